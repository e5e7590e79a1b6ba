/* SPDX-License-Identifier: GPL-3.0-or-later */
/* test_variants.c: kinds of calculation and old releases that print blocks differently, each as
 * an edited copy of a fixture. Values are compared exactly: they are decimal literals in the file
 * and here, and both are correctly rounded. */
#include "support.h"

static char *tube_with_radii(void)
{
  char *text = fixture_text("unsupported-tube-elastic.out");
  text = edit(text, "Y(ANGSTROM)         Z(ANGSTROM)\n",
              "Y(ANGSTROM)         Z(ANGSTROM)   R(ANGS)\n");
  text = edit(text, "      3.333333333333E-01 -3.333333333333E-01  0.000000000000E+00",
              "     0.33333333333E+00 -0.12500000000E+01  0.24531250000E+01   2.753");
  return edit(text, "     -3.333333333333E-01  3.333333333333E-01  0.000000000000E+00",
              "    -0.33333333333E+00  0.12500000000E+01 -0.24531250000E+01   2.753");
}

START_TEST(atoms_of_tubes_have_their_distance_from_the_axis_behind_them)
{
  reading r = read_text(tube_with_radii());
  ck_assert_uint_eq(r.run->geometry.atoms_read, 2);
  ck_assert_int_eq(r.run->geometry.dimensionality, 1);
  ck_assert_double_eq(r.run->geometry.atoms[0].coordinates[1], -1.25);
  ck_assert_double_eq(r.run->geometry.atoms[1].coordinates[0], -0.33333333333);
  ck_assert_double_eq(r.run->geometry.atoms[1].coordinates[2], -2.453125);
  ck_assert_ptr_null(find(&r, "atom-mismatch"));
  forget_reading(&r);
  r = read_text(edit(tube_with_radii(), "0.24531250000E+01   2.753", "0.2453125000E+01   2.753"));
  assert_said(&r, "atom-mismatch", ELASTIR_ERROR); /* a digit is lost */
  forget_reading(&r);
  r = read_text(edit(tube_with_radii(), "0.24531250000E+01   2.753", "0.24531250000E+01"));
  assert_said(&r, "atom-mismatch", ELASTIR_ERROR);
  forget_reading(&r);
}
END_TEST

START_TEST(the_group_of_another_number_of_directions_is_not_that_of_the_cell)
{
  reading r = read_fixture("unsupported-tube-elastic.out"); /* rolled of a layer */
  ck_assert_ptr_null(r.run->geometry.space_group);
  forget_reading(&r);
  r = read_text(edit(fixture_text("unsupported-tube-elastic.out"),
                     " TWO-SIDED PLANE GROUP N. 77          :  P 6 M M",
                     " POLYMER GROUP N. 1                   :  P 1    "));
  ck_assert_str_eq(r.run->geometry.space_group, "P 1");
  forget_reading(&r);
  r = read_fixture("good-layer-elastic.out");
  ck_assert_ptr_nonnull(r.run->geometry.space_group);
  forget_reading(&r);
}
END_TEST

/* The sulfur alone vibrates: modes 1 to 3, displacements of atom 2. */
static char *fragment(void)
{
  char *text = fixture_text("good-dispersion.out");
  char *table = strstr(text, "    MODES ");
  ck_assert_ptr_nonnull(table);
  char *edited = malloc(strlen(text) + 4000);
  snprintf(edited, strlen(text) + 4000, "%.*s%s", (int)(table - text), text,
           "    MODES         EIGV          FREQUENCIES     IRREP\n"
           "             (HARTREE**2)   (CM**-1)     (THZ)\n"
           "    1-   1   -0.2989E-10     -1.2000   -0.0360  (F2 )\n"
           "    2-   3    0.1998E-05    310.2500    9.3011  (E  )\n"
           "\n"
           " NORMAL MODES NORMALIZED TO CLASSICAL AMPLITUDES (IN BOHR)\n"
           "\n"
           " FREQ(CM**-1)     -1.20    310.25    310.25\n"
           "\n"
           " AT.   2 S  X     0.1000    0.0000    0.0000\n"
           "            Y     0.0000    0.1102    0.0000\n"
           "            Z     0.0000    0.0000    0.1102\n"
           "\n"
           " EEEEEEEEEE TERMINATION  DATE 20 09 2019 TIME 10:00:00.5\n");
  free(text);
  return edit(edited, " ATOMS ISOTOPIC MASS",
              " FREQUENCIES COMPUTED ON A FRAGMENT OF    1  ATOMS\n"
              "    2(  16 S )\n\n ATOMS ISOTOPIC MASS");
}

