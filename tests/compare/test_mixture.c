/* SPDX-License-Identifier: GPL-3.0-or-later */
/* test_mixture.c: known fractions come back, and the intervals cover as often as they say. */
#include "suite.h"

#include <math.h>

#include "compare/mixture.h"
#include "synthetic.h"

static const double truth[SYNTHETIC_MODELS] = {0.60, 0.28, 0.12};
static elastir_stick sticks[SYNTHETIC_MODELS][SYNTHETIC_STICKS];
static elastir_mixture_model models[SYNTHETIC_MODELS];
static double x[SYNTHETIC_POINTS], y[SYNTHETIC_POINTS];

/* y: the mixture, with a straight background, moved and broadened. */
static double moved_by; /* cm-1, on top of the scale */

static void make(const double *fractions, double scale_error, double fwhm, double slope)
{
  static const char *const labels[] = {"ideal", "missing-zn", "missing-linker"};
  elastir_diagnostics d = {0};
  elastir_scale scale;
  elastir_lineshape shape = {ELASTIR_LORENTZIAN, 1.0, fwhm};
  ck_assert(elastir_scale_parse(ELASTIR_SCALE_DEFAULT, &scale, &d));
  for (int i = 0; i < SYNTHETIC_POINTS; i++) {
    x[i] = 600.0 + i;
    y[i] = 0.02 + slope * i;
  }
  for (int k = 0; k < SYNTHETIC_MODELS; k++) {
    elastir_stick moved[SYNTHETIC_STICKS];
    synthetic_sticks(k, &scale, sticks[k]);
    synthetic_sticks(k, &scale, moved);
    for (int i = 0; i < SYNTHETIC_STICKS; i++)
      moved[i].wavenumber_cm1 = moved[i].wavenumber_cm1 * scale_error + moved_by;
    synthetic_add(moved, &shape, 0.02 * fractions[k], y);
    models[k] = (elastir_mixture_model){labels[k], sticks[k], SYNTHETIC_STICKS};
  }
}

START_TEST(without_noise_the_truth_comes_back)
{
  for (int fitted = 0; fitted < 2; fitted++) {
    moved_by = fitted ? -2.5 : 0.0;
    make(truth, fitted ? 1.004 : 1.0, fitted ? 12.5 : 10.0, 1e-5);
    elastir_mixture_options options = elastir_mixture_options_default();
    options.fit_scale = options.fit_shift = options.fit_width = fitted;
    options.bootstrap.replicates = 50;
    elastir_diagnostics d = {0};
    elastir_mixture m = {0};
    ck_assert(elastir_mixture_fit(x, y, NULL, SYNTHETIC_POINTS, models, 3, &options, &m, &d));
    ck_assert_uint_eq(d.count, 0);
    /* linear: rounding times the condition; searched: the simplex stops near 1e-8 */
    double tolerance = fitted ? 1e-6 : 1e-11;
    for (int k = 0; k < 3; k++) {
      ck_assert_double_eq_tol(m.components[k].fraction, truth[k], tolerance);
      ck_assert_double_eq_tol(m.components[k].amplitude, 0.02 * truth[k], tolerance);
    }
    /* the straight line 0.02 + 1e-5 i in Legendre polynomials on [-1, 1] */
    ck_assert_double_eq_tol(m.baseline[0], 0.02 + 1e-5 * 550.0, tolerance);
    ck_assert_double_eq_tol(m.baseline[1], 1e-5 * 550.0, tolerance);
    ck_assert_double_eq_tol(m.common_scale, fitted ? 1.004 : 1.0, 1e-6);
    ck_assert_double_eq_tol(m.common_shift_cm1, moved_by, 1e-3);
    ck_assert_double_eq_tol(m.fwhm_cm1, fitted ? 12.5 : 10.0, 1e-5);
    ck_assert_double_eq_tol(m.pearson, 1.0, 1e-9);
    ck_assert(!m.inseparable);
    ck_assert_uint_eq(m.unexplained_count, 0);
    elastir_mixture_free(&m);
  }
  moved_by = 0.0;
}
END_TEST

typedef struct {
  const double *fractions;
  bool fit;         /* common scale, shift and width */
  double rho;       /* correlation of neighbouring noise */
  double scale, fwhm;
} coverage_case;

