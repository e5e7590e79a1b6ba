/* SPDX-License-Identifier: GPL-3.0-or-later */
/* text.c: lines, words and encodings of text files of unknown origin. */
#include "measured/text.h"

#include <math.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include "base/memory.h"
#include "base/number.h"

text_line text_of(const char *string)
{
  return (text_line){.text = string, .length = strlen(string)};
}

bool text_next_line(text_cursor *cursor, text_line *line)
{
  if (cursor->at >= cursor->end)
    return false;
  const char *start = cursor->at;
  const char *end = start;
  while (end < cursor->end && *end != '\n' && *end != '\r')
    end++;
  cursor->at = end;
  if (cursor->at < cursor->end) {
    cursor->at++;
    if (*end == '\r' && cursor->at < cursor->end && *cursor->at == '\n')
      cursor->at++;
  }
  line->text = start;
  line->length = (size_t)(end - start);
  line->number = ++cursor->number;
  return true;
}

bool text_is_blank(char c)
{
  return c == ' ' || c == '\t' || c == '\v' || c == '\f' || c == '\0' || c == 0x1a;
}

bool text_is_digit(char c)
{
  return c >= '0' && c <= '9';
}

char text_lower(char c)
{
  return c >= 'A' && c <= 'Z' ? (char)(c - 'A' + 'a') : c;
}

void text_trim(const char **text, size_t *length)
{
  while (*length > 0 && text_is_blank(**text)) {
    (*text)++;
    (*length)--;
  }
  while (*length > 0 && text_is_blank((*text)[*length - 1]))
    (*length)--;
}

size_t text_start(const char *text, size_t length)
{
  size_t i = 0;
  while (i < length && (text_is_blank(text[i]) || text[i] == '\n' || text[i] == '\r'))
    i++;
  return i;
}

bool text_is_empty(const char *text, size_t length)
{
  return text_start(text, length) == length;
}

bool text_starts(const char *text, size_t length, const char *prefix)
{
  size_t n = strlen(prefix);
  if (n > length)
    return false;
  for (size_t i = 0; i < n; i++)
    if (text_lower(text[i]) != text_lower(prefix[i]))
      return false;
  return true;
}

bool text_equal(const char *text, size_t length, const char *word)
{
  return strlen(word) == length && text_starts(text, length, word);
}

bool text_contains(const char *text, size_t length, const char *part)
{
  size_t n = strlen(part);
  for (size_t i = 0; i + n <= length; i++)
    if (text_starts(text + i, length - i, part))
      return true;
  return false;
}

/* The length of the UTF-8 sequence at text, 0 if it is none (Unicode 15, table 3-7). */
static size_t utf8_sequence(const unsigned char *text, size_t length)
{
  unsigned char c = text[0];
  size_t n = c < 0x80                ? 1
             : c >= 0xc2 && c < 0xe0 ? 2
             : c >= 0xe0 && c < 0xf0 ? 3
             : c >= 0xf0 && c < 0xf5 ? 4
                                     : 0;
  if (n == 0 || n > length)
    return 0;
  for (size_t i = 1; i < n; i++)
    if ((text[i] & 0xc0) != 0x80)
      return 0;
  if ((c == 0xe0 && text[1] < 0xa0) || (c == 0xed && text[1] > 0x9f) ||
      (c == 0xf0 && text[1] < 0x90) || (c == 0xf4 && text[1] > 0x8f))
    return 0;
  return n;
}

bool text_is_utf8(const char *text, size_t length)
{
  const unsigned char *bytes = (const unsigned char *)text;
  for (size_t i = 0; i < length;) {
    size_t n = utf8_sequence(bytes + i, length - i);
    if (n == 0)
      return false;
    i += n;
  }
  return true;
}

char *text_from_latin1(const char *text, size_t length, size_t *new_length)
{
  char *copy = length < SIZE_MAX / 2 ? malloc(2 * length + 1) : NULL;
  if (copy == NULL)
    return NULL;
  size_t n = 0;
  for (size_t i = 0; i < length; i++) {
    unsigned char c = (unsigned char)text[i];
    if (c >= 0x80)
      copy[n++] = (char)(0xc0 | c >> 6);
    copy[n++] = (char)(c < 0x80 ? c : 0x80 | (c & 0x3f));
  }
  copy[n] = '\0';
  *new_length = n;
  return copy;
}