START_TEST(a_fragment_has_the_modes_of_its_atoms)
{
  reading r = read_text(fragment());
  const elastir_vibrations *vibrations = &r.run->vibrations;
  ck_assert_uint_eq(vibrations->fragment_atoms, 1);
  ck_assert(gamma_table(&r)->complete);
  ck_assert_ptr_null(find(&r, "modes-not-3n"));
  assert_said(&r, "fragment", ELASTIR_WARNING);
  ck_assert_uint_eq(vibrations->imaginary_count, 1); /* it has no translations */
  const elastir_normal_modes *modes = &vibrations->normal_modes;
  ck_assert(modes->complete);
  ck_assert_uint_eq(modes->atom_count, 2);
  ck_assert_double_eq(modes->displacement[(1 * 2 + 0) * 3 + 1], 0.0);
  ck_assert_double_eq(modes->displacement[(1 * 2 + 1) * 3 + 1], 0.1102); /* mode 2, S, y */
  forget_reading(&r);
  r = read_text(edit(fragment(), "FRAGMENT OF    1  ATOMS", "FRAGMENT OF    2  ATOMS"));
  assert_said(&r, "modes-not-3n", ELASTIR_ERROR);
  forget_reading(&r);
  r = read_text(edit(fragment(), " FREQUENCIES COMPUTED ON A FRAGMENT OF    1  ATOMS", ""));
  assert_said(&r, "modes-not-3n", ELASTIR_ERROR);
  assert_said(&r, "normal-modes-damaged", ELASTIR_ERROR);
  forget_reading(&r);
}
END_TEST

/* Two volumes in one run, with these energies of their undisplaced cells; "" for none. */
static char *two_volumes(const char *first, const char *second)
{
  static const char cell[] =
      " PRIMITIVE CELL - CENTRING CODE 5/0 VOLUME=   %s - DENSITY  %s g/cm^3\n"
      "         A              B              C           ALPHA      BETA       GAMMA \n"
      "     %s     %s     %s    60.000000  60.000000  60.000000\n"
      " ATOMS IN THE ASYMMETRIC UNIT    2 - ATOMS IN THE UNIT CELL:    2\n"
      "     ATOM                 X/A                 Y/B                 Z/C    \n"
      "      1 T 230 ZN     0.000000000000E+00  0.000000000000E+00  0.000000000000E+00\n"
      "      2 T  16 S      2.500000000000E-01  2.500000000000E-01  2.500000000000E-01\n\n"
      "%s ATOMS ISOTOPIC MASS (AMU) FOR FREQUENCY CALCULATION \n\n    1 ZN     66.0000";
  char *text = fixture_text("good-isotopes.out");
  char fresh[1600];
  /* 3.9^3 / sqrt(2) angstrom3; 95.9012 amu */
  snprintf(fresh, sizeof fresh, cell, "41.945069", "3.797", "3.90000000", "3.90000000",
           "3.90000000", second);
  text = edit(text,
              " ATOMS ISOTOPIC MASS (AMU) FOR FREQUENCY CALCULATION \n\n    1 ZN     66.0000",
              fresh);
  text = edit(text, "66.0000", "63.9291");
  char masses[200];
  snprintf(masses, sizeof masses, "%s ATOMS ISOTOPIC MASS", first);
  return edit(text, " ATOMS ISOTOPIC MASS", masses);
}

