/* SPDX-License-Identifier: GPL-3.0-or-later */
/* progress.c: a bar with rate and time left on a terminal; nothing in a log. */
#include "cli/progress.h"

#include <stdio.h>
#include <string.h>
#include <unistd.h>

static const double first_after_s = 0.5;
static const double every_s = 0.1;

static double seconds_between(const struct timespec *from, const struct timespec *to)
{
  return (double)(to->tv_sec - from->tv_sec) + 1e-9 * (double)(to->tv_nsec - from->tv_nsec);
}

void cli_progress_begin(cli_progress *progress, const cli_line *line, const char *what,
                        size_t total)
{
  *progress = (cli_progress){.what = what, .total = total};
  pthread_mutex_init(&progress->mutex, NULL);
  /* Results that go to the same terminal would run through the bar. */
  bool elsewhere = cli_has(line, "output") || isatty(STDOUT_FILENO) != 1;
  progress->shown =
      total > 1 && elsewhere && isatty(STDERR_FILENO) == 1 && !cli_has(line, "quiet");
  clock_gettime(CLOCK_MONOTONIC, &progress->begun);
  progress->drawn = progress->begun;
}

static void draw(const cli_progress *progress, double elapsed)
{
  enum { WIDTH = 30 };
  char bar[WIDTH + 1];
  size_t full = progress->done * WIDTH / progress->total;
  memset(bar, '.', WIDTH);
  memset(bar, '#', full);
  bar[WIDTH] = '\0';
  double rate = (double)progress->done / elapsed;
  long left = (long)((double)(progress->total - progress->done) / rate + 0.5);
  fprintf(stderr, "\r[%s] %zu of %zu %s, %.3g a second, %ld:%02ld left \033[K", bar,
          progress->done, progress->total, progress->what, rate, left / 60, left % 60);
  fflush(stderr);
}

void cli_progress_step(cli_progress *progress)
{
  if (!progress->shown)
    return;
  pthread_mutex_lock(&progress->mutex);
  progress->done++;
  struct timespec now;
  clock_gettime(CLOCK_MONOTONIC, &now);
  double elapsed = seconds_between(&progress->begun, &now);
  if (elapsed >= first_after_s && seconds_between(&progress->drawn, &now) >= every_s) {
    progress->drawn = now;
    draw(progress, elapsed);
  }
  pthread_mutex_unlock(&progress->mutex);
}

void cli_progress_end(cli_progress *progress)
{
  if (progress->shown)
    fputs("\r\033[K", stderr);
  pthread_mutex_destroy(&progress->mutex);
}
