/* SPDX-License-Identifier: GPL-3.0-or-later */
/* map_format.h: what the readers of map formats share. */
#ifndef ELASTIR_MAP_FORMAT_H
#define ELASTIR_MAP_FORMAT_H

#include "map/map_file.h"

typedef struct {
  const char *name; /* for messages */
  const char *bytes;
  size_t length;
  elastir_map_file *map;
  elastir_diagnostics *diagnostics;
} map_reading;

/* One reader a format; false: reported. */
bool map_gsf_read(const map_reading *reading);
bool map_matrix_read(const map_reading *reading);

/* Sets columns and rows and takes zeroed room for the values. false: there are none, or too many, or
 * no memory; reported. */
bool map_make_room(const map_reading *reading, double columns, double rows);

/* Replaces a text of the map by a copy of `length` bytes. false: no memory (reported). */
bool map_set_text(const map_reading *reading, char **text, const char *bytes, size_t length);

#endif
