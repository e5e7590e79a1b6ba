/* SPDX-License-Identifier: GPL-3.0-or-later */
/* test_atr_inverse.c: from ATR spectra back to n and k: round trips, and where there is no way back. */
#include "suite.h"

#include <math.h>
#include <stdlib.h>

#include "base/pi.h"
#include "optics/atr_inverse.h"
#include "optics/interface.h"
#include "optics/tensor.h"

static const double eps_infinity = 2.25;

/* Three made-up bands, `strong` times as strong. */
static double complex sample(double nu_cm1, double strong)
{
  static const double bands[][3] = {{700.0, 2e4, 10.0}, {1100.0, 5e4, 14.0}, {1600.0, 3e4, 10.0}};
  double complex eps = eps_infinity;
  for (int k = 0; k < 3; k++)
    eps += strong * bands[k][1] /
           (bands[k][0] * bands[k][0] - nu_cm1 * nu_cm1 - I * bands[k][2] * nu_cm1);
  return eps;
}

static double static_of(double strong)
{
  return creal(sample(1e-9, strong));
}

/* The largest errors of n and k, as shares of the largest k. */
typedef struct {
  double n, k, least_imaginary, at_zero;
} errors;

static errors round_trip(const optics_atr_setup *setup, double strong, double from_cm1, double step_cm1)
{
  size_t points = (size_t)((4000.0 - from_cm1) / step_cm1) + 1;
  double *absorbance = malloc(points * sizeof *absorbance), most = 0.0;
  double complex *eps = malloc(points * sizeof *eps);
  ck_assert(absorbance != NULL && eps != NULL);
  for (size_t i = 0; i < points; i++) {
    optics_absorbances a = optics_atr(setup->element, setup->angle,
                                      sample(from_cm1 + step_cm1 * (double)i, strong), setup->bounces);
    absorbance[i] = setup->share_s >= 1.0 ? a.s : setup->share_s <= 0.0 ? a.p : a.unpolarised;
  }
  ck_assert(optics_atr_invert(setup, from_cm1, step_cm1, absorbance, points, eps));
  errors worst = {0.0, 0.0, 0.0, optics_atr_static(setup, from_cm1, step_cm1, eps, points)};
  for (size_t i = 0; i < points; i++) {
    double complex true_index = optics_root(sample(from_cm1 + step_cm1 * (double)i, strong));
    double complex found = optics_root(eps[i]);
    most = fmax(most, cimag(true_index));
    worst.n = fmax(worst.n, fabs(creal(found - true_index)));
    worst.k = fmax(worst.k, fabs(cimag(found - true_index)));
    worst.least_imaginary = fmin(worst.least_imaginary, cimag(eps[i]));
  }
  worst.n /= most;
  worst.k /= most;
  free(absorbance);
  free(eps);
  return worst;
}

static optics_atr_setup diamond(void)
{
  return (optics_atr_setup){2.38, 0.25 * ELASTIR_PI, 1, 0.5, sqrt(eps_infinity)};
}

/* With 5 points to the width of a band 3e-4; with 10, 1e-5, the far tail above 4000 that is missing. */
START_TEST(every_light_goes_back)
{
  const struct {
    double element, degrees, share_s;
    int bounces;
  } cases[] = {{2.38, 45, 0.5, 1}, {2.38, 45, 0.5, 3}, {2.38, 45, 0.0, 1}, {2.38, 60, 1.0, 2},
               {4.00, 45, 0.5, 1}, {2.38, 60, 0.5, 1}, {4.00, 50, 0.0, 1}};
  for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
    optics_atr_setup setup = {cases[i].element, cases[i].degrees * ELASTIR_PI / 180.0,
                              cases[i].bounces, cases[i].share_s, sqrt(eps_infinity)};
    errors worst = round_trip(&setup, 1.0, 2.0, 2.0);
    ck_assert_msg(worst.k < 5e-4 && worst.n < 5e-4, "case %zu: n %g, k %g", i, worst.n, worst.k);
  }
  optics_atr_setup setup = diamond();
  errors fine = round_trip(&setup, 1.0, 1.0, 1.0);
  ck_assert_double_lt(fine.k, 2e-5);
  ck_assert_double_lt(fine.n, 5e-5);
  ck_assert_double_eq_tol(fine.at_zero, static_of(1.0), 1e-3);
}
END_TEST

/* A window from 400 costs 1e-4 of k, an index that is off by 0.01 some 4 %. */
START_TEST(what_is_not_known_costs)
{
  optics_atr_setup setup = diamond();
  errors cut = round_trip(&setup, 1.0, 400.0, 2.0);
  ck_assert_double_lt(cut.k, 3e-4);
  ck_assert_double_lt(cut.n, 1e-3);
  setup.far += 0.01;
  errors off = round_trip(&setup, 1.0, 400.0, 2.0);
  ck_assert(off.k > 0.03 && off.k < 0.045);
}
END_TEST

/* The transform holds where eps(0) is below (n1 sin t)^2 = 2.832, and nowhere beyond: there it gives
 * absorptions below 0. */
START_TEST(there_is_no_way_back_near_the_critical_angle)
{
  optics_atr_setup setup = diamond();
  ck_assert_double_eq_tol(optics_atr_limit(&setup), 2.8322, 1e-9);
  ck_assert_double_lt(static_of(6.15), optics_atr_limit(&setup));
  errors below = round_trip(&setup, 6.15, 1.0, 1.0);
  ck_assert(below.k < 1e-4 && below.n < 1e-4);
  ck_assert_double_ge(below.least_imaginary, 0.0);
  ck_assert_double_gt(static_of(6.25), optics_atr_limit(&setup));
  errors beyond = round_trip(&setup, 6.25, 1.0, 1.0);
  ck_assert_double_gt(beyond.n, 0.3);
  ck_assert_double_lt(beyond.least_imaginary, 0.0);
  /* germanium leaves room */
  optics_atr_setup ge = setup;
  ge.element = 4.0;
  ck_assert_double_lt(round_trip(&ge, 6.25, 1.0, 1.0).n, 1e-4);
}
END_TEST

Suite *suite_optics_atr_inverse(void)
{
  Suite *suite = suite_create("ATR inverse");
  TCase *tests = tcase_create("atr inverse");
  tcase_add_test(tests, every_light_goes_back);
  tcase_add_test(tests, what_is_not_known_costs);
  tcase_add_test(tests, there_is_no_way_back_near_the_critical_angle);
  suite_add_tcase(suite, tests);
  return suite;
}
