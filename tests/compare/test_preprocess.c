/* SPDX-License-Identifier: GPL-3.0-or-later */
/* test_preprocess.c: options, baselines, smoothing, resampling, normalisation. */
#include "suite.h"

#include <math.h>

#include <gsl/gsl_randist.h>

#include "compare/preprocess.h"
#include "compare/savitzky_golay.h"

enum { COUNT = 1201 }; /* 600…1800 cm-1 in steps of 1 */

static double bands_at(double x)
{
  static const double centres[] = {700.0, 760.0, 995.0, 1146.0, 1310.0, 1421.0, 1585.0};
  static const double heights[] = {0.4, 1.0, 0.6, 1.3, 0.3, 0.9, 0.5};
  double sum = 0.0;
  for (int i = 0; i < 7; i++)
    sum += heights[i] * exp(-pow((x - centres[i]) / 6.0, 2.0));
  return sum;
}

START_TEST(baselines_of_their_own_kind_are_found)
{
  static const struct {
    const char *spec;
    double tolerance;
    int shape; /* 0: straight, 1: a slow wave, 2: a parabola */
  } cases[] = {
      {"asls:600:0.001", 0.02, 0}, {"arpls:600", 0.01, 0}, {"rubber-band", 1e-9, 0},
      {"polynomial:1", 0.01, 0},   {"asls:300:0.01", 0.05, 1}, {"arpls:600", 0.02, 1},
      {"polynomial:2", 0.02, 2}};
  double y[COUNT], truth[COUNT], z[COUNT];
  for (size_t c = 0; c < sizeof cases / sizeof *cases; c++) {
    elastir_diagnostics diagnostics = {0};
    elastir_baseline options;
    ck_assert(elastir_baseline_parse(cases[c].spec, &options, &diagnostics));
    for (int i = 0; i < COUNT; i++) {
      double t = i / 1200.0;
      truth[i] = cases[c].shape == 0 ? 0.3 + 0.5 * t
                 : cases[c].shape == 1 ? 0.5 + 0.3 * sin(3.0 * t)
                                       : 0.2 + t * t;
      y[i] = truth[i] + bands_at(600.0 + i);
    }
    ck_assert(elastir_baseline_estimate(&options, y, NULL, COUNT, 1.0, z, &diagnostics));
    double worst = 0.0;
    for (int i = 0; i < COUNT; i++)
      worst = fmax(worst, fabs(z[i] - truth[i]));
    /* Tolerances as shares of bands near 1: what each method is good for without noise; the
     * rubber band is exact under bands that vanish between each other. */
    ck_assert_msg(worst <= cases[c].tolerance, "%s, shape %d: %g", cases[c].spec, cases[c].shape,
                  worst);
  }
}
END_TEST

START_TEST(arpls_stands_noise)
{
  gsl_rng *generator = gsl_rng_alloc(gsl_rng_mt19937);
  gsl_rng_set(generator, 7);
  double y[COUNT], z[COUNT];
  for (int i = 0; i < COUNT; i++)
    y[i] = 0.5 + 0.3 * sin(i / 400.0) + bands_at(600.0 + i) + gsl_ran_gaussian(generator, 0.02);
  elastir_diagnostics diagnostics = {0};
  elastir_baseline options = elastir_baseline_default();
  ck_assert(elastir_baseline_estimate(&options, y, NULL, COUNT, 1.0, z, &diagnostics));
  double worst = 0.0;
  for (int i = 0; i < COUNT; i++)
    worst = fmax(worst, fabs(z[i] - 0.5 - 0.3 * sin(i / 400.0)));
  ck_assert_msg(worst < 0.02, "%g", worst); /* within one standard deviation of a point */
  gsl_rng_free(generator);
}
END_TEST

