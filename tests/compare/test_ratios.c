/* SPDX-License-Identifier: GPL-3.0-or-later */
/* test_ratios.c: band ratios, discriminating wavenumbers. */
#include "suite.h"

#include <math.h>

#include <gsl/gsl_randist.h>

#include "compare/discriminate.h"
#include "compare/ratios.h"

enum { POINTS = 1101 };
static double x[POINTS], y[POINTS];

/* Gaussians, which vanish between the bands, on a sloping line. */
static void make(double h824, double h758, double h1115, double h1146, double slope)
{
  const double centres[] = {824.0, 758.0, 1115.0, 1146.0};
  const double heights[] = {h824, h758, h1115, h1146};
  for (int i = 0; i < POINTS; i++) {
    x[i] = 600.0 + i;
    y[i] = 0.3 + slope * i;
    for (int k = 0; k < 4; k++)
      y[i] += heights[k] * exp(-pow((x[i] - centres[k]) / 4.0, 2.0));
  }
}

static elastir_band_ratio measure(const char *spec, const bool *used, double noise)
{
  elastir_diagnostics d = {0};
  elastir_ratio ratio;
  ck_assert(elastir_ratio_parse(spec, &ratio, &d));
  return elastir_ratio_measure(&(elastir_points){x, y, used, POINTS}, &ratio, noise);
}

START_TEST(ratios_above_a_sloping_line)
{
  for (double slope = -2e-4; slope < 3e-4; slope += 1e-4) {
    make(0.74, 1.0, 0.85, 1.0, slope);
    elastir_band_ratio far = measure("824/758", NULL, 0.0);
    elastir_band_ratio near = measure("1115/1146", NULL, 0.0);
    /* the lowest points lie up to 25 cm-1 out, where the Gaussian is 1e-17: the line is exact */
    ck_assert_double_eq_tol(far.value, 0.74, 1e-4);
    ck_assert_double_eq_tol(near.value, 0.85, 1e-4);
    ck_assert(!near.numerator_shoulder && !near.denominator_shoulder);
    /* a base line off by 1e-4 in height tilts the parabola by no more */
    ck_assert_double_eq_tol(near.numerator_at_cm1, 1115.0, 1e-3);
    ck_assert_double_eq(near.standard_error, 0.0);
  }
}
END_TEST

START_TEST(a_shoulder_is_measured_where_it_is_named)
{
  make(0.0, 1.0, 0.05, 1.0, 0.0);
  for (int i = 0; i < POINTS; i++) /* broad: 1115 is only a shoulder of 1135 */
    y[i] = 0.3 + exp(-pow((x[i] - 1135.0) / 15.0, 2.0)) +
           0.05 * exp(-pow((x[i] - 1115.0) / 5.0, 2.0));
  elastir_band_ratio r = measure("1115/1135", NULL, 0.0);
  ck_assert(r.numerator_shoulder);
  ck_assert(!r.denominator_shoulder);
  ck_assert_double_eq(r.numerator_at_cm1, 1115.0);
}
END_TEST

START_TEST(the_error_of_a_ratio_is_its_scatter)
{
  enum { TRIALS = 2000 };
  gsl_rng *generator = gsl_rng_alloc(gsl_rng_mt19937);
  double sum = 0.0, square = 0.0, error = 0.0;
  for (int trial = 0; trial < TRIALS; trial++) {
    make(0.7, 1.0, 0.8, 1.0, 1e-4);
    for (int i = 0; i < POINTS; i++)
      y[i] += gsl_ran_gaussian(generator, 0.01);
    elastir_band_ratio r = measure("824/758", NULL, 0.01);
    sum += r.value / TRIALS;
    square += r.value * r.value / TRIALS;
    error += r.standard_error / TRIALS;
  }
  /* The error takes the anchors for single points; as the lowest of many they scatter less. */
  double scatter = sqrt(square - sum * sum);
  ck_assert_msg(scatter > 0.6 * error && scatter < 1.1 * error, "%g for %g", scatter, error);
  gsl_rng_free(generator);
}
END_TEST

