/* SPDX-License-Identifier: GPL-3.0-or-later */
/* test_base.c: numbers, lines, gzip, checksums, diagnostics. */
#include "suite.h"

#include <math.h>
#include <unistd.h>

#include <zlib.h>

#include "base/diagnostics.h"
#include "base/digest.h"
#include "base/head.h"
#include "base/number.h"
#include "base/stream.h"

START_TEST(text_in_memory_is_taken_line_by_line)
{
  static const char text[] = "one\n\nthree\r\nlast";
  static const char *const lines[] = {"one", "", "three\r", "last"};
  size_t count = 0;
  for (head_line line = head_begin(text, strlen(text)); head_next(&line); count++) {
    ck_assert_uint_lt(count, 4);
    ck_assert_uint_eq(line.length, strlen(lines[count]));
    ck_assert_mem_eq(line.text, lines[count], line.length);
    ck_assert_int_eq(line.ended, count < 3);
  }
  ck_assert_uint_eq(count, 4);
  head_line none = head_begin(text, 0), ended = head_begin(text, 4);
  ck_assert(!head_next(&none));
  ck_assert(head_next(&ended) && ended.ended && !head_next(&ended));
}
END_TEST

static number_status real(const char *field, double *value)
{
  return number_real(field, strlen(field), value);
}

START_TEST(reals_as_fortran_prints_them)
{
  static const struct {
    const char *field;
    double value;
  } cases[] = {{"1.5", 1.5},         {"  -12.0360 ", -12.036},  {".5", 0.5},
               {"5.", 5.0},          {"1.0D+02", 100.0},        {"1.0d-02", 0.01},
               {"-0.1234-100", -0.1234e-100}, {"0.5+101", 0.5e101},      {"+7", 7.0},
               {"0.000000E+00", 0.0}, {"123456789012345678901234567890", 1.2345678901234568e29},
               {"2.2250738585072011e-308", 2.2250738585072011e-308},
               {"9007199254740993", 9007199254740992.0}, {"9007199254740992", 9007199254740992.0},
               {"900719925.4740993", 900719925.4740993}, {"90071992.54740992", 90071992.54740992},
               {"-.5", -0.5},        {" -5. ", -5.0},           {"\t5\t", 5.0},
               {"0.1234567890123456", 0.1234567890123456}, {"0.12345678901234567", 0.12345678901234567},
               {"00000000000000000012", 12.0},
               {"0.1", 0.1}};
  for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
    double value;
    ck_assert_msg(real(cases[i].field, &value) == NUMBER_OK, "%s", cases[i].field);
    /* Correct rounding: the compiler's reading of the literal is the judge, bit for bit. */
    ck_assert_msg(value == cases[i].value, "%s read as %.17g", cases[i].field, value);
  }
}
END_TEST

START_TEST(what_is_no_number_is_never_zero)
{
  double value;
  ck_assert_int_eq(real("   ", &value), NUMBER_BLANK);
  ck_assert_int_eq(real("********", &value), NUMBER_STARS);
  ck_assert(isnan(value));
  ck_assert_int_eq(real("NaN", &value), NUMBER_NOT_FINITE);
  ck_assert_int_eq(real("-Infinity", &value), NUMBER_NOT_FINITE);
  ck_assert_int_eq(real("1e999", &value), NUMBER_NOT_FINITE);
  ck_assert(isnan(value));
  ck_assert_int_eq(real("1.2.3", &value), NUMBER_BAD);
  ck_assert_int_eq(real("12abc", &value), NUMBER_BAD);
  ck_assert_int_eq(real("-", &value), NUMBER_BAD);
  ck_assert_int_eq(real(".", &value), NUMBER_BAD);
  ck_assert_int_eq(real("-.", &value), NUMBER_BAD);
  ck_assert_int_eq(real("1 2", &value), NUMBER_BAD);
  ck_assert_int_eq(real("1. 2", &value), NUMBER_BAD);
  ck_assert(isnan(value));
  long whole;
  ck_assert_int_eq(number_integer(" -42 ", 5, &whole), NUMBER_OK);
  ck_assert_int_eq(whole, -42);
  ck_assert_int_eq(number_integer("4.2", 3, &whole), NUMBER_BAD);
  ck_assert_int_eq(number_integer("99999999999999999999", 20, &whole), NUMBER_NOT_FINITE);
}
END_TEST