START_TEST(of_several_volumes_the_one_of_the_lowest_energy_counts)
{
  static const char high[] =
      "    CENTRAL POINT             -2.175900000000E+03    12     0.0000E+00    24\n";
  static const char low[] =
      "    CENTRAL POINT             -2.176100000000E+03    12     0.0000E+00    24\n";
  reading r = read_text(two_volumes(high, low));
  ck_assert_int_eq(r.run->vibrations.gamma_table, 1);
  ck_assert_double_eq(r.run->vibrations.geometry.volume_angstrom3, 41.945069);
  ck_assert_double_eq(gamma_table(&r)->sets[1].wavenumber_cm1, 307.1475);
  assert_said(&r, "several-volumes", ELASTIR_WARNING);
  forget_reading(&r);
  r = read_text(two_volumes(low, high));
  ck_assert_int_eq(r.run->vibrations.gamma_table, 0);
  ck_assert_double_eq(r.run->vibrations.geometry.volume_angstrom3, 39.366);
  assert_said(&r, "several-volumes", ELASTIR_WARNING);
  forget_reading(&r);
  r = read_text(two_volumes("", low)); /* nothing to compare with: the first */
  ck_assert_int_eq(r.run->vibrations.gamma_table, 0);
  assert_said(&r, "several-volumes", ELASTIR_WARNING);
  forget_reading(&r);
}
END_TEST

START_TEST(raman_intensities_are_those_of_the_table_that_counts)
{
  static const char raman[] =
      "  POLYCRYSTALLINE ISOTROPIC INTENSITIES (ARBITRARY UNITS)\n\n"
      "    MODES    FREQUENCIES           I_tot     I_par    I_perp\n"
      "  ----------------------------------------------------------------\n"
      "    4-   5      307.1475 (E  )   1000.00    600.00    400.00\n"
      "    6-   6      351.9450 (A1 )    321.50    300.25     21.25\n\n TTTTTTTT";
  reading r = read_text(edit(fixture_text("good-isotopes.out"), " TTTTTTTT", raman));
  ck_assert_int_eq(r.run->vibrations.gamma_table, 0);
  ck_assert_uint_eq(r.run->vibrations.raman_count, 0); /* those of the other isotope */
  forget_reading(&r);
}
END_TEST

START_TEST(old_releases_divide_eigenvalues_by_amu)
{
  char *text = fixture_text("good-frequencies.out");
  text = edit(text, "MODES         EIGV          FREQ", "MODES          EV           FREQ");
  text = edit(text, "             (HARTREE**2)   (CM**-1)     (THZ)",
              "                  (AU)      (CM**-1)     (THZ)");
  text = edit(text, "   -0.2989E-10     -1.2000", "   -0.00000005     -1.2000");
  text = edit(text, "    0.1998E-05    310.2500", "    0.00364263    310.2500");
  text = edit(text, "    0.2624E-05    355.5000", "    0.00478267    355.5000");
  reading r = read_text(text);
  ck_assert_ptr_null(find(&r, "frequency-mismatch"));
  ck_assert(gamma_table(&r)->complete);
  ck_assert(isnan(gamma_table(&r)->sets[1].eigenvalue_hartree2));
  ck_assert_double_eq(gamma_table(&r)->sets[1].wavenumber_cm1, 310.25);
  ck_assert_double_eq(gamma_table(&r)->sets[1].intensity_km_mol, 295.61);
  forget_reading(&r);
}
END_TEST

