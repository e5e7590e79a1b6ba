/* SPDX-License-Identifier: GPL-3.0-or-later */
/* ahead.h: a thread that reads the next pieces of a large file while the last one is used. */
#ifndef ELASTIR_AHEAD_H
#define ELASTIR_AHEAD_H

#include <stddef.h>
#include <sys/types.h>

typedef struct read_ahead read_ahead;

/* Reads on in `descriptor`, a regular file. At most `longest` bytes are carried from one piece to
 * the next. NULL: no memory or no thread is to be had, and nothing has been read. */
read_ahead *read_ahead_start(int descriptor, size_t longest);

/* The next piece, of as many bytes as returned; right before it stands a copy of the `length`
 * bytes at `carried`, which may be the end of the last piece, and behind it is room for a NUL.
 * It may be written to and stays until the next piece is there. 0: the end; -1: an error, with
 * errno as of read(2). */
ssize_t read_ahead_next(read_ahead *ahead, const char *carried, size_t length, char **piece);

/* Ends the thread and frees; NULL is passed over. */
void read_ahead_stop(read_ahead *ahead);

#endif