START_TEST(the_whittaker_smoother_solves_its_equations)
{
  /* AsLS with p = 1/2 is the plain Whittaker smoother: (W + lambda D'D) z = W y, W = 1/2. */
  enum { N = 12 };
  double y[N], z[N];
  bool used[N];
  for (int i = 0; i < N; i++) {
    y[i] = sin(1.7 * i) + 0.1 * i;
    used[i] = i != 4 && i != 5;
  }
  elastir_diagnostics diagnostics = {0};
  double step = 2.0, lambda = 3.0;
  elastir_baseline options = {ELASTIR_BASELINE_ASLS, 2.0 * acos(-1.0) * step * pow(lambda, 0.25),
                              0.5, 1e-3, 2};
  ck_assert(elastir_baseline_estimate(&options, y, used, N, step, z, &diagnostics));
  double penalty[N] = {0};
  for (int i = 1; i + 1 < N; i++) {
    double d = z[i - 1] - 2.0 * z[i] + z[i + 1];
    penalty[i - 1] += d;
    penalty[i] -= 2.0 * d;
    penalty[i + 1] += d;
  }
  for (int i = 0; i < N; i++)
    ck_assert_double_eq_tol((used[i] ? 0.5 : 0.0) * (z[i] - y[i]) + lambda * penalty[i], 0.0,
                            1e-12);
}
END_TEST

START_TEST(straight_lines_are_their_own_baseline)
{
  static const char *const specs[] = {"asls", "arpls", "rubber-band", "polynomial:3"};
  double y[200], z[200];
  bool used[200];
  for (int i = 0; i < 200; i++) {
    y[i] = 2.0 - 0.01 * i;
    used[i] = i < 50 || i > 120;
    if (!used[i])
      y[i] = NAN; /* what is masked must not matter */
  }
  for (int i = 51; i < 120; i++)
    y[i] = 99.0;
  y[50] = y[120] = -99.0;
  for (size_t s = 0; s < sizeof specs / sizeof *specs; s++) {
    elastir_diagnostics diagnostics = {0};
    elastir_baseline options;
    ck_assert(elastir_baseline_parse(specs[s], &options, &diagnostics));
    ck_assert(elastir_baseline_estimate(&options, y, used, 200, 1.0, z, &diagnostics));
    for (int i = 0; i < 200; i++) /* AsLS and arPLS are refined to about this */
      ck_assert_msg(fabs(z[i] - (2.0 - 0.01 * i)) < 1e-6, "%s at %d: %g", specs[s], i, z[i]);
  }
}
END_TEST

START_TEST(savitzky_golay_keeps_its_polynomials)
{
  double y[40];
  for (int derivative = 0; derivative <= 2; derivative++) {
    for (int i = 0; i < 40; i++) {
      double x = 0.5 * i;
      y[i] = 1.0 - 2.0 * x + 0.3 * x * x - 0.01 * x * x * x;
    }
    ck_assert(elastir_savitzky_golay(y, 40, 11, 3, derivative, 0.5));
    for (int i = 0; i < 40; i++) {
      double x = 0.5 * i;
      double expected = derivative == 0   ? 1.0 - 2.0 * x + 0.3 * x * x - 0.01 * x * x * x
                        : derivative == 1 ? -2.0 + 0.6 * x - 0.03 * x * x
                                          : 0.6 - 0.06 * x;
      ck_assert_double_eq_tol(y[i], expected, 1e-11); /* also at the ends: exact for cubics */
    }
  }
  /* the textbook weights of 5 points, degree 2: -3 12 17 12 -3 over 35 */
  double impulse[9] = {0, 0, 0, 0, 35, 0, 0, 0, 0};
  ck_assert(elastir_savitzky_golay(impulse, 9, 5, 2, 0, 1.0));
  static const double weights[] = {-3, 12, 17, 12, -3};
  for (int i = 0; i < 5; i++)
    ck_assert_double_eq_tol(impulse[2 + i], weights[i], 1e-12);
}
END_TEST

