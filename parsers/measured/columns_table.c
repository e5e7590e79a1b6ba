/* SPDX-License-Identifier: GPL-3.0-or-later */
/* columns_table.c: finds a table of numbers in a text: separator, decimal mark, extent. */
#include <stdlib.h>
#include <string.h>

#include "base/memory.h"
#include "measured/columns.h"

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

bool columns_next_field(columns_fields *fields, const char **field, size_t *length)
{
  if (fields->at == NULL)
    return false;
  const char *start = fields->at, *end = fields->end;
  if (fields->separator == ' ') {
    while (start < end && text_is_blank(*start))
      start++;
    if (start == end)
      return false;
    const char *stop = start;
    while (stop < end && !text_is_blank(*stop))
      stop++;
    fields->at = stop;
    *field = start;
    *length = (size_t)(stop - start);
    return true;
  }
  const char *look = behind_quotes(start, end);
  const char *stop = memchr(look, fields->separator, (size_t)(end - look));
  fields->at = stop != NULL ? stop + 1 : NULL;
  *field = start;
  *length = (size_t)((stop != NULL ? stop : end) - start);
  text_trim(field, length);
  if (*length >= 2 && **field == '"' && (*field)[*length - 1] == '"') {
    ++*field;
    *length -= 2;
  }
  return true;
}

bool columns_field(const text_line *line, char separator, size_t index, const char **field,
                   size_t *length)
{
  columns_fields fields = {
    .at = line->text, .end = line->text + line->length, .separator = separator};
  for (size_t i = 0; i <= index; i++)
    if (!columns_next_field(&fields, field, length))
      return false;
  return true;
}

size_t columns_count(const text_line *line, char separator)
{
  columns_fields fields = {
    .at = line->text, .end = line->text + line->length, .separator = separator};
  const char *field;
  size_t length, count = 0, filled = 0;
  while (columns_next_field(&fields, &field, &length)) {
    count++;
    if (length > 0)
      filled = count;
  }
  return filled;
}

size_t columns_row(const text_line *line, columns_layout layout)
{
  columns_fields fields = {
    .at = line->text, .end = line->text + line->length, .separator = layout.separator};
  const char *field;
  size_t length, count = 0, filled = 0;
  double value;
  while (columns_next_field(&fields, &field, &length)) {
    bool number = columns_number(field, length, layout, &value);
    if (!number && (count == 0 || !text_is_missing(field, length)))
      return 0;
    count++;
    if (length > 0)
      filled = count;
  }
  /* An empty second field is a missing ordinate; further empty ones come from separators at
   * the end of the line. */
  return count < 2 ? 0 : filled < 2 ? 2 : filled;
}

bool columns_is_blank(const text_line *line)
{
  for (size_t i = 0; i < line->length; i++)
    if (!text_is_blank(line->text[i]))
      return false;
  return true;
}

bool columns_is_comment(const text_line *line)
{
  const char *text = line->text;
  size_t length = line->length;
  text_trim(&text, &length);
  return length > 0 && strchr("#;%!", *text) != NULL;
}

/* A line that ends a table: ">>>>>End …", "[Section]", "##END=", "##### …". */
static bool is_end_marker(const text_line *line)
{
  static const char *const markers[] = {">>>", "##", "[", "end", "eof", "----", "===="};
  const char *text = line->text;
  size_t length = line->length;
  text_trim(&text, &length);
  for (size_t i = 0; i < sizeof markers / sizeof *markers; i++)
    if (text_starts(text, length, markers[i]))
      return true;
  return false;
}

void columns_free(columns_table *table)
{
  free(table->lines);
  *table = (columns_table){0};
}

static bool gather_lines(const measured_input *input, columns_table *table)
{
  text_cursor cursor = {.at = input->text, .end = input->text + input->length};
  text_line line;
  while (text_next_line(&cursor, &line)) {
    if (!elastir_grow(&table->lines, &table->capacity, table->line_count,
                      sizeof *table->lines)) {
      elastir_diagnose_no_memory(input->diagnostics);
      return false;
    }
    table->lines[table->line_count++] = line;
  }
  return true;
}

/* How many lines are rows of a layout. */
static size_t count_rows(const columns_table *table, columns_layout layout)
{
  size_t rows = 0;
  for (size_t i = 0; i < table->line_count; i++)
    if (!columns_is_comment(&table->lines[i]) && columns_row(&table->lines[i], layout) > 0)
      rows++;
  return rows;
}

/* How many lines begin like a row: with a digit, perhaps behind a sign or quotes. */
static size_t count_candidates(const columns_table *table)
{
  size_t candidates = 0;
  for (size_t i = 0; i < table->line_count; i++) {
    const char *text = table->lines[i].text;
    size_t length = table->lines[i].length;
    while (length > 0 && (text_is_blank(*text) || strchr("+-\"", *text) != NULL)) {
      text++;
      length--;
    }
    candidates += length > 0 && text_is_digit(*text);
  }
  return candidates;
}