START_TEST(the_dielectric_tensor_may_have_been_given)
{
  static const char given[] = " INFORMATION **** INPFREQ **** DIELECTRIC TENSOR INPUT\n"
                              "  0.5100000E+01  0.0000000E+00  0.2000000E-01\n"
                              "  0.0000000E+00  0.5200000E+01  0.0000000E+00\n"
                              "  0.2000000E-01  0.0000000E+00  0.5300000E+01\n"
                              " GEOMETRY FOR WAVE";
  reading r = read_text(edit(fixture_text("good-isotopes.out"), " GEOMETRY FOR WAVE", given));
  ck_assert(r.run->vibrations.has_electronic_dielectric);
  ck_assert_double_eq(r.run->vibrations.electronic_dielectric[2], 0.02);
  ck_assert_double_eq(r.run->vibrations.electronic_dielectric[4], 5.2);
  ck_assert_int_eq(r.run->geometry.dimensionality, 3);
  forget_reading(&r);
  char *text = edit(fixture_text("good-isotopes.out"), " GEOMETRY FOR WAVE", given);
  r = read_text(edit(text, "  0.5200000E+01  0.0000000E+00\n", "  0.5200000E+01\n"));
  ck_assert(!r.run->vibrations.has_electronic_dielectric);
  assert_said(&r, "dielectric-cut", ELASTIR_ERROR);
  forget_reading(&r);
}
END_TEST

START_TEST(translations_of_zero_have_eigenvalues_of_rounding)
{
  char *text = edit(fixture_text("good-frequencies.out"),
                    "   -0.2989E-10     -1.2000   -0.0360",
                    "    0.2782E-16      0.0000    0.0000");
  reading r = read_text(edit(text, "FREQ(CM**-1)     -1.20     -1.20     -1.20",
                             "FREQ(CM**-1)      0.00      0.00      0.00"));
  assert_quiet(&r);
  forget_reading(&r);
  text = edit(fixture_text("good-frequencies.out"), "   -0.2989E-10     -1.2000   -0.0360",
              "   -0.2989E-10      0.0000    0.0000");
  r = read_text(text);
  assert_said(&r, "frequency-mismatch", ELASTIR_ERROR);
  forget_reading(&r);
}
END_TEST

START_TEST(k_points_may_be_negative)
{
  reading r = read_text(edit(fixture_text("good-dispersion.out"), "C(  0  1  0 )",
                             "C(  0 -1-10 )"));
  ck_assert_ptr_null(find(&r, "table-damaged"));
  ck_assert_int_eq(r.run->vibrations.tables[1].kind, ELASTIR_TABLE_DISPERSION);
  ck_assert_int_eq(r.run->vibrations.tables[1].k_index[1], -1);
  ck_assert_int_eq(r.run->vibrations.tables[1].k_index[2], -10);
  forget_reading(&r);
}
END_TEST

START_TEST(the_words_of_other_run_time_libraries_are_chatter)
{
  reading r = read_text(edit_all(fixture_text("good-frequencies.out"), "\n",
                                 "\nFORTRAN STOP\nWarning: ieee_inexact is signaling\n"));
  assert_quiet(&r);
  ck_assert(gamma_table(&r)->complete);
  ck_assert_uint_eq(r.run->vibrations.born_count, 6);
  forget_reading(&r);
}
END_TEST

START_TEST(the_words_of_batch_systems_and_networks_are_chatter)
{
  reading r = read_text(edit_all(fixture_text("good-frequencies.out"), "\n",
                                 "\n[nid001234:77] Warning: could not find HOME\n"
                                 "[1732.5] [nid001234:77:0] ucp_context.c:1 UCX WARN transport\n"
                                 "slurmstepd: info: Setting TMPDIR\nsrun: Step created\n"
                                 "forrtl: warning (406): fort: (1): a temporary was created\n"
                                 "libfabric:77:core: provider skipped\n"));
  assert_quiet(&r);
  ck_assert(gamma_table(&r)->complete);
  ck_assert_uint_eq(r.run->vibrations.born_count, 6);
  forget_reading(&r);
}
END_TEST

/* A text up to `until` (NULL: all of it), and the fixture `second` behind it, as a restarted job writes. */
static char *restarted(char *killed, const char *until, const char *second)
{
  char *whole = fixture_text(second), *cut = until != NULL ? strstr(killed, until) : killed + strlen(killed);
  ck_assert_ptr_nonnull(cut);
  *cut = '\0';
  char *text = malloc(strlen(killed) + strlen(whole) + 1);
  ck_assert_ptr_nonnull(text);
  strcpy(text, killed);
  strcat(text, whole);
  free(killed);
  free(whole);
  return text;
}

