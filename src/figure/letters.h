/* SPDX-License-Identifier: GPL-3.0-or-later */
/* letters.h: how wide text is. */
#ifndef ELASTIR_LETTERS_H
#define ELASTIR_LETTERS_H

#include <stdbool.h>
#include <stddef.h>

/* The room that text takes in fonts without serifs: the widths of Helvetica and Arial, and an
 * eighth more, since DejaVu Sans, which stands in for them on bare systems, is that much wider. */
double letters_width(const char *text, double size, bool bold);

/* The bytes of the UTF-8 character at text; 1 if there is none. */
size_t letters_next(const char *text);

#endif
