/* SPDX-License-Identifier: GPL-3.0-or-later */
/* test_quirks.c: the oddities of real outputs, each on a fixture or an edited copy of one.
 * Values are compared exactly: they are decimal literals in the file and here, and both are
 * correctly rounded. */
#include "support.h"

#include <zlib.h>

START_TEST(fields_that_touch_are_cut_by_column)
{
  char *text = fixture_text("good-elastic.out");
  text = edit(text, "  18.4818  -7.1061  -7.1061", " 248.7824-108.0635-108.0635");
  text = edit(text, "   78.07   35.55   78.07", " -122.44-1070.00   39.61");
  reading r = read_text(text);
  const elastir_elastic_data *elastic = &r.run->elastic;
  ck_assert(elastic->has_compliance && elastic->has_averages);
  ck_assert_double_eq(elastic->compliance_per_tpa[0], 248.7824);
  ck_assert_double_eq(elastic->compliance_per_tpa[1], -108.0635);
  ck_assert_double_eq(elastic->compliance_per_tpa[2], -108.0635);
  ck_assert_double_eq(elastic->averages[0], -122.44);
  ck_assert_double_eq(elastic->averages[1], -1070.0);
  ck_assert_double_eq(elastic->averages[2], 39.61);
  ck_assert_double_eq(elastic->averages[7], 0.316);
  forget_reading(&r);
}
END_TEST

START_TEST(stars_are_missing_numbers)
{
  char *text = fixture_text("good-frequencies.out");
  text = edit(text, "(   295.61)", "(*********)");
  reading r = read_text(text);
  ck_assert(isnan(gamma_table(&r)->sets[1].intensity_km_mol));
  ck_assert_double_eq(gamma_table(&r)->sets[2].intensity_km_mol, 101.03);
  assert_said(&r, "stars-in-field", ELASTIR_WARNING);
  forget_reading(&r);
  text = edit(fixture_text("good-elastic.out"), "|   104.123   65.042   65.042",
              "| *********   65.042   65.042");
  r = read_text(text);
  ck_assert(isnan(r.run->elastic.stiffness[0]));
  ck_assert_double_eq(r.run->elastic.stiffness[1], 65.042);
  ck_assert(!r.run->elastic.stiffness_complete);
  assert_said(&r, "stars-in-field", ELASTIR_WARNING);
  forget_reading(&r);
}
END_TEST

/* Puts chatter behind every line of a fixture and expects the same result. */
static char *with_chatter(const char *name)
{
  return edit_all(fixture_text(name), "\n",
                  "\n PROCESS    6  OF    8  WORKING\nNODE    0 CPU TIME =         0.372\n"
                  "Note: The following floating-point exceptions are signalling: "
                  "IEEE_UNDERFLOW_FLAG\n");
}

START_TEST(chatter_in_the_middle_of_any_block_is_skipped)
{
  reading r = read_text(with_chatter("good-frequencies.out"));
  assert_quiet(&r);
  ck_assert(gamma_table(&r)->complete);
  ck_assert_uint_eq(r.run->vibrations.born_count, 6);
  ck_assert(r.run->vibrations.has_electronic_dielectric);
  ck_assert(r.run->vibrations.normal_modes.complete);
  ck_assert_uint_eq(r.run->vibrations.raman_count, 2);
  forget_reading(&r);
  r = read_text(with_chatter("good-elastic.out"));
  assert_quiet(&r);
  ck_assert(r.run->elastic.stiffness_complete && r.run->elastic.has_compliance);
  ck_assert_uint_eq(r.run->elastic.velocity_count, 7);
  ck_assert_uint_eq(r.run->elastic.fit_count, 3);
  ck_assert_uint_eq(r.run->geometry.atoms_read, 2);
  forget_reading(&r);
}
END_TEST

