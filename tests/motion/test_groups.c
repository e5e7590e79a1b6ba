/* SPDX-License-Identifier: GPL-3.0-or-later */
/* test_groups.c: groups of atoms as they are written on the command line. */
#include "suite.h"

#include <math.h>

#include "model/formula.h"
#include "model/motion_groups.h"
#include "structures.h"

static const double cubic[3][3] = {{10.0, 0.0, 0.0}, {0.0, 10.0, 0.0}, {0.0, 0.0, 10.0}};

/* Zn (1), a linker N-CH-N (2 to 5), water (6 to 8). */
static void make_structure(test_structure *t)
{
  begin_structure(t, cubic, true);
  add_atom(t, 30, 64.0, 0.0, 0.0, 0.0);
  add_atom(t, 7, 14.0, 1.95, 0.35, 0.0);
  add_atom(t, 6, 12.0, 3.0, -0.25, 0.0);
  add_atom(t, 7, 14.0, 4.05, 0.35, 0.0);
  add_atom(t, 1, 1.0, 3.0, -1.33, 0.0);
  add_atom(t, 8, 16.0, 6.0, 6.0, 6.0);
  add_atom(t, 1, 1.0, 6.96, 6.0, 6.0);
  add_atom(t, 1, 1.0, 5.76, 6.93, 6.0);
}

/* Which atoms a group holds: a letter each. */
static const char *held(const char *text)
{
  static char answer[MOST_TEST_ATOMS + 1];
  static const size_t number[MOST_TEST_ATOMS] = {0, 1, 2, 3, 4, 5, 6, 7};
  test_structure t, reference;
  motion_fragments fragments;
  motion_group_request request;
  elastir_diagnostics trouble = {0};
  bool holds[MOST_TEST_ATOMS];
  const bool kept[MOST_TEST_ATOMS] = {true, true, true, true, true, true, true, true, false};
  make_structure(&t);
  reference = t;
  reference.structure.atomic_number = reference.numbers;
  reference.structure.mass_amu = reference.masses;
  reference.structure.position = reference.positions;
  add_atom(&reference, 30, 64.0, 5.0, 5.0, 5.0);
  ck_assert(motion_find_fragments(&t.structure, &fragments));
  const motion_surroundings around = {&t.structure, number, &fragments, &reference.structure, kept};
  ck_assert_msg(motion_group_parse(text, &request, &trouble), "%s", text);
  size_t count = motion_group_select(&request, &around, holds), seen = 0;
  for (size_t a = 0; a < t.structure.count; a++) {
    answer[a] = holds[a] ? 'x' : '.';
    seen += holds[a];
  }
  answer[t.structure.count] = '\0';
  ck_assert_uint_eq(count, seen);
  motion_fragments_free(&fragments);
  return answer;
}

START_TEST(members)
{
  ck_assert_str_eq(held("metal=Zn"), "x.......");
  ck_assert_str_eq(held("light=C,N"), ".xxx....");
  ck_assert_str_eq(held("some=1,3-5"), "x.xxx...");
  ck_assert_str_eq(held("linker=CHN2"), ".xxxx...");
  ck_assert_str_eq(held("linker=N2HC"), ".xxxx...");
  ck_assert_str_eq(held("water=H2O"), ".....xxx");
  ck_assert_str_eq(held("hanging=CHN2/1"), ".xxxx...");
  ck_assert_str_eq(held("free=H2O/0"), ".....xxx");
  ck_assert_str_eq(held("bridging=CHN2/2"), "........");
  ck_assert_str_eq(held("both=CHN2,H2O"), ".xxxxxxx");
}
END_TEST

/* N is 1.981 from Zn, H 0.96 from O, 1.732 the vacancy from O; an image is as good. */
START_TEST(members_that_are_near)
{
  ck_assert_str_eq(held("near=within:1.98:1"), "x.......");
  ck_assert_str_eq(held("near=within:1.99:1"), "xx......");
  ck_assert_str_eq(held("near=within:1.8:vacancy"), ".....x..");
  ck_assert_str_eq(held("near=within:1.7:vacancy"), "........");
  ck_assert_str_eq(held("near=within:0.97:0.6/0.6/0.6"), ".....xxx");
  ck_assert_str_eq(held("near=within:0.5:1/1/-3"), "x.......");
  ck_assert_str_eq(held("near=within:30:1"), "xxxxxxxx");
}
END_TEST

START_TEST(what_is_no_group)
{
  static const char *const bad[] = {"linker", "=C", "x=", "x=Q", "x=C,,N", "x=0", "x=5-3", "x=C-N",
                                    "x=within:0:1", "x=within:3", "x=within:3:1/2", "x=within:3:0",
                                    "x=within:101:1", "x=within:3:vacancies", "x=CHN2/", "x=CHN2/x",
                                    "x=within:3:1/2/3/4", "x=c"};
  for (size_t i = 0; i < sizeof bad / sizeof *bad; i++) {
    motion_group_request request;
    elastir_diagnostics trouble = {0};
    ck_assert_msg(!motion_group_parse(bad[i], &request, &trouble), "%s", bad[i]);
    ck_assert_uint_eq(trouble.count, 1);
    elastir_diagnostics_free(&trouble);
  }
}
END_TEST

START_TEST(formulas)
{
  size_t counts[FORMULA_ELEMENTS];
  ck_assert(formula_read("CO", 2, counts));
  ck_assert_uint_eq(counts[6], 1);
  ck_assert_uint_eq(counts[8], 1);
  ck_assert(formula_read("Co", 2, counts));
  ck_assert_uint_eq(counts[27], 1);
  ck_assert(formula_read("HOH", 3, counts));
  ck_assert_uint_eq(counts[1], 2);
  ck_assert(!formula_read("", 0, counts));
  ck_assert(!formula_read("C4h", 3, counts));
  ck_assert_int_eq(formula_element("Zn", 2), 30);
  ck_assert_int_eq(formula_element("Zn2", 3), 0);
  ck_assert_int_eq(formula_element("", 0), 0);
}
END_TEST

Suite *suite_motion_groups(void)
{
  Suite *suite = suite_create("groups");
  TCase *tests = tcase_create("groups");
  tcase_add_test(tests, members);
  tcase_add_test(tests, members_that_are_near);
  tcase_add_test(tests, what_is_no_group);
  tcase_add_test(tests, formulas);
  suite_add_tcase(suite, tests);
  return suite;
}
