/* SPDX-License-Identifier: GPL-3.0-or-later */
/* test_newton.c: a step goes down, whatever the signs of the curvatures. */
#include "suite.h"

#include <math.h>

#include <gsl/gsl_rng.h>

#include "elastic/newton.h"
#include "elastic/vec3.h"

/* In two variables with one positive and a larger negative curvature, trace and determinant are both
 * negative, as their ratio is not. */
START_TEST(down_from_a_saddle)
{
  const double gradient[2] = {326.9, 3880.4}, hessian[4] = {10710.4, -3520.3, -3520.3, -15557.8};
  const newton_limits limits = {0.0, 0.0, 0.0, INFINITY, 0.3};
  newton_step newton = newton_step_of(2, gradient, hessian, &limits);
  ck_assert_double_lt(vec3_dot(newton.step, (double[3]){gradient[0], gradient[1], 0.0}), 0.0);
  ck_assert_double_lt(newton.curvatures[0], 0.0);
}
END_TEST

/* Any symmetric matrix is a Hessian; gradient.step = -sum slope^2/|curvature| < 0. */
START_TEST(always_down)
{
  const newton_limits limits = {0.0, 0.0, 0.0, INFINITY, 0.3};
  gsl_rng *rng = gsl_rng_alloc(gsl_rng_mt19937);
  for (int trial = 0; trial < 20000; trial++) {
    int variables = 2 + trial % 2;
    double gradient[3] = {0.0}, hessian[9], fall = 0.0;
    for (int i = 0; i < variables; i++) {
      gradient[i] = 2.0 * gsl_rng_uniform(rng) - 1.0;
      for (int k = 0; k <= i; k++)
        hessian[variables * i + k] = hessian[variables * k + i] =
            pow(10.0, 4.0 * gsl_rng_uniform(rng) - 4.0) * (gsl_rng_uniform(rng) < 0.5 ? -1.0 : 1.0);
    }
    newton_step newton = newton_step_of(variables, gradient, hessian, &limits);
    for (int i = 0; i < variables; i++)
      fall -= gradient[i] * newton.step[i];
    ck_assert_double_gt(fall, 0.0);
    ck_assert_double_le(vec3_norm(newton.step), 0.3 * (1.0 + 1e-12));
  }
  gsl_rng_free(rng);
}
END_TEST

Suite *suite_elastic_newton(void)
{
  Suite *suite = suite_create("Newton's step");
  TCase *tests = tcase_create("descent");
  tcase_add_test(tests, down_from_a_saddle);
  tcase_add_test(tests, always_down);
  suite_add_tcase(suite, tests);
  return suite;
}
