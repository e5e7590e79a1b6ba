/* SPDX-License-Identifier: GPL-3.0-or-later */
/* allocation_ways.h: which allocations are worth a failure: of each way through the program that
 * leads to one, by its return addresses, the first two. For one source of a library or program
 * that fails allocations, and for one thread. */
#ifndef ELASTIR_TESTS_ALLOCATION_WAYS_H
#define ELASTIR_TESTS_ALLOCATION_WAYS_H

#include <stdint.h>
#include <stdio.h>

#include <execinfo.h>

enum { WAYS = 1 << 16, DEPTH = 32, TIMES = 2 };
static struct {
  uint64_t hash;
  int seen;
} ways[WAYS];

/* Writes the number of the allocation to `list` unless enough came by the same way. */
static inline void note_way(FILE *list, long number)
{
  void *frames[DEPTH];
  uint64_t hash = 14695981039346656037u; /* FNV-1a */
  int depth = backtrace(frames, DEPTH);
  for (int i = 2; i < depth; i++)
    hash = (hash ^ (uintptr_t)frames[i]) * 1099511628211u;
  size_t slot = hash % WAYS;
  while (ways[slot].seen > 0 && ways[slot].hash != hash)
    slot = (slot + 1) % WAYS;
  ways[slot].hash = hash;
  if (ways[slot].seen++ < TIMES)
    fprintf(list, "%ld\n", number);
}

#endif
