/* SPDX-License-Identifier: GPL-3.0-or-later */
/* test_cases.c: kinds of outputs that earlier readers got wrong, a made-up fixture for each. */
#include "support.h"

static reading read_without_modes(char *text)
{
  reading r = {0};
  elastir_crystal_options options = {0};
  elastir_stream *stream = elastir_stream_open_memory("made-up", text, strlen(text),
                                                      ELASTIR_CHECKSUM_NONE, &r.diagnostics);
  ck_assert(stream != NULL);
  r.recognised = elastir_crystal_read_stream(stream, &options, &r.output, &r.diagnostics);
  r.run = r.output.run_count > 0 ? &r.output.runs[0] : NULL;
  free(text);
  return r;
}

/* text, freed, without what stands between two places. */
static char *cut_out(char *text, const char *from, const char *to)
{
  char *begin = strstr(text, from), *end = begin != NULL ? strstr(begin, to) : NULL;
  ck_assert(end != NULL);
  memmove(begin, end, strlen(end) + 1);
  return text;
}

static void assert_motions(const reading *r, const elastir_free_motion *expected, size_t count)
{
  const elastir_frequency_table *table = gamma_table(r);
  ck_assert_uint_eq(table->set_count, count);
  for (size_t i = 0; i < count; i++)
    ck_assert_msg(table->sets[i].free_motion == expected[i], "set %zu is %d", i + 1,
                  (int)table->sets[i].free_motion);
}

#define NONE ELASTIR_MOTION_NONE
#define MOVES ELASTIR_MOTION_TRANSLATION
#define TURNS ELASTIR_MOTION_ROTATION
#define MIXED ELASTIR_MOTION_MIXED

/* ---- free motions ---- */

START_TEST(translations_far_below_zero_are_told_by_what_moves)
{
  static const elastir_free_motion expected[] = {MOVES, MOVES, NONE, NONE};
  reading r = read_fixture("good-noisy-translations.out");
  assert_quiet(&r);
  assert_motions(&r, expected, 4);
  ck_assert_uint_eq(r.run->vibrations.imaginary_count, 0);
  ck_assert_uint_eq(r.run->vibrations.normal_modes.mode_count, 6);
  forget_reading(&r);
  r = read_without_modes(fixture_text("good-noisy-translations.out"));
  assert_quiet(&r);
  assert_motions(&r, expected, 4);
  ck_assert_uint_eq(r.run->vibrations.normal_modes.mode_count, 0);
  forget_reading(&r);
}
END_TEST

START_TEST(an_optical_mode_below_zero_is_imaginary_wherever_it_is)
{
  static const elastir_free_motion expected[] = {NONE, MOVES, MOVES, NONE};
  reading r = read_fixture("good-soft-optical-mode.out");
  assert_said(&r, "imaginary-modes", ELASTIR_WARNING);
  assert_motions(&r, expected, 4);
  ck_assert_uint_eq(r.run->vibrations.imaginary_count, 1);
  forget_reading(&r);
}
END_TEST

START_TEST(rotations_of_molecules_are_free)
{
  static const elastir_free_motion expected[] = {TURNS, TURNS, MOVES, MOVES, MOVES,
                                                 TURNS, NONE,  NONE,  NONE};
  reading r = read_fixture("good-molecule.out");
  assert_quiet(&r);
  assert_motions(&r, expected, 9);
  ck_assert_uint_eq(r.run->vibrations.imaginary_count, 0);
  forget_reading(&r);
}
END_TEST

START_TEST(a_mode_is_free_from_half_its_motion_on)
{
  /* Displacements of K and Cl along z, and the translation's share of m u^2: (m1 u1 + m2 u2)^2 /
   * (M (m1 u1^2 + m2 u2^2)). */
  static const struct {
    const char *k, *cl;
    elastir_free_motion motion;
  } cases[] = {{" 0.3386", " 0.3386", MOVES}, /* 1 */
               {" 0.3386", " 0.1670", MOVES}, /* 0.9003 */
               {" 0.3386", " 0.1660", MIXED}, /* 0.8990 */
               {" 0.3386", "-0.0090", MIXED}, /* 0.5019 */
               {" 0.3386", "-0.0100", NONE}}; /* 0.4991 */
  for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
    char row[80];
    snprintf(row, sizeof row, "            Z   %s    0.0000", cases[i].k);
    char *text = edit(fixture_text("good-noisy-translations.out"),
                      "           Z     0.3386    0.0000", row + 1);
    snprintf(row, sizeof row, "           Z   %s    0.0000    0.0000   -0.1175", cases[i].cl);
    text = edit(text, "           Z     0.3386    0.0000    0.0000   -0.1175", row);
    reading r = read_without_modes(text);
    ck_assert_msg(gamma_table(&r)->sets[0].free_motion == cases[i].motion, "case %zu: %d", i,
                  (int)gamma_table(&r)->sets[0].free_motion);
    forget_reading(&r);
  }
}
END_TEST

