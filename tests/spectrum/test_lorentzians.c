/* SPDX-License-Identifier: GPL-3.0-or-later */
/* test_lorentzians.c: sums of many lines against the sum that they stand for, term by term. */
#include "suite.h"

#include <math.h>

#include "base/pi.h"
#include "spectrum/lorentzians.h"

/* Lines anywhere from below to above the grid, every ninth without an intensity. */
static elastir_stick *many_sticks(size_t count, const elastir_grid *grid)
{
  elastir_stick *sticks = calloc(count, sizeof *sticks);
  ck_assert_ptr_nonnull(sticks);
  double length = (double)(grid->points - 1) * grid->step_cm1;
  uint64_t state = 88172645463325252u;
  for (size_t k = 0; k < count; k++) {
    state ^= state << 13, state ^= state >> 7, state ^= state << 17; /* xorshift64 */
    double some = (double)(state >> 11) * 0x1p-53;
    sticks[k].wavenumber_cm1 = grid->from_cm1 + length * (1.4 * some - 0.2);
    sticks[k].intensity_km_mol = k % 9 == 0 ? 0.0 : pow(10.0, (double)(k % 7) - 3.0);
  }
  sticks[1].wavenumber_cm1 = grid->from_cm1; /* on points, and on the border of two blocks */
  sticks[2].wavenumber_cm1 = grid->from_cm1 + length;
  sticks[3].wavenumber_cm1 = grid->from_cm1 + 255.5 * grid->step_cm1;
  return sticks;
}

/* The largest difference from the sum, over the largest value of it; *same: no bit differs. */
static double worst_difference(size_t count, const elastir_grid *grid, double fwhm_cm1, bool *same)
{
  elastir_stick *sticks = many_sticks(count, grid);
  elastir_lineshape shape = {ELASTIR_LORENTZIAN, 1.0, fwhm_cm1};
  elastir_lines lines = {sticks, count, &shape};
  double *values = calloc(grid->points, sizeof *values);
  double half = 0.5 * fwhm_cm1, largest = 0.0, worst = 0.0;
  ck_assert_ptr_nonnull(values);
  lorentzians_add(&lines, 0.7, grid, values);
  *same = true;
  for (size_t i = 0; i < grid->points; i++) {
    double sum = 0.0, x = grid->from_cm1 + (double)i * grid->step_cm1;
    for (size_t k = 0; k < count; k++) {
      double d = x - sticks[k].wavenumber_cm1;
      double strength = 0.7 * sticks[k].intensity_km_mol * half / ELASTIR_PI;
      sum += strength / (d * d + half * half);
    }
    *same = *same && values[i] == sum;
    worst = fmax(worst, fabs(values[i] - sum));
    largest = fmax(largest, sum);
  }
  free(values);
  free(sticks);
  return worst / largest;
}

/* Asked is 1e-9; 16 nodes give far better. */
START_TEST(tails_that_are_interpolated_are_those_of_the_sum)
{
  static const double widths[] = {1e-3, 0.5, 10.0, 400.0};
  static const elastir_grid grids[] = {
      {0.0, 799.9, 0.1, 8000}, {400.0, 2398.0, 2.0, 1000}, {0.0, 897.0, 3.0, 300},
      {50.0, 2610.0, 10.0, 257}, {0.0, 2970.0, 30.0, 100}};
  for (size_t g = 0; g < sizeof grids / sizeof *grids; g++)
    for (size_t w = 0; w < sizeof widths / sizeof *widths; w++) {
      bool same;
      size_t count = LORENTZIANS_DIRECT / grids[g].points + 1;
      double worst = worst_difference(count, &grids[g], widths[w], &same);
      ck_assert_msg(worst < 1e-11, "grid %zu, %g cm-1: %g", g, widths[w], worst);
    }
}
END_TEST

/* Just below and at the number of terms from which tails are interpolated. */
START_TEST(fewer_terms_are_added_one_by_one)
{
  bool same;
  const elastir_grid grid = {0.0, 4095.0, 1.0, 4096};
  ck_assert_double_eq(worst_difference(2047, &grid, 10.0, &same), 0.0);
  ck_assert(same);
  ck_assert_double_lt(worst_difference(2048, &grid, 10.0, &same), 1e-11);
  ck_assert(!same);
}
END_TEST

START_TEST(slopes_are_those_at_one_wavenumber)
{
  enum { COUNT = 50, POINTS = 101 };
  const elastir_grid grid = {100.0, 800.0, 7.0, POINTS};
  elastir_stick *sticks = many_sticks(COUNT, &grid);
  elastir_lineshape shape = {ELASTIR_LORENTZIAN, 1.0, 9.0};
  elastir_lines lines = {sticks, COUNT, &shape};
  double x[POINTS], slopes[POINTS], at[3];
  for (size_t i = 0; i < POINTS; i++)
    x[i] = elastir_grid_at(&grid, i);
  lorentzians_slopes(&lines, x, POINTS, slopes);
  for (size_t i = 0; i < POINTS; i++) {
    elastir_lines_at(&lines, x[i], at);
    ck_assert_double_eq(slopes[i], at[1]);
  }
  free(sticks);
}
END_TEST

/* One line and its changes, against the shape itself; what is there already is added to. */
START_TEST(one_line_is_that_of_the_shape)
{
  enum { POINTS = 103 };
  const elastir_lineshape shape = {ELASTIR_LORENTZIAN, 1.0, 9.0};
  double x[POINTS], values[POINTS], again[POINTS], slopes[POINTS], widths[POINTS], at[3];
  for (size_t i = 0; i < POINTS; i++) {
    x[i] = 350.0 + 3.0 * (double)i;
    values[i] = again[i] = slopes[i] = widths[i] = 1.0;
  }
  const lorentzian_parts parts = {values, slopes, widths};
  lorentzian_add_parts(9.0, 7.0, 500.3, 40.0, x, POINTS, &parts);
  lorentzian_add(9.0, 7.0, 500.3, x, POINTS, again);
  for (size_t i = 0; i < POINTS; i++) {
    elastir_lineshape_derivatives(&shape, x[i] - 500.3, at);
    ck_assert_double_eq(again[i], values[i]);
    /* rounded otherwise */
    ck_assert_double_eq_tol(values[i], 1.0 + 7.0 * at[0], 1e-15);
    ck_assert_double_eq_tol(slopes[i], 1.0 - 40.0 * at[1], 1e-15);
    ck_assert_double_eq_tol(widths[i],
                            1.0 + 7.0 * elastir_lineshape_by_fwhm(&shape, x[i] - 500.3), 1e-15);
  }
}
END_TEST

Suite *suite_spectrum_lorentzians(void)
{
  Suite *suite = suite_create("lorentzians");
  TCase *tests = tcase_create("lorentzians");
  tcase_set_timeout(tests, 120);
  tcase_add_test(tests, tails_that_are_interpolated_are_those_of_the_sum);
  tcase_add_test(tests, fewer_terms_are_added_one_by_one);
  tcase_add_test(tests, slopes_are_those_at_one_wavenumber);
  tcase_add_test(tests, one_line_is_that_of_the_shape);
  suite_add_tcase(suite, tests);
  return suite;
}
