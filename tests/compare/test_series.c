/* SPDX-License-Identifier: GPL-3.0-or-later */
/* test_series.c: tables over several spectra, and whether the intervals of their slopes cover. */
#include "suite.h"

#include <math.h>

#include <gsl/gsl_randist.h>

#include "compare/series.h"

START_TEST(a_series_has_its_trends)
{
  elastir_diagnostics d = {0};
  elastir_series series = {.model_count = 2, .ratio_count = 1};
  for (int i = 0; i < 20; i++) {
    elastir_sample_component components[2] = {
        {.fraction = 0.9 - 0.01 * i, .low = 0.1, .high = 1.0},
        {.fraction = 0.1 + 0.01 * i, .low = 0.0, .high = 0.5}};
    elastir_sample sample = {.components = components, .count = 2, .model_count = 2};
    if (i == 8)
      sample.withheld[0] = '!'; /* nothing resembles it */
    elastir_band_ratio ratio = {.value = i == 3 ? (double)NAN : 5.0, .standard_error = 0.1,
                                .height_ratio = i, .height_ratio_error = NAN};
    ck_assert(elastir_series_add(&series, "x", 5.0 * i, i == 7 ? NULL : &sample, &ratio, &d));
  }
  ck_assert_uint_eq(series.count, 20);
  ck_assert(isnan(series.component[7 * 2].fraction));
  ck_assert(isnan(series.component[8 * 2].fraction));
  ck_assert_double_eq(series.component[19 * 2 + 1].high, 0.5);
  elastir_trend first = elastir_series_fraction_trend(&series, 0);
  elastir_trend second = elastir_series_fraction_trend(&series, 1);
  ck_assert_uint_eq(first.used, 18);
  ck_assert_double_eq_tol(first.slope, -0.002, 1e-15);
  /* no scatter, but errors of 0.9/3.92: known / sqrt(sum of squares of the coordinates) */
  double mean = 0.0, sum = 0.0;
  for (int i = 0; i < 20; i++)
    mean += i == 7 || i == 8 ? 0.0 : 5.0 * i / 18.0;
  for (int i = 0; i < 20; i++)
    sum += i == 7 || i == 8 ? 0.0 : pow(5.0 * i - mean, 2.0);
  ck_assert_double_eq_tol(first.slope_error, 0.9 / 3.919927969 / sqrt(sum), 1e-9);
  ck_assert_double_eq_tol(first.high - first.slope, 0.45 / sqrt(sum), 1e-7);
  ck_assert_double_eq(first.monotony, -1.0);
  ck_assert_double_lt(first.monotony_p, 1e-12);
  ck_assert_double_eq(second.monotony, 1.0);
  elastir_trend flat = elastir_series_ratio_trend(&series, 0);
  ck_assert_double_eq(flat.slope, 0.0);
  ck_assert(isnan(flat.monotony));
  ck_assert_double_eq_tol(elastir_series_plain_trend(&series, 0).slope, 0.2, 1e-12);
  elastir_series_free(&series);
}
END_TEST

/* An interval from 0 to 0 is printed to a hundredth: it neither takes their errors from the others nor
 * is it without one. */
START_TEST(a_fraction_of_0_to_0_is_not_sure)
{
  elastir_diagnostics d = {0};
  elastir_series series = {.model_count = 2};
  for (int i = 0; i < 3; i++) {
    elastir_sample_component components[2] = {{.fraction = 0.3, .low = 0.17, .high = 0.42},
                                              {.fraction = 0.0, .low = 0.0, .high = 0.0}};
    if (i == 2)
      components[0] = components[1];
    elastir_sample sample = {.components = components, .count = 2, .model_count = 2};
    ck_assert(elastir_series_add(&series, "x", i < 2 ? 1.0 + 0.01 * i : 2.0, &sample, NULL, &d));
  }
  elastir_trend falling = elastir_series_fraction_trend(&series, 0);
  elastir_trend none = elastir_series_fraction_trend(&series, 1);
  double two = 0.25 / 3.919927969 / sqrt(2.0); /* the standard error of the mean of the first two */
  ck_assert_double_ge(falling.slope_error, two);
  ck_assert_double_le(falling.slope_error, 1.1 * two);
  ck_assert_double_eq(none.slope, 0.0);
  ck_assert_double_gt(none.slope_error, 0.01);
  elastir_series_free(&series);
}
END_TEST