static void fill(double *x, double *y, double step, size_t count)
{
  for (size_t i = 0; i < count; i++) {
    x[i] = 600.3 + step * (double)i;
    y[i] = 0.2 + 1e-4 * x[i] + bands_at(x[i]);
  }
}

START_TEST(the_defaults_give_bands_on_a_flat_ground)
{
  enum { N = 622 };
  double x[N], y[N];
  fill(x, y, 1.928, N);
  elastir_diagnostics diagnostics = {0};
  elastir_preprocessing options = elastir_preprocessing_default();
  elastir_preprocessed result = {0};
  ck_assert(elastir_preprocess(x, y, N, &options, &result, &diagnostics));
  ck_assert_double_eq_tol(result.step_cm1, 1.928, 1e-12);
  ck_assert_uint_eq(result.count, N);
  ck_assert_uint_eq(result.used_count, result.count);
  double largest = 0.0;
  for (size_t i = 0; i < result.count; i++) {
    ck_assert_double_eq_tol(result.x_cm1[i], x[i], 1e-9);
    /* the baseline: 3 % */
    ck_assert_double_eq_tol(result.y[i], bands_at(result.x_cm1[i]) / 1.3, 0.03);
    largest = fmax(largest, result.y[i]);
    /* what was taken off can be put back */
    ck_assert_double_eq_tol((result.y[i] + result.baseline[i]) / result.factor, y[i], 1e-12);
  }
  ck_assert_double_eq_tol(largest, 1.0, 1e-15);
  static const char *const steps[] = {"calibrate", "resample", "baseline", "smooth", "normalise"};
  ck_assert_uint_eq(result.step_count, 5);
  for (int i = 0; i < 5; i++)
    ck_assert_str_eq(result.steps[i].step, steps[i]);
  ck_assert_str_eq(result.steps[2].method, "arpls");
  ck_assert_str_eq(result.steps[2].names[0], "width_cm1");
  ck_assert_double_eq(result.steps[2].values[0], 600.0);
  elastir_preprocessed_free(&result);
}
END_TEST

/* Spacings that no round step has, as files round them off, and with a hole in them: each point of
 * the grid is a measured one, the last before the hole and the first behind it included. */
START_TEST(even_points_are_their_own_grid)
{
  enum { N = 300 };
  static const double spacings[] = {0.482117, 0.9643, 1.928, 2.4, 3.857, 7.7};
  double x[N], y[N];
  for (size_t s = 0; s < sizeof spacings / sizeof *spacings; s++) {
    size_t n = 0;
    for (int i = 0; i < N; i++)
      if (i < 100 || i > 120) {
        x[n] = round(100.0 * (600.37 + spacings[s] * i)) / 100.0;
        y[n++] = i % 7 + 1.0; /* what is between two points is neither of them */
      }
    elastir_diagnostics diagnostics = {0};
    elastir_preprocessing options = elastir_preprocessing_default();
    options.baseline.method = ELASTIR_BASELINE_NONE;
    options.normalisation = ELASTIR_NORMALISE_NONE;
    elastir_preprocessed result = {0};
    ck_assert(elastir_preprocess(x, y, n, &options, &result, &diagnostics));
    ck_assert_uint_eq(result.count, N);
    ck_assert_uint_eq(result.used_count, n);
    for (size_t i = 0, k = 0; i < result.count; i++) {
      ck_assert_msg(result.used[i] == (i < 100 || i > 120), "%g: %zu", spacings[s], i);
      if (!result.used[i])
        continue;
      ck_assert_double_eq_tol(result.x_cm1[i], x[k], 0.011);
      ck_assert_double_eq(result.y[i], y[k++]);
    }
    ck_assert_double_eq(elastir_preprocess_own_step(x, y, n, &options), result.step_cm1);
    elastir_preprocessed_free(&result);
  }
}
END_TEST

/* Even in wavelength, 2.5 to 25 um: the spacing grows a hundredfold, and nothing is a hole but
 * the one that is made. */
