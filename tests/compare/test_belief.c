/* SPDX-License-Identifier: GPL-3.0-or-later */
/* test_belief.c: densities over fractions, against integrals and differences. */
#include <check.h>
#include <gsl/gsl_randist.h>
#include <math.h>
#include <stdlib.h>

#include "compare/belief.h"
#include "compare/fraction_prior.h"
#include "suite.h"

enum { most_outputs = 64, most_parts = 32, samples = 40000 };

/* Outputs as a network might give: weights e^2 apart, exponents of 0.4 to 7. */
static void make_outputs(gsl_rng *g, const belief_layout *l, float *outputs)
{
  ck_assert_uint_le(l->output_count, most_outputs);
  ck_assert_uint_le(l->part_count, most_parts);
  belief_prior_outputs(l, outputs);
  for (size_t i = 0; i < l->output_count; i++)
    outputs[i] += (float)(gsl_rng_uniform(g) * 2.9 - 0.9);
}

/* What the prior says is no news, wherever. */
START_TEST(the_prior_is_no_news)
{
  gsl_rng *g = gsl_rng_alloc(gsl_rng_taus2);
  for (size_t n = 2; n <= 4; n++) {
    belief_layout l;
    float outputs[most_outputs];
    double fraction[4], room[most_parts];
    ck_assert(belief_layout_prepare(n, &l));
    belief_prior_outputs(&l, outputs);
    for (int i = 0; i < 50; i++) {
      fraction_prior_draw(g, n, fraction);
      ck_assert_double_eq_tol(belief_slope(&l, outputs, fraction, room, NULL), 0.0, 1e-6);
    }
    belief_layout_free(&l);
  }
  gsl_rng_free(g);
}
END_TEST

/* Over draws of the prior the mean of the ratio is 1, and the mean of a fraction times the
 * ratio is that over draws of the belief. Four standard errors: by chance once in 16,000. */
START_TEST(it_is_a_density)
{
  gsl_rng *g = gsl_rng_alloc(gsl_rng_taus2);
  for (size_t n = 2; n <= 4; n++) {
    belief_layout l;
    belief b;
    float outputs[2 * most_outputs];
    double fraction[4], one = 0.0, square = 0.0, weighted = 0.0, spread = 0.0, drawn = 0.0;
    ck_assert(belief_layout_prepare(n, &l));
    make_outputs(g, &l, outputs);
    make_outputs(g, &l, outputs + l.output_count);
    ck_assert(belief_prepare(&l, outputs, 2, &b));
    for (int i = 0; i < samples; i++) {
      fraction_prior_draw(g, n, fraction);
      double ratio = exp(belief_ln_ratio(&b, fraction)), share = ratio * fraction[0];
      one += ratio / samples;
      square += ratio * ratio / samples;
      weighted += share / samples;
      spread += share * share / samples;
      belief_draw(&b, g, fraction);
      drawn += fraction[0] / samples;
    }
    ck_assert_double_eq_tol(one, 1.0, 4.0 * sqrt((square - one * one) / samples));
    double error = sqrt((spread - weighted * weighted + 0.25) / samples);
    ck_assert_double_eq_tol(drawn, weighted, 4.0 * error);
    belief_free(&b);
    belief_layout_free(&l);
  }
  gsl_rng_free(g);
}
END_TEST

/* Of two sets of outputs the density is the mean. */
START_TEST(two_sets_are_their_mean)
{
  gsl_rng *g = gsl_rng_alloc(gsl_rng_taus2);
  belief_layout l;
  float outputs[2 * most_outputs];
  double room[most_parts];
  belief b;
  const double cases[][3] = {{1.0, 0.0, 0.0}, {0.3, 0.0, 0.7}, {0.2, 0.5, 0.3}};
  ck_assert(belief_layout_prepare(3, &l));
  make_outputs(g, &l, outputs);
  make_outputs(g, &l, outputs + l.output_count);
  ck_assert(belief_prepare(&l, outputs, 2, &b));
  for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
    double first = exp(belief_slope(&l, outputs, cases[i], room, NULL));
    double second = exp(belief_slope(&l, outputs + l.output_count, cases[i], room, NULL));
    ck_assert_double_eq_tol(exp(belief_ln_ratio(&b, cases[i])), 0.5 * (first + second),
                            1e-9 * (first + second));
  }
  belief_free(&b);
  belief_layout_free(&l);
  gsl_rng_free(g);
}
END_TEST

/* Central differences of a step that floats hold: good to some 1e-3. */
START_TEST(slopes_are_differences)
{
  gsl_rng *g = gsl_rng_alloc(gsl_rng_taus2);
  belief_layout l;
  float outputs[most_outputs], slope[most_outputs];
  double room[most_parts];
  const double cases[][3] = {{0.0, 1.0, 0.0}, {0.3, 0.0, 0.7}, {0.2, 0.5, 0.3}};
  ck_assert(belief_layout_prepare(3, &l));
  make_outputs(g, &l, outputs);
  for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
    belief_slope(&l, outputs, cases[i], room, slope);
    for (size_t k = 0; k < l.output_count; k++) {
      const float step = 1.0f / 64.0f, kept = outputs[k];
      outputs[k] = kept + step;
      double above = belief_slope(&l, outputs, cases[i], room, NULL);
      outputs[k] = kept - step;
      double below = belief_slope(&l, outputs, cases[i], room, NULL);
      outputs[k] = kept;
      ck_assert_double_eq_tol(slope[k], (above - below) / (2.0 * (double)step), 2e-3);
    }
  }
  belief_layout_free(&l);
  gsl_rng_free(g);
}
END_TEST

Suite *suite_compare_belief(void)
{
  Suite *suite = suite_create("compare/belief");
  TCase *tests = tcase_create("belief");
  tcase_add_test(tests, the_prior_is_no_news);
  tcase_add_test(tests, it_is_a_density);
  tcase_add_test(tests, two_sets_are_their_mean);
  tcase_add_test(tests, slopes_are_differences);
  suite_add_tcase(suite, tests);
  return suite;
}
