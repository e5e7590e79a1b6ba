/* SPDX-License-Identifier: GPL-3.0-or-later */
/* test_columns.c: columns of text of any kind, refused files, gzip, locale. */
#include "measured_suite.h"

#include <locale.h>
#include <unistd.h>

#include <zlib.h>

static const double x3[] = {4000.5, 3000, 2000}, y3[] = {0.25, 0.5, -0.125};

START_TEST(separators_and_decimal_marks)
{
  static const char *const files[] = {
    "4000.5,0.25\n3000,0.5\n2000,-0.125\n",
    "4000.5, 0.25\n3000, 0.5\n2000, -0.125\n",
    "4000.5\t0.25\r\n3000\t0.5\r\n2000\t-0.125\r\n",
    "4000.5;0.25\n3000;0.5\n2000;-0.125",
    "  4000.5   0.25\n  3000  0.5\n 2000  -0.125  \n",
    "4000,5\t0,25\n3000\t0,5\n2000\t-0,125\n",
    "4000,5;0,25\n3000;0,5\n2000;-0,125\n",
    "4000,5 0,25\n3000 0,5\n2000 -0,125\n",
    "4.0005e+003,2.5e-001\r\n3.0e+003,5.0e-001\r\n2.0e+003,-1.25e-001",
    "\"4000.5\",\"0.25\"\n\"3000\",\"0.5\"\n\"2000\",\"-0.125\"\n",
    "4000.5,0.25,\n3000,0.5,\n2000,-0.125,\n",
    "4000.5\t0.25\r3000\t0.5\r2000\t-0.125\r",
    "# c\n; c\n! c\n% c\n4000.5 0.25\n# in between\n3000 0.5\n\n2000 -0.125\n# end\n"};
  for (size_t i = 0; i < sizeof files / sizeof *files; i++) {
    reading r = read_string(files[i], NULL);
    expect_x(&r, x3, 3);
    expect_y(&r, y3, 3);
    ck_assert_int_eq(r.spectrum.x_kind, ELASTIR_X_WAVENUMBER);
    ck_assert_int_eq(r.spectrum.y_kind, ELASTIR_Y_UNKNOWN);
    expect_report(&r, ELASTIR_INFO, "x-unit-assumed", 0);
    expect_report(&r, ELASTIR_WARNING, "y-unit-unknown", 0);
    reading_free(&r);
  }
}
END_TEST

START_TEST(commas_of_whole_numbers_separate)
{
  reading r = read_string("4000,1\n3000,2\n2000,3\n", NULL);
  static const double y[] = {1, 2, 3};
  expect_y(&r, y, 3);
  reading_free(&r);
}
END_TEST

START_TEST(the_writer_is_recognised)
{
  static const struct {
    const char *text, *format;
  } cases[] = {{"4.0e+003,1.0e-001\n3.9e+003,2.0e-001\n", "omnic-csv"},
               {"cm-1,%Transmittance\n4000,90\n3900,80\n", "omnic-csv"},
               {"4000.1\t0.1\n3900.2\t0.2\n", "opus-dpt"},
               {"Wavenumber;Absorbance\n4000.1;0.1\n3900.2;0.2\n", "text"}};
  for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
    reading r = read_string(cases[i].text, NULL);
    ck_assert(r.good);
    ck_assert_str_eq(r.spectrum.format, cases[i].format);
    reading_free(&r);
  }
}
END_TEST

