/* SPDX-License-Identifier: GPL-3.0-or-later */
/* tables.c: many spectra in one table of text, wide or long.
 *
 * Wide: a row of abscissae, then a spectrum a row; columns without a number in the row of
 * abscissae name it. Long: a row a point, with columns for abscissa, ordinate and the name of
 * the spectrum. */
#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "base/letters.h"
#include "base/memory.h"
#include "measured/columns.h"
#include "measured/units.h"

enum { LOOK_AT = 40, FEWEST = 8, MOST_SPECTRA = 20000 };

/* One spectrum: its name, its row (wide), how many points it has (long). */
typedef struct {
  text_line name;
  size_t row, points;
} listed;

/* The header of the table is its line `first` - 1. */
typedef struct {
  text_table text;
  size_t x, y, name; /* columns of a long table; of a wide one the name only, or TABULAR_NONE */
  listed *spectra;
  size_t count, capacity;
} many_spectra;

static void free_spectra(many_spectra *many)
{
  tabular_free(&many->text);
  free(many->spectra);
}

/* The abscissa that a field of a header is; R puts an X in front of names that are numbers. */
static bool abscissa(text_line field, tabular_layout layout, double *value)
{
  if (field.length > 1 && letters_lower(*field.text) == 'x' && text_is_digit(field.text[1]))
    field = text_part(field.text + 1, field.length - 1);
  return tabular_number(field, layout, value);
}

/* Abscissae that increase or decrease all the way; a row of ordinates behind its abscissa has one
 * step that is nearly all of the range. */
static bool are_abscissae(const text_line *line, tabular_layout layout, size_t *name)
{
  const double largest = 60000.0, step_of_range = 0.7;
  tabular_fields fields = tabular_fields_of(line, layout.separator);
  text_line field;
  size_t numbers = 0, index = 0;
  double first = 0.0, before = 0.0, value, widest = 0.0;
  *name = TABULAR_NONE;
  for (; tabular_next_field(&fields, &field); index++) {
    if (!abscissa(field, layout, &value)) {
      *name = *name == TABULAR_NONE ? index : *name;
      continue;
    }
    bool turns = numbers > 1 && (value - before) * (before - first) <= 0.0;
    if (value <= 0.0 || value > largest || turns || (numbers == 1 && value == before))
      return false;
    first = numbers == 0 ? value : first;
    widest = numbers > 0 ? fmax(widest, fabs(value - before)) : 0.0;
    before = value;
    numbers++;
  }
  return numbers >= FEWEST && widest < step_of_range * fabs(before - first);
}

/* Whether a line has a number, or a word for a missing one, below each abscissa. */
static bool is_below(const text_line *line, const text_line *header, tabular_layout layout)
{
  tabular_fields fields = tabular_fields_of(line, layout.separator);
  tabular_fields names = tabular_fields_of(header, layout.separator);
  text_line field, name;
  size_t numbers = 0;
  double value;
  while (tabular_next_field(&names, &name)) {
    bool found = tabular_next_field(&fields, &field);
    if (!abscissa(name, layout, &value))
      continue;
    bool number = found && tabular_number(field, layout, &value);
    if (!found || (!number && !text_is_missing(field)))
      return false;
    numbers += number;
  }
  return numbers > 0;
}

/* A line in which words name columns, one of them an abscissa. */
static bool are_names(const text_line *line, const text_line *row, many_spectra *many)
{
  static const char *const words[] = {"sample",      "id",       "sample_id",   "sampleid",
                                      "sample id",   "spectrum", "spectrum_id", "name",
                                      "sample_name", "file",     "filename",    "label",
                                      "group",       "replicate"};
  char separator = many->text.layout.separator;
  size_t columns = tabular_field_count(line, separator), abscissae = 0, ordinates = 0;
  double value;
  bool stated;
  many->x = many->y = many->name = TABULAR_NONE;
  if (columns < 3 || tabular_field_count(row, separator) != columns)
    return false;
  tabular_fields names = tabular_fields_of(line, separator), fields = tabular_fields_of(row, separator);
  for (size_t i = 0; i < columns; i++) {
    text_line name = {.text = ""}, field = {.text = ""};
    tabular_next_field(&names, &name);
    tabular_next_field(&fields, &field);
    bool number = tabular_number(field, many->text.layout, &value) || text_is_missing(field);
    bool names_spectrum = !number;
    for (size_t k = 0; k < sizeof words / sizeof *words; k++)
      names_spectrum = names_spectrum || text_equal(name, words[k]);
    elastir_x_kind kind = tabular_number(name, many->text.layout, &value) ? ELASTIR_X_UNKNOWN : units_x(name);
    if (number &&
        ((kind != ELASTIR_X_UNKNOWN && kind != ELASTIR_X_OTHER) || units_is_wavelength(name))) {
      many->x = i;
      abscissae++;
    } else if (names_spectrum) {
      many->name = many->name == TABULAR_NONE ? i : many->name;
    } else if (number && (ordinates++ == 0 || units_y(name, &stated) != ELASTIR_Y_UNKNOWN)) {
      many->y = i;
    }
  }
  return abscissae == 1 && ordinates > 0 && many->name != TABULAR_NONE;
}

