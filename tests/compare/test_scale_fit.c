/* SPDX-License-Identifier: GPL-3.0-or-later */
/* test_scale_fit.c: known scale factors come back within their stated errors. */
#include "suite.h"

#include <math.h>
#include <string.h>

#include "compare/scale_fit.h"
#include "compare/noise.h"
#include "compare/scale_profile.h"
#include "synthetic.h"

static const double true_factors[] = {0.9395, 0.9610, 0.9572};
static double x[SYNTHETIC_POINTS], y[SYNTHETIC_POINTS];
static elastir_lineshape line = {ELASTIR_LORENTZIAN, 1.0, 10.0};

static void make(const double *factors, double fwhm, double sigma, double rho, gsl_rng *generator)
{
  elastir_scale_fit_options options = elastir_scale_fit_options_default();
  elastir_lineshape shape = line;
  elastir_stick sticks[SYNTHETIC_STICKS];
  shape.fwhm_cm1 = fwhm;
  for (size_t r = 0; r < 3; r++)
    options.start.ranges[r].factor = factors[r];
  synthetic_sticks(0, &options.start, sticks);
  for (int i = 0; i < SYNTHETIC_POINTS; i++) {
    x[i] = 600.0 + i;
    y[i] = 0.05 + 2e-5 * i;
  }
  synthetic_add(sticks, &shape, 0.03, y);
  synthetic_noise(generator, sigma, rho, y);
}

static bool fit(const elastir_scale_fit_options *options, elastir_scale_fit *result,
                elastir_diagnostics *d)
{
  elastir_bands bands = {0};
  elastir_band_options band_options = elastir_band_options_default();
  elastir_stick sticks[SYNTHETIC_STICKS];
  synthetic_sticks(0, &options->start, sticks);
  double noise = elastir_noise_estimate(y, NULL, SYNTHETIC_POINTS, d);
  ck_assert(elastir_bands_find(&(elastir_points){x, y, NULL, SYNTHETIC_POINTS}, noise, &band_options, &bands,
                               d));
  bool good = elastir_scale_fit_compute(&(elastir_points){x, y, NULL, SYNTHETIC_POINTS}, &bands, sticks,
                                        SYNTHETIC_STICKS, options, result, d);
  elastir_bands_free(&bands);
  return good;
}

START_TEST(without_noise_the_factors_come_back)
{
  static const elastir_lineshape shapes[] = {{ELASTIR_LORENTZIAN, 1.0, 10.0},
                                             {ELASTIR_PSEUDO_VOIGT, 0.5, 10.0},
                                             {ELASTIR_GAUSSIAN, 0.0, 10.0}};
  line = shapes[_i];
  gsl_rng *generator = gsl_rng_alloc(gsl_rng_mt19937);
  make(true_factors, 13.0, 0.0, 0.0, generator);
  for (int curve = 0; curve < 2; curve++) {
    elastir_scale_fit_options options = elastir_scale_fit_options_default();
    options.curve = curve;
    options.shape = line;
    elastir_diagnostics d = {0};
    elastir_scale_fit result = {0};
    ck_assert(fit(&options, &result, &d));
    ck_assert_uint_eq(d.count, 0);
    ck_assert(result.curve_fitted == (bool)curve);
    for (int r = 0; r < 3; r++) {
      /* The bands: tops by parabolas on points 1 apart and tails of another width, 0.1 cm-1.
       * The curve: the solver stops at steps of 1e-10. */
      ck_assert_double_eq_tol(result.scale.ranges[r].factor, true_factors[r],
                              curve ? 1e-8 : 2e-4);
      ck_assert_uint_ge(result.factors[r].bands, 1);
    }
    if (curve) {
      ck_assert_double_eq_tol(result.fwhm_cm1, 13.0, 1e-5);
      ck_assert_double_eq_tol(result.amplitude, 0.03, 1e-7);
    }
    elastir_scale_fit_free(&result);
  }
  gsl_rng_free(generator);
}
END_TEST

