/* SPDX-License-Identifier: GPL-3.0-or-later */
/* ahead.c: a thread that reads the next pieces of a large file while the last one is used. */
#include "base/ahead.h"

#include <errno.h>
#include <pthread.h>
#include <signal.h>
#include <stdbool.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

/* One piece is used while another is read. Pieces that are shorter cost more waits for the other
 * thread, longer ones do not stay in the cache. */
enum { PIECES = 3, PIECE = 1 << 21 };

typedef struct {
  char *text; /* behind room for what is carried */
  ssize_t length; /* 0: the end; -1: an error */
  int error;
  bool ready; /* to be used; else to be read */
} piece;

struct read_ahead {
  int descriptor;
  char *memory;
  pthread_t thread;
  pthread_mutex_t mutex;
  pthread_cond_t moved;
  bool stopped;
  piece pieces[PIECES];
  unsigned next;
  piece *used; /* NULL before the first */
};

/* Waits until the piece is `ready` or not. false: the reading has been stopped. */
static bool wait_for(read_ahead *ahead, const piece *p, bool ready)
{
  pthread_mutex_lock(&ahead->mutex);
  while (p->ready != ready && !ahead->stopped)
    pthread_cond_wait(&ahead->moved, &ahead->mutex);
  bool goes_on = !ahead->stopped;
  pthread_mutex_unlock(&ahead->mutex);
  return goes_on;
}

static void hand_over(read_ahead *ahead, piece *p, bool ready)
{
  pthread_mutex_lock(&ahead->mutex);
  p->ready = ready;
  pthread_cond_signal(&ahead->moved);
  pthread_mutex_unlock(&ahead->mutex);
}

static void read_piece(int descriptor, piece *p)
{
  do
    p->length = read(descriptor, p->text, PIECE);
  while (p->length < 0 && errno == EINTR);
  p->error = p->length < 0 ? errno : 0;
}

static void *read_on(void *context)
{
  read_ahead *ahead = context;
  unsigned at = 0;
  bool more = true;
  while (more && wait_for(ahead, &ahead->pieces[at], false)) {
    piece *p = &ahead->pieces[at];
    read_piece(ahead->descriptor, p);
    more = p->length > 0;
    hand_over(ahead, p, true);
    at = (at + 1) % PIECES;
  }
  return NULL;
}

/* Signals are left to the other threads, which expect them. */
static bool start_thread(read_ahead *ahead)
{
  sigset_t all, before;
  sigfillset(&all);
  pthread_sigmask(SIG_SETMASK, &all, &before);
  bool started = pthread_create(&ahead->thread, NULL, read_on, ahead) == 0;
  pthread_sigmask(SIG_SETMASK, &before, NULL);
  return started;
}

static void release(read_ahead *ahead)
{
  pthread_cond_destroy(&ahead->moved);
  pthread_mutex_destroy(&ahead->mutex);
  free(ahead->memory);
  free(ahead);
}

read_ahead *read_ahead_start(int descriptor, size_t longest)
{
  read_ahead *ahead = calloc(1, sizeof *ahead);
  size_t size = longest + PIECE + 1;
  char *memory = malloc(PIECES * size);
  if (ahead == NULL || memory == NULL) {
    free(ahead);
    free(memory);
    return NULL;
  }
  ahead->descriptor = descriptor;
  ahead->memory = memory;
  for (unsigned i = 0; i < PIECES; i++)
    ahead->pieces[i].text = memory + i * size + longest;
  pthread_mutex_init(&ahead->mutex, NULL);
  pthread_cond_init(&ahead->moved, NULL);
  if (start_thread(ahead))
    return ahead;
  release(ahead);
  return NULL;
}

ssize_t read_ahead_next(read_ahead *ahead, const char *carried, size_t length, char **text)
{
  piece *p = &ahead->pieces[ahead->next];
  wait_for(ahead, p, true);
  *text = p->text;
  errno = p->error;
  if (p->length <= 0)
    return p->length;
  memcpy(p->text - length, carried, length);
  if (ahead->used != NULL)
    hand_over(ahead, ahead->used, false);
  ahead->used = p;
  ahead->next = (ahead->next + 1) % PIECES;
  return p->length;
}

void read_ahead_stop(read_ahead *ahead)
{
  if (ahead == NULL)
    return;
  pthread_mutex_lock(&ahead->mutex);
  ahead->stopped = true;
  pthread_cond_signal(&ahead->moved);
  pthread_mutex_unlock(&ahead->mutex);
  pthread_join(ahead->thread, NULL);
  release(ahead);
}