static char *without_modes(const char *fixture)
{
  return cut_out(fixture_text(fixture), " NORMAL MODES NORMALIZED", " TTTT");
}

START_TEST(without_normal_modes_irreps_and_a_gap_decide)
{
  static const elastir_free_motion expected[] = {MOVES, MOVES, NONE, NONE};
  reading r = read_text(without_modes("good-noisy-translations.out"));
  assert_said(&r, "no-normal-modes", ELASTIR_INFO);
  assert_motions(&r, expected, 4);
  ck_assert_uint_eq(r.run->vibrations.imaginary_count, 0);
  forget_reading(&r);
  /* -14.2 and 0.9 are both A2, and 14.2 is less than twice 7.5. */
  r = read_text(without_modes("good-soft-optical-mode.out"));
  assert_said(&r, "free-motions-unclear", ELASTIR_WARNING);
  ck_assert(r.run->vibrations.free_motions_unclear);
  ck_assert_uint_eq(r.run->vibrations.imaginary_count, 1);
  forget_reading(&r);
  /* The gap is clear beyond twice the farthest translation: 15 of 7.5. */
  static const struct {
    const char *wavenumber;
    bool unclear;
  } gaps[] = {{"   -0.4671E-08    -15.0000   -0.4497", true},
              {"   -0.4683E-08    -15.0200   -0.4503", false}};
  for (size_t i = 0; i < 2; i++) {
    r = read_text(edit(without_modes("good-soft-optical-mode.out"),
                       "   -0.4186E-08    -14.2000   -0.4257", gaps[i].wavenumber));
    ck_assert_int_eq(r.run->vibrations.free_motions_unclear, gaps[i].unclear);
    ck_assert_uint_eq(r.run->vibrations.imaginary_count, 1);
    forget_reading(&r);
  }
}
END_TEST

START_TEST(a_mode_that_is_not_active_is_no_translation)
{
  /* Nearest to zero of all, it is silent in the infrared. */
  char *text = without_modes("good-soft-optical-mode.out");
  text = edit(text, "    0.1682E-10      0.9000    0.0270  (A2 )   A",
              "    0.1682E-10      0.9000    0.0270  (A1 )   I");
  static const elastir_free_motion expected[] = {MOVES, MOVES, NONE, NONE};
  reading r = read_text(text);
  assert_motions(&r, expected, 4);
  forget_reading(&r);
}
END_TEST

START_TEST(without_normal_modes_a_molecule_has_six_free_motions_and_a_gap)
{
  static const elastir_free_motion expected[] = {MIXED, MIXED, MIXED, MIXED, MIXED,
                                                 MIXED, NONE,  NONE,  NONE};
  reading r = read_text(without_modes("good-molecule.out"));
  assert_motions(&r, expected, 9);
  ck_assert_uint_eq(r.run->vibrations.imaginary_count, 0);
  forget_reading(&r);
}
END_TEST

/* Two atoms on a line turn about two axes: five free motions, and one vibration. */
START_TEST(atoms_on_a_line_have_five_free_motions)
{
  char *text = without_modes("good-molecule.out");
  text = cut_out(text, "     3 T   1 H", "\n T = ATOM");
  text = edit_all(text, "UNIT    3 - ATOMS IN THE UNIT CELL:    3",
                  "UNIT    2 - ATOMS IN THE UNIT CELL:    2");
  text = edit(text, "    3 H       1.0078", "");
  text = cut_out(text, "    7-   7", "\n\n TTTT");
  text = edit(text, "    6-   6    0.4093E-07     44.4000    1.3311",
              "    6-   6    0.5652E-04   1650.0000   49.4658");
  reading r = read_text(text);
  static const elastir_free_motion expected[] = {MIXED, MIXED, MIXED, MIXED, MIXED, NONE};
  assert_motions(&r, expected, 6);
  forget_reading(&r);
}
END_TEST

/* ---- charges and dielectric tensors ---- */

