/* SPDX-License-Identifier: GPL-3.0-or-later */
/* test_map_file.c: maps as Gwyddion Simple Field and as text: good, cut off, damaged. */
#include "suite.h"

#include <math.h>

#include "map/map_file.h"
#include "map/map_unit.h"

/* A Simple Field of `count` numbers after that header, the padding included. */
static size_t field(const char *header, const float *numbers, size_t count, char *out)
{
  size_t length = (size_t)sprintf(out, "Gwyddion Simple Field 1.0\n%s", header);
  do
    out[length++] = '\0';
  while (length % 4 != 0);
  memcpy(out + length, numbers, count * sizeof *numbers); /* tests run where floats are little-endian */
  length += count * sizeof *numbers;
  out[length] = '\0';
  return length;
}

static const float six[6] = {1.5f, -2.0f, 3.25f, NAN, 5.0f, INFINITY};
static const char good_header[] =
    "  XRes = 3\nYRes=2  \nXReal = 2e-6\nYReal = 1e-6\nXYUnits = m\nZUnits = Pa\n"
    "Title = DMT modulus\nXOffset = 7\nCustom = a = b\n";

/* The code of the error, or NULL. */
static const char *code_of(const char *bytes, size_t length)
{
  static char code[64];
  elastir_map_file map = {0};
  elastir_diagnostics diagnostics = {0};
  bool good = elastir_map_file_parse("made-up", bytes, length, &map, &diagnostics);
  ck_assert_int_eq(good, diagnostics.errors == 0);
  snprintf(code, sizeof code, "%s", good ? "" : diagnostics.items[0].code);
  elastir_map_file_free(&map);
  elastir_diagnostics_free(&diagnostics);
  return good ? NULL : code;
}

START_TEST(simple_field)
{
  char bytes[512];
  elastir_map_file map = {0};
  elastir_diagnostics diagnostics = {0};
  size_t length = field(good_header, six, 6, bytes);
  ck_assert(elastir_map_file_parse("made-up", bytes, length, &map, &diagnostics));
  ck_assert_str_eq(map.format, "gsf");
  ck_assert_uint_eq(map.columns, 3);
  ck_assert_uint_eq(map.rows, 2);
  ck_assert_double_eq(map.width_m, 2e-6);
  ck_assert_double_eq(map.height_m, 1e-6);
  ck_assert_str_eq(map.unit, "Pa");
  ck_assert_str_eq(map.title, "DMT modulus");
  ck_assert_double_eq(map.values[1], -2.0);
  ck_assert_double_eq(map.values[2], 3.25);
  ck_assert(isnan(map.values[3]) && isnan(map.values[5]));
  ck_assert_uint_eq(map.missing, 2);
  elastir_map_file_free(&map);
  elastir_diagnostics_free(&diagnostics);
}
END_TEST

/* All paddings: titles of four lengths. */
START_TEST(padding)
{
  for (int n = 1; n <= 4; n++) {
    char header[64], bytes[256];
    snprintf(header, sizeof header, "XRes = 1\nYRes = 1\nTitle = %.*s\n", n, "abcd");
    ck_assert_ptr_null(code_of(bytes, field(header, six, 1, bytes)));
  }
}
END_TEST

/* Cut off anywhere: an error, and never a map. */
START_TEST(cut_off)
{
  char bytes[512];
  size_t length = field(good_header, six, 6, bytes);
  for (size_t n = 0; n < length; n++) {
    char *part = malloc(n + 1); /* so that a sanitizer sees what is read beyond */
    memcpy(part, bytes, n);
    part[n] = '\0';
    ck_assert_ptr_nonnull(code_of(part, n));
    free(part);
  }
  ck_assert_str_eq(code_of(bytes, length - 1), "truncated");
  bytes[length] = '\0';
  ck_assert_str_eq(code_of(bytes, length + 1), "trailing-bytes");
}
END_TEST

START_TEST(damaged_headers)
{
  static const struct {
    const char *header, *code;
  } cases[] = {{"XRes = 100000\nYRes = 100000\n", "truncated"}, /* 40 GB are not taken first */
               {"XRes = 1e300\nYRes = 1e300\n", "truncated"},
               {"XRes = 3\n", "bad-header"},
               {"YRes = 3\n", "bad-header"},
               {"XRes = 0\nYRes = 2\n", "bad-header"},
               {"XRes = -3\nYRes = -2\n", "bad-header"},
               {"XRes = 2.5\nYRes = 2\n", "bad-header"},
               {"XRes = nan\nYRes = 2\n", "bad-header"},
               {"XRes = 3\nYRes = 2\nXReal = 0\n", "bad-header"},
               {"XRes = 3\nYRes = 2\nno equals sign\n", "bad-header"},
               {"XRes = 3\nYRes = 3\n", "truncated"},
               {"XRes = 3\nYRes = 1\n", "trailing-bytes"}};
  for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
    char bytes[512];
    ck_assert_str_eq(code_of(bytes, field(cases[i].header, six, 6, bytes)), cases[i].code);
  }
  char bytes[512];
  static const float nothing[2] = {NAN, INFINITY};
  ck_assert_str_eq(code_of(bytes, field("XRes = 2\nYRes = 1\n", nothing, 2, bytes)), "no-values");
  size_t length = field("XRes = 2\nYRes = 1\nA=b\n", six, 2, bytes);
  bytes[length - 9] = 'x'; /* in the padding */
  ck_assert_str_eq(code_of(bytes, length), "bad-header");
}
END_TEST

