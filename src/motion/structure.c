/* SPDX-License-Identifier: GPL-3.0-or-later */
/* structure.c: from Cartesian to fractional coordinates. */
#include "motion/structure.h"

#include "elastic/vec3.h"

bool motion_lattice_of(const motion_structure *structure, motion_lattice *lattice)
{
  const double(*v)[3] = structure->vectors;
  double normal[3][3];
  for (int k = 0; k < 3; k++)
    vec3_cross(v[(k + 1) % 3], v[(k + 2) % 3], normal[k]);
  double volume = vec3_dot(v[0], normal[0]);
  if (!(fabs(volume) > 1e-6) || !isfinite(volume))
    return false;
  for (int k = 0; k < 3; k++) {
    for (int j = 0; j < 3; j++)
      lattice->inverse[j][k] = normal[k][j] / volume;
    lattice->height[k] = fabs(volume) / vec3_norm(normal[k]);
  }
  return true;
}

void motion_fractional(const motion_lattice *lattice, const double r[3], double fraction[3])
{
  for (int k = 0; k < 3; k++)
    fraction[k] = r[0] * lattice->inverse[0][k] + r[1] * lattice->inverse[1][k] +
                  r[2] * lattice->inverse[2][k];
}
