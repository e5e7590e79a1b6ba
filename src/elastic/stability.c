/* SPDX-License-Identifier: GPL-3.0-or-later */
/* stability.c: elastic stability of a tensor. */
#include "elastic/stability.h"

#include <math.h>
#include <string.h>

#include "elastic/eigenstrain.h"
#include "elastic/tensor.h"

/* The tensor with its axes renamed in cyclic order so that the main axis becomes z. */
static void main_axis_to_z(const double stiffness[36], int axis, double turned[36])
{
  for (int p = 0; p < 6; p++)
    for (int q = 0; q < 6; q++)
      turned[6 * p + q] =
          stiffness[6 * voigt_shifted(p, axis + 1) + voigt_shifted(q, axis + 1)];
}

static void add(elastir_stability *stability, const char *condition, double value, int power)
{
  elastir_criterion *criterion = &stability->criteria[stability->criterion_count++];
  criterion->condition = condition;
  criterion->value = value;
  criterion->power = power;
  criterion->satisfied = value > 0.0;
}

#define C(i, j) c[6 * ((i) - 1) + (j) - 1]

static void add_cubic(elastir_stability *stability, const double c[36])
{
  add(stability, "C11 - C12 > 0", C(1, 1) - C(1, 2), 1);
  add(stability, "C11 + 2 C12 > 0", C(1, 1) + 2.0 * C(1, 2), 1);
  add(stability, "C44 > 0", C(4, 4), 1);
}

/* Hexagonal, tetragonal and trigonal begin alike. */
static void add_uniaxial(elastir_stability *stability, const double c[36])
{
  add(stability, "C11 - |C12| > 0", C(1, 1) - fabs(C(1, 2)), 1);
  add(stability, "C33 (C11 + C12) - 2 C13^2 > 0",
      C(3, 3) * (C(1, 1) + C(1, 2)) - 2.0 * C(1, 3) * C(1, 3), 2);
  add(stability, "C44 > 0", C(4, 4), 1);
}

static void add_orthorhombic(elastir_stability *stability, const double c[36])
{
  add(stability, "C11 > 0", C(1, 1), 1);
  add(stability, "C11 C22 - C12^2 > 0", C(1, 1) * C(2, 2) - C(1, 2) * C(1, 2), 2);
  add(stability,
      "C11 C22 C33 + 2 C12 C13 C23 - C11 C23^2 - C22 C13^2 - C33 C12^2 > 0",
      C(1, 1) * C(2, 2) * C(3, 3) + 2.0 * C(1, 2) * C(1, 3) * C(2, 3) -
          C(1, 1) * C(2, 3) * C(2, 3) - C(2, 2) * C(1, 3) * C(1, 3) -
          C(3, 3) * C(1, 2) * C(1, 2),
      3);
  add(stability, "C44 > 0", C(4, 4), 1);
  add(stability, "C55 > 0", C(5, 5), 1);
  add(stability, "C66 > 0", C(6, 6), 1);
}

/* Leading minors by elimination without exchange: minor k is the product of the first k pivots.
 * Behind a pivot that vanishes the minors are given as zero: not positive. */
static void add_minors(elastir_stability *stability, const double c[36])
{
  static const char *const text[6] = {
      "leading minor 1 of C > 0", "leading minor 2 of C > 0", "leading minor 3 of C > 0",
      "leading minor 4 of C > 0", "leading minor 5 of C > 0", "leading minor 6 of C > 0"};
  double a[36], minor = 1.0;
  memcpy(a, c, sizeof a);
  for (int k = 0; k < 6; k++) {
    minor *= a[7 * k];
    add(stability, text[k], minor, k + 1);
    for (int i = k + 1; i < 6 && a[7 * k] != 0.0; i++) {
      double factor = a[6 * i + k] / a[7 * k];
      for (int j = k; j < 6; j++)
        a[6 * i + j] -= factor * a[6 * k + j];
    }
  }
}

static void add_criteria(elastir_stability *stability, const double c[36])
{
  switch (stability->setting.symmetry) {
  case ELASTIR_CLASS_ISOTROPIC:
  case ELASTIR_CLASS_CUBIC:
    add_cubic(stability, c);
    break;
  case ELASTIR_CLASS_HEXAGONAL:
    add_uniaxial(stability, c);
    break;
  case ELASTIR_CLASS_TETRAGONAL_HIGH:
    add_uniaxial(stability, c);
    add(stability, "C66 > 0", C(6, 6), 1);
    break;
  case ELASTIR_CLASS_TETRAGONAL_LOW:
    add_uniaxial(stability, c);
    add(stability, "C66 (C11 - C12) - 2 C16^2 > 0",
        C(6, 6) * (C(1, 1) - C(1, 2)) - 2.0 * C(1, 6) * C(1, 6), 2);
    break;
  case ELASTIR_CLASS_TRIGONAL_HIGH:
  case ELASTIR_CLASS_TRIGONAL_LOW:
    /* In the two settings of the high class C15 or C14 vanishes. */
    add_uniaxial(stability, c);
    add(stability, "C44 (C11 - C12) / 2 - C14^2 - C15^2 > 0",
        0.5 * C(4, 4) * (C(1, 1) - C(1, 2)) - C(1, 4) * C(1, 4) - C(1, 5) * C(1, 5), 2);
    break;
  case ELASTIR_CLASS_ORTHORHOMBIC:
    add_orthorhombic(stability, c);
    break;
  default:
    add_minors(stability, c);
    break;
  }
}

void elastir_judge_stability(const double stiffness_gpa[36], elastir_setting setting,
                             double eigenvalue_sigma_gpa, elastir_stability *stability)
{
  double eigenstrains[36], projected[36], turned[36];
  *stability = (elastir_stability){0};
  elastir_kelvin_eigen(stiffness_gpa, stability->kelvin_eigenvalues_gpa, eigenstrains);
  for (int k = 0; k < 6; k++)
    if (!(stability->kelvin_eigenvalues_gpa[k] > 0.0))
      stability->negative_count++;
  stability->stable = stability->negative_count == 0;
  stability->setting = setting;
  elastir_project(stiffness_gpa, setting, projected);
  main_axis_to_z(projected, setting.axis, turned);
  add_criteria(stability, turned);
  stability->criteria_satisfied = true;
  for (size_t k = 0; k < stability->criterion_count; k++)
    stability->criteria_satisfied =
        stability->criteria_satisfied && stability->criteria[k].satisfied;
  eigenstrain_describe(stability->kelvin_eigenvalues_gpa, eigenstrains, &stability->softest);
  stability->distance_gpa = stability->kelvin_eigenvalues_gpa[0];
  stability->distance_sigmas =
      eigenvalue_sigma_gpa > 0.0 ? stability->distance_gpa / eigenvalue_sigma_gpa : NAN;
}
