/* SPDX-License-Identifier: GPL-3.0-or-later */
/* columns.c: spectra in columns of text: Thermo OMNIC CSV, Bruker OPUS data point tables, and
 * any other table. */
#include "measured/columns.h"

#include <math.h>
#include <stdio.h>
#include <string.h>

#include "base/number.h"
#include "measured/text.h"

static const size_t none = (size_t)-1;

/* Text, perhaps padded with NULs at the end. */
bool columns_recognise(const measured_input *input)
{
  enum { LOOK_AT = 4096 };
  size_t length = input->length < LOOK_AT ? input->length : LOOK_AT;
  bool padding = false;
  for (size_t i = 0; i < length; i++) {
    unsigned char c = (unsigned char)input->text[i];
    if (c == 0)
      padding = true;
    else if (padding || (c < 0x20 && strchr("\t\n\r\v\f\x1a", c) == NULL))
      return false;
  }
  return true;
}

static text_line header_field(const columns_table *table, size_t index)
{
  text_line field = {.text = ""};
  if (table->header.text != NULL &&
      !columns_field(&table->header, table->header_separator, index, &field.text,
                     &field.length))
    field = (text_line){.text = ""};
  while (field.length > 0 && strchr("#;! ", *field.text) != NULL) {
    field.text++;
    field.length--;
  }
  return field;
}

/* A column by its number, counted from 1, or by its name in the header. */
static size_t find_column(const columns_table *table, const char *wanted)
{
  long number;
  if (number_integer(wanted, strlen(wanted), &number) == NUMBER_OK)
    return number > 0 && (size_t)number <= table->columns ? (size_t)number - 1 : none;
  for (size_t i = 0; i < table->columns; i++) {
    text_line name = header_field(table, i);
    if (text_equal(name.text, name.length, wanted))
      return i;
  }
  return none;
}

static void list_columns(const columns_table *table, char *out, size_t size)
{
  enum { SHOWN = 8 };
  size_t used = 0;
  out[0] = '\0';
  for (size_t i = 0; i < table->columns && i < SHOWN && used + 1 < size; i++) {
    char shown[TEXT_SHOWN + 1];
    text_line name = header_field(table, i);
    int wrote = snprintf(out + used, size - used, "%s%zu '%s'", i > 0 ? ", " : "", i + 1,
                         text_show(shown, name.text, name.length));
    used += wrote > 0 ? (size_t)wrote : 0;
  }
}

static bool choose_columns(const measured_input *input, const columns_table *table, size_t *x,
                           size_t *y)
{
  const elastir_measured_options *options = input->options;
  char list[400];
  *x = options->x_column != NULL ? find_column(table, options->x_column) : 0;
  *y = options->y_column != NULL ? find_column(table, options->y_column)
       : table->columns == 2     ? (*x == 0 ? 1 : 0)
                                 : none;
  if (*x != none && *y != none && *x != *y)
    return true;
  list_columns(table, list, sizeof list);
  elastir_diagnose(input->diagnostics, ELASTIR_ERROR, "choose-column", input->name,
                   table->lines[table->first].number,
                   "the table has %zu columns; name the one of the %s by its name or number: %s",
                   table->columns, *x == none ? "abscissa" : "ordinate", list);
  return false;
}

static double field_value(const columns_table *table, const text_line *line, size_t column)
{
  const char *field;
  size_t length;
  double value = NAN;
  if (columns_field(line, table->layout.separator, column, &field, &length))
    columns_number(field, length, table->layout, &value);
  return value;
}

static bool fill(const measured_input *input, const columns_table *table, size_t x, size_t y,
                 elastir_measured *measured)
{
  size_t row = 0;
  if (!measured_allocate(input, measured, table->rows))
    return false;
  for (size_t i = table->first; i < table->last; i++) {
    const text_line *line = &table->lines[i];
    if (columns_is_blank(line) || columns_is_comment(line))
      continue;
    measured->x[row] = field_value(table, line, x);
    measured->y[row] = field_value(table, line, y);
    if (isnan(measured->x[row])) {
      elastir_diagnose(input->diagnostics, ELASTIR_ERROR, "bad-line", input->name, line->number,
                       "expected an abscissa, found none");
      return false;
    }
    row++;
  }
  return true;
}

