/* SPDX-License-Identifier: GPL-3.0-or-later */
/* scale_profile.c: the misfit of a curve as a function of the factors. */
/* Products of columns take most of the time of a scan. */
#include "base/fast.h"

#include "compare/scale_profile.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "base/pi.h"
#include "compare/nnls.h"

/* Steps to one side, whatever the width; columns are kept up to so many values (64 MiB). */
enum { most_half = 600, most_kept = 8 << 20 };

/* A step of the factor moves no line by more than this share of a width. */
static const double step_share = 0.2;

/* Squared residuals below this share of y's are not told apart: the steps leave as much. */
static const double least_square = 1e-6;

double profile_prior(const bool *sought, size_t ranges, const double *moved)
{
  double sum = 0.0, cost = 0.0;
  size_t count = 0, last = 0;
  for (size_t r = 0; r < ranges; r++) {
    if (!sought[r])
      continue;
    if (count++ > 0)
      cost += log1p(pow((moved[r] - moved[last]) / 0.02, 2.0));
    sum += moved[r];
    last = r;
  }
  return count > 0 ? cost + log1p(pow(sum / (double)count / 0.03, 2.0)) : 0.0;
}

double profile_moved(const scale_profile *p, size_t k)
{
  return p->step * ((double)k - (double)(p->steps / 2));
}

/* Four sums, which do not wait for each other. */
static double dot(const double *a, const double *b, size_t count)
{
  double sum[4] = {0.0};
  size_t i = 0;
  for (; i + 4 <= count; i += 4)
    for (size_t j = 0; j < 4; j++)
      sum[j] += a[i + j] * b[i + j];
  for (; i < count; i++)
    sum[0] += a[i] * b[i];
  return (sum[0] + sum[1]) + (sum[2] + sum[3]);
}

static void take_off_baseline(const scale_profile *p, double *values)
{
  for (size_t j = 0; j < p->degrees; j++) {
    const double *power = p->baseline + j * p->points;
    double share = dot(power, values, p->points);
    for (size_t i = 0; i < p->points; i++)
      values[i] -= share * power[i];
  }
}

/* The curve of range r with its wavenumbers, and so its widths, times the k-th factor. */
static void fill_column(const scale_profile *p, size_t r, size_t k, double *column)
{
  const double *curve = p->curves + r * p->curve_points;
  double inverse = exp(-profile_moved(p, k)) / p->finest_cm1;
  double first = p->first_cm1 / p->finest_cm1;
  for (size_t i = 0; i < p->points; i++) {
    double place = p->x[i] * inverse - first; /* always inside: the curves reach further */
    int at = (int)place;
    double share = place - (double)at;
    column[i] = curve[at] + share * (curve[at + 1] - curve[at]);
  }
}

/* The same, if it is kept from profile_simulate, or made anew. */
static const double *column_of(const scale_profile *p, size_t r, size_t k)
{
  if (p->columns != NULL)
    return p->columns + (r * p->steps + k) * p->points;
  fill_column(p, r, k, p->column);
  return p->column;
}

static void add_column(scale_profile *p, size_t r, size_t k)
{
  const double *column = column_of(p, r, k);
  for (size_t i = 0; i < p->points; i++)
    p->base[i] += column[i];
}

/* The cost of a curve t from its products with y and itself; its amplitude is not below 0. */
static double cost(const scale_profile *p, double ty, double tt, const double *moved)
{
  double square = ty > 0.0 && tt > 0.0 ? 1.0 - ty * ty / (tt * p->yy) : 1.0;
  return 0.5 * p->effective * log(fmax(square, least_square)) +
         profile_prior(p->sought, p->ranges, moved);
}

size_t profile_range(scale_profile *p, const size_t *chosen, size_t r)
{
  double moved[ELASTIR_SCALE_MAX_RANGES] = {0};
  memcpy(p->base, p->fixed, p->points * sizeof *p->base);
  for (size_t q = 0; q < p->ranges; q++) {
    moved[q] = profile_moved(p, chosen[q]);
    if (q != r && p->sought[q])
      add_column(p, q, chosen[q]);
  }
  take_off_baseline(p, p->base);
  double by = dot(p->base, p->y, p->points), bb = dot(p->base, p->base, p->points);
  size_t best = 0;
  for (size_t k = 0; k < p->steps; k++) {
    double both = dot(p->base, column_of(p, r, k), p->points);
    moved[r] = profile_moved(p, k);
    p->cost[k] = cost(p, by + p->cy[r * p->steps + k],
                      bb + 2.0 * both + p->cc[r * p->steps + k], moved);
    if (p->cost[k] < p->cost[best])
      best = k;
  }
  return best;
}

