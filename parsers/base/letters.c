/* SPDX-License-Identifier: GPL-3.0-or-later */
/* letters.c: words in text, whether in capitals or not. */
#include "base/letters.h"

#include <string.h>

char letters_lower(char c)
{
  return c >= 'A' && c <= 'Z' ? (char)(c - 'A' + 'a') : c;
}

bool letters_is_letter(char c)
{
  return letters_lower(c) >= 'a' && letters_lower(c) <= 'z';
}

bool letters_begin(const char *text, size_t length, const char *word)
{
  size_t i = 0;
  while (i < length && word[i] != '\0' && letters_lower(text[i]) == letters_lower(word[i]))
    i++;
  return word[i] == '\0';
}

bool letters_equal(const char *text, size_t length, const char *word)
{
  return strlen(word) == length && letters_begin(text, length, word);
}

size_t letters_find(const char *text, size_t length, size_t start, const char *word)
{
  for (size_t i = start; i < length; i++)
    if (letters_begin(text + i, length - i, word))
      return i;
  return LETTERS_NOWHERE;
}

bool letters_contain(const char *text, size_t length, const char *word)
{
  return letters_find(text, length, 0, word) != LETTERS_NOWHERE;
}