START_TEST(wavelengths_are_no_holes)
{
  enum { N = 2251 };
  static double x[N], y[N];
  size_t n = 0;
  for (int i = N; i-- > 0;) {
    double micrometres = 2.5 + 0.01 * i;
    if (micrometres > 5.005 && micrometres < 5.495)
      continue;
    x[n] = 1e4 / micrometres;
    y[n++] = 1.0;
  }
  elastir_diagnostics diagnostics = {0};
  elastir_preprocessing options = elastir_preprocessing_default();
  options.baseline.method = ELASTIR_BASELINE_NONE;
  elastir_preprocessed result = {0};
  ck_assert(elastir_preprocess(x, y, n, &options, &result, &diagnostics));
  for (size_t i = 0; i < result.count; i++) {
    bool hole = result.x_cm1[i] > 1e4 / 5.5 && result.x_cm1[i] < 1e4 / 5.0;
    ck_assert_msg(result.used[i] == !hole, "%g", result.x_cm1[i]);
  }
  elastir_preprocessed_free(&result);
  elastir_diagnostics_free(&diagnostics);
}
END_TEST

START_TEST(windows_masks_gaps_and_calibration)
{
  enum { N = 1000 };
  double x[N], y[N];
  size_t n = 0;
  for (int i = 0; i < N; i++)
    if (i < 300 || i > 350) { /* a hole of 51 points */
      x[n] = 700.0 + i;
      y[n++] = i % 7 + 1.0;
    }
  y[100] = NAN;
  elastir_diagnostics diagnostics = {0};
  elastir_preprocessing options = elastir_preprocessing_default();
  options.baseline.method = ELASTIR_BASELINE_NONE;
  options.normalisation = ELASTIR_NORMALISE_NONE;
  options.step_cm1 = 0.5;
  options.calibration_factor = 1.01;
  options.calibration_offset_cm1 = -2.0;
  ck_assert(elastir_windows_parse("800-1600", options.use, &options.use_count, &diagnostics));
  ck_assert(elastir_windows_parse("900-910,950.5-951", options.mask, &options.mask_count,
                                  &diagnostics));
  elastir_preprocessed result = {0};
  ck_assert(elastir_preprocess(x, y, n, &options, &result, &diagnostics));
  ck_assert_double_eq(result.x_cm1[0], 800.0);
  ck_assert_double_eq(result.x_cm1[result.count - 1], 1600.0);
  for (size_t i = 0; i < result.count; i++) {
    double at = result.x_cm1[i];
    bool masked = (at >= 900.0 && at <= 910.0) || (at >= 950.5 && at <= 951.0);
    double hole_from = 999.0 * 1.01 - 2.0, hole_to = 1051.0 * 1.01 - 2.0;
    bool hole = at > hole_from && at < hole_to;
    ck_assert_msg(result.used[i] == (!masked && !hole), "%g", at);
    double original = (at + 2.0) / 1.01;
    if (result.used[i] && fabs(original - round(original)) < 1e-9 && original != 800.0)
      ck_assert_double_eq_tol(result.y[i], (int)round(original - 700.0) % 7 + 1.0, 1e-6);
  }
  ck_assert_str_eq(result.steps[0].step, "calibrate");
  ck_assert_double_eq(result.steps[0].values[0], 1.01);
  ck_assert_str_eq(result.steps[1].step, "use");
  ck_assert_str_eq(result.steps[3].step, "mask");
  ck_assert_double_eq(result.steps[3].values[1], 951.0);
  elastir_preprocessed_free(&result);
}
END_TEST

