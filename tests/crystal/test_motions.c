/* SPDX-License-Identifier: GPL-3.0-or-later */
/* test_motions.c: stretches and bends of VIBRATIONAL ANALYSIS, whole and damaged. */
#include "crystal/support.h"

static const char name[] = "good-motions.out";

static const elastir_motions *motions_of(const reading *r)
{
  ck_assert_ptr_nonnull(r->run);
  return &r->run->vibrations.motions;
}

START_TEST(stretches_and_bends_are_read)
{
  reading r = read_fixture(name);
  assert_quiet(&r);
  const elastir_motions *all = motions_of(&r);
  ck_assert_uint_eq(all->count, 4);
  const elastir_motion *bend = &all->items[0], *stretch = &all->items[1];
  ck_assert_int_eq(bend->mode, 4);
  ck_assert_double_eq(bend->wavenumber_cm1, 310.25);
  ck_assert_int_eq(bend->kind, ELASTIR_BEND);
  ck_assert_int_eq(bend->atoms[0], 2);
  ck_assert_int_eq(bend->atoms[1], 1);
  ck_assert_int_eq(bend->atoms[2], 2);
  ck_assert_double_eq(bend->along, 0.1);
  ck_assert_double_eq(bend->in_plane, 0.9);
  ck_assert_double_eq(bend->energy_kj_mol, -0.25);
  ck_assert_int_eq(stretch->kind, ELASTIR_STRETCH);
  ck_assert_int_eq(stretch->mode, 4);
  ck_assert_int_eq(stretch->atoms[2], -1);
  ck_assert(isnan(stretch->in_plane));
  ck_assert_double_eq(stretch->energy_kj_mol, 1.5);
  ck_assert_int_eq(all->items[2].kind, ELASTIR_OTHER_MOTION);
  ck_assert_int_eq(all->items[3].kind, ELASTIR_ROTATION);
  ck_assert_int_eq(all->items[3].mode, 6);
  forget_reading(&r);
}
END_TEST

START_TEST(a_motion_may_stand_behind_its_mode)
{
  reading r = read_text(edit(fixture_text(name), "  (A1 )\n                         (?)",
                             "  (A1 ) (?)"));
  assert_quiet(&r);
  ck_assert_uint_eq(motions_of(&r)->count, 4);
  ck_assert_int_eq(motions_of(&r)->items[3].mode, 6);
  forget_reading(&r);
}
END_TEST

/* All but the row in question are read. */
START_TEST(damaged_motions_are_told_and_not_guessed)
{
  static const char *const damages[][2] = {
      {"(S)    2 S    1 ZN(1.0)                1.500", "(S)    2 S    1 ZN(1.0)"},
      {"(S)    2 S    1 ZN(1.0)                1.500", "(S)    2 S    1 ZN                1.500"},
      {"(S)    2 S    1 ZN(1.0)                1.500", "(S)    2 S    1 ZN(7.0)          1.500"},
      {"(S)    2 S    1 ZN(1.0)                1.500", "(X)    2 S    1 ZN(1.0)          1.500"},
      {"(S)    2 S    1 ZN(1.0)                1.500", "("},
      {"(S)    2 S    1 ZN(1.0)                1.500", "(S)"},
      {"(S)    2 S    1 ZN(1.0)                1.500", "(S)  -2 S    1 ZN(1.0)           1.500"},
      {"(S)    2 S    1 ZN(1.0)                1.500", "(S)    2 S    1 ZN(1.0)    1.500 2.0"}};
  for (size_t i = 0; i < sizeof damages / sizeof *damages; i++) {
    reading r = read_text(edit(fixture_text(name), damages[i][0], damages[i][1]));
    assert_said(&r, "motions-damaged", ELASTIR_WARNING);
    ck_assert_uint_eq(motions_of(&r)->count, 3);
    forget_reading(&r);
  }
  reading r = read_text(edit(fixture_text(name), "1 ZN(1.0)                1.500",
                             "1 ZN(1.0)             ********"));
  assert_quiet(&r);
  ck_assert(isnan(motions_of(&r)->items[1].energy_kj_mol));
  forget_reading(&r);
}
END_TEST

START_TEST(a_mode_out_of_order_ends_the_block)
{
  reading r = read_text(edit(fixture_text(name), "    5    310.2500  (E  )\n       ",
                             "    7    310.2500  (E  )\n       "));
  assert_said(&r, "motions-damaged", ELASTIR_WARNING);
  ck_assert_uint_eq(motions_of(&r)->count, 2);
  forget_reading(&r);
}
END_TEST

Suite *suite_crystal_motions(void)
{
  Suite *suite = suite_create("crystal motions");
  TCase *motions = tcase_create("motions");
  tcase_add_test(motions, stretches_and_bends_are_read);
  tcase_add_test(motions, a_motion_may_stand_behind_its_mode);
  tcase_add_test(motions, damaged_motions_are_told_and_not_guessed);
  tcase_add_test(motions, a_mode_out_of_order_ends_the_block);
  suite_add_tcase(suite, motions);
  return suite;
}
