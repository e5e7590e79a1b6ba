/* SPDX-License-Identifier: GPL-3.0-or-later */
/* symmetry_digits.c: the symmetry class that the digits of a tensor allow. */
#include "elastic/symmetry_digits.h"

#include <math.h>
#include <string.h>

#include "elastic/symmetry_basis.h"
#include "elastic/tensor.h"

static const double arithmetic = 1e-8;

/* What the class does not hold, (1-P)C as a Kelvin matrix, in the frame of the axes (NULL: as given). */
static void rest_of(const double stiffness_gpa[36], const symmetry_basis *basis,
                    const double *axes, double rest[36])
{
  double kelvin[36], seen[36], projected[36];
  elastir_kelvin_from_stiffness(stiffness_gpa, kelvin);
  if (axes != NULL)
    elastir_rotate_kelvin(kelvin, axes, seen);
  else
    memcpy(seen, kelvin, sizeof seen);
  symmetry_basis_project(basis, seen, projected);
  for (int i = 0; i < 36; i++)
    rest[i] = seen[i] - projected[i];
}

/* No element of (1-P)h is longer than h. */
static bool distance_is_hopeless(const double rest[36], const double half_unit_gpa[36],
                                 double forgiven)
{
  double most = 0.0, length = elastir_kelvin_norm(half_unit_gpa);
  for (int i = 0; i < 36; i++)
    most = fmax(most, fabs(rest[i]));
  return !(most <= 10.0 * length + forgiven);
}

static bool allowed(const double stiffness_gpa[36], const double half_unit_gpa[36],
                    const elastir_class_fit *fit, const double *axes)
{
  symmetry_basis basis;
  double rest[36], limit[36], largest = 0.0;
  symmetry_basis_of(fit->setting, &basis);
  for (int i = 0; i < 36; i++)
    largest = fmax(largest, fabs(stiffness_gpa[i]));
  for (int i = 0; i < 36; i++)
    limit[i] = arithmetic * largest;
  rest_of(stiffness_gpa, &basis, axes, rest);
  if (distance_is_hopeless(rest, half_unit_gpa, arithmetic * largest))
    return false;
  for (int i = 0; i < 6; i++)
    for (int j = i; j < 6; j++) {
      double one[36] = {0.0}, moved[36];
      if (!(half_unit_gpa[6 * i + j] > 0.0))
        continue;
      one[6 * i + j] = one[6 * j + i] = half_unit_gpa[6 * i + j];
      rest_of(one, &basis, axes, moved);
      for (int e = 0; e < 36; e++)
        limit[e] += fabs(moved[e]);
    }
  for (int i = 0; i < 36; i++)
    if (!(fabs(rest[i]) <= limit[i]))
      return false;
  return true;
}

void elastir_find_symmetry_of(const elastir_stiffness_data *data, bool find_axes,
                              elastir_symmetry *symmetry)
{
  const double *c = data->stiffness_gpa;
  double half_unit[36];
  elastir_find_symmetry(c, isnan(data->tolerance_gpa) ? 0.0 : arithmetic, find_axes, symmetry);
  double length = elastir_kelvin_norm(c);
  if (isnan(data->tolerance_gpa) || !(length > 0.0))
    return;
  for (int i = 0; i < 36; i++)
    half_unit[i] = data->tolerance_gpa > 0.0 ? data->tolerance_gpa : data->half_unit_gpa[i];
  symmetry->tolerance = fmax(arithmetic, elastir_kelvin_norm(half_unit) / length);
  for (int k = ELASTIR_CLASS_TRICLINIC; k >= 0; k--) {
    const elastir_class_fit *fit = &symmetry->fits[k];
    bool low = k == ELASTIR_CLASS_TETRAGONAL_LOW || k == ELASTIR_CLASS_TRIGONAL_LOW;
    if (allowed(c, half_unit, fit, NULL))
      symmetry->given_frame = (elastir_symmetry_class)k;
    if (find_axes && !low && allowed(c, half_unit, fit, fit->axes))
      symmetry->any_frame = (elastir_symmetry_class)k;
  }
  symmetry->setting = symmetry->fits[symmetry->given_frame].setting;
  if (find_axes)
    elastir_keep_given_axes(c, symmetry);
  else
    symmetry->any_frame = symmetry->given_frame;
}
