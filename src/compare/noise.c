/* SPDX-License-Identifier: GPL-3.0-or-later */
/* noise.c: how much a measured curve scatters, and how far its neighbours scatter together. */
#include "compare/noise.h"

#include <math.h>
#include <stdlib.h>

#include "compare/moments.h"

/* Noise of independent points does not grow with the stride, and the bands in it add less than
 * this from one to two; that of a curve zero-filled once grows fourfold. */
static const double least_growth = 1.6;

/* Noise within its own width grows with the stride to a power near 3, as any smooth curve does; from
 * where it grows slower than this it has levelled off, which takes a triangle or a Blackman-Harris
 * window beside bands into account. */
static const double level_power = 1.4;

/* Coarser resolutions are rare, and bands of crystals become as wide. */
static const double widest_cm1 = 12.0;

/* The median over the lower quartile of |differences|, in units of that of normal ones: bands are
 * in some places, and make it large. */
static const double most_uneven = 1.3;

/* The standard deviation of normal values over the median and the lower quartile of their sizes. */
static const double over_median = 1.4826, over_quartile = 3.1383;

enum { most_together = 32, fewest_differences = 60 };

typedef struct {
  double median, quartile; /* standard deviations that the median and the lower quartile say */
  size_t count;
} spread;

/* Of the third differences at a stride, of used points. `room` holds count + 1 values. */
static spread spread_at(const double *y, const bool *used, size_t count, size_t k, double *room)
{
  size_t n = 0;
  for (size_t i = 3 * k; i < count; i++)
    if (used == NULL || (used[i - 3 * k] && used[i - 2 * k] && used[i - k] && used[i]))
      room[n++] = fabs(y[i] - y[i - 3 * k] + 3.0 * (y[i - 2 * k] - y[i - k]));
  if (n < 5)
    return (spread){0.0, 0.0, n};
  moments_sort(room, n);
  return (spread){over_median * moments_quantile(room, n, 0.5) / sqrt(20.0),
                  over_quartile * moments_quantile(room, n, 0.25) / sqrt(20.0), n};
}

double elastir_noise_estimate(const double *y, const bool *used, size_t count,
                              elastir_diagnostics *diagnostics)
{
  double *room = malloc((count + 1) * sizeof *room);
  if (room == NULL) {
    elastir_diagnose_no_memory(diagnostics);
    return 0.0;
  }
  double noise = spread_at(y, used, count, 1, room).median;
  free(room);
  return noise;
}

/* The smaller growth of the two: bands raise the median first, and the lower quartile of what was
 * interpolated by straight lines is 0 at small strides. */
static double growth(const spread *from, const spread *to)
{
  double of_median = from->median > 0.0 ? to->median / from->median : INFINITY;
  double of_quartile = from->quartile > 0.0 ? to->quartile / from->quartile : INFINITY;
  return fmin(of_median, of_quartile);
}

static bool is_like_noise(const spread *s)
{
  return s->median <= most_uneven * s->quartile;
}

static double usual_spacing(const double *x, size_t count, double *room)
{
  for (size_t i = 1; i < count; i++)
    room[i - 1] = x[i] - x[i - 1];
  moments_sort(room, count - 1);
  return moments_quantile(room, count - 1, 0.5);
}

/* The stride from where the spread has levelled off, which is in *levelled; 1: nowhere, or at once. */
static size_t find_level(const double *y, size_t count, size_t last, double *room, spread *levelled)
{
  spread now = *levelled;
  for (size_t k = 1; k <= last; k++) {
    spread next = spread_at(y, NULL, count, k + 1, room);
    if (next.count < fewest_differences)
      return 1;
    double by = growth(&now, &next);
    if (k == 1 && by < least_growth)
      return 1;
    if (k > 1 && log(by) < level_power * log1p(1.0 / (double)k)) {
      *levelled = now;
      return k;
    }
    now = next;
  }
  return 1;
}

elastir_noise elastir_noise_measure(const double *x_cm1, const double *y, size_t count,
                                    elastir_diagnostics *diagnostics)
{
  elastir_noise noise = {0.0, 1.0, 0.0};
  double *room = malloc((count + 1) * sizeof *room);
  if (room == NULL) {
    elastir_diagnose_no_memory(diagnostics);
    return noise;
  }
  spread levelled = spread_at(y, NULL, count, 1, room);
  noise.level = levelled.median;
  if (levelled.count >= fewest_differences) {
    double spacing = usual_spacing(x_cm1, count, room);
    double last = fmin(widest_cm1 / spacing, most_together);
    size_t k = find_level(y, count, last >= 1.0 ? (size_t)last : 0, room, &levelled);
    if (k > 1 && is_like_noise(&levelled))
      noise = (elastir_noise){levelled.median, (double)k, 0.0};
    noise.apart_cm1 = noise.together * spacing;
  }
  free(room);
  return noise;
}
