/* SPDX-License-Identifier: GPL-3.0-or-later */
/* test_fixtures.c: the made-up files of fixtures/measured: the good ones hold one spectrum, the
 * bad and unsupported ones say why they are refused. */
#include "measured_suite.h"

static const char *fixture(const char *name)
{
  char path[512];
  snprintf(path, sizeof path, "fixtures/measured/%s", name);
  return source_path(path);
}

/* The formula of the README, as it was rounded. */
static double absorbance(double x)
{
  double a = 0.05 + 0.8 * exp(-pow((x - 1145) / 30, 2)) + 0.5 * exp(-pow((x - 1310) / 20, 2));
  return round(a * 1e4) / 1e4;
}

static const struct {
  const char *file, *format;
  double tolerance; /* of the format */
} good_files[] = {
  {"good-affn.jdx", "jcamp-dx", 1e-12},
  {"good-difdup.jdx", "jcamp-dx", 1e-12},
  {"good-link.jdx", "jcamp-dx", 1e-12},
  {"good-float.spc", "galactic-spc", 6e-8},              /* 24 bits of mantissa */
  {"good-fixed-big-endian.spc", "galactic-spc", 2.4e-10}, /* 2^-32 */
  {"good-old.spc", "galactic-spc-old", 2.4e-10},
  {"good-encoded.animl", "animl", 6e-8},
  {"good-start-end.cml", "cml", 1e-12},
  {"good-omnic.csv", "omnic-csv", 5e-7},                 /* 7 digits */
  {"good-opus.dpt", "opus-dpt", 1e-12},                  /* 5 decimals hold the 4 of A */
  {"good-decimal-comma.txt", "text", 1e-12},
  {"good-micrometres-percent.csv", "text", 1e-11},       /* 12 digits of T */
  {"good-neaspec-sample.txt", "neaspec", 1e-11},         /* 12 digits of the phase */
  {"good-opus.0", "opus", 6e-8},                         /* 24 bits of mantissa */
  {"good-omnic.spa", "omnic", 6e-8},
  {"good-extended.spa", "omnic", 6e-8},
  {"good-group.spg", "omnic", 6e-8},
  {"good-perkin-elmer.sp", "perkin-elmer-sp", 1e-11},    /* 10 decimals of %T */
  {"good-agilent.asp", "agilent-asp", 1e-12},
  {"good-field.gsf", "gsf", 6e-8},
  {"good-shimadzu.txt", "shimadzu-text", 1e-12},
  {"good-wide.csv", "wide-table", 1e-12},
  {"good-long.csv", "long-table", 1e-12}};

START_TEST(good_files_hold_one_spectrum)
{
  static const char *const several[] = {"good-group.spg", "good-wide.csv", "good-long.csv"};
  char reference[4096];
  snprintf(reference, sizeof reference, "%s", fixture("good-neaspec-reference.txt"));
  for (size_t i = 0; i < sizeof good_files / sizeof *good_files; i++) {
    elastir_absorbance a;
    const char *name = NULL;
    for (size_t k = 0; k < sizeof several / sizeof *several; k++)
      name = strcmp(good_files[i].file, several[k]) == 0 ? "made up" : name;
    reading r = read_path(fixture(good_files[i].file),
                          &(elastir_measured_options){.reference = reference,
                                                      .keep_phase = true,
                                                      .block_name = name});
    if (!r.good)
      print_diagnostics(&r);
    ck_assert_msg(r.good && r.diagnostics.errors == 0, "%s", good_files[i].file);
    ck_assert_str_eq(r.spectrum.format, good_files[i].format);
    ck_assert(elastir_measured_to_absorbance(&r.spectrum, &a, &r.diagnostics));
    ck_assert_uint_eq(a.points, 41);
    for (size_t k = 0; k < 41; k++) {
      double x = 1000.0 + 10.0 * (double)k;
      /* 12 digits of a wavelength are 1e-9 cm-1 and less. */
      ck_assert_double_eq_tol(a.wavenumber_cm1[k], x, 1e-8);
      ck_assert_msg(fabs(a.absorbance[k] - absorbance(x)) <= good_files[i].tolerance,
                    "%s at %g: %.12g", good_files[i].file, x, a.absorbance[k]);
    }
    elastir_absorbance_free(&a);
    reading_free(&r);
  }
}
END_TEST

