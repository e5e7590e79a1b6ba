/* SPDX-License-Identifier: GPL-3.0-or-later */
/* axis.h: linear axes: where the ticks are and what they say. */
#ifndef ELASTIR_AXIS_H
#define ELASTIR_AXIS_H

#include "text/digits.h"

#define AXIS_MAX_TICKS 40

typedef struct {
  double from, to;   /* values at the ends */
  double begin, end; /* where they are on the canvas, in points */
} axis;

typedef struct {
  double first, step; /* step is 1, 2 or 5 times a power of ten */
  int count, decimals;
} axis_ticks;

double axis_place(const axis *a, double value);

/* About `wanted` round values within [from, to]. */
axis_ticks axis_round_ticks(double from, double to, int wanted);
double axis_tick(const axis_ticks *ticks, int i);
void axis_tick_text(const axis_ticks *ticks, int i, char text[DIGITS_SIZE]);

/* The smallest round step times a whole number that is not below value (value > 0). */
double axis_round_up(double value);

#endif
