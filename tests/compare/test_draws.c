/* SPDX-License-Identifier: GPL-3.0-or-later */
/* test_draws.c: made-up samples are of the prior that they claim, and what they teach has floors. */
#include "suite.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "compare/calibration.h"
#include "compare/families.h"
#include "compare/sample_draw.h"
#include "compare/sample_pool.h"

enum { points = 276, draws = 800 };

static const elastir_stick first_sticks[] = {
    {800.0, 800.0, 100.0, 0, 0.0}, {900.0, 900.0, 60.0, 1, 0.0}, {1000.0, 1000.0, 80.0, 2, 0.0}};
static const elastir_stick second_sticks[] = {
    {802.0, 802.0, 90.0, 0, 0.0}, {899.0, 899.0, 65.0, 1, 0.0}, {1150.0, 1150.0, 75.0, 2, 0.0}};
static const elastir_family_model two_models[] = {{"first", first_sticks, 3},
                                                  {"second", second_sticks, 3}};

/* Two models on a grid of 2 cm-1, ready to be fitted. */
typedef struct {
  double x[points];
  elastir_families families;
  sample_pair pair;
  sample_workspace w[2];
  gsl_rng *generator;
} bench;

static void set_up(bench *b)
{
  *b = (bench){0};
  for (int i = 0; i < points; i++)
    b->x[i] = 700.0 + 2.0 * i;
  ck_assert(elastir_families_find(two_models, 2, 700.0, 1250.0, 10.0, &b->families));
  sample_model m = {.points = points, .x_cm1 = b->x, .families = &b->families,
                    .prior = elastir_inadequacy_default(), .fwhm_cm1 = 10.0};
  ck_assert(sample_pair_prepare(&m, &b->pair));
  ck_assert(sample_workspace_prepare(&b->pair, b->w));
  b->generator = gsl_rng_alloc(gsl_rng_mt19937);
  ck_assert_ptr_nonnull(b->generator);
  gsl_rng_set(b->generator, 20220516ul);
}

static void tear_down(bench *b)
{
  gsl_rng_free(b->generator);
  sample_workspace_free(b->w);
  sample_pair_free(&b->pair);
  elastir_families_free(&b->families);
}

/* Mean of a list, and its standard error. */
typedef struct {
  double sum, square, count;
} tally;

static void count_in(tally *t, double value)
{
  t->sum += value;
  t->square += value * value;
  t->count += 1.0;
}

/* Four standard errors: by chance once in 16,000. */
static void expect_mean(const tally *t, double mean, const char *what)
{
  double found = t->sum / t->count;
  double error = sqrt((t->square / t->count - found * found) / t->count);
  ck_assert_msg(fabs(found - mean) <= 4.0 * error, "%s: %g, not %g within 4 times %g", what, found,
                mean, error);
}

/* Of two models a quarter are single, half of the pairs are too, the rest is uniform. The size of an
 * error is 0 in 15 % of the draws; else the severity u is uniform up to 1.3, and below 0.9 an error is
 * there in 70 %, of a size uniform in 0.4 u to 1.6 u, whose mean square is 1.12 u^2. */
