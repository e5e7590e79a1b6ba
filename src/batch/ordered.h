/* SPDX-License-Identifier: GPL-3.0-or-later */
/* ordered.h: work on many items at once, whose outcomes are taken in order. */
#ifndef ELASTIR_BATCH_ORDERED_H
#define ELASTIR_BATCH_ORDERED_H

#include <stdbool.h>
#include <stddef.h>

/* Calls work(context, i) for each i < count on at most `threads` threads, and take(context, i,
 * outcome) with what it returned, one at a time and in order. No more than 256 outcomes wait, so
 * that memory does not grow with the count. false: no memory, and nothing was done. */
bool ordered_for(size_t count, int threads, void *(*work)(void *context, size_t i),
                 void (*take)(void *context, size_t i, void *outcome), void *context);

#endif
