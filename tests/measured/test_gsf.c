/* SPDX-License-Identifier: GPL-3.0-or-later */
/* test_gsf.c: Gwyddion Simple Fields: spectra over wavenumbers, and images, which are refused; files
 * that are known by their names alone. */
#include "measured_suite.h"

enum { LARGEST = 512 };

/* A header, NULs to a multiple of four, and `count` floats 0.25 i. */
static size_t field(const char *header, size_t count, char bytes[LARGEST])
{
  size_t length = strlen(header);
  memset(bytes, 0, LARGEST);
  memcpy(bytes, header, length);
  length = (length / 4 + 1) * 4;
  for (size_t i = 0; i < count; i++) {
    float value = 0.25F * (float)i;
    uint32_t bits;
    memcpy(&bits, &value, 4);
    for (int b = 0; b < 4; b++)
      bytes[length++] = (char)(bits >> 8 * b & 0xff);
  }
  return length;
}

static reading read_field(const char *header, size_t count,
                          const elastir_measured_options *options)
{
  char bytes[LARGEST];
  return read_bytes(bytes, field(header, count, bytes), options);
}

#define HEADER(more) "Gwyddion Simple Field 1.0\nXRes = 4\nYRes = 2\nXReal = 40\nXOffset = 1000\n" more

START_TEST(rows_are_spectra)
{
  static const double x[] = {1000, 1010, 1020, 1030}, first[] = {0, 0.25, 0.5, 0.75},
                      second[] = {1, 1.25, 1.5, 1.75};
  /* One to four NULs behind headers of any length. */
  static const char *const headers[] = {
    HEADER("XYUnits = cm-1\n"), HEADER("XYUnits = 1/cm\n"), HEADER("XYUnits = 1/cm\nTitle=ab\n"),
    HEADER("XYUnits = 1/cm\nTitle=abc\n"), HEADER("XYUnits = 1/cm\nTitle=abcd\n")};
  for (size_t i = 0; i < sizeof headers / sizeof *headers; i++) {
    reading r = read_field(headers[i], 8, &(elastir_measured_options){.block = 2});
    expect_x(&r, x, 4);
    expect_y(&r, second, 4);
    ck_assert_str_eq(r.spectrum.format, "gsf");
    ck_assert_uint_eq(r.spectrum.block_count, 2);
    expect_report(&r, ELASTIR_WARNING, "x-pixels", 0);
    reading_free(&r);
  }
  reading r = read_field(headers[0], 8, NULL);
  expect_y(&r, first, 4);
  expect_report(&r, ELASTIR_WARNING, "several-blocks", 0);
  reading_free(&r);
}
END_TEST

START_TEST(channels_are_known_by_their_titles)
{
  static const struct {
    const char *header;
    elastir_y_kind kind;
  } cases[] = {{HEADER("XYUnits = 1/cm\nTitle = O2A raw\n"), ELASTIR_Y_NANOFTIR_AMPLITUDE},
               {HEADER("XYUnits = 1/cm\nTitle = R-O3P\n"), ELASTIR_Y_NANOFTIR_PHASE},
               {HEADER("XYUnits = 1/cm\nTitle = Optics\nZUnits = Absorbance\n"),
                ELASTIR_Y_ABSORBANCE}};
  for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
    reading r = read_field(cases[i].header, 8, &(elastir_measured_options){.block = 1});
    ck_assert(r.good);
    ck_assert_int_eq(r.spectrum.y_kind, cases[i].kind);
    reading_free(&r);
  }
}
END_TEST

