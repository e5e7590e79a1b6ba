/* SPDX-License-Identifier: GPL-3.0-or-later */
/* whole_file.h: output that appears whole or not at all. */
#ifndef ELASTIR_WHOLE_FILE_H
#define ELASTIR_WHOLE_FILE_H

#include <stdbool.h>
#include <stddef.h>

#include "base/diagnostics.h"

/* A regular file is written beside its target, synced and renamed, so that the target is the
 * old one or the new one, never half of it; SIGINT, SIGTERM and SIGHUP remove what was begun.
 * Anything else (standard output, a pipe, a device) is written in place. One at a time: the
 * signal handler knows of one file. */
typedef struct {
  int descriptor;
  const char *name; /* for messages */
  char *target;     /* NULL: written in place */
  char *temporary;
  bool failed;
  elastir_diagnostics *diagnostics;
} whole_file;

/* The file that is replaced: of a symbolic link what it points to. The caller frees. NULL: errno says
 * why. */
char *whole_file_target(const char *path);

/* path "-" or NULL is standard output. false: reported (code 'cannot-write'),
 * and nothing is to be closed. */
bool whole_file_open(whole_file *file, const char *path, elastir_diagnostics *diagnostics);

/* false: reported, once; later calls do nothing. */
bool whole_file_append(whole_file *file, const void *data, size_t length);

/* Puts the file in its place, or removes it if anything failed or keep is false. Returns
 * whether it is in its place. */
bool whole_file_close(whole_file *file, bool keep);

/* The three in one. */
bool whole_file_write(const char *path, const void *data, size_t length,
                      elastir_diagnostics *diagnostics);

#endif
