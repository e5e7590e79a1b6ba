/* SPDX-License-Identifier: GPL-3.0-or-later */
/* parallel.c: the same work on many items, on a given number of threads. */
#include "model/parallel.h"

#include <pthread.h>
#include <stdatomic.h>
#include <stdlib.h>

typedef struct {
  size_t count;
  void (*work)(void *context, size_t i);
  void *context;
  atomic_size_t next;
} queue;

static void *work_off(void *argument)
{
  queue *q = argument;
  for (;;) {
    size_t i = atomic_fetch_add(&q->next, 1);
    if (i >= q->count)
      return NULL;
    q->work(q->context, i);
  }
}

void parallel_for(size_t count, int threads, void (*work)(void *context, size_t i),
                  void *context)
{
  queue q = {.count = count, .work = work, .context = context};
  size_t helpers = threads > 1 ? (size_t)threads - 1 : 0;
  if (count == 0)
    return;
  if (helpers > count - 1)
    helpers = count - 1;
  pthread_t *ids = helpers > 0 ? malloc(helpers * sizeof *ids) : NULL;
  size_t started = 0;
  while (ids != NULL && started < helpers &&
         pthread_create(&ids[started], NULL, work_off, &q) == 0)
    started++;
  work_off(&q);
  for (size_t i = 0; i < started; i++)
    pthread_join(ids[i], NULL);
  free(ids);
}
