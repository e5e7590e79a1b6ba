/* SPDX-License-Identifier: GPL-3.0-or-later */
/* test_log_euclidean.c: distances of tensors: closed forms and invariants. */
#include "suite.h"

#include <math.h>

#include <gsl/gsl_rng.h>

#include "elastic/log_euclidean.h"
#include "elastic/random_tensors.h"
#include "elastic/tensor.h"

static void cubic(double c11, double c12, double c44, double c[36])
{
  for (int i = 0; i < 36; i++)
    c[i] = 0.0;
  for (int i = 0; i < 3; i++) {
    for (int j = 0; j < 3; j++)
      c[6 * i + j] = i == j ? c11 : c12;
    c[7 * (i + 3)] = c44;
  }
}

/* Cubic tensors have the eigenvalues 3K, 2C' twice and 2C44 thrice, and commute:
 * d^2 = ln^2 K1/K2 + 2 ln^2 C'1/C'2 + 3 ln^2 C44_1/C44_2. To the isotropic ones the two shear logarithms
 * come together in their mean: d^2 = 6/5 ln^2 C44/C'. */
START_TEST(cubic_closed_form)
{
  double a[36], b[36];
  cubic(168.4, 121.4, 75.4, a);
  cubic(12.076, 9.273, 1.213, b);
  double k = log((168.4 + 2 * 121.4) / (12.076 + 2 * 9.273));
  double t = log((168.4 - 121.4) / (12.076 - 9.273)), g = log(75.4 / 1.213);
  ck_assert_double_eq_tol(elastir_log_distance(a, b), sqrt(k * k + 2 * t * t + 3 * g * g), 1e-12);
  elastir_setting isotropic = {ELASTIR_CLASS_ISOTROPIC, 0, 0}, own = {ELASTIR_CLASS_CUBIC, 0, 0};
  double zener = log(75.4 / (0.5 * (168.4 - 121.4)));
  ck_assert_double_eq_tol(elastir_log_distance_to_class(a, isotropic), sqrt(1.2) * zener, 1e-12);
  ck_assert_double_eq_tol(elastir_log_distance_to_class(a, own), 0.0, 1e-12);
}
END_TEST

/* The same for the inverses, in other units, after a rotation of both; no tensor of the class is nearer. */
START_TEST(invariants)
{
  const double c = cos(0.7), s = sin(0.7),
               rotation[9] = {c, s, 0, -s * 0.6, c * 0.6, 0.8, s * 0.8, -c * 0.8, 0.6};
  double a[36], b[36], x[36], y[36], sa[36], sb[36];
  cubic(168.4, 121.4, 75.4, a);
  cubic(50.0, 10.0, 8.0, b);
  b[14] = 80.0; /* tetragonal */
  double distance = elastir_log_distance(a, b);
  ck_assert_double_gt(distance, 1.0);
  elastir_rotate_stiffness(a, rotation, x);
  elastir_rotate_stiffness(b, rotation, y);
  ck_assert_double_eq_tol(elastir_log_distance(x, y), distance, 1e-11);
  for (int i = 0; i < 36; i++) {
    x[i] = 1000.0 * a[i];
    y[i] = 1000.0 * b[i];
  }
  ck_assert_double_eq_tol(elastir_log_distance(x, y), distance, 1e-11);
  ck_assert(elastir_compliance(a, sa, NULL) && elastir_compliance(b, sb, NULL));
  double ka[36], kb[36];
  elastir_kelvin_from_compliance(sa, ka);
  elastir_kelvin_from_compliance(sb, kb);
  elastir_stiffness_from_kelvin(ka, x);
  elastir_stiffness_from_kelvin(kb, y);
  ck_assert_double_eq_tol(elastir_log_distance(x, y), distance, 1e-11);
  elastir_setting to_cubic = {ELASTIR_CLASS_CUBIC, 0, 0};
  double least = INFINITY, nearest = elastir_log_distance_to_class(b, to_cubic);
  for (int i = 0; i < 60; i++)
    for (int j = 0; j < 60; j++) { /* C44 is 8 in both */
      double k = 10.0 + 0.5 * i, t = 10.0 + 0.5 * j;
      cubic(k + 4 * t / 3, k - 2 * t / 3, 8.0, x);
      least = fmin(least, elastir_log_distance(b, x));
    }
  ck_assert_double_ge(least, nearest - 1e-12);
  ck_assert_double_le(least, nearest + 0.01); /* steps of the grid: half of a per cent, squared */
  a[0] = -1.0;
  ck_assert(isnan(elastir_log_distance(a, b)) && isnan(elastir_log_distance(b, a)));
  ck_assert(isnan(elastir_log_distance_to_class(a, to_cubic)));
}
END_TEST

/* Over all orientations: the same for a turned tensor, not above the distance in the given axes, not above
 * that of any orientation tried. */
START_TEST(over_all_orientations)
{
  gsl_rng *rng = gsl_rng_alloc(gsl_rng_mt19937);
  for (unsigned long t = 0; t < trials_of(48); t++) {
    double own[36], turned[36], rotation[9];
    elastir_symmetry symmetry, then;
    random_standard(3 * t, own); /* all classes, conditions up to a thousand */
    random_rotation(rng, rotation);
    elastir_rotate_stiffness(own, rotation, turned);
    elastir_find_symmetry(own, 0.0, true, &symmetry);
    elastir_find_symmetry(turned, 0.0, true, &then);
    elastir_find_log_distances(own, &symmetry);
    elastir_find_log_distances(turned, &then);
    for (int c = 0; c < ELASTIR_CLASS_COUNT; c++) {
      const elastir_class_fit *fit = &symmetry.fits[c];
      double best = fit->best_log_distance;
      ck_assert_msg(fabs(then.fits[c].best_log_distance - best) < 1e-7,
                    "tensor %lu, class %d: %.9g, turned %.9g", t, c, best, then.fits[c].best_log_distance);
      ck_assert_double_le(best, elastir_log_distance_to_class(own, fit->setting) + 1e-12);
      for (int k = 0; k < 100; k++) {
        random_rotation(rng, rotation);
        elastir_rotate_stiffness(own, rotation, turned);
        ck_assert_double_ge(elastir_log_distance_to_class(turned, fit->setting), best - 1e-9);
      }
    }
  }
  gsl_rng_free(rng);
}
END_TEST

Suite *suite_elastic_log_euclidean(void)
{
  Suite *suite = suite_create("log-Euclidean distance");
  TCase *tests = tcase_create("distance");
  tcase_add_test(tests, cubic_closed_form);
  tcase_add_test(tests, invariants);
  tcase_set_timeout(tests, 60);
  tcase_add_test(tests, over_all_orientations);
  suite_add_tcase(suite, tests);
  return suite;
}