/* How often the interval of each model holds its true fraction. */
static void cover(const coverage_case *c, int trials, int covered[SYNTHETIC_MODELS],
                  double mean[SYNTHETIC_MODELS])
{
  gsl_rng *generator = gsl_rng_alloc(gsl_rng_mt19937);
  gsl_rng_set(generator, 4242);
  elastir_mixture_options options = elastir_mixture_options_default();
  options.fit_scale = options.fit_shift = options.fit_width = c->fit;
  options.bootstrap.replicates = 400;
  for (int k = 0; k < SYNTHETIC_MODELS; k++) {
    covered[k] = 0;
    mean[k] = 0.0;
  }
  for (int trial = 0; trial < trials; trial++) {
    make(c->fractions, c->scale, c->fwhm, 1e-5);
    synthetic_noise(generator, 0.01, c->rho, y);
    options.bootstrap.seed = 1000 + (uint64_t)trial;
    elastir_diagnostics d = {0};
    elastir_mixture m = {0};
    ck_assert(elastir_mixture_fit(x, y, NULL, SYNTHETIC_POINTS, models, 3, &options, &m, &d));
    for (int k = 0; k < SYNTHETIC_MODELS; k++) {
      covered[k] += m.components[k].low <= c->fractions[k] + 1e-12 &&
                    c->fractions[k] <= m.components[k].high + 1e-12;
      mean[k] += m.components[k].fraction / trials;
    }
    elastir_mixture_free(&m);
  }
  gsl_rng_free(generator);
}

START_TEST(intervals_cover_at_their_word)
{
  static const double pure[SYNTHETIC_MODELS] = {1.0, 0.0, 0.0};
  static const coverage_case cases[] = {{truth, false, 0.0, 1.0, 10.0},
                                        {truth, false, 0.8, 1.0, 10.0},
                                        {truth, true, 0.0, 1.003, 11.5},
                                        {pure, false, 0.0, 1.0, 10.0}};
  static const int trials[] = {400, 400, 200, 400};
  const coverage_case *c = &cases[_i];
  moved_by = c->fit ? 1.5 : 0.0;
  int covered[SYNTHETIC_MODELS];
  double mean[SYNTHETIC_MODELS];
  cover(c, trials[_i], covered, mean);
  for (int k = 0; k < SYNTHETIC_MODELS; k++) {
    double share = (double)covered[k] / trials[_i];
    printf("case %d, model %d: covered %.3f, mean %.4f of %.2f\n", _i, k, share, mean[k],
           c->fractions[k]);
    ck_assert_msg(share >= 0.90, "case %d, model %d: %.3f", _i, k, share);
    /* where the truth is at a bound the interval, cut there, covers more often than asked */
    if (c->fractions[k] > 0.0 && c->fractions[k] < 1.0)
      ck_assert_msg(share <= 0.99, "case %d, model %d: %.3f", _i, k, share);
  }
}
END_TEST

START_TEST(what_no_model_has_is_located)
{
  gsl_rng *generator = gsl_rng_alloc(gsl_rng_mt19937);
  make(truth, 1.0, 10.0, 0.0);
  for (int i = 0; i < SYNTHETIC_POINTS; i++)
    y[i] += 0.05 / (1.0 + pow((x[i] - 905.0) / 5.0, 2.0)) -
            0.06 / (1.0 + pow((x[i] - 758.0) / 5.0, 2.0));
  synthetic_noise(generator, 0.003, 0.0, y);
  elastir_mixture_options options = elastir_mixture_options_default();
  options.fit_scale = options.fit_shift = options.fit_width = false;
  options.bootstrap.replicates = 100;
  elastir_diagnostics d = {0};
  elastir_mixture m = {0};
  ck_assert(elastir_mixture_fit(x, y, NULL, SYNTHETIC_POINTS, models, 3, &options, &m, &d));
  ck_assert_uint_ge(m.unexplained_count, 2);
  bool missing = false, too_strong = false;
  for (size_t i = 0; i < m.unexplained_count && i < 2; i++) {
    const elastir_unexplained *u = &m.unexplained[i];
    ck_assert_double_ge(u->sigmas, 5.0);
    ck_assert(u->from_cm1 <= u->position_cm1 && u->position_cm1 <= u->to_cm1);
    missing = missing || (fabs(u->position_cm1 - 905.0) <= 2.0 && fabs(u->height - 0.05) < 0.01);
    too_strong = too_strong || (fabs(u->position_cm1 - 758.0) <= 4.0 && u->height < 0.0);
  }
  ck_assert(missing);
  ck_assert(too_strong);
  elastir_mixture_free(&m);
  gsl_rng_free(generator);
}
END_TEST

START_TEST(noise_alone_leaves_no_remainder)
{
  gsl_rng *generator = gsl_rng_alloc(gsl_rng_mt19937);
  size_t found = 0;
  for (int trial = 0; trial < 100; trial++) {
    make(truth, 1.0, 10.0, 0.0);
    synthetic_noise(generator, 0.01, 0.0, y);
    elastir_mixture_options options = elastir_mixture_options_default();
    options.fit_scale = options.fit_shift = options.fit_width = false;
    options.bootstrap.replicates = 2;
    elastir_diagnostics d = {0};
    elastir_mixture m = {0};
    ck_assert(elastir_mixture_fit(x, y, NULL, SYNTHETIC_POINTS, models, 3, &options, &m, &d));
    found += m.unexplained_count;
    elastir_mixture_free(&m);
  }
  ck_assert_uint_le(found, 1);
  gsl_rng_free(generator);
}
END_TEST