void profile_common(scale_profile *p)
{
  double moved[ELASTIR_SCALE_MAX_RANGES];
  for (size_t k = 0; k < p->steps; k++) {
    memcpy(p->base, p->fixed, p->points * sizeof *p->base);
    for (size_t r = 0; r < p->ranges; r++) {
      moved[r] = profile_moved(p, k);
      if (p->sought[r])
        add_column(p, r, k);
    }
    take_off_baseline(p, p->base);
    p->cost[k] = cost(p, dot(p->base, p->y, p->points), dot(p->base, p->base, p->points), moved);
  }
}

/* Averages of the used points over a third of a width each. */
static void gather(const double *x_cm1, const double *y, const bool *used, size_t count,
                   double fwhm_cm1, scale_profile *p)
{
  double spacing = (x_cm1[count - 1] - x_cm1[0]) / (double)(count - 1);
  size_t bin = (size_t)fmax(1.0, fmin(floor(fwhm_cm1 / 3.0 / spacing), (double)count / 8.0));
  double covered = 0.0;
  for (size_t from = 0; from < count; from += bin) {
    double sx = 0.0, sy = 0.0, n = 0.0;
    for (size_t i = from; i < count && i < from + bin; i++)
      if (used == NULL || used[i]) {
        sx += x_cm1[i];
        sy += y[i];
        n += 1.0;
      }
    if (n == 0.0 || 2.0 * n < (double)bin)
      continue;
    p->x[p->points] = sx / n;
    p->y[p->points++] = sy / n;
    covered += n * spacing;
  }
  /* a residual as wide as a Lorentzian: the area of one over its height is pi/2 FWHM */
  p->effective = fmax(covered / (0.5 * ELASTIR_PI * fwhm_cm1) - (double)p->ranges - 3.0, 3.0);
}

/* Powers of x made orthonormal; y loses its share of them. */
static void set_baseline(scale_profile *p)
{
  double r[ELASTIR_NNLS_MAX_COLUMNS * ELASTIR_NNLS_MAX_COLUMNS];
  double half = 0.5 * (p->x[p->points - 1] - p->x[0]);
  double *rows = p->baseline + p->degrees * p->points; /* as nnls.c wants them */
  for (size_t i = 0; i < p->points; i++)
    for (size_t j = 0; j < p->degrees; j++)
      rows[i * p->degrees + j] = pow((p->x[i] - p->x[0]) / half - 1.0, (double)j);
  if (p->degrees > 0)
    nnls_orthogonalise(rows, p->points, p->degrees, r);
  for (size_t i = 0; i < p->points; i++)
    for (size_t j = 0; j < p->degrees; j++)
      p->baseline[j * p->points + i] = rows[i * p->degrees + j];
  take_off_baseline(p, p->y);
  p->yy = dot(p->y, p->y, p->points);
}

static bool allocate(scale_profile *p, size_t count)
{
  p->x = calloc(count + 1, sizeof *p->x);
  p->y = malloc((count + 1) * sizeof *p->y);
  p->baseline = malloc(2 * (count + 1) * (p->degrees + 1) * sizeof *p->baseline);
  p->fixed = calloc(count + 1, sizeof *p->fixed);
  p->base = malloc((count + 1) * sizeof *p->base);
  p->column = malloc((count + 1) * sizeof *p->column);
  p->cost = malloc(p->steps * sizeof *p->cost);
  p->cy = malloc((p->ranges + 1) * p->steps * sizeof *p->cy);
  p->cc = malloc((p->ranges + 1) * p->steps * sizeof *p->cc);
  return p->x != NULL && p->y != NULL && p->baseline != NULL && p->fixed != NULL &&
         p->base != NULL && p->column != NULL && p->cost != NULL && p->cy != NULL &&
         p->cc != NULL;
}

