/* SPDX-License-Identifier: GPL-3.0-or-later */
/* map_file.c: reads one channel of a scan, whatever its format. */
#include "map/map_format.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "base/gsf.h"
#include "base/memory.h"

/* The largest map as text, with some 16 bytes a number. */
#define LARGEST_FILE (ELASTIR_MAP_MOST_PIXELS * 16)

/* Infinities are missing like NAN: a divided-by-zero pixel is not a modulus. */
static bool count_missing(const map_reading *reading)
{
  elastir_map_file *map = reading->map;
  for (size_t i = 0; i < map->columns * map->rows; i++)
    if (!isfinite(map->values[i])) {
      map->values[i] = NAN;
      map->missing++;
    }
  if (map->missing < map->columns * map->rows)
    return true;
  elastir_diagnose(reading->diagnostics, ELASTIR_ERROR, "no-values", reading->name, 0,
                   "expected numbers, found none in all %zu pixels", map->missing);
  return false;
}

bool elastir_map_file_parse(const char *name, const char *bytes, size_t length,
                            elastir_map_file *map, elastir_diagnostics *diagnostics)
{
  map_reading reading = {name, bytes, length, map, diagnostics};
  map->width_m = map->height_m = NAN;
  bool gsf = gsf_recognise(bytes, length);
  map->format = gsf ? "gsf" : "text";
  return map_set_text(&reading, &map->title, "", 0) && map_set_text(&reading, &map->unit, "", 0) &&
         (gsf ? map_gsf_read(&reading) : map_matrix_read(&reading)) && count_missing(&reading);
}

bool elastir_map_file_read(const char *path, elastir_checksum checksum, elastir_map_file *map,
                           elastir_diagnostics *diagnostics)
{
  *map = (elastir_map_file){0};
  size_t length = 0;
  char *bytes = elastir_read_whole(path, LARGEST_FILE, checksum, &length, &map->source, diagnostics);
  map->path = elastir_copy_text(path, strlen(path));
  if (bytes != NULL && map->path == NULL)
    elastir_diagnose_no_memory(diagnostics);
  bool good = bytes != NULL && map->path != NULL &&
              elastir_map_file_parse(strcmp(path, "-") == 0 ? "<stdin>" : path, bytes, length, map,
                                     diagnostics);
  free(bytes);
  return good;
}

void elastir_map_file_free(elastir_map_file *map)
{
  free(map->path);
  free(map->title);
  free(map->unit);
  free(map->values);
  *map = (elastir_map_file){0};
}
