/* SPDX-License-Identifier: GPL-3.0-or-later */
/* line_ends.h: where the lines of a text end, for many lines at once. */
#ifndef ELASTIR_LINE_ENDS_H
#define ELASTIR_LINE_ENDS_H

#include <stddef.h>
#include <stdint.h>

enum { LINE_ENDS_BLOCK = 64 }; /* characters, a bit for each */

/* Bit i of ends[b], counted from the lowest, is set where character 64 b + i of the text is an
 * LF; the text has 64 * blocks characters. */
void line_ends_find(const char *text, size_t blocks, uint64_t *ends);

/* The same by memchr, which is used where the processor has no wide vectors. */
void line_ends_find_narrow(const char *text, size_t blocks, uint64_t *ends);

#endif
