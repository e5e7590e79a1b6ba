/* SPDX-License-Identifier: GPL-3.0-or-later */
/* inputs.h: what a batch reads: files, folders, tar archives and lists, made into inputs that give
 * a line each. */
#ifndef ELASTIR_BATCH_INPUTS_H
#define ELASTIR_BATCH_INPUTS_H

#include <stdio.h>

#include "base/diagnostics.h"
#include "base/stream.h"
#include "batch/archive.h"

typedef struct {
  const char *path; /* "ARCHIVE:MEMBER" in an archive */
  const char *label; /* of its model; NULL: the input is one model, of its own label */
  const batch_archive *archive; /* NULL: a file of its own */
  uint64_t offset, size;        /* in the archive */
} batch_file;

/* One file, or those of a folder that belong together. */
typedef struct {
  batch_file *files;
  size_t count;
  bool found; /* in a folder or an archive: passed over unless it is a CRYSTAL output */
  elastir_diagnostics *trouble; /* why a folder, an archive or a list gave nothing, or not all; of
                                 * the list of inputs; NULL: nothing */
  void *record;                 /* what all this is in */
} batch_input;

/* Files whose name matches the pattern, as in a shell, are a model of that label. */
typedef struct {
  const char *label, *pattern;
} batch_rule;

/* What describes an input is in a temporary file; only what went wrong, and archives, are here. */
typedef struct {
  size_t count;
  size_t named;         /* of these, files that a word or list names */
  FILE *records, *ends; /* of each input: its description, and where that ends */
  uint64_t size;        /* of all descriptions */
  elastir_diagnostics **troubles;
  size_t trouble_count, trouble_capacity;
  batch_archive **archives;
  size_t archive_count, archive_capacity;
} batch_inputs;

/* Adds what a word of the command line stands for: FILE, a folder with all below it, an archive,
 * or @LIST; in a folder files come before archives, and these before folders, by name; what is hidden, links
 * to folders, and what elastir writes on a line are left out; a line of a list is such a word, but for the
 * '@'. A folder, list or archive that cannot be read becomes an input that failed. false: no memory, or no
 * room (reported). */
bool batch_inputs_add(batch_inputs *list, const char *operand, elastir_diagnostics *diagnostics);

/* Makes one input of the files of each folder (or each folder of an archive, whose files it sorts as
 * those of folders) that match a rule, the models in the order of the rules; files that were found and
 * match none are dropped. false:
 * no memory, or no room (reported). */
bool batch_inputs_group(batch_inputs *list, const batch_rule *rules, size_t count,
                        elastir_diagnostics *diagnostics);

/* Opens a file of an input; *bytes, which is to be freed once the stream is closed, holds what an
 * archive gave. NULL: reported. */
elastir_stream *batch_file_open(const batch_file *file, elastir_checksum checksum, char **bytes,
                                elastir_diagnostics *diagnostics);

/* Input i, counted from 0; any thread may ask. Freed by the caller. false: reported. */
bool batch_inputs_get(const batch_inputs *list, size_t i, batch_input *input,
                      elastir_diagnostics *diagnostics);
void batch_input_free(batch_input *input);

void batch_inputs_free(batch_inputs *list);

/* ---- list.c, for those who make the list ---- */

/* false: reported. */
bool batch_list_append(batch_inputs *list, const batch_input *input,
                       elastir_diagnostics *diagnostics);

/* To be called before inputs are read. false: reported. */
bool batch_list_finish(batch_inputs *list, elastir_diagnostics *diagnostics);

/* Puts the inputs of another list, which is empty then, in place of those of this one. */
void batch_list_replace(batch_inputs *list, batch_inputs *other);

#endif
