/* SPDX-License-Identifier: GPL-3.0-or-later */
/* spectrum.h: the broadened infrared spectrum of a model, and its peaks. */
#ifndef ELASTIR_SPECTRUM_H
#define ELASTIR_SPECTRUM_H

#include <stdbool.h>
#include <stddef.h>

#include "base/diagnostics.h"
#include "spectrum/lines.h"
#include "spectrum/peaks.h"

typedef struct {
  elastir_grid grid;
  double *absorbance; /* grid.points values, km mol-1 cm (the unit of intensity / wavenumber) */
  elastir_peak *peaks; /* ascending position */
  size_t peak_count;
} elastir_spectrum;

/* Curve and peaks. The peaks are those of the analytic curve, to 1e-9 cm-1, whatever the step
 * of the grid. false: no memory (reported). Free *spectrum in any case. */
bool elastir_spectrum_compute(const elastir_lines *lines, const elastir_grid *grid,
                              elastir_spectrum *spectrum, elastir_diagnostics *diagnostics);

/* Accepts a zeroed struct. */
void elastir_spectrum_free(elastir_spectrum *spectrum);

#endif
