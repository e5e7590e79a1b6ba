/* SPDX-License-Identifier: GPL-3.0-or-later */
/* test_displacements.c: atomic displacement parameters, whole and damaged; blocks that are told and
 * not read. */
#include "crystal/support.h"

static const char name[] = "good-displacements.out";

static const elastir_displacements *tensors_of(const reading *r)
{
  ck_assert_ptr_nonnull(r->run);
  return &r->run->vibrations.displacements;
}

START_TEST(a_tensor_is_read_for_each_atom_and_temperature)
{
  reading r = read_fixture(name);
  assert_quiet(&r);
  const elastir_displacements *all = tensors_of(&r);
  ck_assert_uint_eq(all->count, 4);
  ck_assert_double_eq(all->tensors[0].temperature_k, 10.0);
  ck_assert_int_eq(all->tensors[0].active_modes, 3);
  ck_assert_int_eq(all->tensors[0].atom, 1);
  ck_assert_double_eq(all->tensors[0].bohr2[1], 0.002);
  ck_assert_double_eq(all->tensors[1].bohr2[7], -0.001);
  const elastir_displacement_tensor *last = &all->tensors[3];
  ck_assert_double_eq(last->temperature_k, 300.0);
  ck_assert_int_eq(last->atom, 2);
  ck_assert_double_eq(last->bohr2[8], 0.25);
  forget_reading(&r);
}
END_TEST

/* The first tensor is lost and said to be; the others stay. */
static void assert_first_lost(const char *from, const char *to)
{
  reading r = read_text(edit(fixture_text(name), from, to));
  assert_said(&r, "displacements-damaged", ELASTIR_WARNING);
  const elastir_displacements *all = tensors_of(&r);
  ck_assert_uint_eq(all->count, 4);
  for (int i = 0; i < 9; i++)
    ck_assert_msg(isnan(all->tensors[0].bohr2[i]), "%s: %d", to, i);
  ck_assert_double_eq(all->tensors[3].bohr2[8], 0.25);
  forget_reading(&r);
}

START_TEST(damaged_tensors_are_told_and_not_guessed)
{
  assert_first_lost("   1.00000E-02   2.00000E-03   0.00000E+00             28", "   1.0E-02   28");
  assert_first_lost("   1.00000E-02   2.00000E-03", "   1.00000E-02   what       ");
  assert_first_lost("  2.00000E-03   2.00000E-02", "  2.10000E-03   2.00000E-02"); /* xy, not yx */
  assert_first_lost("   0.00000E+00   0.00000E+00   4.00000E-02              0      0    112\n",
                    "\n");
}
END_TEST

/* 0.04 bohr^2 are 112.01e-4 angstrom^2: numbers that are cut off or rounded are fine, others are
 * not. */
START_TEST(the_numbers_in_angstrom2_decide_about_the_unit)
{
  assert_first_lost("   4.00000E-02              0      0    112",
                    "   4.00000E-02              0      0    114");
  assert_first_lost("   4.00000E-02              0      0    112",
                    "   4.00000E-02              0      0    400");
  reading r = read_text(edit(fixture_text(name), "4.00000E-02              0      0    112",
                             "4.00000E-02              0      0    113"));
  assert_quiet(&r);
  ck_assert_double_eq(tensors_of(&r)->tensors[0].bohr2[8], 0.04);
  forget_reading(&r);
}
END_TEST

START_TEST(an_atom_without_number_and_a_cut_are_told)
{
  reading r = read_text(edit(fixture_text(name), " ATOM:     1", " ATOM:  what"));
  assert_said(&r, "displacements-damaged", ELASTIR_WARNING);
  ck_assert_uint_eq(tensors_of(&r)->count, 3);
  forget_reading(&r);
  char *text = fixture_text(name);
  strstr(text, "   0.00000E+00   0.00000E+00   4.00000E-02")[0] = '\0';
  r = read_text(text);
  assert_said(&r, "displacements-damaged", ELASTIR_WARNING);
  ck_assert_uint_eq(tensors_of(&r)->count, 1);
  ck_assert(isnan(tensors_of(&r)->tensors[0].bohr2[0]));
  forget_reading(&r);
  r = read_text(edit(fixture_text(name), "TEMPERATURE =  10.0000", "TEMPERATURE =  *******"));
  ck_assert(isnan(tensors_of(&r)->tensors[0].temperature_k));
  ck_assert_double_eq(tensors_of(&r)->tensors[2].temperature_k, 300.0);
  forget_reading(&r);
  /* Atoms that begin anew are of another temperature, which is not known. */
  r = read_text(edit(fixture_text(name), "TEMPERATURE = 300.0000", "OF THE SAME RUN"));
  assert_said(&r, "displacements-damaged", ELASTIR_WARNING);
  ck_assert_double_eq(tensors_of(&r)->tensors[1].temperature_k, 10.0);
  ck_assert(isnan(tensors_of(&r)->tensors[2].temperature_k));
  ck_assert(isnan(tensors_of(&r)->tensors[3].temperature_k));
  forget_reading(&r);
  r = read_text(edit(fixture_text(name), " ATOM:     2", " THE OTHER"));
  assert_said(&r, "displacements-damaged", ELASTIR_WARNING);
  ck_assert_uint_eq(tensors_of(&r)->count, 3);
  forget_reading(&r);
}
END_TEST

START_TEST(blocks_that_are_not_read_are_told_once)
{
  static const char *const heads[] = {"VSCF\n ANHARMONIC IR SPECTRUM", "HARMONIC RAMAN SPECTRUM",
                                      "DIRECT PIEZOELECTRIC TENSOR", "* ELAPIEZO OPTION",
                                      "FREQUENCY (CM**-1)    TOTAL PDOS",
                                      "PHOTOELASTIC TENSOR"};
  for (size_t i = 0; i < sizeof heads / sizeof *heads; i++) {
    char lines[160];
    snprintf(lines, sizeof lines, "\n %s\n %s\n TTTT", heads[i], heads[i]);
    reading r = read_text(edit(fixture_text(name), "\n TTTT", lines));
    assert_said(&r, "block-not-read", ELASTIR_INFO);
    size_t said = 0;
    for (size_t k = 0; k < r.diagnostics.count; k++)
      said += strcmp(r.diagnostics.items[k].code, "block-not-read") == 0;
    ck_assert_msg(said == 1, "%s: %zu", heads[i], said);
    forget_reading(&r);
  }
}
END_TEST

Suite *suite_crystal_displacements(void)
{
  Suite *suite = suite_create("crystal displacements");
  TCase *tensors = tcase_create("tensors");
  tcase_add_test(tensors, a_tensor_is_read_for_each_atom_and_temperature);
  tcase_add_test(tensors, damaged_tensors_are_told_and_not_guessed);
  tcase_add_test(tensors, the_numbers_in_angstrom2_decide_about_the_unit);
  tcase_add_test(tensors, an_atom_without_number_and_a_cut_are_told);
  tcase_add_test(tensors, blocks_that_are_not_read_are_told_once);
  suite_add_tcase(suite, tensors);
  return suite;
}
