/* SPDX-License-Identifier: GPL-3.0-or-later */
/* test_frequencies.c: the oddities of frequency sections, each on a fixture or an edited copy.
 * Values are compared exactly: they are decimal literals in the file and here, and both are
 * correctly rounded. */
#include "support.h"

START_TEST(intensities_are_kept_as_printed_for_the_set)
{
  reading r = read_fixture("good-frequencies.out");
  const elastir_mode_set *set = &gamma_table(&r)->sets[1];
  ck_assert_int_eq(set->first, 4);
  ck_assert_int_eq(set->last, 5);
  ck_assert_double_eq(set->intensity_km_mol, 295.61);
  assert_quiet(&r);
  forget_reading(&r);
}
END_TEST

START_TEST(active_modes_may_have_no_intensity_and_inactive_ones_must_not)
{
  reading r = read_fixture("good-frequencies.out");
  ck_assert_int_eq(gamma_table(&r)->sets[0].ir_active, ELASTIR_YES);
  ck_assert_double_eq(gamma_table(&r)->sets[0].intensity_km_mol, 0.0);
  forget_reading(&r);
  r = read_text(edit(fixture_text("good-frequencies.out"), "A (   295.61)", "I (   295.61)"));
  assert_said(&r, "intensity-mismatch", ELASTIR_WARNING);
  forget_reading(&r);
}
END_TEST

START_TEST(translations_below_zero_are_no_imaginary_modes)
{
  reading r = read_fixture("good-frequencies.out");
  ck_assert_double_eq(gamma_table(&r)->sets[0].wavenumber_cm1, -1.2);
  ck_assert_uint_eq(r.run->vibrations.imaginary_count, 0);
  ck_assert(find(&r, "imaginary-modes") == NULL);
  forget_reading(&r);
  char *text = fixture_text("good-dispersion.out");
  text = edit(text, "    4-   5    0.1998E-05    310.2500    9.3011  (E  )",
              "    4-   5   -0.1998E-05   -310.2500   -9.3011  (E  )");
  r = read_text(text);
  ck_assert_uint_eq(r.run->vibrations.imaginary_count, 2);
  assert_said(&r, "imaginary-modes", ELASTIR_WARNING);
  forget_reading(&r);
}
END_TEST

START_TEST(a_table_without_a_wavenumber_is_incomplete)
{
  reading r = read_fixture("good-frequencies.out");
  ck_assert(gamma_table(&r)->complete);
  forget_reading(&r);
  r = read_text(edit(fixture_text("good-frequencies.out"), "    310.2500", "************"));
  ck_assert(isnan(gamma_table(&r)->sets[1].wavenumber_cm1));
  ck_assert(!gamma_table(&r)->complete);
  assert_said(&r, "stars-in-field", ELASTIR_WARNING);
  forget_reading(&r);
}
END_TEST

START_TEST(of_several_gamma_tables_the_first_of_the_original_isotopes_counts)
{
  reading r = read_fixture("good-isotopes.out");
  const elastir_vibrations *vibrations = &r.run->vibrations;
  ck_assert_uint_eq(vibrations->table_count, 2);
  ck_assert_uint_eq(vibrations->gamma_table_count, 2);
  ck_assert_int_eq(vibrations->gamma_table, 0);
  ck_assert_double_eq(vibrations->tables[1].sets[1].wavenumber_cm1, 307.1475);
  ck_assert_double_eq(vibrations->geometry.atoms[0].mass_amu, 63.9291);
  assert_said(&r, "several-gamma-tables", ELASTIR_INFO);
  assert_said(&r, "isotopic-masses", ELASTIR_INFO);
  forget_reading(&r);
}
END_TEST

START_TEST(a_later_table_with_intensities_beats_one_without)
{
  char *text = fixture_text("good-isotopes.out");
  text = edit(text, " INFORMATION **** INPFREQ **** IR INTENSITIES EVALUATED THROUGH BERRY PHASE "
                    "APPROACH\n", "");
  text = edit(text, "(   295.61)", "(     0.00)");
  text = edit(text, "(   101.03)", "(     0.00)");
  text = edit(text, "   66.0000", "   63.9291");
  reading r = read_text(text);
  ck_assert_int_eq(r.run->vibrations.gamma_table, 1);
  ck_assert(r.run->vibrations.intensities_available);
  ck_assert(isnan(r.run->vibrations.tables[0].sets[1].intensity_km_mol));
  ck_assert_double_eq(r.run->vibrations.tables[1].sets[1].intensity_km_mol, 295.61);
  forget_reading(&r);
}
END_TEST

