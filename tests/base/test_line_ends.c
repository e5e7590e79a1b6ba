/* SPDX-License-Identifier: GPL-3.0-or-later */
/* test_line_ends.c: line ends found for many lines at once, with wide vectors and without,
 * against a look at each character. */
#include "suite.h"

#include <stdbool.h>
#include <stdlib.h>
#include <string.h>

#include "base/line_ends.h"

enum {
  BLOCKS = 5,
  SIZE = BLOCKS * LINE_ENDS_BLOCK,
  MOST = LINE_ENDS_BLOCKS * LINE_ENDS_BLOCK
};

static bool are_the_same(const line_ends *a, const line_ends *b)
{
  return a->count == b->count &&
         memcmp(a->places, b->places, a->count * sizeof *a->places) == 0;
}

/* Whether both ways find what is in the text; the memory of the copy ends where the text does. */
static bool all_are_found(const char *text, size_t blocks)
{
  size_t size = blocks * LINE_ENDS_BLOCK;
  line_ends wide, narrow, each = {0};
  char *copy = malloc(size);
  memcpy(copy, text, size);
  for (size_t i = 0; i < size; i++)
    if (text[i] == '\n')
      each.places[each.count++] = (uint16_t)i;
  line_ends_find(copy, blocks, &wide);
  line_ends_find_narrow(copy, blocks, &narrow);
  free(copy);
  return are_the_same(&wide, &each) && are_the_same(&narrow, &each);
}

START_TEST(an_end_is_found_at_every_place)
{
  char text[SIZE];
  size_t missed = 0;
  for (size_t first = 0; first < SIZE; first++)
    for (size_t second = first; second < SIZE; second++) {
      memset(text, 'x', SIZE);
      text[first] = text[second] = '\n';
      missed += !all_are_found(text, BLOCKS);
    }
  ck_assert_uint_eq(missed, 0);
}
END_TEST

/* All characters, those with the highest bit included, and none, few or many line ends. */
START_TEST(ends_are_found_among_any_characters)
{
  static char text[MOST];
  unsigned state = 1;
  size_t missed = 0;
  for (int round = 0; round < 3000; round++) {
    unsigned often = (unsigned)round % 5;
    for (size_t i = 0; i < SIZE; i++) {
      state = state * 1103515245 + 12345;
      text[i] = (char)(state >> 16);
      if (state >> 28 < often * often)
        text[i] = '\n';
    }
    missed += !all_are_found(text, (size_t)round % (BLOCKS + 1));
  }
  memset(text, '\n', MOST);
  missed += !all_are_found(text, LINE_ENDS_BLOCKS);
  ck_assert_uint_eq(missed, 0);
}
END_TEST

Suite *suite_base_line_ends(void)
{
  Suite *suite = suite_create("base line_ends");
  TCase *ends = tcase_create("line_ends");
  tcase_add_test(ends, an_end_is_found_at_every_place);
  tcase_add_test(ends, ends_are_found_among_any_characters);
  suite_add_tcase(suite, ends);
  return suite;
}
