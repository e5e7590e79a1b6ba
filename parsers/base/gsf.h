/* SPDX-License-Identifier: GPL-3.0-or-later */
/* gsf.h: the header of a Gwyddion Simple Field, of maps and of spectra: a magic line, lines
 * "name = value", one to four NULs up to a multiple of four bytes, then rows of 32-bit
 * little-endian floats (gwyddion.net, user guide, "Simple Field Files"). */
#ifndef ELASTIR_GSF_H
#define ELASTIR_GSF_H

#include <stdbool.h>
#include <stddef.h>

/* Blanks around name and value are left out; line counts from 1. name NULL: no '=' in it. */
typedef struct {
  const char *name, *value;
  size_t name_length, value_length;
  const char *text; /* the whole line */
  size_t length;
  long line;
} gsf_entry;

typedef struct {
  const char *bytes;
  size_t length, at;
  long line;
  bool cut; /* no line end before the NULs or the end of the file */
} gsf_cursor;

bool gsf_recognise(const char *bytes, size_t length);

/* Behind the magic line. */
gsf_cursor gsf_begin(const char *bytes, size_t length);

/* false: the header is at its end. */
bool gsf_next(gsf_cursor *cursor, gsf_entry *entry);

/* Where the numbers begin, the header read to its end; maybe behind the end of the file. */
size_t gsf_numbers(const gsf_cursor *cursor);

bool gsf_is(const gsf_entry *entry, const char *name);

#endif
