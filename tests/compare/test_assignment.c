/* SPDX-License-Identifier: GPL-3.0-or-later */
/* test_assignment.c: bands above noise, optimal assignment, what is under a band. */
#include "suite.h"

#include <math.h>

#include <gsl/gsl_randist.h>

#include "compare/assignment.h"
#include "compare/noise.h"

static double cost_of(const double *cost, size_t columns, const size_t *match, size_t rows)
{
  double sum = 0.0;
  for (size_t i = 0; i < rows; i++)
    sum += cost[i * columns + match[i]];
  return sum;
}

static double best_by_trying(const double *cost, size_t rows, size_t columns, size_t row,
                             unsigned taken)
{
  if (row == rows)
    return 0.0;
  double least = INFINITY;
  for (size_t j = 0; j < columns; j++)
    if (!(taken >> j & 1u))
      least = fmin(least, cost[row * columns + j] +
                              best_by_trying(cost, rows, columns, row + 1, taken | 1u << j));
  return least;
}

START_TEST(the_hungarian_method_finds_the_best_of_all)
{
  gsl_rng *generator = gsl_rng_alloc(gsl_rng_mt19937);
  for (int trial = 0; trial < 600; trial++) {
    size_t rows = 1 + gsl_rng_uniform_int(generator, 6);
    size_t columns = rows + gsl_rng_uniform_int(generator, 3);
    double cost[64];
    for (size_t i = 0; i < rows * columns; i++) /* small whole numbers: many ties */
      cost[i] = trial % 2 ? (double)gsl_rng_uniform_int(generator, 4) - 1.0
                          : gsl_ran_gaussian(generator, 10.0);
    size_t match[8];
    ck_assert(elastir_hungarian(cost, rows, columns, match));
    unsigned taken = 0;
    for (size_t i = 0; i < rows; i++) {
      ck_assert_uint_lt(match[i], columns);
      ck_assert(!(taken >> match[i] & 1u));
      taken |= 1u << match[i];
    }
    ck_assert_double_eq_tol(cost_of(cost, columns, match, rows),
                            best_by_trying(cost, rows, columns, 0, 0), 1e-12);
  }
  gsl_rng_free(generator);
}
END_TEST

enum { POINTS = 1101 };
static double x[POINTS], y[POINTS];
static bool used[POINTS];

static const double centres[] = {660.3, 757.8, 990.4, 1114.6, 1146.2, 1420.0};
static const double heights[] = {0.3, 1.0, 0.5, 0.2, 1.2, 0.8};

static void make_curve(double noise, unsigned long seed)
{
  gsl_rng *generator = gsl_rng_alloc(gsl_rng_mt19937);
  gsl_rng_set(generator, seed);
  for (int i = 0; i < POINTS; i++) {
    x[i] = 600.0 + i;
    used[i] = true;
    y[i] = 0.1 + gsl_ran_gaussian(generator, noise);
    for (int k = 0; k < 6; k++)
      y[i] += heights[k] / (1.0 + pow((x[i] - centres[k]) / 5.0, 2.0));
  }
  gsl_rng_free(generator);
}

static elastir_bands find(void)
{
  elastir_diagnostics d = {0};
  elastir_bands bands = {0};
  elastir_band_options options = elastir_band_options_default();
  double noise = elastir_noise_estimate(y, used, POINTS, &d);
  ck_assert(elastir_bands_find(&(elastir_points){x, y, used, POINTS}, noise, &options, &bands, &d));
  ck_assert_uint_eq(d.count, 0);
  return bands;
}

START_TEST(the_noise_is_estimated_under_the_bands)
{
  for (double noise = 0.002; noise < 0.1; noise *= 3.0) {
    double mean = 0.0;
    for (unsigned long seed = 0; seed < 20; seed++) {
      make_curve(noise, seed);
      elastir_diagnostics d = {0};
      mean += elastir_noise_estimate(y, used, POINTS, &d) / 20.0;
    }
    /* The median is good to 4 % of 1100 points, to 1 % over 20; curved tops add some. */
    ck_assert_msg(fabs(mean / noise - 1.0) < 0.06, "%g for %g", mean, noise);
  }
}
END_TEST

START_TEST(bands_are_found_and_noise_is_not)
{
  for (unsigned long seed = 0; seed < 100; seed++) {
    make_curve(0.005, seed);
    elastir_bands bands = find();
    ck_assert_uint_eq(bands.count, 6);
    for (int k = 0; k < 6; k++) /* noise over slope: 0.005 / sqrt(4 points) over height / 12 */
      ck_assert_double_eq_tol(bands.bands[k].position_cm1, centres[k], 1.2);
    elastir_bands_free(&bands);
  }
  /* nothing but noise: two bands in 100 spectra of 1101 points at most */
  size_t found = 0;
  for (unsigned long seed = 0; seed < 100; seed++) {
    gsl_rng *generator = gsl_rng_alloc(gsl_rng_mt19937);
    gsl_rng_set(generator, 1000 + seed);
    for (int i = 0; i < POINTS; i++)
      y[i] = gsl_ran_gaussian(generator, 1.0);
    elastir_bands bands = find();
    found += bands.count;
    elastir_bands_free(&bands);
    gsl_rng_free(generator);
  }
  ck_assert_uint_le(found, 2);
}
END_TEST

