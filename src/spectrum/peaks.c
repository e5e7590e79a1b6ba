/* SPDX-License-Identifier: GPL-3.0-or-later */
/* peaks.c: maxima and prominences of the analytic curve. */
#include "spectrum/peaks.h"

#include <float.h>
#include <math.h>
#include <stdlib.h>

#include "base/ascending.h"
#include "base/memory.h"
#include "spectrum/lorentzians.h"

/* A sign change of the slope between samples is a turning point. Two maxima of a sum of
 * Lorentzians or Gaussians stand at least about half a FWHM apart, so a tenth misses none that
 * rises visibly above the dip beside it. */
static const double samples_per_fwhm = 10.0;
static const double most_even_samples = 20000.0;
enum { around = 15 }; /* samples on each side of a line: one and a half FWHM */

typedef struct {
  double position, value;
  bool maximum;
} turning_point;

typedef struct {
  turning_point *items;
  size_t count, capacity;
} turning_points;

/* The root of the slope in [low, high], whose ends differ in sign: Newton's method, bisection
 * wherever it would leave the bracket. */
static turning_point polish(const elastir_lines *c, double low, double high, bool maximum)
{
  double derivatives[3];
  double x = 0.5 * (low + high);
  for (int i = 0; i < 100; i++) {
    elastir_lines_at(c, x, derivatives);
    double slope = derivatives[1];
    if (slope == 0.0)
      break;
    if ((slope > 0.0) == maximum)
      low = x;
    else
      high = x;
    double next = x - slope / derivatives[2];
    if (!(next >= low && next <= high))
      next = 0.5 * (low + high);
    double moved = fabs(next - x);
    x = next;
    if (moved <= 1e-11 || high - low <= 4.0 * DBL_EPSILON * x)
      break;
  }
  elastir_lines_at(c, x, derivatives);
  return (turning_point){x, derivatives[0], maximum};
}

static bool add(turning_points *list, turning_point point)
{
  if (!elastir_grow(&list->items, &list->capacity, list->count, sizeof *list->items))
    return false;
  list->items[list->count++] = point;
  return true;
}

/* Where to look at the slope, ascending: everywhere, and when the lines are too narrow for
 * that, densely around each line. NULL: no memory. */
static double *sample_positions(const elastir_lines *c, const elastir_grid *grid, size_t *count)
{
  double length = (double)(grid->points - 1) * grid->step_cm1;
  double end = grid->from_cm1 + length;
  double spacing = c->shape->fwhm_cm1 / samples_per_fwhm;
  bool sparse = length / spacing > most_even_samples;
  size_t even = (size_t)ceil(fmin(length / spacing, most_even_samples));
  double *positions = malloc((even + 1 + (sparse ? c->count * (2 * around + 1) : 0)) *
                             sizeof *positions);
  if (positions == NULL)
    return NULL;
  *count = 0;
  for (size_t i = 0; i <= even; i++)
    positions[(*count)++] = grid->from_cm1 + length * ((double)i / (double)even);
  if (!sparse)
    return positions;
  for (size_t k = 0; k < c->count; k++)
    for (int j = -around; j <= around; j++) {
      double x = c->sticks[k].wavenumber_cm1 + j * spacing;
      if (x > grid->from_cm1 && x < end)
        positions[(*count)++] = x;
    }
  qsort(positions, *count, sizeof *positions, elastir_ascending);
  size_t kept = 1;
  for (size_t i = 1; i < *count; i++)
    if (positions[i] > positions[kept - 1])
      positions[kept++] = positions[i];
  *count = kept;
  return positions;
}

/* Appends what lies between two samples with these slopes: at most one turning point. */
static bool add_between(const elastir_lines *c, double low, double high, double slope,
                        double next, turning_points *list)
{
  if (slope > 0.0 && next <= 0.0)
    return add(list, polish(c, low, high, true));
  if (slope < 0.0 && next >= 0.0)
    return add(list, polish(c, low, high, false));
  return true;
}

/* The slope of the curve at each of some positions. NULL: no memory. */
static double *slopes_at(const elastir_lines *c, const double *x, size_t count)
{
  double *slopes = malloc(count * sizeof *slopes);
  if (slopes != NULL && c->shape->eta >= 1.0)
    lorentzians_slopes(c, x, count, slopes);
  for (size_t i = 0; slopes != NULL && c->shape->eta < 1.0 && i < count; i++) {
    double at[3];
    elastir_lines_at(c, x[i], at);
    slopes[i] = at[1];
  }
  return slopes;
}

static bool add_end(const elastir_lines *c, double x, turning_points *list)
{
  double at[3];
  elastir_lines_at(c, x, at);
  return add(list, (turning_point){x, at[0], false});
}

/* Both ends of the grid and every turning point between, ascending. */
static bool collect(const elastir_lines *c, const elastir_grid *grid, turning_points *list)
{
  size_t count = 0;
  double *x = sample_positions(c, grid, &count);
  double *slopes = x != NULL ? slopes_at(c, x, count) : NULL;
  bool good = slopes != NULL && add_end(c, x[0], list);
  double slope = good ? slopes[0] : 0.0;
  for (size_t i = 1; good && i < count; i++) {
    double at[3] = {0.0, slopes[i], 0.0};
    if (slopes[i] == 0.0)
      elastir_lines_at(c, x[i], at);
    /* a sample right on a turning point: the curvature tells the slope on either side */
    bool on_top = at[1] == 0.0 && at[2] != 0.0;
    good = add_between(c, x[i - 1], x[i], slope, on_top ? -at[2] : at[1], list);
    if (good && on_top && i + 1 < count)
      good = add(list, (turning_point){x[i], at[0], at[2] < 0.0});
    slope = on_top ? at[2] : at[1];
  }
  good = good && add_end(c, x[count - 1], list);
  free(x);
  free(slopes);
  return good;
}

/* The lowest value on the way from `at` until the curve is higher or ends. */
static double lowest(const turning_points *list, size_t at, int direction)
{
  double height = list->items[at].value;
  double least = height;
  for (size_t i = at; direction > 0 ? i + 1 < list->count : i > 0;) {
    i = direction > 0 ? i + 1 : i - 1;
    if (list->items[i].value > height)
      break;
    least = fmin(least, list->items[i].value);
  }
  return least;
}

bool peaks_find(const elastir_lines *lines, const elastir_grid *grid, elastir_peak **peaks,
                size_t *count)
{
  turning_points list = {0};
  bool good = collect(lines, grid, &list);
  *peaks = NULL;
  *count = 0;
  if (good) {
    *peaks = malloc((list.count + 1) * sizeof **peaks);
    good = *peaks != NULL;
  }
  for (size_t i = 0; good && i < list.count; i++) {
    if (!list.items[i].maximum)
      continue;
    double height = list.items[i].value;
    double base = fmax(lowest(&list, i, -1), lowest(&list, i, +1));
    (*peaks)[(*count)++] = (elastir_peak){list.items[i].position, height, height - base};
  }
  free(list.items);
  return good;
}