char *text_utf8(const char *text, size_t length)
{
  text_trim(&text, &length);
  char *copy = text_is_utf8(text, length) ? elastir_copy_text(text, length)
                                          : text_from_latin1(text, length, &length);
  if (copy != NULL)
    for (size_t i = 0; i < length; i++)
      if ((unsigned char)copy[i] < 0x20 || copy[i] == 0x7f)
        copy[i] = ' ';
  return copy;
}

static size_t put_utf8(char *out, uint32_t code)
{
  if (code < 0x80) {
    out[0] = (char)code;
    return 1;
  }
  if (code < 0x800) {
    out[0] = (char)(0xc0 | code >> 6);
    out[1] = (char)(0x80 | (code & 0x3f));
    return 2;
  }
  if (code < 0x10000) {
    out[0] = (char)(0xe0 | code >> 12);
    out[1] = (char)(0x80 | (code >> 6 & 0x3f));
    out[2] = (char)(0x80 | (code & 0x3f));
    return 3;
  }
  out[0] = (char)(0xf0 | code >> 18);
  out[1] = (char)(0x80 | (code >> 12 & 0x3f));
  out[2] = (char)(0x80 | (code >> 6 & 0x3f));
  out[3] = (char)(0x80 | (code & 0x3f));
  return 4;
}

char *text_from_utf16(const char *bytes, size_t length, size_t *new_length)
{
  const unsigned char *b = (const unsigned char *)bytes;
  bool big = b[0] == 0xfe;
  char *out = malloc(length / 2 * 3 + 1);
  if (out == NULL)
    return NULL;
  size_t n = 0;
  uint32_t high = 0;
  for (size_t i = 2; i + 1 < length; i += 2) {
    uint32_t unit = big ? (uint32_t)b[i] << 8 | b[i + 1] : (uint32_t)b[i + 1] << 8 | b[i];
    if (unit >= 0xd800 && unit < 0xdc00) {
      high = unit;
      continue;
    }
    if (unit >= 0xdc00 && unit < 0xe000)
      unit = high != 0 ? 0x10000 + ((high - 0xd800) << 10) + (unit - 0xdc00) : 0xfffd;
    high = 0;
    n += put_utf8(out + n, unit);
  }
  out[n] = '\0';
  *new_length = n;
  return out;
}

bool text_number(const char *text, size_t length, bool decimal_comma, double *value)
{
  char buffer[64];
  *value = NAN;
  text_trim(&text, &length);
  if (length == 0 || length >= sizeof buffer)
    return false;
  for (size_t i = 0; i < length; i++) {
    bool mark = text[i] == (decimal_comma ? ',' : '.');
    bool exponent = text[i] == 'e' || text[i] == 'E' || text[i] == 'd' || text[i] == 'D';
    if (!mark && !exponent && !text_is_digit(text[i]) && text[i] != '+' && text[i] != '-')
      return false;
    buffer[i] = mark ? '.' : text[i];
  }
  double found;
  if (number_scan(buffer, length, &found) != length || !isfinite(found))
    return false;
  *value = found;
  return true;
}

bool text_is_missing(const char *text, size_t length)
{
  static const char *const words[] = {"", "nan", "n/a", "na", "#n/a", "-", "--", "?", "null",
                                      "-nan", "nan(ind)", "-1.#ind", "1.#qnan",
                                      /* of -log10(0), and of spreadsheets */
                                      "inf", "+inf", "-inf", "infinity", "-infinity", "1.#inf",
                                      "-1.#inf", "#num!", "#zahl!", "#div/0!", "#value!",
                                      "#wert!"};
  text_trim(&text, &length);
  for (size_t i = 0; i < sizeof words / sizeof *words; i++)
    if (text_equal(text, length, words[i]))
      return true;
  return false;
}

const char *text_show(char buffer[TEXT_SHOWN + 1], const char *text, size_t length)
{
  text_trim(&text, &length);
  size_t n = 0;
  for (; n < length && n < TEXT_SHOWN; n++)
    buffer[n] = (unsigned char)text[n] >= 0x20 && (unsigned char)text[n] < 0x7f ? text[n] : '.';
  buffer[n] = '\0';
  return buffer;
}