START_TEST(a_column_of_zeros_is_no_spectrum)
{
  /* The banner INTENSITIES COMPUTED VIA ... stands in this file, as in real ones that were
   * run without INTENS. */
  reading r = read_fixture("good-dispersion.out");
  ck_assert(!r.run->vibrations.intensities_available);
  ck_assert_int_eq(r.run->vibrations.intensity_method, ELASTIR_INTENSITY_BERRY_PHASE);
  for (size_t i = 0; i < gamma_table(&r)->set_count; i++)
    ck_assert(isnan(gamma_table(&r)->sets[i].intensity_km_mol));
  assert_said(&r, "no-intensities", ELASTIR_INFO);
  forget_reading(&r);
  r = read_text(edit(fixture_text("good-dispersion.out"), "(     0.00)   A\n    4-   5",
                     "(     0.50)   A\n    4-   5"));
  ck_assert(r.run->vibrations.intensities_available);
  ck_assert_int_eq(r.run->vibrations.intensity_method, ELASTIR_INTENSITY_BERRY_PHASE);
  assert_said(&r, "intensities-unconfirmed", ELASTIR_WARNING);
  forget_reading(&r);
}
END_TEST

START_TEST(the_conversion_factors_of_the_file_are_not_used)
{
  char *text = fixture_text("good-frequencies.out");
  text = edit(text, "0.4556335E-05 HARTREE", "0.2194746E+06 HARTREE");
  text = edit(text, "0.3335641E+02 CM", "0.2997925E-01 CM");
  reading r = read_text(text);
  assert_quiet(&r);
  ck_assert_double_eq(gamma_table(&r)->sets[1].wavenumber_cm1, 310.25);
  forget_reading(&r);
}
END_TEST

START_TEST(dispersion_tables_are_kept_and_are_not_the_table)
{
  reading r = read_fixture("good-dispersion.out");
  const elastir_vibrations *vibrations = &r.run->vibrations;
  ck_assert_uint_eq(vibrations->table_count, 3);
  ck_assert_int_eq(vibrations->gamma_table, 0);
  ck_assert_int_eq(vibrations->tables[1].kind, ELASTIR_TABLE_DISPERSION);
  ck_assert_int_eq(vibrations->tables[2].k_index[2], 2);
  ck_assert_str_eq(vibrations->tables[1].sets[0].irrep, "2");
  ck_assert_int_eq(vibrations->tables[1].sets[0].ir_active, ELASTIR_UNKNOWN);
  ck_assert(!vibrations->tables[1].has_intensity_column);
  ck_assert_uint_eq(vibrations->imaginary_count, 0);
  forget_reading(&r);
}
END_TEST

START_TEST(columns_may_be_missing_or_full)
{
  char *text = fixture_text("good-frequencies.out");
  text = edit(text, "IRREP  IR   INTENS    RAMAN\n             (HARTREE**2)   (CM**-1)     (THZ)"
                    "             (KM/MOL)", "IRREP\n             (HARTREE**2)   (CM**-1)");
  text = edit(text, "   A (     0.00)   A", "");
  text = edit(text, "   A (   295.61)   A", "");
  text = edit(text, "   A (   101.03)   A", "");
  reading r = read_text(text);
  ck_assert(gamma_table(&r)->complete);
  ck_assert(!gamma_table(&r)->has_intensity_column);
  ck_assert(isnan(gamma_table(&r)->sets[1].intensity_km_mol));
  ck_assert(!r.run->vibrations.intensities_available);
  forget_reading(&r);
  text = edit(fixture_text("good-isotopes.out"), "(   295.61)", "(123456.78)");
  r = read_text(text);
  ck_assert_double_eq(gamma_table(&r)->sets[1].intensity_km_mol, 123456.78);
  forget_reading(&r);
}
END_TEST

START_TEST(longitudinal_tables_have_other_columns)
{
  reading r = read_fixture("good-longitudinal.out");
  const elastir_vibrations *vibrations = &r.run->vibrations;
  assert_quiet(&r);
  ck_assert_uint_eq(vibrations->table_count, 2);
  ck_assert_int_eq(vibrations->gamma_table, 0);
  ck_assert_int_eq(vibrations->tables[1].kind, ELASTIR_TABLE_LONGITUDINAL);
  ck_assert_double_eq(vibrations->tables[1].sets[0].wavenumber_cm1, 318.4);
  ck_assert_double_eq(vibrations->tables[1].sets[0].intensity_km_mol, 295.6);
  ck_assert_double_eq(vibrations->tables[1].sets[0].shift_cm1, 8.15);
  forget_reading(&r);
}
END_TEST