START_TEST(draws_are_of_the_prior)
{
  bench b;
  double y[points], fraction[2];
  tally pure = {0}, square = {0}, quiet = {0}, shift = {0}, strength = {0};
  set_up(&b);
  const sample_model *m = &b.pair.fine;
  const elastir_inadequacy *prior = &m->prior;
  for (int i = 0; i < draws; i++) {
    sample_draw(m, 0.0, b.generator, &b.w[0], fraction, NULL, y);
    double low = INFINITY, high = -INFINITY;
    for (int j = 0; j < points; j++) {
      low = fmin(low, y[j]);
      high = fmax(high, y[j]);
    }
    ck_assert_double_eq_tol(low, 0.0, 1e-6); /* mixed from floats of 24 bits */
    ck_assert_double_eq_tol(high, 1.0, 1e-6);
    ck_assert_double_eq_tol(fraction[0] + fraction[1], 1.0, 1e-12);
    count_in(&pure, fmax(fraction[0], fraction[1]) > 0.999999);
    count_in(&square, fraction[0] * fraction[0]);
    /* one band a draw: those of a family hang together */
    double moved = b.w[0].trial[m->band_at[0]], factor = b.w[0].trial[m->band_at[0] + 1];
    count_in(&quiet, moved == 0.0 && factor == 0.0);
    count_in(&shift, moved * moved);
    count_in(&strength, factor * factor);
  }
  const double severe = (0.7 * pow(0.9 / 1.3, 3.0) + 1.0 - pow(0.9 / 1.3, 3.0)) * 1.69 / 3.0;
  const double size = 0.85 * 1.12 * severe;
  /* none of four errors: 15 %, and 0.3^4 of those with a severity below 0.9 */
  const double none = 0.15 + 0.85 * 0.9 / 1.3 * pow(0.3, 4.0);
  expect_mean(&pure, 0.25 + 0.125, "share of single models");
  expect_mean(&square, 0.375 / 2.0 + 0.625 / 3.0, "mean square of a fraction");
  expect_mean(&quiet, none, "share without errors");
  expect_mean(&shift, size * (prior->shift_cm1 * prior->shift_cm1 +
                              prior->own_shift_cm1 * prior->own_shift_cm1), "shift squared");
  expect_mean(&strength, size * (prior->ln_intensity * prior->ln_intensity +
                                 prior->own_ln_intensity * prior->own_ln_intensity),
              "ln of intensity squared");
  tear_down(&b);
}
END_TEST

/* A draw without errors is the curve of its fractions; unless there are bands that nobody named (35 %)
 * all that is left is the scale. */
START_TEST(draws_without_errors_are_the_models_curves)
{
  bench b;
  double y[points], fraction[2], curve[points];
  tally clean = {0};
  set_up(&b);
  sample_model *m = &b.pair.fine;
  m->prior = (elastir_inadequacy){0};
  for (int i = 0; i < draws; i++) {
    sample_draw(m, 0.0, b.generator, &b.w[0], fraction, NULL, y);
    double *p = b.w[0].trial, low = INFINITY, high = -INFINITY, worst = 0.0;
    memcpy(p, m->mean, m->parameters * sizeof *p);
    p[m->amplitude_at] = fraction[0];
    p[m->amplitude_at + 1] = fraction[1];
    sample_model_curve(m, p, 0, &b.w[0].scratch, curve);
    for (int j = 0; j < points; j++) {
      low = fmin(low, curve[j]);
      high = fmax(high, curve[j]);
    }
    for (int j = 0; j < points; j++)
      worst = fmax(worst, fabs(y[j] - (curve[j] - low) / (high - low)));
    count_in(&clean, worst < 1e-5); /* some hundred roundings of floats */
  }
  /* severity 0 in 15 %; a slope, a bend and noise are there in the others */
  expect_mean(&clean, 0.15 * 0.65, "share of clean curves");
  tear_down(&b);
}
END_TEST

/* Sums over spectra of what tells one kind from another: the mean, the part that varies from point to
 * neighbour, and how much is there where no model has a band. */
typedef struct {
  tally mean, rough, far, fraction;
} traits;

static void count_traits(traits *t, const double *y, const double *fraction)
{
  double mean = 0.0, rough = 0.0;
  for (int j = 0; j < points; j++)
    mean += y[j] / points;
  for (int j = 1; j < points; j++)
    rough += (y[j] - y[j - 1]) * (y[j] - y[j - 1]) / (points - 1);
  count_in(&t->mean, mean);
  count_in(&t->rough, log(rough));
  count_in(&t->far, y[points - 1]);
  count_in(&t->fraction, fraction[0] * fraction[0]);
}

