/* SPDX-License-Identifier: GPL-3.0-or-later */
/* progress.c: a bar with rate and time left on a terminal; nothing in a log. */
#include "cli/progress.h"

#include <math.h>
#include <stdio.h>
#include <string.h>
#include <sys/ioctl.h>
#include <unistd.h>

static const double first_after_s = 0.5;
static const double every_s = 0.1;

static double seconds_between(const struct timespec *from, const struct timespec *to)
{
  return (double)(to->tv_sec - from->tv_sec) + 1e-9 * (double)(to->tv_nsec - from->tv_nsec);
}

static void begin(cli_progress *progress, const cli_line *line, double total)
{
  pthread_mutex_init(&progress->mutex, NULL);
  progress->total = total;
  /* Results that go to the same terminal would run through the bar. */
  bool elsewhere = line->output != NULL || isatty(STDOUT_FILENO) != 1;
  progress->shown =
      total > 0.0 && elsewhere && isatty(STDERR_FILENO) == 1 && !line->quiet;
  clock_gettime(CLOCK_MONOTONIC, &progress->begun);
  progress->drawn = progress->begun;
}

void cli_progress_begin(cli_progress *progress, const cli_line *line, const char *things,
                        size_t total)
{
  *progress = (cli_progress){.unit = things, .scale = 1.0};
  begin(progress, line, total > 1 ? (double)total : 0.0);
}

void cli_progress_begin_parts(cli_progress *progress, const cli_line *line, const char *things,
                              size_t total)
{
  *progress = (cli_progress){.unit = things, .scale = 1.0, .digits = 2};
  begin(progress, line, (double)total);
}

void cli_progress_begin_bytes(cli_progress *progress, const cli_line *line, double total)
{
  *progress = (cli_progress){.unit = "GB", .scale = 1e9, .digits = 2};
  begin(progress, line, total);
}

static int columns_of_terminal(void)
{
  struct winsize size;
  return ioctl(STDERR_FILENO, TIOCGWINSZ, &size) == 0 && size.ws_col > 0 ? size.ws_col : 80;
}

/* On one line of the terminal: a longer one would wrap, and stay. What does not fit is left out from
 * the end, and so is the bar. */
static void draw(const cli_progress *progress, double elapsed)
{
  enum { LEAST = 10, MOST = 30 };
  char text[200], bar[MOST + 1];
  double share = fmin(progress->done / progress->total, 1.0); /* a file may grow */
  double rate = progress->done / elapsed;
  long left = (long)((1.0 - share) * progress->total / rate + 0.5);
  snprintf(text, sizeof text, "%.*f of %.*f %s, %ld:%02ld left, %.3g per second", progress->digits,
           progress->done / progress->scale, progress->digits, progress->total / progress->scale,
           progress->unit, left / 60, left % 60, rate / progress->scale);
  int room = columns_of_terminal() - 1; /* in the last column some wrap already */
  for (char *comma; (int)strlen(text) > room && (comma = strrchr(text, ',')) != NULL;)
    *comma = '\0';
  int width = room - (int)strlen(text) - (int)strlen("[] ");
  width = width < MOST ? width : MOST;
  fputc('\r', stderr);
  if (width >= LEAST) {
    memset(bar, '.', MOST);
    memset(bar, '#', (size_t)(share * width));
    fprintf(stderr, "[%.*s] ", width, bar);
  }
  fprintf(stderr, "%.*s\033[K", room, text);
  fflush(stderr);
}

void cli_progress_advance(cli_progress *progress, double amount)
{
  if (!progress->shown)
    return;
  pthread_mutex_lock(&progress->mutex);
  progress->done += amount;
  struct timespec now;
  clock_gettime(CLOCK_MONOTONIC, &now);
  double elapsed = seconds_between(&progress->begun, &now);
  if (elapsed >= first_after_s && seconds_between(&progress->drawn, &now) >= every_s) {
    progress->drawn = now;
    draw(progress, elapsed);
  }
  pthread_mutex_unlock(&progress->mutex);
}

void cli_progress_read(void *context, size_t bytes)
{
  cli_progress_advance(context, (double)bytes);
}

void cli_progress_reach(cli_progress *progress, double done)
{
  cli_progress_advance(progress, fmax(0.0, done - progress->done));
}

void cli_progress_clear(cli_progress *progress)
{
  if (!progress->shown)
    return;
  pthread_mutex_lock(&progress->mutex);
  fputs("\r\033[K", stderr);
  fflush(stderr);
  pthread_mutex_unlock(&progress->mutex);
}

void cli_progress_end(cli_progress *progress)
{
  if (progress->shown) {
    fputs("\r\033[K", stderr);
    fflush(stderr);
  }
  pthread_mutex_destroy(&progress->mutex);
}
