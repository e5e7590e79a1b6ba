/* SPDX-License-Identifier: GPL-3.0-or-later */
/* lorentzians.c: sums of many Lorentzian lines at many wavenumbers. */
/* Most of the time of a spectrum passes here. The inner loops are free of branches and of sums over
 * points, so that compilers vectorise them without changing a bit of the result. */
#include "base/fast.h"

#include "spectrum/lorentzians.h"

#include <math.h>

#include "base/pi.h"

/* The tails of lines are as smooth over a block of points as their distance is large against it:
 * scaled to [-1, 1] their poles lie at least FAR from its middle, and Chebyshev interpolation through n
 * nodes converges as (FAR + sqrt(FAR^2 - 1))^-n (L. N. Trefethen, Approximation Theory and
 * Approximation Practice, theorem 8.2): 16 nodes leave less than 1e-11 of them. */
enum { BLOCK = 256, NODES = 16, FAR = 3 };

typedef struct {
  double node[NODES];          /* in [-1, 1] */
  double share[NODES][BLOCK];  /* of the value at a node in the value at a point */
} interpolation;

static void fill_interpolation(interpolation *to)
{
  for (int j = 0; j < NODES; j++)
    to->node[j] = cos(ELASTIR_PI * (j + 0.5) / NODES);
  for (int j = 0; j < NODES; j++)
    for (int i = 0; i < BLOCK; i++) {
      double t = (2.0 * i - (BLOCK - 1)) / (BLOCK - 1), share = 1.0;
      for (int k = 0; k < NODES; k++)
        share *= k != j ? (t - to->node[k]) / (to->node[j] - to->node[k]) : 1.0;
      to->share[j][i] = share;
    }
}

static double strength_of(const elastir_stick *stick, double weight, double half)
{
  return weight * stick->intensity_km_mol * half / ELASTIR_PI;
}

/* One line at the points from `first` on. */
static void add_line(const elastir_stick *stick, double strength, double half,
                     const elastir_grid *grid, size_t first, size_t count, double *values)
{
  double square = half * half;
  double centre = stick->wavenumber_cm1;
  double from = grid->from_cm1, step = grid->step_cm1;
  int begin = (int)first, points = (int)count;
  double *out = values + first;
  for (int i = 0; i < points; i++) {
    double d = from + (double)(begin + i) * step - centre;
    out[i] += strength / (d * d + square);
  }
}

static void add_directly(const elastir_lines *lines, double weight, const elastir_grid *grid,
                         double *values)
{
  double half = 0.5 * lines->shape->fwhm_cm1;
  for (size_t k = 0; k < lines->count; k++)
    if (lines->sticks[k].intensity_km_mol != 0.0)
      add_line(&lines->sticks[k], strength_of(&lines->sticks[k], weight, half), half, grid, 0,
               grid->points, values);
}

/* The points from `first` on: near lines one by one, the far ones at the nodes. */
static void add_block(const elastir_lines *lines, double weight, const elastir_grid *grid,
                      const interpolation *by, size_t first, double *values)
{
  double half = 0.5 * lines->shape->fwhm_cm1, square = half * half;
  double reach = 0.5 * (BLOCK - 1) * grid->step_cm1;
  double middle = grid->from_cm1 + (double)first * grid->step_cm1 + reach;
  size_t left = grid->points - first, count = left < BLOCK ? left : BLOCK;
  double far[NODES] = {0.0};
  for (size_t k = 0; k < lines->count; k++) {
    const elastir_stick *stick = &lines->sticks[k];
    double strength = strength_of(stick, weight, half), offset = middle - stick->wavenumber_cm1;
    if (stick->intensity_km_mol == 0.0)
      continue;
    if (fabs(offset) < FAR * reach) {
      add_line(stick, strength, half, grid, first, count, values);
      continue;
    }
    for (int j = 0; j < NODES; j++) {
      double d = offset + reach * by->node[j];
      far[j] += strength / (d * d + square);
    }
  }
  for (int j = 0; j < NODES; j++)
    for (size_t i = 0; i < count; i++)
      values[first + i] += far[j] * by->share[j][i];
}

void lorentzians_add(const elastir_lines *lines, double weight, const elastir_grid *grid,
                     double *values)
{
  if ((double)lines->count * (double)grid->points < LORENTZIANS_DIRECT) {
    add_directly(lines, weight, grid, values);
    return;
  }
  interpolation by;
  fill_interpolation(&by);
  for (size_t first = 0; first < grid->points; first += BLOCK)
    add_block(lines, weight, grid, &by, first, values);
}

void lorentzians_slopes(const elastir_lines *lines, const double *x, size_t count, double *slopes)
{
  double half = 0.5 * lines->shape->fwhm_cm1, square = half * half;
  double height = lines->shape->eta * half / ELASTIR_PI;
  for (size_t i = 0; i < count; i++)
    slopes[i] = 0.0;
  for (size_t k = 0; k < lines->count; k++) {
    double intensity = lines->sticks[k].intensity_km_mol;
    double centre = lines->sticks[k].wavenumber_cm1;
    for (size_t i = 0; intensity != 0.0 && i < count; i++) {
      double d = x[i] - centre, q = 1.0 / (d * d + square);
      slopes[i] += intensity * (-2.0 * d * q * (height * q));
    }
  }
}

void lorentzian_add(double fwhm_cm1, double intensity, double centre_cm1, const double *x,
                    size_t count, double *restrict values)
{
  double half = 0.5 * fwhm_cm1, square = half * half, height = half / ELASTIR_PI;
  for (size_t i = 0; i < count; i++) {
    double d = x[i] - centre_cm1;
    values[i] += intensity * (height * (1.0 / (d * d + square)));
  }
}

void lorentzian_add_parts(double fwhm_cm1, double intensity, double centre_cm1, double moves,
                          const double *x, size_t count, const lorentzian_parts *parts)
{
  double half = 0.5 * fwhm_cm1, square = half * half, height = half / ELASTIR_PI;
  double *restrict values = parts->values;
  double *restrict slopes = parts->slopes, *restrict by_fwhm = parts->by_fwhm;
  for (size_t i = 0; i < count; i++) {
    double d = x[i] - centre_cm1, q = 1.0 / (d * d + square), value = height * q;
    values[i] += intensity * value;
    slopes[i] += moves * (2.0 * d * q * value);
    by_fwhm[i] += intensity * (0.5 / ELASTIR_PI * q * (1.0 - 2.0 * square * q));
  }
}

void lorentzians_at(const elastir_lines *lines, double wavenumber_cm1, double derivatives[3])
{
  double half = 0.5 * lines->shape->fwhm_cm1, square = half * half;
  double height = lines->shape->eta * half / ELASTIR_PI, sum[3] = {0.0, 0.0, 0.0};
  for (size_t k = 0; k < lines->count; k++) {
    double intensity = lines->sticks[k].intensity_km_mol;
    double d = wavenumber_cm1 - lines->sticks[k].wavenumber_cm1;
    double q = 1.0 / (d * d + square), value = height * q;
    sum[0] += intensity * value;
    sum[1] += intensity * (-2.0 * d * q * value);
    sum[2] += intensity * ((8.0 * d * d * q - 2.0) * q * value);
  }
  for (int j = 0; j < 3; j++)
    derivatives[j] = sum[j];
}
