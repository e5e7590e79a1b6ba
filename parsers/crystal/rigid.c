/* SPDX-License-Identifier: GPL-3.0-or-later */
/* rigid.c: how much of a mode moves or turns all atoms as one body. */
#include <math.h>

#include "crystal/internal.h"

/* Pivots below this part of the largest are of axes that the atoms lie on. */
static const double least_pivot = 1e-6;

/* A ghost has no mass. */
static double mass_of(const elastir_atom *atom)
{
  return atom->ghost ? 0.0 : atom->mass_amu;
}

/* Rotations are about the centre of mass, of a rod about its axis x alone. Its coordinates across
 * the axis, and those of a molecule, are in angstrom. */
static void centre_of_mass(const elastir_geometry *geometry, double centre[3])
{
  double total = 0.0;
  centre[0] = centre[1] = centre[2] = 0.0;
  for (size_t i = 0; i < geometry->atoms_read; i++) {
    double mass = mass_of(&geometry->atoms[i]);
    total += mass;
    for (int k = 0; k < 3; k++)
      centre[k] += mass * geometry->atoms[i].coordinates[k];
  }
  for (int k = 0; k < 3 && total > 0.0; k++)
    centre[k] /= total;
}

/* The displacements of an atom at r in a rotation about each axis. */
static void turn(const double r[3], double moved[3][3])
{
  const double axes[3][3] = {{0.0, -r[2], r[1]}, {r[2], 0.0, -r[0]}, {-r[1], r[0], 0.0}};
  for (int k = 0; k < 3; k++)
    for (int j = 0; j < 3; j++)
      moved[k][j] = axes[k][j];
}

static int axis_count(const elastir_geometry *geometry)
{
  return geometry->dimensionality == 0 ? 3 : geometry->dimensionality == 1 ? 1 : 0;
}

/* Products, weighted with the masses, of the rotations with each other, and with a mode. */
typedef struct {
  int axes;
  double gram[3][3], along[3];
} rotations;

static rotations project(const elastir_geometry *geometry, const double *displacement)
{
  rotations result = {.axes = axis_count(geometry)};
  double centre[3];
  centre_of_mass(geometry, centre);
  for (size_t i = 0; i < geometry->atoms_read; i++) {
    double mass = mass_of(&geometry->atoms[i]), r[3], moved[3][3];
    for (int k = 0; k < 3; k++)
      r[k] = geometry->dimensionality == 1 && k == 0
                 ? 0.0
                 : geometry->atoms[i].coordinates[k] - centre[k];
    turn(r, moved);
    for (int k = 0; k < result.axes; k++)
      for (int j = 0; j < 3; j++) {
        for (int l = 0; l < result.axes; l++)
          result.gram[k][l] += mass * moved[k][j] * moved[l][j];
        if (displacement != NULL)
          result.along[k] += mass * moved[k][j] * displacement[3 * i + (size_t)j];
      }
  }
  return result;
}

/* Gram and Schmidt, on the products alone: the square of the projection on the span of the
 * rotations, and how many of them are independent. */
static double solve(rotations *r, int *independent)
{
  double largest = 0.0, sum = 0.0;
  for (int k = 0; k < r->axes; k++)
    largest = fmax(largest, r->gram[k][k]);
  *independent = 0;
  for (int k = 0; k < r->axes; k++) {
    double pivot = r->gram[k][k];
    if (!(pivot > least_pivot * largest))
      continue;
    ++*independent;
    sum += r->along[k] * r->along[k] / pivot;
    for (int l = k + 1; l < r->axes; l++) {
      double factor = r->gram[l][k] / pivot;
      r->along[l] -= factor * r->along[k];
      for (int m = k + 1; m < r->axes; m++)
        r->gram[l][m] -= factor * r->gram[k][m];
    }
  }
  return sum;
}

crystal_rigid_shares crystal_rigid_motion(const elastir_geometry *geometry,
                                          const double *displacement)
{
  double norm = 0.0, total = 0.0, moved[3] = {0.0, 0.0, 0.0};
  for (size_t i = 0; i < geometry->atoms_read; i++) {
    double mass = mass_of(&geometry->atoms[i]);
    total += mass;
    for (size_t k = 0; k < 3; k++) {
      double u = displacement[3 * i + k];
      norm += mass * u * u;
      moved[k] += mass * u;
    }
  }
  if (!(norm > 0.0) || !(total > 0.0))
    return (crystal_rigid_shares){0.0, 0.0};
  int independent;
  rotations turned = project(geometry, displacement);
  double translation =
      (moved[0] * moved[0] + moved[1] * moved[1] + moved[2] * moved[2]) / total;
  return (crystal_rigid_shares){translation / norm, solve(&turned, &independent) / norm};
}

size_t crystal_free_motion_count(const elastir_vibrations *vibrations)
{
  const elastir_geometry *geometry = &vibrations->geometry;
  if (vibrations->fragment_atoms > 0)
    return 0; /* it is held by the other atoms */
  if (geometry->atoms_read == 0 || geometry->atoms_read < geometry->atom_count)
    return geometry->dimensionality == 0 ? 6 : geometry->dimensionality == 1 ? 4 : 3;
  int independent;
  rotations turned = project(geometry, NULL);
  solve(&turned, &independent);
  return 3 + (size_t)independent;
}
