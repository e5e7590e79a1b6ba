/* SPDX-License-Identifier: GPL-3.0-or-later */
/* matrix_text.c: a map as rows of numbers, such as Gwyddion's "ASCII data matrix" with its comments
 * "# Channel: …", "# Width: 1.00 µm", "# Height: …", "# Value units: Pa". */
#include "map/map_format.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "base/head.h"
#include "base/letters.h"
#include "base/memory.h"
#include "base/number.h"
#include "map/map_unit.h"

typedef struct {
  const map_reading *reading;
  char separator; /* ';', tab or ',' as the first row has it, else blanks */
  size_t columns, rows, count, capacity;
  double *values;
  long line;
} matrix;

/* "1.00 µm"; NAN if it is not a length. */
static double length_of(const char *text, size_t length)
{
  double number = NAN, factor = NAN;
  size_t digits = number_scan(text, length, &number);
  char *unit = elastir_copy_trimmed(text + digits, length - digits);
  if (digits == 0 || unit == NULL || !elastir_unit_metres(unit, &factor))
    factor = NAN;
  free(unit);
  return number > 0.0 ? number * factor : NAN;
}

/* The value behind "name:", if the comment begins so. */
static const char *value_of(const char *text, size_t length, const char *name, size_t *left)
{
  size_t size = strlen(name);
  if (length <= size || !letters_begin(text, length, name) || text[size] != ':')
    return NULL;
  const char *value = text + size + 1;
  *left = length - size - 1;
  while (*left > 0 && (*value == ' ' || *value == '\t')) {
    value++;
    (*left)--;
  }
  return value;
}

static bool take_comment(const map_reading *reading, const char *text, size_t length)
{
  elastir_map_file *map = reading->map;
  const char *value;
  size_t left;
  while (length > 0 && (*text == '#' || *text == ' ' || *text == '\t')) {
    text++;
    length--;
  }
  if ((value = value_of(text, length, "channel", &left)) != NULL ||
      (value = value_of(text, length, "title", &left)) != NULL)
    return map_set_text(reading, &map->title, value, left);
  if ((value = value_of(text, length, "value units", &left)) != NULL ||
      (value = value_of(text, length, "unit", &left)) != NULL)
    return map_set_text(reading, &map->unit, value, left);
  if ((value = value_of(text, length, "width", &left)) != NULL)
    map->width_m = length_of(value, left);
  if ((value = value_of(text, length, "height", &left)) != NULL)
    map->height_m = length_of(value, left);
  return true;
}

static char separator_of(const char *text, size_t length)
{
  static const char known[] = ";\t,";
  for (const char *c = known; *c != '\0'; c++)
    if (memchr(text, *c, length) != NULL)
      return *c;
  return ' ';
}

static bool is_blank(char c)
{
  return c == ' ' || c == '\t';
}

/* "nan", "NaN", "-nan" and "inf" are how programs write that there is no number. */
static bool is_missing(const char *field, size_t length)
{
  if (length > 0 && (*field == '-' || *field == '+')) {
    field++;
    length--;
  }
  return letters_equal(field, length, "nan") || letters_equal(field, length, "inf");
}

static bool take_field(matrix *m, const char *field, size_t length)
{
  double value = NAN;
  while (length > 0 && is_blank(*field)) {
    field++;
    length--;
  }
  while (length > 0 && is_blank(field[length - 1]))
    length--;
  if (!is_missing(field, length) && number_real(field, length, &value) != NUMBER_OK) {
    elastir_diagnose(m->reading->diagnostics, ELASTIR_ERROR, "bad-number", m->reading->name, m->line,
                     "expected a number with a decimal point, or nan; found '%.*s'",
                     length < 40 ? (int)length : 40, field);
    return false;
  }
  if (m->count == ELASTIR_MAP_MOST_PIXELS)
    return map_make_room(m->reading, (double)m->columns, INFINITY);
  if (!elastir_grow(&m->values, &m->capacity, m->count, sizeof *m->values)) {
    elastir_diagnose_no_memory(m->reading->diagnostics);
    return false;
  }
  m->values[m->count++] = value;
  return true;
}

/* A separator at the end of the line ends the last field, and does not begin another. */
static bool take_row(matrix *m, const char *text, size_t length)
{
  size_t before = m->count;
  while (length > 0 && is_blank(text[length - 1]))
    length--;
  if (m->rows == 0)
    m->separator = separator_of(text, length);
  for (size_t at = 0; at < length;) {
    while (m->separator == ' ' && at < length && is_blank(text[at]))
      at++;
    size_t end = at;
    while (end < length && (m->separator == ' ' ? !is_blank(text[end]) : text[end] != m->separator))
      end++;
    if (!take_field(m, text + at, end - at))
      return false;
    at = end + 1;
  }
  size_t columns = m->count - before;
  if (m->rows == 0)
    m->columns = columns;
  m->rows++;
  if (columns == m->columns)
    return true;
  elastir_diagnose(m->reading->diagnostics, ELASTIR_ERROR, "ragged-rows", m->reading->name, m->line,
                   "expected %zu numbers as in the preceding rows, found %zu", m->columns, columns);
  return false;
}

static bool take_line(matrix *m, const char *text, size_t length)
{
  m->line++;
  if (length > 0 && text[length - 1] == '\r')
    length--;
  size_t from = 0;
  while (from < length && is_blank(text[from]))
    from++;
  if (from == length)
    return true;
  return text[from] == '#' ? take_comment(m->reading, text + from, length - from)
                           : take_row(m, text, length);
}

bool map_matrix_read(const map_reading *reading)
{
  matrix m = {.reading = reading, .separator = ' '};
  bool good = true;
  for (head_line line = head_begin(reading->bytes, reading->length); good && head_next(&line);)
    good = take_line(&m, line.text, line.length);
  if (good && m.count == 0) {
    elastir_diagnose(reading->diagnostics, ELASTIR_ERROR, "no-values", reading->name, 0,
                     "expected a Gwyddion Simple Field or rows of numbers; found neither");
    good = false;
  }
  good = good && map_make_room(reading, (double)m.columns, (double)m.rows);
  if (good)
    memcpy(reading->map->values, m.values, m.count * sizeof *m.values);
  free(m.values);
  return good;
}