START_TEST(ratios_that_are_not_there_are_nan)
{
  static bool used[POINTS];
  make(0.7, 1.0, 0.8, 1.0, 0.0);
  for (int i = 0; i < POINTS; i++)
    used[i] = x[i] < 740.0 || x[i] > 780.0;
  ck_assert(isnan(measure("824/758", used, 0.0).value));
  ck_assert(isnan(measure("500/758", NULL, 0.0).value));
  ck_assert(isnan(measure("758/1698", NULL, 0.0).value));
  ck_assert(isfinite(measure("1115/1146", used, 0.0).value));
  elastir_diagnostics d = {0};
  elastir_ratio ratio;
  static const char *const bad[] = {"", "1115", "1115/", "/1146", "a/b", "1115/1146/3", "-1/5",
                                    "758/758", "0/758"};
  for (size_t i = 0; i < sizeof bad / sizeof *bad; i++)
    ck_assert_msg(!elastir_ratio_parse(bad[i], &ratio, &d), "%s", bad[i]);
  ck_assert_str_eq(d.items[0].code, "bad-ratio");
  elastir_diagnostics_free(&d);
}
END_TEST

START_TEST(models_differ_where_one_has_a_band)
{
  static const elastir_stick first[] = {{0.0, 758.0, 200.0, 0, 0.0}, {0.0, 1146.0, 300.0, 1, 0.0}};
  static const elastir_stick second[] = {{0.0, 758.0, 200.0, 0, 0.0}, {0.0, 1146.0, 300.0, 1, 0.0},
                                         {0.0, 1276.0, 90.0, 2, 0.0}, {0.0, 905.0, 30.0, 3, 0.0}};
  elastir_lineshape shape = {ELASTIR_LORENTZIAN, 1.0, 10.0};
  elastir_diagnostics d = {0};
  elastir_grid grid;
  ck_assert(elastir_grid_parse("600:1700:1", &grid, &d));
  elastir_discrimination r = {0};
  ck_assert(elastir_discriminate(&(elastir_lines){first, 2, &shape}, &(elastir_lines){second, 4, &shape},
                                 &grid, 0.01, 5, &r, &d));
  ck_assert_uint_eq(r.count, 2);
  /* the other new band's tail shifts each by curvature: below 0.01 cm-1 */
  ck_assert_double_eq_tol(r.bands[0].position_cm1, 1276.0, 0.01);
  ck_assert_double_eq_tol(r.bands[1].position_cm1, 905.0, 0.01);
  /* 90 of 300, but for tails of (5/371)^2 and the like */
  ck_assert_double_eq_tol(r.bands[0].difference, -0.3, 2e-3);
  ck_assert_double_eq_tol(r.bands[0].sigmas, fabs(r.bands[0].difference) / (sqrt(2.0) * 0.01),
                          1e-12);
  elastir_discrimination_free(&r);
  /* the same model twice: nowhere */
  ck_assert(elastir_discriminate(&(elastir_lines){second, 4, &shape}, &(elastir_lines){second, 4, &shape},
                                 &grid, 0.01, 5, &r, &d));
  ck_assert_uint_eq(r.count, 0);
  elastir_discrimination_free(&r);
  ck_assert(elastir_discriminate(&(elastir_lines){first, 2, &shape}, &(elastir_lines){second, 4, &shape},
                                 &grid, 0.0, 1, &r, &d));
  ck_assert_uint_eq(r.count, 1);
  ck_assert(isinf(r.bands[0].sigmas));
  elastir_discrimination_free(&r);
}
END_TEST

/* The overlap of two Lorentzians 14 apart and 14 wide, over a line, with a third beside them. */
START_TEST(lines_take_the_overlap_out_and_know_it)
{
  enum { TRIALS = 200, COUNT = 101 };
  double at[COUNT], values[COUNT];
  elastir_band third = {800.0, 1.0, 1.0};
  elastir_bands others = {.bands = &third, .count = 1};
  const elastir_ratio asked = {744.0, 758.0}, far = {744.0, 800.0};
  gsl_rng *generator = gsl_rng_alloc(gsl_rng_mt19937);
  elastir_diagnostics d = {0};
  double inside = 0.0, sum = 0.0;
  for (int trial = 0; trial < TRIALS; trial++) {
    for (int i = 0; i < COUNT; i++) {
      at[i] = 690.0 + 1.5 * i;
      values[i] = 0.1 + 1e-4 * i + gsl_ran_gaussian(generator, 0.005);
      const double lines[3][2] = {{744.0, 0.9}, {758.0, 1.0}, {800.0, 0.5}};
      for (int k = 0; k < 3; k++) {
        double u = (at[i] - lines[k][0]) / 7.0;
        values[i] += lines[k][1] / (1.0 + u * u);
      }
    }
    elastir_band_ratio r = {.fitted = NAN, .fitted_error = NAN};
    ck_assert(elastir_ratio_fit(&(elastir_points){at, values, NULL, COUNT}, &asked, &others, 10.0, &r, &d));
    inside += fabs(r.fitted - 0.9) < 1.96 * r.fitted_error;
    sum += r.fitted / TRIALS;
  }
  printf("overlapping bands: ratio %.4f of 0.9, %.0f of %d intervals hold it\n", sum, inside, TRIALS);
  fflush(stdout);
  /* 95 % of 200, within four of their standard deviations */
  ck_assert_double_ge(inside, 178.0);
  ck_assert_double_le(inside, 200.0);
  ck_assert_double_eq_tol(sum, 0.9, 0.003); /* the bias, of about the mean's error */
  elastir_band_ratio apart = {.fitted = NAN};
  elastir_band_ratio missing = {.fitted = NAN};
  const elastir_ratio empty = {744.0, 712.0};
  ck_assert(elastir_ratio_overlaps(&asked));
  ck_assert(!elastir_ratio_overlaps(&far)); /* 56 apart */
  ck_assert(elastir_ratio_fit(&(elastir_points){at, values, NULL, COUNT}, &far, &others, 10.0, &apart, &d));
  ck_assert(isnan(apart.fitted));
  ck_assert(elastir_ratio_fit(&(elastir_points){at, values, NULL, COUNT}, &empty, &others, 10.0, &missing,
                              &d));
  ck_assert(isnan(missing.fitted)); /* nothing is at 712 */
  gsl_rng_free(generator);
}
END_TEST