static char *behind(const char *first, const char *until, const char *second)
{
  return restarted(fixture_text(first), until, second);
}

START_TEST(what_a_stopped_run_lacks_its_restart_has)
{
  reading r = read_text(behind("good-frequencies.out", "    MODES ", "good-frequencies.out"));
  ck_assert_uint_eq(r.output.run_count, 2);
  assert_said(&r, "no-frequencies", ELASTIR_INFO);
  assert_said(&r, "run-not-finished", ELASTIR_INFO);
  ck_assert_uint_eq(r.diagnostics.errors, 0);
  forget_reading(&r);
  r = read_text(behind("good-elastic.out", " SYMMETRIZED", "good-elastic.out"));
  assert_said(&r, "no-elastic-tensor", ELASTIR_INFO);
  assert_said(&r, "run-not-finished", ELASTIR_INFO);
  ck_assert_uint_eq(r.diagnostics.errors, 0);
  forget_reading(&r);
  /* the other run is of another kind */
  r = read_text(behind("good-frequencies.out", "    MODES ", "good-elastic.out"));
  assert_said(&r, "no-frequencies", ELASTIR_ERROR);
  assert_said(&r, "run-not-finished", ELASTIR_WARNING);
  forget_reading(&r);
  /* or of other atoms */
  r = read_text(behind("good-frequencies.out", "    MODES ", "good-linkers.out"));
  ck_assert(r.output.runs[1].vibrations.gamma_table >= 0);
  assert_said(&r, "no-frequencies", ELASTIR_ERROR);
  assert_said(&r, "run-not-finished", ELASTIR_WARNING);
  forget_reading(&r);
}
END_TEST

/* good-frequencies.out with twice its atoms, this symbol for the second one of sulphur, and `times` the
 * vector a. */
static char *enlarged(const char *symbol, double times)
{
  char atoms[300], cell[200], parameters[80], vector[80];
  snprintf(atoms, sizeof atoms,
           "      3 T 230 ZN     5.000000000000E-01  0.000000000000E+00  0.000000000000E+00\n"
           "      4 T  16 %s     6.250000000000E-01  2.500000000000E-01  2.500000000000E-01\n"
           "\n TRANSFORMATION", symbol);
  snprintf(cell, sizeof cell, "VOLUME= %11.6f", 39.366 * times);
  snprintf(parameters, sizeof parameters, " %14.8f     3.81837662     3.81837662    60", 3.81837662 * times);
  snprintf(vector, sizeof vector, "   0.000000000000E+00 %20.12E %20.12E\n", 2.7 * times, 2.7 * times);
  char *text = edit(fixture_text("good-frequencies.out"), "UNIT    2 - ATOMS IN THE UNIT CELL:    2",
                    "UNIT    4 - ATOMS IN THE UNIT CELL:    4");
  text = edit(text, "\n TRANSFORMATION", atoms);
  text = edit(text, "VOLUME=   39.366000", cell);
  text = edit(text, "     3.81837662     3.81837662     3.81837662    60", parameters);
  return edit(text, "   0.000000000000E+00   0.270000000000E+01   0.270000000000E+01\n", vector);
}

START_TEST(a_restart_may_print_another_cell)
{
  static const struct {
    const char *symbol;
    double times;
    bool same;
  } cases[] = {{"S ", 2.0, true}, {"S ", 2.02, true}, {"SE", 2.0, false},
               {"S ", 2.3, false}, {"S ", 3.0, false}};
  for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
    char *text = enlarged(cases[i].symbol, cases[i].times);
    reading r = read_text(restarted(text, "    MODES ", "good-frequencies.out"));
    ck_assert_uint_eq(r.output.runs[0].geometry.atom_count, 4);
    ck_assert(r.output.runs[0].geometry.has_vectors);
    assert_said(&r, "no-frequencies", cases[i].same ? ELASTIR_INFO : ELASTIR_ERROR);
    assert_said(&r, "run-not-finished", cases[i].same ? ELASTIR_INFO : ELASTIR_WARNING);
    forget_reading(&r);
  }
  /* as many atoms are not enough */
  char *text = edit(fixture_text("good-frequencies.out"), "  16 S ", "  34 SE");
  reading r = read_text(restarted(text, "    MODES ", "good-frequencies.out"));
  assert_said(&r, "no-frequencies", ELASTIR_ERROR);
  forget_reading(&r);
}
END_TEST