START_TEST(old_born_vectors_confirm_the_intensities)
{
  reading r = read_fixture("good-old-born-vectors.out");
  const elastir_vibrations *v = &r.run->vibrations;
  assert_quiet(&r);
  ck_assert(v->intensities_available);
  ck_assert_uint_eq(v->born_count, 6);
  ck_assert_double_eq_tol(v->born_vectors[3 * 3 + 2], 0.018737, 5e-7); /* 0.8/sqrt(1822.888) */
  ck_assert_double_eq_tol(v->born_vectors[3 * 4], 0.011711, 5e-7);
  ck_assert_double_eq(gamma_table(&r)->sets[1].intensity_km_mol, 623.92);
  ck_assert_double_eq(gamma_table(&r)->sets[2].intensity_km_mol, 487.43);
  forget_reading(&r);
  r = read_fixture("bad-intensity.out");
  assert_said(&r, "intensity-mismatch", ELASTIR_ERROR);
  ck_assert_ptr_nonnull(strstr(find(&r, "intensity-mismatch")->message, "623.9"));
  forget_reading(&r);
}
END_TEST

START_TEST(old_dielectric_tensors_are_read)
{
  reading r = read_fixture("good-old-dielectric.out");
  const elastir_vibrations *v = &r.run->vibrations;
  assert_quiet(&r);
  ck_assert(v->has_electronic_dielectric && v->has_vibrational_dielectric);
  for (size_t i = 0; i < 9; i++) {
    ck_assert_double_eq(v->electronic_dielectric[i], i % 4 == 0 ? 2.5 : 0.0);
    ck_assert_double_eq(v->vibrational_dielectric[i], i % 4 == 0 ? 1.25 : 0.0);
  }
  ck_assert_uint_eq(v->oscillator_count, 6);
  ck_assert_double_eq(v->oscillator_strengths[4][4], 1.25);
  ck_assert_int_eq(v->longitudinal_table, 1);
  const elastir_mode_set *set = &v->tables[1].sets[0];
  ck_assert_double_eq(set->wavenumber_cm1, 172.4441);
  ck_assert_double_eq(set->intensity_km_mol, 731.2);
  ck_assert_double_eq(set->shift_cm1, 31.644);
  forget_reading(&r);
  r = read_text(cut_out(fixture_text("good-old-dielectric.out"),
                        "                              DIELECTRIC TENSORS", " BORN TENSOR"));
  ck_assert_double_eq(r.run->vibrations.electronic_dielectric[8], 2.5); /* of DIELISO */
  forget_reading(&r);
}
END_TEST

START_TEST(overlaps_of_longitudinal_modes_are_read)
{
  static const char block[] =
      " OVERLAP BETWEEN THE EIGENVECTORS OF LO AND TO MODES.\n ENTRIES ARE FRQS IN CM**-1\n\n"
      " IRREP E\n\n      LO/TO     310.250   400.000\n\n    318.400    0.999000 -0.010000\n"
      "    410.000    0.010000  0.999000\n\n LO MODES FOR IRREP E\n\n TTTT";
  char *text = edit(fixture_text("good-longitudinal.out"), " TTTT", block);
  reading r = read_text(text);
  const elastir_vibrations *v = &r.run->vibrations;
  ck_assert_uint_eq(v->overlap_count, 1);
  const elastir_overlap *overlap = &v->overlaps[0];
  ck_assert_str_eq(overlap->irrep, "E");
  ck_assert_uint_eq(overlap->rows, 2);
  ck_assert_uint_eq(overlap->columns, 2);
  ck_assert_double_eq(overlap->longitudinal_cm1[1], 410.0);
  ck_assert_double_eq(overlap->transverse_cm1[0], 310.25);
  ck_assert_double_eq(overlap->overlap[1], -0.01);
  ck_assert_double_eq(overlap->overlap[2], 0.01);
  forget_reading(&r);
  text = edit(fixture_text("good-longitudinal.out"), " TTTT", block);
  r = read_text(edit(text, "0.999000 -0.010000", "0.999000          "));
  assert_said(&r, "longitudinal-damaged", ELASTIR_WARNING);
  forget_reading(&r);
}
END_TEST

/* ---- runs and tables ---- */

START_TEST(the_first_table_of_a_path_has_no_head)
{
  static const double gamma[] = {-0.03, 0.01, 0.02, 131.4, 140.8, 140.8};
  reading r = read_fixture("good-bands.out");
  assert_quiet(&r);
  ck_assert_uint_eq(r.run->vibrations.table_count, 3);
  const elastir_frequency_table *table = gamma_table(&r);
  ck_assert_uint_eq(table->set_count, 6);
  for (size_t i = 0; i < 6; i++)
    ck_assert_double_eq(table->sets[i].wavenumber_cm1, gamma[i]);
  ck_assert_uint_eq(r.run->vibrations.imaginary_count, 0);
  ck_assert_int_eq(r.run->vibrations.tables[2].k_index[1], 2);
  forget_reading(&r);
}
END_TEST

