/* SPDX-License-Identifier: GPL-3.0-or-later */
/* test_lines.c: lines that somebody asked for: what counts as found, and what is said else. */
#include "suite.h"

#include <math.h>
#include <string.h>

#include "compare/asked_lines.h"

enum { POINTS = 101 };
static double x[POINTS], y[POINTS];

/* Two lines of width 14 at 744 and 758 and one of `third` at 690, with noise of 0.002. */
static void make(double third)
{
  unsigned stream = 7;
  for (int i = 0; i < POINTS; i++) {
    double noise = -6.0;
    for (int j = 0; j < 12; j++) {
      stream = stream * 1664525u + 1013904223u;
      noise += (double)(stream >> 8) / 16777216.0;
    }
    x[i] = 650.0 + 1.5 * i;
    y[i] = 0.2 + 0.002 * noise;
    const double lines[3][2] = {{690.0, third}, {744.0, 0.9}, {758.0, 1.0}};
    for (int k = 0; k < 3; k++)
      y[i] += lines[k][1] / (1.0 + pow((x[i] - lines[k][0]) / 7.0, 2.0));
  }
}

static void fit(const double *places, size_t count, elastir_line_fit *result, elastir_diagnostics *d)
{
  ck_assert(elastir_asked_lines_fit(&(elastir_points){x, y, NULL, POINTS}, places, count, 14.0, 1.0, result,
                                    d));
  elastir_asked_lines_report(result, d);
  ck_assert_uint_eq(result->count, count);
  for (size_t i = 0; i < count; i++) {
    const elastir_fitted_line *line = &result->lines[i];
    ck_assert_double_eq(line->asked_cm1, places[i]);
    ck_assert_int_eq(*line->not_fitted != '\0', isnan(line->position_cm1));
    ck_assert_int_eq(isnan(line->height_error), isnan(line->position_cm1));
  }
}

START_TEST(thresholds_of_a_line)
{
  const elastir_fitted_line good = {.asked_cm1 = 744.0, .position_cm1 = 744.0, .height = 1.0,
                                    .height_error = 0.1, .fwhm_cm1 = 10.0};
  static const struct {
    double moved, error, width;
    elastir_line_doubt_kind doubt;
  } cases[] = {{7.9, 0.99, 3.1, ELASTIR_LINE_GOOD},   {-7.9, 0.99, 49.9, ELASTIR_LINE_GOOD},
               {8.1, 0.1, 10.0, ELASTIR_LINE_MOVED},  {-8.1, 0.1, 10.0, ELASTIR_LINE_MOVED},
               {0.0, 1.0, 10.0, ELASTIR_LINE_VANISHES}, {0.0, NAN, 10.0, ELASTIR_LINE_VANISHES},
               {0.0, 0.1, 2.9, ELASTIR_LINE_NO_WIDTH}, {0.0, 0.1, 50.1, ELASTIR_LINE_NO_WIDTH}};
  for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
    elastir_fitted_line line = good;
    line.position_cm1 += cases[i].moved;
    line.height_error = cases[i].error;
    line.fwhm_cm1 = cases[i].width;
    ck_assert_int_eq(elastir_line_doubt(&line, 10.0), cases[i].doubt);
  }
}
END_TEST

START_TEST(a_place_outside_the_data_costs_the_others_nothing)
{
  const double places[] = {744.0, 758.0, 9999.0};
  elastir_line_fit all = {0}, two = {0};
  elastir_diagnostics d = {0};
  make(0.0);
  fit(places, 2, &two, &d);
  ck_assert_uint_eq(d.count, 0);
  ck_assert_double_eq_tol(two.lines[0].ratio, 0.9, 0.02); /* several of its errors, 0.004 */
  fit(places, 3, &all, &d);
  ck_assert_uint_eq(d.count, 1);
  ck_assert_str_eq(d.items[0].code, "lines-not-fitted");
  ck_assert(strstr(d.items[0].message, "9999") != NULL);
  ck_assert(strstr(all.lines[2].not_fitted, "outside the data, which range from 650 to 800") != NULL);
  for (int i = 0; i < 2; i++) {
    ck_assert_double_eq(all.lines[i].height, two.lines[i].height);
    ck_assert(isnan(all.lines[i].ratio)); /* there is no last line */
  }
  elastir_line_fit_free(&all);
  elastir_line_fit_free(&two);
  elastir_diagnostics_free(&d);
}
END_TEST

