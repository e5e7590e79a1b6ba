/* SPDX-License-Identifier: GPL-3.0-or-later */
/* test_presence.c: whether a measured component is there, from made-up samples with a known height of it. */
#include "suite.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "compare/presence.h"

enum { DRAWS = 40, WHICH = 1 };

typedef struct {
  calibration c;
  calibration_draw draws[DRAWS];
  sample_fit fit;
} bench;

/* Errors of the draws' heights from -2 to 2 times `size` standard deviations, in equal steps: sorted by
 * size, the 38th of the 40 is 74/39 `size` and the 39th 78/39, so that 95 % lie within 74.2/39. */
static void set_up(double size, bench *b)
{
  memset(b, 0, sizeof *b);
  b->c.draws = b->draws;
  b->c.count = DRAWS;
  b->c.tempering.doubt = 0.02;
  for (int i = 0; i < DRAWS; i++) {
    calibration_draw *draw = &b->draws[i];
    draw->good = true;
    draw->height[WHICH] = 0.3;
    draw->fit.component_deviation[WHICH] = 0.01;
    draw->fit.component_height[WHICH] = 0.3 + 0.01 * size * (4.0 * i / (DRAWS - 1) - 2.0);
  }
  b->fit.component_deviation[WHICH] = 0.02;
  b->fit.residual_rms = b->fit.noise = 0.001;
}

static elastir_sample_component judged(bench *b, double height)
{
  elastir_sample_component of = {0};
  b->fit.component_height[WHICH] = height;
  ck_assert(presence_judge(&b->c, &b->fit, WHICH, 0.95, &of));
  return of;
}

/* Bayes' theorem by summation over heights. */
static double by_sums(double height, double deviation)
{
  double present = 0.0, z = height / deviation;
  const int steps = 200000;
  for (int i = 0; i < steps; i++) {
    double off = (height - (i + 0.5) / steps) / deviation;
    present += exp(-0.5 * off * off) / steps;
  }
  double p = present / (present + exp(-0.5 * z * z));
  return 0.98 * p + 0.01;
}

START_TEST(probability_is_that_of_bayes)
{
  static const double heights[] = {0.001, 0.01, 0.03, 0.05, 0.065, 0.1, 0.5};
  bench b;
  set_up(0.5, &b); /* smaller errors than told do not narrow anything */
  for (size_t i = 0; i < sizeof heights / sizeof *heights; i++)
    ck_assert_double_eq_tol(judged(&b, heights[i]).probability, by_sums(heights[i], 0.02), 1e-6);
}
END_TEST

/* The answer changes where the probability passes 0.05 and 0.95. */
START_TEST(presence_follows_the_probability)
{
  bench b;
  set_up(1.0, &b);
  for (double height = 0.0; height < 0.2; height += 0.001) {
    elastir_sample_component of = judged(&b, height);
    ck_assert_int_eq(of.present, of.probability >= 0.95   ? ELASTIR_PRESENT_YES
                                 : of.probability <= 0.05 ? ELASTIR_PRESENT_NO
                                                          : ELASTIR_PRESENT_UNDETERMINED);
  }
  ck_assert_int_eq(judged(&b, 0.0).present, ELASTIR_PRESENT_NO);
  ck_assert_int_eq(judged(&b, 0.04).present, ELASTIR_PRESENT_UNDETERMINED);
  ck_assert_int_eq(judged(&b, 0.1).present, ELASTIR_PRESENT_YES);
}
END_TEST

/* A height at the limit is found in 95 of 100 repetitions: the one that 5 fall short of is just found. */
START_TEST(limit_of_detection)
{
  bench b;
  set_up(1.0, &b);
  double limit = judged(&b, 0.0).detection_limit, short_of = limit - 1.644854 * 0.02;
  ck_assert_double_eq(judged(&b, 0.3).detection_limit, limit);
  ck_assert_int_eq(judged(&b, short_of + 1e-5).present, ELASTIR_PRESENT_YES);
  ck_assert_int_eq(judged(&b, short_of - 1e-5).present, ELASTIR_PRESENT_UNDETERMINED);
}
END_TEST

/* Errors of made-up samples, or a residual, half as large again do what such a deviation does. */
START_TEST(errors_of_samples_and_misfits_widen)
{
  bench b;
  set_up(1.0, &b);
  elastir_sample_component usual = judged(&b, 0.07);
  b.fit.component_deviation[WHICH] = 0.02 * 1.5;
  double wider = judged(&b, 0.07).detection_limit;
  set_up(1.5 * 1.959963984540054 * 39.0 / 74.2, &b);
  ck_assert_double_eq_tol(judged(&b, 0.07).detection_limit, wider, 1e-6);
  set_up(1.0, &b);
  b.fit.residual_rms = 1.5 * ELASTIR_MOST_LEFT * b.fit.noise;
  ck_assert_double_eq_tol(judged(&b, 0.07).detection_limit, wider, 1e-6);
  b.fit.residual_rms = 0.99 * ELASTIR_MOST_LEFT * b.fit.noise;
  ck_assert_double_eq_tol(judged(&b, 0.07).detection_limit, usual.detection_limit, 1e-12);
}
END_TEST

START_TEST(without_samples_nothing_is_said)
{
  bench b;
  set_up(1.0, &b);
  for (int i = 0; i < DRAWS; i++)
    b.draws[i].good = false;
  elastir_sample_component of = judged(&b, 0.5);
  ck_assert(of.present == ELASTIR_PRESENT_UNDETERMINED && isnan(of.probability) && isnan(of.detection_limit));
}
END_TEST

Suite *suite_compare_presence(void)
{
  Suite *suite = suite_create("presence of measured components");
  TCase *tests = tcase_create("presence");
  tcase_add_test(tests, probability_is_that_of_bayes);
  tcase_add_test(tests, presence_follows_the_probability);
  tcase_add_test(tests, limit_of_detection);
  tcase_add_test(tests, errors_of_samples_and_misfits_widen);
  tcase_add_test(tests, without_samples_nothing_is_said);
  suite_add_tcase(suite, tests);
  return suite;
}