static void check_text(const char *text, size_t columns, size_t rows, double last)
{
  elastir_map_file map = {0};
  elastir_diagnostics diagnostics = {0};
  ck_assert_msg(elastir_map_file_parse("made-up", text, strlen(text), &map, &diagnostics), "%s", text);
  ck_assert_str_eq(map.format, "text");
  ck_assert_uint_eq(map.columns, columns);
  ck_assert_uint_eq(map.rows, rows);
  ck_assert_double_eq(map.values[columns * rows - 1], last);
  elastir_map_file_free(&map);
  elastir_diagnostics_free(&diagnostics);
}

START_TEST(matrices)
{
  check_text("1 2 3\n4 5 6.5\n", 3, 2, 6.5);
  check_text("\n1\t2\t3\r\n4\t5\t6e9\r\n\r\n", 3, 2, 6e9);
  check_text("1, 2,3\n4,nan,6", 3, 2, 6);
  check_text("1;2;3;\n4;5;-6;\n", 3, 2, -6);
  check_text("# a comment\n 7 \n", 1, 1, 7);
  elastir_map_file map = {0};
  elastir_diagnostics diagnostics = {0};
  static const char text[] = "# Channel: Modulus\n# Width: 1.50 \xc2\xb5m\n# Height: 750 nm\n"
                             "# Value units: GPa\n1 nan\n-inf 4\n";
  ck_assert(elastir_map_file_parse("made-up", text, strlen(text), &map, &diagnostics));
  ck_assert_str_eq(map.title, "Modulus");
  ck_assert_str_eq(map.unit, "GPa");
  ck_assert_double_eq_tol(map.width_m, 1.5e-6, 1e-20);
  ck_assert_double_eq_tol(map.height_m, 0.75e-6, 1e-20);
  ck_assert_uint_eq(map.missing, 2);
  elastir_map_file_free(&map);
}
END_TEST

START_TEST(bad_matrices)
{
  static const struct {
    const char *text, *code;
  } cases[] = {{"", "no-values"},
               {"\n \n# only words\n", "no-values"},
               {"1 2\n3\n", "ragged-rows"},
               {"1 2\n3 4 5\n", "ragged-rows"},
               {"1 x\n", "bad-number"},
               {"1;2\n3,5;4\n", "bad-number"}, /* a decimal comma */
               {"1,5 2,5\n", "bad-number"},    /* the same, between blanks */
               {"1,,2\n", "bad-number"},
               {"1 ****\n", "bad-number"},
               {"nan nan\n", "no-values"}};
  for (size_t i = 0; i < sizeof cases / sizeof *cases; i++)
    ck_assert_str_eq(code_of(cases[i].text, strlen(cases[i].text)), cases[i].code);
}
END_TEST

START_TEST(units)
{
  static const struct {
    const char *unit;
    double pascals, metres; /* 0: not of this kind */
  } cases[] = {{"Pa", 1, 0},     {"GPa", 1e9, 0},   {"MPa", 1e6, 0}, {"mPa", 1e-3, 0},
               {"kPa", 1e3, 0},  {"TPa", 1e12, 0},  {"N/m^2", 1, 0}, {"GN/m2", 1e9, 0},
               {"m", 0, 1},      {"nm", 0, 1e-9},   {"um", 0, 1e-6}, {"\xc2\xb5m", 0, 1e-6},
               {"\xce\xbcm", 0, 1e-6}, {"\xc3\x85", 0, 1e-10}, {"A", 0, 1e-10}, {"V", 0, 0},
               {"", 0, 0},       {"pa", 0, 0},      {"GGPa", 0, 0},  {"N/m", 0, 0}};
  for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
    double factor = 0.0;
    ck_assert_int_eq(elastir_unit_pascals(cases[i].unit, &factor), cases[i].pascals > 0);
    ck_assert_double_eq(factor, cases[i].pascals);
    factor = 0.0;
    ck_assert_int_eq(elastir_unit_metres(cases[i].unit, &factor), cases[i].metres > 0);
    ck_assert_double_eq(factor, cases[i].metres);
  }
}
END_TEST

Suite *suite_map_map_file(void)
{
  Suite *suite = suite_create("map file");
  TCase *tests = tcase_create("file");
  tcase_add_test(tests, simple_field);
  tcase_add_test(tests, padding);
  tcase_add_test(tests, cut_off);
  tcase_add_test(tests, damaged_headers);
  tcase_add_test(tests, matrices);
  tcase_add_test(tests, bad_matrices);
  tcase_add_test(tests, units);
  suite_add_tcase(suite, tests);
  return suite;
}
