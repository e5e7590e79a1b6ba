/* SPDX-License-Identifier: GPL-3.0-or-later */
/* map_format.c: what the readers of map formats share. */
#include "map/map_format.h"

#include <stdlib.h>

#include "base/memory.h"

bool map_make_room(const map_reading *reading, double columns, double rows)
{
  elastir_map_file *map = reading->map;
  if (!(columns >= 1.0) || !(rows >= 1.0) ||
      columns * rows > (double)ELASTIR_MAP_MOST_PIXELS) {
    elastir_diagnose(reading->diagnostics, ELASTIR_ERROR,
                     columns * rows > (double)ELASTIR_MAP_MOST_PIXELS ? "too-large" : "bad-header",
                     reading->name, 0,
                     "expected at least one and at most %zu pixels, found %.0f columns and %.0f rows",
                     ELASTIR_MAP_MOST_PIXELS, columns, rows);
    return false;
  }
  map->columns = (size_t)columns;
  map->rows = (size_t)rows;
  map->values = calloc(map->columns * map->rows, sizeof *map->values);
  if (map->values == NULL)
    elastir_diagnose_no_memory(reading->diagnostics);
  return map->values != NULL;
}

bool map_set_text(const map_reading *reading, char **text, const char *bytes, size_t length)
{
  free(*text);
  *text = elastir_copy_trimmed(bytes, length);
  if (*text == NULL)
    elastir_diagnose_no_memory(reading->diagnostics);
  return *text != NULL;
}
