/* SPDX-License-Identifier: GPL-3.0-or-later */
/* test_quasi_harmonic.c: the tables of QHA, whole and damaged. */
#include "crystal/support.h"

static const char name[] = "good-quasi-harmonic.out";

START_TEST(the_tables_are_read_at_each_pressure)
{
  reading r = read_fixture(name);
  assert_quiet(&r);
  const elastir_quasi_harmonic *all = &r.run->quasi_harmonic;
  ck_assert_uint_eq(all->count, 6);
  ck_assert_double_eq(all->points[0].pressure_gpa, 0.0);
  ck_assert_double_eq(all->points[0].thermal_expansion_per_k, -0.31e-10);
  ck_assert_double_eq(all->points[0].internal_energy_hartree,
                      all->points[0].enthalpy_hartree);
  const elastir_quasi_harmonic_point *last = &all->points[5];
  ck_assert_double_eq(last->pressure_gpa, 2.0);
  ck_assert_double_eq(last->temperature_k, 300.0);
  ck_assert_double_eq(last->volume_angstrom3, 56.661);
  ck_assert_double_eq(last->bulk_modulus_gpa, 25.0);
  ck_assert_double_eq(last->helmholtz_energy_hartree, -0.10582503e4);
  ck_assert_double_eq(last->lattice_angstrom[0], 6.097); /* of four primitive cells */
  ck_assert_double_eq(last->linear_expansion_per_k[2], 0.33333e-4);
  forget_reading(&r);
}
END_TEST

START_TEST(an_enthalpy_that_does_not_go_with_pressure_and_volume_is_told)
{
  char *text = fixture_text(name);
  char *row = strstr(text, "AT P =   2.000");
  ck_assert_ptr_nonnull(row);
  memcpy(strchr(row, '='), "=   3.000", 9);
  reading r = read_text(text);
  assert_said(&r, "quasi-harmonic-mismatch", ELASTIR_WARNING);
  forget_reading(&r);
}
END_TEST

START_TEST(damaged_tables_are_told_and_not_guessed)
{
  reading r = read_text(edit(fixture_text(name), "AT P =   0.000 GPa", "AT ZERO PRESSURE"));
  assert_said(&r, "quasi-harmonic-damaged", ELASTIR_WARNING);
  ck_assert_uint_eq(r.run->quasi_harmonic.count, 3);
  forget_reading(&r);
  r = read_text(edit(fixture_text(name), "HELMHOLTZ FREE ENERGY AT P =   2.0", "WHATEVER"));
  assert_said(&r, "quasi-harmonic-damaged", ELASTIR_WARNING);
  forget_reading(&r);
  r = read_text(edit(fixture_text(name), "   155.00      ", "   155.00 what"));
  assert_said(&r, "quasi-harmonic-damaged", ELASTIR_WARNING);
  ck_assert_uint_eq(r.run->quasi_harmonic.count, 4); /* of the first pressure one */
  ck_assert_double_eq(r.run->quasi_harmonic.points[1].pressure_gpa, 2.0);
  forget_reading(&r);
  r = read_text(edit(fixture_text(name), "   155.00   6.20", "   156.00   6.20"));
  assert_said(&r, "quasi-harmonic-damaged", ELASTIR_WARNING);
  ck_assert_double_eq(r.run->quasi_harmonic.points[0].lattice_angstrom[0], 6.1999);
  ck_assert(isnan(r.run->quasi_harmonic.points[1].lattice_angstrom[0]));
  forget_reading(&r);
  r = read_text(edit(fixture_text(name), "   155.00      59.662", "     9.00      59.662"));
  assert_said(&r, "quasi-harmonic-damaged", ELASTIR_WARNING);
  forget_reading(&r);
  r = read_text(edit(fixture_text(name), "\n   300.00   6.0970", "\n\n   300.00   6.0970"));
  assert_said(&r, "quasi-harmonic-damaged", ELASTIR_WARNING);
  forget_reading(&r);
  r = read_text(edit(fixture_text(name), " -0.31000E-10", " ************"));
  ck_assert(isnan(r.run->quasi_harmonic.points[0].thermal_expansion_per_k));
  forget_reading(&r);
}
END_TEST

Suite *suite_crystal_quasi_harmonic(void)
{
  Suite *suite = suite_create("crystal quasi_harmonic");
  TCase *tables = tcase_create("tables");
  tcase_add_test(tables, the_tables_are_read_at_each_pressure);
  tcase_add_test(tables, an_enthalpy_that_does_not_go_with_pressure_and_volume_is_told);
  tcase_add_test(tables, damaged_tables_are_told_and_not_guessed);
  suite_add_tcase(suite, tables);
  return suite;
}
