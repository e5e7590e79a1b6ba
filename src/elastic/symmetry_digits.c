/* SPDX-License-Identifier: GPL-3.0-or-later */
/* symmetry_digits.c: the symmetry class that the digits of a tensor allow. */
#include "elastic/symmetry_digits.h"

#include <math.h>

#include "elastic/class_box.h"

/* Of the largest constant: equal ones may differ by as much. */
static const double arithmetic = 1e-8;

static class_box box_of(const double stiffness_gpa[36], const double half_unit_gpa[36])
{
  double half[36], largest = 0.0;
  for (int i = 0; i < 36; i++)
    largest = fmax(largest, fabs(stiffness_gpa[i]));
  for (int i = 0; i < 36; i++)
    half[i] = half_unit_gpa[i] + 0.5 * arithmetic * largest;
  return class_box_of(stiffness_gpa, half);
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
  class_box box = box_of(c, half_unit);
  for (int k = ELASTIR_CLASS_TRICLINIC; k >= 0; k--) {
    const elastir_class_fit *fit = &symmetry->fits[k];
    if (class_box_holds(&box, fit->setting))
      symmetry->given_frame = (elastir_symmetry_class)k;
    if (find_axes && !symmetry_is_low((elastir_symmetry_class)k) &&
        class_box_holds_near(&box, fit->setting, fit->axes))
      symmetry->any_frame = (elastir_symmetry_class)k;
  }
  symmetry->setting = symmetry->fits[symmetry->given_frame].setting;
  if (find_axes)
    elastir_keep_given_axes(c, symmetry);
  else
    symmetry->any_frame = symmetry->given_frame;
}