START_TEST(twins_are_called_twins)
{
  make(truth, 1.0, 10.0, 0.0);
  elastir_mixture_model twins[] = {models[0], models[1], models[0]};
  twins[2].label = "copy";
  elastir_mixture_options options = elastir_mixture_options_default();
  options.fit_scale = options.fit_shift = options.fit_width = false;
  elastir_diagnostics d = {0};
  elastir_mixture m = {0};
  ck_assert(elastir_mixture_fit(x, y, NULL, SYNTHETIC_POINTS, twins, 3, &options, &m, &d));
  ck_assert(m.inseparable);
  ck_assert_uint_eq(m.alike[0], 0);
  ck_assert_uint_eq(m.alike[1], 2);
  ck_assert_double_eq_tol(m.alike_cosine, 1.0, 1e-12);
  ck_assert_uint_eq(d.warnings, 1);
  ck_assert_str_eq(d.items[0].code, "models-too-alike");
  ck_assert(strstr(d.items[0].message, "ideal") && strstr(d.items[0].message, "copy"));
  elastir_mixture_free(&m);
  elastir_diagnostics_free(&d);
}
END_TEST

START_TEST(masked_points_do_not_matter)
{
  static bool used[SYNTHETIC_POINTS];
  make(truth, 1.0, 10.0, 1e-5);
  for (int i = 0; i < SYNTHETIC_POINTS; i++) {
    used[i] = i < 500 || i > 560;
    if (!used[i])
      y[i] = NAN;
  }
  elastir_mixture_options options = elastir_mixture_options_default();
  options.fit_scale = options.fit_shift = options.fit_width = false;
  elastir_diagnostics d = {0};
  elastir_mixture m = {0};
  ck_assert(elastir_mixture_fit(x, y, used, SYNTHETIC_POINTS, models, 3, &options, &m, &d));
  for (int k = 0; k < 3; k++)
    ck_assert_double_eq_tol(m.components[k].fraction, truth[k], 1e-10);
  ck_assert_double_eq(m.residual[530], 0.0);
  elastir_mixture_free(&m);
}
END_TEST

START_TEST(what_cannot_be_fitted_is_refused)
{
  make(truth, 1.0, 10.0, 0.0);
  elastir_mixture_options options = elastir_mixture_options_default();
  elastir_diagnostics d = {0};
  elastir_mixture m = {0};
  ck_assert(!elastir_mixture_fit(x, y, NULL, 15, models, 3, &options, &m, &d));
  elastir_mixture_free(&m);
  ck_assert(!elastir_mixture_fit(x, y, NULL, SYNTHETIC_POINTS, models, 0, &options, &m, &d));
  elastir_mixture_free(&m);
  options.baseline_degree = 7;
  ck_assert(!elastir_mixture_fit(x, y, NULL, SYNTHETIC_POINTS, models, 3, &options, &m, &d));
  elastir_mixture_free(&m);
  for (int i = 0; i < SYNTHETIC_POINTS; i++)
    y[i] = -fabs(y[i]) * y[i];
  options = elastir_mixture_options_default();
  options.baseline_degree = -1;
  options.fit_scale = options.fit_shift = options.fit_width = false;
  ck_assert(elastir_mixture_fit(x, y, NULL, SYNTHETIC_POINTS, models, 3, &options, &m, &d));
  ck_assert(isnan(m.components[0].fraction));
  ck_assert_str_eq(d.items[d.count - 1].code, "nothing-explained");
  elastir_mixture_free(&m);
  elastir_diagnostics_free(&d);
}
END_TEST

Suite *suite_compare_mixture(void)
{
  Suite *suite = suite_create("mixture");
  TCase *tests = tcase_create("mixture");
  tcase_set_timeout(tests, 300);
  tcase_add_test(tests, without_noise_the_truth_comes_back);
  tcase_add_loop_test(tests, intervals_cover_at_their_word, 0, 4);
  tcase_add_test(tests, what_no_model_has_is_located);
  tcase_add_test(tests, noise_alone_leaves_no_remainder);
  tcase_add_test(tests, twins_are_called_twins);
  tcase_add_test(tests, masked_points_do_not_matter);
  tcase_add_test(tests, what_cannot_be_fitted_is_refused);
  suite_add_tcase(suite, tests);
  return suite;
}
