/* SPDX-License-Identifier: GPL-3.0-or-later */
/* spectrum.h: the broadened infrared spectrum of a model, and its peaks. */
#ifndef ELASTIR_SPECTRUM_H
#define ELASTIR_SPECTRUM_H

#include <stdbool.h>
#include <stddef.h>

#include "base/diagnostics.h"
#include "crystal/crystal.h"
#include "spectrum/grid.h"
#include "spectrum/lineshape.h"
#include "spectrum/scale.h"

/* One set of degenerate modes as a line of the spectrum. */
typedef struct {
  double calculated_cm1;   /* as printed, >= 0 */
  double wavenumber_cm1;   /* scaled: where the line stands */
  double intensity_km_mol; /* of the whole set, never times its degeneracy */
  size_t mode;             /* index of the set in its frequency table */
} elastir_stick;

typedef struct {
  double position_cm1; /* maximum of the analytic curve, within the grid */
  double height;       /* km mol-1 cm */
  double prominence;   /* height above the higher of the two lowest points on the way to higher
                        * ground or to the end of the grid; km mol-1 cm */
} elastir_peak;

typedef struct {
  elastir_grid grid;
  double *absorbance; /* grid.points values, km mol-1 cm (the unit of intensity / wavenumber) */
  elastir_peak *peaks; /* ascending position */
  size_t peak_count, peak_capacity;
} elastir_spectrum;

/* The lines of a table: sets[0…count-1], scaled. Imaginary modes and those without an
 * intensity are left out. `sticks` has room for count. Returns how many were written. */
size_t elastir_sticks_from_sets(const elastir_mode_set *sets, size_t count,
                                const elastir_scale *scale, elastir_stick *sticks);

/* Scales the sticks anew from their calculated wavenumbers. */
void elastir_sticks_rescale(elastir_stick *sticks, size_t count, const elastir_scale *scale);

/* values[i] = sum over sticks of I L(grid_i - wavenumber), km mol-1 cm; the area is sum I. */
void elastir_spectrum_curve(const elastir_stick *sticks, size_t count,
                            const elastir_lineshape *shape, const elastir_grid *grid,
                            double *values);

/* The same at one wavenumber, with its first and second derivative by it. */
void elastir_spectrum_at(const elastir_stick *sticks, size_t count,
                         const elastir_lineshape *shape, double wavenumber_cm1,
                         double derivatives[3]);

/* Curve and peaks. The peaks are those of the analytic curve, to 1e-9 cm-1, whatever the step
 * of the grid. false: no memory (reported). Free *spectrum in any case. */
bool elastir_spectrum_compute(const elastir_stick *sticks, size_t count,
                              const elastir_lineshape *shape, const elastir_grid *grid,
                              elastir_spectrum *spectrum, elastir_diagnostics *diagnostics);

/* Accepts a zeroed struct. */
void elastir_spectrum_free(elastir_spectrum *spectrum);

#endif