/* A narrow line on many points keeps no columns: what is made anew has the same bits. */
START_TEST(columns_that_are_not_kept_are_the_same)
{
  elastir_scale_fit_options options = elastir_scale_fit_options_default();
  elastir_stick sticks[SYNTHETIC_STICKS], own[SYNTHETIC_STICKS];
  gsl_rng *generator = gsl_rng_alloc(gsl_rng_mt19937);
  const size_t chosen[ELASTIR_SCALE_MAX_RANGES] = {10, 20, 30};
  scale_profile p = {0};
  make(true_factors, 13.0, 0.01, 0.7, generator);
  synthetic_sticks(0, &options.start, sticks);
  ck_assert(profile_begin(&(elastir_points){x, y, NULL, SYNTHETIC_POINTS}, &options, &p));
  for (size_t r = 0; r < p.ranges; r++)
    p.sought[r] = true;
  ck_assert(profile_simulate(&p, sticks, SYNTHETIC_STICKS, &options.start, &options.shape, own));
  ck_assert_ptr_nonnull(p.columns);
  double *kept = malloc(p.steps * sizeof *kept), *columns = p.columns;
  ck_assert_ptr_nonnull(kept);
  size_t best = profile_range(&p, chosen, 1);
  memcpy(kept, p.cost, p.steps * sizeof *kept);
  p.columns = NULL;
  ck_assert_uint_eq(profile_range(&p, chosen, 1), best);
  ck_assert_mem_eq(kept, p.cost, p.steps * sizeof *kept);
  free(kept);
  free(columns);
  profile_release(&p);
  gsl_rng_free(generator);
}
END_TEST

START_TEST(standard_errors_cover)
{
  /* white noise, and noise alike between neighbours as after smoothing or interpolation */
  static const double rhos[] = {0.0, 0.7};
  enum { USUAL = 80 };
  int trials = (int)trials_of(USUAL);
  gsl_rng *generator = gsl_rng_alloc(gsl_rng_mt19937);
  int covered[3] = {0};
  double mean_error[3] = {0}, scatter[3] = {0};
  for (int trial = 0; trial < trials; trial++) {
    make(true_factors, 12.0, 0.01, rhos[_i], generator);
    elastir_scale_fit_options options = elastir_scale_fit_options_default();
    elastir_diagnostics d = {0};
    elastir_scale_fit result = {0};
    ck_assert(fit(&options, &result, &d));
    ck_assert(result.curve_fitted);
    for (int r = 0; r < 3; r++) {
      double error = result.factors[r].standard_error;
      double off = result.scale.ranges[r].factor - true_factors[r];
      covered[r] += fabs(off) <= 1.96 * error;
      mean_error[r] += error / trials;
      scatter[r] += off * off / trials;
      ck_assert_double_eq_tol(result.covariance[r * 3 + r], error * error, 1e-15);
      ck_assert_double_eq_tol(result.covariance[r * 3 + (r + 1) % 3],
                              result.covariance[(r + 1) % 3 * 3 + r], 1e-15);
    }
    elastir_scale_fit_free(&result);
    elastir_diagnostics_free(&d);
  }
  for (int r = 0; r < 3; r++) {
    double share = (double)covered[r] / trials;
    printf("rho %.1f, range %d: covered %.3f, error %.3g, scatter %.3g\n", rhos[_i], r, share,
           mean_error[r], sqrt(scatter[r]));
    ck_assert_msg(trials < USUAL || (share >= 0.90 && share <= 0.99), "range %d: %.3f", r, share);
  }
  gsl_rng_free(generator);
}
END_TEST

START_TEST(one_factor_for_all)
{
  static const double same[] = {0.9575, 0.9575, 0.9575};
  gsl_rng *generator = gsl_rng_alloc(gsl_rng_mt19937);
  make(same, 10.0, 0.002, 0.0, generator);
  elastir_scale_fit_options options = elastir_scale_fit_options_default();
  elastir_diagnostics d = {0};
  ck_assert(elastir_scale_parse("0.955", &options.start, &d));
  elastir_scale_fit result = {0};
  ck_assert(fit(&options, &result, &d));
  ck_assert_double_eq_tol(result.scale.ranges[0].factor, 0.9575,
                          5.0 * result.factors[0].standard_error);
  ck_assert_double_lt(result.factors[0].standard_error, 1e-4);
  ck_assert_double_eq(result.scale.ranges[0].from_cm1, 0.0);
  elastir_scale_fit_free(&result);
  gsl_rng_free(generator);
}
END_TEST

