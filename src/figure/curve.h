/* SPDX-License-Identifier: GPL-3.0-or-later */
/* curve.h: a polyline that grows, and leaves out the points that nobody sees. */
#ifndef ELASTIR_CURVE_H
#define ELASTIR_CURVE_H

#include <stdbool.h>
#include <stddef.h>

/* In points: 7 micrometres on paper, less than any printer resolves. */
#define CURVE_TOLERANCE 0.02

typedef struct {
  double *xy; /* pairs */
  size_t count, capacity;
} curve;

/* Room for that many points in all. false: no memory. */
bool curve_reserve(curve *c, size_t points);
/* Within the room reserved. A NAN lifts the pen. */
void curve_add(curve *c, double x, double y);
/* Ramer, Comput. Graph. Image Process. 1, 244 (1972); Douglas and Peucker, Cartographica 10,
 * 112 (1973): no point left out is further than the tolerance from the line. false: no memory. */
bool curve_simplify(curve *c, double tolerance);
void curve_free(curve *c);

#endif
