/* SPDX-License-Identifier: GPL-3.0-or-later */
/* batch_work.h: the inputs of a batch, each made into a line or taken from an earlier run. */
#ifndef ELASTIR_CLI_BATCH_WORK_H
#define ELASTIR_CLI_BATCH_WORK_H

#include "batch/earlier.h"
#include "batch/inputs.h"
#include "batch/journal.h"
#include "batch/share.h"
#include "cli/settings.h"

typedef struct {
  const cli_line *line;
  const elastir_settings *settings;
  const char *asked; /* a result with nothing but these settings, on a line */
  const batch_inputs *inputs;
  const earlier_lines *earlier; /* NULL: none */
  batch_share share;            /* shards 1: all inputs */
  bool is_part;                 /* what gives no line is marked, so that lines can be counted */
} batch_plan;

enum { BATCH_NAMED = 3 };

typedef struct {
  size_t results, failures, passed, kept;
  size_t incomplete, with_warnings; /* of the results: with errors; with warnings alone */
  size_t packed;                    /* of those passed over: compressed otherwise than by gzip */
  size_t odd;                       /* the same: empty, or named as outputs are */
  size_t named[BATCH_NAMED];        /* the first of these, by their numbers among the inputs */
} batch_counts;

/* Makes the lines of the share and adds them to the journal in order. Messages are printed as they
 * come: the first error of an input, and all with -v; their numbers go to the diagnostics of the
 * line. false: no memory, or the list of inputs cannot be read (reported); lines are missing. */
bool batch_make_lines(const batch_plan *plan, batch_journal *journal, batch_counts *counts);

#endif