START_TEST(a_range_without_bands_keeps_its_factor)
{
  gsl_rng *generator = gsl_rng_alloc(gsl_rng_mt19937);
  make(true_factors, 10.0, 0.002, 0.0, generator);
  elastir_scale_fit_options options = elastir_scale_fit_options_default();
  elastir_diagnostics d = {0};
  ck_assert(elastir_scale_parse("600-850:0.936,850-1050:0.964,1050-2500:0.958,2500-:0.95",
                                &options.start, &d));
  elastir_scale_fit result = {0};
  ck_assert(fit(&options, &result, &d));
  ck_assert_double_eq(result.scale.ranges[3].factor, 0.95);
  ck_assert(isnan(result.factors[3].standard_error));
  ck_assert_uint_eq(result.factors[3].bands, 0);
  ck_assert_double_eq(result.covariance[15], 0.0);
  elastir_scale_fit_free(&result);
  gsl_rng_free(generator);
}
END_TEST

/* Two strong modes on both sides of an edge; the measured bands ask for crossing factors. */
START_TEST(factors_that_would_cross_are_tied)
{
  enum { N = 4 };
  static const elastir_stick sticks[N] = {{900.0, 0.0, 100.0, 0, 0.0}, {1048.0, 0.0, 20.0, 1, 0.0},
                                          {1052.0, 0.0, 20.0, 2, 0.0}, {1300.0, 0.0, 100.0, 3, 0.0}};
  elastir_scale_fit_options options = elastir_scale_fit_options_default();
  elastir_diagnostics d = {0};
  ck_assert(elastir_scale_parse("850-1050:0.96,1050-:0.96", &options.start, &d));
  elastir_band items[] = {{870.0, 1.0, 1.0}, {1243.0, 1.0, 1.0}}; /* 0.9667 and 0.9562 */
  elastir_bands bands = {items, 2, 2, 0.0};
  for (int i = 0; i < SYNTHETIC_POINTS; i++)
    x[i] = 600.0 + i;
  options.curve = false;
  elastir_scale_fit result = {0};
  ck_assert(elastir_scale_fit_compute(&(elastir_points){x, y, NULL, SYNTHETIC_POINTS}, &bands, sticks, N,
                                      &options, &result, &d));
  ck_assert_uint_eq(result.edges_tied, 1);
  ck_assert_double_eq(result.scale.ranges[0].factor, result.scale.ranges[1].factor);
  ck_assert_uint_eq(elastir_scale_crossings(&result.scale, sticks, N), 0);
  ck_assert_double_eq_tol(result.covariance[1], result.covariance[0], 1e-20);
  elastir_scale_fit_free(&result);

  elastir_scale crossing;
  ck_assert(elastir_scale_parse("850-1050:0.9667,1050-:0.9562", &crossing, &d));
  ck_assert_uint_eq(elastir_scale_crossings(&crossing, sticks, N), 1);
  /* coinciding counts as crossing: 1000 x 0.9 = 900 x 1 */
  static const elastir_stick meet[] = {{900.0, 0.0, 1.0, 0, 0.0}, {1000.0, 0.0, 1.0, 1, 0.0}};
  ck_assert(elastir_scale_parse("950-:0.9", &crossing, &d));
  ck_assert_uint_eq(elastir_scale_crossings(&crossing, meet, 2), 1);
  ck_assert(elastir_scale_parse("950-:0.91", &crossing, &d));
  ck_assert_uint_eq(elastir_scale_crossings(&crossing, meet, 2), 0);
}
END_TEST

/* A line too weak for the curve to place it, so that the fit of the curve fails: what it began from
 * is not given with the interval of bands that lie elsewhere. */