/* Within each block that precedes the result, the one being written included. */
START_TEST(a_block_that_a_stopped_run_cut_its_restart_has)
{
  static const struct {
    const char *file, *until, *code;
  } cases[] = {{"good-dangling.out", "   2     0.0000E+00 -6.5000E-01", "born-tensors-damaged"},
               {"good-dangling.out", "     0.0000E+00 -6.5000E-01", "born-tensors-damaged"},
               {"good-frequencies.out", "      2 T  16 S", "geometry-cut"},
               {"good-frequencies.out", "    1 ZN     63.9291", "masses-cut"},
               {"good-frequencies.out", "   4    0.91200E-02", "born-vectors-cut"},
               {"good-frequencies.out", "   5       0.00000", "oscillators-cut"},
               {"good-frequencies.out", "           0.00000    1.96891", "dielectric-cut"},
               {"good-frequencies.out", "    4-   5    0.1998E-05", "table-damaged"},
               {"good-elastic.out", NULL, "stiffness-incomplete"}};
  for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
    char *text = fixture_text(cases[i].file);
    const char *until = cases[i].until;
    if (until == NULL) { /* the third row of the tensor */
      until = strstr(text, " SYMMETRIZED");
      for (int line = 0; line < 4; line++)
        until = strchr(until, '\n') + 1;
    }
    reading r = read_text(restarted(text, until, cases[i].file));
    ck_assert_uint_eq(r.output.run_count, 2);
    assert_said(&r, cases[i].code, ELASTIR_INFO);
    ck_assert_msg(r.diagnostics.errors == 0, "%s", cases[i].code);
    forget_reading(&r);
  }
  /* what the restart has not got is missing */
  char *text = behind("good-dangling.out", "   2     0.0000E+00 -6.5000E-01", "good-dangling.out");
  char *tensors = strstr(text, " ATOMIC BORN");
  ck_assert_ptr_nonnull(tensors);
  tensors = strstr(tensors + 1, " ATOMIC BORN");
  ck_assert_ptr_nonnull(tensors);
  memset(tensors, '-', strlen(" ATOMIC BORN"));
  reading r = read_text(text);
  assert_said(&r, "born-tensors-damaged", ELASTIR_ERROR);
  forget_reading(&r);
  /* and so is what a run lacks that was not stopped */
  text = edit(fixture_text("good-frequencies.out"), "   4    0.91200E-02", "   6    0.91200E-02");
  r = read_text(restarted(text, NULL, "good-frequencies.out"));
  assert_said(&r, "born-vectors-cut", ELASTIR_ERROR);
  forget_reading(&r);
}
END_TEST

START_TEST(elastic_and_piezoelectric_constants_begin_with_a_box_of_their_own)
{
  char *text = fixture_text("bad-elastic-failed.out");
  char *cut = strstr(text, " ELAELAELA");
  ck_assert_ptr_nonnull(cut);
  snprintf(cut, strlen(cut), "%s",
           " * ELAPIEZO OPTION                                                             *\n");
  reading r = read_text(text);
  ck_assert(r.run->elastic_asked);
  assert_said(&r, "no-elastic-tensor", ELASTIR_ERROR);
  forget_reading(&r);
}
END_TEST

