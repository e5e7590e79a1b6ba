/* SPDX-License-Identifier: GPL-3.0-or-later */
/* lines.c: the lines of a spectrum and the curve that they make. */
#include "spectrum/lines.h"

#include <math.h>

#include "spectrum/lorentzians.h"

void elastir_sticks_rescale(elastir_stick *sticks, size_t count, const elastir_scale *scale)
{
  for (size_t i = 0; i < count; i++)
    sticks[i].wavenumber_cm1 =
        elastir_scale_apply(scale, sticks[i].calculated_cm1) + sticks[i].optical_shift_cm1;
}

/* Beyond this many FWHM exp(-4 ln2 d^2) is less than the smallest double: exactly 0. */
static const double gaussian_reach = 17.0;

static void add_gaussian(const elastir_stick *stick, double weight,
                         const elastir_lineshape *shape, const elastir_grid *grid,
                         double *values)
{
  elastir_lineshape gaussian = {ELASTIR_GAUSSIAN, 0.0, shape->fwhm_cm1};
  double reach = gaussian_reach * shape->fwhm_cm1;
  double strength = weight * stick->intensity_km_mol;
  double first = ceil((stick->wavenumber_cm1 - reach - grid->from_cm1) / grid->step_cm1);
  double last = floor((stick->wavenumber_cm1 + reach - grid->from_cm1) / grid->step_cm1);
  double end = (double)(grid->points - 1);
  if (last < 0.0 || first > end)
    return;
  size_t from = first > 0.0 ? (size_t)first : 0;
  size_t to = (size_t)fmin(last, end);
  for (size_t i = from; i <= to; i++)
    values[i] += strength * elastir_lineshape_value(&gaussian, elastir_grid_at(grid, i) -
                                                                   stick->wavenumber_cm1);
}

void elastir_lines_curve(const elastir_lines *lines, const elastir_grid *grid, double *values)
{
  const elastir_lineshape *shape = lines->shape;
  for (size_t i = 0; i < grid->points; i++)
    values[i] = 0.0;
  if (shape->eta > 0.0)
    lorentzians_add(lines, shape->eta, grid, values);
  for (size_t k = 0; shape->eta < 1.0 && k < lines->count; k++)
    if (lines->sticks[k].intensity_km_mol != 0.0)
      add_gaussian(&lines->sticks[k], 1.0 - shape->eta, shape, grid, values);
}

void elastir_lines_at(const elastir_lines *lines, double wavenumber_cm1, double derivatives[3])
{
  double sum[3] = {0.0, 0.0, 0.0};
  if (lines->shape->eta >= 1.0) {
    lorentzians_at(lines, wavenumber_cm1, derivatives);
    return;
  }
  for (size_t k = 0; k < lines->count; k++) {
    const elastir_stick *stick = &lines->sticks[k];
    double one[3];
    if (stick->intensity_km_mol == 0.0)
      continue;
    elastir_lineshape_derivatives(lines->shape, wavenumber_cm1 - stick->wavenumber_cm1, one);
    for (int j = 0; j < 3; j++)
      sum[j] += stick->intensity_km_mol * one[j];
  }
  for (int j = 0; j < 3; j++)
    derivatives[j] = sum[j];
}
