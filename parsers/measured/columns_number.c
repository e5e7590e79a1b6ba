/* SPDX-License-Identifier: GPL-3.0-or-later */
/* columns_number.c: a number in a column, perhaps with marks between groups of three digits. */
#include <math.h>
#include <string.h>

#include "measured/columns.h"

/* Bytes of a mark between groups at `text`; 0: none. No-break blanks (Latin-1 or UTF-8, and
 * narrow) group too. */
static size_t group_mark(const char *text, size_t length, columns_layout layout)
{
  static const char *const blanks[] = {"\xa0", "\xc2\xa0", "\xe2\x80\xaf"};
  if (length > 0 && (*text == (layout.decimal_comma ? '.' : ',') || *text == '\''))
    return 1;
  for (size_t i = 0; i < sizeof blanks / sizeof *blanks; i++)
    if (length >= strlen(blanks[i]) && memcmp(text, blanks[i], strlen(blanks[i])) == 0)
      return strlen(blanks[i]);
  return 0;
}

static bool three_digits(const char *text, size_t length)
{
  return length >= 3 && text_is_digit(text[0]) && text_is_digit(text[1]) &&
         text_is_digit(text[2]) && (length == 3 || !text_is_digit(text[3]));
}

/* "1,234.5" without its marks: one to three digits, the first of which is not 0, then groups of
 * three, then perhaps a decimal mark and more. 0: it is not written like that. */
static size_t ungroup(const char *field, size_t length, columns_layout layout, char *plain,
                      size_t size)
{
  size_t i = 0, n = 0, leading = 0, groups = 0;
  if (length >= size)
    return 0;
  if (length > 0 && (*field == '-' || *field == '+'))
    plain[n++] = field[i++];
  if (i < length && field[i] == '0')
    return 0;
  for (; i < length && text_is_digit(field[i]); leading++)
    plain[n++] = field[i++];
  size_t mark = group_mark(field + i, length - i, layout);
  while (mark > 0 && three_digits(field + i + mark, length - i - mark)) {
    memcpy(plain + n, field + i + mark, 3);
    n += 3;
    i += mark + 3;
    groups++;
    mark = group_mark(field + i, length - i, layout);
  }
  if (leading < 1 || leading > 3 || groups == 0)
    return 0;
  memcpy(plain + n, field + i, length - i);
  return n + length - i;
}

bool columns_number(const char *field, size_t length, columns_layout layout, double *value)
{
  char plain[64];
  if (text_number(field, length, layout.decimal_comma, value))
    return true;
  if (!layout.grouped)
    return false;
  text_trim(&field, &length);
  size_t n = ungroup(field, length, layout, plain, sizeof plain);
  return n > 0 && text_number(plain, n, layout.decimal_comma, value);
}
