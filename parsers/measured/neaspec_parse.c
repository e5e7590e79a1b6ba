/* SPDX-License-Identifier: GPL-3.0-or-later */
/* neaspec_parse.c: header, columns and rows of a neaSNOM text export. */
#include <stdlib.h>

#include "base/memory.h"
#include "measured/neaspec.h"

static const tabular_layout layout = {.separator = '\t'};

bool neaspec_recognise(const measured_input *in)
{
  enum { LOOK_AT = 256 };
  size_t length = in->length < LOOK_AT ? in->length : LOOK_AT;
  text_cursor cursor = text_lines(text_part(in->text, length));
  text_line line;
  return text_next_line(&cursor, &line) && line.length > 0 && *line.text == '#' &&
         text_contains(line, "neaspec");
}

void neaspec_free(neaspec_table *table)
{
  tabular_free(&table->text);
  free(table->values);
  free(table->pixels);
  free(table->title);
  *table = (neaspec_table){0};
}

/* "# Key:<TAB>[unit]<TAB>value…"; the unit may be blank. */
static bool read_header_line(const measured_input *in, neaspec_table *table,
                             const text_line *line)
{
  text_line rest = {.text = line->text + 1, .length = line->length - 1};
  text_line key = tabular_field(&rest, '\t', 0), value = tabular_field(&rest, '\t', 2);
  double x, y;
  if (text_starts(key, "reference:"))
    table->referenced = true;
  /* "Pixel Area (X, Y, Z)": x times y pixels are scanned. */
  if (text_starts(key, "pixel area") && tabular_number(value, layout, &x) &&
      tabular_number(tabular_field(&rest, '\t', 3), layout, &y))
    table->pixels_stated = x * y;
  bool description = text_starts(key, "description:");
  bool project = text_starts(key, "project:") && table->title == NULL;
  return (!description && !project) || value.length == 0 ||
         measured_set_text(in, &table->title, value);
}

/* Interferograms, maps of one wavelength and Raman come in the same format. */
static bool check_columns(const measured_input *in, neaspec_table *table)
{
  const text_table *text = &table->text;
  long line = text->header.number;
  table->place[0] = tabular_column(text, "Row");
  table->place[1] = tabular_column(text, "Column");
  table->wavenumber = tabular_column(text, "Wavenumber");
  if (table->wavenumber != TABULAR_NONE)
    return true;
  if (tabular_column(text, "Depth") != TABULAR_NONE ||
      tabular_column(text, "M") != TABULAR_NONE || tabular_column(text, "Run") != TABULAR_NONE)
    return measured_fail(in, "interferogram", line, "this is an interferogram (columns Run, Depth, M), not a "
                         "spectrum; export the 'Fourier Scan' spectra after processing");
  if (tabular_column(text, "Wavelength") != TABULAR_NONE ||
      tabular_column(text, "Index") != TABULAR_NONE)
    return measured_fail(in, "not-infrared", line, "this is a nanoRaman or photoluminescence export, not an "
                         "infrared spectrum");
  return measured_fail(in, "not-infrared", line, "the export has no column Wavenumber: it is an image "
                       "(PsHet) or another kind of scan, not a spectrum");
}

/* The lines up to the names of the columns. */
static bool read_header(const measured_input *in, neaspec_table *table)
{
  text_table *text = &table->text;
  for (; text->first < text->line_count; text->first++) {
    const text_line *line = &text->lines[text->first];
    if (tabular_is_blank(line))
      continue;
    if (*line->text != '#') {
      text->header = *line;
      text->header_separator = '\t';
      text->layout = layout;
      text->columns = table->columns = tabular_field_count(line, '\t');
      text->first++;
      return check_columns(in, table);
    }
    if (!read_header_line(in, table, line))
      return false;
  }
  return true;
}

