/* SPDX-License-Identifier: GPL-3.0-or-later */
/* recognise.c: tells a CRYSTAL output by its first kilobytes. */
#include <ctype.h>
#include <string.h>

#include "base/head.h"
#include "crystal/crystal.h"

static bool is_sign(const char *text, size_t length)
{
  static const char *const signs[] = {"EEEEEEEEEE STARTING", "EEEEEEEEEE TERMINATION",
                                      "GEOMETRY FOR WAVE FUNCTION - DIMENSIONALITY",
                                      "ATOMS IN THE ASYMMETRIC UNIT",
                                      "SYMMETRIZED ELASTIC CONSTANTS FOR",
                                      "CONVERSION FACTORS FOR FREQUENCIES:"};
  for (size_t i = 0; i < sizeof signs / sizeof *signs; i++)
    if (length >= strlen(signs[i]) && memcmp(text, signs[i], strlen(signs[i])) == 0)
      return true;
  return length >= 9 && memcmp(text, "CRYSTAL", 7) == 0 && isdigit((unsigned char)text[7]) &&
         isdigit((unsigned char)text[8]) && (length == 9 || text[9] == ' ');
}

/* A line's first word behind blanks, and behind the star of the banner's box. */
static size_t skip_margin(const char *text, size_t length)
{
  size_t i = 0;
  while (i < length && text[i] == ' ')
    i++;
  if (i < length && text[i] == '*') {
    i++;
    while (i < length && text[i] == ' ')
      i++;
  }
  return i;
}

bool elastir_crystal_recognise(const char *head, size_t length)
{
  for (head_line line = head_begin(head, length); head_next(&line);) {
    size_t margin = skip_margin(line.text, line.length);
    if (margin > 0 && is_sign(line.text + margin, line.length - margin))
      return true;
  }
  return false;
}
