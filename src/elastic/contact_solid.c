/* SPDX-License-Identifier: GPL-3.0-or-later */
/* contact_solid.c: the contact modulus of one solid along one normal after the other. */
#include "elastic/contact_solid.h"

#include <math.h>
#include <string.h>

#include "base/pi.h"
#include "elastic/half_space.h"
#include "elastic/tensor.h"
#include "elastic/vec3.h"

enum { FIRST_ANGLES = 4, KNOWN_ANGLES = 64, LAST_ANGLES = CONTACT_ANGLES };

/* Each doubling takes the angles between. */
double contact_solid_modulus(const contact_solid *of, const double n[3], double within)
{
  double axes[9], sum = 0.0, before = NAN, mean = NAN, change = NAN;
  half_space space;
  half_space_factor factors[KNOWN_ANGLES], factor = {{0.0}, {0.0}};
  elastir_tangent_frame(n, axes, axes + 3);
  memcpy(axes + 6, n, 3 * sizeof *n);
  if (!half_space_prepare(of->stiffness_gpa, axes, &space))
    return NAN;
  for (int count = FIRST_ANGLES; count <= LAST_ANGLES; count *= 2) {
    for (int a = 0; a < count; a++)
      if (count == FIRST_ANGLES || a % 2 == 1) {
        const double *at = of->steps[a * (LAST_ANGLES / count)];
        /* From the angle before, which was halved last. */
        if (count > FIRST_ANGLES && count <= KNOWN_ANGLES)
          factor = factors[(a - 1) * (KNOWN_ANGLES / count)];
        sum += half_space_response(&space, at[0], at[1], &factor);
        if (count <= KNOWN_ANGLES)
          factors[a * (KNOWN_ANGLES / count)] = factor;
      }
    mean = sum / count;
    double change_before = change;
    change = fabs(mean - before);
    if (change <= within * mean && change_before <= sqrt(within) * mean)
      break;
    before = mean;
  }
  return 2.0 / mean;
}

void contact_solid_prepare(const double stiffness_gpa[36], contact_solid *of)
{
  memcpy(of->stiffness_gpa, stiffness_gpa, sizeof of->stiffness_gpa);
  for (int a = 0; a < LAST_ANGLES; a++) {
    of->steps[a][0] = cos(ELASTIR_PI * a / LAST_ANGLES);
    of->steps[a][1] = sin(ELASTIR_PI * a / LAST_ANGLES);
  }
}

bool contact_solid_is_stable(const double stiffness_gpa[36])
{
  double values[6];
  elastir_kelvin_eigen(stiffness_gpa, values, NULL);
  return elastir_is_positive(values);
}