static bool begin_pixel(const measured_input *in, neaspec_table *table)
{
  if (!elastir_grow(&table->pixels, &table->pixel_capacity, table->pixel_count + 1,
                    sizeof *table->pixels))
    return measured_no_memory(in);
  table->pixels[table->pixel_count++] = table->rows;
  return true;
}

/* A pixel ends where Row or Column changes. */
static bool is_new_pixel(const neaspec_table *table, const double *row)
{
  bool is_new = table->rows == 0;
  const double *before = is_new ? row : row - table->columns;
  for (size_t i = 0; i < 2 && !is_new; i++)
    is_new = table->place[i] != TABULAR_NONE && row[table->place[i]] != before[table->place[i]];
  return is_new;
}

static bool read_row(const measured_input *in, neaspec_table *table, const text_line *line)
{
  double *row = table->values + table->rows * table->columns;
  tabular_fields fields = tabular_fields_of(line, '\t');
  text_line field;
  size_t found = 0;
  char shown[TEXT_SHOWN + 1];
  for (; found < table->columns && tabular_next_field(&fields, &field); found++)
    if (!tabular_number(field, layout, &row[found]) && !text_is_missing(field))
      return measured_fail(in, "bad-number", line->number, "expected a number in column %zu, "
                           "found '%s'", found + 1, text_show(shown, field));
  if (found < table->columns)
    return measured_fail(in, "cut-line", line->number, "expected %zu columns, found %zu; the "
                         "file is cut or damaged", table->columns, found);
  if (tabular_next_field(&fields, &field) && field.length > 0)
    return measured_fail(in, "extra-column", line->number, "the row has more fields than the %zu named "
                         "columns; their correspondence is unknown",
                         table->columns);
  if (is_new_pixel(table, row) && !begin_pixel(in, table))
    return false;
  table->rows++;
  return true;
}

/* The last pixels are lost where a file was cut, or a scan stopped. */
static void check_pixels(const measured_input *in, const neaspec_table *table)
{
  const size_t *begin = table->pixels;
  size_t count = table->pixel_count;
  if (table->pixels_stated > 0.0 && table->pixels_stated != (double)count)
    measured_warn(in, "pixel-count", 0, "the scan has %.0f pixels according to its header, but %zu are in "
                  "the file", table->pixels_stated, count);
  for (size_t i = 1; i < count; i++)
    if (begin[i + 1] - begin[i] != begin[1] - begin[0]) {
      measured_warn(in, "pixel-rows", 0, "pixel %zu has %zu rows, but the first %zu: was the file cut, or "
                    "are lines missing?", i + 1, begin[i + 1] - begin[i],
                    begin[1] - begin[0]);
      return;
    }
}

/* The rows go on to the end of the file. */
static void find_end(const measured_input *in, text_table *text)
{
  for (size_t i = text->first; i < text->line_count; i++)
    if (!tabular_is_blank(&text->lines[i])) {
      text->last = i + 1;
      text->rows++;
    }
  if (text->rows > 0)
    tabular_cut_end(in, text);
}

bool neaspec_parse(const measured_input *in, neaspec_table *table)
{
  text_table *text = &table->text;
  if (!tabular_gather(in, text) || !read_header(in, table))
    return false;
  /* A number has a byte and a separator: a file has fewer than bytes. */
  size_t lines = text->line_count - text->first, most = in->length + 1;
  if (table->columns == 0 || lines < most / table->columns)
    most = lines * table->columns + 1;
  table->values = calloc(most, sizeof *table->values);
  if (table->values == NULL)
    return measured_no_memory(in);
  find_end(in, text);
  for (size_t i = text->first; i < text->last; i++)
    if (!tabular_is_blank(&text->lines[i]) && !read_row(in, table, &text->lines[i]))
      return false;
  if (table->rows == 0)
    return measured_fail(in, "no-data", (long)text->line_count, "the export has no rows of "
                         "numbers; the file is cut");
  if (!begin_pixel(in, table))
    return false;
  table->pixel_count--; /* the last entry is the end of the last pixel */
  check_pixels(in, table);
  return true;
}