START_TEST(glued_fields_are_split_at_signs)
{
  double values[8];
  const char *line = "  -122.44-1070.00   39.61*****  1.0E-3-2";
  ck_assert_uint_eq(number_split(line, strlen(line), values, 8), 6);
  ck_assert_double_eq(values[0], -122.44);
  ck_assert_double_eq(values[1], -1070.0);
  ck_assert_double_eq(values[2], 39.61);
  ck_assert(isnan(values[3]));
  ck_assert_double_eq(values[4], 1.0e-3);
  ck_assert_double_eq(values[5], -2.0);
}
END_TEST

static const char *temporary_file(const void *data, size_t length, bool gzipped)
{
  static char path[64];
  snprintf(path, sizeof path, "test-base-%ld.tmp", (long)getpid());
  if (gzipped) {
    gzFile file = gzopen(path, "wb");
    ck_assert(file != NULL && gzwrite(file, data, (unsigned)length) == (int)length);
    ck_assert_int_eq(gzclose(file), Z_OK);
  } else {
    FILE *file = fopen(path, "wb");
    ck_assert(file != NULL && fwrite(data, 1, length, file) == length);
    ck_assert_int_eq(fclose(file), 0);
  }
  return path;
}

START_TEST(lines_are_the_same_plain_and_gzipped)
{
  const char *text = "one\r\n\ntwo 2\nlast";
  for (int gzipped = 0; gzipped < 2; gzipped++) {
    const char *path = temporary_file(text, strlen(text), gzipped);
    elastir_diagnostics diagnostics = {0};
    elastir_stream *stream = elastir_stream_open(path, ELASTIR_CHECKSUM_ALL, &diagnostics);
    ck_assert(stream != NULL);
    static const char *const expected[] = {"one", "", "two 2", "last"};
    elastir_line line;
    for (long i = 0; i < 4; i++) {
      ck_assert(elastir_stream_line(stream, &line));
      ck_assert_str_eq(line.text, expected[i]);
      ck_assert_uint_eq(line.length, strlen(expected[i]));
      ck_assert_int_eq(line.number, i + 1);
    }
    ck_assert(line.unended);
    ck_assert(!elastir_stream_line(stream, &line));
    elastir_source source;
    ck_assert(elastir_stream_close(stream, &source));
    ck_assert_int_eq(source.gzipped, gzipped);
    if (!gzipped) { /* the digest is what sha256sum prints for these 17 bytes */
      ck_assert_uint_eq(source.bytes, strlen(text));
      ck_assert_str_eq(source.sha256,
                       "bd055e5000875bb0bd06183592b46642de764a7f589ffe5c34190f605c26fafa");
    }
    ck_assert_uint_eq(diagnostics.count, 0);
    elastir_diagnostics_free(&diagnostics);
    remove(path);
  }
}
END_TEST

