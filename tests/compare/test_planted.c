/* SPDX-License-Identifier: GPL-3.0-or-later */
/* test_planted.c: scale factors far from the start are found, covered by their intervals, or not
 * given. ELASTIR_SOAK=N makes it N spectra a kind ('make soak'). */
#include "suite.h"

#include <math.h>

#include "compare/comparison.h"
#include "compare/noise.h"
#include "synthetic.h"

enum { MOST_STICKS = 60 };

/* Bands that fall on each other (dense), few (sparse), a model that is off by itself. */
typedef struct {
  const char *name, *scale;
  size_t sticks;
  double jitter; /* of the factors of the ranges about their common one */
  double flaw;   /* relative errors of the model's intensities; shifts of its bands over 4 cm-1 */
  double least_given;
} kind;

static const kind kinds[] = {{"sparse", NULL, 4, 0.01, 0.0, 0.7},
                             {"medium", NULL, 9, 0.01, 0.0, 0.9},
                             {"dense", NULL, MOST_STICKS, 0.01, 0.0, 0.9},
                             {"one factor", "1", 9, 0.0, 0.3, 0.9},
                             {"flawed", NULL, 15, 0.01, 0.3, 0.8}};

typedef struct {
  size_t seen, given, bounded, covered;
} tally;

static double x[SYNTHETIC_POINTS], y[SYNTHETIC_POINTS];

/* Made-up lines, and what is measured of them with the true factors. */
static void plant(const kind *k, const elastir_scale *start, const elastir_scale *truth,
                  gsl_rng *generator, elastir_stick *sticks)
{
  const elastir_grid grid = {600.0, 600.0 + SYNTHETIC_POINTS - 1.0, 1.0, SYNTHETIC_POINTS};
  elastir_lineshape shape = {ELASTIR_LORENTZIAN, 1.0, gsl_ran_flat(generator, 7.0, 18.0)};
  elastir_stick moved[MOST_STICKS];
  double highest = 0.0;
  for (size_t i = 0; i < k->sticks; i++) {
    double calculated = gsl_ran_flat(generator, 610.0, 1800.0);
    double intensity = gsl_ran_exponential(generator, 100.0);
    double shift = 4.0 * k->flaw * gsl_ran_ugaussian(generator);
    sticks[i] = (elastir_stick){calculated, elastir_scale_apply(start, calculated), intensity, i, 0.0};
    moved[i] = (elastir_stick){calculated, elastir_scale_apply(truth, calculated) + shift,
                               intensity * exp(k->flaw * gsl_ran_ugaussian(generator)), i, 0.0};
  }
  elastir_lines_curve(&(elastir_lines){moved, k->sticks, &shape}, &grid, y);
  for (int i = 0; i < SYNTHETIC_POINTS; i++)
    highest = fmax(highest, y[i]);
  for (int i = 0; i < SYNTHETIC_POINTS; i++) {
    x[i] = elastir_grid_at(&grid, (size_t)i);
    y[i] = y[i] / highest + 0.05 + 2e-5 * i;
  }
  synthetic_noise(generator, 0.01, 0.0, y);
}

static void count(const elastir_scale_fit *fit, const elastir_scale *truth, tally *sum)
{
  for (size_t r = 0; r < truth->count; r++) {
    const elastir_factor_fit *factor = &fit->factors[r];
    bool doubtful = factor->doubt != ELASTIR_FACTOR_GIVEN;
    if (!doubtful && isnan(factor->standard_error))
      continue; /* nothing measured there */
    sum->seen++;
    sum->given += !doubtful;
    if (doubtful || isnan(factor->low))
      continue;
    sum->bounded++;
    double planted = truth->ranges[r].factor;
    sum->covered += factor->low <= planted && planted <= factor->high;
  }
}