START_TEST(normalisations_do_what_they_say)
{
  double x[COUNT], y[COUNT];
  fill(x, y, 1.0, COUNT);
  static const char *const specs[] = {"none", "area", "maximum", "snv", "band:995:12"};
  for (int s = 0; s < 5; s++) {
    elastir_diagnostics diagnostics = {0};
    elastir_preprocessing options = elastir_preprocessing_default();
    options.baseline.method = ELASTIR_BASELINE_NONE;
    ck_assert(elastir_normalisation_parse(specs[s], &options, &diagnostics));
    elastir_preprocessed r = {0};
    ck_assert(elastir_preprocess(x, y, COUNT, &options, &r, &diagnostics));
    double sum = 0.0, square = 0.0, largest = -INFINITY, at_band = 0.0, area = 0.0;
    for (size_t i = 0; i < r.count; i++) {
      sum += r.y[i];
      square += r.y[i] * r.y[i];
      largest = fmax(largest, r.y[i]);
      if (fabs(r.x_cm1[i] - 995.0) <= 12.0)
        at_band = fmax(at_band, r.y[i]);
      area += i > 0 ? 0.5 * (r.y[i] + r.y[i - 1]) * r.step_cm1 : 0.0;
    }
    double n = (double)r.count;
    if (s == 0)
      ck_assert_double_eq_tol(r.y[400], 0.2 + 1e-4 * r.x_cm1[400] + bands_at(r.x_cm1[400]), 0.01);
    if (s == 1)
      ck_assert_double_eq_tol(area, 1.0, 1e-12);
    if (s == 2)
      ck_assert_double_eq_tol(largest, 1.0, 1e-14);
    if (s == 3) {
      ck_assert_double_eq_tol(sum / n, 0.0, 1e-12);
      ck_assert_double_eq_tol(square / (n - 1.0), 1.0, 1e-12);
    }
    if (s == 4)
      ck_assert_double_eq_tol(at_band, 1.0, 1e-14);
    elastir_preprocessed_free(&r);
  }
}
END_TEST

START_TEST(a_simulated_curve_gets_the_same_treatment)
{
  double x[COUNT], y[COUNT], curve[COUNT];
  for (int i = 0; i < COUNT; i++) {
    x[i] = 600.0 + i;
    y[i] = bands_at(x[i]);
    curve[i] = 42.0 * y[i];
  }
  elastir_diagnostics diagnostics = {0};
  elastir_preprocessing options = elastir_preprocessing_default();
  ck_assert(elastir_smoothing_parse("9:3:1", &options, &diagnostics));
  elastir_preprocessed r = {0};
  ck_assert(elastir_preprocess(x, y, COUNT, &options, &r, &diagnostics));
  ck_assert_uint_eq(r.count, COUNT);
  ck_assert(elastir_preprocess_simulated(&options, &r, curve, &diagnostics));
  for (int i = 0; i < COUNT; i++) /* the same shape, so the same values; arPLS scales with y */
    ck_assert_double_eq_tol(curve[i], r.y[i], 1e-6);
  elastir_preprocessed_free(&r);
}
END_TEST

static void expect_error(const double *x, const double *y, size_t count,
                         const elastir_preprocessing *options, const char *code)
{
  elastir_diagnostics diagnostics = {0};
  elastir_preprocessed result = {0};
  ck_assert(!elastir_preprocess(x, y, count, options, &result, &diagnostics));
  ck_assert_uint_ge(diagnostics.count, 1);
  ck_assert_str_eq(diagnostics.items[0].code, code);
  elastir_preprocessed_free(&result);
  elastir_diagnostics_free(&diagnostics);
}