/* The digest of "abc" is the example of FIPS 180-4. */
START_TEST(a_checksum_is_left_out_where_the_file_is_large)
{
  static char chunk[1 << 20];
  static const uint64_t expected[] = {0, ELASTIR_CHECKSUM_LIMIT, ELASTIR_CHECKSUM_LIMIT + 1};
  char text[65];
  file_digest digest;
  digest_begin(&digest, ELASTIR_CHECKSUM_SMALL, 0);
  digest_add(&digest, "abc", 3);
  digest_finish(&digest, text);
  ck_assert_str_eq(text, "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
  for (int i = 0; i < 3; i++) {
    digest_begin(&digest, ELASTIR_CHECKSUM_SMALL, expected[i]);
    ck_assert_int_eq(digest.left_out, i == 2);
    digest_begin(&digest, ELASTIR_CHECKSUM_ALL, expected[i]);
    ck_assert(!digest.left_out);
  }
  digest_begin(&digest, ELASTIR_CHECKSUM_SMALL, 0); /* a pipe: the size shows while reading */
  for (uint64_t done = 0; done < ELASTIR_CHECKSUM_LIMIT; done += sizeof chunk)
    digest_add(&digest, chunk, sizeof chunk);
  ck_assert(!digest.left_out);
  digest_add(&digest, chunk, 1);
  digest_finish(&digest, text);
  ck_assert(digest.left_out);
  ck_assert_str_eq(text, "");
}
END_TEST

START_TEST(a_gzip_file_cut_short_gives_what_it_has_and_says_so)
{
  char text[20000];
  for (size_t i = 0; i < sizeof text; i++)
    text[i] = (char)(i % 60 == 59 ? '\n' : 'a' + (i * i) % 23);
  const char *path = temporary_file(text, sizeof text, true);
  FILE *file = fopen(path, "rb+");
  ck_assert(file != NULL);
  fseek(file, 0, SEEK_END);
  ck_assert_int_eq(ftruncate(fileno(file), ftell(file) / 2), 0);
  fclose(file);
  elastir_diagnostics diagnostics = {0};
  elastir_stream *stream = elastir_stream_open(path, ELASTIR_CHECKSUM_NONE, &diagnostics);
  ck_assert(stream != NULL);
  elastir_line line;
  long lines = 0;
  while (elastir_stream_line(stream, &line))
    lines++;
  ck_assert_int_ge(lines, 1);
  ck_assert(!elastir_stream_close(stream, NULL));
  ck_assert_uint_eq(diagnostics.errors, 1);
  ck_assert_str_eq(diagnostics.items[0].code, "gzip-damaged");
  elastir_diagnostics_free(&diagnostics);
  remove(path);
}
END_TEST

START_TEST(a_line_of_three_megabytes_is_cut_and_the_next_is_whole)
{
  size_t length = 3u << 20;
  char *text = malloc(length + 6);
  memset(text, 'x', length);
  memcpy(text + length, "\nnext\n", 6);
  const char *path = temporary_file(text, length + 6, false);
  free(text);
  elastir_diagnostics diagnostics = {0};
  elastir_stream *stream = elastir_stream_open(path, ELASTIR_CHECKSUM_NONE, &diagnostics);
  elastir_line line;
  ck_assert(elastir_stream_line(stream, &line));
  ck_assert(line.cut);
  ck_assert_uint_eq(line.length, STREAM_LONGEST_LINE);
  ck_assert(elastir_stream_line(stream, &line));
  ck_assert_str_eq(line.text, "next");
  ck_assert_int_eq(line.number, 2);
  ck_assert(!elastir_stream_line(stream, &line));
  ck_assert(elastir_stream_close(stream, NULL));
  ck_assert_str_eq(diagnostics.items[0].code, "line-too-long");
  elastir_diagnostics_free(&diagnostics);
  remove(path);
}
END_TEST

START_TEST(a_file_that_changes_while_it_is_read_is_told)
{
  for (int change = 0; change < 3; change++) { /* none, grows, shrinks */
    const char *path = temporary_file("one\ntwo\n", 8, false);
    elastir_diagnostics diagnostics = {0};
    elastir_stream *stream = elastir_stream_open(path, ELASTIR_CHECKSUM_NONE, &diagnostics);
    elastir_line line;
    ck_assert(stream != NULL && elastir_stream_line(stream, &line));
    if (change > 0)
      ck_assert_int_eq(truncate(path, change == 1 ? 100 : 3), 0);
    ck_assert(elastir_stream_close(stream, NULL));
    ck_assert_uint_eq(diagnostics.count, change > 0 ? 1 : 0);
    if (change > 0)
      ck_assert_str_eq(diagnostics.items[0].code, "file-changed");
    elastir_diagnostics_free(&diagnostics);
    remove(path);
  }
}
END_TEST

START_TEST(what_cannot_be_opened_is_named)
{
  elastir_diagnostics diagnostics = {0};
  ck_assert(elastir_stream_open("no such file", ELASTIR_CHECKSUM_NONE, &diagnostics) == NULL);
  ck_assert(elastir_stream_open(".", ELASTIR_CHECKSUM_NONE, &diagnostics) == NULL);
  ck_assert_uint_eq(diagnostics.errors, 2);
  ck_assert_str_eq(diagnostics.items[0].file, "no such file");
  ck_assert_str_eq(diagnostics.items[1].message, "cannot be opened: it is a folder");
  elastir_diagnostics_free(&diagnostics);
}
END_TEST

START_TEST(a_flood_of_one_kind_is_counted_not_kept)
{
  elastir_diagnostics diagnostics = {0};
  for (int i = 0; i < 1000; i++)
    elastir_diagnose(&diagnostics, ELASTIR_WARNING, "odd", "a.out", i + 1, "number %d", i);
  elastir_diagnose(&diagnostics, ELASTIR_ERROR, "bad", "a.out", 7, "other");
  ck_assert_uint_eq(diagnostics.count, ELASTIR_DIAGNOSTICS_OF_A_KIND + 1);
  ck_assert_uint_eq(diagnostics.warnings, 1000);
  ck_assert_uint_eq(diagnostics.items[ELASTIR_DIAGNOSTICS_OF_A_KIND - 1].repeats,
                    1000 - ELASTIR_DIAGNOSTICS_OF_A_KIND);
  elastir_diagnostics_free(&diagnostics);
}
END_TEST

START_TEST(the_last_digit_says_how_far_a_number_is_known)
{
  static const struct {
    const char *text;
    double half_unit;
  } cases[] = {{"9.273", 0.0005},  {"-9.273", 0.0005}, {"198", 0.5},     {"200.", 0.5},
               {".94", 0.005},     {"1.2E2", 5.0},     {"9.40D-01", 0.0005}, {"1.5e+1", 0.5},
               {"0.1234-100", 5e-105}, {"0", 0.0},     {"-0", 0.0},      {"0.0", 0.05},
               {"0.000", 0.0005},  {"+12", 0.5},       {"1e3", 500.0}};
  for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
    double found = number_half_unit(cases[i].text, strlen(cases[i].text));
    ck_assert_msg(fabs(found - cases[i].half_unit) <= 1e-15 * cases[i].half_unit, "%s: %g",
                  cases[i].text, found);
  }
}
END_TEST