static void one_spectrum(const kind *k, gsl_rng *generator, tally *sum)
{
  elastir_stick sticks[MOST_STICKS];
  elastir_bands bands = {0};
  elastir_scale_fit fit = {0};
  elastir_diagnostics d = {0};
  elastir_scale_fit_options options = elastir_scale_fit_options_default();
  elastir_band_options band_options = elastir_band_options_default();
  if (k->scale != NULL)
    ck_assert(elastir_scale_parse(k->scale, &options.start, &d));
  elastir_scale truth = options.start;
  double common = gsl_ran_flat(generator, 0.90, 1.05);
  for (size_t r = 0; r < truth.count; r++)
    truth.ranges[r].factor = common + gsl_ran_flat(generator, -k->jitter, k->jitter);
  plant(k, &options.start, &truth, generator, sticks);
  double noise = elastir_noise_estimate(y, NULL, SYNTHETIC_POINTS, &d);
  ck_assert(elastir_bands_find(&(elastir_points){x, y, NULL, SYNTHETIC_POINTS}, noise, &band_options, &bands,
                               &d));
  if (elastir_scale_fit_compute(&(elastir_points){x, y, NULL, SYNTHETIC_POINTS}, &bands, sticks, k->sticks,
                                &options, &fit, &d))
    count(&fit, &truth, sum);
  elastir_scale_fit_free(&fit);
  elastir_bands_free(&bands);
  elastir_diagnostics_free(&d);
}

START_TEST(intervals_cover_planted_factors)
{
  const kind *k = &kinds[_i];
  enum { USUAL = 40 };
  unsigned long trials = trials_of(USUAL);
  gsl_rng *generator = gsl_rng_alloc(gsl_rng_mt19937);
  tally sum = {0};
  for (unsigned long trial = 0; trial < trials; trial++)
    one_spectrum(k, generator, &sum);
  gsl_rng_free(generator);
  double given = (double)sum.given / (double)sum.seen;
  double covered = (double)sum.covered / (double)sum.bounded;
  printf("%s: %zu ranges, given %.3f, with an interval %zu, covered %.3f\n", k->name, sum.seen,
         given, sum.bounded, covered);
  if (trials < USUAL)
    return;
  ck_assert_uint_ge(sum.bounded, trials / 2);
  /* 95 %, less two deviations of a share among a hundred or so */
  ck_assert_double_ge(covered, 0.91);
  ck_assert_double_ge(given, k->least_given);
}
END_TEST

/* Two equal lines, three measured ones as far apart: the lower two fit, the upper two too. */
START_TEST(what_fits_in_two_places_is_not_given)
{
  elastir_lineshape shape = {ELASTIR_LORENTZIAN, 1.0, 10.0};
  const elastir_grid grid = {600.0, 600.0 + SYNTHETIC_POINTS - 1.0, 1.0, SYNTHETIC_POINTS};
  elastir_stick sticks[2], measured[3];
  for (size_t i = 0; i < 2; i++)
    sticks[i] = (elastir_stick){1000.0 * (1.0 + 0.05 * (double)i), 0.0, 100.0, i, 0.0};
  for (size_t i = 0; i < 3; i++) /* 5 % apart too, around a factor of 1 */
    measured[i] = (elastir_stick){0.0, 1000.0 * pow(1.05, (double)i - 0.5), 100.0, i, 0.0};
  elastir_lines_curve(&(elastir_lines){measured, 3, &shape}, &grid, y);
  gsl_rng *generator = gsl_rng_alloc(gsl_rng_mt19937);
  for (int i = 0; i < SYNTHETIC_POINTS; i++)
    x[i] = elastir_grid_at(&grid, (size_t)i);
  synthetic_noise(generator, 0.02, 0.0, y);
  gsl_rng_free(generator);

  elastir_diagnostics d = {0};
  elastir_comparison_options options = elastir_comparison_options_default();
  ck_assert(elastir_scale_parse("1", &options.scale_fit.start, &d));
  elastir_sticks_rescale(sticks, 2, &options.scale_fit.start);
  elastir_compared_model model = {"pair", sticks, 2, NULL};
  elastir_comparison comparison = {0};
  options.want_mixture = false;
  ck_assert(elastir_compare(&(elastir_compared){{x, y, NULL, SYNTHETIC_POINTS}, &model, 1, &options},
                            &comparison, &d));
  ck_assert(comparison.models[0].has_scale_fit);
  const elastir_factor_fit *factor = &comparison.models[0].scale_fit.factors[0];
  ck_assert_int_eq(factor->doubt, ELASTIR_FACTOR_AMBIGUOUS);
  ck_assert(isnan(factor->standard_error) && isnan(factor->low));
  /* the two are a spacing apart; the lines are 10 wide at 1000 */
  ck_assert_double_eq_tol(fmax(factor->found, factor->rival) / fmin(factor->found, factor->rival),
                          1.05, 0.005);
  ck_assert_double_eq(comparison.models[0].scale_fit.scale.ranges[0].factor, 1.0);
  bool said = false;
  for (size_t i = 0; i < d.count; i++)
    said = said || strcmp(d.items[i].code, "scale-fit-doubtful") == 0;
  ck_assert(said);
  elastir_comparison_free(&comparison);
  elastir_diagnostics_free(&d);
}
END_TEST