START_TEST(holes_end_a_band_and_flat_tops_count_once)
{
  make_curve(0.0, 0);
  for (int i = 0; i < POINTS; i++)
    used[i] = x[i] < 1140.0 || x[i] > 1150.0;
  elastir_bands bands = find();
  ck_assert_uint_eq(bands.count, 5); /* the top of 1146 is masked */
  elastir_bands_free(&bands);
  for (int i = 0; i < POINTS; i++) {
    used[i] = true;
    y[i] = fmin(fmax(0.0, 20.0 - fabs(x[i] - 900.0)), 10.0);
  }
  bands = find();
  ck_assert_uint_eq(bands.count, 1);
  ck_assert_double_eq_tol(bands.bands[0].position_cm1, 900.0, 1e-9);
  ck_assert_double_eq(bands.bands[0].prominence, 10.0);
  elastir_bands_free(&bands);
  for (int i = 0; i < POINTS; i++)
    y[i] = 3.0;
  bands = find();
  ck_assert_uint_eq(bands.count, 0);
  elastir_bands_free(&bands);
}
END_TEST

START_TEST(bands_get_their_partner_and_their_modes)
{
  make_curve(0.0, 0);
  elastir_bands bands = find();
  elastir_diagnostics d = {0};
  /* the same bands moved by 4 to 12, one missing (660), one too many (1300), two modes under
   * one band, and a weak neighbour nearer to 1146 than its own partner */
  static const elastir_stick sticks[] = {
      {800.0, 762.0, 50.0, 10, 0.0},  {802.0, 763.0, 50.0, 11, 0.0},   {1000.0, 995.0, 50.0, 12, 0.0},
      {1160.0, 1118.0, 20.0, 13, 0.0}, {1200.0, 1154.0, 120.0, 14, 0.0}, {1185.0, 1136.0, 8.0, 15, 0.0},
      {1350.0, 1300.0, 40.0, 16, 0.0}, {1470.0, 1432.0, 80.0, 17, 0.0}};
  elastir_lineshape shape = {ELASTIR_LORENTZIAN, 1.0, 6.0};
  elastir_grid grid;
  elastir_spectrum spectrum = {0};
  ck_assert(elastir_grid_parse("600:1700:1", &grid, &d));
  ck_assert(elastir_spectrum_compute(&(elastir_lines){sticks, 8, &shape}, &grid, &spectrum, &d));
  ck_assert_uint_eq(spectrum.peak_count, 7);
  elastir_assignment a = {0};
  ck_assert(elastir_assign(&bands, &(elastir_simulated_peaks){spectrum.peaks, spectrum.peak_count, NULL},
                           &(elastir_lines){sticks, 8, &shape}, 20.0, &a, &d));
  static const double partners[] = {762.5, 995.0, 1118.0, 1154.0, 1432.0};
  ck_assert_uint_eq(a.count, 5);
  ck_assert_uint_eq(a.measured_unmatched, 1);
  ck_assert_uint_eq(a.simulated_unmatched, 2);
  for (int i = 0; i < 5; i++) {
    ck_assert_double_eq_tol(a.items[i].simulated_cm1, partners[i], 0.3); /* tails of neighbours */
    ck_assert_double_eq(a.items[i].shift_cm1, a.items[i].measured_cm1 - a.items[i].simulated_cm1);
  }
  ck_assert_uint_eq(a.items[0].mode_count, 2);
  ck_assert_uint_eq(a.items[0].modes[0] + a.items[0].modes[1], 21);
  ck_assert_double_eq_tol(a.items[0].calculated_cm1, 801.0, 0.1);
  ck_assert_uint_eq(a.items[3].modes[0], 14);
  /* both sides have 1432 at 2/3 of 1146 to 1154, so the ratios of these two agree */
  ck_assert_double_eq_tol(a.items[4].intensity_ratio / a.items[3].intensity_ratio, 1.0, 0.05);
  elastir_assignment_free(&a);

  /* a tolerance of 5 leaves what is further away alone */
  ck_assert(elastir_assign(&bands, &(elastir_simulated_peaks){spectrum.peaks, spectrum.peak_count, NULL},
                           &(elastir_lines){sticks, 8, &shape}, 5.0, &a, &d));
  ck_assert_uint_eq(a.count, 3);
  for (size_t i = 0; i < a.count; i++)
    ck_assert_double_le(fabs(a.items[i].shift_cm1), 5.0);
  elastir_assignment_free(&a);
  ck_assert(elastir_assign(&bands, &(elastir_simulated_peaks){NULL, 0, NULL},
                           &(elastir_lines){NULL, 0, &shape}, 5.0, &a, &d));
  ck_assert_uint_eq(a.count, 0);
  ck_assert_uint_eq(a.measured_unmatched, 6);
  elastir_assignment_free(&a);
  elastir_spectrum_free(&spectrum);
  elastir_bands_free(&bands);
}
END_TEST

Suite *suite_compare_assignment(void)
{
  Suite *suite = suite_create("assignment");
  TCase *tests = tcase_create("assignment");
  tcase_set_timeout(tests, 60);
  tcase_add_test(tests, the_hungarian_method_finds_the_best_of_all);
  tcase_add_test(tests, the_noise_is_estimated_under_the_bands);
  tcase_add_test(tests, bands_are_found_and_noise_is_not);
  tcase_add_test(tests, holes_end_a_band_and_flat_tops_count_once);
  tcase_add_test(tests, bands_get_their_partner_and_their_modes);
  suite_add_tcase(suite, tests);
  return suite;
}