START_TEST(headers_name_units)
{
  static const struct {
    const char *header;
    elastir_x_kind x;
    elastir_y_kind y;
  } cases[] = {
    {"cm-1,%Transmittance", ELASTIR_X_WAVENUMBER, ELASTIR_Y_TRANSMITTANCE_PERCENT},
    {"cm^-1,Absorbance", ELASTIR_X_WAVENUMBER, ELASTIR_Y_ABSORBANCE},
    {"Wavenumber (cm\xe2\x81\xbb\xc2\xb9),A", ELASTIR_X_WAVENUMBER, ELASTIR_Y_ABSORBANCE},
    {"Wavelength / nm,%T", ELASTIR_X_NANOMETRE, ELASTIR_Y_TRANSMITTANCE_PERCENT},
    {"\"Wavelength (\xc2\xb5m)\",\"%R\"", ELASTIR_X_MICROMETRE, ELASTIR_Y_REFLECTANCE_PERCENT},
    {"Wavelength (\xb5m),Kubelka-Munk", ELASTIR_X_MICROMETRE, ELASTIR_Y_KUBELKA_MUNK},
    {"# Wavenumber, log(1/R)", ELASTIR_X_WAVENUMBER, ELASTIR_Y_LOG_1_R},
    {"Wavenumber (cm-1)   Transmission (%)", ELASTIR_X_WAVENUMBER,
     ELASTIR_Y_TRANSMITTANCE_PERCENT},
    {"XUNITS\t1/CM\nYUNITS\t%T\nNPOINTS\t2\nXYDATA", ELASTIR_X_WAVENUMBER,
     ELASTIR_Y_TRANSMITTANCE_PERCENT},
    {"PE IR SUBTECH\ncm-1\n%T\n#DATA", ELASTIR_X_WAVENUMBER, ELASTIR_Y_TRANSMITTANCE_PERCENT},
    {"Time: 13:05\nScans: 32\n\nwavenumber,intensity", ELASTIR_X_WAVENUMBER,
     ELASTIR_Y_ARBITRARY}};
  for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
    char text[512];
    snprintf(text, sizeof text, "%s\n4000,90\n3000,80\n2000,70\n", cases[i].header);
    reading r = read_string(text, NULL);
    ck_assert_msg(r.good, "%s", cases[i].header);
    ck_assert_msg(r.spectrum.x_kind == cases[i].x && r.spectrum.y_kind == cases[i].y,
                  "%s: %s %s", cases[i].header, elastir_x_kind_name(r.spectrum.x_kind),
                  elastir_y_kind_name(r.spectrum.y_kind));
    reading_free(&r);
  }
}
END_TEST

START_TEST(columns_are_chosen_by_number_or_name)
{
  static const char text[] = "No;Wavenumber cm-1;Absorbance;Other\n1;4000.5;0.25;7\n"
                             "2;3000;0.5;8\n3;2000;-0.125;9\n";
  reading r = read_string(text, NULL);
  expect_error(&r, "choose-column", "3 'Absorbance'");
  reading_free(&r);
  static const char *const names[][2] = {{"2", "3"}, {"wavenumber CM-1", "absorbance"}};
  for (size_t i = 0; i < 2; i++) {
    r = read_string(text, &(elastir_measured_options){.x_column = names[i][0],
                                                      .y_column = names[i][1]});
    expect_x(&r, x3, 3);
    expect_y(&r, y3, 3);
    ck_assert_int_eq(r.spectrum.y_kind, ELASTIR_Y_ABSORBANCE);
    reading_free(&r);
  }
  r = read_string(text, &(elastir_measured_options){.y_column = "9"});
  expect_error(&r, "choose-column", "4 columns");
  reading_free(&r);
}
END_TEST

START_TEST(missing_values_and_ends_of_tables)
{
  static const double y[] = {0.25, NAN, NAN, 1};
  reading r = read_string("a header\n4000,0.25\n3000,NaN\n2000,\n1000,1\n"
                          ">>>>>End of data\n500,2\n", NULL);
  expect_y(&r, y, 4);
  expect_report(&r, ELASTIR_WARNING, "skipped-rows", 7);
  ck_assert_uint_eq(r.spectrum.missing, 2);
  reading_free(&r);
  r = read_string("4000\t0.25\n3000\t0.5\n2000\t-0.125\n\n##### Extended Information\n"
                  "Scans\t16\n16\t16\n", NULL);
  expect_y(&r, y3, 3);
  ck_assert_ptr_null(reported(&r, "skipped-rows"));
  reading_free(&r);
  r = read_string("4000\t0.25\n3000\t0.5\n2000\t-0.125\nsome remark\n", NULL);
  expect_report(&r, ELASTIR_WARNING, "trailing-text", 4);
  reading_free(&r);
  r = read_string("4000\t0.25\n3000\t0.5\n2000\t-0.125\n10", NULL);
  expect_report(&r, ELASTIR_WARNING, "cut-line", 4);
  ck_assert_uint_eq(r.spectrum.points, 3);
  reading_free(&r);
}
END_TEST