START_TEST(mode_numbers_beyond_their_columns)
{
  /* Modes 1000 to 1002 and so on fill their fields; from 10000 on the second is stars. The
   * modes before them are not in this file, which is said. */
  char *text = fixture_text("good-isotopes.out");
  text = edit(text, "    4-   5", " 1000-1001");
  text = edit(text, "    6-   6", "10000-****");
  reading r = read_text(text);
  const elastir_frequency_table *table = &r.run->vibrations.tables[0];
  ck_assert_int_eq(table->sets[1].first, 1000);
  ck_assert_int_eq(table->sets[1].last, 1001);
  ck_assert_double_eq(table->sets[1].wavenumber_cm1, 310.25);
  ck_assert_int_eq(table->sets[2].first, 10000);
  ck_assert_double_eq(table->sets[2].wavenumber_cm1, 355.5);
  assert_said(&r, "modes-not-contiguous", ELASTIR_ERROR);
  forget_reading(&r);
}
END_TEST

START_TEST(the_cphf_table_has_two_layouts)
{
  reading r = read_fixture("good-frequencies.out");
  const double expected[9] = {5.1, 0.0, 0.02, 0.0, 5.2, 0.0, 0.02, 0.0, 5.3};
  ck_assert(r.run->vibrations.has_electronic_dielectric);
  for (size_t i = 0; i < 9; i++)
    ck_assert_double_eq(r.run->vibrations.electronic_dielectric[i], expected[i]);
  forget_reading(&r);
  char *text = fixture_text("good-frequencies.out"); /* as CRYSTAL14 prints it */
  text = edit_all(text, "  0.000   ", "     ");
  r = read_text(text);
  ck_assert(r.run->vibrations.has_electronic_dielectric);
  ck_assert_double_eq(r.run->vibrations.electronic_dielectric[8], 5.3);
  forget_reading(&r);
}
END_TEST

START_TEST(charges_raman_and_normal_modes)
{
  reading r = read_fixture("good-frequencies.out");
  const elastir_vibrations *vibrations = &r.run->vibrations;
  ck_assert_int_eq(vibrations->intensity_method, ELASTIR_INTENSITY_CPHF);
  ck_assert(vibrations->intensities_available);
  ck_assert_uint_eq(vibrations->born_count, 6);
  ck_assert_double_eq(vibrations->born_vectors[3 * 4 + 1], -0.0091200);
  ck_assert_uint_eq(vibrations->oscillator_count, 6);
  ck_assert_double_eq(vibrations->oscillator_strengths[0][0], 0.0);
  ck_assert_double_eq(vibrations->oscillator_strengths[3][0],
                      vibrations->vibrational_dielectric[0]);
  ck_assert_uint_eq(vibrations->raman_count, 2);
  ck_assert_double_eq(vibrations->raman[0].total, 1000.0);
  ck_assert_double_eq(vibrations->raman[1].perpendicular, 21.25);
  ck_assert_double_eq(vibrations->raman[1].zz, 12.0);
  const elastir_normal_modes *modes = &vibrations->normal_modes;
  ck_assert(modes->complete);
  ck_assert_uint_eq(modes->mode_count, 6);
  ck_assert_uint_eq(modes->atom_count, 2);
  ck_assert_double_eq(modes->displacement[(4 * 2 + 1) * 3 + 1], -0.09); /* mode 5, S, y */
  ck_assert_double_eq(modes->displacement[0], 0.05);
  forget_reading(&r);
}
END_TEST

/* Fields of the usual form, those just outside of it, and others. */
START_TEST(displacements_are_read_whatever_their_form)
{
  static const struct {
    const char *field;
    double value;
  } cases[] = {{"    9.9999", 9.9999}, {"   10.0000", 10.0},    {"   -9.9999", -9.9999},
               {"  -10.0000", -10.0},  {" -123.4567", -123.4567}, {"    0.05  ", 0.05},
               {"     .0500", 0.05},   {" 5.000E-02", 0.05},     {"  0.050000", 0.05},
               {"   +0.0500", 0.05}};
  for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
    char row[80];
    snprintf(row, sizeof row, "ZN X %s    0.0000", cases[i].field);
    reading r = read_text(edit(fixture_text("good-frequencies.out"),
                               "ZN X     0.0500    0.0000", row));
    const elastir_normal_modes *modes = &r.run->vibrations.normal_modes;
    ck_assert_uint_eq(modes->mode_count, 6);
    ck_assert_double_eq(modes->displacement[0], cases[i].value);
    forget_reading(&r);
  }
}
END_TEST

START_TEST(the_length_of_a_mode_goes_with_its_wavenumber)
{
  reading r = read_fixture("good-frequencies.out");
  ck_assert_ptr_null(find(&r, "normal-mode-norm"));
  forget_reading(&r);
  char *text = fixture_text("good-frequencies.out");
  r = read_text(edit(text, "-0.0900    0.0000    0.0000", "-0.0960    0.0000    0.0000"));
  assert_said(&r, "normal-mode-norm", ELASTIR_ERROR);
  ck_assert_ptr_nonnull(strstr(find(&r, "normal-mode-norm")->message, "mode 4 of 310.25"));
  forget_reading(&r);
  /* Another mass belongs to all of them. */
  text = fixture_text("good-frequencies.out");
  r = read_text(edit(text, "2 S      31.9721", "2 S      51.9721"));
  assert_said(&r, "normal-mode-norm", ELASTIR_WARNING);
  forget_reading(&r);
}
END_TEST