/* Interferograms are exported like spectra, on 0, 1, 2 … */
static bool is_interferogram(const elastir_measured *measured)
{
  enum { FEWEST = 16 };
  if (measured->points < FEWEST || *measured->x_unit != '\0')
    return false;
  for (size_t i = 0; i < measured->points; i++)
    if (measured->x[i] != (double)i)
      return false;
  return true;
}

/* "4.001568e+002": OMNIC writes exponents of three digits. */
static bool has_long_exponent(const text_line *line)
{
  for (size_t i = 0; i + 4 < line->length; i++)
    if ((line->text[i] == 'e' || line->text[i] == 'E') &&
        (line->text[i + 1] == '+' || line->text[i + 1] == '-') &&
        text_is_digit(line->text[i + 2]) && text_is_digit(line->text[i + 3]) &&
        text_is_digit(line->text[i + 4]))
      return true;
  return false;
}

/* Who wrote it; only a name, the reading is the same. */
static const char *format_of(const columns_table *table, const elastir_measured *measured)
{
  const text_line *line = &table->lines[table->first];
  bool bare = table->first == 0 && table->columns == 2;
  if (table->columns == 2 && table->layout.separator == ',' &&
      (has_long_exponent(line) || text_starts(measured->x_unit, strlen(measured->x_unit), "cm")))
    return "omnic-csv";
  if (bare && table->rows > 1 && measured->x[0] > measured->x[1] && !table->layout.decimal_comma)
    return "opus-dpt";
  return "text";
}

static void report_layout(const measured_input *input, const columns_table *table,
                          elastir_measured *measured)
{
  size_t skipped = 0;
  for (size_t i = 0; i < table->first; i++)
    if (!columns_is_blank(&table->lines[i]))
      skipped++;
  if (skipped > 0)
    elastir_diagnose(input->diagnostics, ELASTIR_INFO, "header-lines", input->name,
                     table->lines[table->first].number,
                     "the table starts here, behind %zu lines of words or comments", skipped);
  long raman = columns_raman_line(table);
  if (raman > 0)
    measured_assume(input, measured, ELASTIR_WARNING, "other-technique", raman,
                    "the lines before the table speak of Raman; it is read as infrared for its "
                    "axis");
  if (table->layout.decimal_comma)
    measured_assume(input, measured, ELASTIR_INFO, "decimal-comma",
                    table->lines[table->first].number,
                    "commas are decimal marks, since every number fits that");
  if (table->layout.grouped)
    measured_assume(input, measured, ELASTIR_INFO, "thousands-marks",
                    table->lines[table->first].number,
                    "marks between groups of three digits are left out of numbers, since most "
                    "rows are numbers only then");
}

bool columns_read(const measured_input *input, elastir_measured_blocks *blocks,
                  elastir_measured *measured)
{
  columns_table table = {0};
  size_t x = 0, y = 1, index;
  text_line x_unit, y_unit;
  measured_block_facts facts = {.title = "", .infrared = true, .readable = true};
  bool good = columns_find(input, &table);
  if (good) {
    text_line other = columns_other_technique(&table);
    facts.infrared = other.length == 0;
    good = measured_add_block(input, blocks, &facts, "%.*s%stable of %zu columns and %zu rows",
                              (int)other.length, other.text, facts.infrared ? "" : ", ",
                              table.columns, table.rows);
  }
  if (good && !input->only_list) {
    columns_find_header(&table, x, y, &x_unit, &y_unit);
    good = measured_choose(input, blocks, measured, &index) &&
           choose_columns(input, &table, &x, &y);
  }
  if (good && !input->only_list) {
    columns_find_header(&table, x, y, &x_unit, &y_unit);
    good = measured_set_text(input, &measured->x_unit, x_unit.text, x_unit.length) &&
           measured_set_text(input, &measured->y_unit, y_unit.text, y_unit.length) &&
           fill(input, &table, x, y, measured);
  }
  if (good && !input->only_list && is_interferogram(measured)) {
    elastir_diagnose(input->diagnostics, ELASTIR_ERROR, "interferogram", input->name, 0,
                     "the abscissae are 0, 1, 2, ...: this is an interferogram, no spectrum; "
                     "export the spectrum after the Fourier transform");
    good = false;
  }
  if (good && !input->only_list) {
    measured->format = format_of(&table, measured);
    report_layout(input, &table, measured);
  }
  columns_free(&table);
  return good;
}