START_TEST(k_points_of_a_supercell_that_permits_none_say_nothing)
{
  static const char banner[] =
      " * THAT PERMITS THE CALCULATION OF MODES AT     1 K POINTS                     *\n"
      "\n  PHONONS ALONG PATH:";
  static const char soft[] = "    1-   1   -0.5190E-07    -50.0000   -1.4990  (  1)";
  static const char stable[] = "    1-   1    0.9596E-08     21.5000    0.6446  (  1)";
  reading r = read_text(edit(fixture_text("good-bands.out"), stable, soft));
  assert_said(&r, "imaginary-modes-elsewhere", ELASTIR_INFO);
  ck_assert_uint_eq(r.run->vibrations.soft_k_points, 1);
  ck_assert_double_eq(r.run->vibrations.softest_cm1, -50.0);
  forget_reading(&r);
  r = read_text(edit(edit(fixture_text("good-bands.out"), stable, soft),
                     "\n  PHONONS ALONG PATH:", banner));
  ck_assert_ptr_null(find(&r, "imaginary-modes-elsewhere"));
  assert_said(&r, "gamma-only", ELASTIR_INFO);
  ck_assert_uint_eq(r.run->vibrations.soft_k_points, 0);
  forget_reading(&r);
}
END_TEST

START_TEST(an_error_behind_the_start_is_no_title)
{
  reading r = read_fixture("bad-properties-behind.out");
  ck_assert_uint_eq(r.output.run_count, 2);
  ck_assert_ptr_null(r.output.runs[1].title);
  ck_assert_str_eq(r.run->title, "made-up halide");
  assert_said(&r, "crystal-error", ELASTIR_ERROR);
  ck_assert_ptr_nonnull(strstr(find(&r, "crystal-error")->message, "init_properties_io"));
  assert_said(&r, "run-not-finished", ELASTIR_INFO); /* the error says why */
  forget_reading(&r);
}
END_TEST

START_TEST(hints_are_no_warnings_and_a_sentence_is_one_message)
{
  static const char lines[] =
      " WARNING **** EXCBUF **** EXCH. BIPO BUFFER TOO SMALL - TO AVOID I/O SET EXCHSIZE = 9\n"
      " WARNING **** RDDFTP **** Note: Harmonic frequencies are scaled by 0.95\n"
      " WARNING **** RDDFTP **** as recommended in original publication\n"
      " WARNING **** READM2 **** PROBABLE LOSS IN FREQCALC ACCURACY; SCF TOL LT          10\n"
      " == SCF ENDED";
  reading r = read_text(edit(fixture_text("good-frequencies.out"), " == SCF ENDED", lines));
  const elastir_run_message *first = &r.run->messages[0];
  ck_assert_int_eq(first->kind, ELASTIR_MESSAGE_WARNING);
  ck_assert_int_eq(first->severity, ELASTIR_WARNING);
  ck_assert_ptr_nonnull(strstr(first->text, "PROBABLE LOSS"));
  ck_assert_int_eq(first[1].kind, ELASTIR_MESSAGE_HINT);
  ck_assert_int_eq(first[1].severity, ELASTIR_INFO);
  ck_assert_str_eq(first[2].text, "RDDFTP: Note: Harmonic frequencies are scaled by 0.95 as "
                                  "recommended in original publication");
  ck_assert_int_eq(first[2].kind, ELASTIR_MESSAGE_HINT);
  ck_assert_int_eq(first[3].kind, ELASTIR_MESSAGE_NOTE);
  forget_reading(&r);
}
END_TEST

START_TEST(an_scf_that_crystal_calls_failed_is_not_converged)
{
  char *text = edit(fixture_text("good-optimisation.out"), " * OPT END - CONVERGED",
                    " ERROR **** OPTGEOM **** SCF FAILED\n * OPT END - CONVERGED");
  reading r = read_text(text);
  ck_assert_int_eq(r.run->scf_converged, ELASTIR_NO);
  ck_assert_uint_eq(r.diagnostics.errors, 1);
  forget_reading(&r);
}
END_TEST

/* ---- energies ---- */

