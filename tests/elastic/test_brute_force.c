/* SPDX-License-Identifier: GPL-3.0-or-later */
/* test_brute_force.c: 1,000 random tensors of all classes against an independent dense search.
 * ELASTIR_SOAK=N makes it N tensors with a finer grid ('make soak'). */
#include "suite.h"

#include <math.h>
#include <stdbool.h>

#include "elastic/dense_search.h"
#include "elastic/extrema.h"
#include "elastic/random_tensors.h"
#include "elastic/tensor.h"

static const elastir_quantity quantities[] = {ELASTIR_YOUNGS_MODULUS, ELASTIR_SHEAR_MODULUS,
                                              ELASTIR_POISSON_RATIO};

/* Poisson ratios are differences of terms of their size or of order 1. */
static double size_of(double value)
{
  return fmax(fabs(value), 0.01);
}

/* Returns whether the dense search found the same optima; what it found is never better. */
static bool check(unsigned long k, int q, const elastir_extrema *e, double s[3][3][3][3],
                  int rings)
{
  double low = NAN, high = NAN;
  /* A dense search may miss a basin; then it is made denser, and must agree in the end. */
  for (int finer = 1; finer <= 4; finer *= 2) {
    dense_extrema(s, (dense_quantity)q, rings * finer, 6 * finer, &low, &high);
    ck_assert_msg(low >= e->min.bound && high <= e->max.bound,
                  "tensor %lu quantity %d: [%.15g, %.15g] passes the bounds [%.15g, %.15g]", k,
                  q, low, high, e->min.bound, e->max.bound);
    if (low - e->min.value <= 1e-9 * size_of(low) && e->max.value - high <= 1e-9 * size_of(high))
      break;
  }
  ck_assert_msg(low >= e->min.value - 1e-9 * size_of(low) &&
                    high <= e->max.value + 1e-9 * size_of(high),
                "tensor %lu quantity %d: [%.15g, %.15g], dense [%.15g, %.15g]", k, q,
                e->min.value, e->max.value, low, high);
  /* The optimum is real: the independent formula gives it in the direction told. */
  double at_min = dense_value(s, (dense_quantity)q, e->min.direction, e->min.transverse);
  double at_max = dense_value(s, (dense_quantity)q, e->max.direction, e->max.transverse);
  ck_assert(fabs(at_min - e->min.value) <= 1e-11 * size_of(at_min));
  ck_assert(fabs(at_max - e->max.value) <= 1e-11 * size_of(at_max));
  return low - e->min.value <= 1e-9 * size_of(low) &&
         e->max.value - high <= 1e-9 * size_of(high);
}

START_TEST(no_direction_beats_the_bound_and_the_optima_are_global)
{
  const char *soak = getenv("ELASTIR_SOAK");
  unsigned long count = trials_of(1000);
  int rings = soak != NULL ? 18 : 7;
  unsigned long not_certified = 0, dense_missed = 0;
  for (unsigned long k = 0; k < count; k++) {
    double c[36], compliance[36], s[3][3][3][3];
    random_standard(k, c);
    ck_assert(elastir_compliance(c, compliance, NULL));
    dense_tensor(compliance, s);
    for (int q = 0; q < 3; q++) {
      elastir_extrema e = elastir_find_extrema(compliance, quantities[q], NULL);
      not_certified += !e.min.certified + !e.max.certified;
      dense_missed += !check(k, q, &e, s, rings);
    }
  }
  /* Of six proofs a tensor, some in ten thousand meet soft modes where rounding allows only a
   * wider gap, and in narrow valleys the simplex may stop short of the optimum; neither
   * happens among the first 1,000 tensors. */
  ck_assert_uint_le(not_certified, soak != NULL ? 1 + count / 500 : 0);
  ck_assert_uint_le(dense_missed, soak != NULL ? 1 + count / 1000 : 0);
}
END_TEST

Suite *suite_elastic_brute_force(void)
{
  Suite *suite = suite_create("brute force");
  TCase *dense = tcase_create("dense search");
  tcase_set_timeout(dense, 36000);
  tcase_add_test(dense, no_direction_beats_the_bound_and_the_optima_are_global);
  suite_add_tcase(suite, dense);
  return suite;
}
