/* SPDX-License-Identifier: GPL-3.0-or-later */
/* test_explained.c: shares of models in made-up maps of known ones. */
#include "suite.h"

#include <math.h>

#include "made_up.h"
#include "map/correlation.h"
#include "map/explained.h"

enum { SIDE = 64, PIXELS = SIDE * SIDE };

static double values[PIXELS];

/* Evenly from mean (1 - spread) to mean (1 + spread). */
static map_distribution even(double mean, double spread)
{
  map_distribution d = {.mean = mean, .standard_deviation = mean * spread / sqrt(3.0)};
  for (int k = 0; k < MAP_SAMPLES; k++)
    d.samples[k] = mean * (1.0 + spread * ((2.0 * k + 1.0) / MAP_SAMPLES - 1.0));
  return d;
}

typedef struct {
  double fraction, factor, noise; /* of the first model */
  map_distribution models[2];
} sample;

/* Each pixel of its own: orientation, noise, model. */
static void make(made_up_random *random, const sample *s)
{
  for (size_t i = 0; i < PIXELS; i++) {
    const map_distribution *model = &s->models[made_up_uniform(random) < s->fraction ? 0 : 1];
    double half = model->standard_deviation * sqrt(3.0);
    double m = model->mean + half * (2.0 * made_up_uniform(random) - 1.0);
    values[i] = s->factor * (m + s->noise * model->mean * made_up_normal(random));
  }
}

static void explain(const sample *s, double calibration, size_t count, map_explanation *out)
{
  map_bins bins;
  ck_assert(map_bins_make(values, PIXELS, MAP_LEVELS, &bins));
  map_question question = {&bins, s->models, count, PIXELS / 4.0, calibration};
  ck_assert(map_explain(&question, out));
  free(bins.counts);
}

/* A softer and a stiffer model, with a factor drawn as its prior says. A quarter of the pixels counts as
 * independent, so intervals are wider than these pixels need: they hold the truth more often. */
START_TEST(shares_are_recovered)
{
  const size_t trials = trials_of(40);
  size_t shares = 0, factors = 0;
  for (size_t t = 0; t < trials; t++) {
    made_up_random random = made_up_seed(300 + t);
    sample s = {.fraction = made_up_uniform(&random),
                .factor = exp(0.1 * made_up_normal(&random)),
                .noise = 0.05 + 0.05 * made_up_uniform(&random),
                .models = {even(4.6, 0.02), even(2.8 + made_up_uniform(&random), 0.1)}};
    map_explanation found;
    make(&random, &s);
    explain(&s, 0.1, 2, &found);
    shares += s.fraction >= found.shares[0].low && s.fraction <= found.shares[0].high;
    factors += s.factor >= found.factor_low && s.factor <= found.factor_high;
    ck_assert_double_eq_tol(found.shares[0].fraction + found.shares[1].fraction +
                                found.shares[2].fraction, 1.0, 1e-9);
    for (int k = 0; k < 3; k++) {
      ck_assert_double_le(found.shares[k].low, found.shares[k].fraction + 0.01);
      ck_assert_double_ge(found.shares[k].high, found.shares[k].fraction - 0.01);
    }
  }
  if (getenv("ELASTIR_SOAK") != NULL)
    printf("shares %zu, factors %zu of %zu\n", shares, factors, trials);
  ck_assert_uint_ge(shares * 100, trials * 90);
  ck_assert_uint_ge(factors * 100, trials * 90);
}
END_TEST

/* One model by itself cannot be told from another whose mean the calibration reaches. */
START_TEST(calibration_decides)
{
  made_up_random random = made_up_seed(11);
  sample s = {1.0, 1.0, 0.06, {even(4.6, 0.02), even(4.1, 0.02)}};
  map_explanation found;
  make(&random, &s);
  explain(&s, 0.15, 2, &found);
  ck_assert_double_eq(found.shares[0].low, 0.0);
  ck_assert_double_eq(found.shares[1].high, 1.0);
  explain(&s, 0.01, 2, &found); /* 11 deviations of the factor apart */
  ck_assert_double_ge(found.shares[0].low, 0.8);
  ck_assert_double_le(found.shares[1].high, 0.2);
}
END_TEST

/* Chi squared of the factor is (ln c / sigma)^2 where pixels are many. */
START_TEST(outside_all_models)
{
  static const double sigmas[] = {0.5, 2.0, 3.0, 8.0};
  for (size_t i = 0; i < 4; i++) {
    made_up_random random = made_up_seed(12);
    sample s = {1.0, exp(0.15 * sigmas[i]), 0.06, {even(4.6, 0.02), even(4.1, 0.02)}};
    map_explanation found;
    make(&random, &s);
    explain(&s, 0.15, 1, &found);
    /* 1024 pixels of 6 % know the factor to 0.2 %: 0.0125 sigma; the rest is the search. */
    ck_assert_double_eq_tol(sqrt(found.calibration_misfit), sigmas[i], 0.1);
    ck_assert_double_eq_tol(found.factor, s.factor, 0.01 * s.factor);
  }
}
END_TEST

