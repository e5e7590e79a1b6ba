/* SPDX-License-Identifier: GPL-3.0-or-later */
/* test_learner.c: what networks learn from made-up spectra holds as often as they say. */
#include <check.h>
#include <math.h>
#include <stdlib.h>

#include "compare/fraction_prior.h"
#include "compare/learner.h"
#include "compare/sample_draw.h"
#include "suite.h"

enum { points = 120, learn = 40000, fresh = 300, posterior_draws = 400 };

static const elastir_stick first_sticks[] = {
    {800.0, 800.0, 100.0, 0, 0.0}, {900.0, 900.0, 60.0, 1, 0.0}, {1000.0, 1000.0, 80.0, 2, 0.0}};
static const elastir_stick second_sticks[] = {
    {802.0, 802.0, 90.0, 0, 0.0}, {899.0, 899.0, 65.0, 1, 0.0}, {1150.0, 1150.0, 75.0, 2, 0.0}};
static const elastir_family_model two_models[] = {{"first", first_sticks, 3},
                                                  {"second", second_sticks, 3}};

typedef struct {
  double x[points];
  elastir_families families;
  sample_pair pair;
  sample_workspace w[2];
  learner l;
} bench;

static void set_up(bench *b, int threads)
{
  elastir_sample_options options = elastir_sample_options_default();
  options.learn = learn;
  options.threads = threads;
  *b = (bench){0};
  for (int i = 0; i < points; i++)
    b->x[i] = 700.0 + 5.0 * i;
  ck_assert(elastir_families_find(two_models, 2, 700.0, 1295.0, 10.0, &b->families));
  sample_model m = {.points = points, .x_cm1 = b->x, .families = &b->families,
                    .prior = elastir_inadequacy_default(), .fwhm_cm1 = 10.0};
  ck_assert(sample_pair_prepare(&m, &b->pair) && sample_workspace_prepare(&b->pair, b->w));
  ck_assert(learner_prepare(&b->pair, 0.01, &options, &b->l));
}

static void tear_down(bench *b)
{
  learner_free(&b->l);
  sample_workspace_free(b->w);
  sample_pair_free(&b->pair);
  elastir_families_free(&b->families);
}

/* The rank of the truth among draws of the belief is uniform where beliefs are honest, so that
 * the middle 90 % hold it in 90 % (Talts et al., arXiv:1804.06788). Of 300 that has a standard
 * error of 0.017; what 40,000 spectra cannot teach yet comes to as much. */
START_TEST(beliefs_are_honest)
{
  bench b;
  gsl_rng *g = gsl_rng_alloc(gsl_rng_taus2);
  double held = 0.0, score = 0.0, fraction[2], y[points], one[2];
  set_up(&b, 2);
  gsl_rng_set(g, 4711);
  for (int i = 0; i < fresh; i++) {
    belief what;
    double below = 0.0;
    sample_draw(&b.pair.fine, 0.01, g, &b.w[0], fraction, NULL, y);
    ck_assert(learner_ask(&b.l, y, &what));
    for (int k = 0; k < posterior_draws; k++) {
      belief_draw(&what, g, one);
      below += one[0] < fraction[0] ? 1.0 : one[0] > fraction[0] ? 0.0 : gsl_rng_uniform(g);
    }
    held += below > 0.05 * posterior_draws && below < 0.95 * posterior_draws;
    score += belief_ln_ratio(&what, fraction) / fresh;
    belief_free(&what);
  }
  ck_assert_double_eq_tol(held / fresh, 0.9, 0.07);
  /* The bands at 1000 and 1150 tell the two apart: more than a factor of e over the prior. */
  ck_assert_double_gt(score, 1.0);
  gsl_rng_free(g);
  tear_down(&b);
}
END_TEST

START_TEST(any_number_of_threads_learns_the_same)
{
  bench one, two;
  set_up(&one, 1);
  set_up(&two, 2);
  for (int i = 0; i < LEARNER_NETWORKS; i++)
    for (size_t k = 0; k < one.l.networks[i].count; k++)
      ck_assert(one.l.networks[i].numbers[k] == two.l.networks[i].numbers[k]);
  tear_down(&one);
  tear_down(&two);
}
END_TEST

Suite *suite_compare_learner(void)
{
  Suite *suite = suite_create("compare/learner");
  TCase *tests = tcase_create("learner");
  tcase_set_timeout(tests, 120);
  tcase_add_test(tests, beliefs_are_honest);
  tcase_add_test(tests, any_number_of_threads_learns_the_same);
  suite_add_tcase(suite, tests);
  return suite;
}