/* Nothing says how far to trust a fraction without an interval, and so none a trend of them. */
START_TEST(fractions_without_intervals_have_no_trend)
{
  for (int sure = 2; sure <= 3; sure++) {
    elastir_diagnostics d = {0};
    elastir_series series = {.model_count = 1};
    for (int i = 0; i < 4; i++) {
      bool is_sure = i < sure;
      elastir_sample_component one = {.fraction = 0.1 * i,
                                      .low = is_sure ? 0.0 : (double)NAN,
                                      .high = is_sure ? 0.4 : (double)NAN};
      elastir_sample sample = {.components = &one, .count = 1, .model_count = 1};
      ck_assert(elastir_series_add(&series, "x", i, &sample, NULL, &d));
    }
    ck_assert_double_eq_tol(series.component[3].fraction, 0.3, 1e-12);
    elastir_trend trend = elastir_series_fraction_trend(&series, 0);
    ck_assert_uint_eq(trend.used, (size_t)sure);
    ck_assert(isnan(trend.slope) == (sure < 3));
    ck_assert(isnan(trend.low) == (sure < 3));
    elastir_series_free(&series);
  }
}
END_TEST

START_TEST(few_values_have_no_trend)
{
  const double x[] = {0.0, 1.0, 2.0, 3.0}, y[] = {1.0, NAN, 2.0, NAN};
  elastir_trend two = elastir_trend_fit(x, y, NULL, 4);
  ck_assert_uint_eq(two.used, 2);
  ck_assert(isnan(two.slope) && isnan(two.low));
  const double up[] = {1.0, 2.0, 3.5, 5.0};
  elastir_trend four = elastir_trend_fit(x, up, NULL, 4);
  /* all four in order, or all in the other one: 2 of 24 */
  ck_assert_double_eq_tol(four.monotony_p, 2.0 / 24.0, 1e-12);
  const double nearly[] = {1.0, 3.0, 2.0, 5.0};
  /* one inversion or none, either way: 2 (3 + 1) of 24 */
  ck_assert_double_eq_tol(elastir_trend_fit(x, nearly, NULL, 4).monotony_p, 8.0 / 24.0, 1e-12);
  const double same[] = {1.0, 1.0, 1.0, 1.0};
  ck_assert(isnan(elastir_trend_fit(same, up, NULL, 4).slope)); /* one place only */
}
END_TEST

/* Weights: the point with the tenth of the error decides, as in the closed form. */
START_TEST(a_sure_value_weighs_more)
{
  const double x[] = {0.0, 1.0, 2.0}, y[] = {0.0, 5.0, 2.0}, error[] = {0.1, 10.0, 0.1};
  elastir_trend t = elastir_trend_fit(x, y, error, 3);
  ck_assert_double_eq_tol(t.slope, 1.0, 1e-9); /* the middle one has no lever */
  const double bad[] = {0.1, 0.0, 0.1};
  /* an error of 0 is none: by the scatter, 8/3 a point of residual squares: sqrt(32/3/1/2) */
  ck_assert_double_eq_tol(elastir_trend_fit(x, y, bad, 3).slope_error, sqrt(32.0 / 3.0 / 2.0),
                          1e-12);
}
END_TEST

/* How often the interval holds the true slope. `stated`: the error that is claimed, over that of
 * the values; 0: none is. */