START_TEST(files_of_an_average_scatter)
{
  double curves[3 * POINTS];
  const double heights[] = {0.8, 0.9, 1.0};
  for (int k = 0; k < 3; k++) {
    make(0.74, 1.0, heights[k], 1.0, 1e-4);
    memcpy(curves + k * POINTS, y, sizeof y);
  }
  const elastir_ratio asked = {1115.0, 1146.0};
  elastir_band_ratio r = {.standard_error = 0.001, .height_ratio_error = 0.5};
  elastir_ratio_scatter(x, curves, POINTS, 3, &asked, &r);
  ck_assert_double_eq_tol(r.scatter, 0.1, 1e-4); /* of 0.8, 0.9, 1.0 */
  ck_assert_double_eq_tol(r.standard_error, 0.1 / sqrt(3.0), 1e-4);
  ck_assert_double_eq(r.height_ratio_error, 0.5); /* the larger one stays */
}
END_TEST

START_TEST(a_grid_that_misses_the_tops_changes_little)
{
  make(0.74, 1.0, 0.85, 1.0, 1e-4);
  elastir_band_ratio on = measure("1115/1146", NULL, 0.0);
  for (int i = 0; i < POINTS; i++)
    x[i] += 0.37; /* the tops of the drawn bands move along by as much */
  elastir_band_ratio moved = measure("1115.37/1146.37", NULL, 0.0);
  ck_assert_double_eq_tol(moved.value, on.value, 1e-9);
  for (int i = 0; i < POINTS; i++) { /* the same bands, drawn on points that miss their tops */
    x[i] = 600.5 + i;
    y[i] = 0.3 + 0.85 * exp(-pow((x[i] - 1115.0) / 4.0, 2.0)) +
           exp(-pow((x[i] - 1146.2) / 4.0, 2.0));
  }
  elastir_band_ratio between = measure("1115/1146", NULL, 0.0);
  /* Points alone would be low by 1 - exp(-(0.5/4)^2) = 1.6 % and 0.6 %; the parabola is off by
   * the fourth derivative, some 1e-3 of a percent here. */
  ck_assert_double_eq_tol(between.value, 0.85, 1e-3);
  ck_assert_double_eq_tol(between.numerator_at_cm1, 1115.0, 0.01);
}
END_TEST

Suite *suite_compare_ratios(void)
{
  Suite *suite = suite_create("ratios");
  TCase *tests = tcase_create("ratios");
  tcase_add_test(tests, ratios_above_a_sloping_line);
  tcase_add_test(tests, a_grid_that_misses_the_tops_changes_little);
  tcase_add_test(tests, a_shoulder_is_measured_where_it_is_named);
  tcase_add_test(tests, the_error_of_a_ratio_is_its_scatter);
  tcase_add_test(tests, ratios_that_are_not_there_are_nan);
  tcase_add_test(tests, models_differ_where_one_has_a_band);
  tcase_add_test(tests, lines_take_the_overlap_out_and_know_it);
  tcase_add_test(tests, files_of_an_average_scatter);
  suite_add_tcase(suite, tests);
  return suite;
}
