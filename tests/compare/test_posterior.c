/* SPDX-License-Identifier: GPL-3.0-or-later */
/* test_posterior.c: what modes of a fit say about fractions, against integrals done otherwise. */
#include <check.h>
#include <math.h>

#include "compare/cholesky.h"
#include "compare/fraction_prior.h"
#include "compare/posterior.h"
#include "suite.h"

/* Nothing is changed about the Laplace approximation. */
static const posterior_tempering plain = {
    .temperature = 1.0, .variance = 1.0, .floor = 0.0, .tail = 0.0, .doubt = 0.0};

/* A fit without a belief. */
static posterior_data alone(const sample_fit *fit)
{
  return (posterior_data){fit, NULL};
}

/* One mode of two models at (a, b) with independent errors. */
static void set_mode(sample_fit *fit, size_t mode, double evidence, double a, double b,
                     double deviation)
{
  sample_mode *m = &fit->modes[mode];
  double variance = deviation * deviation;
  m->evidence = evidence;
  m->ln_determinant = 2.0 * log(variance);
  m->centre[0] = a;
  m->centre[1] = b;
  m->point[0] = fmax(a, 0.0);
  m->point[1] = fmax(b, 0.0);
  m->covariance[0] = m->covariance[3] = variance;
  m->covariance[1] = m->covariance[2] = 0.0;
  fit->mode_count = mode + 1;
}

/* Mean and presence of the first of two models, summed over a grid of shares and amplitudes. */
static void integrate(double a, double b, double deviation, double *mean, double *absent)
{
  const fraction_prior prior = fraction_prior_of(2);
  const double variance = deviation * deviation, step = 0.002;
  double total = 0.0, sum = 0.0, corner[2] = {0.0, 0.0};
  for (double amplitude = 0.5 * step; amplitude < 3.0; amplitude += step) {
    for (double f = 0.5 * step; f < 1.0; f += step) {
      double p = amplitude * f - a, q = amplitude * (1.0 - f) - b;
      double weight = prior.pair * step * exp(-0.5 * (p * p + q * q) / variance);
      total += weight;
      sum += weight * f;
    }
    for (int k = 0; k < 2; k++) {
      double p = (k == 0 ? amplitude : 0.0) - a, q = (k == 1 ? amplitude : 0.0) - b;
      corner[k] += 0.5 * prior.single * exp(-0.5 * (p * p + q * q) / variance);
    }
  }
  total += corner[0] + corner[1];
  *mean = (sum + corner[0]) / total;
  *absent = corner[1] / total;
}

/* A = L L' of a matrix that was made so, in a wider one; A x = b. */
START_TEST(cholesky_of_a_known_factor)
{
  const double l[9] = {2.0, 0.0, 0.0, 0.5, 1.5, 0.0, -1.0, 0.25, 3.0};
  double a[15] = {0.0}, factor[9] = {0.0}, x[3] = {1.0, -2.0, 0.5}, b[3] = {0.0};
  for (int i = 0; i < 3; i++)
    for (int j = 0; j < 3; j++)
      for (int k = 0; k < 3; k++)
        a[5 * i + j] += l[3 * i + k] * l[3 * j + k];
  for (int i = 0; i < 3; i++)
    for (int j = 0; j < 3; j++)
      b[i] += a[5 * i + j] * x[j];
  ck_assert_double_eq_tol(cholesky_factor(a, 5, 3, 1e-14, factor), 2.0 * log(9.0), 1e-14);
  for (int i = 0; i < 9; i++)
    ck_assert_double_eq_tol(factor[i], l[i], 1e-14);
  cholesky_solve(factor, 3, b);
  for (int i = 0; i < 3; i++)
    ck_assert_double_eq_tol(b[i], x[i], 1e-14);
  /* A pivot that rounding took is the least one. */
  const double singular[4] = {1.0, 1.0, 1.0, 1.0};
  ck_assert_double_eq_tol(cholesky_factor(singular, 2, 2, 1e-12, factor), log(1e-12), 1e-10);
}
END_TEST