/* A third of the pixels is of nothing that was named. */
START_TEST(the_rest_is_not_explained)
{
  made_up_random random = made_up_seed(13);
  sample s = {1.0, 1.0, 0.05, {even(4.6, 0.02), even(4.1, 0.02)}};
  map_explanation found;
  make(&random, &s);
  for (size_t i = 0; i < PIXELS / 3; i++)
    values[i] = 1.0 + 14.0 * made_up_uniform(&random);
  explain(&s, 0.15, 1, &found);
  ck_assert_double_le(found.shares[1].low, 1.0 / 3.0);
  ck_assert_double_ge(found.shares[1].high, 1.0 / 3.0);
  ck_assert_double_ge(found.shares[1].low, 0.2);
}
END_TEST

/* Voigt matrix of an isotropic solid: M = E/(1 - nu^2) along every normal. */
START_TEST(isotropic_distribution)
{
  const double k = 10.0, g = 6.0, e = 9 * k * g / (3 * k + g), nu = (3 * k - 2 * g) / (6 * k + 2 * g);
  map_crystal crystal = {.tip_youngs_modulus_gpa = 100.0, .tip_poisson_ratio = 0.2};
  map_distribution found;
  for (int i = 0; i < 3; i++) {
    for (int j = 0; j < 3; j++) {
      crystal.stiffness_gpa[6 * i + j] = k - 2 * g / 3 + (i == j ? 2 * g : 0);
      crystal.compliance_per_tpa[6 * i + j] = 1000.0 * (i == j ? 1 : -nu) / e;
    }
    crystal.stiffness_gpa[7 * (i + 3)] = g;
    crystal.compliance_per_tpa[7 * (i + 3)] = 1000.0 / g;
  }
  const double m = e / (1 - nu * nu), tip = 100.0 / (1 - 0.04);
  const double expected[] = {m, 1.0 / (1.0 / m + 1.0 / tip), e};
  for (int i = 0; i < 3; i++) {
    ck_assert(map_distribution_over(&crystal, (map_modulus)i, NULL, 0, &found));
    ck_assert_double_eq_tol(found.mean, expected[i], 1e-8 * m); /* the rule of M: 1e-9 */
    ck_assert_double_eq_tol(found.most - found.least, 0.0, 1e-7 * m);
  }
}
END_TEST

/* The spiral against the mean and spread by a product rule. */
START_TEST(cubic_distribution)
{
  /* Copper: C11 168.4, C12 121.4, C44 75.4; 1/E = S11 - 2 (S11 - S12 - S44/2) (x²y² + …). */
  const double c11 = 168.4, c12 = 121.4, c44 = 75.4;
  const double s11 = 1000 * (c11 + c12) / ((c11 - c12) * (c11 + 2 * c12));
  const double s12 = -1000 * c12 / ((c11 - c12) * (c11 + 2 * c12)), s44 = 1000 / c44;
  map_crystal crystal = {.tip_youngs_modulus_gpa = INFINITY};
  double sum = 0.0, squares = 0.0, weight = 0.0;
  map_distribution found;
  for (int i = 0; i < 3; i++) {
    for (int j = 0; j < 3; j++) {
      crystal.stiffness_gpa[6 * i + j] = i == j ? c11 : c12;
      crystal.compliance_per_tpa[6 * i + j] = i == j ? s11 : s12;
    }
    crystal.stiffness_gpa[7 * (i + 3)] = c44;
    crystal.compliance_per_tpa[7 * (i + 3)] = s44;
  }
  for (int i = 0; i < 400; i++)
    for (int j = 0; j < 400; j++) {
      double z = (i + 0.5) / 400, r2 = 1 - z * z, a = 6.283185307179586 * (j + 0.5) / 400;
      double x2 = r2 * cos(a) * cos(a), y2 = r2 * sin(a) * sin(a), z2 = z * z;
      double e = 1000 / (s11 - 2 * (s11 - s12 - s44 / 2) * (x2 * y2 + y2 * z2 + z2 * x2));
      sum += e;
      squares += e * e;
      weight += 1;
    }
  double mean = sum / weight, deviation = sqrt(squares / weight - mean * mean);
  ck_assert(map_distribution_over(&crystal, MAP_YOUNGS, NULL, 0, &found));
  /* 192 points that are spread evenly miss a smooth function's mean by some per mille. */
  ck_assert_double_eq_tol(found.mean / mean, 1.0, 3e-3);
  ck_assert_double_eq_tol(found.standard_deviation / deviation, 1.0, 0.02);
  /* M along 100 and 111: the independent values of tests/elastic/test_contact.c. */
  static const double normals[2][3] = {{1, 0, 0},
                                       {0.577350269189625764, 0.577350269189625764, 0.577350269189625764}};
  ck_assert(map_distribution_over(&crystal, MAP_CONTACT, normals, 2, &found));
  ck_assert_double_eq_tol(found.least, 134.013, 1e-3);
  ck_assert_double_eq_tol(found.most, 151.585, 1e-3);
  ck_assert_double_eq(found.samples[0], found.least);
  ck_assert_double_eq(found.samples[MAP_SAMPLES - 1], found.most);
}
END_TEST

Suite *suite_map_explained(void)
{
  Suite *suite = suite_create("map explained");
  TCase *tests = tcase_create("explained");
  tcase_set_timeout(tests, 1200);
  tcase_add_test(tests, shares_are_recovered);
  tcase_add_test(tests, calibration_decides);
  tcase_add_test(tests, outside_all_models);
  tcase_add_test(tests, the_rest_is_not_explained);
  tcase_add_test(tests, isotropic_distribution);
  tcase_add_test(tests, cubic_distribution);
  suite_add_tcase(suite, tests);
  return suite;
}
