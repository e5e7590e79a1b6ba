/* SPDX-License-Identifier: GPL-3.0-or-later */
/* text.c: lines, words and encodings of text files of unknown origin. */
#include "measured/text.h"

#include <math.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include "base/letters.h"
#include "base/memory.h"
#include "base/number.h"

text_line text_of(const char *string)
{
  return text_part(string, string != NULL ? strlen(string) : 0);
}

text_line text_part(const char *text, size_t length)
{
  return (text_line){.text = text != NULL ? text : "", .length = length};
}

text_cursor text_lines(text_line text)
{
  return (text_cursor){.at = text.text,
                       .end = text.text + text.length,
                       .number = text.number > 0 ? text.number - 1 : 0};
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

text_line text_trim(text_line text)
{
  for (; text.length > 0 && text_is_blank(*text.text); text.length--)
    text.text++;
  while (text.length > 0 && text_is_blank(text.text[text.length - 1]))
    text.length--;
  return text;
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

bool text_starts(text_line text, const char *prefix)
{
  return letters_begin(text.text, text.length, prefix);
}

bool text_equal(text_line text, const char *word)
{
  return letters_equal(text.text, text.length, word);
}

bool text_contains(text_line text, const char *part)
{
  return letters_contain(text.text, text.length, part);
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

bool text_is_utf8(text_line text)
{
  const unsigned char *bytes = (const unsigned char *)text.text;
  size_t i = 0, n = 1;
  for (; i < text.length && n > 0; i += n)
    n = utf8_sequence(bytes + i, text.length - i);
  return n > 0;
}

static size_t put_utf8(char *out, uint32_t code)
{
  static const unsigned char first[] = {0, 0, 0xc0, 0xe0, 0xf0};
  if (code < 0x80) {
    out[0] = (char)code;
    return 1;
  }
  size_t n = code < 0x800 ? 2 : code < 0x10000 ? 3 : 4;
  for (size_t i = n - 1; i > 0; i--, code >>= 6)
    out[i] = (char)(0x80 | (code & 0x3f));
  out[0] = (char)(first[n] | code);
  return n;
}

char *text_from_latin1(const char *text, size_t length, size_t *new_length)
{
  char *copy = length < SIZE_MAX / 2 ? malloc(2 * length + 1) : NULL;
  if (copy == NULL)
    return NULL;
  size_t n = 0;
  for (size_t i = 0; i < length; i++)
    n += put_utf8(copy + n, (unsigned char)text[i]);
  copy[n] = '\0';
  *new_length = n;
  return copy;
}

char *text_utf8(text_line text)
{
  text = text_trim(text);
  size_t length = text.length;
  char *copy = text_is_utf8(text) ? elastir_copy_text(text.text, length)
                                  : text_from_latin1(text.text, length, &length);
  for (size_t i = 0; i < length && copy != NULL; i++)
    if ((unsigned char)copy[i] < 0x20 || copy[i] == 0x7f)
      copy[i] = ' ';
  return copy;
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

bool text_number(text_line text, bool decimal_comma, double *value)
{
  char buffer[64];
  *value = NAN;
  text = text_trim(text);
  if (text.length == 0 || text.length >= sizeof buffer)
    return false;
  for (size_t i = 0; i < text.length; i++) {
    char c = text.text[i];
    if (c == '\0' || strchr(decimal_comma ? "0123456789,+-eEdD" : "0123456789.+-eEdD", c) == NULL)
      return false;
    buffer[i] = c == ',' ? '.' : c;
  }
  double found;
  if (number_scan(buffer, text.length, &found) != text.length || !isfinite(found))
    return false;
  *value = found;
  return true;
}

bool text_is_missing(text_line text)
{
  static const char *const words[] = {"", "nan", "n/a", "na", "#n/a", "-", "--", "?", "null",
                                      "-nan", "nan(ind)", "-1.#ind", "1.#qnan",
                                      /* of -log10(0), and of spreadsheets */
                                      "inf", "+inf", "-inf", "infinity", "-infinity", "1.#inf",
                                      "-1.#inf", "#num!", "#zahl!", "#div/0!", "#value!",
                                      "#wert!",   "#nv",  "#ref!", "none", "n.a."};
  text = text_trim(text);
  size_t dashes = 0;
  while (dashes < text.length && text.text[dashes] == '-')
    dashes++;
  if (dashes == text.length)
    return true;
  for (size_t i = 0; i < sizeof words / sizeof *words; i++)
    if (text_equal(text, words[i]))
      return true;
  return false;
}

const char *text_show(char buffer[TEXT_SHOWN + 1], text_line text)
{
  text = text_trim(text);
  size_t n = 0;
  for (; n < text.length && n < TEXT_SHOWN; n++)
    buffer[n] = text.text[n] >= 0x20 && text.text[n] < 0x7f ? text.text[n] : '.';
  buffer[n] = '\0';
  return buffer;
}