START_TEST(the_energy_of_an_optimisation_is_that_of_its_end)
{
  reading r = read_fixture("good-optimisation.out");
  assert_quiet(&r);
  ck_assert_double_eq(r.run->total_energy_hartree, -1058.2512);
  ck_assert_double_eq(r.run->energy_hartree, -1058.2512); /* the SCF of the last point */
  ck_assert_int_eq(r.run->optimisation.points, 2);
  ck_assert_int_eq(r.run->optimisation.converged, ELASTIR_YES);
  ck_assert_int_eq(r.run->optimisation.kind, ELASTIR_OPTIMISE_BOTH);
  forget_reading(&r);
  r = read_text(edit_all(fixture_text("good-optimisation.out"), "OPT END - CONVERGED",
                         "OPT END - FAILED"));
  ck_assert_int_eq(r.run->optimisation.converged, ELASTIR_NO);
  assert_said(&r, "not-optimised", ELASTIR_WARNING);
  forget_reading(&r);
  r = read_text(cut_out(fixture_text("good-optimisation.out"), " * OPT END", " FINAL"));
  ck_assert_int_eq(r.run->optimisation.converged, ELASTIR_UNKNOWN);
  ck_assert(isnan(r.run->energy_hartree));
  forget_reading(&r);
}
END_TEST

static const char pressed[] = " TOTAL ENERGY CORRECTED: EXTERNAL STRESS CONTRIBUTION =    0.226E+00\n\n"
                              " TOTAL ENERGY(DFT)(AU)(  6) -1.0582512";

/* An SCF of the last point that is seen gives its energy, too. */
START_TEST(an_optimisation_under_pressure_gives_an_enthalpy)
{
  reading r = read_text(edit(fixture_text("good-optimisation.out"),
                             " TOTAL ENERGY(DFT)(AU)(  6) -1.0582512", pressed));
  assert_quiet(&r);
  ck_assert_double_eq(r.run->enthalpy_hartree, -1058.2512);
  ck_assert(isnan(r.run->total_energy_hartree));
  ck_assert(isnan(r.run->energy_hartree));
  forget_reading(&r);
  char seen[400];
  snprintf(seen, sizeof seen, " == SCF ENDED - CONVERGENCE ON ENERGY      E(AU) -1.0584772E+03\n\n"
           " TOTAL ENERGY(DFT)(AU)(  6) -1.0584772E+03 DE 1.0E-12\n%s", pressed);
  r = read_text(edit(fixture_text("good-optimisation.out"),
                     " TOTAL ENERGY(DFT)(AU)(  6) -1.0582512", seen));
  ck_assert_double_eq(r.run->enthalpy_hartree, -1058.2512);
  ck_assert_double_eq(r.run->total_energy_hartree, -1058.4772);
  forget_reading(&r);
  r = read_fixture("good-optimisation.out");
  ck_assert(isnan(r.run->enthalpy_hartree));
  forget_reading(&r);
}
END_TEST

START_TEST(total_energies_hold_the_corrections)
{
  reading r = read_fixture("good-dispersion-energy.out");
  ck_assert_double_eq(r.run->energy_hartree, -1058.25);
  ck_assert_double_eq(r.run->total_energy_hartree, -1058.30);
  ck_assert_str_eq(r.run->method.dispersion, "D3");
  ck_assert(!r.run->method.gcp);
  forget_reading(&r);
  r = read_fixture("good-counterpoise.out");
  ck_assert_double_eq(r.run->energy_hartree, -1058.25);
  ck_assert_double_eq(r.run->total_energy_hartree, -1058.18);
  ck_assert(r.run->method.gcp);
  forget_reading(&r);
  r = read_fixture("good-properties-behind.out"); /* without corrections: the SCF's */
  ck_assert_double_eq(r.run->total_energy_hartree, -1058.75);
  forget_reading(&r);
}
END_TEST

/* ---- atoms ---- */

START_TEST(ghosts_are_counted_apart)
{
  reading r = read_fixture("good-ghost.out");
  assert_quiet(&r);
  ck_assert_uint_eq(r.run->geometry.atom_count, 3);
  ck_assert_uint_eq(r.run->geometry.ghost_count, 1);
  ck_assert(r.run->geometry.atoms[0].ghost && !r.run->geometry.atoms[1].ghost);
  forget_reading(&r);
}
END_TEST