/* 20000 samples a face: a standard error of 0.005 at most. */
START_TEST(one_mode_is_an_integral)
{
  static const double cases[][3] = {{0.7, 0.3, 0.1}, {0.9, 0.02, 0.1}, {1.0, -0.1, 0.08},
                                    {0.1, 0.2, 0.3}};
  posterior_room room;
  ck_assert(posterior_room_prepare(2, 20000, 1, &room));
  for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
    sample_fit fit;
    posterior p;
    double mean, absent;
    ck_assert(sample_fit_prepare(2, &fit));
    set_mode(&fit, 0, 3.0, cases[i][0], cases[i][1], cases[i][2]);
    ck_assert(posterior_sample(alone(&fit), &plain, &room, &p));
    integrate(cases[i][0], cases[i][1], cases[i][2], &mean, &absent);
    ck_assert_double_eq_tol(posterior_mean(&p, 0), mean, 0.02);
    ck_assert_double_eq_tol(1.0 - posterior_at_least(&p, 0, 0.0), absent, 0.02);
    ck_assert_double_eq_tol(posterior_mean(&p, 0) + posterior_mean(&p, 1), 1.0, 1e-9);
    ck_assert_double_eq_tol(posterior_is_largest(&p, 0) + posterior_is_largest(&p, 1), 1.0, 1e-9);
    posterior_free(&p);
    sample_fit_free(&fit);
  }
  posterior_room_free(&room);
}
END_TEST

/* Of two modes exp(difference of evidence) more weight goes to the better one; a temperature
 * takes the root of that. */
START_TEST(modes_weigh_by_their_evidence)
{
  posterior_room room;
  sample_fit fit;
  ck_assert(posterior_room_prepare(2, 2000, 1, &room) && sample_fit_prepare(2, &fit));
  set_mode(&fit, 0, 0.0, 0.8, 0.2, 0.01);
  set_mode(&fit, 1, log(9.0), 0.2, 0.8, 0.01);
  for (int root = 1; root <= 2; root++) {
    posterior_tempering tempering = plain;
    posterior p;
    tempering.temperature = root;
    ck_assert(posterior_sample(alone(&fit), &tempering, &room, &p));
    ck_assert_double_eq_tol(posterior_is_largest(&p, 1), root == 1 ? 0.9 : 0.75, 0.01);
    posterior_free(&p);
  }
  posterior_room_free(&room);
  sample_fit_free(&fit);
}
END_TEST

/* The score of a truth is ln of its density over the prior's: with all doubt it is 0, and far
 * from where the fit is it is ln of the doubt. */
START_TEST(scores_are_densities)
{
  const double there[2] = {0.7, 0.3}, elsewhere[2] = {0.1, 0.9};
  posterior_room room;
  sample_fit fit;
  posterior_tempering tempering = plain;
  ck_assert(posterior_room_prepare(2, 2000, 1, &room) && sample_fit_prepare(2, &fit));
  set_mode(&fit, 0, 0.0, 0.7, 0.3, 0.01);
  tempering.doubt = 1.0;
  ck_assert_double_eq_tol(posterior_score(alone(&fit), &tempering, there, &room), 0.0, 1e-12);
  tempering.doubt = 0.1;
  ck_assert_double_eq_tol(posterior_score(alone(&fit), &tempering, elsewhere, &room), log(0.1), 1e-9);
  /* a Gaussian of the share, sqrt(0.7^2 + 0.3^2) 0.01 wide, over pairs of probability 'pair' */
  tempering.doubt = 0.0;
  double density = 1.0 / (sqrt(2.0 * 3.14159265) * 0.01 * sqrt(0.58));
  ck_assert_double_eq_tol(posterior_score(alone(&fit), &tempering, there, &room),
                          log(density / fraction_prior_of(2).pair), 0.03);
  posterior_room_free(&room);
  sample_fit_free(&fit);
}
END_TEST

/* Doubt widens an interval to what the prior allows, and leaves the mean where the fit has it. */
START_TEST(doubt_moves_no_mean)
{
  const double ends[2] = {0.025, 0.975};
  posterior_room room;
  sample_fit fit;
  double mean[2], low[2];
  ck_assert(posterior_room_prepare(2, 2000, 1, &room) && sample_fit_prepare(2, &fit));
  set_mode(&fit, 0, 0.0, 0.8, 0.2, 0.01);
  for (int i = 0; i < 2; i++) {
    posterior_tempering tempering = plain;
    posterior p;
    double quantiles[2];
    tempering.doubt = i == 0 ? 0.0 : 0.2;
    ck_assert(posterior_sample(alone(&fit), &tempering, &room, &p));
    ck_assert(posterior_quantiles(&p, 0, ends, 2, quantiles));
    mean[i] = posterior_mean(&p, 0);
    low[i] = quantiles[0];
    posterior_free(&p);
  }
  ck_assert_double_eq_tol(mean[0], 0.8, 0.005);
  ck_assert_double_eq_tol(mean[1], mean[0], 1e-9);
  ck_assert_double_gt(low[0], 0.7);
  ck_assert_double_lt(low[1], 0.3);
  /* all doubt: the mean of the prior */
  posterior p;
  posterior_tempering tempering = plain;
  tempering.doubt = 1.0;
  fit.mode_count = 0;
  ck_assert(posterior_sample(alone(&fit), &tempering, &room, &p));
  ck_assert_double_eq_tol(posterior_mean(&p, 0), 0.5, 0.02);
  posterior_free(&p);
  posterior_room_free(&room);
  sample_fit_free(&fit);
}
END_TEST

