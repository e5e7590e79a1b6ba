/* SPDX-License-Identifier: GPL-3.0-or-later */
/* log_euclidean.c: how far stiffness tensors are apart. */
#include "elastic/log_euclidean.h"

#include <math.h>

#include "elastic/symmetry_axes.h"
#include "elastic/symmetry_basis.h"
#include "elastic/tensor.h"

/* The logarithm of the Kelvin matrix, in Voigt's form of a stiffness. false: not positive. */
static bool log_of(const double stiffness_gpa[36], double log_voigt[36])
{
  double values[6], vectors[36], log_kelvin[36];
  elastir_kelvin_eigen(stiffness_gpa, values, vectors);
  for (int i = 0; i < 36; i++) {
    log_kelvin[i] = 0.0;
    for (int a = 0; a < 6; a++)
      log_kelvin[i] += log(values[a]) * vectors[6 * a + i / 6] * vectors[6 * a + i % 6];
  }
  elastir_stiffness_from_kelvin(log_kelvin, log_voigt);
  return values[0] > 0.0;
}

static double norm_of_difference(const double a[36], const double b[36])
{
  double difference[36];
  for (int i = 0; i < 36; i++)
    difference[i] = a[i] - b[i];
  return elastir_kelvin_norm(difference);
}

double elastir_log_distance(const double one_gpa[36], const double other_gpa[36])
{
  double one[36], other[36];
  return log_of(one_gpa, one) && log_of(other_gpa, other) ? norm_of_difference(one, other)
                                                          : (double)NAN;
}

double elastir_log_distance_to_class(const double stiffness_gpa[36], elastir_setting setting)
{
  double logarithm[36], projected[36];
  if (!log_of(stiffness_gpa, logarithm))
    return NAN;
  elastir_project(logarithm, setting, projected);
  return norm_of_difference(logarithm, projected);
}

/* In the axes that were found for C, which are those of ln C where C has the class. */
static double distance_in(const double kelvin[36], const elastir_class_fit *fit)
{
  double turned[36];
  symmetry_basis basis;
  symmetry_basis_of(fit->setting, &basis);
  elastir_rotate_kelvin(kelvin, fit->axes, turned);
  return symmetry_basis_distance(&basis, turned);
}

void elastir_find_log_distances(const double stiffness_gpa[36], elastir_symmetry *symmetry)
{
  double logarithm[36], kelvin[36];
  symmetry_best_fit best[SYMMETRY_MOST_FITS];
  int count = 0;
  if (!log_of(stiffness_gpa, logarithm))
    return;
  elastir_kelvin_from_stiffness(logarithm, kelvin);
  for (int c = 0; c < ELASTIR_CLASS_COUNT; c++) {
    elastir_class_fit *fit = &symmetry->fits[c];
    fit->best_log_distance = distance_in(kelvin, fit);
    if (symmetry_has_axes((elastir_symmetry_class)c))
      best[count++].setting = fit->setting;
  }
  symmetry_best_axes(kelvin, best, count);
  for (int k = 0; k < count; k++) {
    double *distance = &symmetry->fits[best[k].setting.symmetry].best_log_distance;
    *distance = fmin(*distance, best[k].distance);
  }
  for (int c = 0; c < ELASTIR_CLASS_COUNT; c++)
    symmetry->fits[c].best_log_distance =
        symmetry->fits[symmetry_high_of((elastir_symmetry_class)c)].best_log_distance;
}
