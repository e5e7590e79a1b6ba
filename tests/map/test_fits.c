/* SPDX-License-Identifier: GPL-3.0-or-later */
/* test_fits.c: correlation, normal components and their intervals against made-up maps. */
#include "suite.h"

#include <math.h>

#include "made_up.h"
#include "map/blocks.h"

enum { SIDE = 96, PIXELS = SIDE * SIDE };

static double values[PIXELS];

typedef struct {
  map_moments moments;
  map_correlation correlation;
  map_bins bins;
  map_normals one, two;
  map_errors errors;
} fits;

/* With the errors of `parts` normals; 0: of none. */
static void fit_values(fits *f, int parts)
{
  map_scan scan = {SIDE, SIDE, values, NULL, {1, 1}};
  ck_assert(map_moments_of(values, PIXELS, &f->moments));
  f->correlation = map_correlation_of(&scan, &f->moments);
  ck_assert(map_bins_make(values, PIXELS, 512, &f->bins));
  f->one = map_fit_normal(&f->bins);
  f->two = map_fit_two_normals(&f->bins, NULL);
  if (parts > 0)
    ck_assert(map_block_errors(&scan, &f->correlation, &f->bins, parts == 1 ? &f->one : &f->two,
                               &f->errors));
}

static double share_covered(const int *hits, size_t trials)
{
  return (double)*hits / (double)trials;
}

/* Random components at least four deviations apart; the intervals hold the truth about as often as they
 * say. */
START_TEST(components_are_recovered)
{
  const size_t trials = trials_of(200);
  int hits[7] = {0};
  for (size_t t = 0; t < trials; t++) {
    made_up_random random = made_up_seed(1000 + t);
    made_up_parts parts = {.fraction = 0.25 + 0.5 * made_up_uniform(&random),
                           .mean = {2.0 + made_up_uniform(&random), 0.0},
                           .deviation = {0.1 + 0.1 * made_up_uniform(&random),
                                         0.15 + 0.15 * made_up_uniform(&random)},
                           .domain = 1.0 + 1.0 * made_up_uniform(&random),
                           .grain = 1.0 * made_up_uniform(&random)};
    fits f;
    parts.mean[1] = parts.mean[0] + 1.2 + made_up_uniform(&random);
    made_up_map(t, SIDE, &parts, values);
    fit_values(&f, 2);
    const double mean = parts.fraction * parts.mean[0] + (1 - parts.fraction) * parts.mean[1];
    const double truth[7] = {mean, parts.fraction, parts.mean[0], parts.deviation[0],
                             1 - parts.fraction, parts.mean[1], parts.deviation[1]};
    const double found[7] = {f.moments.mean, f.two.part[0].fraction, f.two.part[0].mean,
                             f.two.part[0].standard_deviation, f.two.part[1].fraction,
                             f.two.part[1].mean, f.two.part[1].standard_deviation};
    const double error[7] = {f.errors.mean, f.errors.part[0].fraction, f.errors.part[0].mean,
                             f.errors.part[0].standard_deviation, f.errors.part[1].fraction,
                             f.errors.part[1].mean, f.errors.part[1].standard_deviation};
    for (int q = 0; q < 7; q++)
      hits[q] += fabs(found[q] - truth[q]) <= f.errors.reach * error[q];
    ck_assert(map_bic(f.two.log_likelihood, 5, PIXELS, PIXELS / f.correlation.inflation) <
              map_bic(f.one.log_likelihood, 2, PIXELS, PIXELS / f.correlation.inflation));
    free(f.bins.counts);
  }
  for (int q = 0; q < 7; q++) {
    if (getenv("ELASTIR_SOAK") != NULL)
      printf("quantity %d: %.3f of %zu\n", q, share_covered(&hits[q], trials), trials);
    /* 0.95 less three deviations of 200 trials. */
    ck_assert_double_ge(share_covered(&hits[q], trials), trials >= 200 ? 0.90 : 0.75);
  }
}
END_TEST

/* One component: two are not claimed, however the pixels are correlated. */
START_TEST(one_component_is_one)
{
  const size_t trials = trials_of(200);
  int claimed = 0;
  for (size_t t = 0; t < trials; t++) {
    made_up_parts parts = {0.5, {4.0, 4.0}, {0.4, 0.4}, 0.0, 2.5 * (double)(t % 5) / 4.0};
    fits f;
    made_up_map(5000 + t, SIDE, &parts, values);
    fit_values(&f, 0);
    double independent = PIXELS / f.correlation.inflation;
    claimed += map_bic(f.two.log_likelihood, 5, PIXELS, independent) <
               map_bic(f.one.log_likelihood, 2, PIXELS, independent);
    free(f.bins.counts);
  }
  /* BIC is consistent: some per mille; 2 % leaves room for chance. */
  ck_assert_int_le(claimed, (int)(trials / 50 + 1));
}
END_TEST