START_TEST(unstable_tensors_are_read_with_their_sign)
{
  char *text = fixture_text("good-elastic.out");
  text = edit_all(text, "   46.231 ", "   -1.628 ");
  text = edit_all(text, "  21.6305", "-614.1995");
  text = edit(text, " [ 0.000  0.000  1.000]          5.073     3.381     3.381\n",
              "\n\n NEGATIVE EIGENVALUE FOR DIRECTION 1\n\n\n NEGATIVE EIGENVALUE FOR DIRECTION "
              "1\n\n");
  reading r = read_text(text);
  ck_assert_double_eq(r.run->elastic.stiffness[21], -1.628);
  ck_assert_double_eq(r.run->elastic.compliance_per_tpa[21], -614.1995);
  ck_assert_uint_eq(r.run->elastic.velocity_count, 7);
  ck_assert(r.run->elastic.velocities[0].negative);
  ck_assert_double_eq(r.run->elastic.velocities[0].direction[2], 1.0);
  ck_assert(isnan(r.run->elastic.velocities[0].vp_km_s));
  ck_assert(!r.run->elastic.velocities[1].negative);
  ck_assert_double_eq(r.run->elastic.velocities[1].vp_km_s, 5.073);
  forget_reading(&r);
}
END_TEST

START_TEST(line_ends_and_encodings_of_all_kinds)
{
  char *text = edit_all(fixture_text("good-frequencies.out"), "\n", "\r\n");
  text = edit(text, "some job script says hello", "CAUSA\xc0 \xff na\xefve");
  text = edit(text, "TITLE", "a line far longer than the hundred and thirty-two columns of a "
                             "line printer, such as a job script writes when it lists its "
                             "environment, with = signs : and | bars * and stars");
  reading r = read_text(text);
  assert_quiet(&r);
  ck_assert(gamma_table(&r)->complete);
  ck_assert_str_eq(r.run->title, "made-up zinc sulfide, frequencies");
  forget_reading(&r);
}
END_TEST

START_TEST(exponents_of_all_kinds)
{
  char *text = fixture_text("good-frequencies.out");
  text = edit(text, "    0.1998E-05    310.2500", "    0.1998D-05    310.2500");
  text = edit(text, "   -0.2989E-10     -1.2000   -0.0360", "   0.2989-100      0.0000"
                                                                 "    0.0000");
  text = edit_all(text, "     -1.20", "      0.00");
  reading r = read_text(text);
  assert_quiet(&r);
  ck_assert_double_eq(gamma_table(&r)->sets[0].eigenvalue_hartree2, 0.2989e-100);
  ck_assert_double_eq(gamma_table(&r)->sets[1].eigenvalue_hartree2, 0.1998e-5);
  forget_reading(&r);
}
END_TEST

START_TEST(the_cartesian_frame_is_that_of_the_printed_vectors)
{
  reading r = read_fixture("good-elastic.out");
  const elastir_geometry *cell = &r.run->elastic.geometry;
  ck_assert(cell->has_vectors);
  ck_assert_double_eq(cell->vectors_angstrom[0][0], 0.0);
  ck_assert_double_eq(cell->vectors_angstrom[0][1], 2.7);
  ck_assert_double_eq(cell->vectors_angstrom[2][2], 0.0);
  ck_assert(cell->has_transformation && cell->has_conventional);
  ck_assert_double_eq(cell->conventional[0], 5.4);
  ck_assert_double_eq(cell->transformation[0][0], -1.0);
  forget_reading(&r);
}
END_TEST