/* good-elastic.out as the tensor of a trigonal crystal, with this C46. */
static char *trigonal(const char *c46)
{
  static const char tensor[] = " SYMMETRIZED ELASTIC CONSTANTS FOR HEXAGONAL    CASE, IN GPa\n\n"
                               " |   104.123   65.042   50.000   20.500  -10.250    0.000 |\n"
                               " |            104.123   50.000  -20.500   10.250    0.000 |\n"
                               " |                      90.000    0.000    0.000    0.000 |\n"
                               " |                               46.231    0.000   %s |\n"
                               " |                                        46.231   20.500 |\n"
                               " |                                                 19.541 |\n\n"
                               " FINAL RESULTS END\n\n SYMM-";
  char rows[900];
  snprintf(rows, sizeof rows, tensor, c46);
  return edit(fixture_text("good-elastic.out"), " SYMM", rows);
}

START_TEST(trigonal_crystals_are_called_hexagonal)
{
  reading r = read_text(trigonal("10.250"));
  ck_assert_double_eq(r.run->elastic.stiffness[4], -10.25);
  ck_assert_double_eq(r.run->elastic.stiffness[23], 10.25);
  ck_assert(r.run->elastic.stiffness_complete);
  ck_assert_ptr_null(strstr(find(&r, "stiffness-mismatch") != NULL
                                ? find(&r, "stiffness-mismatch")->message : "",
                            "symmetry"));
  forget_reading(&r);
  r = read_text(trigonal("10.520")); /* C46 = -C15 */
  assert_said(&r, "stiffness-mismatch", ELASTIR_WARNING);
  ck_assert_ptr_nonnull(strstr(find(&r, "stiffness-mismatch")->message, "C46 is 10.520"));
  forget_reading(&r);
}
END_TEST

START_TEST(poisson_ratios_have_two_digits_or_three)
{
  reading r = read_fixture("good-elastic.out");
  ck_assert_int_eq(r.run->elastic.poisson_digits, 3);
  forget_reading(&r);
  r = read_text(edit(fixture_text("good-elastic.out"), "   0.316\n", "    0.32\n"));
  ck_assert_int_eq(r.run->elastic.poisson_digits, 2);
  ck_assert_double_eq(r.run->elastic.averages[7], 0.32);
  forget_reading(&r);
}
END_TEST

START_TEST(imaginary_modes_of_other_k_points_are_told)
{
  reading r = read_fixture("good-dispersion.out");
  assert_said(&r, "imaginary-modes-elsewhere", ELASTIR_INFO);
  ck_assert_uint_eq(r.run->vibrations.imaginary_count, 0);
  forget_reading(&r);
  r = read_text(edit(fixture_text("good-dispersion.out"),
                     "   -0.5190E-07    -50.0000   -1.4990",
                     "   -0.2076E-08    -10.0000   -0.2998"));
  ck_assert_ptr_null(find(&r, "imaginary-modes-elsewhere")); /* numerical noise reaches so far */
  forget_reading(&r);
}
END_TEST

START_TEST(forces_before_the_first_strain_are_told)
{
  static const char forces[] =
      " WARNING!! FORCE   1 AT CENTRAL POINT IS GREATER THAN 10^-4. OPTIMIZE THE STRUCTURE AND "
      "RE-RUN\n\n\n WARNING!! FORCE   5 AT CENTRAL POINT IS GREATER THAN 10^-4. OPTIMIZE THE "
      "STRUCTURE AND RE-RUN\n\n STRAIN MATRIX   1 :";
  reading r = read_text(edit(fixture_text("good-elastic.out"), " STRAIN MATRIX   1 :", forces));
  assert_said(&r, "not-optimised", ELASTIR_WARNING);
  ck_assert(r.run->elastic.stiffness_complete);
  const elastir_run_message *message = &r.run->messages[r.run->message_count - 1];
  ck_assert_int_eq(message->severity, ELASTIR_WARNING);
  ck_assert_uint_eq(message->repeats, 1);
  ck_assert(strncmp(message->text, "FORCE 1 AT CENTRAL POINT", 24) == 0);
  forget_reading(&r);
}
END_TEST

