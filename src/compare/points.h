/* SPDX-License-Identifier: GPL-3.0-or-later */
/* points.h: the points of a curve. */
#ifndef ELASTIR_POINTS_H
#define ELASTIR_POINTS_H

#include <stdbool.h>
#include <stddef.h>

/* Not owned. */
typedef struct {
  const double *x_cm1, *y; /* x ascending */
  const bool *used;        /* NULL: all are */
  size_t count;
} elastir_points;

#endif