/* Bands 8 % off: assigned to the right lines although the tolerance is 20 cm-1, and said. */
START_TEST(bands_far_off_are_assigned)
{
  gsl_rng *generator = gsl_rng_alloc(gsl_rng_mt19937);
  elastir_diagnostics d = {0};
  elastir_comparison_options options = elastir_comparison_options_default();
  elastir_scale truth = options.scale_fit.start;
  elastir_stick sticks[SYNTHETIC_STICKS];
  elastir_lineshape shape = {ELASTIR_LORENTZIAN, 1.0, 10.0};
  for (size_t r = 0; r < truth.count; r++)
    truth.ranges[r].factor *= 1.08;
  for (int i = 0; i < SYNTHETIC_POINTS; i++) {
    x[i] = 600.0 + i;
    y[i] = 0.05;
  }
  synthetic_sticks(0, &truth, sticks);
  synthetic_add(sticks, &shape, 0.03, y);
  synthetic_noise(generator, 0.003, 0.0, y);
  gsl_rng_free(generator);
  synthetic_sticks(0, &options.scale_fit.start, sticks);
  elastir_compared_model model = {"ideal", sticks, SYNTHETIC_STICKS, NULL};
  elastir_comparison comparison = {0};
  options.want_mixture = false;
  ck_assert(elastir_compare(&(elastir_compared){{x, y, NULL, SYNTHETIC_POINTS}, &model, 1, &options},
                            &comparison, &d));
  const elastir_assignment *a = &comparison.models[0].assignment;
  ck_assert_uint_ge(a->count, 7); /* two of the nine lines are weak */
  for (size_t i = 0; i < a->count; i++)
    ck_assert_double_eq_tol(elastir_scale_apply(&truth, a->items[i].calculated_cm1),
                            a->items[i].measured_cm1, 1.5); /* weak bands on wings of others */
  bool said = false;
  for (size_t i = 0; i < d.count; i++)
    said = said || strcmp(d.items[i].code, "scale-far-off") == 0;
  ck_assert(said);
  elastir_comparison_free(&comparison);
  elastir_diagnostics_free(&d);
}
END_TEST

Suite *suite_compare_planted(void)
{
  Suite *suite = suite_create("planted scale factors");
  TCase *tests = tcase_create("planted scale factors");
  tcase_set_timeout(tests, 3600);
  tcase_add_loop_test(tests, intervals_cover_planted_factors, 0,
                      (int)(sizeof kinds / sizeof *kinds));
  tcase_add_test(tests, what_fits_in_two_places_is_not_given);
  tcase_add_test(tests, bands_far_off_are_assigned);
  suite_add_tcase(suite, tests);
  return suite;
}