Suite *suite_base_base(void)
{
  Suite *suite = suite_create("base");
  TCase *numbers = tcase_create("numbers");
  tcase_add_test(numbers, reals_as_fortran_prints_them);
  tcase_add_test(numbers, what_is_no_number_is_never_zero);
  tcase_add_test(numbers, glued_fields_are_split_at_signs);
  tcase_add_test(numbers, the_last_digit_says_how_far_a_number_is_known);
  suite_add_tcase(suite, numbers);
  TCase *streams = tcase_create("streams");
  tcase_add_test(streams, text_in_memory_is_taken_line_by_line);
  tcase_add_test(streams, lines_are_the_same_plain_and_gzipped);
  tcase_add_test(streams, a_checksum_is_left_out_where_the_file_is_large);
  tcase_add_test(streams, a_gzip_file_cut_short_gives_what_it_has_and_says_so);
  tcase_add_test(streams, a_line_of_three_megabytes_is_cut_and_the_next_is_whole);
  tcase_add_test(streams, a_file_that_changes_while_it_is_read_is_told);
  tcase_add_test(streams, what_cannot_be_opened_is_named);
  suite_add_tcase(suite, streams);
  TCase *diagnostics = tcase_create("diagnostics");
  tcase_add_test(diagnostics, a_flood_of_one_kind_is_counted_not_kept);
  suite_add_tcase(suite, diagnostics);
  return suite;
}