START_TEST(interrupted_tables_are_refused)
{
  static const char *const files[] = {"4000 1\n3000 2\n2900 2\nerror\n2000 3\n1000 4\n",
                                      "4000 1\n3000 2\n2900 2\n2000 3 4\n1000 4\n500 5\n"};
  for (size_t i = 0; i < 2; i++) {
    reading r = read_string(files[i], NULL);
    expect_error(&r, "bad-line", "");
    ck_assert_int_eq(reported(&r, "bad-line")->line, 4);
    reading_free(&r);
  }
}
END_TEST

START_TEST(interferograms_and_other_axes)
{
  char text[2048] = "";
  for (int i = 0; i < 32; i++)
    snprintf(text + strlen(text), sizeof text - strlen(text), "%d\t0.%d\n", i, i + 1);
  reading r = read_string(text, NULL);
  expect_error(&r, "interferogram", "0, 1, 2");
  reading_free(&r);
  static const char *const headers[] = {"Raman shift (cm-1),Intensity", "m/z,Intensity",
                                        "Time (s),Absorbance", "ppm,Intensity"};
  for (size_t i = 0; i < 4; i++) {
    snprintf(text, sizeof text, "%s\n100,1\n200,2\n300,3\n", headers[i]);
    r = read_string(text, NULL);
    ck_assert_int_eq(r.spectrum.x_kind, ELASTIR_X_OTHER);
    expect_error(&r, "not-infrared", "found '");
    reading_free(&r);
  }
}
END_TEST