START_TEST(what_cannot_be_prepared_is_refused)
{
  double x[100], y[100], zeros[100] = {0};
  for (int i = 0; i < 100; i++) {
    x[i] = 1000.0 + i;
    y[i] = i;
  }
  elastir_preprocessing options = elastir_preprocessing_default();
  expect_error(x, y, 5, &options, "too-few-points");
  expect_error(x, zeros, 100, &options, "cannot-normalise");
  elastir_preprocessing bad = options;
  bad.calibration_factor = -1.0;
  expect_error(x, y, 100, &bad, "not-increasing");
  bad = options;
  bad.use[0] = (elastir_window){3000.0, 4000.0};
  bad.use_count = 1;
  expect_error(x, y, 100, &bad, "too-few-points");
  bad = options;
  bad.step_cm1 = 1e-7;
  expect_error(x, y, 100, &bad, "too-many-points");
  bad = options;
  bad.baseline.width_cm1 = 1e6;
  expect_error(x, y, 100, &bad, "baseline-failed");
  x[50] = x[49];
  expect_error(x, y, 100, &options, "not-increasing");
}
END_TEST

START_TEST(bad_options_are_named)
{
  elastir_diagnostics d = {0};
  elastir_baseline baseline = elastir_baseline_default();
  elastir_preprocessing options = elastir_preprocessing_default();
  size_t count = 0;
  static const char *const baselines[] = {"", "als", "asls:", "asls:0", "asls:600:1", "arpls:1:2:3",
                                          "rubber-band:3", "polynomial:1.5", "polynomial:11",
                                          "none:1", "polynomial:2:3"};
  for (size_t i = 0; i < sizeof baselines / sizeof *baselines; i++)
    ck_assert_msg(!elastir_baseline_parse(baselines[i], &baseline, &d), "%s", baselines[i]);
  ck_assert_int_eq(baseline.method, ELASTIR_BASELINE_ARPLS);
  static const char *const windows[] = {"", "600", "600-", "-600", "700-600", "600-700,", "a-b",
                                        "600-700;800-900"};
  for (size_t i = 0; i < sizeof windows / sizeof *windows; i++) {
    count = 0;
    ck_assert_msg(!elastir_windows_parse(windows[i], options.use, &count, &d), "%s", windows[i]);
  }
  static const char *const normalisations[] = {"", "max", "band", "band:", "band:x", "area:1",
                                               "band:700:-1", "band:700:5:5"};
  for (size_t i = 0; i < sizeof normalisations / sizeof *normalisations; i++)
    ck_assert_msg(!elastir_normalisation_parse(normalisations[i], &options, &d), "%s",
                  normalisations[i]);
  static const char *const smoothings[] = {"", "9", "8:2", "9:9", "1:0", "9:2:3", "9:1:2", "203:2",
                                           "9:2:1:1", "9:x", "11:9"};
  for (size_t i = 0; i < sizeof smoothings / sizeof *smoothings; i++)
    ck_assert_msg(!elastir_smoothing_parse(smoothings[i], &options, &d), "%s", smoothings[i]);
  ck_assert(elastir_smoothing_parse("none", &options, &d));
  ck_assert_int_eq(options.smooth_window, 0);
  elastir_diagnostics_free(&d);
}
END_TEST

Suite *suite_compare_preprocess(void)
{
  Suite *suite = suite_create("preprocess");
  TCase *tests = tcase_create("preprocess");
  tcase_add_test(tests, baselines_of_their_own_kind_are_found);
  tcase_add_test(tests, arpls_stands_noise);
  tcase_add_test(tests, the_whittaker_smoother_solves_its_equations);
  tcase_add_test(tests, straight_lines_are_their_own_baseline);
  tcase_add_test(tests, savitzky_golay_keeps_its_polynomials);
  tcase_add_test(tests, the_defaults_give_bands_on_a_flat_ground);
  tcase_add_test(tests, even_points_are_their_own_grid);
  tcase_add_test(tests, wavelengths_are_no_holes);
  tcase_add_test(tests, windows_masks_gaps_and_calibration);
  tcase_add_test(tests, normalisations_do_what_they_say);
  tcase_add_test(tests, a_simulated_curve_gets_the_same_treatment);
  tcase_add_test(tests, what_cannot_be_prepared_is_refused);
  tcase_add_test(tests, bad_options_are_named);
  suite_add_tcase(suite, tests);
  return suite;
}
