/* SPDX-License-Identifier: GPL-3.0-or-later */
/* inputs.h: what a batch reads: files, folders, tar archives and lists, made into inputs that give
 * a line each. */
#ifndef ELASTIR_BATCH_INPUTS_H
#define ELASTIR_BATCH_INPUTS_H

#include "base/diagnostics.h"
#include "base/stream.h"
#include "batch/archive.h"

typedef struct {
  char *path; /* "ARCHIVE:MEMBER" in an archive */
  const batch_archive *archive; /* NULL: a file of its own */
  uint64_t offset, size;        /* in the archive */
} batch_file;

/* One file, or those of a folder that belong together. */
typedef struct {
  batch_file *files;
  size_t count;
  const char **labels;         /* the model of each file; NULL: one model, of its own label */
  bool found;                  /* in a folder or an archive: passed over unless it is a CRYSTAL
                                * output */
  elastir_diagnostics trouble; /* why a folder, an archive or a list gave nothing, or not all */
} batch_input;

/* Files whose name matches the pattern, as in a shell, are a model of that label. */
typedef struct {
  const char *label, *pattern;
} batch_rule;

typedef struct {
  batch_input *inputs;
  size_t count, capacity;
  batch_archive **archives;
  size_t archive_count, archive_capacity;
} batch_inputs;

/* Adds what a word of the command line stands for: FILE, a folder with all below it, an archive,
 * or @LIST; in a folder files come before folders, by name; what is hidden, and links to folders,
 * are passed over. A folder, list or archive that cannot be read becomes an input that failed.
 * false: no memory (reported). */
bool batch_inputs_add(batch_inputs *list, const char *operand, elastir_diagnostics *diagnostics);

/* Makes one input of the files of each folder (or each folder of an archive) that match a rule,
 * the models in the order of the rules; files that were found and match none are dropped. false:
 * no memory (reported). */
bool batch_inputs_group(batch_inputs *list, const batch_rule *rules, size_t count,
                        elastir_diagnostics *diagnostics);

/* Opens a file of an input; *bytes, which is to be freed once the stream is closed, holds what an
 * archive gave. NULL: reported. */
elastir_stream *batch_file_open(const batch_file *file, elastir_checksum checksum, char **bytes,
                                elastir_diagnostics *diagnostics);

void batch_inputs_free(batch_inputs *list);

#endif