START_TEST(guesses_are_said)
{
  reading r = read_string("4000,98\n3000,45\n2000,90\n", NULL);
  ck_assert_int_eq(r.spectrum.y_kind, ELASTIR_Y_TRANSMITTANCE_PERCENT);
  expect_report(&r, ELASTIR_WARNING, "y-unit-assumed", 0);
  ck_assert_uint_eq(r.spectrum.assumption_count, 2);
  reading_free(&r);
  static const struct {
    const char *text;
    elastir_y_kind kind;
    const char *code;
  } bands[] = {
    {"4000,0.01\n3000,0.02\n2000,0.9\n1000,0.03\n500,0.02\n", ELASTIR_Y_UNKNOWN,
     "y-unit-unknown"},
    {"4000,0.99\n3000,0.98\n2000,0.1\n1000,0.97\n500,0.98\n", ELASTIR_Y_TRANSMITTANCE,
     "y-unit-assumed"},
    /* Just above and just below what counts as a ceiling near 1, and as near to it. */
    {"4000,1.14\n3000,1.13\n2000,0.1\n1000,1.12\n500,1.1\n", ELASTIR_Y_TRANSMITTANCE,
     "y-unit-assumed"},
    {"4000,1.16\n3000,1.15\n2000,0.1\n1000,1.14\n500,1.1\n", ELASTIR_Y_UNKNOWN,
     "y-unit-unknown"},
    {"4000,1\n3000,0.79\n2000,0\n1000,0.81\n500,0.82\n", ELASTIR_Y_UNKNOWN, "y-unit-unknown"},
    {"4000,1\n3000,0.79\n2000,0.01\n1000,0.82\n500,0.83\n", ELASTIR_Y_TRANSMITTANCE,
     "y-unit-assumed"},
    {"4000,1\n3000,0.78\n2000,0.01\n1000,0.79\n500,0.8\n", ELASTIR_Y_UNKNOWN,
     "y-unit-unknown"},
    /* Of percent: values of 0 or less, and a median below the middle. */
    {"4000,98\n3000,45\n2000,90\n1000,0\n", ELASTIR_Y_UNKNOWN, "y-unit-unknown"},
    {"4000,98\n3000,45\n2000,71\n", ELASTIR_Y_UNKNOWN, "y-unit-unknown"},
    {"4000,98\n3000,45\n2000,72\n", ELASTIR_Y_TRANSMITTANCE_PERCENT, "y-unit-assumed"}};
  for (size_t i = 0; i < sizeof bands / sizeof *bands; i++) {
    r = read_string(bands[i].text, NULL);
    ck_assert_msg(r.spectrum.y_kind == bands[i].kind, "case %zu: kind %d", i, r.spectrum.y_kind);
    expect_report(&r, ELASTIR_WARNING, bands[i].code, 0);
    reading_free(&r);
  }
  r = read_string("wavenumber,intensity\n4000,1\n3000,5\n", NULL);
  expect_report(&r, ELASTIR_WARNING, "y-arbitrary", 0);
  reading_free(&r);
  r = read_string("XDataKind = nm\nwavelength,absorbance\n1000,1\n1100,0.5\n", NULL);
  ck_assert_int_eq(r.spectrum.x_kind, ELASTIR_X_NANOMETRE);
  reading_free(&r);
  r = read_string("XDataKind = nm\nYDataKind = %T\n1000,90\n1100,80\n1200,85\n", NULL);
  ck_assert_int_eq(r.spectrum.x_kind, ELASTIR_X_NANOMETRE);
  ck_assert_int_eq(r.spectrum.y_kind, ELASTIR_Y_TRANSMITTANCE_PERCENT);
  reading_free(&r);
  /* Wavelengths in nm of this range would look like wavenumbers. */
  r = read_string("400,1\n500,0.5\n800,0.2\n", NULL);
  expect_report(&r, ELASTIR_WARNING, "x-unit-assumed", 0);
  reading_free(&r);
  r = read_string("2.5,1\n5,0.5\n20,0.2\n", NULL);
  expect_report(&r, ELASTIR_WARNING, "x-unit-unknown", 0);
  ck_assert_int_eq(r.spectrum.x_kind, ELASTIR_X_UNKNOWN);
  reading_free(&r);
  r = read_string("2.5,1\n5,0.5\n20,0.2\n",
                  &(elastir_measured_options){.x_unit = "um", .y_unit = "transmittance"});
  ck_assert_int_eq(r.spectrum.x_kind, ELASTIR_X_MICROMETRE);
  ck_assert_int_eq(r.spectrum.y_kind, ELASTIR_Y_TRANSMITTANCE);
  reading_free(&r);
  static const elastir_measured_options wrong[] = {{.x_unit = "furlong"}, {.y_unit = "taste"},
                                                   {.x_unit = "Raman shift"}};
  for (size_t i = 0; i < 3; i++) {
    r = read_string("2.5,1\n5,0.5\n20,0.2\n", &wrong[i]);
    expect_error(&r, "bad-unit", "valid units are");
    reading_free(&r);
  }
}
END_TEST

START_TEST(odd_abscissae_are_reported)
{
  reading r = read_string("400,1\n500,2\n500,3\n450,4\n1600,5\n", NULL);
  expect_report(&r, ELASTIR_WARNING, "x-repeated", 0);
  expect_report(&r, ELASTIR_WARNING, "x-not-monotonic", 0);
  ck_assert_uint_eq(r.spectrum.points, 5);
  reading_free(&r);
  r = read_string("400,1e999\n500,2\n1600,3\n", NULL);
  ck_assert(!r.good || r.spectrum.points < 3);
  reading_free(&r);
}
END_TEST

