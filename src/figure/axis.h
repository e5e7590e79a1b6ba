/* SPDX-License-Identifier: GPL-3.0-or-later */
/* axis.h: linear axes: where the ticks are and what they say. */
#ifndef ELASTIR_AXIS_H
#define ELASTIR_AXIS_H

#include <stdbool.h>
#include <stddef.h>

#include "text/digits.h"

#define AXIS_MAX_TICKS 40

enum { AXIS_MOST_BREAKS = 4 };

typedef struct {
  double from, to; /* from < to */
} axis_break;

/* `from` may be the larger value. */
typedef struct {
  double from, to;   /* values at the ends */
  double begin, end; /* where they are on the canvas, in points */
  const axis_break *breaks; /* left out; ascending, apart, within the ends */
  size_t break_count;
  double gap;        /* of each on the canvas */
} axis;

typedef struct {
  double first, step; /* step is 1, 2 or 5, seldom 2.5, 4, 6 or 8 times a power of ten */
  int count, decimals;
} axis_ticks;

axis axis_between(double from, double to, double begin, double end);

/* NAN: in a break. */
double axis_place(const axis *a, double value);

bool axis_shows(const axis *a, double value);

/* About `wanted` round values within [from, to]. */
axis_ticks axis_round_ticks(double from, double to, int wanted);
/* Five to seven of them where labels of `room` points each leave place for so many, else as many as
 * there is place for; or about `asked`, unless 0. */
axis_ticks axis_label_ticks(const axis *a, double room, int asked);

/* Into how many parts smaller ticks divide a step. */
int axis_minor_parts(const axis_ticks *ticks);

double axis_tick(const axis_ticks *ticks, int i);
void axis_tick_text(const axis_ticks *ticks, int i, char text[DIGITS_SIZE]);

/* The smallest round step times a whole number that is not below value (value > 0). */
double axis_round_up(double value);

#endif
