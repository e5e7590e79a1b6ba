/* SPDX-License-Identifier: GPL-3.0-or-later */
/* damping.h: the widths of modes: of all, of ranges, and of single ones. */
#ifndef ELASTIR_MODEL_DAMPING_H
#define ELASTIR_MODEL_DAMPING_H

#include <stdbool.h>
#include <stddef.h>

enum { MOST_DAMPINGS = 64, DAMPING_TEXT = 512 };

/* Of the set that holds a mode, or of scaled wavenumbers from `from` to below `to`. */
typedef struct {
  int mode; /* 0: of the range */
  double from_cm1, to_cm1, damping_cm1;
} damping_rule;

typedef struct {
  double others_cm1; /* 0: the width of the lines */
  damping_rule rules[MOST_DAMPINGS];
  size_t count;
  char text[DAMPING_TEXT]; /* as given */
} damping_settings;

/* "8", or with commas between: "8,600-900:12,m45:5". The first may be left out; all from 0.001 to 1000.
 * false: something else. */
bool damping_parse(const char *text, damping_settings *damping);

/* That of a set of modes first to last; where several rules speak of it, the last. */
double damping_of_set(const damping_settings *damping, double lines_cm1, double scaled_cm1,
                      int first, int last);

#endif
