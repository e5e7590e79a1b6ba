/* SPDX-License-Identifier: GPL-3.0-or-later */
/* parallel.h: the same work on many items, on a given number of threads. */
#ifndef ELASTIR_PARALLEL_H
#define ELASTIR_PARALLEL_H

#include <stddef.h>

/* Calls work(context, i) once for each i < count, on at most `threads` threads in total
 * (the caller's is one of them). Items are begun in order, but work must touch nothing but
 * its own item; then the outcome does not depend on the number of threads. Where threads
 * cannot be started, fewer are used. A thread has a stack of 1 MiB, whatever the system's
 * default is. */
void parallel_for(size_t count, int threads, void (*work)(void *context, size_t i),
                  void *context);

#endif
