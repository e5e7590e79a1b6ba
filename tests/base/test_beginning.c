/* SPDX-License-Identifier: GPL-3.0-or-later */
/* test_beginning.c: a stream is asked what it begins with: of a little first, then of all that a look
 * gives, and all of it is still there to be read. */
#include "suite.h"

#include <stdbool.h>
#include <string.h>

#include "base/stream.h"

enum { SIZE = 400000, WIDTH = 80 };

static char text[SIZE];
static const char sign[] = "the sign";

/* Lines of blanks; the sign in that one which begins before `at`. */
static void write_text(size_t at)
{
  memset(text, ' ', SIZE);
  for (size_t i = WIDTH - 1; i < SIZE; i += WIDTH)
    text[i] = '\n';
  memcpy(text + at / WIDTH * WIDTH, sign, sizeof sign - 1);
}

static bool has_sign(const char *head, size_t length)
{
  for (size_t i = 0; i + sizeof sign - 1 <= length; i += WIDTH)
    if (memcmp(head + i, sign, sizeof sign - 1) == 0)
      return true;
  return false;
}

/* 64 KiB are looked at first, and 256 KiB at most. */
static const struct {
  size_t at;
  bool seen;
} places[] = {{0, true}, {65000, true}, {65600, true}, {262000, true}, {327800, false}};
enum { PLACES = sizeof places / sizeof *places };

START_TEST(a_sign_is_seen_in_the_first_256_KiB)
{
  elastir_diagnostics diagnostics = {0};
  write_text(places[_i].at);
  elastir_stream *stream =
      elastir_stream_open_memory("text", text, SIZE, ELASTIR_CHECKSUM_NONE, &diagnostics);
  ck_assert(stream != NULL);
  ck_assert_int_eq(elastir_stream_begins(stream, has_sign), places[_i].seen);
  size_t length;
  const char *head = elastir_stream_peek(stream, &length);
  ck_assert_uint_ge(length, 1 << 18);
  ck_assert_int_eq(memcmp(head, text, length), 0);
  elastir_line line;
  size_t lines = 0, signs = 0;
  while (elastir_stream_line(stream, &line)) {
    ck_assert_uint_eq(line.length, WIDTH - 1);
    signs += memcmp(line.text, sign, sizeof sign - 1) == 0;
    lines++;
  }
  ck_assert_uint_eq(lines, SIZE / WIDTH);
  ck_assert_uint_eq(signs, 1);
  ck_assert(elastir_stream_close(stream, NULL));
  elastir_diagnostics_free(&diagnostics);
}
END_TEST

Suite *suite_base_beginning(void)
{
  Suite *suite = suite_create("base beginning");
  TCase *looks = tcase_create("beginning");
  tcase_add_loop_test(looks, a_sign_is_seen_in_the_first_256_KiB, 0, PLACES);
  suite_add_tcase(suite, looks);
  return suite;
}
