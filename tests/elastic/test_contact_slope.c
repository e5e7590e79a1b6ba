/* SPDX-License-Identifier: GPL-3.0-or-later */
/* test_contact_slope.c: how contact moduli change with C, and their standard deviations. */
#include "elastic/contact_slope.h"

#include <gsl/gsl_randist.h>

#include "elastic/tensors.h"
#include "elastic/uncertainty.h"
#include "suite.h"

/* M = 4 mu (lambda + mu)/(lambda + 2 mu), in any direction and on the mean. */
START_TEST(test_isotropic)
{
  const double lambda = 60.0, mu = 25.0, n[3] = {0.48, 0.6, 0.64};
  double c[36], by_lambda[36], by_mu[36], slopes[2][36], p = lambda + 2.0 * mu;
  double value = 4.0 * mu * (lambda + mu) / p;
  fill_cubic(p, lambda, mu, c);
  fill_cubic(1.0, 1.0, 0.0, by_lambda);
  fill_cubic(2.0, 0.0, 1.0, by_mu);
  contact_slope_along(c, n, value, slopes[0]);
  ck_assert(contact_slope_of_mean(c, value, slopes[1]));
  for (int k = 0; k < 2; k++) {
    /* Eight angles are in error by some (1/8)^8 of a smooth integrand. */
    ck_assert_double_eq_tol(contact_slope_change(slopes[k], by_lambda), 4.0 * mu * mu / (p * p), 1e-6);
    ck_assert_double_eq_tol(contact_slope_change(slopes[k], by_mu),
                            4.0 * (p * p - 2.0 * mu * (lambda + mu)) / (p * p), 1e-6);
  }
}
END_TEST

/* Central differences of the two values, by a part in 1e4 of the softest constants of the pair. */
static void differences(const double c[36], int i, int j, const double n[3], double slope[2])
{
  double h = 1e-4 * fmin(c[7 * i], c[7 * j]), value[2][2];
  for (int side = 0; side < 2; side++) {
    double changed[36];
    elastir_contact contact;
    memcpy(changed, c, sizeof changed);
    changed[6 * i + j] += side == 0 ? h : -h;
    if (i != j)
      changed[6 * j + i] = changed[6 * i + j];
    ck_assert(elastir_contact_over_sphere(changed, &contact));
    value[side][0] = elastir_contact_modulus(changed, n);
    value[side][1] = contact.mean_gpa;
  }
  for (int k = 0; k < 2; k++)
    slope[k] = 0.5 * (value[0][k] - value[1][k]) / h;
}

START_TEST(test_differences)
{
  uint64_t state = 173;
  for (int trial = 0; trial < 4; trial++) {
    double c[36], n[3], slopes[2][36], off[2] = {0.0, 0.0}, size[2] = {0.0, 0.0};
    elastir_contact contact;
    random_stable(&state, 1.5, c);
    random_direction(&state, n);
    ck_assert(elastir_contact_over_sphere(c, &contact));
    contact_slope_along(c, n, elastir_contact_modulus(c, n), slopes[0]);
    ck_assert(contact_slope_of_mean(c, contact.mean_gpa, slopes[1]));
    for (int i = 0; i < 6; i++)
      for (int j = i; j < 6; j++) {
        double expected[2];
        differences(c, i, j, n, expected);
        for (int k = 0; k < 2; k++) {
          double slope = (i == j ? 1.0 : 2.0) * slopes[k][6 * i + j];
          off[k] += (slope - expected[k]) * (slope - expected[k]);
          size[k] += expected[k] * expected[k];
        }
      }
    /* What contact_slope.h says of both; the mean of differences has an error of its own, 1e-3. */
    ck_assert_double_lt(sqrt(off[0] / size[0]), 5e-3);
    ck_assert_double_lt(sqrt(off[1] / size[1]), 2e-2);
    /* Degree one in C. */
    ck_assert_double_eq_tol(contact_slope_change(slopes[1], c), contact.mean_gpa,
                            1e-12 * contact.mean_gpa);
  }
}
END_TEST

START_TEST(test_undefined)
{
  double c[36], slope[36];
  const double x[3] = {1.0, 0.0, 0.0};
  fill_cubic(10.0, 12.0, 1.0, c); /* not stable */
  contact_slope_along(c, x, NAN, slope);
  ck_assert(isnan(slope[0]));
  ck_assert(contact_slope_of_mean(c, NAN, slope));
  ck_assert(isnan(slope[35]));
  contact_slope_along(c, x, 5.0, slope); /* and no value makes it so */
  ck_assert(isnan(slope[0]));
  /* A value that is not that of the solid is not taken for it. */
  fill_cubic(12.076, 9.273, 1.213, c);
  double value = elastir_contact_modulus(c, x);
  contact_slope_along(c, x, 1.001 * value, slope);
  ck_assert(isnan(slope[0]));
  contact_slope_along(c, x, 1.0001 * value, slope);
  ck_assert(isfinite(slope[0]));
}
END_TEST