/* The layout that makes most lines rows of numbers; of equals the first, so that a comma is
 * a decimal mark only where it can be nothing else, and a mark of thousands only where many
 * lines are no rows otherwise. */
static size_t choose_layout(columns_table *table)
{
  static const columns_layout layouts[] = {
    {'\t', false, false}, {';', false, false}, {',', false, false}, {' ', false, false},
    {'\t', true, false},  {';', true, false},  {' ', true, false},  {',', true, false}};
  enum { LAYOUTS = sizeof layouts / sizeof *layouts };
  static const double many = 0.05; /* of the lines */
  size_t best = 0;
  for (size_t k = 0; k < LAYOUTS; k++) {
    size_t rows = count_rows(table, layouts[k]);
    if (rows > best) {
      best = rows;
      table->layout = layouts[k];
    }
  }
  size_t needed = best + 1 + (size_t)(many * (double)table->line_count);
  bool lines_left = count_candidates(table) >= needed;
  for (size_t k = 0; k < LAYOUTS && lines_left; k++) {
    columns_layout grouped = layouts[k];
    grouped.grouped = true;
    size_t rows = count_rows(table, grouped);
    if (rows >= needed && rows > best) {
      best = rows;
      table->layout = grouped;
    }
  }
  return best;
}

/* A run of rows of one width, blank lines and comments between; from line `start`. */
typedef struct {
  size_t first, last, rows, columns;
} run;

static run find_run(const columns_table *table, size_t start)
{
  run found = {.first = start, .last = start};
  for (size_t i = start; i < table->line_count; i++) {
    const text_line *line = &table->lines[i];
    if (columns_is_blank(line) || columns_is_comment(line)) {
      if (found.rows > 0 && is_end_marker(line))
        break;
      continue;
    }
    size_t columns = columns_row(line, table->layout);
    if (found.rows == 0 && columns == 0)
      continue;
    if (found.rows == 0) {
      found.first = i;
      found.columns = columns;
    } else if (columns != found.columns) {
      break;
    }
    found.rows++;
    found.last = i + 1;
  }
  return found;
}

static bool interrupted(const measured_input *input, const columns_table *table, size_t line)
{
  const text_line *found = &table->lines[line];
  char shown[TEXT_SHOWN + 1];
  elastir_diagnose(input->diagnostics, ELASTIR_ERROR, "bad-line", input->name, found->number,
                   "expected a row of %zu numbers, found '%s'; more rows follow", table->columns,
                   text_show(shown, found->text, found->length));
  return false;
}

static bool is_row_line(const text_line *line)
{
  return !columns_is_blank(line) && !columns_is_comment(line);
}

/* A row right behind the line that says where the table ends: they may have changed places. */
static void check_behind_end(const measured_input *input, const columns_table *table, size_t end)
{
  char shown[TEXT_SHOWN + 1];
  const text_line *line = &table->lines[end + 1];
  if (end + 1 < table->line_count && is_row_line(line) &&
      columns_row(line, table->layout) == table->columns)
    elastir_diagnose(input->diagnostics, ELASTIR_WARNING, "skipped-rows", input->name,
                     line->number,
                     "'%s' looks like a row of the table, which ends in line %ld; it is not read",
                     text_show(shown, line->text, line->length), table->lines[end].number);
}

/* What stands behind the table: nothing, words, a line that was cut, or more rows. */
static bool check_rest(const measured_input *input, const columns_table *table)
{
  size_t next = table->last;
  while (next < table->line_count && (columns_is_blank(&table->lines[next]) ||
                                      (columns_is_comment(&table->lines[next]) &&
                                       !is_end_marker(&table->lines[next]))))
    next++;
  if (next == table->line_count)
    return true;
  if (is_end_marker(&table->lines[next])) {
    check_behind_end(input, table, next);
    return true;
  }
  for (size_t i = next; i < table->line_count; i++)
    if (!columns_is_comment(&table->lines[i]) &&
        columns_row(&table->lines[i], table->layout) == table->columns)
      return interrupted(input, table, next);
  const text_line *line = &table->lines[next];
  char shown[TEXT_SHOWN + 1];
  bool cut = next + 1 == table->line_count && line->length > 0 &&
             (text_is_digit(*line->text) || *line->text == '-' || *line->text == ' ');
  elastir_diagnose(input->diagnostics, ELASTIR_WARNING, cut ? "cut-line" : "trailing-text",
                   input->name, line->number, "%s '%s'",
                   cut ? "the last line is no whole row; was the file cut?"
                       : "the table ends here with",
                   text_show(shown, line->text, line->length));
  return true;
}

