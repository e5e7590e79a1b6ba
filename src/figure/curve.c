/* SPDX-License-Identifier: GPL-3.0-or-later */
/* curve.c: a polyline that grows, and leaves out the points that nobody sees. */
#include "figure/curve.h"

#include <math.h>
#include <stdlib.h>

bool curve_reserve(curve *c, size_t points)
{
  double *xy = realloc(c->xy, 2 * (points + 1) * sizeof *xy);
  if (xy == NULL)
    return false;
  c->xy = xy;
  c->capacity = points;
  return true;
}

void curve_add(curve *c, double x, double y)
{
  if (c->count < c->capacity) {
    c->xy[2 * c->count] = x;
    c->xy[2 * c->count + 1] = y;
    c->count++;
  }
}

static double distance(const double *p, const double *a, const double *b)
{
  double dx = b[0] - a[0], dy = b[1] - a[1], length = hypot(dx, dy);
  if (length == 0)
    return hypot(p[0] - a[0], p[1] - a[1]);
  return fabs(dx * (p[1] - a[1]) - dy * (p[0] - a[0])) / length;
}

/* Marks what stays between the points first and last, both of which stay. Recursion takes the
 * shorter half, so its depth is at most the logarithm of the number of points. */
static void mark(const double *xy, size_t first, size_t last, double tolerance, bool *stays)
{
  while (last > first + 1) {
    size_t worst = first;
    double most = tolerance;
    for (size_t i = first + 1; i < last; i++) {
      double d = distance(xy + 2 * i, xy + 2 * first, xy + 2 * last);
      if (d > most) {
        worst = i;
        most = d;
      }
    }
    if (worst == first)
      return;
    stays[worst] = true;
    if (worst - first < last - worst) {
      mark(xy, first, worst, tolerance, stays);
      first = worst;
    } else {
      mark(xy, worst, last, tolerance, stays);
      last = worst;
    }
  }
}

bool curve_simplify(curve *c, double tolerance)
{
  if (c->count < 3)
    return true;
  bool *stays = calloc(c->count, sizeof *stays);
  if (stays == NULL)
    return false;
  stays[0] = stays[c->count - 1] = true;
  /* Each piece between undefined points by itself. */
  size_t first = 0;
  for (size_t i = 0; i <= c->count; i++) {
    if (i < c->count && isfinite(c->xy[2 * i]) && isfinite(c->xy[2 * i + 1]))
      continue;
    if (i > first) {
      stays[first] = stays[i - 1] = true;
      mark(c->xy, first, i - 1, tolerance, stays);
    }
    if (i < c->count)
      stays[i] = true;
    first = i + 1;
  }
  size_t kept = 0;
  for (size_t i = 0; i < c->count; i++)
    if (stays[i]) {
      c->xy[2 * kept] = c->xy[2 * i];
      c->xy[2 * kept + 1] = c->xy[2 * i + 1];
      kept++;
    }
  c->count = kept;
  free(stays);
  return true;
}

void curve_free(curve *c)
{
  free(c->xy);
  *c = (curve){0};
}
