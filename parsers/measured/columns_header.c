/* SPDX-License-Identifier: GPL-3.0-or-later */
/* columns_header.c: units and names of columns from the lines before a table. */
#include <string.h>

#include "base/letters.h"
#include "measured/columns.h"
#include "measured/units.h"

/* What a header field says, without the comment signs in front of the line. */
static text_line without_comment_sign(const text_line *line)
{
  text_line plain = *line;
  plain = text_trim(plain);
  /* '%' begins comments too, but also "%T". */
  while (plain.length > 0 &&
         (strchr("#;!/", *plain.text) != NULL ||
          (*plain.text == '%' && (plain.length == 1 || text_is_blank(plain.text[1]))))) {
    plain.text++;
    plain.length--;
  }
  plain = text_trim(plain);
  return plain;
}

static bool is_x(text_line text)
{
  return units_x(text) != ELASTIR_X_UNKNOWN || units_is_wavelength(text);
}

static bool is_y(text_line text)
{
  bool stated;
  return units_y(text, &stated) != ELASTIR_Y_UNKNOWN;
}

static text_line field_of(const text_line *line, char separator, size_t index)
{
  text_line field = tabular_field(line, separator, index);
  while (field.length > 0 && *field.text == '#') { /* "#Wave<TAB>#Intensity" */
    field.text++;
    field.length--;
  }
  return field;
}

/* "Wavenumber (cm-1)  Absorbance" where blanks separate: cut at the first blank that leaves an
 * abscissa on the left and an ordinate on the right. */
static bool split_at_blank(const text_line *line, text_line *x, text_line *y)
{
  for (size_t i = 1; i + 1 < line->length; i++) {
    if (!text_is_blank(line->text[i]))
      continue;
    *x = (text_line){.text = line->text, .length = i, .number = line->number};
    *y = (text_line){.text = line->text + i, .length = line->length - i, .number = line->number};
    *y = text_trim(*y);
    if (is_x(*x) && is_y(*y))
      return true;
  }
  return false;
}

/* Whether two names may head a table: next to it one known unit will do; further away, among
 * prose, it takes both. */
static bool are_names(const text_line *x, const text_line *y, bool nearest)
{
  bool x_known = is_x(*x), y_known = is_y(*y);
  return nearest ? x_known || y_known : x_known && units_x(*x) != ELASTIR_X_OTHER && y_known;
}

/* A line with a field for each column: how often it is tried to see one so. Without its comment
 * sign first ("# cm-1 A"); with it, '#' may head a column of numbers of rows. */
typedef struct {
  text_line line;
  char separator;
} names_line;
enum { SEPARATORS = 5, WAYS = 2 * SEPARATORS };

/* false: way number `i` leaves not one field for each column. */
static bool see_names(const text_table *table, const text_line *original, size_t i,
                      names_line *seen)
{
  const char separators[SEPARATORS] = {table->layout.separator, '\t', ';', ',', ' '};
  seen->line = i < SEPARATORS ? without_comment_sign(original) : *original;
  seen->separator = separators[i % SEPARATORS];
  return tabular_field_count(&seen->line, seen->separator) == table->columns;
}

/* A line with a field for each column, some of which are known units. */
static bool read_names(text_table *table, const text_line *original, const size_t columns[2],
                       bool nearest, text_line names[2])
{
  for (size_t i = 0; i < WAYS; i++) {
    names_line seen;
    if (!see_names(table, original, i, &seen))
      continue;
    text_line x = field_of(&seen.line, seen.separator, columns[0]);
    text_line y = field_of(&seen.line, seen.separator, columns[1]);
    if (!are_names(&x, &y, nearest))
      continue;
    /* A name that is no unit says nothing about it. */
    names[0] = is_x(x) ? x : (text_line){.text = ""};
    names[1] = is_y(y) ? y : (text_line){.text = ""};
    table->header = seen.line;
    table->header_separator = seen.separator;
    return true;
  }
  text_line line = without_comment_sign(original), x, y;
  if (table->columns != 2 || !split_at_blank(&line, &x, &y) || !are_names(&x, &y, nearest))
    return false;
  names[0] = x;
  names[1] = y;
  return true;
}