START_TEST(a_place_without_a_band_costs_the_others_nothing)
{
  const double places[] = {720.0, 744.0, 758.0};
  elastir_line_fit all = {0}, two = {0};
  elastir_diagnostics d = {0};
  make(0.0);
  fit(places, 3, &all, &d);
  fit(places + 1, 2, &two, &d);
  ck_assert_str_ne(all.lines[0].not_fitted, "");
  for (size_t l = 0; l < 2; l++) {
    ck_assert_str_eq(all.lines[l + 1].not_fitted, "");
    ck_assert_double_eq(all.lines[l + 1].position_cm1, two.lines[l].position_cm1);
    ck_assert_double_eq(all.lines[l + 1].height_error, two.lines[l].height_error);
  }
  elastir_line_fit_free(&all);
  elastir_line_fit_free(&two);
  elastir_diagnostics_free(&d);
}
END_TEST

/* Points that scatter together widen the error before it is judged. */
START_TEST(a_line_is_judged_by_its_widened_error)
{
  const double places[] = {744.0, 758.0};
  elastir_line_fit one = {0}, four = {0}, most = {0};
  elastir_diagnostics d = {0};
  make(0.0);
  fit(places, 2, &one, &d);
  double times = one.lines[0].height / one.lines[0].height_error;
  ck_assert(elastir_asked_lines_fit(&(elastir_points){x, y, NULL, POINTS}, places, 2, 14.0, 4.0, &four, &d));
  ck_assert_double_eq_tol(four.lines[0].height_error, 2.0 * one.lines[0].height_error, 1e-12);
  ck_assert(elastir_asked_lines_fit(&(elastir_points){x, y, NULL, POINTS}, places, 2, 14.0,
                                    1.1 * times * times, &most, &d));
  ck_assert(strstr(most.lines[0].not_fitted, "no height exceeds") != NULL);
  elastir_line_fit_free(&one);
  elastir_line_fit_free(&four);
  elastir_line_fit_free(&most);
  elastir_diagnostics_free(&d);
}
END_TEST

START_TEST(a_neighbour_is_not_the_line_asked_for)
{
  const double near[] = {703.0, 744.0, 758.0};
  elastir_line_fit result = {0};
  elastir_diagnostics d = {0};
  make(0.5);
  fit(near, 3, &result, &d);
  ck_assert(strstr(result.lines[0].not_fitted, "690.0 cm-1") != NULL);
  ck_assert_double_eq_tol(result.lines[1].position_cm1, 744.0, 0.3); /* its error is 0.05 */
  ck_assert_double_eq_tol(result.lines[1].ratio, 0.9, 0.02);
  ck_assert_uint_eq(d.count, 1);
  elastir_line_fit_free(&result);
  elastir_diagnostics_free(&d);
}
END_TEST

START_TEST(too_few_points_are_said_once)
{
  const double places[] = {744.0, 758.0};
  elastir_line_fit result = {0};
  elastir_diagnostics d = {0};
  make(0.0); /* 11 points from 743 to 758, and 12 are needed */
  ck_assert(elastir_asked_lines_fit(&(elastir_points){x + 62, y + 62, NULL, 11}, places, 2, 14.0, 1.0,
                                    &result, &d));
  elastir_asked_lines_report(&result, &d);
  ck_assert_str_ne(result.lines[0].not_fitted, "");
  ck_assert_str_ne(result.lines[1].not_fitted, "");
  ck_assert_uint_eq(d.count, 1);
  elastir_line_fit_free(&result);
  elastir_diagnostics_free(&d);
}
END_TEST

Suite *suite_compare_lines(void)
{
  Suite *suite = suite_create("compare/lines");
  TCase *tests = tcase_create("lines");
  tcase_add_test(tests, thresholds_of_a_line);
  tcase_add_test(tests, a_place_outside_the_data_costs_the_others_nothing);
  tcase_add_test(tests, a_place_without_a_band_costs_the_others_nothing);
  tcase_add_test(tests, a_line_is_judged_by_its_widened_error);
  tcase_add_test(tests, a_neighbour_is_not_the_line_asked_for);
  tcase_add_test(tests, too_few_points_are_said_once);
  suite_add_tcase(suite, tests);
  return suite;
}
