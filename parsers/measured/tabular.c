/* SPDX-License-Identifier: GPL-3.0-or-later */
/* tabular.c: lines, fields and numbers of tables in text. */
#include "measured/tabular.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/memory.h"
#include "base/number.h"

bool tabular_gather(const measured_input *in, text_table *table)
{
  text_cursor cursor = text_lines(text_part(in->text, in->length));
  text_line line;
  while (text_next_line(&cursor, &line)) {
    if (!elastir_grow(&table->lines, &table->capacity, table->line_count, sizeof line))
      return measured_no_memory(in);
    table->lines[table->line_count++] = line;
  }
  return true;
}

void tabular_free(text_table *table)
{
  free(table->lines);
  *table = (text_table){0};
}

tabular_fields tabular_fields_of(const text_line *line, char separator)
{
  return (
      tabular_fields){.at = line->text, .end = line->text + line->length, .separator = separator};
}

/* Where to look for the separator behind a field that begins at `start`: behind its quotes. */
static const char *behind_quotes(const char *start, const char *end)
{
  const char *open = start;
  while (open < end && text_is_blank(*open))
    open++;
  if (open == end || *open != '"')
    return start;
  const char *closing = memchr(open + 1, '"', (size_t)(end - open - 1));
  return closing != NULL ? closing + 1 : start;
}

static void remove_quotes(text_line *field)
{
  if (field->length >= 2 && *field->text == '"' && field->text[field->length - 1] == '"') {
    field->text++;
    field->length -= 2;
  }
}

bool tabular_next_field(tabular_fields *fields, text_line *field)
{
  if (fields->at == NULL)
    return false;
  const char *start = fields->at, *end = fields->end;
  if (fields->separator == ' ') {
    while (start < end && text_is_blank(*start))
      start++;
    const char *stop = start;
    while (stop < end && !text_is_blank(*stop))
      stop++;
    fields->at = stop;
    *field = (text_line){.text = start, .length = (size_t)(stop - start)};
    remove_quotes(field);
    return stop > start;
  }
  const char *look = behind_quotes(start, end);
  const char *stop = memchr(look, fields->separator, (size_t)(end - look));
  fields->at = stop != NULL ? stop + 1 : NULL;
  *field = (text_line){.text = start, .length = (size_t)((stop != NULL ? stop : end) - start)};
  *field = text_trim(*field);
  remove_quotes(field);
  return true;
}

text_line tabular_field(const text_line *line, char separator, size_t index)
{
  tabular_fields fields = tabular_fields_of(line, separator);
  text_line field = {.text = ""};
  for (size_t i = 0; i <= index; i++)
    if (!tabular_next_field(&fields, &field))
      return (text_line){.text = ""};
  return field;
}

size_t tabular_field_count(const text_line *line, char separator)
{
  tabular_fields fields = tabular_fields_of(line, separator);
  text_line field;
  size_t count = 0, filled = 0;
  while (tabular_next_field(&fields, &field)) {
    count++;
    filled = field.length > 0 ? count : filled;
  }
  return filled;
}

/* Bytes of a mark between groups at `text`; 0: none. No-break blanks (Latin-1 or UTF-8, and
 * narrow) group too. */
