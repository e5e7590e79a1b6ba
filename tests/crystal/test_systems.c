/* SPDX-License-Identifier: GPL-3.0-or-later */
/* test_systems.c: what is no crystal, supercells, optimisations and runs that CRYSTAL ended with
 * an error, each as an edited copy of a fixture. */
#include "support.h"

/* CRYSTAL fills one word into the line: "DIELECTRIC    " or, of layers, rods and molecules,
 * "POLARIZABILITY", whose numbers are bohr^3. */
START_TEST(polarizabilities_are_no_dielectric_constants)
{
  reading r = read_text(edit_all(fixture_text("good-frequencies.out"), "STATIC DIELECTRIC     T",
                                 "STATIC POLARIZABILITY T"));
  ck_assert(!r.run->vibrations.has_vibrational_dielectric);
  ck_assert(gamma_table(&r)->complete);
  assert_quiet(&r);
  forget_reading(&r);
  r = read_fixture("good-frequencies.out");
  ck_assert(r.run->vibrations.has_vibrational_dielectric);
  forget_reading(&r);
}
END_TEST

/* They print the tensor alone, and more than forty lines may stand before the next block. */
START_TEST(old_releases_give_no_oscillator_strengths)
{
  char *text = fixture_text("good-frequencies.out");
  char *begin = strstr(text, " VIBRATIONAL CONTRIBUTIONS");
  char *end = strstr(text, " CONVERSION FACTORS");
  ck_assert(begin != NULL && end != NULL);
  char *edited = malloc(strlen(text) + 4000);
  int length = snprintf(edited, 4000 + strlen(text), "%.*s%s", (int)(begin - text), text,
                        " VIBRATIONAL CONTRIBUTIONS TO THE STATIC DIELECTRIC TENSOR:\n\n"
                        "   1.96891   0.00000   0.00000\n"
                        "   0.00000   1.96891   0.00000\n"
                        "   0.00000   0.00000   1.02500\n\n");
  for (int i = 0; i < 50; i++)
    length += snprintf(edited + length, 40, " DEGENERATE MODES ARE LISTED ONCE\n");
  strcpy(edited + length, end);
  free(text);
  reading r = read_text(edited);
  ck_assert_uint_eq(r.run->vibrations.oscillator_count, 0);
  ck_assert_uint_eq(r.run->vibrations.born_count, 6);
  ck_assert(gamma_table(&r)->complete);
  assert_quiet(&r);
  forget_reading(&r);
}
END_TEST

/* Four atoms in twice the volume, of which two vibrate. */
START_TEST(modes_of_a_supercell_are_those_of_a_part_of_it)
{
  char *text = fixture_text("good-frequencies.out");
  text = edit(text, "VOLUME=   39.366000", "VOLUME=   78.732000");
  text = edit(text, "     3.81837662     3.81837662     3.81837662    60",
              "     3.81837662     3.81837662     7.63675324    60");
  text = edit(text, "UNIT CELL:    2\n", "UNIT CELL:    4\n");
  text = edit(text, "  2.500000000000E-01\n",
              "  2.500000000000E-01\n"
              "      3 F 230 ZN     0.000000000000E+00  0.000000000000E+00  5.000000000000E-01\n"
              "      4 F  16 S      2.500000000000E-01  2.500000000000E-01 -2.500000000000E-01"
              "\n");
  text = edit(text, "0.270000000000E+01   0.270000000000E+01   0.000000000000E+00\n",
              "0.540000000000E+01   0.540000000000E+01   0.000000000000E+00\n");
  text = edit(text, " ATOMS ISOTOPIC MASS",
              " * THAT PERMITS THE CALCULATION OF MODES AT     2 K POINTS                     *\n"
              " ATOMS ISOTOPIC MASS");
  text = edit(text, "2 S      31.9721\n",
              "2 S      31.9721    3 ZN     63.9291    4 S      31.9721\n");
  reading r = read_text(text);
  ck_assert_uint_eq(r.run->vibrations.geometry.atom_count, 4);
  ck_assert(gamma_table(&r)->complete);
  ck_assert(r.run->vibrations.normal_modes.complete);
  ck_assert_uint_eq(r.run->vibrations.normal_modes.atom_count, 2);
  ck_assert_uint_eq(r.run->vibrations.oscillator_count, 6);
  assert_said(&r, "supercell", ELASTIR_INFO);
  assert_quiet(&r); /* the oscillator strengths are those of the small cell */
  forget_reading(&r);
  r = read_fixture("good-frequencies.out");
  ck_assert_ptr_null(find(&r, "supercell"));
  forget_reading(&r);
}
END_TEST

