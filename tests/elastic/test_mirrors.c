/* SPDX-License-Identifier: GPL-3.0-or-later */
/* test_mirrors.c: what is worked out for a part of the sphere holds for all of it: a tensor whose mirror
 * planes lie across the axes and the same one turned, which has none there, have the same values. */
#include "elastic/averages.h"
#include "elastic/contact.h"
#include "elastic/contact_slope.h"
#include "elastic/debye.h"
#include "elastic/mirrors.h"
#include "elastic/sphere.h"
#include "elastic/waves.h"
#include "suite.h"
#include "tensors.h"

enum { CASES = 7 };

/* Orthorhombic, monoclinic about each axis, tetragonal, trigonal with its twofold axis along x, and cubic;
 * returns the planes. */
static int fill_case(int number, double c[36])
{
  static const int with_planes[CASES] = {7, 1, 2, 4, 7, 1, 7};
  static const int shears[3][4][2] = {{{0, 3}, {1, 3}, {2, 3}, {4, 5}},
                                      {{0, 4}, {1, 4}, {2, 4}, {3, 5}},
                                      {{0, 5}, {1, 5}, {2, 5}, {3, 4}}};
  fill_cubic(30.0, 11.0, 9.0, c);
  if (number == 6)
    return with_planes[number];
  if (number >= 4) {
    fill_hexagonal(30.0, 11.0, 8.0, 25.0, 7.0, c);
    put_element(number == 4 ? 6.0 : 9.5, 5, 5, c);
  } else {
    put_element(24.0, 1, 1, c);
    put_element(19.0, 2, 2, c);
    put_element(8.0, 0, 2, c);
    put_element(7.0, 4, 4, c);
    put_element(5.0, 5, 5, c);
  }
  if (number == 5)
    put_c14(2.0, c);
  for (int k = 0; k < 4 && number >= 1 && number <= 3; k++)
    put_element(0.9 - 0.5 * k, shears[number - 1][k][0], shears[number - 1][k][1], c);
  return with_planes[number];
}

static void fill_turned(const double c[36], double turned[36])
{
  double rotation[9];
  random_rotation(&(uint64_t){5}, rotation);
  elastir_rotate_stiffness(c, rotation, turned);
  ck_assert_int_eq(mirrors_of(turned), 0);
}

START_TEST(planes_are_seen)
{
  for (int number = 0; number < CASES; number++) {
    double c[36];
    int planes = fill_case(number, c);
    ck_assert_int_eq(mirrors_of(c), planes);
    put_element(1e-300, 0, 4, c); /* however small */
    put_element(1e-300, 0, 5, c);
    put_element(1e-300, 0, 3, c);
    ck_assert_int_eq(mirrors_of(c), 0);
  }
}
END_TEST

/* One of each set of images counts for all of them; and the part lies between the planes. */
START_TEST(circles_are_counted_once)
{
  for (int mirrors = 0; mirrors < 8; mirrors++) {
    int sum = 0, first, used;
    for (int at = 0; at < 24; at++) {
      sum += mirrors_count(mirrors, 24, at);
      for (int axis = 0; axis < 3; axis++)
        ck_assert_int_eq(mirrors_image(axis, 24, mirrors_image(axis, 24, at)), at);
    }
    if (mirrors == 3 || mirrors == 5 || mirrors == 6)
      continue; /* two planes make the third */
    ck_assert_int_eq(sum, 24);
    mirrors_part(mirrors, 24, &first, &used);
    ck_assert_int_eq(used, mirrors == 0 ? 24 : mirrors == 7 ? 6 : 12);
    ck_assert_int_ge(first, 0);
  }
}
END_TEST

