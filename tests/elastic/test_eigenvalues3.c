/* SPDX-License-Identifier: GPL-3.0-or-later */
/* test_eigenvalues3.c: eigenvalues of 3x3 matrices, also where two or three are nearly equal. */
#include <float.h>
#include <math.h>

#include "elastic/eigenvalues3.h"
#include "elastic/tensors.h"
#include "elastic/voigt.h"
#include "suite.h"

/* R^T diag(values) R in Voigt's order. */
static void turned(const double values[3], const double rotation[9], double a[6])
{
  for (int p = 0; p < 6; p++) {
    a[p] = 0.0;
    for (int k = 0; k < 3; k++)
      a[p] += values[k] * rotation[3 * k + voigt_pair[p][0]] * rotation[3 * k + voigt_pair[p][1]];
  }
}

/* Jacobi's method is off by a few units of rounding of the largest, as this one. */
static void check(const double a[6])
{
  const double full[9] = {a[0], a[5], a[4], a[5], a[1], a[3], a[4], a[3], a[2]};
  double values[3], expected[3];
  elastir_symmetric_eigen(3, full, expected, NULL);
  eigenvalues3(a, values);
  double size = fmax(fabs(expected[0]), fabs(expected[2]));
  for (int i = 0; i < 3; i++)
    ck_assert_double_le(fabs(values[i] - expected[i]), 16.0 * DBL_EPSILON * size);
  ck_assert(values[0] <= values[1] && values[1] <= values[2]);
}

/* The rotations of these tests are orthonormal to some 1e-13. */
static void check_known(const double known[3], const double rotation[9])
{
  double a[6], values[3];
  turned(known, rotation, a);
  eigenvalues3(a, values);
  for (int i = 0; i < 3; i++)
    ck_assert_double_le(fabs(values[i] - known[i]), 1e-12 * fmax(fabs(known[0]), fabs(known[2])));
  check(a);
}

START_TEST(known_eigenvalues_in_any_frame)
{
  static const double sets[][3] = {{1.0, 2.0, 3.0}, {-1.0, 0.0, 1.0}, {1e-6, 1.0, 1e3}, {-5.0, -5.0, 7.0},
                                   {2.0, 2.0, 2.0}, {-3.0, 1.0, 1.0}, {0.0, 0.0, 0.0}};
  uint64_t state = 7;
  for (int trial = 0; trial < 2000; trial++) {
    double rotation[9];
    random_rotation(&state, rotation);
    check_known(sets[trial % (int)(sizeof sets / sizeof sets[0])], rotation);
  }
}
END_TEST

/* The distance of two eigenvalues from 1 down to less than rounding, below and above the third. */
START_TEST(eigenvalues_that_nearly_coincide)
{
  uint64_t state = 8;
  for (int trial = 0; trial < 4000; trial++) {
    double rotation[9], apart = pow(10.0, -0.0045 * trial);
    const double below[3] = {50.0, 50.0 + apart, 60.0}, above[3] = {40.0, 50.0, 50.0 + apart};
    const double all[3] = {50.0 - apart, 50.0, 50.0 + apart};
    random_rotation(&state, rotation);
    check_known(below, rotation);
    check_known(above, rotation);
    check_known(all, rotation);
  }
}
END_TEST

START_TEST(elements_of_many_sizes)
{
  uint64_t state = 9;
  for (int trial = 0; trial < 5000; trial++) {
    double a[6];
    for (int i = 0; i < 6; i++)
      a[i] = random_unit(&state) * pow(10.0, 2.0 * random_unit(&state));
    check(a);
  }
}
END_TEST

START_TEST(diagonal_and_broken_matrices)
{
  const double diagonal[6] = {3.0, -1.0, 2.0, 0.0, 0.0, 0.0};
  check(diagonal);
  for (int i = 0; i < 6; i++) {
    double broken[6] = {1.0, 2.0, 3.0, 0.1, 0.2, 0.3}, values[3];
    broken[i] = i % 2 == 0 ? NAN : INFINITY;
    eigenvalues3(broken, values);
    ck_assert(isnan(values[0]) && isnan(values[1]) && isnan(values[2]));
  }
}
END_TEST

Suite *suite_elastic_eigenvalues3(void)
{
  Suite *suite = suite_create("eigenvalues of 3x3 matrices");
  TCase *tests = tcase_create("eigenvalues");
  tcase_add_test(tests, known_eigenvalues_in_any_frame);
  tcase_add_test(tests, eigenvalues_that_nearly_coincide);
  tcase_add_test(tests, elements_of_many_sizes);
  tcase_add_test(tests, diagonal_and_broken_matrices);
  suite_add_tcase(suite, tests);
  return suite;
}
