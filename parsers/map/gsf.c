/* SPDX-License-Identifier: GPL-3.0-or-later */
/* gsf.c: Gwyddion Simple Field: a magic line, "name = value" lines, one to four NULs up to a multiple
 * of four bytes, then rows of 32-bit little-endian floats (gwyddion.net, user guide, "Simple Field
 * Files"). */
#include "map/map_format.h"

#include <math.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include "base/number.h"
#include "map/map_unit.h"

static const char magic[] = "Gwyddion Simple Field 1.0\n";

bool map_gsf_recognise(const char *bytes, size_t length)
{
  return length >= sizeof magic - 1 && memcmp(bytes, magic, sizeof magic - 1) == 0;
}

/* What the header says of the size; NAN: nothing. */
typedef struct {
  double columns, rows, width, height, xy_factor;
} gsf_header;

static bool bad_header(const map_reading *reading, long line, const char *name, const char *value,
                       size_t length)
{
  int shown = length < 40 ? (int)length : 40;
  elastir_diagnose(reading->diagnostics, ELASTIR_ERROR, "bad-header", reading->name, line,
                   "expected a positive number for %s, found '%.*s'", name, shown, value);
  return false;
}

/* One of the numbers; those that are whole have to be. */
static bool take_number(const map_reading *reading, long line, const char *name, const char *value,
                        size_t length, gsf_header *header)
{
  const struct {
    const char *name;
    double *to;
    bool whole;
  } known[] = {{"XRes", &header->columns, true},
               {"YRes", &header->rows, true},
               {"XReal", &header->width, false},
               {"YReal", &header->height, false}};
  for (size_t i = 0; i < sizeof known / sizeof *known; i++) {
    if (strcmp(name, known[i].name) != 0)
      continue;
    double number;
    if (number_real(value, length, &number) != NUMBER_OK || !(number > 0.0) ||
        (known[i].whole && number != floor(number)))
      return bad_header(reading, line, name, value, length);
    *known[i].to = number;
  }
  return true;
}

static bool take_line(const map_reading *reading, long line, const char *text, size_t length,
                      gsf_header *header)
{
  const char *equals = memchr(text, '=', length);
  char name[32] = "";
  if (equals == NULL) {
    elastir_diagnose(reading->diagnostics, ELASTIR_ERROR, "bad-header", reading->name, line,
                     "expected 'name = value' or the NULs before the numbers");
    return false;
  }
  size_t from = strspn(text, " \t"), to = (size_t)(equals - text);
  while (to > from && (text[to - 1] == ' ' || text[to - 1] == '\t'))
    to--;
  if (to - from < sizeof name)
    memcpy(name, text + from, to - from);
  const char *value = equals + 1;
  size_t left = length - (size_t)(value - text);
  if (strcmp(name, "Title") == 0)
    return map_set_text(reading, &reading->map->title, value, left);
  if (strcmp(name, "ZUnits") == 0)
    return map_set_text(reading, &reading->map->unit, value, left);
  if (strcmp(name, "XYUnits") == 0) {
    char *unit = NULL;
    bool copied = map_set_text(reading, &unit, value, left);
    if (copied && !elastir_unit_metres(unit, &header->xy_factor))
      header->xy_factor = NAN;
    free(unit);
    return copied;
  }
  return take_number(reading, line, name, value, left, header);
}

/* The lines up to the first NUL; *end: where that is. */
static bool read_header(const map_reading *reading, gsf_header *header, size_t *end)
{
  size_t at = sizeof magic - 1;
  long line = 1;
  while (at < reading->length && reading->bytes[at] != '\0') {
    const char *text = reading->bytes + at, *stop = memchr(text, '\n', reading->length - at);
    const char *nul = memchr(text, '\0', reading->length - at);
    if (stop == NULL || (nul != NULL && nul < stop)) {
      elastir_diagnose(reading->diagnostics, ELASTIR_ERROR, "truncated", reading->name, line + 1,
                       "the header ends within a line; the file may be cut off");
      return false;
    }
    line++;
    if (!take_line(reading, line, text, (size_t)(stop - text), header))
      return false;
    at += (size_t)(stop - text) + 1;
  }
  *end = at;
  if (isfinite(header->columns) && isfinite(header->rows))
    return true;
  elastir_diagnose(reading->diagnostics, ELASTIR_ERROR, "bad-header", reading->name, line,
                   "expected XRes and YRes, the columns and rows; found no %s",
                   isfinite(header->columns) ? "YRes" : "XRes");
  return false;
}

/* Bytes 4 i to 4 i + 3, the lowest first, on any machine. */
static double float_at(const char *bytes, size_t i)
{
  const unsigned char *b = (const unsigned char *)bytes + 4 * i;
  uint32_t bits = (uint32_t)b[0] | (uint32_t)b[1] << 8 | (uint32_t)b[2] << 16 | (uint32_t)b[3] << 24;
  float value;
  memcpy(&value, &bits, sizeof value);
  return (double)value;
}

/* The number of bytes behind the padding has to be that of the pixels: checked before room is taken. */
static bool check_size(const map_reading *reading, const gsf_header *header, size_t start)
{
  double expected = 4.0 * header->columns * header->rows;
  double found = (double)reading->length - (double)start;
  if (found == expected)
    return true;
  bool short_of = found < expected;
  elastir_diagnose(reading->diagnostics, ELASTIR_ERROR, short_of ? "truncated" : "trailing-bytes",
                   reading->name, 0,
                   "expected %.0f bytes for %.0f columns and %.0f rows, found %.0f; %s", expected,
                   header->columns, header->rows, fmax(found, 0.0),
                   short_of ? "the file may be cut off" : "the header may be of another map");
  return false;
}

bool map_gsf_read(const map_reading *reading)
{
  gsf_header header = {NAN, NAN, NAN, NAN, NAN};
  size_t end = 0;
  if (!read_header(reading, &header, &end))
    return false;
  size_t start = end + 4 - end % 4;
  for (size_t i = end; i < start && i < reading->length; i++)
    if (reading->bytes[i] != '\0') {
      elastir_diagnose(reading->diagnostics, ELASTIR_ERROR, "bad-header", reading->name, 0,
                       "expected NULs from byte %zu to %zu, where the numbers begin", end, start);
      return false;
    }
  if (!check_size(reading, &header, start) ||
      !map_make_room(reading, header.columns, header.rows))
    return false;
  elastir_map_file *map = reading->map;
  map->width_m = header.width * header.xy_factor;
  map->height_m = header.height * header.xy_factor;
  for (size_t i = 0; i < map->columns * map->rows; i++)
    map->values[i] = float_at(reading->bytes + start, i);
  return true;
}