/* m(Zn) a^2 + m(S) (2 a)^2 = 1 u where a is 0.0722. */
static char *modes_of_unit_length(void)
{
  char *text = fixture_text("good-frequencies.out");
  text = edit_all(text, "0.0500    0.0000    0.0000    0.0450",
                  "0.0500    0.0000    0.0000    0.0722");
  text = edit(text, "0.0500    0.0000    0.0000    0.0420",
              "0.0500    0.0000    0.0000    0.0722");
  return edit_all(edit_all(text, "-0.0900", "-0.1444"), "-0.0840", "-0.1444");
}

START_TEST(modes_of_unit_length_become_amplitudes)
{
  reading r = read_text(modes_of_unit_length());
  assert_said(&r, "normal-mode-norm", ELASTIR_INFO);
  const elastir_normal_modes *modes = &r.run->vibrations.normal_modes;
  ck_assert(modes->complete);
  /* Half a unit of the fourth digit that was printed, and of the one that is compared with. */
  ck_assert_double_eq_tol(modes->displacement[(4 * 2 + 1) * 3 + 1], -0.09, 1e-4);
  ck_assert_double_eq_tol(modes->displacement[(5 * 2 + 0) * 3 + 2], 0.042, 1e-4);
  ck_assert_double_eq(modes->displacement[0], 0.05); /* a translation */
  forget_reading(&r);
}
END_TEST

/* What could be read of damaged ones is in the result, in the same unit. */
START_TEST(damaged_modes_of_unit_length_become_amplitudes)
{
  char *text = modes_of_unit_length();
  text = edit(text, "310.25    310.25    355.50\n\n AT.", "310.25    310.25    356.50\n\n AT.");
  reading r = read_text(text);
  const elastir_normal_modes *modes = &r.run->vibrations.normal_modes;
  assert_said(&r, "frequency-mismatch", ELASTIR_ERROR);
  ck_assert(!modes->complete);
  ck_assert_double_eq_tol(modes->displacement[(4 * 2 + 1) * 3 + 1], -0.09, 1e-4);
  forget_reading(&r);
}
END_TEST

START_TEST(modes_without_masses_may_be_of_any_length)
{
  reading r = read_text(edit(fixture_text("good-frequencies.out"), " ATOMS ISOTOPIC MASS", " X"));
  assert_said(&r, "normal-mode-norm", ELASTIR_INFO);
  forget_reading(&r);
}
END_TEST

Suite *suite_crystal_frequencies(void)
{
  Suite *suite = suite_create("crystal frequencies");
  TCase *frequencies = tcase_create("frequencies");
  tcase_add_test(frequencies, intensities_are_kept_as_printed_for_the_set);
  tcase_add_test(frequencies, active_modes_may_have_no_intensity_and_inactive_ones_must_not);
  tcase_add_test(frequencies, translations_below_zero_are_no_imaginary_modes);
  tcase_add_test(frequencies, a_table_without_a_wavenumber_is_incomplete);
  tcase_add_test(frequencies, of_several_gamma_tables_the_first_of_the_original_isotopes_counts);
  tcase_add_test(frequencies, a_later_table_with_intensities_beats_one_without);
  tcase_add_test(frequencies, a_column_of_zeros_is_no_spectrum);
  tcase_add_test(frequencies, the_conversion_factors_of_the_file_are_not_used);
  tcase_add_test(frequencies, dispersion_tables_are_kept_and_are_not_the_table);
  tcase_add_test(frequencies, columns_may_be_missing_or_full);
  tcase_add_test(frequencies, longitudinal_tables_have_other_columns);
  tcase_add_test(frequencies, mode_numbers_beyond_their_columns);
  tcase_add_test(frequencies, the_cphf_table_has_two_layouts);
  tcase_add_test(frequencies, charges_raman_and_normal_modes);
  tcase_add_test(frequencies, displacements_are_read_whatever_their_form);
  tcase_add_test(frequencies, the_length_of_a_mode_goes_with_its_wavenumber);
  tcase_add_test(frequencies, modes_of_unit_length_become_amplitudes);
  tcase_add_test(frequencies, damaged_modes_of_unit_length_become_amplitudes);
  tcase_add_test(frequencies, modes_without_masses_may_be_of_any_length);
  suite_add_tcase(suite, frequencies);
  return suite;
}
