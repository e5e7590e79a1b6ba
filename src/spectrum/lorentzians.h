/* SPDX-License-Identifier: GPL-3.0-or-later */
/* lorentzians.h: sums of many Lorentzian lines at many wavenumbers. */
#ifndef ELASTIR_LORENTZIANS_H
#define ELASTIR_LORENTZIANS_H

#include "spectrum/lines.h"

/* From so many lines times points on, the tails of far lines are interpolated. */
enum { LORENTZIANS_DIRECT = 1 << 23 };

/* Adds weight sum of I L(grid_i - wavenumber) to values, km mol-1 cm: below LORENTZIANS_DIRECT term by
 * term, above it to 1e-11 of the curve's maximum. */
void lorentzians_add(const elastir_lines *lines, double weight, const elastir_grid *grid,
                     double *values);

/* What elastir_lines_at gives for Lorentzian lines. */
void lorentzians_at(const elastir_lines *lines, double wavenumber_cm1, double derivatives[3]);

/* slopes[i] = sum of I L'(x_i - wavenumber), km mol-1 cm2: bit for bit the first
 * derivative of lorentzians_at. */
void lorentzians_slopes(const elastir_lines *lines, const double *x, size_t count, double *slopes);

/* Adds one line at x: intensity L(x_i - centre). */
void lorentzian_add(double fwhm_cm1, double intensity, double centre_cm1, const double *x,
                    size_t count, double *values);

/* What one line is added to: its values times the intensity, their derivative by the centre times
 * `moves`, and that by the full width times the intensity. */
typedef struct {
  double *values, *slopes, *by_fwhm;
} lorentzian_parts;
void lorentzian_add_parts(double fwhm_cm1, double intensity, double centre_cm1, double moves,
                          const double *x, size_t count, const lorentzian_parts *parts);

#endif