/* How a number is written: what is lost of it at its end shows here. */
typedef struct {
  size_t decimals, exponent; /* digits */
} number_shape;

static number_shape shape_of_last_field(const text_line *line, const columns_table *table)
{
  columns_fields fields = {.at = line->text, .end = line->text + line->length,
                           .separator = table->layout.separator};
  const char *field = "";
  size_t length = 0;
  number_shape shape = {0};
  while (columns_next_field(&fields, &field, &length))
    ;
  size_t i = 0;
  while (i < length && field[i] != (table->layout.decimal_comma ? ',' : '.'))
    i++;
  for (i++; i < length && text_is_digit(field[i]); i++)
    shape.decimals++;
  for (; i < length; i++)
    shape.exponent += text_is_digit(field[i]);
  return shape;
}

/* A last line without a line end, which all others have: either its writer leaves it out, or the
 * file was cut. If all rows are written with the same number of digits, the last one too, it is
 * whole. */
static void check_end(const measured_input *input, const columns_table *table)
{
  const text_line *last = &table->lines[table->last - 1];
  if (last->text + last->length != input->text + input->length)
    return;
  number_shape wanted = shape_of_last_field(last, table);
  bool whole = wanted.decimals + wanted.exponent > 0 && table->rows > 1;
  for (size_t i = table->first; i < table->last && whole; i++) {
    number_shape shape = shape_of_last_field(&table->lines[i], table);
    whole = !is_row_line(&table->lines[i]) ||
            (shape.decimals == wanted.decimals && shape.exponent == wanted.exponent);
  }
  char shown[TEXT_SHOWN + 1];
  if (!whole)
    elastir_diagnose(input->diagnostics, ELASTIR_WARNING, "cut-line", input->name, last->number,
                     "the file ends within the line '%s'; was it cut there?",
                     text_show(shown, last->text, last->length));
}

/* What a line is made of. */
typedef struct {
  size_t digits, signs, other; /* other: neither of a number nor between numbers */
} line_characters;

static line_characters count_characters(const text_line *line, char separator)
{
  line_characters found = {0};
  for (size_t i = 0; i < line->length; i++) {
    char c = line->text[i];
    if (text_is_digit(c))
      found.digits++;
    else if (c == '+' || c == '-')
      found.signs++;
    else
      found.other += c != separator && !text_is_blank(c) && strchr(".,eEdD", c) == NULL;
  }
  return found;
}

/* A line that is written like the first row but for a character. */
static bool is_damaged_row(const text_line *line, const columns_table *table)
{
  line_characters here = count_characters(line, table->layout.separator);
  line_characters row = count_characters(&table->lines[table->first], table->layout.separator);
  return here.other <= 1 && here.signs <= row.signs + 1 && 2 * here.digits >= row.digits &&
         here.digits <= row.digits + 4 && 2 * here.digits > line->length;
}

/* Rows in front of the table, with a line between that is none: part of the table, cut off by a
 * message or by lines that changed places. Counts in a header have other numbers of columns. */
static void check_front(const measured_input *input, const columns_table *table)
{
  for (size_t i = 0; i < table->first; i++) {
    const text_line *line = &table->lines[i];
    char shown[TEXT_SHOWN + 1];
    bool next = i + 1 == table->first;
    if (!is_row_line(line) || (columns_row(line, table->layout) != table->columns &&
                               !(next && is_damaged_row(line, table))))
      continue;
    elastir_diagnose(input->diagnostics, ELASTIR_WARNING, "skipped-rows", input->name,
                     line->number,
                     "'%s' looks like a row of the table, which begins in line %ld behind words; "
                     "it is not read", text_show(shown, line->text, line->length),
                     table->lines[table->first].number);
    return;
  }
}

bool columns_find(const measured_input *input, columns_table *table)
{
  enum { HEADER_ROWS = 2 }; /* so few rows of numbers before a table belong to its header */
  run best = {0};
  if (!gather_lines(input, table))
    return false;
  if (choose_layout(table) == 0) {
    elastir_diagnose(input->diagnostics, ELASTIR_ERROR, "unknown-format", input->name, 0,
                     "expected an abscissa and an ordinate in each row, found no line with two "
                     "numbers alone; spectra in rows must be transposed, others exported as "
                     "JCAMP-DX or as two columns of text");
    return false;
  }
  for (size_t start = 0; start < table->line_count;) {
    run next = find_run(table, start);
    if (next.rows == 0)
      break;
    if (next.rows > HEADER_ROWS || best.rows == 0 || next.rows > best.rows)
      best = next;
    if (best.rows > HEADER_ROWS)
      break;
    start = next.last;
  }
  table->first = best.first;
  table->last = best.last;
  table->rows = best.rows;
  table->columns = best.columns;
  check_front(input, table);
  if (!check_rest(input, table))
    return false;
  check_end(input, table);
  return true;
}
