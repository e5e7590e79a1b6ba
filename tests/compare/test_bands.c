/* SPDX-License-Identifier: GPL-3.0-or-later */
/* test_bands.c: tops, lines and areas of made-up curves. */
#include "suite.h"

#include <math.h>

#include "base/pi.h"
#include "compare/bands.h"
#include "compare/line_fit.h"
#include "synthetic.h"

START_TEST(tops_are_between_valleys)
{
  double x[51], y[51];
  elastir_bands bands = {0};
  elastir_diagnostics diagnostics = {0};
  elastir_band_options options = elastir_band_options_default();
  for (int i = 0; i <= 50; i++) {
    x[i] = 700.0 + 2.0 * i;
    y[i] = 0.9 * synthetic_lorentzian(x[i], 744.0, 14.0) + synthetic_lorentzian(x[i], 758.0, 14.0);
  }
  ck_assert(elastir_bands_find(&(elastir_points){x, y, NULL, 51}, 0.0, &options, &bands, &diagnostics));
  ck_assert_uint_eq(bands.count, 2);
  /* of the sum of the two Lorentzians, by solving for the zeros of its derivative: 745.0 and
   * 757.2; the parabola may be off by half a step */
  ck_assert_double_eq_tol(bands.bands[0].position_cm1, 745.0, 1.0);
  ck_assert_double_eq_tol(bands.bands[1].position_cm1, 757.0, 1.0);
  elastir_bands_free(&bands);
}
END_TEST

/* Two overlapping lines over a slope: the fit returns what they were made of, and its errors are
 * the scatter over draws of the noise. */
START_TEST(overlapping_lines_are_taken_apart)
{
  enum { n = 101, draws = 60 };
  const double places[] = {744.0, 758.0};
  double x[n], y[n], sum = 0.0, square = 0.0, error = 0.0;
  unsigned stream = 7;
  for (int draw = 0; draw < draws; draw++) {
    elastir_line_fit fit = {0};
    elastir_diagnostics diagnostics = {0};
    for (int i = 0; i < n; i++) {
      double noise = -6.0;
      for (int j = 0; j < 12; j++) {
        stream = stream * 1664525u + 1013904223u;
        noise += (double)(stream >> 8) / 16777216.0;
      }
      x[i] = 700.0 + i;
      y[i] = 0.2 + 0.001 * (x[i] - 750.0) + 0.9 * synthetic_lorentzian(x[i], 744.0, 14.0) +
             synthetic_lorentzian(x[i], 758.0, 14.0) + 0.005 * noise;
    }
    ck_assert(elastir_lines_fit(&(elastir_points){x, y, NULL, n}, places, 2, 10.0, &fit, &diagnostics));
    ck_assert_uint_eq(fit.count, 2);
    ck_assert_double_eq_tol(fit.lines[0].position_cm1, 744.0, 0.5);
    ck_assert_double_eq_tol(fit.lines[1].fwhm_cm1, 14.0, 1.5);
    ck_assert_double_eq_tol(fit.lines[0].area,
                            0.5 * ELASTIR_PI * fit.lines[0].height * fit.lines[0].fwhm_cm1, 1e-6);
    sum += fit.lines[0].ratio / draws;
    square += fit.lines[0].ratio * fit.lines[0].ratio / draws;
    error += fit.lines[0].ratio_error / draws;
    elastir_line_fit_free(&fit);
    elastir_diagnostics_free(&diagnostics);
  }
  double scatter = sqrt((square - sum * sum) * draws / (draws - 1.0));
  ck_assert_double_eq_tol(sum, 0.9, 4.0 * scatter / sqrt(draws));
  /* the scatter of 60 draws is known to a tenth */
  ck_assert_double_eq_tol(error / scatter, 1.0, 0.35);
}
END_TEST

START_TEST(an_area_is_that_above_its_line)
{
  double x[41], y[41];
  for (int i = 0; i <= 40; i++) {
    x[i] = 1250.0 + 2.5 * i;
    y[i] = 1.0 + 0.01 * (x[i] - 1250.0) + fmax(0.0, 1.0 - fabs(x[i] - 1300.0) / 25.0);
  }
  elastir_noise noise = {.level = 0.01, .together = 1.0};
  elastir_band_area area = elastir_area_measure(&(elastir_points){x, y, NULL, 41}, 1250.0, 1350.0, &noise);
  ck_assert_double_eq_tol(area.area, 25.0, 1e-9); /* a triangle of height 1 and base 50 */
  /* 39 inner weights of 2.5, two of 1.25 - 50 */
  ck_assert_double_eq_tol(area.area_error, 0.01 * sqrt(39 * 6.25 + 2 * 48.75 * 48.75), 1e-9);
  /* of four points for each independent one the inner ones average half as well */
  noise.together = 4.0;
  area = elastir_area_measure(&(elastir_points){x, y, NULL, 41}, 1250.0, 1350.0, &noise);
  ck_assert_double_eq_tol(area.area_error, 0.01 * sqrt(4 * 39 * 6.25 + 2 * 48.75 * 48.75), 1e-9);
  ck_assert(isnan(elastir_area_measure(&(elastir_points){x, y, NULL, 41}, 1200.0, 1300.0, &noise).area));
}
END_TEST

Suite *suite_compare_bands(void)
{
  Suite *suite = suite_create("compare/bands");
  TCase *tests = tcase_create("bands");
  tcase_add_test(tests, tops_are_between_valleys);
  tcase_add_test(tests, overlapping_lines_are_taken_apart);
  tcase_add_test(tests, an_area_is_that_above_its_line);
  suite_add_tcase(suite, tests);
  return suite;
}
