/* SPDX-License-Identifier: GPL-3.0-or-later */
/* test_combine.c: means, scatter and differences of curves on equal and on other points. */
#include "suite.h"

#include <math.h>

#include "compare/combine.h"

enum { COUNT = 200 };
static double x[3][COUNT], y[3][COUNT];

static elastir_combined_curve curve(int which, size_t count)
{
  return (elastir_combined_curve){"a", x[which], y[which], count};
}

/* A straight line, which any interpolation keeps. */
static void draw(int which, double from, double step, double height)
{
  for (int i = 0; i < COUNT; i++) {
    x[which][i] = from + step * i;
    y[which][i] = height + 0.001 * x[which][i];
  }
}

START_TEST(equal_points_stay)
{
  elastir_diagnostics d = {0};
  elastir_combined c = {0};
  for (int k = 0; k < 3; k++)
    draw(k, 700.0, 2.0, 0.1 * k);
  y[1][7] = NAN; /* no value in one: none in the mean */
  elastir_combined_curve three[] = {curve(0, COUNT), curve(1, COUNT), curve(2, COUNT)};
  ck_assert(elastir_combine_mean(three, 3, &c, &d));
  ck_assert(!c.resampled);
  ck_assert_uint_eq(c.points, COUNT - 1);
  ck_assert_double_eq(c.x_cm1[7], 716.0);
  for (size_t i = 0; i < c.points; i++) {
    ck_assert_double_eq_tol(c.y[i], 0.1 + 0.001 * c.x_cm1[i], 1e-15);
    ck_assert_double_eq_tol(c.deviation[i], 0.1, 1e-15); /* of 0, 0.1, 0.2 */
    ck_assert_double_eq_tol(c.curves[2 * c.points + i], 0.2 + 0.001 * c.x_cm1[i], 1e-15);
  }
  elastir_combined_free(&c);
  ck_assert(elastir_combine_difference(three, &c, &d));
  ck_assert_ptr_null(c.deviation);
  ck_assert_double_eq_tol(c.y[50], -0.1, 1e-15);
  elastir_combined_free(&c);
}
END_TEST

START_TEST(other_points_are_those_of_the_coarsest)
{
  elastir_diagnostics d = {0};
  elastir_combined c = {0};
  draw(0, 700.0, 1.0, 0.0); /* to 899 */
  draw(1, 790.0, 4.0, 0.2);
  elastir_combined_curve two[] = {curve(0, COUNT), curve(1, COUNT)};
  ck_assert(elastir_combine_mean(two, 2, &c, &d));
  ck_assert_double_eq(c.x_cm1[0], 790.0);
  ck_assert_double_eq(c.x_cm1[c.points - 1], 898.0);
  ck_assert(!c.resampled); /* each of them is a point of the finer one */
  elastir_combined_free(&c);
  draw(0, 700.3, 1.0, 0.0);
  ck_assert(elastir_combine_difference(two, &c, &d));
  ck_assert(c.resampled);
  for (size_t i = 0; i < c.points; i++)
    ck_assert_double_eq_tol(c.y[i], -0.2, 1e-12);
  elastir_combined_free(&c);
  /* a hole of five spacings is crossed, one of more is not */
  for (int wide = 0; wide < 2; wide++) {
    draw(0, 700.3, 1.0, 0.0);
    for (int i = 100; i < 104 + 4 * wide; i++)
      y[0][i] = NAN; /* 799.3 to 804.3, or to 808.3 */
    ck_assert(elastir_combine_difference(two, &c, &d));
    bool inside = false;
    for (size_t i = 0; i < c.points; i++)
      inside = inside || c.x_cm1[i] == 802.0;
    ck_assert_int_eq(inside, wide == 0);
    elastir_combined_free(&c);
  }
}
END_TEST

START_TEST(what_does_not_overlap_is_refused)
{
  elastir_diagnostics d = {0};
  elastir_combined c = {0};
  draw(0, 700.0, 1.0, 0.0);
  draw(1, 892.0, 1.0, 0.0); /* shares 892 to 899: eight points */
  elastir_combined_curve two[] = {curve(0, COUNT), curve(1, COUNT)};
  ck_assert(elastir_combine_mean(two, 2, &c, &d));
  ck_assert_uint_eq(c.points, 8);
  elastir_combined_free(&c);
  draw(1, 893.0, 1.0, 0.0);
  ck_assert(!elastir_combine_mean(two, 2, &c, &d));
  ck_assert_str_eq(d.items[0].code, "no-common-range");
  elastir_combined_free(&c);
  elastir_diagnostics_free(&d);
}
END_TEST

Suite *suite_compare_combine(void)
{
  Suite *suite = suite_create("combine");
  TCase *tests = tcase_create("combine");
  tcase_add_test(tests, equal_points_stay);
  tcase_add_test(tests, other_points_are_those_of_the_coarsest);
  tcase_add_test(tests, what_does_not_overlap_is_refused);
  suite_add_tcase(suite, tests);
  return suite;
}