/* Of a tensor whose constants are known to `part` of the largest. */
static void estimate(const double c[36], double part, const elastir_contact *contact,
                     elastir_uncertainty *u)
{
  elastir_given_error given = {.kind = ELASTIR_GIVEN_NUMBER};
  elastir_stiffness_data data = {.tolerance_gpa = NAN, .pressure_gpa = NAN, .given = &given};
  elastir_extrema extrema[4] = {0};
  const elastir_uncertainty_options options = {0, 0};
  memcpy(data.stiffness_gpa, c, sizeof data.stiffness_gpa);
  for (int i = 0; i < 36; i++) {
    given.sigma_gpa[i] = part * fmax(c[0], fmax(c[7], c[14]));
    data.raw_gpa[i] = NAN;
  }
  ck_assert(elastir_estimate_uncertainty(
      &data, &(elastir_known_optima){.extrema = extrema, .contact = contact}, &options, u));
}

/* Everything anew for tensors that are drawn from the errors. */
static void sample(const double c[36], const elastir_uncertainty *u, int samples, double sigma[3])
{
  gsl_rng *rng = gsl_rng_alloc(gsl_rng_mt19937);
  double sum[3] = {0.0}, squares[3] = {0.0};
  for (int s = 0; s < samples; s++) {
    double changed[36];
    elastir_contact contact;
    memcpy(changed, c, sizeof changed);
    for (int k = 0; k < u->shift_count; k++) {
      double units = gsl_ran_gaussian_ziggurat(rng, 1.0);
      for (int i = 0; i < 36; i++)
        changed[i] += units * u->shift_gpa[k][i];
    }
    ck_assert(elastir_contact_over_sphere(changed, &contact));
    const double change[3] = {contact.min.value_gpa - u->value[ELASTIR_UNCERTAIN_CONTACT],
                              contact.max.value_gpa - u->value[ELASTIR_UNCERTAIN_CONTACT + 1],
                              contact.mean_gpa - u->value[ELASTIR_UNCERTAIN_CONTACT + 2]};
    for (int k = 0; k < 3; k++) {
      sum[k] += change[k];
      squares[k] += change[k] * change[k];
    }
  }
  gsl_rng_free(rng);
  for (int k = 0; k < 3; k++)
    sigma[k] = sqrt(squares[k] / samples - sum[k] * sum[k] / samples / samples);
}

START_TEST(test_monte_carlo)
{
  uint64_t state = 19;
  const int samples = (int)trials_of(300);
  for (int trial = 0; trial < 3; trial++) {
    double c[36], sigma[3], slope[36];
    elastir_contact contact;
    elastir_uncertainty u;
    if (trial == 0)
      fill_cubic(168.4, 121.4, 75.4, c);
    else
      random_stable(&state, 1.0, c);
    ck_assert(elastir_contact_over_sphere(c, &contact));
    estimate(c, 1e-3, &contact, &u);
    ck_assert_int_eq(u.shift_count, trial == 0 ? 3 : 21);
    sample(c, &u, samples, sigma);
    for (int k = 0; k < 3; k++)
      /* A standard deviation by N samples is known to a part 1/sqrt(2 N): four times that. */
      ck_assert_double_eq_tol(sigma[k] / u.combined[ELASTIR_UNCERTAIN_CONTACT + k], 1.0,
                              4.0 / sqrt(2.0 * samples));
    /* That of an extremum is that of M along its direction: the envelope. */
    contact_slope_along(c, contact.max.direction, contact.max.value_gpa, slope);
    ck_assert_double_eq_tol(elastir_deviation_of_slope(&u, slope),
                            u.combined[ELASTIR_UNCERTAIN_CONTACT + 1], 1e-9 * contact.max.value_gpa);
  }
}
END_TEST

Suite *suite_elastic_contact_slope(void)
{
  Suite *suite = suite_create("contact slope");
  TCase *tests = tcase_create("slope");
  tcase_set_timeout(tests, 120);
  tcase_add_test(tests, test_isotropic);
  tcase_add_test(tests, test_differences);
  tcase_add_test(tests, test_undefined);
  tcase_add_test(tests, test_monte_carlo);
  suite_add_tcase(suite, tests);
  return suite;
}
