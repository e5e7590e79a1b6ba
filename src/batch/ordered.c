/* SPDX-License-Identifier: GPL-3.0-or-later */
/* ordered.c: work on many items at once, whose outcomes are taken in order. */
#include "batch/ordered.h"

#include <pthread.h>
#include <stdlib.h>

#include "base/parallel.h"

enum { AHEAD = 256 };

typedef struct {
  void *(*work)(void *context, size_t i);
  void (*take)(void *context, size_t i, void *outcome);
  void *context;
  pthread_mutex_t mutex;
  pthread_cond_t moved;
  size_t next; /* to be taken */
  struct {
    bool ready;
    void *outcome;
  } waiting[AHEAD];
} line_up;

/* Items are begun in order, so that the next to be taken is always at work: nobody waits for ever. */
static void work_in_line(void *argument, size_t i)
{
  line_up *line = argument;
  pthread_mutex_lock(&line->mutex);
  while (i >= line->next + AHEAD)
    pthread_cond_wait(&line->moved, &line->mutex);
  pthread_mutex_unlock(&line->mutex);
  void *outcome = line->work(line->context, i);
  pthread_mutex_lock(&line->mutex);
  line->waiting[i % AHEAD].outcome = outcome;
  line->waiting[i % AHEAD].ready = true;
  while (line->waiting[line->next % AHEAD].ready) {
    size_t place = line->next % AHEAD;
    line->waiting[place].ready = false;
    line->take(line->context, line->next, line->waiting[place].outcome);
    line->next++;
  }
  pthread_cond_broadcast(&line->moved);
  pthread_mutex_unlock(&line->mutex);
}

bool ordered_for(size_t count, int threads, void *(*work)(void *context, size_t i),
                 void (*take)(void *context, size_t i, void *outcome), void *context)
{
  line_up *line = calloc(1, sizeof *line);
  if (line == NULL)
    return false;
  line->work = work;
  line->take = take;
  line->context = context;
  pthread_mutex_init(&line->mutex, NULL);
  pthread_cond_init(&line->moved, NULL);
  parallel_for(count, threads, work_in_line, line);
  pthread_cond_destroy(&line->moved);
  pthread_mutex_destroy(&line->mutex);
  free(line);
  return true;
}
