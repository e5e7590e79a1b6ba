/* SPDX-License-Identifier: GPL-3.0-or-later */
/* gsf.c: a Gwyddion Simple Field as a map. */
#include "map/map_format.h"

#include <math.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include "base/gsf.h"
#include "base/number.h"
#include "map/map_unit.h"

/* What the header says of the size; NAN: nothing. */
typedef struct {
  double columns, rows, width, height, xy_factor;
} gsf_header;

/* One of the numbers; those that are whole have to be. */
static bool take_number(const map_reading *reading, const gsf_entry *entry, gsf_header *header)
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
    if (!gsf_is(entry, known[i].name))
      continue;
    double number;
    if (number_real(entry->value, entry->value_length, &number) != NUMBER_OK || !(number > 0.0) ||
        (known[i].whole && number != floor(number))) {
      int shown = entry->value_length < 40 ? (int)entry->value_length : 40;
      elastir_diagnose(reading->diagnostics, ELASTIR_ERROR, "bad-header", reading->name,
                       entry->line, "expected a positive number for %s, found '%.*s'",
                       known[i].name, shown, entry->value);
      return false;
    }
    *known[i].to = number;
  }
  return true;
}

static bool take_entry(const map_reading *reading, const gsf_entry *entry, gsf_header *header)
{
  if (entry->name == NULL) {
    elastir_diagnose(reading->diagnostics, ELASTIR_ERROR, "bad-header", reading->name,
                     entry->line, "expected 'name = value' or the NULs before the numbers");
    return false;
  }
  if (gsf_is(entry, "Title"))
    return map_set_text(reading, &reading->map->title, entry->value, entry->value_length);
  if (gsf_is(entry, "ZUnits"))
    return map_set_text(reading, &reading->map->unit, entry->value, entry->value_length);
  if (gsf_is(entry, "XYUnits")) {
    char *unit = NULL;
    bool copied = map_set_text(reading, &unit, entry->value, entry->value_length);
    if (copied && !elastir_unit_metres(unit, &header->xy_factor))
      header->xy_factor = NAN;
    free(unit);
    return copied;
  }
  return take_number(reading, entry, header);
}

static bool read_header(const map_reading *reading, gsf_header *header, gsf_cursor *cursor)
{
  gsf_entry entry;
  *cursor = gsf_begin(reading->bytes, reading->length);
  while (gsf_next(cursor, &entry)) {
    if (cursor->cut) {
      elastir_diagnose(reading->diagnostics, ELASTIR_ERROR, "truncated", reading->name, entry.line,
                       "the header ends within a line; the file may be cut off");
      return false;
    }
    if (!take_entry(reading, &entry, header))
      return false;
  }
  if (isfinite(header->columns) && isfinite(header->rows))
    return true;
  elastir_diagnose(reading->diagnostics, ELASTIR_ERROR, "bad-header", reading->name, cursor->line,
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
                   short_of ? "the file may be cut off" : "the header may belong to another map");
  return false;
}

bool map_gsf_read(const map_reading *reading)
{
  gsf_header header = {NAN, NAN, NAN, NAN, NAN};
  gsf_cursor cursor;
  if (!read_header(reading, &header, &cursor))
    return false;
  size_t end = cursor.at, start = gsf_numbers(&cursor);
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
