/* SPDX-License-Identifier: GPL-3.0-or-later */
/* earlier.h: the lines that an interrupted or finished run left, found by the input's path. */
#ifndef ELASTIR_BATCH_EARLIER_H
#define ELASTIR_BATCH_EARLIER_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/diagnostics.h"

typedef struct {
  uint64_t key;        /* of the path */
  int descriptor;      /* the file that holds it */
  uint64_t offset;
  size_t length;       /* with its line end */
} earlier_line;

typedef struct {
  earlier_line *lines;
  size_t count, capacity;
} earlier_lines;

/* Adds the lines of a file, those that end; *whole becomes the place behind the last of them.
 * Lines of files added before go first. false: it cannot be read, or no memory (reported). */
bool earlier_add(earlier_lines *lines, int descriptor, const char *name, uint64_t *whole,
                 elastir_diagnostics *diagnostics);

/* To be called before the first look-up. */
void earlier_sort(earlier_lines *lines);

/* The first line whose first input has that path or, with the same key, another; go on with the next
 * while its key is the same. NULL: none. */
const earlier_line *earlier_find(const earlier_lines *lines, const char *path, size_t *left);

/* The text of a line, with a NUL behind it; any thread may ask. The caller frees. NULL: no memory,
 * or it cannot be read. */
char *earlier_text(const earlier_line *line);

void earlier_free(earlier_lines *lines);

#endif
