/* SPDX-License-Identifier: GPL-3.0-or-later */
/* head.h: the lines of text in memory, such as what a file begins with, one after the other. */
#ifndef ELASTIR_HEAD_H
#define ELASTIR_HEAD_H

#include <stdbool.h>
#include <stddef.h>

typedef struct {
  const char *text; /* the line; no NUL is behind it */
  size_t length;    /* without its LF */
  bool ended;       /* an LF stands behind it; if not, the text ends here */
  const char *rest; /* what comes behind */
  size_t left;
} head_line;

/* Before the first line. */
head_line head_begin(const char *text, size_t length);

/* The next line; false where none is left. */
bool head_next(head_line *line);

#endif
