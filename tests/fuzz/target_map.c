/* SPDX-License-Identifier: GPL-3.0-or-later */
/* target_map.c: the readers of maps of a scanning probe. */
#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "map/map_file.h"
#include "targets.h"

int fuzz_map(const uint8_t *data, size_t size)
{
  elastir_map_file map = {0};
  elastir_diagnostics diagnostics = {0};
  char *bytes = malloc(size + 1); /* with the NUL that a file is read with */
  if (bytes == NULL)
    return 0;
  memcpy(bytes, data, size);
  bytes[size] = '\0';
  bool good = elastir_map_file_parse("fuzz", bytes, size, &map, &diagnostics);
  fuzz_require(good == (diagnostics.errors == 0), "success is what it says");
  size_t pixels = map.columns * map.rows, missing = 0;
  fuzz_require(!good || (pixels > 0 && pixels <= ELASTIR_MAP_MOST_PIXELS), "a map has pixels");
  for (size_t i = 0; good && i < pixels; i++) {
    fuzz_require(isfinite(map.values[i]) || isnan(map.values[i]), "infinities are missing");
    missing += isnan(map.values[i]) ? 1 : 0;
  }
  fuzz_require(!good || (missing == map.missing && missing < pixels), "missing pixels are counted");
  fuzz_require(!good || !(map.width_m <= 0.0 || map.height_m <= 0.0), "a scan has a size");
  elastir_map_file_free(&map);
  elastir_diagnostics_free(&diagnostics);
  free(bytes);
  return 0;
}