START_TEST(masses_may_come_before_their_atoms)
{
  static const char *const names[] = {"good-masses-between.out", "good-masses-before.out"};
  for (size_t i = 0; i < 2; i++) {
    reading r = read_fixture(names[i]);
    assert_quiet(&r);
    const elastir_geometry *geometry = &r.run->vibrations.geometry;
    ck_assert_double_eq(geometry->atoms[0].mass_amu, 40.961830);
    ck_assert_double_eq(geometry->atoms[1].mass_amu, 34.968850);
    ck_assert_ptr_null(find(&r, "masses-missing"));
    forget_reading(&r);
  }
}
END_TEST

/* Up to three blank lines stand between the heading and the masses. */
START_TEST(blank_lines_before_masses)
{
  static const char *const blanks[] = {"\n\n\n", "\n\n\n\n"};
  for (size_t i = 0; i < 2; i++) {
    char *text = fixture_text("good-frequencies.out");
    char *place = strstr(text, "ATOMS ISOTOPIC MASS");
    ck_assert_ptr_nonnull(place);
    char *from = strchr(place, '\n'), *row = from;
    while (row[0] == '\n' || row[0] == ' ')
      row++;
    char *whole = malloc(strlen(text) + 20);
    sprintf(whole, "%.*s\n%s    %s", (int)(from - text), text, blanks[i], row);
    free(text);
    reading r = read_text(whole);
    const elastir_diagnostic *said = find(&r, "masses-cut");
    ck_assert(i == 0 ? said == NULL : said != NULL);
    forget_reading(&r);
  }
}
END_TEST

START_TEST(a_tube_rolled_of_a_layer_is_a_rod)
{
  reading r = read_fixture("good-tube-of-layer.out");
  assert_quiet(&r);
  ck_assert_int_eq(r.run->geometry.dimensionality, 1);
  ck_assert_uint_eq(r.run->geometry.atoms_read, 4);
  ck_assert_double_eq(r.run->geometry.a_angstrom, 4.47);
  forget_reading(&r);
  r = read_text(edit(fixture_text("good-tube-of-layer.out"), "X/A             Y(ANGSTROM)",
                     "X/A                 Y/B    "));
  assert_said(&r, "dimensionality-mismatch", ELASTIR_ERROR); /* the cell is a rod's */
  forget_reading(&r);
}
END_TEST

Suite *suite_crystal_cases(void)
{
  Suite *suite = suite_create("crystal cases");
  TCase *motions = tcase_create("free motions");
  tcase_add_test(motions, translations_far_below_zero_are_told_by_what_moves);
  tcase_add_test(motions, an_optical_mode_below_zero_is_imaginary_wherever_it_is);
  tcase_add_test(motions, rotations_of_molecules_are_free);
  tcase_add_test(motions, a_mode_is_free_from_half_its_motion_on);
  tcase_add_test(motions, without_normal_modes_irreps_and_a_gap_decide);
  tcase_add_test(motions, a_mode_that_is_not_active_is_no_translation);
  tcase_add_test(motions, without_normal_modes_a_molecule_has_six_free_motions_and_a_gap);
  tcase_add_test(motions, atoms_on_a_line_have_five_free_motions);
  suite_add_tcase(suite, motions);
  TCase *charges = tcase_create("charges");
  tcase_add_test(charges, old_born_vectors_confirm_the_intensities);
  tcase_add_test(charges, old_dielectric_tensors_are_read);
  tcase_add_test(charges, overlaps_of_longitudinal_modes_are_read);
  suite_add_tcase(suite, charges);
  TCase *runs = tcase_create("runs");
  tcase_add_test(runs, the_first_table_of_a_path_has_no_head);
  tcase_add_test(runs, k_points_of_a_supercell_that_permits_none_say_nothing);
  tcase_add_test(runs, an_error_behind_the_start_is_no_title);
  tcase_add_test(runs, hints_are_no_warnings_and_a_sentence_is_one_message);
  tcase_add_test(runs, an_scf_that_crystal_calls_failed_is_not_converged);
  tcase_add_test(runs, the_energy_of_an_optimisation_is_that_of_its_end);
  tcase_add_test(runs, an_optimisation_under_pressure_gives_an_enthalpy);
  tcase_add_test(runs, total_energies_hold_the_corrections);
  suite_add_tcase(suite, runs);
  TCase *atoms = tcase_create("atoms");
  tcase_add_test(atoms, ghosts_are_counted_apart);
  tcase_add_test(atoms, masses_may_come_before_their_atoms);
  tcase_add_test(atoms, blank_lines_before_masses);
  tcase_add_test(atoms, a_tube_rolled_of_a_layer_is_a_rod);
  suite_add_tcase(suite, atoms);
  return suite;
}
