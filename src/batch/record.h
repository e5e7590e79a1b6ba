/* SPDX-License-Identifier: GPL-3.0-or-later */
/* record.h: what a line that a batch wrote earlier is about, without reading all of it. */
#ifndef ELASTIR_BATCH_RECORD_H
#define ELASTIR_BATCH_RECORD_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

typedef struct {
  char *path, *label; /* of the model that it is of */
  char sha256[65]; /* "": not known */
  uint64_t bytes;
} batch_source;

typedef struct {
  batch_source *sources; /* in the order of the models; of several tensors in a file, once for each */
  size_t count;
  const char *version; /* of elastir, in the line, up to a quote; NULL: it does not say */
  bool has_errors, has_warnings; /* among its diagnostics; messages of CRYSTAL do not count */
} batch_record;

/* line: a result on one line, with a NUL behind it. false: it is not one, or does not say what file it
 * is about (or memory ran out: the input is then read again). */
bool batch_record_read(const char *line, batch_record *record);
void batch_record_free(batch_record *record);

/* Behind the object or list that begins at text; NULL: it does not end. */
const char *batch_record_end(const char *text);

#endif
