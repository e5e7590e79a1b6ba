/* SPDX-License-Identifier: GPL-3.0-or-later */
/* letters.h: words in text, whether in capitals or not. Letters are those of ASCII, in any locale; other
 * bytes, such as those of UTF-8, are compared as they are. */
#ifndef ELASTIR_LETTERS_H
#define ELASTIR_LETTERS_H

#include <stdbool.h>
#include <stddef.h>

/* No place in a text. */
#define LETTERS_NOWHERE ((size_t)-1)

/* A to Z as a to z. */
char letters_lower(char c);

bool letters_is_letter(char c);

/* Whether a text, which no NUL need end, begins with a word; every text does with "". */
bool letters_begin(const char *text, size_t length, const char *word);

/* Whether a text is a word. */
bool letters_equal(const char *text, size_t length, const char *word);

/* Where a word begins in a text, from `start` on; LETTERS_NOWHERE: it does not. */
size_t letters_find(const char *text, size_t length, size_t start, const char *word);
bool letters_contain(const char *text, size_t length, const char *word);

#endif