START_TEST(a_factor_lies_within_its_interval)
{
  enum { N = 7 };
  static const elastir_stick sticks[N] = {
      {820.0, 0.0, 100.0, 0, 0.0},  {905.0, 0.0, 60.0, 1, 0.0},  {1030.0, 0.0, 80.0, 2, 0.0},
      {1197.0, 0.0, 90.0, 3, 0.0}, {1266.0, 0.0, 70.0, 4, 0.0}, {1390.0, 0.0, 100.0, 5, 0.0},
      {1700.0, 0.0, 1e-30, 6, 0.0}};
  const elastir_grid grid = {600.0, 599.0 + SYNTHETIC_POINTS, 1.0, SYNTHETIC_POINTS};
  static const double of_bands[] = {0.96, 0.9725};
  for (int c = 0; c < 2; c++) {
    elastir_scale_fit_options options = elastir_scale_fit_options_default();
    elastir_diagnostics d = {0};
    elastir_scale_fit result = {0};
    elastir_band items[N];
    elastir_bands bands = {items, N, N, 0.0};
    options.shape = (elastir_lineshape){ELASTIR_GAUSSIAN, 0.0, 10.0}; /* it has no tails to hide in */
    ck_assert(elastir_scale_parse("0-1500:0.96,1500-:0.96", &options.start, &d));
    for (int i = 0; i < SYNTHETIC_POINTS; i++) {
      x[i] = 600.0 + i;
      y[i] = 0.0;
    }
    elastir_stick places[N];
    memcpy(places, sticks, sizeof places);
    elastir_sticks_rescale(places, N, &options.start);
    elastir_lines_curve(&(elastir_lines){places, N, &options.shape}, &grid, y);
    for (int k = 0; k < N; k++) {
      double off = k % 2 == 0 ? 1.0 : -1.0;
      items[k] = (elastir_band){of_bands[c] * sticks[k].calculated_cm1 + off, 1.0, 1.0};
    }
    ck_assert(elastir_scale_fit_compute(&(elastir_points){x, y, NULL, SYNTHETIC_POINTS}, &bands, sticks, N,
                                        &options, &result, &d));
    ck_assert(!result.curve_fitted);
    const elastir_factor_fit *factor = &result.factors[0];
    if (c == 0) {
      ck_assert_int_eq(factor->doubt, ELASTIR_FACTOR_GIVEN);
      ck_assert_double_ge(result.scale.ranges[0].factor, factor->low);
      ck_assert_double_le(result.scale.ranges[0].factor, factor->high);
    } else {
      ck_assert_int_eq(factor->doubt, ELASTIR_FACTOR_CONTRADICTED);
      ck_assert_double_eq_tol(factor->found, of_bands[1], 2e-3);
      ck_assert(isnan(factor->low) && isnan(factor->high));
    }
    elastir_scale_fit_free(&result);
    elastir_diagnostics_free(&d);
  }
}
END_TEST

START_TEST(nothing_to_assign_is_an_error)
{
  gsl_rng *generator = gsl_rng_alloc(gsl_rng_mt19937);
  make(true_factors, 10.0, 0.002, 0.0, generator);
  elastir_scale_fit_options options = elastir_scale_fit_options_default();
  options.tolerance_cm1 = 1e-6;
  elastir_diagnostics d = {0};
  elastir_scale_fit result = {0};
  ck_assert(!fit(&options, &result, &d));
  ck_assert_str_eq(d.items[0].code, "scale-fit-failed");
  elastir_scale_fit_free(&result);
  elastir_diagnostics_free(&d);
  gsl_rng_free(generator);
}
END_TEST

Suite *suite_compare_scale_fit(void)
{
  Suite *suite = suite_create("scale fit");
  TCase *tests = tcase_create("scale fit");
  tcase_set_timeout(tests, 300);
  tcase_add_loop_test(tests, without_noise_the_factors_come_back, 0, 3);
  tcase_add_test(tests, columns_that_are_not_kept_are_the_same);
  tcase_add_loop_test(tests, standard_errors_cover, 0, 2);
  tcase_add_test(tests, one_factor_for_all);
  tcase_add_test(tests, a_range_without_bands_keeps_its_factor);
  tcase_add_test(tests, factors_that_would_cross_are_tied);
  tcase_add_test(tests, a_factor_lies_within_its_interval);
  tcase_add_test(tests, nothing_to_assign_is_an_error);
  suite_add_tcase(suite, tests);
  return suite;
}