static const char points[] =
    " == SCF ENDED - CONVERGENCE ON ENERGY      E(AU) -2.1750000000000E+03 CYCLES  11\n"
    " TOTAL ENERGY(DFT)(AU)( 11) -2.1750000000000E+03 DE-1.5E-10 tester 1.3E-13\n"
    " TOTAL ENERGY(DFT)(AU)(  6) -2.1755000000000E+03     DE (AU)   -5.000E-01\n"
    " TOTAL ENERGY(DFT)(AU)(  5) -2.1760000000000E+03     DE (AU)   -5.000E-01\n";

/* Only the first SCF of an optimisation is in the output, and that of its last geometry. */
START_TEST(points_of_an_optimisation_are_no_lost_scfs)
{
  static const char last[] =
      " == SCF ENDED - CONVERGENCE ON ENERGY      E(AU) -2.1760000000000E+03 CYCLES  11\n";
  char both[1000];
  snprintf(both, sizeof both, "%s%s", points, last);
  reading r = read_text(edit(fixture_text("good-frequencies.out"), last, both));
  ck_assert_double_eq(r.run->energy_hartree, -2176.0);
  ck_assert_ptr_null(find(&r, "energy-unknown"));
  forget_reading(&r);
  r = read_text(edit(fixture_text("good-frequencies.out"), last, points));
  ck_assert(isnan(r.run->energy_hartree));
  assert_said(&r, "energy-unknown", ELASTIR_INFO);
  ck_assert_ptr_nonnull(strstr(find(&r, "energy-unknown")->message, "-2.1760000000000E+03"));
  forget_reading(&r);
}
END_TEST

START_TEST(vectors_without_a_cell_are_compared_with_none)
{
  char *text = fixture_text("good-frequencies.out");
  char *begin = strstr(text, " GEOMETRY FOR WAVE");
  char *end = strstr(text, " DIRECT LATTICE VECTORS");
  ck_assert(begin != NULL && end != NULL);
  memmove(begin, end, strlen(end) + 1);
  reading r = read_text(text);
  ck_assert_ptr_null(find(&r, "lattice-mismatch"));
  assert_said(&r, "no-geometry", ELASTIR_WARNING);
  forget_reading(&r);
}
END_TEST

START_TEST(runs_that_ended_with_an_error_have_an_elapsed_time)
{
  reading r = read_text(edit(fixture_text("good-frequencies.out"), "TTTT END         TELAPSE",
                             "TTTT ERR         TELAPSE"));
  ck_assert_double_eq(r.run->elapsed_s, 12.34);
  ck_assert_ptr_null(find(&r, "elapsed-unknown"));
  forget_reading(&r);
  r = read_text(edit(fixture_text("good-frequencies.out"), "TTTT END         TELAPSE",
                     "TTTT FDIK        TELAPSE"));
  ck_assert(isnan(r.run->elapsed_s));
  assert_said(&r, "elapsed-unknown", ELASTIR_INFO);
  forget_reading(&r);
}
END_TEST

Suite *suite_crystal_systems(void)
{
  Suite *suite = suite_create("crystal systems");
  TCase *systems = tcase_create("systems");
  tcase_add_test(systems, polarizabilities_are_no_dielectric_constants);
  tcase_add_test(systems, old_releases_give_no_oscillator_strengths);
  tcase_add_test(systems, modes_of_a_supercell_are_those_of_a_part_of_it);
  tcase_add_test(systems, points_of_an_optimisation_are_no_lost_scfs);
  tcase_add_test(systems, vectors_without_a_cell_are_compared_with_none);
  tcase_add_test(systems, runs_that_ended_with_an_error_have_an_elapsed_time);
  suite_add_tcase(suite, systems);
  return suite;
}
