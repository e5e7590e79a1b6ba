/* SPDX-License-Identifier: GPL-3.0-or-later */
/* test_ahead.c: a file so large that a thread reads it ahead gives what the same bytes in memory
 * give, which no thread reads. */
#include "suite.h"

#include <stdbool.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/stream.h"

enum { SIZE = 40 << 20, BEHIND = 3 << 20 }; /* files from 32 MiB on are read ahead */

static char *text;
static char path[] = "elastir-ahead-XXXXXX";

/* Most lines are short; some go over pieces of 2 MiB, some over the longest line of 1 MiB. */
static size_t length_of(unsigned i)
{
  if (i % 20011 == 77)
    return STREAM_LONGEST_LINE + i % 3 - 1;
  if (i % 9001 == 5)
    return 900000 + i % 200000;
  return i * 7919u % 300;
}

static void write_file(void)
{
  text = malloc(SIZE + BEHIND);
  size_t at = 0;
  for (unsigned i = 0; at < SIZE; i++) {
    size_t length = length_of(i);
    memset(text + at, 'a' + (int)(i % 26), length);
    at += length;
    if (i % 5 == 0)
      text[at++] = '\r';
    text[at++] = '\n';
  }
  strcpy(path + strlen(path) - 6, "XXXXXX");
  FILE *file = fdopen(mkstemp(path), "wb");
  ck_assert(file != NULL);
  ck_assert_uint_eq(fwrite(text, 1, SIZE, file), SIZE); /* the last line has no end */
  ck_assert_int_eq(fclose(file), 0);
}

static void remove_file(void)
{
  remove(path);
  free(text);
}

static elastir_stream *open_file(elastir_checksum checksum, elastir_diagnostics *diagnostics)
{
  elastir_stream *stream = elastir_stream_open(path, checksum, diagnostics);
  ck_assert(stream != NULL);
  return stream;
}

static bool are_the_same(const elastir_line *a, const elastir_line *b)
{
  return a->number == b->number && a->cut == b->cut && a->unended == b->unended &&
         a->length == b->length && memcmp(a->text, b->text, a->length + 1) == 0;
}

START_TEST(lines_and_checksum_are_those_of_the_bytes_in_memory)
{
  elastir_diagnostics diagnostics = {0}, others = {0};
  elastir_stream *file = open_file(ELASTIR_CHECKSUM_ALL, &diagnostics);
  elastir_stream *memory =
      elastir_stream_open_memory(path, text, SIZE, ELASTIR_CHECKSUM_ALL, &others);
  elastir_line got, expected;
  while (elastir_stream_line(memory, &expected)) {
    ck_assert(elastir_stream_line(file, &got));
    ck_assert_msg(are_the_same(&got, &expected), "line %ld", expected.number);
  }
  ck_assert(!elastir_stream_line(file, &got));
  ck_assert(!elastir_stream_line(file, &got));
  elastir_source source, other;
  ck_assert(elastir_stream_close(file, &source) && elastir_stream_close(memory, &other));
  ck_assert_uint_eq(source.bytes, SIZE);
  ck_assert_str_eq(source.sha256, other.sha256);
  ck_assert_uint_gt(diagnostics.count, 0); /* lines that were cut */
  ck_assert_uint_eq(diagnostics.count, others.count);
  elastir_diagnostics_free(&diagnostics);
  elastir_diagnostics_free(&others);
}
END_TEST

START_TEST(bytes_are_those_of_the_file)
{
  elastir_diagnostics diagnostics = {0};
  elastir_source source;
  size_t length;
  char *whole = elastir_read_whole(path, SIZE, ELASTIR_CHECKSUM_NONE, &length, &source, &diagnostics);
  ck_assert(whole != NULL);
  ck_assert_uint_eq(length, SIZE);
  ck_assert_int_eq(memcmp(whole, text, SIZE), 0);
  free(whole);
  elastir_diagnostics_free(&diagnostics);
}
END_TEST

static void read_lines(elastir_stream *stream, size_t bytes)
{
  elastir_line line;
  for (size_t read = 0; read < bytes; read += line.length)
    ck_assert(elastir_stream_line(stream, &line));
}

/* At each of these the other thread is in another state: not yet begun, waiting, at the end. */
static const size_t beginnings[] = {1, 1 << 20, 3 << 20, 20 << 20, SIZE - (4 << 20)};
enum { BEGINNINGS = sizeof beginnings / sizeof *beginnings };

START_TEST(a_stream_closed_early_ends_and_its_checksum_is_of_the_whole)
{
  elastir_diagnostics diagnostics = {0};
  elastir_source all, source;
  ck_assert(elastir_stream_close(open_file(ELASTIR_CHECKSUM_ALL, &diagnostics), &all));
  elastir_stream *stream = open_file(ELASTIR_CHECKSUM_ALL, &diagnostics);
  read_lines(stream, beginnings[_i]);
  ck_assert(elastir_stream_close(stream, &source));
  ck_assert_str_eq(source.sha256, all.sha256);
  stream = open_file(ELASTIR_CHECKSUM_NONE, &diagnostics);
  read_lines(stream, beginnings[_i]);
  ck_assert(elastir_stream_close(stream, NULL));
  elastir_diagnostics_free(&diagnostics);
}
END_TEST

/* A job that still writes, or that began again. */
START_TEST(a_file_that_changes_while_it_is_read_is_told)
{
  elastir_diagnostics diagnostics = {0};
  elastir_stream *stream = open_file(ELASTIR_CHECKSUM_NONE, &diagnostics);
  read_lines(stream, 5 << 20);
  ck_assert_int_eq(truncate(path, _i == 0 ? SIZE + 100 : 12 << 20), 0);
  elastir_line line;
  while (elastir_stream_line(stream, &line))
    ;
  elastir_source source;
  ck_assert(elastir_stream_close(stream, &source));
  ck_assert_uint_eq(source.bytes, _i == 0 ? SIZE + 100 : 12 << 20);
  ck_assert_uint_gt(diagnostics.count, 0);
  ck_assert_str_eq(diagnostics.items[diagnostics.count - 1].code, "file-changed");
  elastir_diagnostics_free(&diagnostics);
}
END_TEST

Suite *suite_base_ahead(void)
{
  Suite *suite = suite_create("ahead");
  TCase *large = tcase_create("large files");
  tcase_set_timeout(large, 60);
  tcase_add_checked_fixture(large, write_file, remove_file);
  tcase_add_test(large, lines_and_checksum_are_those_of_the_bytes_in_memory);
  tcase_add_test(large, bytes_are_those_of_the_file);
  tcase_add_loop_test(large, a_stream_closed_early_ends_and_its_checksum_is_of_the_whole, 0,
                      BEGINNINGS);
  tcase_add_loop_test(large, a_file_that_changes_while_it_is_read_is_told, 0, 2);
  suite_add_tcase(suite, large);
  return suite;
}
