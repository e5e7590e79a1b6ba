/* SPDX-License-Identifier: GPL-3.0-or-later */
/* line_ends.h: where the lines of a text end, for many lines at once. */
#ifndef ELASTIR_LINE_ENDS_H
#define ELASTIR_LINE_ENDS_H

#include <stddef.h>
#include <stdint.h>

/* Text is searched in blocks of so many characters, at most so many of them at once. */
enum { LINE_ENDS_BLOCK = 64, LINE_ENDS_BLOCKS = 32, LINE_ENDS_AT_ONCE = 2 };

/* Where the LFs of a text are, in order; there is room for a few more that are never of use. */
typedef struct {
  size_t count;
  uint16_t places[LINE_ENDS_BLOCK * LINE_ENDS_BLOCKS + LINE_ENDS_AT_ONCE];
} line_ends;

/* The text has LINE_ENDS_BLOCK * blocks characters; at most LINE_ENDS_BLOCKS blocks. */
void line_ends_find(const char *text, size_t blocks, line_ends *ends);

/* The same by memchr, which is used where the processor has no wide vectors. */
void line_ends_find_narrow(const char *text, size_t blocks, line_ends *ends);

#endif