/* "x" and "y" of "XUNITS", "Y Axis", "XDataKind", "x_label"; else a blank. */
static char axis_of(text_line key)
{
  char axis = key.length > 0 ? letters_lower(*key.text) : ' ';
  bool word = key.length > 1 && key.text[1] >= 'a' && key.text[1] <= 'z' &&
              *key.text != axis; /* "Xenon lamp" */
  return (axis == 'x' || axis == 'y') && !word ? axis : ' ';
}

/* "XUNITS  1/CM", "Y Axis: %T", "XDataKind = nm", or (unless only_keys) a line that is a unit and
 * nothing else. */
static void read_key(const text_line *original, bool only_keys, text_line *x_unit,
                     text_line *y_unit)
{
  enum { LONGEST_UNIT = 16 };
  text_line line = without_comment_sign(original);
  size_t length = 0;
  while (length < line.length && strchr(":=\t,;", line.text[length]) == NULL)
    length++;
  if (length < line.length) {
    text_line key = text_part(line.text, length);
    text_line value = text_trim(text_part(line.text + length + 1, line.length - length - 1));
    bool names_unit = text_contains(key, "unit") || text_contains(key, "axis");
    char axis = axis_of(key);
    if (axis == 'x' && x_unit->length == 0 && (names_unit || is_x(value)))
      *x_unit = value;
    if (axis == 'y' && y_unit->length == 0 && (names_unit || is_y(value)))
      *y_unit = value;
  } else if (!only_keys && line.length <= LONGEST_UNIT) {
    if (x_unit->length == 0 && is_x(line))
      *x_unit = line;
    else if (y_unit->length == 0 && is_y(line))
      *y_unit = line;
  }
}

void columns_find_header(text_table *table, size_t x, size_t y, text_line *x_unit,
                         text_line *y_unit)
{
  const size_t columns[2] = {x, y};
  text_line names[2];
  *x_unit = *y_unit = (text_line){.text = ""};
  bool nearest = true, named = false;
  for (size_t i = table->first; i-- > 0;) {
    const text_line *line = &table->lines[i];
    if (tabular_is_blank(line))
      continue;
    if (!named && read_names(table, line, columns, nearest, names)) {
      *x_unit = names[0];
      *y_unit = names[1];
      named = true; /* what names leave open, keys above them may say */
      continue;
    }
    names_line seen;
    for (size_t k = 0; k < WAYS && nearest && !named; k++)
      if (see_names(table, line, k, &seen)) {
        table->header = seen.line;
        table->header_separator = seen.separator;
        break;
      }
    nearest = false;
    read_key(line, named, x_unit, y_unit);
  }
}

/* Programs whose exports hold Raman spectra and do not say so: Renishaw WiRE, Horiba LabSpec. */
static bool is_raman_export(const text_line *line)
{
  return text_starts(*line, "#Wave\t\t#Intensity") ||
         text_starts(*line, "#X\t\t#Y\t\t#Wave\t\t#Intensity") ||
         text_starts(*line, "#Acq. time (s)=") || text_starts(*line, "#AxisType[");
}

/* "DATA TYPE,RAMAN SPECTRUM" */
text_line columns_other_technique(const text_table *table)
{
  for (size_t i = 0; i < table->first; i++) {
    text_line line = without_comment_sign(&table->lines[i]);
    size_t key = 0;
    while (key < line.length && strchr(":=\t,;", line.text[key]) == NULL)
      key++;
    if (is_raman_export(&table->lines[i]))
      return (text_line){.text = "Raman export", .length = strlen("Raman export")};
    if (key == line.length || !text_contains(text_part(line.text, key), "data") ||
        !text_contains(text_part(line.text, key), "type"))
      continue;
    text_line value = {.text = line.text + key + 1, .length = line.length - key - 1};
    value = text_trim(value);
    if (units_name_technique(value) == TECHNIQUE_OTHER)
      return value;
  }
  return (text_line){.text = ""};
}

long columns_raman_line(const text_table *table)
{
  long found = 0;
  for (size_t i = 0; i < table->first; i++) {
    const text_line *line = &table->lines[i];
    if (text_contains(*line, "infrared") || text_contains(*line, "ftir") ||
        text_contains(*line, "ft-ir"))
      return 0;
    if (found == 0 && text_contains(*line, "raman"))
      found = line->number;
  }
  return found;
}
