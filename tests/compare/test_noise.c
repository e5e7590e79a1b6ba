/* SPDX-License-Identifier: GPL-3.0-or-later */
/* test_noise.c: the noise of a curve, of independent points and of points that scatter together. */
#include "suite.h"

#include <math.h>

#include <gsl/gsl_randist.h>

#include "compare/noise.h"

/* 600 to 1800 cm-1, independent every 2; up to eight points for each, and some more at both ends. */
enum { INDEPENDENT = 601, MARGIN = 40, MOST = 8 };

static const double pi = 3.14159265358979323846;
static double x[INDEPENDENT * MOST], y[INDEPENDENT * MOST];

static double bands_at(double at)
{
  static const double centres[] = {690, 744, 758, 850, 953, 995, 1115, 1146, 1180, 1310, 1384, 1421, 1585};
  static const double heights[] = {0.5, 0.6, 1.0, 0.1, 0.2, 0.6, 0.2, 1.3, 0.4, 0.3, 0.4, 0.9, 0.5};
  double sum = 0.0;
  for (int i = 0; i < 13; i++)
    sum += heights[i] / (1.0 + pow((at - centres[i]) / 5.0, 2.0));
  return sum;
}

static double sinc(double t)
{
  return t == 0.0 ? 1.0 : sin(pi * t) / (pi * t);
}

static double straight(double t)
{
  return fmax(0.0, 1.0 - fabs(t));
}

/* What a Hann window over the interferogram makes of neighbours. */
static double hann(double t)
{
  return sinc(t) + 0.5 * (sinc(t - 1.0) + sinc(t + 1.0));
}

/* `filled` points for each independent one, between which `kernel` goes. Returns how many there are. */
static size_t make(double (*kernel)(double), int filled, double noise, unsigned long seed)
{
  double e[INDEPENDENT + 2 * MARGIN];
  gsl_rng *generator = gsl_rng_alloc(gsl_rng_mt19937);
  gsl_rng_set(generator, seed);
  for (int i = 0; i < INDEPENDENT + 2 * MARGIN; i++)
    e[i] = gsl_ran_gaussian(generator, noise);
  gsl_rng_free(generator);
  size_t count = (size_t)((INDEPENDENT - 1) * filled + 1);
  for (size_t i = 0; i < count; i++) {
    double at = (double)i / filled;
    x[i] = 600.0 + 2.0 * at;
    y[i] = bands_at(x[i]);
    int middle = MARGIN + (int)at;
    for (int j = middle - MARGIN + 1; j < middle + MARGIN; j++)
      y[i] += e[j] * kernel(at + MARGIN - j);
  }
  return count;
}

static elastir_noise measure(size_t count)
{
  elastir_diagnostics d = {0};
  elastir_noise noise = elastir_noise_measure(x, y, count, &d);
  ck_assert_uint_eq(d.count, 0);
  return noise;
}

START_TEST(independent_points_keep_their_estimate)
{
  static const double levels[] = {1e-6, 1e-4, 1e-3, 1e-2, 5e-2};
  for (size_t l = 0; l < sizeof levels / sizeof *levels; l++)
    for (unsigned long seed = 0; seed < 50; seed++) {
      size_t count = make(straight, 1, levels[l], seed);
      elastir_diagnostics d = {0};
      elastir_noise noise = measure(count);
      ck_assert_msg(noise.together == 1.0, "%g, seed %lu: %g", levels[l], seed, noise.together);
      ck_assert_double_eq(noise.level, elastir_noise_estimate(y, NULL, count, &d));
      ck_assert_double_eq_tol(noise.apart_cm1, 2.0, 1e-9);
    }
}
END_TEST

/* The noise of a point, and over how many points it goes on. The mean of 20 is good to 2 %; bands
 * and the part of the noise that has not yet levelled off make it up to 25 % off, either way. */
START_TEST(points_that_scatter_together_are_seen)
{
  static const struct {
    double (*kernel)(double);
    int filled;
    double least, most, of; /* together; the standard deviation of a point over that of the noise */
  } cases[] = {{sinc, 2, 2, 2, 1.0}, {sinc, 4, 3, 5, 1.0}, {sinc, 8, 6, 10, 1.0},
               {hann, 2, 3, 5, 1.2247}, {straight, 4, 3, 5, 0.8165}};
  for (size_t c = 0; c < sizeof cases / sizeof *cases; c++) {
    double mean = 0.0;
    for (unsigned long seed = 0; seed < 20; seed++) {
      elastir_noise noise = measure(make(cases[c].kernel, cases[c].filled, 0.01, seed));
      ck_assert_msg(noise.together >= cases[c].least && noise.together <= cases[c].most,
                    "case %zu, seed %lu: %g", c, seed, noise.together);
      mean += noise.level / 20.0;
    }
    double ratio = mean / (0.01 * cases[c].of);
    ck_assert_msg(ratio > 0.75 && ratio < 1.25, "case %zu: %g", c, ratio);
  }
}
END_TEST

/* A smooth curve grows with the stride as zero-filled noise does, but it does not level off. */
START_TEST(bands_and_fringes_are_no_noise)
{
  for (int filled = 1; filled <= MOST; filled *= 2) {
    for (double fringe = 0.0; fringe < 0.2; fringe += 0.05) {
      size_t count = make(straight, 1, 0.0, 0);
      count = (size_t)((INDEPENDENT - 1) * filled + 1);
      for (size_t i = 0; i < count; i++) {
        x[i] = 600.0 + 2.0 * (double)i / filled;
        y[i] = bands_at(x[i]) + fringe * sin(2.0 * pi * x[i] / 60.0);
      }
      elastir_noise noise = measure(count);
      ck_assert_msg(noise.together == 1.0, "%d, %g: %g", filled, fringe, noise.together);
    }
  }
}
END_TEST

START_TEST(little_to_go_by_is_no_error)
{
  for (size_t i = 0; i < 200; i++) {
    x[i] = (double)i;
    y[i] = 0.5;
  }
  for (size_t count = 0; count <= 200; count += 4) {
    elastir_noise noise = measure(count);
    ck_assert_double_eq(noise.level, 0.0);
    ck_assert_double_eq(noise.together, 1.0);
  }
}
END_TEST

Suite *suite_compare_noise(void)
{
  Suite *suite = suite_create("noise");
  TCase *tests = tcase_create("noise");
  tcase_add_test(tests, independent_points_keep_their_estimate);
  tcase_add_test(tests, points_that_scatter_together_are_seen);
  tcase_add_test(tests, bands_and_fringes_are_no_noise);
  tcase_add_test(tests, little_to_go_by_is_no_error);
  suite_add_tcase(suite, tests);
  return suite;
}
