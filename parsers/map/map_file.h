/* SPDX-License-Identifier: GPL-3.0-or-later */
/* map_file.h: reads one channel of a scan: Gwyddion Simple Field, or a matrix as text. */
#ifndef ELASTIR_MAP_FILE_H
#define ELASTIR_MAP_FILE_H

#include "base/diagnostics.h"
#include "base/stream.h"

/* Scanning probes stay far below; more is a damaged header. */
#define ELASTIR_MAP_MOST_PIXELS ((size_t)1 << 24)

typedef struct {
  char *path;            /* as given; "-" is standard input */
  elastir_source source;
  const char *format;    /* "gsf" or "text" */
  char *title;           /* "" if none */
  char *unit;            /* of the values, as the file has it; "" if none */
  size_t columns, rows;
  double width_m, height_m; /* of the scan; NAN: the file does not say */
  double *values;        /* [rows * columns], the upper row first; NAN where there is no number */
  size_t missing;        /* how many are NAN */
} elastir_map_file;

/* Plain or gzipped. Errors: 'bad-header', 'too-large', 'truncated', 'trailing-bytes', 'bad-number',
 * 'ragged-rows', 'no-values' and those of reading. Free *map in any case. */
bool elastir_map_file_read(const char *path, elastir_checksum checksum, elastir_map_file *map,
                           elastir_diagnostics *diagnostics);

/* The same of the bytes of a file; name is used in messages. A NUL is behind the bytes. */
bool elastir_map_file_parse(const char *name, const char *bytes, size_t length,
                            elastir_map_file *map, elastir_diagnostics *diagnostics);

/* Accepts a zeroed struct. */
void elastir_map_file_free(elastir_map_file *map);

#endif
