/* SPDX-License-Identifier: GPL-3.0-or-later */
/* test_limits.c: each limit of the spectra with a case just below and just above. */
#include "suite.h"

#include <math.h>

#include "spectrum/spectrum.h"

START_TEST(whole_steps_are_recognised)
{
  elastir_diagnostics d = {0};
  elastir_grid grid;
  ck_assert(elastir_grid_set(0.0, 10.0 - 0.4e-6, 1.0, &grid, &d));
  ck_assert_uint_eq(grid.points, 11);
  ck_assert(elastir_grid_set(0.0, 10.0 - 0.6e-6, 1.0, &grid, &d));
  ck_assert_uint_eq(grid.points, 10);
  /* Half a step is none. */
  ck_assert(!elastir_grid_set(0.0, 0.49, 1.0, &grid, &d));
  ck_assert(!elastir_grid_set(0.0, 0.51, 1.0, &grid, &d));
  ck_assert(elastir_grid_set(0.0, 1e6, 0.1000001, &grid, &d));
  ck_assert(!elastir_grid_set(0.0, 1e6, 0.1, &grid, &d)); /* 10,000,001 points */
  ck_assert(elastir_grid_set(0.0, 1e6, 10.0, &grid, &d));
  ck_assert(!elastir_grid_set(0.0, 1e6 + 1.0, 10.0, &grid, &d));
  elastir_diagnostics_free(&d);
}
END_TEST

START_TEST(numbers_at_their_ends)
{
  static const struct {
    const char *text;
    bool good;
  } factors[] = {{"0.5", true}, {"0.499", false}, {"2", true}, {"2.001", false}},
    etas[] = {{"pseudo-voigt:1", true}, {"pseudo-voigt:1.001", false}, {"pseudo-voigt:0", true}};
  elastir_diagnostics d = {0};
  elastir_scale scale;
  elastir_lineshape shape;
  for (int k = 0; k < 4; k++)
    ck_assert(elastir_scale_parse(factors[k].text, &scale, &d) == factors[k].good);
  for (int k = 0; k < 3; k++)
    ck_assert(elastir_lineshape_parse(etas[k].text, &shape, &d) == etas[k].good);
  elastir_diagnostics_free(&d);
}
END_TEST

START_TEST(gaussian_lines_reach_as_far_as_there_are_numbers)
{
  const elastir_stick stick = {0.0, 1000.0, 1e3, 0, 0.0};
  const elastir_lineshape shape = {ELASTIR_GAUSSIAN, 0.0, 10.0};
  const elastir_grid grid = {840.0, 1160.0, 160.0, 3}; /* 16 widths on either side */
  double values[3];
  elastir_lines_curve(&(elastir_lines){&stick, 1, &shape}, &grid, values);
  ck_assert_double_gt(values[0], 0.0);
  ck_assert_double_gt(values[2], 0.0);
}
END_TEST

static size_t peaks_of(double apart, double from, double to, double fwhm)
{
  elastir_diagnostics d = {0};
  const elastir_stick pair[2] = {{0.0, 1000.0, 10.0, 0, 0.0}, {0.0, 1000.0 + apart, 10.0, 1, 0.0}};
  const elastir_lineshape shape = {ELASTIR_LORENTZIAN, 1.0, fwhm};
  elastir_grid grid;
  elastir_spectrum spectrum = {0};
  ck_assert(elastir_grid_set(from, to, 1.0, &grid, &d));
  ck_assert(elastir_spectrum_compute(&(elastir_lines){pair, 2, &shape}, &grid, &spectrum, &d));
  size_t count = spectrum.peak_count;
  elastir_spectrum_free(&spectrum);
  elastir_diagnostics_free(&d);
  return count;
}

/* Two equal Lorentzian lines part where they are FWHM/sqrt(3) from each other. */
START_TEST(lines_part_where_they_should)
{
  ck_assert_uint_eq(peaks_of(10.0 * 0.57, 900.0, 1100.0, 10.0), 1);
  ck_assert_uint_eq(peaks_of(10.0 * 0.62, 900.0, 1100.0, 10.0), 2);
  /* The same where the lines are too narrow to look everywhere. */
  ck_assert_uint_eq(peaks_of(0.1 * 0.57, 0.0, 4000.0, 0.1), 1);
  ck_assert_uint_eq(peaks_of(0.1 * 0.62, 0.0, 4000.0, 0.1), 2);
}
END_TEST

Suite *suite_spectrum_limits(void)
{
  Suite *suite = suite_create("limits");
  TCase *tests = tcase_create("limits");
  tcase_add_test(tests, whole_steps_are_recognised);
  tcase_add_test(tests, numbers_at_their_ends);
  tcase_add_test(tests, gaussian_lines_reach_as_far_as_there_are_numbers);
  tcase_add_test(tests, lines_part_where_they_should);
  suite_add_tcase(suite, tests);
  return suite;
}
