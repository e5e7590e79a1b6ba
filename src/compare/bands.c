/* SPDX-License-Identifier: GPL-3.0-or-later */
/* bands.c: finds the bands of a measured curve above its noise. */
#include "compare/bands.h"

#include <math.h>
#include <stdlib.h>

#include "base/memory.h"

/* The parabola that places a band is fitted to the points within this share of its prominence
 * from the top: enough of them to average the noise, few enough to be a parabola. */
static const double top_share = 0.3;

elastir_band_options elastir_band_options_default(void)
{
  return (elastir_band_options){8.0, 0.01};
}

static bool is_used(const bool *used, size_t i)
{
  return used == NULL || used[i];
}

typedef struct {
  const double *x, *y;
  size_t first, last; /* of the run, both included */
} run;

static double lowest_towards(const run *r, size_t top, int direction)
{
  double least = r->y[top];
  for (size_t i = top; direction > 0 ? i < r->last : i > r->first;) {
    i = direction > 0 ? i + 1 : i - 1;
    if (r->y[i] > r->y[top])
      break;
    least = fmin(least, r->y[i]);
  }
  return least;
}

/* Least squares parabola through the points around the top, between the valleys beside it. */
static elastir_band place(const run *r, size_t top, size_t low, size_t high, double prominence)
{
  /* what lies above a valley is not deeper than it, or the neighbour would pull the top away */
  double valley = fmax(low > r->first ? r->y[low] : -INFINITY,
                       high < r->last ? r->y[high] : -INFINITY);
  double depth = fmin(top_share * prominence, 0.7 * (r->y[top] - valley));
  double floor_level = r->y[top] - depth;
  size_t first = top, last = top;
  while (first > low && r->y[first - 1] >= floor_level)
    first--;
  while (last < high && r->y[last + 1] >= floor_level)
    last++;
  if (first == top && first > r->first)
    first--;
  if (last == top && last < r->last)
    last++;
  elastir_band band = {r->x[top], r->y[top], prominence};
  double unit = r->x[last] - r->x[first];
  double s[5] = {0}, t[3] = {0};
  for (size_t i = first; i <= last; i++) {
    double u = (r->x[i] - r->x[top]) / unit, power = 1.0;
    for (int k = 0; k < 5; k++, power *= u) {
      s[k] += power;
      if (k < 3)
        t[k] += power * r->y[i];
    }
  }
  double det = s[0] * (s[2] * s[4] - s[3] * s[3]) - s[1] * (s[1] * s[4] - s[3] * s[2]) +
               s[2] * (s[1] * s[3] - s[2] * s[2]);
  double b = s[0] * (t[1] * s[4] - s[3] * t[2]) - t[0] * (s[1] * s[4] - s[3] * s[2]) +
             s[2] * (s[1] * t[2] - t[1] * s[2]);
  double c = s[0] * (s[2] * t[2] - t[1] * s[3]) - s[1] * (s[1] * t[2] - t[1] * s[2]) +
             t[0] * (s[1] * s[3] - s[2] * s[2]);
  double vertex = -0.5 * b / c;
  if (last - first >= 2 && det > 0.0 && c < 0.0 && fabs(vertex) <= 0.5)
    band.position_cm1 = r->x[top] + vertex * unit;
  return band;
}

/* A maximum that stands out. */
typedef struct {
  size_t at;
  double prominence;
} top_of_run;

/* Tops that stand out by at least `least`, in a list with room for as many as the run is long. */
static size_t find_tops(const run *r, double least, top_of_run *tops)
{
  size_t count = 0;
  for (size_t i = r->first + 1; i < r->last; i++) {
    size_t end = i; /* a flat top counts once, at its middle */
    while (end < r->last && r->y[end + 1] == r->y[i])
      end++;
    if (r->y[i] > r->y[i - 1] && end < r->last && r->y[end + 1] < r->y[end]) {
      size_t top = i + (end - i) / 2;
      double base = fmax(lowest_towards(r, top, -1), lowest_towards(r, top, +1));
      if (r->y[top] - base >= least)
        tops[count++] = (top_of_run){top, r->y[top] - base};
    }
    i = end;
  }
  return count;
}

static size_t lowest_between(const run *r, size_t from, size_t to)
{
  size_t best = from;
  for (size_t i = from; i <= to; i++)
    if (r->y[i] < r->y[best])
      best = i;
  return best;
}

static bool find_in_run(const run *r, double least, elastir_bands *bands)
{
  top_of_run *tops = malloc((r->last - r->first + 1) * sizeof *tops);
  bool good = tops != NULL;
  size_t count = good ? find_tops(r, least, tops) : 0;
  for (size_t t = 0; good && t < count; t++) {
    size_t low = t > 0 ? lowest_between(r, tops[t - 1].at, tops[t].at) : r->first;
    size_t high = t + 1 < count ? lowest_between(r, tops[t].at, tops[t + 1].at) : r->last;
    good = elastir_grow(&bands->bands, &bands->capacity, bands->count, sizeof *bands->bands);
    if (good)
      bands->bands[bands->count++] = place(r, tops[t].at, low, high, tops[t].prominence);
  }
  free(tops);
  return good;
}

bool elastir_bands_find(const elastir_points *points, double noise, const elastir_band_options *options,
                        elastir_bands *bands, elastir_diagnostics *diagnostics)
{
  const double *y = points->y;
  const bool *used = points->used;
  const size_t count = points->count;
  double low = INFINITY, high = -INFINITY;
  for (size_t i = 0; i < count; i++)
    if (is_used(used, i)) {
      low = fmin(low, y[i]);
      high = fmax(high, y[i]);
    }
  bands->noise = noise;
  if (!(high > low))
    return true;
  double least = fmax(options->sigmas * noise, options->least_fraction * (high - low));
  for (size_t start = 0; start < count;) {
    if (!is_used(used, start)) {
      start++;
      continue;
    }
    run r = {points->x_cm1, y, start, start};
    while (r.last + 1 < count && is_used(used, r.last + 1))
      r.last++;
    if (!find_in_run(&r, least, bands)) {
      elastir_diagnose_no_memory(diagnostics);
      return false;
    }
    start = r.last + 1;
  }
  return true;
}

void elastir_bands_free(elastir_bands *bands)
{
  free(bands->bands);
  *bands = (elastir_bands){0};
}
