/* SPDX-License-Identifier: GPL-3.0-or-later */
/* test_letters.c: words in text, whether in capitals or not. */
#include "suite.h"

#include <ctype.h>
#include <string.h>

#include "base/letters.h"

/* As the C locale has it, which these tests run in; bytes beyond ASCII are none. */
START_TEST(letters_are_those_of_ascii)
{
  for (int c = 0; c < 256; c++) {
    ck_assert_int_eq((unsigned char)letters_lower((char)c), c < 128 ? tolower(c) : c);
    ck_assert_int_eq(letters_is_letter((char)c), c < 128 && isalpha(c));
  }
}
END_TEST

START_TEST(words_are_found_in_any_letters)
{
  static const struct {
    const char *text, *word;
    bool begins, equal;
    size_t place, second; /* from the place behind the first on */
  } cases[] = {{"Stiffness", "sTIFF", true, false, 0, LETTERS_NOWHERE},
               {"Stiffness", "STIFFNESS", true, true, 0, LETTERS_NOWHERE},
               {"GPa, gPA", "gpa", true, false, 0, 5},
               {"(GPa)", "gpa", false, false, 1, LETTERS_NOWHERE},
               {"GP", "gpa", false, false, LETTERS_NOWHERE, LETTERS_NOWHERE},
               {"[", "{", false, false, LETTERS_NOWHERE, LETTERS_NOWHERE},
               {"\xc3\x85", "\xc3\x85", true, true, 0, LETTERS_NOWHERE},
               {"\xc3\x85", "\xc3\xa5", false, false, LETTERS_NOWHERE, LETTERS_NOWHERE},
               {"GPa", "", true, false, 0, 1},
               {"", "", true, true, LETTERS_NOWHERE, LETTERS_NOWHERE}};
  for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
    const char *text = cases[i].text, *word = cases[i].word;
    size_t length = strlen(text);
    ck_assert_int_eq(letters_begin(text, length, word), cases[i].begins);
    ck_assert_int_eq(letters_equal(text, length, word), cases[i].equal);
    ck_assert_int_eq(letters_contain(text, length, word), cases[i].place != LETTERS_NOWHERE);
    ck_assert_uint_eq(letters_find(text, length, 0, word), cases[i].place);
    if (cases[i].place != LETTERS_NOWHERE)
      ck_assert_uint_eq(letters_find(text, length, cases[i].place + 1, word), cases[i].second);
  }
}
END_TEST

/* Texts are parts of files: what is behind their end does not count. */
START_TEST(a_text_ends_where_it_says)
{
  ck_assert(!letters_begin("GPa", 2, "gpa"));
  ck_assert(!letters_contain("in GPa", 5, "gpa"));
  ck_assert(letters_equal("GPa^-1", 3, "gpa"));
}
END_TEST

Suite *suite_base_letters(void)
{
  Suite *suite = suite_create("letters");
  TCase *words = tcase_create("words");
  tcase_add_test(words, letters_are_those_of_ascii);
  tcase_add_test(words, words_are_found_in_any_letters);
  tcase_add_test(words, a_text_ends_where_it_says);
  suite_add_tcase(suite, words);
  return suite;
}