bool profile_begin(const elastir_points *points, const elastir_scale_fit_options *options, scale_profile *p)
{
  const size_t count = points->count;
  double step = step_share * options->shape.fwhm_cm1 / points->x_cm1[count - 1];
  size_t half = (size_t)fmin(ceil(SCALE_SCAN_REACH / step), (double)most_half);
  p->ranges = options->start.count;
  p->steps = 2 * half + 1;
  p->step = SCALE_SCAN_REACH / (double)half;
  p->degrees = (size_t)(options->baseline_degree + 1);
  if (!allocate(p, count))
    return false;
  gather(points->x_cm1, points->y, points->used, count, options->shape.fwhm_cm1, p);
  if (p->points > p->degrees + 1)
    set_baseline(p);
  size_t values = p->ranges * p->steps * p->points;
  if (values <= most_kept)
    p->columns = malloc(values * sizeof *p->columns);
  return true;
}

/* The curve of the lines of range r; r == p->ranges: of those in no range. */
static void draw_range(const scale_profile *p, const elastir_stick *sticks, size_t stick_count,
                       const elastir_scale *start, const elastir_lineshape *shape, size_t r,
                       elastir_stick *own)
{
  elastir_grid grid = {p->first_cm1,
                       p->first_cm1 + p->finest_cm1 * (double)(p->curve_points - 1),
                       p->finest_cm1, p->curve_points};
  size_t count = 0;
  for (size_t k = 0; k < stick_count; k++) {
    int range = elastir_scale_index(start, sticks[k].calculated_cm1);
    if ((range < 0 ? p->ranges : (size_t)range) == r && sticks[k].intensity_km_mol != 0.0)
      own[count++] = sticks[k];
  }
  elastir_sticks_rescale(own, count, start);
  if (count > 0)
    elastir_lines_curve(&(elastir_lines){own, count, shape}, &grid,
                        p->curves + r * p->curve_points);
}

/* The products of a column without its baseline, from those of the column with it: y has none. */
static void multiply(scale_profile *p, size_t r, size_t k)
{
  const double *column = column_of(p, r, k);
  double square = dot(column, column, p->points);
  for (size_t j = 0; j < p->degrees; j++) {
    double share = dot(column, p->baseline + j * p->points, p->points);
    square -= share * share;
  }
  p->cy[r * p->steps + k] = dot(column, p->y, p->points);
  p->cc[r * p->steps + k] = square;
}

static void fill_products(scale_profile *p)
{
  for (size_t r = 0; r < p->ranges; r++)
    for (size_t k = 0; p->sought[r] && k < p->steps; k++) {
      if (p->columns != NULL)
        fill_column(p, r, k, p->columns + (r * p->steps + k) * p->points);
      multiply(p, r, k);
    }
}

bool profile_simulate(scale_profile *p, const elastir_stick *sticks, size_t stick_count,
                      const elastir_scale *start, const elastir_lineshape *shape,
                      elastir_stick *own)
{
  double reach = exp(1.01 * SCALE_SCAN_REACH);
  p->finest_cm1 = shape->fwhm_cm1 / 8.0;
  p->first_cm1 = p->x[0] / reach;
  p->curve_points =
      (size_t)ceil((p->x[p->points - 1] * reach - p->first_cm1) / p->finest_cm1) + 2;
  free(p->curves);
  p->curves = calloc((p->ranges + 1) * p->curve_points, sizeof *p->curves);
  if (p->curves == NULL)
    return false;
  for (size_t r = 0; r <= p->ranges; r++)
    draw_range(p, sticks, stick_count, start, shape, r, own);
  fill_column(p, p->ranges, p->steps / 2, p->fixed);
  take_off_baseline(p, p->fixed);
  fill_products(p);
  return true;
}

void profile_release(scale_profile *p)
{
  free(p->x);
  free(p->y);
  free(p->baseline);
  free(p->curves);
  free(p->columns);
  free(p->fixed);
  free(p->base);
  free(p->column);
  free(p->cost);
  free(p->cy);
  free(p->cc);
}
