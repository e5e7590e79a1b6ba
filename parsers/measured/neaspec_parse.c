/* SPDX-License-Identifier: GPL-3.0-or-later */
/* neaspec_parse.c: header, columns and rows of a neaSNOM text export. */
#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "base/memory.h"
#include "measured/neaspec.h"

static const size_t none = (size_t)-1;

bool neaspec_recognise(const measured_input *input)
{
  enum { LOOK_AT = 256 };
  size_t length = input->length < LOOK_AT ? input->length : LOOK_AT;
  text_cursor cursor = {.at = input->text, .end = input->text + length};
  text_line line;
  return text_next_line(&cursor, &line) && line.length > 0 && *line.text == '#' &&
         text_contains(line.text, line.length, "neaspec");
}

void neaspec_free(neaspec_table *table)
{
  free(table->values);
  free(table->pixels);
  free(table->title);
  *table = (neaspec_table){0};
}

size_t neaspec_column(const neaspec_table *table, const char *name)
{
  for (size_t i = 0; i < table->columns; i++)
    if (text_equal(table->names[i].text, table->names[i].length, name))
      return i;
  return none;
}

/* The next field up to a tab; false at the end of the line. */
static bool next_field(const char **at, const char *end, const char **field, size_t *length)
{
  if (*at == NULL)
    return false;
  const char *tab = memchr(*at, '\t', (size_t)(end - *at));
  *field = *at;
  *length = (size_t)((tab != NULL ? tab : end) - *at);
  *at = tab != NULL ? tab + 1 : NULL;
  text_trim(field, length);
  return true;
}

/* "# Pixel Area (X, Y, Z):<TAB>[px]<TAB>x<TAB>y<TAB>z": x times y pixels are scanned. */
static void read_area(neaspec_table *table, const char *at, const char *end)
{
  const char *field;
  size_t length;
  double x, y;
  if (next_field(&at, end, &field, &length) && next_field(&at, end, &field, &length) &&
      text_number(field, length, false, &x) && next_field(&at, end, &field, &length) &&
      text_number(field, length, false, &y))
    table->pixels_stated = x * y;
}

/* "# Key:<TAB>[unit]<TAB>value…" */
static bool read_header_line(const measured_input *input, neaspec_table *table,
                             const text_line *line)
{
  const char *at = line->text + 1, *end = line->text + line->length;
  const char *key, *value;
  size_t key_length, length;
  if (!next_field(&at, end, &key, &key_length))
    return true;
  if (text_starts(key, key_length, "reference:"))
    table->referenced = true;
  if (text_starts(key, key_length, "pixel area") && at != NULL)
    read_area(table, at, end);
  bool description = text_starts(key, key_length, "description:");
  if (!description && !(text_starts(key, key_length, "project:") && table->title == NULL))
    return true;
  /* The unit comes first; it is blank (perhaps a no-break space) or in brackets. */
  if (!next_field(&at, end, &value, &length) || !next_field(&at, end, &value, &length) ||
      length == 0)
    return true;
  return measured_set_text(input, &table->title, value, length);
}

static bool refuse_kind(const measured_input *input, const text_line *line, const char *code,
                        const char *message)
{
  elastir_diagnose(input->diagnostics, ELASTIR_ERROR, code, input->name, line->number, "%s",
                   message);
  return false;
}

/* Interferograms, maps of one wavelength and Raman come in the same format. */
static bool check_columns(const measured_input *input, neaspec_table *table,
                          const text_line *line)
{
  table->wavenumber = neaspec_column(table, "Wavenumber");
  if (table->wavenumber != none)
    return true;
  if (neaspec_column(table, "Depth") != none || neaspec_column(table, "M") != none ||
      neaspec_column(table, "Run") != none)
    return refuse_kind(input, line, "interferogram",
                       "this is an interferogram (columns Run, Depth, M), no spectrum; export "
                       "the 'Fourier Scan' spectra after processing");
  if (neaspec_column(table, "Wavelength") != none || neaspec_column(table, "Index") != none)
    return refuse_kind(input, line, "not-infrared",
                       "this is a nanoRaman or photoluminescence export, no infrared spectrum");
  return refuse_kind(input, line, "not-infrared",
                     "the export has no column Wavenumber: it is an image (PsHet) or another "
                     "kind of scan, no spectrum");
}

static bool read_names(const measured_input *input, neaspec_table *table, const text_line *line)
{
  const char *at = line->text, *end = line->text + line->length, *field;
  size_t length;
  while (next_field(&at, end, &field, &length))
    if (length > 0 && table->columns < NEASPEC_MOST_COLUMNS)
      table->names[table->columns++] =
          (text_line){.text = field, .length = length, .number = line->number};
  return check_columns(input, table, line);
}