START_TEST(the_result_is_the_tensor_between_its_marks)
{
  reading r = read_fixture("good-elastic.out");
  const elastir_elastic_data *elastic = &r.run->elastic;
  assert_quiet(&r);
  ck_assert_double_eq(elastic->stiffness[0], 104.123);
  ck_assert_double_eq(elastic->stiffness[1], 65.042);
  ck_assert_double_eq(elastic->stiffness[6], 65.042);
  ck_assert_double_eq(elastic->stiffness[35], 46.231);
  ck_assert_double_eq(elastic->pressure_gpa, 0.2);
  ck_assert_double_eq(elastic->strain_step, 0.01);
  ck_assert_int_eq(elastic->points, 3);
  ck_assert_int_eq(elastic->order, 2);
  ck_assert_str_eq(elastic->crystal_class, "cubic");
  ck_assert_uint_eq(elastic->fit_count, 3);
  ck_assert_double_eq(elastic->fits[0].stiffness[0], 99.001);
  ck_assert_int_eq(elastic->fits[0].points, 2);
  ck_assert_int_eq(elastic->fits[1].order, 1);
  ck_assert_double_eq(elastic->compliance_per_tpa[0], 18.4818);
  ck_assert_uint_eq(elastic->raw_count, 12);
  ck_assert_double_eq(elastic->raw[9].value_gpa, 46.23112345);
  ck_assert_uint_eq(elastic->criterion_count, 3);
  ck_assert_str_eq(elastic->criteria[1].condition, "C11 + 2*C12 > 0");
  ck_assert_int_eq(elastic->criteria[1].satisfied, ELASTIR_YES);
  /* The strained cells that are printed later are not the crystal's. */
  ck_assert_double_eq(elastic->geometry.volume_angstrom3, 39.366);
  ck_assert_double_ne(r.run->geometry.volume_angstrom3, 39.366);
  forget_reading(&r);
}
END_TEST

START_TEST(old_builds_have_no_marks)
{
  char *text = fixture_text("good-elastic.out");
  text = edit(text, "FINAL RESULTS START", "                   ");
  text = edit(text, "FINAL RESULTS END", "                 ");
  reading r = read_text(text);
  ck_assert_double_eq(r.run->elastic.stiffness[0], 104.123);
  ck_assert(r.run->elastic.has_compliance && r.run->elastic.has_averages);
  ck_assert_uint_eq(r.run->elastic.fit_count, 3);
  forget_reading(&r);
}
END_TEST

START_TEST(two_runs_in_one_file_are_two_runs)
{
  char *first = fixture_text("good-elastic.out");
  char *second = edit(fixture_text("good-elastic.out"), "|   104.123   65.042",
                      "|   105.123   65.042");
  char *both = malloc(strlen(first) + strlen(second) + 1);
  strcpy(both, first);
  strcat(both, second);
  free(first);
  free(second);
  reading r = read_text(both);
  ck_assert_uint_eq(r.output.run_count, 2);
  ck_assert_double_eq(r.output.runs[0].elastic.stiffness[0], 104.123);
  ck_assert_double_eq(r.output.runs[1].elastic.stiffness[0], 105.123);
  ck_assert_uint_eq(r.output.runs[1].elastic.fit_count, 3);
  assert_said(&r, "several-runs", ELASTIR_INFO);
  assert_said(&r, "stiffness-mismatch", ELASTIR_ERROR); /* 105.123 is not cubic */
  forget_reading(&r);
}
END_TEST

START_TEST(a_second_run_without_its_head_is_a_run_of_its_own)
{
  char *first = fixture_text("good-elastic.out");
  char *second = fixture_text("good-frequencies.out");
  char *cut = strstr(second, " FRQFRQ");
  char *both = malloc(strlen(first) + strlen(cut) + 100);
  strcpy(both, first);
  strcat(both, " == SCF ENDED - TOO MANY CYCLES      E(AU) -1.0\n"); /* a script's grep */
  strcat(both, cut);
  free(first);
  free(second);
  reading r = read_text(both);
  ck_assert_uint_eq(r.output.run_count, 2);
  ck_assert_int_eq(r.output.runs[0].scf_converged, ELASTIR_YES);
  ck_assert(!r.output.runs[0].frequencies_asked);
  ck_assert_int_eq(r.output.runs[1].vibrations.gamma_table, 0);
  ck_assert_int_eq(r.output.runs[1].elastic.size, 0);
  forget_reading(&r);
}
END_TEST

START_TEST(gzipped_by_the_job_script)
{
  char *text = fixture_text("good-elastic.out");
  char path[64];
  snprintf(path, sizeof path, "test-crystal-%ld.gz", (long)getpid());
  gzFile file = gzopen(path, "wb");
  ck_assert(file != NULL && gzwrite(file, text, (unsigned)strlen(text)) == (int)strlen(text));
  ck_assert_int_eq(gzclose(file), Z_OK);
  reading r = read_path(path);
  assert_quiet(&r);
  ck_assert(r.output.source.gzipped);
  ck_assert_double_eq(r.run->elastic.stiffness[0], 104.123);
  forget_reading(&r);
  remove(path);
  free(text);
}
END_TEST

