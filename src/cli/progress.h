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
  const char *what; /* "outputs" */
  size_t total, done;
  struct timespec begun, drawn;
} cli_progress;

void cli_progress_begin(cli_progress *progress, const cli_line *line, const char *what,
                        size_t total);

/* One more is done; any thread may say so. The bar is drawn ten times a second at most, and not
 * at all within the first half second. */
void cli_progress_step(cli_progress *progress);

/* Wipes the bar. */
void cli_progress_end(cli_progress *progress);

#endif