START_TEST(images_and_damage_are_refused)
{
  static const struct {
    const char *header;
    size_t count;
    const char *code, *words;
  } cases[] = {{HEADER("XYUnits = m\n"), 8, "unsupported-format", "image"},
               {HEADER(""), 8, "unsupported-format", "image"},
               {HEADER("XYUnits = 1/cm\n"), 7, "truncated", "4 times 2"},
               {"Gwyddion Simple Field 1.0\nXRes = 4\nXYUnits = 1/cm\n", 8, "truncated", "YRes"},
               {"Gwyddion Simple Field 1.0\nXRes = 4\nYRes = x\n", 8, "truncated", "YRes"},
               {"Gwyddion Simple Field 1.0\nXRes = 4\nYRes = 1e300\n", 8, "truncated", "too many"},
               {HEADER("XReal = 0\nXYUnits = 1/cm\n"), 8, "no-abscissa", "XReal"},
               {"Gwyddion Simple Field 1.0\nXRes = 4\nYRes = 2\nXReal = 40\nXYUnits = 1/cm\n", 8,
                "no-abscissa", "XOffset"},
               {"Gwyddion Simple Field 1.0\nXRes = 4\nYRes = 2\nXOffset = 9\nXYUnits = 1/cm\n", 8,
                "no-abscissa", "XReal"}};
  for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
    reading r = read_field(cases[i].header, cases[i].count, NULL);
    expect_error(&r, cases[i].code, cases[i].words);
    reading_free(&r);
  }
  reading r = read_field(HEADER("XYUnits = 1/cm\n"), 9, NULL);
  expect_report(&r, ELASTIR_WARNING, "file-size", 0);
  reading_free(&r);
  r = read_field(HEADER("XYUnits = 1/cm\nmpirun: lost\n"), 8, NULL);
  expect_report(&r, ELASTIR_WARNING, "bad-line", 7);
  reading_free(&r);
}
END_TEST

static reading read_named(const char *name, const char *bytes, size_t length)
{
  reading r = {0};
  elastir_stream *stream =
      elastir_stream_open_memory(name, bytes, length, ELASTIR_CHECKSUM_NONE, &r.diagnostics);
  r.good = elastir_measured_read_stream(stream, name, NULL, &r.spectrum, &r.diagnostics);
  return r;
}

/* What nothing in the file tells is told by the end of its name; the case does not matter. */
START_TEST(names_tell_what_contents_do_not)
{
  static const char binary[] = "\x01\x02\x03\0\xff\xfe\x80", omnic[] = "Spectral Data File\r\n";
  static const struct {
    const char *name, *words;
    bool omnic;
  } cases[] = {{"a.dmt", "Agilent image (.dmt)", false},
               {"a.DMD", "Agilent image (.dmd)", false},
               {"a.seq", "Agilent image (.seq)", false},
               {"a.bsp", "Agilent image (.bsp)", false},
               {"a.fsm", "PerkinElmer image (.fsm)", false},
               {"a.map", "OMNIC map (.map)", false},
               {"a.map", "OMNIC map (.map)", true},
               {"a.srs", "OMNIC series (.srs)", false},
               {"b/a.SRS", "OMNIC series (.srs)", true},
               {"a.mat", "MATLAB file (.mat)", false},
               {"a.nea", "legacy neaspec file (.nea)", false},
               {"a.l6s", "LabSpec file (Raman)", false},
               {"a.wip", "WITec project (Raman)", false},
               {"a.spe", "Princeton Instruments", false}};
  for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
    char bytes[LARGEST] = "";
    memcpy(bytes, cases[i].omnic ? omnic : binary, cases[i].omnic ? sizeof omnic : sizeof binary);
    reading r = read_named(cases[i].name, bytes, cases[i].omnic ? LARGEST : sizeof binary);
    expect_error(&r, "unsupported-format", cases[i].words);
    reading_free(&r);
  }
  reading r = read_named("a.xyz", binary, sizeof binary);
  expect_error(&r, "unknown-format", "not a known spectrum");
  reading_free(&r);
  /* A text that is a spectrum is read under any name. */
  static const char text[] = "# www.neaspec.com\n# Reference:\t\tgold\nRow\tColumn\tOmega\tWavenumber\t"
                             "O2A\tO2P\t\n0\t0\t0\t1000\t1\t0.1\t\n0\t0\t1\t1010\t1\t0.2\t\n"
                             "0\t0\t2\t1020\t1\t0.1\t\n";
  r = read_named("a.nea", text, sizeof text - 1);
  ck_assert(r.good);
  ck_assert_str_eq(r.spectrum.format, "neaspec");
  reading_free(&r);
}
END_TEST

Suite *suite_measured_gsf(void)
{
  Suite *suite = suite_create("Gwyddion Simple Field, and names");
  TCase *tests = tcase_create("gsf");
  tcase_add_test(tests, rows_are_spectra);
  tcase_add_test(tests, channels_are_known_by_their_titles);
  tcase_add_test(tests, images_and_damage_are_refused);
  tcase_add_test(tests, names_tell_what_contents_do_not);
  suite_add_tcase(suite, tests);
  return suite;
}