static double coverage(size_t count, double stated, bool uneven)
{
  enum { TRIALS = 4000, MOST = 20 };
  double x[MOST], y[MOST], error[MOST];
  gsl_rng *generator = gsl_rng_alloc(gsl_rng_mt19937);
  double inside = 0.0;
  for (int trial = 0; trial < TRIALS; trial++) {
    for (size_t i = 0; i < count; i++) {
      double sigma = uneven ? 0.02 * (1.0 + (double)(i % 3)) : 0.04;
      x[i] = 5.0 * (double)((i + 1) * (i + 1)); /* 5, 20, 45, 80 minutes */
      y[i] = 0.6 - 0.003 * x[i] + gsl_ran_gaussian(generator, sigma);
      error[i] = stated * sigma;
    }
    elastir_trend t = elastir_trend_fit(x, y, stated > 0.0 ? error : NULL, count);
    inside += t.low <= -0.003 && -0.003 <= t.high;
  }
  gsl_rng_free(generator);
  return inside / TRIALS;
}

START_TEST(intervals_of_slopes_cover)
{
  static const size_t counts[] = {3, 4, 6, 12, 20};
  /* the standard deviation of 95 % in 4000 trials is 0.35 %: four of them below */
  const double least = 0.95 - 4.0 * 0.0035;
  for (size_t i = 0; i < sizeof counts / sizeof *counts; i++) {
    double right = coverage(counts[i], 1.0, true), none = coverage(counts[i], 0.0, false);
    double small = coverage(counts[i], 0.1, true), large = coverage(counts[i], 3.0, true);
    printf("slopes of %zu values: errors right %.3f, not given %.3f, ten times too small %.3f, "
           "three times too large %.3f\n", counts[i], right, none, small, large);
    ck_assert_double_ge(right, least);
    ck_assert_double_le(right, 0.997);
    ck_assert_double_ge(none, least);
    ck_assert_double_le(none, 0.95 + 4.0 * 0.0035);
    ck_assert_double_ge(small, least);
    ck_assert_double_le(small, 0.95 + 4.0 * 0.0035);
    ck_assert_double_ge(large, least); /* too wide, as the errors are */
  }
}
END_TEST

/* A trend is found where there is one, and seldom where there is none. */
START_TEST(no_trend_is_seldom_called_one)
{
  const double x[] = {5.0, 15.0, 30.0, 60.0};
  const double error[] = {0.05, 0.05, 0.05, 0.05};
  gsl_rng *generator = gsl_rng_alloc(gsl_rng_mt19937);
  double found = 0.0, false_alarm = 0.0;
  for (int trial = 0; trial < 2000; trial++) {
    double flat[4], falling[4];
    for (int i = 0; i < 4; i++) {
      flat[i] = 0.5 + gsl_ran_gaussian(generator, 0.05);
      falling[i] = 0.9 - 0.01 * x[i] + gsl_ran_gaussian(generator, 0.05);
    }
    elastir_trend none = elastir_trend_fit(x, flat, error, 4);
    elastir_trend some = elastir_trend_fit(x, falling, error, 4);
    false_alarm += none.low > 0.0 || none.high < 0.0;
    found += some.high < 0.0;
  }
  gsl_rng_free(generator);
  printf("four values: %.1f %% of flat series called a trend, %.1f %% of falling ones found\n",
         false_alarm / 20.0, found / 20.0);
  ck_assert_double_le(false_alarm / 2000.0, 0.05);
  ck_assert_double_ge(found / 2000.0, 0.8); /* the slope is eight known errors */
}
END_TEST

Suite *suite_compare_series(void)
{
  Suite *suite = suite_create("series");
  TCase *tests = tcase_create("series");
  tcase_set_timeout(tests, 120);
  tcase_add_test(tests, a_series_has_its_trends);
  tcase_add_test(tests, a_fraction_of_0_to_0_is_not_sure);
  tcase_add_test(tests, fractions_without_intervals_have_no_trend);
  tcase_add_test(tests, few_values_have_no_trend);
  tcase_add_test(tests, a_sure_value_weighs_more);
  tcase_add_test(tests, intervals_of_slopes_cover);
  tcase_add_test(tests, no_trend_is_seldom_called_one);
  suite_add_tcase(suite, tests);
  return suite;
}