static size_t next_line(const text_table *text, size_t i)
{
  while (i < text->line_count && tabular_is_blank(&text->lines[i]))
    i++;
  return i;
}

static bool same_field(const text_line *a, const text_line *b, char separator, size_t column)
{
  text_line here = tabular_field(a, separator, column);
  text_line there = tabular_field(b, separator, column);
  return here.length == there.length && memcmp(here.text, there.text, here.length) == 0;
}

/* Numbers below "Sample" may be names, or single beams beside those below "Background". Names are
 * whole, and stand in several rows: the next row is the next point of a spectrum, or the same of the
 * next one. */
static bool are_spectra(const many_spectra *many, size_t below)
{
  const text_table *text = &many->text;
  char separator = text->layout.separator;
  size_t next = next_line(text, below + 1);
  double value;
  const text_line *row = &text->lines[below], *after = &text->lines[next];
  text_line name = tabular_field(row, separator, many->name);
  if (next >= text->line_count || !tabular_number(name, text->layout, &value))
    return true;
  bool whole = memchr(name.text, '.', name.length) == NULL && memchr(name.text, ',', name.length) == NULL;
  return whole && (same_field(row, after, separator, many->name) ||
                   same_field(row, after, separator, many->x));
}

/* Looks for a header and a row below it. */
static bool find_table(const measured_input *in, many_spectra *many, bool wide)
{
  static const tabular_layout layouts[] = {{'\t', false, false}, {';', false, false},
                                           {',', false, false},  {'\t', true, false},
                                           {';', true, false},   {' ', false, false}};
  text_table *text = &many->text;
  if (text->lines == NULL && !tabular_gather(in, text))
    return false;
  for (size_t i = next_line(text, 0); i < text->line_count && i < LOOK_AT;
       i = next_line(text, i + 1)) {
    size_t below = next_line(text, i + 1);
    for (size_t k = 0; k < sizeof layouts / sizeof *layouts && below < text->line_count; k++) {
      const text_line *line = &text->lines[i], *row = &text->lines[below];
      text->layout = layouts[k];
      text->header = *line;
      text->header_separator = layouts[k].separator;
      text->first = below;
      text->columns = tabular_field_count(line, layouts[k].separator);
      if (wide ? are_abscissae(line, layouts[k], &many->name) && is_below(row, line, layouts[k])
               : layouts[k].separator != ' ' && are_names(line, row, many) &&
                     are_spectra(many, below))
        return true;
    }
  }
  return false;
}

static bool recognise_wide(const measured_input *in)
{
  many_spectra many = {0};
  bool found = columns_is_text(in) && find_table(in, &many, true);
  free_spectra(&many);
  return found;
}

static bool recognise_long(const measured_input *in)
{
  many_spectra many = {0};
  bool found = columns_is_text(in) && find_table(in, &many, false);
  free_spectra(&many);
  return found;
}

static bool add_spectrum(const measured_input *in, many_spectra *many, text_line name, size_t row)
{
  if (many->count == MOST_SPECTRA)
    return measured_fail(in, "too-many-spectra", 0, "the table has more than %d spectra",
                         MOST_SPECTRA);
  if (!elastir_grow(&many->spectra, &many->capacity, many->count, sizeof *many->spectra))
    return measured_no_memory(in);
  many->spectra[many->count++] = (listed){.name = name, .row = row};
  return true;
}

/* The spectrum of a name; they mostly follow each other. */
static listed *find_spectrum(const many_spectra *many, text_line name)
{
  for (size_t k = many->count; k-- > 0;)
    if (many->spectra[k].name.length == name.length &&
        memcmp(many->spectra[k].name.text, name.text, name.length) == 0)
      return &many->spectra[k];
  return NULL;
}

static bool bad_row(const measured_input *in, const text_line *line, const char *expected)
{
  char shown[TEXT_SHOWN + 1];
  return measured_fail(in, "bad-line", line->number, "expected %s, found '%s'", expected,
                       text_show(shown, *line));
}

/* Rows of the table in front of its header changed places with it. */
static void check_front(const measured_input *in, const many_spectra *many, bool wide)
{
  const text_table *text = &many->text;
  for (size_t i = 0; i < text->first && text->lines[i].text != text->header.text; i++) {
    const text_line *line = &text->lines[i];
    char shown[TEXT_SHOWN + 1];
    double x;
    bool row = wide ? is_below(line, &text->header, text->layout)
                    : tabular_field_count(line, text->layout.separator) == text->columns &&
                          tabular_number(tabular_field(line, text->layout.separator, many->x),
                                         text->layout, &x);
    if (row)
      measured_warn(in, "skipped-rows", line->number, "'%s' looks like a row of the table, "
                    "whose header follows; it is not read", text_show(shown, *line));
  }
}

/* The whole rest of the file is the table. */
static void find_end(const measured_input *in, text_table *text)
{
  text->last = text->line_count;
  while (text->last > text->first + 1 && tabular_is_blank(&text->lines[text->last - 1]))
    text->last--;
  text->rows = text->last - text->first;
  tabular_cut_end(in, text);
}

