/* SPDX-License-Identifier: GPL-3.0-or-later */
/* key.h: which line is which. */
#ifndef ELASTIR_KEY_H
#define ELASTIR_KEY_H

#include "figure/canvas.h"

typedef struct {
  const char *name;
  canvas_style style;
  int series; /* -1: of no model */
} key_entry;

/* From x to right, the first line at baseline y; wraps. Returns the baseline of the last line. */
double key_draw(canvas *c, const key_entry *entries, size_t count, double size, double x, double y,
                double right);

/* How many lines that takes. */
size_t key_lines(canvas *c, const key_entry *entries, size_t count, double size, double width);

#endif