/* Bytes behind the end of a file change no number without a word. */
START_TEST(trailing_bytes_change_nothing_in_silence)
{
  static const struct {
    const char *bytes;
    size_t length;
  } tails[] = {{"\0\0\0\0\0\0\0\0", 8}, {"\x01\xfe\x02\xff\x7f\0\x80\x03", 8},
               {"\x1a", 1},                    {"mpirun: lost\n", 13}};
  enum { MOST = 16384 };
  char bytes[MOST + 16];
  for (size_t i = 0; i < sizeof good_files / sizeof *good_files; i++) {
    FILE *file = fopen(fixture(good_files[i].file), "rb");
    ck_assert_ptr_nonnull(file);
    size_t length = fread(bytes, 1, MOST, file);
    fclose(file);
    ck_assert_uint_lt(length, MOST);
    reading whole = read_bytes(bytes, length, &(elastir_measured_options){.block = 1});
    for (size_t t = 0; t < sizeof tails / sizeof *tails; t++) {
      memcpy(bytes + length, tails[t].bytes, tails[t].length);
      reading r = read_bytes(bytes, length + tails[t].length,
                             &(elastir_measured_options){.block = 1});
      bool same = r.good && r.spectrum.points == whole.spectrum.points;
      for (size_t k = 0; same && k < r.spectrum.points; k++)
        same = r.spectrum.x[k] == whole.spectrum.x[k] && r.spectrum.y[k] == whole.spectrum.y[k];
      bool told = !r.good || r.diagnostics.warnings > whole.diagnostics.warnings;
      ck_assert_msg(same || told, "%s with tail %zu", good_files[i].file, t);
      /* Nothing is lost either, as long as the format says where it ends. */
      bool counted =
          strstr(good_files[i].file, ".jdx") != NULL || strstr(good_files[i].file, ".sp") != NULL ||
          strstr(good_files[i].file, "opus.0") != NULL || strstr(good_files[i].file, "gsf") != NULL;
      ck_assert_msg(same || !counted, "%s with tail %zu", good_files[i].file, t);
      reading_free(&r);
    }
    reading_free(&whole);
  }
}
END_TEST

START_TEST(bad_and_unsupported_files_say_why)
{
  static const struct {
    const char *file, *code, *words;
  } files[] = {{"bad-letter.jdx", "bad-ordinate", "column 7"},
               {"bad-offset.spa", "truncated", "does not lie within"},
               {"bad-html.jdx", "html-page", "HTML"},
               {"bad-truncated.spc", "truncated", "600 bytes"},
               {"bad-length.animl", "length-mismatch", "found 41"},
               {"bad-interferogram.dpt", "interferogram", "interferogram"},
               {"unsupported-nmr.jdx", "not-infrared", "NMR SPECTRUM"},
               {"unsupported-ntuples.jdx", "not-infrared", "NTUPLES"},
               {"unsupported-ole.spc", "unsupported-format", "OLE2"},
               {"bad-cut.spa", "truncated", "OMNIC"},
               {"bad-cut.0", "truncated", "OPUS"},
               {"unsupported-single-channel.0", "no-ratio",
                "single channel spectrum of the sample, interferogram of the background"},
               {"unsupported-image.fsm", "unsupported-format", "image .fsm"},
               {"unsupported-git-lfs.spa", "unsupported-format", "git lfs pull"}};
  for (size_t i = 0; i < sizeof files / sizeof *files; i++) {
    reading r = read_path(fixture(files[i].file), NULL);
    expect_error(&r, files[i].code, files[i].words);
    reading_free(&r);
  }
  reading r = read_path(fixture("bad-entities.cml"), NULL);
  ck_assert(!r.good);
  ck_assert_uint_ge(r.diagnostics.errors, 1);
  reading_free(&r);
  r = read_path(fixture("bad-cut.jdx"), NULL);
  expect_report(&r, ELASTIR_WARNING, "npoints", 0);
  expect_report(&r, ELASTIR_WARNING, "missing-end", 1);
  /* What is left is right as far as it goes. */
  for (size_t k = 0; k < r.spectrum.points; k++)
    ck_assert_double_eq_tol(r.spectrum.y[k], absorbance(r.spectrum.x[k]), 1e-12);
  reading_free(&r);
}
END_TEST

START_TEST(blocks_are_listed)
{
  const elastir_measured_options none_such = {.block = 2};
  reading r = read_path(fixture("good-link.jdx"), &none_such);
  const elastir_diagnostic *told = reported(&r, "no-such-block");
  ck_assert_ptr_nonnull(told);
  /* The first block is no infrared spectrum, and has no number. */
  ck_assert_ptr_nonnull(strstr(told->message, "has 1: 1: 'made up, second block' ("));
  ck_assert_ptr_nonnull(strstr(told->message, "XYPOINTS of 41 points"));
  reading_free(&r);
}
END_TEST

Suite *suite_measured_fixtures(void)
{
  Suite *suite = suite_create("fixtures of measured spectra");
  TCase *tcase = tcase_create("fixtures");
  tcase_add_test(tcase, good_files_hold_one_spectrum);
  tcase_add_test(tcase, bad_and_unsupported_files_say_why);
  tcase_add_test(tcase, trailing_bytes_change_nothing_in_silence);
  tcase_add_test(tcase, blocks_are_listed);
  suite_add_tcase(suite, tcase);
  return suite;
}