START_TEST(versions_of_all_kinds)
{
  reading r = read_fixture("good-dispersion.out");
  ck_assert_str_eq(r.run->version, "23");
  ck_assert_str_eq(r.run->release, "2.0.0");
  ck_assert_str_eq(r.run->build, "develop");
  forget_reading(&r);
  r = read_text(edit(fixture_text("good-frequencies.out"), "March 1st, 2018   ",
                     "March 1st, 2018 STFC/Archer2 build   "));
  ck_assert_str_eq(r.run->release, "1.0.2");
  ck_assert_str_eq(r.run->build, "STFC/Archer2 build");
  ck_assert_str_eq(r.run->started, "2019-09-20T09:22:19.2");
  ck_assert_str_eq(r.run->finished, "2019-09-20T10:00:00.5");
  ck_assert_double_eq(r.run->elapsed_s, 12.34);
  forget_reading(&r);
  char *text = fixture_text("good-frequencies.out"); /* no banner at all */
  char *start = strstr(text, " EEEEEEEEEE STARTING");
  memmove(text, start, strlen(start) + 1);
  r = read_text(text);
  ck_assert_str_eq(r.run->version, "");
  ck_assert(gamma_table(&r)->complete);
  forget_reading(&r);
}
END_TEST

START_TEST(other_banners_do_not_end_the_run_and_the_deck_starts_nothing)
{
  char *text = fixture_text("good-frequencies.out");
  text = edit(text, " == SCF ENDED", " EEEEEEEEEE SCF TERMINATION  DATE 28 03 2019 TIME "
                                     "00:13:37.7\n"
                                     " EEEEEEEEEE INT_CALC TERMINATION  DATE 28 03 2019 TIME "
                                     "00:13:37.7\nDATE END   : Fri  9 Aug\n == SCF ENDED");
  reading r = read_text(text);
  assert_quiet(&r);
  ck_assert_str_eq(r.run->finished, "2019-09-20T10:00:00.5");
  ck_assert(!r.run->elastic_asked); /* ELASTCON stands in the echoed deck */
  ck_assert_uint_eq(r.output.run_count, 1);
  forget_reading(&r);
  r = read_text(edit(fixture_text("good-frequencies.out"), " EEEEEEEEEE TERMINATION",
                     " EEEEEEEEEE SCF TERMINATION"));
  ck_assert_str_eq(r.run->finished, "");
  assert_said(&r, "run-not-finished", ELASTIR_WARNING);
  forget_reading(&r);
}
END_TEST

START_TEST(layers_and_tubes_keep_their_unit)
{
  reading r = read_fixture("good-layer-elastic.out");
  const elastir_elastic_data *elastic = &r.run->elastic;
  ck_assert_int_eq(elastic->size, 3);
  ck_assert(elastic->hartree && elastic->stiffness_complete);
  ck_assert_double_eq(elastic->stiffness[0], 4.1);
  ck_assert_double_eq(elastic->stiffness[3], 0.9);
  ck_assert_double_eq(elastic->stiffness[8], 1.6);
  ck_assert_int_eq(elastic->geometry.dimensionality, 2);
  ck_assert(isnan(elastic->geometry.c_angstrom) && isnan(elastic->geometry.density_g_cm3));
  ck_assert_str_eq(elastic->geometry.space_group, "P 6 M M");
  forget_reading(&r);
  r = read_fixture("unsupported-tube-elastic.out");
  ck_assert_int_eq(r.run->elastic.size, 1);
  ck_assert_double_eq(r.run->elastic.stiffness[0], 12.345);
  ck_assert_int_eq(r.run->elastic.geometry.dimensionality, 1);
  ck_assert(isnan(r.run->elastic.geometry.b_angstrom));
  forget_reading(&r);
}
END_TEST

