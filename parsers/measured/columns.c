/* SPDX-License-Identifier: GPL-3.0-or-later */
/* columns.c: spectra in columns of text: Thermo OMNIC CSV, Bruker OPUS data point tables, and
 * any other table. */
#include "measured/columns.h"

#include <math.h>
#include <string.h>

/* Text, perhaps padded with NULs at the end. */
bool columns_is_text(const measured_input *in)
{
  enum { LOOK_AT = 4096 };
  size_t length = in->length < LOOK_AT ? in->length : LOOK_AT;
  bool padding = false;
  for (size_t i = 0; i < length; i++) {
    unsigned char c = (unsigned char)in->text[i];
    if (c == 0)
      padding = true;
    else if (padding || (c < 0x20 && strchr("\t\n\r\v\f\x1a", c) == NULL))
      return false;
  }
  return true;
}

static bool choose_columns(const measured_input *in, const text_table *table, size_t *x,
                           size_t *y)
{
  const elastir_measured_options *options = in->options;
  char list[TABULAR_LISTED];
  size_t axis = columns_axis(table);
  *y = options->y_column != NULL ? tabular_column(table, options->y_column) : TABULAR_NONE;
  *x = options->x_column != NULL ? tabular_column(table, options->x_column)
                                 : (axis == *y ? 0 : axis);
  if (options->y_column == NULL && *x != TABULAR_NONE)
    *y = table->columns == 2 ? (*x == 0 ? 1 : 0) : columns_ordinate(table, *x);
  if (*x != TABULAR_NONE && *y != TABULAR_NONE && *x != *y)
    return true;
  return measured_fail(in, "choose-column", table->lines[table->first].number, "the table has "
                       "%zu columns; name the one of the %s by its name or number: %s",
                       table->columns, *x == TABULAR_NONE ? "abscissa" : "ordinate",
                       tabular_list(table, list));
}

static bool fill(const measured_input *in, const text_table *table, size_t x, size_t y)
{
  size_t row = 0;
  if (!measured_allocate(in, table->rows))
    return false;
  for (size_t i = table->first; i < table->last; i++) {
    const text_line *line = &table->lines[i];
    if (!columns_is_row(table, line))
      continue;
    char separator = table->layout.separator;
    tabular_number(tabular_field(line, separator, x), table->layout, &in->out->x[row]);
    tabular_number(tabular_field(line, separator, y), table->layout, &in->out->y[row]);
    if (isnan(in->out->x[row]) && isnan(in->out->y[row]))
      continue; /* these columns are shorter than others */
    if (isnan(in->out->x[row]))
      return measured_fail(in, "bad-line", line->number, "expected an abscissa, found none");
    row++;
  }
  in->out->points = row;
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
static const char *format_of(const text_table *table, const elastir_measured *measured)
{
  const text_line *line = &table->lines[table->first];
  bool bare = table->first == 0 && table->columns == 2;
  if (table->columns == 2 && table->layout.separator == ',' &&
      (has_long_exponent(line) || text_starts(text_of(measured->x_unit), "cm")))
    return "omnic-csv";
  if (bare && table->rows > 1 && measured->x[0] > measured->x[1] && !table->layout.decimal_comma)
    return "opus-dpt";
  return "text";
}

static void report_layout(const measured_input *in, const text_table *table)
{
  size_t skipped = 0;
  for (size_t i = 0; i < table->first; i++)
    if (!tabular_is_blank(&table->lines[i]))
      skipped++;
  if (skipped > 0)
    measured_tell(in, "header-lines", table->lines[table->first].number, "the table starts here, after %zu "
                  "lines of words or comments", skipped);
  long raman = columns_raman_line(table);
  if (raman > 0 && !in->options->raman)
    measured_assume(in, ELASTIR_WARNING, "other-technique", raman, "the lines before the table mention "
                    "Raman; it is read as infrared because of its axis");
  if (table->layout.decimal_comma)
    measured_assume(in, ELASTIR_INFO, "decimal-comma", table->lines[table->first].number,
                    "commas are read as decimal marks, since this fits every number");
  if (table->layout.grouped)
    measured_assume(in, ELASTIR_INFO, "thousands-marks", table->lines[table->first].number,
                    "marks between groups of three digits are ignored, since otherwise most rows are not "
                    "numbers");
}

static bool describe(const measured_input *in, const text_table *table)
{
  text_line other = columns_other_technique(table);
  measured_block_facts facts = {.title = {.text = ""},
                                .infrared = other.length == 0 ||
                                            measured_is_wanted_raman(in, other),
                                .readable = true};
  return measured_add_block(in, &facts, "%.*s%stable of %zu columns and %zu rows",
                            (int)other.length, other.text, facts.infrared ? "" : ", ",
                            table->columns, table->rows);
}

static bool give(const measured_input *in, text_table *table)
{
  size_t x = 0, y = 1;
  text_line x_unit, y_unit;
  columns_find_header(table, x, y, &x_unit, &y_unit);
  if (!choose_columns(in, table, &x, &y))
    return false;
  columns_find_header(table, x, y, &x_unit, &y_unit);
  if (!measured_set_text(in, &in->out->x_unit, x_unit) ||
      !measured_set_text(in, &in->out->y_unit, y_unit) || !fill(in, table, x, y))
    return false;
  if (is_interferogram(in->out))
    return measured_fail(in, "interferogram", 0, "the abscissae are 0, 1, 2, ...: this is an interferogram, "
                         "not a spectrum; export the spectrum after the Fourier transform");
  in->out->format = format_of(table, in->out);
  report_layout(in, table);
  for (size_t i = 0; i < table->first; i++)
    if (!measured_read_fact(in, table->lines[i]))
      return false;
  return true;
}

static bool read(const measured_input *in)
{
  text_table table = {0};
  size_t index;
  bool good = columns_find(in, &table) && describe(in, &table) && measured_choose(in, &index) &&
              give(in, &table);
  tabular_free(&table);
  return good;
}

const measured_format format_columns = {"text", columns_is_text, read};