START_TEST(priors_add_up_to_1)
{
  for (size_t models = 1; models < 8; models++) {
    fraction_prior p = fraction_prior_of(models);
    ck_assert_double_eq_tol(p.single + p.pair + p.all, 1.0, 1e-12);
  }
  ck_assert_double_eq(fraction_prior_of(1).single, 1.0);
}
END_TEST

/* Two belief sets of one kind: a pair of about 0.7 and 0.3, Dirichlet exponents of 70 and 30. */
static void set_belief(belief_layout *layout, belief *b)
{
  float outputs[64];
  ck_assert(belief_layout_prepare(2, layout) && layout->output_count <= 64);
  belief_prior_outputs(layout, outputs);
  for (size_t i = 0; i < layout->part_count; i++) {
    const belief_part *part = &layout->parts[i];
    outputs[part->logit_at] = part->dimension == 2 ? 0.0f : -20.0f;
    for (int k = 0; part->dimension == 2 && k < 2; k++)
      outputs[part->shape_at + (size_t)k] = logf(k == 0 ? 70.0f : 30.0f);
  }
  ck_assert(belief_prepare(layout, outputs, 1, b));
}

/* The belief alone has the mean of its Dirichlet; a fit of (0.7, 0.3) and a belief that tells as
 * much, multiplied, are narrower than either by the root of two; half of each is in between. */
START_TEST(beliefs_are_mixed_and_multiplied)
{
  const double ends[2] = {0.025, 0.975}, there[2] = {0.7, 0.3};
  double width[4], score[4];
  posterior_room room;
  sample_fit fit;
  belief_layout layout;
  belief b;
  /* deviations of the share: a Dirichlet of 100 at 0.7 has sqrt(0.21 / 101) */
  const double deviation = sqrt(0.21 / 101.0) / sqrt(0.58);
  ck_assert(posterior_room_prepare(2, 20000, 1, &room) && sample_fit_prepare(2, &fit));
  set_mode(&fit, 0, 0.0, 0.7, 0.3, deviation);
  set_belief(&layout, &b);
  for (int i = 0; i < 4; i++) {
    posterior_tempering tempering = plain;
    posterior p;
    double quantiles[2];
    tempering.share = i == 1 ? 1.0 : i == 3 ? 0.5 : 0.0;
    tempering.learnt = i == 2 ? 1.0 : 0.0;
    ck_assert(posterior_sample((posterior_data){&fit, &b}, &tempering, &room, &p));
    ck_assert(posterior_quantiles(&p, 0, ends, 2, quantiles));
    ck_assert_double_eq_tol(posterior_mean(&p, 0), 0.7, 0.005);
    if (i == 1) /* of a Dirichlet in closed form; 80,000 samples settle it to 0.3 % */
      ck_assert_double_eq_tol(posterior_deviation(&p, 0), sqrt(0.21 / 101.0), 5e-4);
    width[i] = quantiles[1] - quantiles[0];
    score[i] = posterior_score((posterior_data){&fit, &b}, &tempering, there, &room);
    posterior_free(&p);
  }
  /* 20,000 samples settle a quantile to 2 % of the width; a Dirichlet is no Gaussian, to 3 % */
  ck_assert_double_eq_tol(width[1] / width[0], 1.0, 0.05);
  ck_assert_double_eq_tol(width[2] / width[0], sqrt(0.5), 0.04);
  ck_assert_double_eq_tol(width[3] / width[0], 1.0, 0.05);
  ck_assert_double_eq_tol(score[2] - score[0], log(sqrt(2.0)), 0.05);
  ck_assert_double_eq_tol(exp(score[3]), 0.5 * (exp(score[0]) + exp(score[1])), 1e-6 * exp(score[3]));
  belief_free(&b);
  belief_layout_free(&layout);
  posterior_room_free(&room);
  sample_fit_free(&fit);
}
END_TEST

Suite *suite_compare_posterior(void)
{
  Suite *suite = suite_create("compare/posterior");
  TCase *tests = tcase_create("posterior");
  tcase_set_timeout(tests, 60);
  tcase_add_test(tests, cholesky_of_a_known_factor);
  tcase_add_test(tests, one_mode_is_an_integral);
  tcase_add_test(tests, modes_weigh_by_their_evidence);
  tcase_add_test(tests, scores_are_densities);
  tcase_add_test(tests, doubt_moves_no_mean);
  tcase_add_test(tests, beliefs_are_mixed_and_multiplied);
  tcase_add_test(tests, priors_add_up_to_1);
  suite_add_tcase(suite, tests);
  return suite;
}