static bool list_spectra(const measured_input *in, many_spectra *many, bool wide)
{
  text_table *text = &many->text;
  char separator = text->layout.separator;
  check_front(in, many, wide);
  find_end(in, text);
  for (size_t i = text->first; i < text->last; i++) {
    const text_line *line = &text->lines[i];
    text_line name = many->name == TABULAR_NONE ? text_of("")
                                                : tabular_field(line, separator, many->name);
    if (tabular_is_blank(line))
      continue;
    if (wide) {
      if (!is_below(line, &text->header, text->layout))
        return bad_row(in, line, "a number below each abscissa");
      if (!add_spectrum(in, many, name, i))
        return false;
      continue;
    }
    double x;
    if (!tabular_number(tabular_field(line, separator, many->x), text->layout, &x) ||
        tabular_field_count(line, separator) > text->columns)
      return bad_row(in, line, "an abscissa, an ordinate and the name of a spectrum");
    listed *spectrum = find_spectrum(many, name);
    if (spectrum == NULL && !add_spectrum(in, many, name, i))
      return false;
    (spectrum != NULL ? spectrum : &many->spectra[many->count - 1])->points++;
  }
  return true;
}

static bool give_wide(const measured_input *in, const many_spectra *many, const listed *spectrum)
{
  const text_table *text = &many->text;
  char separator = text->layout.separator;
  tabular_fields names = tabular_fields_of(&text->header, separator);
  tabular_fields fields = tabular_fields_of(&text->lines[spectrum->row], separator);
  text_line name, field, unit = text_of("");
  if (many->name != TABULAR_NONE)
    unit = tabular_field(&text->header, separator, many->name);
  bool is_unit = units_x(unit) != ELASTIR_X_UNKNOWN || units_is_wavelength(unit);
  if (!measured_set_texts(in, spectrum->name, is_unit ? unit : text_of(""), text_of("")) ||
      !measured_allocate(in, text->columns))
    return false;
  size_t points = 0;
  while (points < text->columns && tabular_next_field(&names, &name) &&
         tabular_next_field(&fields, &field))
    if (abscissa(name, text->layout, &in->out->x[points]))
      tabular_number(field, text->layout, &in->out->y[points++]);
  in->out->points = points;
  return true;
}

static bool give_long(const measured_input *in, const many_spectra *many, const listed *spectrum)
{
  const text_table *text = &many->text;
  const char *wanted = in->options->y_column;
  char separator = text->layout.separator;
  size_t y = wanted != NULL ? tabular_column(text, wanted) : many->y, points = 0;
  char list[TABULAR_LISTED];
  if (y == TABULAR_NONE || y == many->x || y == many->name)
    return measured_fail(in, "choose-column", text->header.number, "the table has no column "
                         "'%s' of ordinates: %s", wanted != NULL ? wanted : "",
                         tabular_list(text, list));
  text_line y_unit = tabular_field(&text->header, separator, y);
  bool stated;
  if (units_y(y_unit, &stated) == ELASTIR_Y_UNKNOWN)
    y_unit = text_of("");
  if (!measured_set_texts(in, spectrum->name, tabular_field(&text->header, separator, many->x),
                          y_unit) ||
      !measured_allocate(in, spectrum->points))
    return false;
  for (size_t i = text->first; i < text->last && points < spectrum->points; i++) {
    const text_line *line = &text->lines[i];
    text_line name = tabular_field(line, separator, many->name);
    if (tabular_is_blank(line) || name.length != spectrum->name.length ||
        memcmp(name.text, spectrum->name.text, name.length) != 0)
      continue;
    text_line field = tabular_field(line, separator, y);
    tabular_number(tabular_field(line, separator, many->x), text->layout, &in->out->x[points]);
    if (!tabular_number(field, text->layout, &in->out->y[points]) && !text_is_missing(field))
      return bad_row(in, line, "an ordinate");
    points++;
  }
  return true;
}

static bool read_many(const measured_input *in, bool wide)
{
  many_spectra many = {0};
  size_t index;
  bool good = find_table(in, &many, wide) && list_spectra(in, &many, wide);
  for (size_t i = 0; i < many.count && good; i++) {
    measured_block_facts facts = {.title = many.spectra[i].name,
                                  .infrared = true,
                                  .readable = true};
    good = wide ? measured_add_block(in, &facts, "row %zu", i + 1)
                : measured_add_block(in, &facts, "%zu points", many.spectra[i].points);
  }
  good = good && measured_choose(in, &index) &&
         (wide ? give_wide : give_long)(in, &many, &many.spectra[index]);
  free_spectra(&many);
  return good;
}

static bool read_wide(const measured_input *in)
{
  return read_many(in, true);
}

static bool read_long(const measured_input *in)
{
  return read_many(in, false);
}

const measured_format format_wide = {"wide-table", recognise_wide, read_wide};
const measured_format format_long = {"long-table", recognise_long, read_long};