/* Four standard errors of both: by chance once in 16,000. */
static void expect_alike(const tally *a, const tally *b, const char *what)
{
  double left = a->sum / a->count, right = b->sum / b->count;
  double variance = (a->square / a->count - left * left) / a->count +
                    (b->square / b->count - right * right) / b->count;
  ck_assert_msg(fabs(left - right) <= 4.0 * sqrt(variance), "%s: %g and %g, within 4 times %g", what,
                left, right, sqrt(variance));
}

/* Spectra mixed from a pool are of the kind that is drawn anew each time; as many of the pool's sets
 * are renewed as in training. */
START_TEST(a_pool_mixes_what_is_drawn)
{
  bench b;
  sample_pool pool;
  traits drawn = {0}, mixed = {0};
  double y[points], fraction[2];
  float row[points];
  set_up(&b);
  ck_assert(sample_pool_prepare(&b.pair, 7u, &pool));
  for (int i = 0; i < 4000; i++) {
    double level = 0.01 * exp2(2.0 * (gsl_rng_uniform(b.generator) - 0.5));
    ck_assert(sample_draw(&b.pair.fine, level, b.generator, &b.w[0], fraction, NULL, y));
    count_traits(&drawn, y, fraction);
    if (i % 16 == 0)
      sample_pool_renew(&pool);
    sample_pool_spectrum(&pool, 0.01, fraction, row);
    for (int j = 0; j < points; j++)
      y[j] = row[j];
    count_traits(&mixed, y, fraction);
  }
  expect_alike(&drawn.mean, &mixed.mean, "mean");
  expect_alike(&drawn.rough, &mixed.rough, "roughness");
  expect_alike(&drawn.far, &mixed.far, "the end, without bands");
  expect_alike(&drawn.fraction, &mixed.fraction, "square of a fraction");
  sample_pool_free(&pool);
  tear_down(&b);
}
END_TEST

/* What draws cannot teach is not learnt from them, however well they were fitted. */
START_TEST(trust_has_a_limit)
{
  bench b;
  elastir_sample_options options = elastir_sample_options_default();
  calibration c = {0};
  set_up(&b);
  options.draws = 40;
  options.learn = 20000; /* which teach little, and quickly */
  options.threads = 1;
  ck_assert(calibration_prepare(&b.pair, 1e-3, &options, &c));
  ck_assert_double_ge(c.tempering.temperature, 5.0);
  ck_assert_double_ge(c.tempering.doubt, 0.02);
  /* A fit that leaves more than 1.5 times the noise is doubted more. */
  sample_fit fit = c.draws[0].fit;
  const double y[points] = {0.0};
  calibrated_fraction trusted[2], doubted[2];
  double share;
  fit.noise = fit.residual_rms / 1.49;
  ck_assert(calibration_judge(&c, y, &fit, 0.75, trusted, &share));
  fit.noise = fit.residual_rms / 1.51;
  ck_assert(calibration_judge(&c, y, &fit, 0.75, doubted, &share));
  for (int k = 0; k < 2; k++) {
    ck_assert_double_le(doubted[k].low, trusted[k].low);
    ck_assert_double_ge(doubted[k].high, trusted[k].high);
  }
  ck_assert_double_gt(doubted[0].high - doubted[0].low + doubted[1].high - doubted[1].low,
                      trusted[0].high - trusted[0].low + trusted[1].high - trusted[1].low);
  calibration_free(&c);
  tear_down(&b);
}
END_TEST

Suite *suite_compare_draws(void)
{
  Suite *suite = suite_create("compare/draws");
  TCase *tests = tcase_create("draws");
  tcase_set_timeout(tests, 60); /* 40 fits, under sanitizers */
  tcase_add_test(tests, draws_are_of_the_prior);
  tcase_add_test(tests, draws_without_errors_are_the_models_curves);
  tcase_add_test(tests, a_pool_mixes_what_is_drawn);
  tcase_add_test(tests, trust_has_a_limit);
  suite_add_tcase(suite, tests);
  return suite;
}
