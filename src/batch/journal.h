/* SPDX-License-Identifier: GPL-3.0-or-later */
/* journal.h: the output of a batch: line by line, so that a run that is killed loses none that was
 * written, and its next run goes on. */
#ifndef ELASTIR_BATCH_JOURNAL_H
#define ELASTIR_BATCH_JOURNAL_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/diagnostics.h"
#include "batch/earlier.h"

/* A regular file is written as FILE.part, and renamed when all is there. To resume, lines of an
 * earlier FILE.part are kept as long as the new ones are the same; where they differ it becomes
 * FILE.kept-N, from which lines can still be taken. Anything else (standard output, a device) is
 * written in place. */
typedef struct {
  int descriptor;
  const char *name;    /* for messages */
  char *target, *part; /* NULL: written in place */
  uint64_t position;   /* so much of the part is right */
  uint64_t found;      /* bytes of whole lines that the part holds */
  uint64_t begun;      /* so much of it is on its way to the disk */
  int kept[64];        /* earlier files, open for reading */
  size_t kept_count;
  bool failed;
  elastir_diagnostics *diagnostics;
} batch_journal;

/* lines: those of earlier runs, for a run that resumes; NULL: it does not, and a FILE.part of
 * another run is an error. false: reported; nothing is to be closed. */
bool journal_open(batch_journal *journal, const char *path, earlier_lines *lines,
                  elastir_diagnostics *diagnostics);

/* Adds whole lines. false: reported, once; later calls do nothing. */
bool journal_append(batch_journal *journal, const char *text, size_t length);

/* Puts the file in its place if all lines are there; else its lines stay for a run that resumes. */
void journal_close(batch_journal *journal, bool complete);

#endif
