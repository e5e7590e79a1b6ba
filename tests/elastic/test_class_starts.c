/* SPDX-License-Identifier: GPL-3.0-or-later */
/* test_class_starts.c: of a tensor of the same class searches from one of each set of images find what those
 * from all of them find. */
#include "elastic/extrema.h"
#include "elastic/perturbed.h"
#include "elastic/tensor.h"
#include "suite.h"
#include "tensors.h"

enum { CASES = 5 };

/* Cubic, hexagonal, tetragonal, trigonal and orthorhombic. */
static void fill_case(int number, double c[36])
{
  if (number == 0) {
    fill_cubic(12.076, 9.273, 1.213, c);
    return;
  }
  fill_hexagonal(30.0, 11.0, 8.0, 25.0, 7.0, c);
  if (number == 2 || number == 4)
    put_element(6.0, 5, 5, c);
  if (number == 3)
    put_c14(2.0, c);
  if (number == 4) {
    put_element(27.0, 1, 1, c);
    put_element(7.5, 4, 4, c);
  }
}

typedef struct {
  elastir_extrema extrema[4];
  elastir_wave_extrema waves;
  rival_set rivals;
  class_starts starts;
} known_tensor;

static void know(const double c[36], known_tensor *to)
{
  double compliance[36];
  ck_assert(elastir_compliance(c, compliance, NULL));
  for (int q = 0; q < 4; q++)
    to->extrema[q] = elastir_find_extrema(compliance, (elastir_quantity)q, NULL);
  ck_assert(elastir_waves_extrema(c, 1.0, &to->waves));
  rivals_find(compliance, to->extrema, &to->rivals);
  class_starts_of(c, &to->rivals, &to->waves, &to->starts);
}

static int count_rivals(const rival_set *set)
{
  int count = 0;
  for (int q = 0; q < 4; q++)
    count += set->of[q][0].count + set->of[q][1].count;
  return count;
}

START_TEST(one_of_each_set_is_enough)
{
  for (int number = 0; number < CASES; number++) {
    double c[36], isotropic[36], changed[36];
    static known_tensor known;
    fill_case(number, c);
    know(c, &known);
    ck_assert_int_lt(count_rivals(&known.starts.rivals), count_rivals(&known.rivals));
    /* What keeps the class: a factor, and something isotropic. */
    fill_cubic(0.3, 0.1, 0.1, isotropic);
    for (int i = 0; i < 36; i++)
      changed[i] = 1.02 * c[i] + isotropic[i];
    ck_assert(class_starts_hold(&known.starts, changed));
    double values[2][ELASTIR_UNCERTAIN_COUNT];
    for (int some = 0; some < 2; some++) {
      const perturbed_reference reference = {known.extrema, &known.waves, 1.0, &known.rivals,
                                             some == 1 ? &known.starts : NULL, NULL, NULL};
      ck_assert(perturbed_values(changed, &reference, false, values[some]));
    }
    for (int q = 0; q < ELASTIR_UNCERTAIN_COUNT; q++) /* searches end within 1e-9 */
      ck_assert_msg(isnan(values[0][q]) || fabs(values[0][q] - values[1][q]) <= 1e-8 * fabs(values[0][q]),
                    "case %d, %s: %.12g from all, %.12g from some", number, elastir_uncertain_name(q),
                    values[0][q], values[1][q]);
  }
}
END_TEST

/* On either side of what counts as rounding, 1e-14 of the norm. */
START_TEST(other_classes_are_told_apart)
{
  for (int number = 0; number < CASES; number++) {
    double c[36], changed[36];
    static known_tensor known;
    fill_case(number, c);
    know(c, &known);
    double norm = elastir_kelvin_norm(c);
    memcpy(changed, c, sizeof changed);
    put_element(0.3e-14 * norm, 4, 3, changed); /* twice in Kelvin's matrix, at two places: 2.8 in the norm */
    ck_assert(class_starts_hold(&known.starts, changed));
    put_element(0.4e-14 * norm, 4, 3, changed);
    ck_assert(!class_starts_hold(&known.starts, changed));
  }
}
END_TEST

Suite *suite_elastic_class_starts(void)
{
  Suite *suite = suite_create("starts of a class");
  TCase *tests = tcase_create("starts of a class");
  tcase_set_timeout(tests, 60);
  tcase_add_test(tests, one_of_each_set_is_enough);
  tcase_add_test(tests, other_classes_are_told_apart);
  suite_add_tcase(suite, tests);
  return suite;
}
