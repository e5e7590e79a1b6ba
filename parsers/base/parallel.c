/* SPDX-License-Identifier: GPL-3.0-or-later */
/* parallel.c: the same work on many items, on a given number of threads. */
#include "base/parallel.h"

#include <pthread.h>
#include <stdatomic.h>
#include <stdbool.h>
#include <stdlib.h>

/* The numerics need less than 128 KiB (the default of musl), libraries more: what most systems
 * give. */
enum { STACK_BYTES = 1024 * 1024 };

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
  pthread_attr_t attributes;
  bool ready = pthread_attr_init(&attributes) == 0;
  bool sized = ready && pthread_attr_setstacksize(&attributes, STACK_BYTES) == 0;
  while (ids != NULL && sized && started < helpers &&
         pthread_create(&ids[started], &attributes, work_off, &q) == 0)
    started++;
  work_off(&q);
  for (size_t i = 0; i < started; i++)
    pthread_join(ids[i], NULL);
  if (ready)
    pthread_attr_destroy(&attributes);
  free(ids);
}