START_TEST(the_density_is_as_printed_and_pseudopotential_atoms_are_atoms)
{
  reading r = read_text(edit(fixture_text("good-frequencies.out"), "DENSITY  4.045 g/cm^3",
                             "DENSITY 4.045 g/cm^3"));
  const elastir_geometry *geometry = &r.run->vibrations.geometry;
  ck_assert_double_eq(geometry->density_g_cm3, 4.045);
  ck_assert_double_eq(geometry->volume_angstrom3, 39.366);
  ck_assert_int_eq(geometry->atoms[0].atomic_number, 30); /* printed as 230 */
  ck_assert_str_eq(geometry->atoms[0].symbol, "Zn");
  ck_assert_double_eq(geometry->atoms[1].mass_amu, 31.9721);
  ck_assert_double_eq(geometry->atoms[1].coordinates[2], 0.25);
  ck_assert_str_eq(geometry->space_group, "F -4 3 M");
  forget_reading(&r);
}
END_TEST

START_TEST(a_failed_elastic_run_has_no_tensor)
{
  reading r = read_fixture("bad-elastic-failed.out");
  ck_assert(r.recognised);
  ck_assert_int_eq(r.run->elastic.size, 0);
  ck_assert_int_eq(r.run->scf_converged, ELASTIR_NO);
  assert_said(&r, "no-elastic-tensor", ELASTIR_ERROR);
  assert_said(&r, "run-not-finished", ELASTIR_INFO); /* CRYSTAL's error says why */
  assert_said(&r, "scf-not-converged", ELASTIR_INFO); /* and is counted once */
  assert_said(&r, "crystal-error", ELASTIR_ERROR);
  ck_assert_int_eq(r.run->messages[0].severity, ELASTIR_ERROR);
  ck_assert_int_eq(r.run->messages[0].kind, ELASTIR_MESSAGE_ERROR);
  ck_assert_str_eq(r.run->messages[0].text, "SCFABORT: SCF DID NOT CONVERGE");
  forget_reading(&r);
}
END_TEST

START_TEST(messages_are_kept_once_with_a_count)
{
  const char *warning = " WARNING **** GENE_GRID **** JUST GAMMA POINT FOUND\n";
  char *many = malloc(1000 * strlen(warning) + 100);
  *many = '\0';
  char *end = many;
  for (int i = 0; i < 1000; i++, end += strlen(end))
    strcpy(end, warning);
  strcpy(end, " == SCF ENDED");
  reading r = read_text(edit(fixture_text("good-frequencies.out"), " == SCF ENDED", many));
  free(many);
  size_t found = 0;
  for (size_t i = 0; i < r.run->message_count; i++)
    if (strcmp(r.run->messages[i].text, "GENE_GRID: JUST GAMMA POINT FOUND") == 0) {
      found++;
      ck_assert_uint_eq(r.run->messages[i].repeats, 999);
      ck_assert_int_eq(r.run->messages[i].severity, ELASTIR_WARNING);
    }
  ck_assert_uint_eq(found, 1);
  forget_reading(&r);
}
END_TEST

START_TEST(outputs_are_recognised_by_content)
{
  char *text = fixture_text("good-frequencies.out");
  ck_assert(elastir_crystal_recognise(text, strlen(text)));
  free(text);
  text = fixture_text("bad-not-crystal.txt");
  ck_assert(!elastir_crystal_recognise(text, strlen(text)));
  free(text);
  ck_assert(!elastir_crystal_recognise("", 0));
  ck_assert(!elastir_crystal_recognise("CRYSTAL17", 9));
  ck_assert(elastir_crystal_recognise(" *  CRYSTAL17", 13));
}
END_TEST