START_TEST(other_files_are_refused_by_name)
{
  static const struct {
    const char *bytes;
    size_t length;
    const char *code, *words;
  } cases[] = {
    {"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1\0\0\0\0", 12, "unsupported-format", "OLE2"},
    {"Spectral Data File\r\n\0\0", 22, "truncated", "OMNIC"},
    {"\x0a\x0a\xfe\xfe\0\0\0\0", 8, "truncated", "OPUS"},
    {"MATLAB 5.0 MAT-file, Platform", 29, "unsupported-format", "MATLAB"},
    {"MATLAB 7.3 MAT-file, Platform", 29, "unsupported-format", "MATLAB"},
    {"WDF1\0\0\0\1", 8, "unsupported-format", "Raman"},
    {"Row\tColumn\tRun\tChannel\t0\n0\t0\t0\tO1A\t1\n", 38, "unsupported-format", ".nea"},
    {"version https://git-lfs.github.com/spec/v1\n", 43, "unsupported-format", "git lfs pull"},
    {"WIT_PR06\0\1", 10, "unsupported-format", "Raman"},
    {"<!DOCTYPE html>\n<html><title>404</title></html>", 47, "html-page", "HTML"},
    {"\n  <html><body>not found</body></html>", 38, "html-page", "HTML"},
    {"PK\x03\x04rest", 8, "unsupported-format", "ZIP"},
    {"%PDF-1.4\n", 9, "unsupported-format", "PDF"},
    {"", 0, "empty-file", "empty"},
    {" \r\n\t\n", 5, "empty-file", "blanks"},
    {"nothing but words\nand more\n", 27, "unknown-format", "no line with just two numbers"},
    {"binary \x01\x02\x03\0\0", 12, "unknown-format", "expected JCAMP-DX"}};
  for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
    reading r = read_bytes(cases[i].bytes, cases[i].length, NULL);
    expect_error(&r, cases[i].code, cases[i].words);
    reading_free(&r);
  }
  reading r = read_path("there/is/no/such/file", NULL);
  expect_error(&r, "cannot-read", "opened");
  reading_free(&r);
}
END_TEST

START_TEST(gzipped_files_are_read)
{
  static const char text[] = "4000.5,0.25\n3000,0.5\n2000,-0.125\n";
  char path[64];
  snprintf(path, sizeof path, "test-gzip-%ld.tmp", (long)getpid());
  gzFile file = gzopen(path, "wb");
  ck_assert_ptr_nonnull(file);
  ck_assert_int_eq(gzwrite(file, text, sizeof text - 1), sizeof text - 1);
  gzclose(file);
  reading r = read_path(path, &(elastir_measured_options){.checksum = ELASTIR_CHECKSUM_ALL});
  expect_x(&r, x3, 3);
  expect_y(&r, y3, 3);
  ck_assert(r.spectrum.source.gzipped);
  ck_assert_uint_eq(strlen(r.spectrum.source.sha256), 64);
  ck_assert_str_eq(r.spectrum.path, path);
  reading_free(&r);
  remove(path);
}
END_TEST

START_TEST(numbers_do_not_depend_on_the_locale)
{
  static const char *const comma[] = {"de_DE.UTF-8", "de_DE.utf8", "fr_FR.UTF-8", "fr_FR.utf8"};
  bool found = false;
  for (size_t i = 0; i < 4 && !found; i++)
    found = setlocale(LC_ALL, comma[i]) != NULL;
  if (!found) {
    printf("skipped: no locale with a decimal comma is installed\n");
    return;
  }
  reading r = read_string("4000.5 0.25\n3000 0.5\n2000 -0.125\n", NULL);
  setlocale(LC_ALL, "C");
  expect_x(&r, x3, 3);
  expect_y(&r, y3, 3);
  reading_free(&r);
}
END_TEST

Suite *suite_measured_columns(void)
{
  Suite *suite = suite_create("columns of text");
  TCase *table = tcase_create("table");
  tcase_add_test(table, separators_and_decimal_marks);
  tcase_add_test(table, commas_of_whole_numbers_separate);
  tcase_add_test(table, the_writer_is_recognised);
  tcase_add_test(table, headers_name_units);
  tcase_add_test(table, columns_are_chosen_by_number_or_name);
  tcase_add_test(table, missing_values_and_ends_of_tables);
  tcase_add_test(table, interrupted_tables_are_refused);
  tcase_add_test(table, interferograms_and_other_axes);
  tcase_add_test(table, guesses_are_said);
  tcase_add_test(table, odd_abscissae_are_reported);
  suite_add_tcase(suite, table);
  TCase *files = tcase_create("files");
  tcase_add_test(files, other_files_are_refused_by_name);
  tcase_add_test(files, gzipped_files_are_read);
  tcase_add_test(files, numbers_do_not_depend_on_the_locale);
  suite_add_tcase(suite, files);
  return suite;
}
