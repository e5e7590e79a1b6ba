/* SPDX-License-Identifier: GPL-3.0-or-later */
/* columns_table.c: finds a table of numbers in a text: separator, decimal mark, extent. */
#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "base/memory.h"
#include "measured/columns.h"

/* A line that ends a table: ">>>>>End …", "[Section]", "##END=", "##### …". */
static bool is_end_marker(const text_line *line)
{
  static const char *const markers[] = {">>>", "##", "[", "end", "eof", "----", "===="};
  text_line text = text_trim(*line);
  for (size_t i = 0; i < sizeof markers / sizeof *markers; i++)
    if (text_starts(text, markers[i]))
      return true;
  return false;
}

/* How many lines are rows of a layout. */
static size_t count_rows(const text_table *table, tabular_layout layout)
{
  size_t rows = 0;
  for (size_t i = 0; i < table->line_count; i++)
    if (!tabular_is_comment(&table->lines[i]) && tabular_row(&table->lines[i], layout) > 0)
      rows++;
  return rows;
}

/* How many lines begin like a row: with a digit, perhaps behind a sign or quotes. */
static size_t count_candidates(const text_table *table)
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
static size_t choose_layout(text_table *table)
{
  static const tabular_layout layouts[] = {{'\t', false, false}, {';', false, false},
                                           {',', false, false},  {' ', false, false},
                                           {'\t', true, false},  {';', true, false},
                                           {' ', true, false},   {',', true, false}};
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
    tabular_layout grouped = layouts[k];
    grouped.grouped = true;
    size_t rows = count_rows(table, grouped);
    if (rows >= needed && rows > best) {
      best = rows;
      table->layout = grouped;
    }
  }
  return best;
}

/* A row whose last or first cells are empty, as where columns of unlike length stand side by side. */
static bool is_partial(const text_line *line, tabular_layout layout, size_t columns)
{
  tabular_fields fields = tabular_fields_of(line, layout.separator);
  text_line field;
  size_t count = 0, numbers = 0;
  double value;
  for (; layout.separator != ' ' && tabular_next_field(&fields, &field); count++) {
    bool number = tabular_number(field, layout, &value);
    if ((!number && !text_is_missing(field)) || (count >= columns && field.length > 0))
      return false;
    numbers += number;
  }
  return numbers >= 2 && count >= columns;
}

bool columns_is_row(const text_table *table, const text_line *line)
{
  return tabular_is_plain(line) ||
         (table->layout.separator == ';' && line->length > 0 && *line->text == ';' &&
          table->columns > 2 && is_partial(line, table->layout, table->columns));
}

/* How many columns a line has, next to rows of `columns` (0: not known). */
static size_t columns_of(const text_line *line, tabular_layout layout, size_t columns)
{
  size_t found = tabular_row(line, layout);
  return columns > 2 && found != columns && is_partial(line, layout, columns) ? columns : found;
}

static double abscissa(const text_table *table, size_t line)
{
  double x;
  tabular_number(tabular_field(&table->lines[line], table->layout.separator, 0), table->layout, &x);
  return x;
}

/* A run of rows of one width, blank lines and comments between; from line `start`. */
typedef struct {
  size_t first, last, rows, columns;
} run;

/* Whether the abscissa of a line behind a run is nearer to its start than to its end. */
static bool restarts(const text_table *table, const run *found, size_t line)
{
  double x = abscissa(table, line);
  return found->rows > 1 && fabs(x - abscissa(table, found->first)) <
                                fabs(x - abscissa(table, found->last - 1));
}

static run find_run(const text_table *table, size_t start)
{
  run found = {.first = start, .last = start};
  bool gap = false; /* a blank line or a comment behind the row before */
  for (size_t i = start; i < table->line_count; i++) {
    const text_line *line = &table->lines[i];
    text_table so_far = {.layout = table->layout, .columns = found.columns};
    if (!columns_is_row(&so_far, line)) {
      if (found.rows > 0 && is_end_marker(line))
        break;
      gap = true;
      continue;
    }
    size_t columns = columns_of(line, table->layout, found.columns);
    if (found.rows == 0 && columns == 0)
      continue;
    if (found.rows == 0) {
      found.first = i;
      found.columns = columns;
    } else if (columns != found.columns || (gap && restarts(table, &found, i))) {
      break;
    }
    gap = false;
    found.rows++;
    found.last = i + 1;
  }
  return found;
}

