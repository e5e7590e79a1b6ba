/* SPDX-License-Identifier: GPL-3.0-or-later */
/* similarity.c: how alike two curves are. */
#include "compare/similarity.h"

#include <math.h>
#include <stdlib.h>

#include "compare/moments.h"

typedef struct {
  double value;
  size_t index;
} ranked;

static int compare_values(const void *left, const void *right)
{
  const ranked *a = left, *b = right;
  if (a->value != b->value)
    return a->value > b->value ? 1 : -1;
  return (a->index > b->index) - (a->index < b->index);
}

/* Ranks from 1, ties at their mean. */
static void ranks_of(const double *values, size_t count, ranked *work, double *ranks)
{
  for (size_t i = 0; i < count; i++)
    work[i] = (ranked){values[i], i};
  qsort(work, count, sizeof *work, compare_values);
  for (size_t i = 0; i < count;) {
    size_t end = i;
    while (end < count && work[end].value == work[i].value)
      end++;
    double mean = 0.5 * ((double)i + (double)end + 1.0);
    for (; i < end; i++)
      ranks[work[i].index] = mean;
  }
}

double moments_pearson(const double *a, const double *b, size_t count)
{
  double mean_a = 0.0, mean_b = 0.0, aa = 0.0, bb = 0.0, ab = 0.0;
  for (size_t i = 0; i < count; i++) {
    mean_a += a[i];
    mean_b += b[i];
  }
  mean_a /= (double)count;
  mean_b /= (double)count;
  for (size_t i = 0; i < count; i++) {
    double da = a[i] - mean_a, db = b[i] - mean_b;
    aa += da * da;
    bb += db * db;
    ab += da * db;
  }
  /* a spread of rounding errors alone is a constant curve */
  double least = 1e-28 * (double)count;
  if (!(aa > least * mean_a * mean_a && bb > least * mean_b * mean_b))
    return NAN;
  return moments_within_one(ab / (sqrt(aa) * sqrt(bb)));
}

static void scaled_difference(const double *y, const double *s, size_t count,
                              elastir_similarity *result)
{
  double yy = 0.0, ss = 0.0, ys = 0.0, square = 0.0;
  for (size_t i = 0; i < count; i++) {
    yy += y[i] * y[i];
    ss += s[i] * s[i];
    ys += y[i] * s[i];
  }
  result->cosine = yy > 0.0 && ss > 0.0 ? moments_within_one(ys / (sqrt(yy) * sqrt(ss))) : NAN;
  result->scale = ss > 0.0 ? fmax(ys / ss, 0.0) : 0.0;
  for (size_t i = 0; i < count; i++) {
    double d = y[i] - result->scale * s[i];
    square += d * d;
  }
  result->rmse = sqrt(square / (double)count);
}

/* The mass of each point: its value, those below the floor cut to 0, times the width of its
 * cell; the cells of points with a hole beside them end half the usual spacing into it. */
static double mass(const double *x, const double *y, size_t count, size_t i, double widest,
                   double least)
{
  double left = i > 0 ? fmin(x[i] - x[i - 1], widest) : 0.0;
  double right = i + 1 < count ? fmin(x[i + 1] - x[i], widest) : 0.0;
  return y[i] > least ? y[i] * 0.5 * (left + right) : 0.0;
}

/* Values up to least_y and least_s count as 0. */
static double wasserstein(const double *x, const double *y, const double *s, size_t count,
                          double least_y, double least_s)
{
  double widest = INFINITY, total_y = 0.0, total_s = 0.0;
  for (size_t i = 1; i < count; i++)
    widest = fmin(widest, x[i] - x[i - 1]);
  widest *= 1.5;
  for (size_t i = 0; i < count; i++) {
    total_y += mass(x, y, count, i, widest, least_y);
    total_s += mass(x, s, count, i, widest, least_s);
  }
  if (!(total_y > 0.0 && total_s > 0.0))
    return NAN;
  double difference = 0.0, distance = 0.0;
  for (size_t i = 0; i + 1 < count; i++) {
    difference += mass(x, y, count, i, widest, least_y) / total_y -
                  mass(x, s, count, i, widest, least_s) / total_s;
    distance += fabs(difference) * (x[i + 1] - x[i]);
  }
  return distance;
}

bool elastir_similarity_compute(const elastir_points *measured, const double *simulated, double noise,
                                elastir_similarity *result, elastir_diagnostics *diagnostics)
{
  const size_t count = measured->count;
  *result = (elastir_similarity){NAN, NAN, NAN, NAN, NAN, NAN};
  double *buffer = malloc(5 * (count + 1) * sizeof *buffer);
  ranked *work = malloc((count + 1) * sizeof *work);
  if (buffer == NULL || work == NULL) {
    free(buffer);
    free(work);
    elastir_diagnose_no_memory(diagnostics);
    return false;
  }
  double *x = buffer, *y = x + count, *s = y + count, *rank_y = s + count,
         *rank_s = rank_y + count;
  size_t points = 0;
  for (size_t i = 0; i < count; i++)
    if (measured->used == NULL || measured->used[i]) {
      x[points] = measured->x_cm1[i];
      y[points] = measured->y[i];
      s[points++] = simulated[i];
    }
  if (points >= 2) {
    result->pearson = moments_pearson(y, s, points);
    ranks_of(y, points, work, rank_y);
    ranks_of(s, points, work, rank_s);
    result->spearman = moments_pearson(rank_y, rank_s, points);
    scaled_difference(y, s, points, result);
    double least = ELASTIR_WASSERSTEIN_FLOOR * noise;
    result->wasserstein_cm1 =
        wasserstein(x, y, s, points, least, least > 0.0 ? least / result->scale : 0.0);
  }
  free(buffer);
  free(work);
  return true;
}
