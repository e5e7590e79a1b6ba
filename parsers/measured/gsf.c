/* SPDX-License-Identifier: GPL-3.0-or-later */
/* gsf.c: Gwyddion Simple Field files (.gsf) over wavenumbers: a spectrum in each row. Most are
 * images, on metres; those are refused. */
#include <math.h>
#include <string.h>

#include "base/gsf.h"
#include "measured/bytes.h"
#include "measured/reader.h"

typedef struct {
  text_line title, x_unit, z_unit;
  double columns, rows;         /* XRes, YRes; 0: not stated */
  double x_length, x_begin;     /* in x_unit */
  size_t data;                  /* offset of the floats */
} gsf_header;

static bool recognise(const measured_input *in)
{
  return gsf_recognise(in->text, in->length);
}

static void take_entry(const measured_input *in, const gsf_entry *entry, gsf_header *header)
{
  const struct {
    const char *name;
    double *number;
    text_line *text;
  } fields[] = {{"XRes", &header->columns, NULL},    {"YRes", &header->rows, NULL},
                {"XReal", &header->x_length, NULL},  {"XOffset", &header->x_begin, NULL},
                {"Title", NULL, &header->title},     {"XYUnits", NULL, &header->x_unit},
                {"ZUnits", NULL, &header->z_unit}};
  char shown[TEXT_SHOWN + 1];
  text_line value = text_part(entry->value, entry->value_length);
  if (entry->name == NULL && entry->length > 0)
    measured_warn(in, "bad-line", entry->line, "expected 'key = value', found '%s'",
                  text_show(shown, text_part(entry->text, entry->length)));
  for (size_t i = 0; i < sizeof fields / sizeof *fields; i++) {
    if (!gsf_is(entry, fields[i].name))
      continue;
    if (fields[i].text != NULL)
      *fields[i].text = value;
    else if (!text_number(value, false, fields[i].number))
      *fields[i].number = NAN;
  }
}

/* false: reported. */
static bool read_header(const measured_input *in, gsf_header *header)
{
  gsf_cursor cursor = gsf_begin(in->text, in->length);
  gsf_entry entry;
  *header = (gsf_header){.x_length = NAN, .x_begin = NAN, .title = text_of(""),
                         .x_unit = text_of(""), .z_unit = text_of("")};
  while (gsf_next(&cursor, &entry))
    take_entry(in, &entry, header);
  header->data = gsf_numbers(&cursor);
  if (!(header->columns >= 1.0) || !(header->rows >= 1.0) ||
      header->columns != floor(header->columns) || header->rows != floor(header->rows))
    return measured_fail(in, "truncated", 0, "the header of the .gsf file lacks XRes or YRes; it is cut or "
                         "damaged");
  if (header->data > in->length ||
      header->columns * header->rows > (double)((in->length - header->data) / 4))
    return measured_fail(in, "truncated", 0, "the header announces %.0f times %.0f values, too many for the "
                         "file of %zu bytes; it is cut or damaged", header->columns,
                         header->rows, in->length);
  measured_check_size(in, header->data + (size_t)(header->columns * header->rows) * 4);
  return true;
}

/* "O2A", "R-O3P raw": amplitude or phase of a harmonic by the title of the channel. */
static elastir_y_kind kind_of(text_line title)
{
  for (size_t i = 0; i + 2 < title.length; i++)
    if (title.text[i] == 'O' && text_is_digit(title.text[i + 1])) {
      if (title.text[i + 2] == 'A')
        return ELASTIR_Y_NANOFTIR_AMPLITUDE;
      if (title.text[i + 2] == 'P')
        return ELASTIR_Y_NANOFTIR_PHASE;
    }
  return ELASTIR_Y_UNKNOWN;
}

static bool give_row(const measured_input *in, const gsf_header *header, size_t row)
{
  size_t points = (size_t)header->columns;
  double step = header->x_length / header->columns;
  if (!isfinite(header->x_begin) || !isfinite(step) || step == 0.0)
    return measured_fail(in, "no-abscissa", 0, "XReal and XOffset of the header give no axis; a wavenumber "
                         "axis needs both");
  in->out->y_kind = kind_of(header->title);
  if (!measured_set_texts(in, header->title, header->x_unit, header->z_unit) ||
      !measured_allocate(in, points))
    return false;
  for (size_t i = 0; i < points; i++)
    in->out->x[i] = header->x_begin + step * (double)i;
  measured_give_floats(in, header->data + row * points * 4, 4, 1.0);
  measured_assume(in, ELASTIR_WARNING, "x-pixels", 0, "abscissae are taken at the start of the pixels, "
                  "XOffset + i XReal/XRes; if the writing program means the centres, they are %g too "
                  "low", 0.5 * step);
  return true;
}

static bool read(const measured_input *in)
{
  gsf_header header;
  size_t row;
  if (!read_header(in, &header))
    return false;
  if (units_x(header.x_unit) != ELASTIR_X_WAVENUMBER)
    return measured_fail(in, "unsupported-format", 0, "a Gwyddion Simple Field (.gsf) with an image or "
                         "interferograms (its axes are in '%.*s'), not spectra over wavenumbers; export the "
                         "spectra from neaPLOTTER as text",
                         header.x_unit.length < 20 ? (int)header.x_unit.length : 20,
                         header.x_unit.text);
  measured_block_facts facts = {.title = header.title, .infrared = true, .readable = true};
  for (size_t i = 0; i < (size_t)header.rows; i++)
    if (!measured_add_block(in, &facts, "row %zu, %.0f points", i + 1, header.columns))
      return false;
  return measured_choose(in, &row) && give_row(in, &header, row);
}

const measured_format format_gsf = {"gsf", recognise, read};
