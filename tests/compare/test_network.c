/* SPDX-License-Identifier: GPL-3.0-or-later */
/* test_network.c: slopes against differences, and what a network can learn. */
#include <check.h>
#include <gsl/gsl_randist.h>
#include <math.h>

#include "compare/network.h"
#include "suite.h"

enum { inputs = 5, outputs = 3 };

static void set_up(network *n, gsl_rng *g)
{
  ck_assert(network_prepare(inputs, outputs, g, n));
  for (size_t i = 0; i < n->count; i++) /* nothing is small, and biases are not 0 */
    n->numbers[i] += (float)gsl_ran_gaussian(g, 0.1);
  for (size_t row = 0; row < NETWORK_BATCH; row++)
    for (size_t i = 0; i < inputs; i++)
      network_input(n, row)[i] = (float)gsl_ran_gaussian(g, 1.0);
}

/* What is maximised: a weighted sum of squares of the outputs. */
static double value(network *n, bool slopes)
{
  double sum = 0.0;
  network_run(n);
  for (size_t row = 0; row < NETWORK_BATCH; row++)
    for (size_t k = 0; k < outputs; k++) {
      double out = network_output(n, row)[k], weight = 0.5 - (double)k;
      sum += 0.5 * weight * out * out;
      if (slopes)
        network_slope(n, row)[k] = (float)(weight * out);
    }
  return sum;
}

/* Floats carry 7 digits of a sum near 100 and the step is 1 / 128, so that a difference is
 * good to some 1e-2; a kink of a rectifier within the step costs up to 0.1. */
START_TEST(slopes_are_differences)
{
  gsl_rng *g = gsl_rng_alloc(gsl_rng_taus2);
  network n;
  set_up(&n, g);
  value(&n, true);
  network_climb(&n, 0.0);
  size_t checked = 0;
  for (size_t i = 0; i < n.count; i += 37) {
    const float step = 1.0f / 128.0f, kept = n.numbers[i];
    n.numbers[i] = kept + step;
    double above = value(&n, false);
    n.numbers[i] = kept - step;
    double below = value(&n, false);
    n.numbers[i] = kept;
    double slope = (above - below) / (2.0 * (double)step);
    ck_assert_double_eq_tol(n.slopes[i], slope, 0.1 + 0.03 * fabs(slope));
    checked += fabs(slope) > 1.0;
  }
  ck_assert_uint_gt(checked, 5);
  network_free(&n);
  gsl_rng_free(g);
}
END_TEST

/* One spectrum by itself gets what it gets in a batch, but for the order of the sums. */
START_TEST(one_answer_is_that_of_the_batch)
{
  gsl_rng *g = gsl_rng_alloc(gsl_rng_taus2);
  network n;
  float answer[outputs];
  set_up(&n, g);
  network_run(&n);
  for (size_t row = 0; row < NETWORK_BATCH; row++) {
    network_answer(&n, network_input(&n, row), inputs, answer, outputs);
    for (size_t k = 0; k < outputs; k++)
      ck_assert_double_eq_tol(answer[k], network_output(&n, row)[k], 1e-4);
  }
  network_free(&n);
  gsl_rng_free(g);
}
END_TEST

/* Of squared errors the mean is learnt: y = |x| + noise, which no line is. Noise of 0.3 leaves
 * 0.09; a line would leave 0.09 and the variance of |x|, 0.36. */
START_TEST(it_learns_a_curve)
{
  gsl_rng *g = gsl_rng_alloc(gsl_rng_taus2);
  network n;
  double left = 0.0;
  const int steps = 1500, last = 200;
  ck_assert(network_prepare(1, 1, g, &n));
  for (int step = 0; step < steps; step++) {
    double wanted[NETWORK_BATCH];
    for (size_t row = 0; row < NETWORK_BATCH; row++) {
      double x = gsl_ran_gaussian(g, 1.0);
      network_input(&n, row)[0] = (float)x;
      wanted[row] = fabs(x) + gsl_ran_gaussian(g, 0.3);
    }
    network_run(&n);
    for (size_t row = 0; row < NETWORK_BATCH; row++) {
      double error = wanted[row] - network_output(&n, row)[0];
      network_slope(&n, row)[0] = (float)error;
      left += step >= steps - last ? error * error / (last * NETWORK_BATCH) : 0.0;
    }
    network_climb(&n, 4e-3 * (1.0 - (double)step / steps));
  }
  /* the mean of 12,800 squares has a standard error of 0.0011 */
  ck_assert_double_eq_tol(left, 0.09, 0.008);
  network_free(&n);
  gsl_rng_free(g);
}
END_TEST

Suite *suite_compare_network(void)
{
  Suite *suite = suite_create("compare/network");
  TCase *tests = tcase_create("network");
  tcase_set_timeout(tests, 60);
  tcase_add_test(tests, slopes_are_differences);
  tcase_add_test(tests, one_answer_is_that_of_the_batch);
  tcase_add_test(tests, it_learns_a_curve);
  suite_add_tcase(suite, tests);
  return suite;
}
