/* SPDX-License-Identifier: GPL-3.0-or-later */
/* correlation.c: how many independent pixels a map is worth. */
#include "map/correlation.h"

#include <math.h>

enum { MOST_BASES = 40000, LARGEST_REACH = 64 };
static const double uncorrelated = 0.05;

typedef struct {
  const map_scan *scan;
  double mean, variance;
  size_t step; /* every so many pixels are paired */
} pairing;

typedef struct {
  double products, pairs;
} lag_sum;

static lag_sum sum_lag(const pairing *p, long dx, long dy)
{
  const map_scan *scan = p->scan;
  lag_sum sum = {0.0, 0.0};
  const long columns = (long)scan->columns, rows = (long)scan->rows;
  for (size_t i = 0; i < scan->columns * scan->rows; i += p->step) {
    long x = (long)(i % scan->columns) + dx, y = (long)(i / scan->columns) + dy;
    if (x < 0 || x >= columns || y >= rows)
      continue;
    double product = (scan->modulus_gpa[i] - p->mean) *
                     (scan->modulus_gpa[y * columns + x] - p->mean);
    if (isfinite(product)) {
      sum.products += product;
      sum.pairs += 1.0;
    }
  }
  return sum;
}

/* The lags of one half of the ring; the other half repeats them. */
static lag_sum sum_ring(const pairing *p, long ring)
{
  lag_sum sum = {0.0, 0.0};
  for (long dy = 0; dy <= ring; dy++)
    for (long dx = -ring; dx <= ring; dx++) {
      bool on_ring = dy == ring || dx == ring || dx == -ring;
      if (!on_ring || (dy == 0 && dx < 0))
        continue;
      lag_sum one = sum_lag(p, dx, dy);
      sum.products += one.products;
      sum.pairs += one.pairs;
    }
  return sum;
}

map_correlation map_correlation_of(const map_scan *scan, const map_moments *moments)
{
  map_correlation found = {1.0, 0, false};
  const size_t pixels = scan->columns * scan->rows;
  pairing p = {scan, moments->mean, moments->standard_deviation * moments->standard_deviation,
               1 + pixels / MOST_BASES};
  if (!(p.variance > 0.0))
    return found;
  while (p.step > 1 && scan->columns % p.step == 0)
    p.step++; /* not the same columns in every row */
  double bases = sum_lag(&p, 0, 0).pairs;
  size_t side = scan->columns < scan->rows ? scan->columns : scan->rows;
  size_t most = side > 1 ? side : scan->columns * scan->rows;
  most = most / 4 < LARGEST_REACH ? most / 4 : LARGEST_REACH;
  bool ended = false;
  for (size_t ring = 1; ring <= most && !ended && bases > 0.0; ring++) {
    lag_sum sum = sum_ring(&p, (long)ring);
    double rho = sum.pairs > 0.0 ? sum.products / (sum.pairs * p.variance) : 0.0;
    ended = rho < uncorrelated;
    if (!ended) {
      found.inflation += 2.0 * sum.products / (p.variance * bases);
      found.reach = ring;
    }
  }
  found.beyond = !ended && found.reach > 0;
  found.inflation = fmax(found.inflation, 1.0);
  return found;
}