static bool interrupted(const measured_input *in, const text_table *table, size_t line)
{
  const text_line *found = &table->lines[line];
  char shown[TEXT_SHOWN + 1];
  return measured_fail(in, "bad-line", found->number, "expected a row of %zu numbers, found "
                       "'%s'; more rows follow", table->columns, text_show(shown, *found));
}

/* Rows that do not go on where the table ends: another table, or a list of peaks. false: they go on. */
static bool is_other_table(const measured_input *in, const text_table *table, size_t line)
{
  enum { TABLE = 3 };
  double end = abscissa(table, table->last - 1), along = end - abscissa(table, table->first);
  if (table->rows < TABLE || !((abscissa(table, line) - end) * along < 0.0))
    return false;
  run other = find_run(table, line);
  if (other.rows >= TABLE)
    measured_warn(in, "second-table", table->lines[line].number, "a second table of %zu rows begins here; "
                  "only the first is read: put each spectrum into a file of its own", other.rows);
  return true;
}

/* A row right behind the line that says where the table ends: they may have changed places. */
static void check_behind_end(const measured_input *in, const text_table *table, size_t end)
{
  char shown[TEXT_SHOWN + 1];
  const text_line *line = &table->lines[end + 1];
  if (end + 1 < table->line_count && tabular_is_plain(line) &&
      tabular_row(line, table->layout) == table->columns)
    measured_warn(in, "skipped-rows", line->number, "'%s' looks like a row of the table, which "
                  "ends in line %ld; it is not read", text_show(shown, *line),
                  table->lines[end].number);
}

/* What stands behind the table: nothing, words, a line that was cut, or more rows. */
static bool check_rest(const measured_input *in, const text_table *table)
{
  size_t next = table->last;
  while (next < table->line_count &&
         (tabular_is_blank(&table->lines[next]) ||
          (tabular_is_comment(&table->lines[next]) && !is_end_marker(&table->lines[next]))))
    next++;
  if (next == table->line_count)
    return true;
  if (is_end_marker(&table->lines[next])) {
    check_behind_end(in, table, next);
    return true;
  }
  for (size_t i = next; i < table->line_count; i++)
    if (!tabular_is_comment(&table->lines[i]) &&
        columns_of(&table->lines[i], table->layout, table->columns) == table->columns) {
      if (is_other_table(in, table, i))
        break;
      return interrupted(in, table, next);
    }
  const text_line *line = &table->lines[next];
  char shown[TEXT_SHOWN + 1];
  bool cut = next + 1 == table->line_count && line->length > 0 &&
             (text_is_digit(*line->text) || *line->text == '-' || *line->text == ' ');
  measured_warn(in, cut ? "cut-line" : "trailing-text", line->number, "%s '%s'",
                cut ? "the file ends within its last line, which is not a complete row and is not read:"
                : "the table ends here with", text_show(shown, *line));
  return true;
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
static bool is_damaged_row(const text_line *line, const text_table *table)
{
  line_characters here = count_characters(line, table->layout.separator);
  line_characters row = count_characters(&table->lines[table->first], table->layout.separator);
  return here.other <= 1 && here.signs <= row.signs + 1 && 2 * here.digits >= row.digits &&
         here.digits <= row.digits + 4 && 2 * here.digits > line->length;
}

/* Rows in front of the table, with a line between that is none: part of the table, cut off by a
 * message or by lines that changed places. Counts in a header have other numbers of columns. */
static void check_front(const measured_input *in, const text_table *table)
{
  for (size_t i = 0; i < table->first; i++) {
    const text_line *line = &table->lines[i];
    char shown[TEXT_SHOWN + 1];
    bool next = i + 1 == table->first;
    if (!tabular_is_plain(line) || (tabular_row(line, table->layout) != table->columns &&
                                    !(next && is_damaged_row(line, table))))
      continue;
    measured_warn(in, "skipped-rows", line->number, "'%s' looks like a row of the table, which begins in "
                  "line %ld after words; it is not read", text_show(shown, *line),
                  table->lines[table->first].number);
    return;
  }
}

bool columns_find(const measured_input *in, text_table *table)
{
  enum { HEADER_ROWS = 2 }; /* so few rows of numbers before a table belong to its header */
  run best = {0};
  if (!tabular_gather(in, table))
    return false;
  if (choose_layout(table) == 0)
    return measured_fail(in, "unknown-format", 0, "expected an abscissa and an ordinate in each row, found "
                         "no line with just two numbers; transpose spectra in rows, or export as JCAMP-DX or "
                         "as two columns of text");
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
  check_front(in, table);
  if (!check_rest(in, table))
    return false;
  tabular_cut_end(in, table);
  return true;
}
