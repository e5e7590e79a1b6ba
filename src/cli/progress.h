/* SPDX-License-Identifier: GPL-3.0-or-later */
/* progress.h: a bar with rate and time left on a terminal; nothing in a log. */
#ifndef ELASTIR_CLI_PROGRESS_H
#define ELASTIR_CLI_PROGRESS_H

#include <pthread.h>
#include <stdbool.h>
#include <stddef.h>
#include <time.h>

#include "cli/cli.h"

typedef struct {
  pthread_mutex_t mutex;
  bool shown; /* standard error is a terminal, the results go elsewhere, and no -q */
  const char *unit;
  double scale; /* one unit, in what is counted: 1e9 for GB out of bytes */
  int digits;   /* behind the point */
  double total, done;
  struct timespec begun, drawn;
} cli_progress;

/* Counts things: "outputs", "spectra". */
void cli_progress_begin(cli_progress *progress, const cli_line *line, const char *things,
                        size_t total);

/* The same with parts of them, which is why one alone is worth a bar, too. */
void cli_progress_begin_parts(cli_progress *progress, const cli_line *line, const char *things,
                              size_t total);

/* Counts bytes, shown in GB. total 0: unknown, and nothing is shown. */
void cli_progress_begin_bytes(cli_progress *progress, const cli_line *line, double total);

/* So much more is done; any thread may say so. The bar is drawn ten times a second at most, and
 * not at all within the first half second. */
void cli_progress_advance(cli_progress *progress, double amount);

/* At least so much is done: what an advance did not say. */
void cli_progress_reach(cli_progress *progress, double done);

/* The same as an elastir_stream_watch; context is the progress. */
void cli_progress_read(void *context, size_t bytes);

/* Wipes the bar, which comes back with the next advance: something else is to be printed. */
void cli_progress_clear(cli_progress *progress);

/* Wipes the bar for good. */
void cli_progress_end(cli_progress *progress);

#endif