START_TEST(means_over_the_sphere_do_not_change)
{
  for (int number = 0; number < CASES; number++) {
    double c[36], turned[36], s[36], s_turned[36];
    fill_case(number, c);
    fill_turned(c, turned);
    ck_assert(elastir_compliance(c, s, NULL) && elastir_compliance(turned, s_turned, NULL));
    elastir_spreads a = elastir_spread_over_sphere(s), b = elastir_spread_over_sphere(s_turned);
    const elastir_spread pairs[3][2] = {{a.youngs_modulus_gpa, b.youngs_modulus_gpa},
                                        {a.shear_modulus_gpa, b.shear_modulus_gpa},
                                        {a.poisson_ratio, b.poisson_ratio}};
    for (int q = 0; q < 3; q++) { /* the errors that are told are those of the rule before */
      double within = pairs[q][0].error + pairs[q][1].error + 1e-12 * fabs(pairs[q][0].mean);
      ck_assert_double_eq_tol(pairs[q][0].mean, pairs[q][1].mean, within);
      ck_assert_double_eq_tol(pairs[q][0].standard_deviation, pairs[q][1].standard_deviation, within);
    }
    elastir_debye here = elastir_debye_temperature(c, 1.5, 10.0, 200.0, 15.0, 8.0),
                  there = elastir_debye_temperature(turned, 1.5, 10.0, 200.0, 15.0, 8.0);
    ck_assert_double_eq_tol(here.mean_velocity_km_s, there.mean_velocity_km_s,
                            1e-9 * here.mean_velocity_km_s);
  }
}
END_TEST

START_TEST(contact_moduli_do_not_change)
{
  for (int number = 0; number < CASES; number++) {
    double c[36], turned[36], slopes[2][36];
    elastir_contact here, there;
    fill_case(number, c);
    fill_turned(c, turned);
    ck_assert(elastir_contact_over_sphere(c, &here) && elastir_contact_over_sphere(turned, &there));
    ck_assert_double_eq_tol(here.min.value_gpa, there.min.value_gpa, 1e-7 * here.min.value_gpa);
    ck_assert_double_eq_tol(here.max.value_gpa, there.max.value_gpa, 1e-7 * here.max.value_gpa);
    ck_assert_double_eq_tol(here.mean_gpa, there.mean_gpa, here.error_gpa + there.error_gpa);
    ck_assert_double_eq_tol(elastir_contact_modulus(c, here.max.direction), here.max.value_gpa,
                            1e-6 * here.max.value_gpa);
    /* Of the mean, the slopes along a change that is turned alike; they are known to 1e-2. */
    double change[36] = {0.0}, change_turned[36];
    put_element(0.1, 0, 0, change);
    put_element(0.2, 0, 1, change);
    put_element(-0.1, 3, 3, change);
    fill_turned(change, change_turned);
    ck_assert(contact_slope_of_mean(c, here.mean_gpa, slopes[0]));
    ck_assert(contact_slope_of_mean(turned, there.mean_gpa, slopes[1]));
    double one = contact_slope_change(slopes[0], change),
           other = contact_slope_change(slopes[1], change_turned);
    ck_assert_double_eq_tol(one, other, 1e-2 * (fabs(one) + fabs(other)));
  }
}
END_TEST

START_TEST(waves_do_not_change)
{
  for (int number = 0; number < CASES; number++) {
    double c[36], turned[36];
    elastir_wave_extrema here, there;
    fill_case(number, c);
    fill_turned(c, turned);
    ck_assert(elastir_waves_extrema(c, 1.0, &here) && elastir_waves_extrema(turned, 1.0, &there));
    for (int mode = 0; mode < ELASTIR_WAVE_COUNT; mode++)
      for (int end = 0; end < 2; end++) {
        const elastir_wave_extremum *a = end == 0 ? &here.ranges[mode].min : &here.ranges[mode].max,
                                    *b = end == 0 ? &there.ranges[mode].min : &there.ranges[mode].max;
        ck_assert_double_eq_tol(a->modulus_gpa, b->modulus_gpa, 1e-9 * a->modulus_gpa);
        ck_assert_int_eq(a->degeneracy, b->degeneracy);
        ck_assert_int_eq(a->equivalents, b->equivalents);
        if (a->degeneracy == ELASTIR_ISOLATED)
          ck_assert_int_eq(a->meets, b->meets);
      }
  }
}
END_TEST

Suite *suite_elastic_mirrors(void)
{
  Suite *suite = suite_create("mirror planes");
  TCase *tests = tcase_create("mirror planes");
  tcase_set_timeout(tests, 60);
  tcase_add_test(tests, planes_are_seen);
  tcase_add_test(tests, circles_are_counted_once);
  tcase_add_test(tests, means_over_the_sphere_do_not_change);
  tcase_add_test(tests, contact_moduli_do_not_change);
  tcase_add_test(tests, waves_do_not_change);
  suite_add_tcase(suite, tests);
  return suite;
}