START_TEST(a_run_of_properties_alone_is_told)
{
  static const char head[] =
      " *                               CRYSTAL14                                     *\n"
      " EEEEEEEEEE STARTING  DATE 10 09 2019 TIME 15:09:43.7\n\n made-up oxide\n"
      " CRYSTAL - PROPERTIES - TYPE OF CALCULATION :  RESTRICTED CLOSED SHELL\n"
      " WARNING **** F90MAIN3 **** BF SYMMETRY ADAPTED-INFO MODIFIED BY BAND-CALL NEWK\n"
      " EEEEEEEEEE TERMINATION  DATE 10 09 2019 TIME 15:09:44.0\n";
  reading r = read_text(strdup(head));
  assert_said(&r, "properties-run", ELASTIR_INFO);
  ck_assert_int_eq(r.run->messages[0].kind, ELASTIR_MESSAGE_HINT);
  forget_reading(&r);
  r = read_fixture("good-properties-behind.out");
  ck_assert_ptr_null(find(&r, "properties-run"));
  forget_reading(&r);
}
END_TEST

/* A rank may write before the end of a row, whose own line end follows. */
START_TEST(chatter_behind_a_row_is_cut_off)
{
  static const char *const rows[] = {"0.000000000000E+00\n      2 T  17 CL", "(     0.00)   I\n    4-   4",
                                     "0.1019    0.0000\n            Y"};
  static const char rank[] = " PROCESS           11  OF           32  WORKING\n";
  reading whole = read_fixture("good-noisy-translations.out");
  for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
    size_t end = strcspn(rows[i], "\n");
    char glued[200];
    snprintf(glued, sizeof glued, "%.*s%s%s", (int)end, rows[i], rank, rows[i] + end);
    reading r = read_text(edit(fixture_text("good-noisy-translations.out"), rows[i], glued));
    assert_quiet(&r);
    ck_assert_uint_eq(r.run->geometry.atoms_read, 2);
    ck_assert_uint_eq(gamma_table(&r)->set_count, gamma_table(&whole)->set_count);
    ck_assert_uint_eq(r.run->vibrations.normal_modes.mode_count, 6);
    ck_assert_double_eq(r.run->vibrations.normal_modes.displacement[6 + 0], 0.4660);
    forget_reading(&r);
  }
  forget_reading(&whole);
}
END_TEST

Suite *suite_crystal_quirks(void)
{
  Suite *suite = suite_create("crystal quirks");
  TCase *numbers = tcase_create("numbers");
  tcase_add_test(numbers, fields_that_touch_are_cut_by_column);
  tcase_add_test(numbers, stars_are_missing_numbers);
  tcase_add_test(numbers, exponents_of_all_kinds);
  tcase_add_test(numbers, line_ends_and_encodings_of_all_kinds);
  tcase_add_test(numbers, chatter_in_the_middle_of_any_block_is_skipped);
  tcase_add_test(numbers, chatter_behind_a_row_is_cut_off);
  suite_add_tcase(suite, numbers);
  TCase *elastic = tcase_create("elastic");
  tcase_add_test(elastic, unstable_tensors_are_read_with_their_sign);
  tcase_add_test(elastic, the_cartesian_frame_is_that_of_the_printed_vectors);
  tcase_add_test(elastic, the_result_is_the_tensor_between_its_marks);
  tcase_add_test(elastic, old_builds_have_no_marks);
  tcase_add_test(elastic, layers_and_tubes_keep_their_unit);
  tcase_add_test(elastic, a_failed_elastic_run_has_no_tensor);
  suite_add_tcase(suite, elastic);
  TCase *runs = tcase_create("runs");
  tcase_add_test(runs, two_runs_in_one_file_are_two_runs);
  tcase_add_test(runs, a_second_run_without_its_head_is_a_run_of_its_own);
  tcase_add_test(runs, gzipped_by_the_job_script);
  tcase_add_test(runs, versions_of_all_kinds);
  tcase_add_test(runs, other_banners_do_not_end_the_run_and_the_deck_starts_nothing);
  tcase_add_test(runs, the_density_is_as_printed_and_pseudopotential_atoms_are_atoms);
  tcase_add_test(runs, messages_are_kept_once_with_a_count);
  tcase_add_test(runs, a_run_of_properties_alone_is_told);
  tcase_add_test(runs, outputs_are_recognised_by_content);
  suite_add_tcase(suite, runs);
  return suite;
}
