/* SPDX-License-Identifier: GPL-3.0-or-later */
/* record.h: what a line that a batch wrote earlier is about, without reading all of it. */
#ifndef ELASTIR_BATCH_RECORD_H
#define ELASTIR_BATCH_RECORD_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

typedef struct {
  char *path;
  char sha256[65]; /* "": not known */
  uint64_t bytes;
} batch_source;

typedef struct {
  batch_source *sources;
  size_t count;
  const char *settings; /* in the line: the object of that name, as written; NULL: a failure */
  size_t settings_length;
  bool has_errors, has_warnings;
} batch_record;

/* line: a result or a failure on one line, with a NUL behind it. false: it is neither, or does not
 * say what file it is about (or memory ran out: the input is then read again). */
bool batch_record_read(const char *line, size_t length, batch_record *record);
void batch_record_free(batch_record *record);

/* In a result on one line: the object `settings` as written; NULL: it is not there. */
const char *batch_settings_of(const char *line, size_t *length);

/* Whether the record was computed with those settings, but for the grid of spectra unless it was
 * given: it follows the bands. */
bool batch_same_settings(const batch_record *record, const char *settings, size_t length,
                         bool grid_given);

#endif