static bool begin_pixel(const measured_input *input, neaspec_table *table)
{
  if (!elastir_grow(&table->pixels, &table->pixel_capacity, table->pixel_count + 1,
                    sizeof *table->pixels)) {
    elastir_diagnose_no_memory(input->diagnostics);
    return false;
  }
  table->pixels[table->pixel_count++] = table->rows;
  return true;
}

/* A pixel ends where Row or Column changes. */
static bool is_new_pixel(const neaspec_table *table, const double *row)
{
  size_t row_column = neaspec_column(table, "Row"), column = neaspec_column(table, "Column");
  if (table->rows == 0)
    return true;
  const double *before = row - table->columns;
  return (row_column != none && row[row_column] != before[row_column]) ||
         (column != none && row[column] != before[column]);
}

static bool read_row(const measured_input *input, neaspec_table *table, const text_line *line)
{
  size_t needed = (table->rows + 1) * table->columns;
  while (table->capacity < needed)
    if (!elastir_grow(&table->values, &table->capacity, table->capacity,
                      sizeof *table->values)) {
      elastir_diagnose_no_memory(input->diagnostics);
      return false;
    }
  double *row = table->values + table->rows * table->columns;
  const char *at = line->text, *end = line->text + line->length, *field;
  size_t length = 0, found = 0;
  while (found < table->columns && next_field(&at, end, &field, &length)) {
    if (!text_number(field, length, false, &row[found]) && !text_is_missing(field, length)) {
      char shown[TEXT_SHOWN + 1];
      elastir_diagnose(input->diagnostics, ELASTIR_ERROR, "bad-number", input->name,
                       line->number, "expected a number in column %zu, found '%s'", found + 1,
                       text_show(shown, field, length));
      return false;
    }
    found++;
  }
  if (found < table->columns) {
    elastir_diagnose(input->diagnostics, ELASTIR_ERROR, "cut-line", input->name, line->number,
                     "expected %zu columns, found %zu; the file is cut or damaged",
                     table->columns, found);
    return false;
  }
  if (next_field(&at, end, &field, &length) && length > 0) {
    elastir_diagnose(input->diagnostics, ELASTIR_ERROR, "extra-column", input->name,
                     line->number, "the row has more fields than the %zu named columns; which "
                     "belong together is not known", table->columns);
    return false;
  }
  if (is_new_pixel(table, row) && !begin_pixel(input, table))
    return false;
  table->rows++;
  return true;
}

/* Exports end with a line end: without it the last number may lack digits. */
static void check_line_end(const measured_input *input, const text_line *line)
{
  char shown[TEXT_SHOWN + 1];
  if (line->text + line->length == input->text + input->length)
    elastir_diagnose(input->diagnostics, ELASTIR_WARNING, "cut-line", input->name, line->number,
                     "the file ends within the line '%s'; was it cut there?",
                     text_show(shown, line->text, line->length));
}

/* The last pixels are lost where a file was cut, or a scan stopped. */
static void check_pixels(const measured_input *input, const neaspec_table *table)
{
  const size_t *begin = table->pixels;
  size_t count = table->pixel_count;
  if (table->pixels_stated > 0.0 && table->pixels_stated != (double)count)
    elastir_diagnose(input->diagnostics, ELASTIR_WARNING, "pixel-count", input->name, 0,
                     "the scan has %.0f pixels by its header, %zu are in the file",
                     table->pixels_stated, count);
  for (size_t i = 1; i < count; i++)
    if (begin[i + 1] - begin[i] != begin[1] - begin[0]) {
      elastir_diagnose(input->diagnostics, ELASTIR_WARNING, "pixel-rows", input->name, 0,
                       "pixel %zu has %zu rows, the first %zu: was the file cut, or are lines "
                       "missing?", i + 1, begin[i + 1] - begin[i], begin[1] - begin[0]);
      return;
    }
}

bool neaspec_parse(const measured_input *input, neaspec_table *table)
{
  text_cursor cursor = {.at = input->text, .end = input->text + input->length};
  text_line line;
  while (text_next_line(&cursor, &line)) {
    const char *text = line.text;
    size_t length = line.length;
    text_trim(&text, &length);
    bool good = true;
    if (length == 0)
      continue;
    if (*text == '#' && table->columns == 0)
      good = read_header_line(input, table, &line);
    else if (table->columns == 0)
      good = read_names(input, table, &line);
    else
      good = read_row(input, table, &line);
    if (table->rows > 0)
      check_line_end(input, &line);
    if (!good)
      return false;
  }
  if (table->rows > 0 && begin_pixel(input, table)) {
    table->pixel_count--; /* the last entry is the end of the last pixel */
    check_pixels(input, table);
    return true;
  }
  elastir_diagnose(input->diagnostics, ELASTIR_ERROR, "no-data", input->name, cursor.number,
                   "the export has no rows of numbers; the file is cut");
  return false;
}