static size_t group_mark(const char *text, size_t length, tabular_layout layout)
{
  static const char *const blanks[] = {"\xa0", "\xc2\xa0", "\xe2\x80\xaf"};
  if (length > 0 && (*text == (layout.decimal_comma ? '.' : ',') || *text == '\''))
    return 1;
  for (size_t i = 0; i < sizeof blanks / sizeof *blanks; i++)
    if (text_starts(text_part(text, length), blanks[i]))
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
static size_t ungroup(text_line field, tabular_layout layout, char *plain, size_t size)
{
  const char *text = field.text;
  size_t i = 0, n = 0, leading = 0, groups = 0, length = field.length;
  if (length >= size)
    return 0;
  if (length > 0 && (*text == '-' || *text == '+'))
    plain[n++] = text[i++];
  if (i < length && text[i] == '0')
    return 0;
  for (; i < length && text_is_digit(text[i]); leading++)
    plain[n++] = text[i++];
  size_t mark = group_mark(text + i, length - i, layout);
  while (mark > 0 && three_digits(text + i + mark, length - i - mark)) {
    memcpy(plain + n, text + i + mark, 3);
    n += 3;
    i += mark + 3;
    groups++;
    mark = group_mark(text + i, length - i, layout);
  }
  if (leading < 1 || leading > 3 || groups == 0)
    return 0;
  memcpy(plain + n, text + i, length - i);
  return n + length - i;
}

/* "−0.001" with the minus sign of mathematics. */
static bool typeset_number(text_line field, bool decimal_comma, double *value)
{
  static const char minus[] = "\xe2\x88\x92";
  char plain[64];
  size_t sign = sizeof minus - 1;
  if (!text_starts(field, minus) || field.length - sign + 1 > sizeof plain)
    return false;
  plain[0] = '-';
  memcpy(plain + 1, field.text + sign, field.length - sign);
  return text_number(text_part(plain, field.length - sign + 1), decimal_comma, value);
}

bool tabular_number(text_line field, tabular_layout layout, double *value)
{
  char plain[64];
  if (text_number(field, layout.decimal_comma, value))
    return true;
  field = text_trim(field);
  if (typeset_number(field, layout.decimal_comma, value))
    return true;
  size_t n = layout.grouped ? ungroup(field, layout, plain, sizeof plain) : 0;
  return n > 0 && text_number(text_part(plain, n), layout.decimal_comma, value);
}

size_t tabular_row(const text_line *line, tabular_layout layout)
{
  tabular_fields fields = tabular_fields_of(line, layout.separator);
  text_line field;
  size_t count = 0, filled = 0;
  double value;
  while (tabular_next_field(&fields, &field)) {
    if (!tabular_number(field, layout, &value) && (count == 0 || !text_is_missing(field)))
      return 0;
    count++;
    filled = field.length > 0 ? count : filled;
  }
  /* An empty second field is a missing ordinate; further empty ones come from separators at
   * the end of the line. */
  return count < 2 ? 0 : filled < 2 ? 2 : filled;
}

static text_line trimmed(const text_line *line)
{
  text_line plain = *line;
  plain = text_trim(plain);
  return plain;
}

bool tabular_is_blank(const text_line *line)
{
  return trimmed(line).length == 0;
}

bool tabular_is_comment(const text_line *line)
{
  text_line plain = trimmed(line);
  return plain.length > 0 && strchr("#;%!", *plain.text) != NULL;
}

bool tabular_is_plain(const text_line *line)
{
  return !tabular_is_blank(line) && !tabular_is_comment(line);
}

/* A header field without comment signs in front. */
static text_line plain_name(text_line name)
{
  while (name.length > 0 && strchr("#;! ", *name.text) != NULL) {
    name.text++;
    name.length--;
  }
  return name;
}

text_line tabular_name(const text_table *table, size_t column)
{
  if (table->header.text == NULL)
    return (text_line){.text = ""};
  return plain_name(tabular_field(&table->header, table->header_separator, column));
}

size_t tabular_column(const text_table *table, const char *wanted)
{
  long number;
  if (number_integer(wanted, strlen(wanted), &number) == NUMBER_OK)
    return number > 0 && (size_t)number <= table->columns ? (size_t)number - 1 : TABULAR_NONE;
  tabular_fields fields = tabular_fields_of(&table->header, table->header_separator);
  text_line name;
  for (size_t i = 0; i < table->columns && tabular_next_field(&fields, &name); i++) {
    name = plain_name(name);
    if (text_equal(name, wanted))
      return i;
  }
  return TABULAR_NONE;
}

const char *tabular_list(const text_table *table, char buffer[TABULAR_LISTED])
{
  enum { SHOWN = 20 };
  size_t used = 0;
  buffer[0] = '\0';
  for (size_t i = 0; i < table->columns && i < SHOWN && used + 1 < TABULAR_LISTED; i++) {
    char shown[TEXT_SHOWN + 1];
    text_line name = tabular_name(table, i);
    int wrote = snprintf(buffer + used, TABULAR_LISTED - used, "%s%zu '%s'", i > 0 ? ", " : "",
                         i + 1, text_show(shown, name));
    used += wrote > 0 ? (size_t)wrote : 0;
  }
  return buffer;
}

/* How a row is written: what is lost of it at its end shows here. Digits are those of its last
 * column. */
typedef struct {
  size_t fields, decimals, exponent;
} row_shape;

static row_shape shape_of(const text_line *line, const text_table *table)
{
  tabular_fields fields = tabular_fields_of(line, table->layout.separator);
  text_line field = {.text = ""}, next;
  row_shape shape = {0};
  for (; tabular_next_field(&fields, &next); shape.fields++)
    if (shape.fields < table->columns)
      field = next;
  if (shape.fields < table->columns)
    return shape;
  size_t i = 0;
  while (i < field.length && field.text[i] != (table->layout.decimal_comma ? ',' : '.'))
    i++;
  for (i++; i < field.length && text_is_digit(field.text[i]); i++)
    shape.decimals++;
  for (; i < field.length; i++)
    shape.exponent += text_is_digit(field.text[i]);
  return shape;
}

/* What the rows in front of the last one share. */
typedef struct {
  row_shape shape; /* of the first of them */
  bool same_fields, same_digits;
} shared_shape;

static shared_shape shape_of_others(const text_table *table)
{
  shared_shape shared = {0};
  for (size_t i = table->first; i + 1 < table->last; i++) {
    if (!tabular_is_plain(&table->lines[i]))
      continue;
    row_shape shape = shape_of(&table->lines[i], table);
    if (shared.shape.fields == 0)
      shared = (shared_shape){.shape = shape, .same_fields = true, .same_digits = true};
    shared.same_fields = shared.same_fields && shape.fields == shared.shape.fields;
    shared.same_digits = shared.same_digits && shape.decimals == shared.shape.decimals &&
                         shape.exponent == shared.shape.exponent;
  }
  return shared;
}

tabular_end tabular_end_of(const measured_input *in, const text_table *table)
{
  const text_line *last = &table->lines[table->last - 1];
  if (last->text + last->length != in->text + in->length)
    return TABULAR_WHOLE;
  shared_shape shared = shape_of_others(table);
  row_shape shape = shape_of(last, table), other = shared.shape;
  if (shared.same_fields && shape.fields != other.fields)
    return shape.fields < other.fields ? TABULAR_SHORT : TABULAR_UNCLEAR;
  if (shared.same_fields && shape.fields > table->columns)
    return TABULAR_WHOLE; /* a separator follows the last number */
  if (!shared.same_digits)
    return TABULAR_UNCLEAR;
  if (shape.decimals == other.decimals && shape.exponent == other.exponent)
    return shape.decimals + shape.exponent > 0 ? TABULAR_WHOLE : TABULAR_UNCLEAR;
  return shape.decimals <= other.decimals && shape.exponent <= other.exponent ? TABULAR_SHORT
                                                                              : TABULAR_UNCLEAR;
}

void tabular_cut_end(const measured_input *in, text_table *table)
{
  const text_line *last = &table->lines[table->last - 1];
  tabular_end end = tabular_end_of(in, table);
  char shown[TEXT_SHOWN + 1];
  if (end == TABULAR_WHOLE)
    return;
  text_show(shown, *last);
  if (end == TABULAR_UNCLEAR) {
    measured_warn(in, "cut-line", last->number, "the file ends within the line '%s'; was it cut "
                  "there?", shown);
    return;
  }
  measured_warn(in, "cut-line", last->number, "the file ends within the line '%s', which is "
                "shorter than all others; it is not read", shown);
  table->last--;
  table->rows--;
}