START_TEST(optimisations_that_failed_are_told)
{
  static const char failed[] =
      " * OPT END - FAILED * E(AU):  -2.176000000000E+03  POINTS  100 *\n STRAIN MATRIX   1 :";
  reading r = read_text(edit(fixture_text("good-elastic.out"), " STRAIN MATRIX   1 :", failed));
  assert_said(&r, "not-optimised", ELASTIR_WARNING);
  ck_assert(r.run->elastic.stiffness_complete);
  forget_reading(&r);
}
END_TEST

START_TEST(constants_of_a_cell_under_stress_are_doubtful)
{
  static const char stress[] = "PRESSURE IN GIGAPASCAL:  0.5000E+00\n STRAIN MATRIX   1 :";
  reading r = read_text(edit(fixture_text("good-elastic.out"), " STRAIN MATRIX   1 :", stress));
  ck_assert_ptr_null(find(&r, "residual-pressure")); /* corrected for 0.2 GPa */
  forget_reading(&r);
  char *text = edit(fixture_text("good-elastic.out"), "ELASTIC PROPERTIES AT PRESSURE", "AT");
  r = read_text(edit(text, " STRAIN MATRIX   1 :", stress));
  assert_said(&r, "residual-pressure", ELASTIR_WARNING);
  forget_reading(&r);
  text = edit(fixture_text("good-elastic.out"), "ELASTIC PROPERTIES AT PRESSURE", "AT");
  text = edit(text, " STRAIN MATRIX   1 :", stress);
  r = read_text(edit(text, "0.5000E+00", "-0.1000E+00")); /* C44 is 46 GPa */
  ck_assert_ptr_null(find(&r, "residual-pressure"));
  forget_reading(&r);
  text = edit(fixture_text("good-elastic.out"), "ELASTIC PROPERTIES AT PRESSURE", "AT");
  r = read_text(edit(text, " STRAIN MATRIX   4 :", /* of a strained cell */
                     "PRESSURE IN GIGAPASCAL:  0.5000E+01\n STRAIN MATRIX   4 :"));
  ck_assert_ptr_null(find(&r, "residual-pressure"));
  forget_reading(&r);
}
END_TEST

Suite *suite_crystal_variants(void)
{
  Suite *suite = suite_create("crystal variants");
  TCase *variants = tcase_create("variants");
  tcase_add_test(variants, atoms_of_tubes_have_their_distance_from_the_axis_behind_them);
  tcase_add_test(variants, the_group_of_another_number_of_directions_is_not_that_of_the_cell);
  tcase_add_test(variants, a_fragment_has_the_modes_of_its_atoms);
  tcase_add_test(variants, of_several_volumes_the_one_of_the_lowest_energy_counts);
  tcase_add_test(variants, raman_intensities_are_those_of_the_table_that_counts);
  tcase_add_test(variants, old_releases_divide_eigenvalues_by_amu);
  tcase_add_test(variants, the_dielectric_tensor_may_have_been_given);
  tcase_add_test(variants, translations_of_zero_have_eigenvalues_of_rounding);
  tcase_add_test(variants, k_points_may_be_negative);
  tcase_add_test(variants, the_words_of_other_run_time_libraries_are_chatter);
  tcase_add_test(variants, the_words_of_batch_systems_and_networks_are_chatter);
  tcase_add_test(variants, what_a_stopped_run_lacks_its_restart_has);
  tcase_add_test(variants, a_restart_may_print_another_cell);
  tcase_add_test(variants, a_block_that_a_stopped_run_cut_its_restart_has);
  tcase_add_test(variants, elastic_and_piezoelectric_constants_begin_with_a_box_of_their_own);
  tcase_add_test(variants, trigonal_crystals_are_called_hexagonal);
  tcase_add_test(variants, poisson_ratios_have_two_digits_or_three);
  tcase_add_test(variants, imaginary_modes_of_other_k_points_are_told);
  tcase_add_test(variants, forces_before_the_first_strain_are_told);
  tcase_add_test(variants, optimisations_that_failed_are_told);
  tcase_add_test(variants, constants_of_a_cell_under_stress_are_doubtful);
  suite_add_tcase(suite, variants);
  return suite;
}