/* Smoothing by a Gauss function of w pixels makes rho(r) = exp(-r^2/4 w^2), whose sum over the plane is
 * 4 pi w^2. */
START_TEST(inflation_is_that_of_the_smoothing)
{
  static const double widths[] = {0.0, 1.0, 2.0};
  for (size_t i = 0; i < 3; i++) {
    double sum = 0.0;
    for (size_t t = 0; t < 20; t++) {
      made_up_parts parts = {0.5, {4.0, 4.0}, {0.4, 0.4}, 0.0, widths[i]};
      map_scan scan = {SIDE, SIDE, values, NULL, {1, 1}};
      map_moments moments;
      made_up_map(9000 + t, SIDE, &parts, values);
      ck_assert(map_moments_of(values, PIXELS, &moments));
      sum += map_correlation_of(&scan, &moments).inflation / 20.0;
    }
    double expected = fmax(1.0, 12.566 * widths[i] * widths[i]);
    /* What is cut off where rho falls below 0.05, and the mean that is subtracted: 15 %. */
    ck_assert_double_eq_tol(sum / expected, 1.0, widths[i] > 0.0 ? 0.15 : 0.01);
  }
}
END_TEST

/* A map that is one slope has no independent blocks, and no intervals. */
START_TEST(a_slope_gets_no_intervals)
{
  fits f;
  for (size_t i = 0; i < PIXELS; i++)
    values[i] = 3.0 + 0.01 * (double)(i % SIDE) + 1e-3 * (double)(i % 7);
  fit_values(&f, 1);
  ck_assert(f.correlation.beyond);
  ck_assert(isnan(f.errors.reach) && isnan(f.errors.mean));
  free(f.bins.counts);
}
END_TEST

/* Blocks at the fewest and one fewer: a map of 12 single pixels, and of 11. */
START_TEST(fewest_blocks)
{
  for (size_t n = MAP_FEWEST_BLOCKS - 1; n <= MAP_FEWEST_BLOCKS; n++) {
    double few[MAP_FEWEST_BLOCKS];
    map_scan scan = {n, 1, few, NULL, {1, 1}};
    map_correlation none = {1.0, 0, false};
    map_bins bins;
    map_errors errors;
    for (size_t i = 0; i < n; i++)
      few[i] = 3.0 + (i % 2 == 0 ? 0.1 : -0.1) * (double)(i + 1);
    ck_assert(map_bins_make(few, n, 512, &bins));
    map_normals one = map_fit_normal(&bins);
    ck_assert(map_block_errors(&scan, &none, &bins, &one, &errors));
    ck_assert_uint_eq(errors.count, n);
    ck_assert_int_eq(isnan(errors.mean), n < MAP_FEWEST_BLOCKS);
    free(bins.counts);
  }
}
END_TEST

/* The likelihood of the fit is that of the values, summed one by one; no other parameters near by have
 * a larger one. */
START_TEST(the_fit_is_a_maximum)
{
  made_up_parts parts = {0.4, {2.0, 3.0}, {0.3, 0.4}, 1.0, 0.0};
  fits f;
  made_up_map(77, SIDE, &parts, values);
  fit_values(&f, 0);
  for (int change = 0; change < 11; change++) {
    map_normal p[2] = {f.two.part[0], f.two.part[1]};
    double *const at[5] = {&p[0].mean, &p[1].mean, &p[0].standard_deviation,
                           &p[1].standard_deviation, &p[0].fraction};
    double likelihood = 0.0;
    if (change > 0)
      *at[(change - 1) / 2] += change % 2 == 0 ? 0.02 : -0.02;
    p[1].fraction = 1.0 - p[0].fraction;
    for (size_t i = 0; i < PIXELS; i++) {
      double density = 0.0;
      for (int k = 0; k < 2; k++) {
        double z = (values[i] - p[k].mean) / p[k].standard_deviation;
        density += p[k].fraction / p[k].standard_deviation * exp(-0.5 * z * z) / 2.50662827463;
      }
      likelihood += log(density);
    }
    if (change == 0) /* values are up to 0.01 deviations off the centres of bins, at random */
      ck_assert_double_eq_tol(likelihood / PIXELS, f.two.log_likelihood / PIXELS, 3e-4);
    else
      ck_assert_double_lt(likelihood, f.two.log_likelihood);
  }
  free(f.bins.counts);
}
END_TEST

Suite *suite_map_fits(void)
{
  Suite *suite = suite_create("map fits");
  TCase *tests = tcase_create("fits");
  tcase_set_timeout(tests, 600);
  tcase_add_test(tests, components_are_recovered);
  tcase_add_test(tests, one_component_is_one);
  tcase_add_test(tests, inflation_is_that_of_the_smoothing);
  tcase_add_test(tests, a_slope_gets_no_intervals);
  tcase_add_test(tests, fewest_blocks);
  tcase_add_test(tests, the_fit_is_a_maximum);
  suite_add_tcase(suite, tests);
  return suite;
}
