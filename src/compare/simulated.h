/* SPDX-License-Identifier: GPL-3.0-or-later */
/* simulated.h: the curve and the peaks of a model as it is compared; internal. */
#ifndef ELASTIR_SIMULATED_H
#define ELASTIR_SIMULATED_H

#include "base/diagnostics.h"
#include "compare/observed.h"
#include "spectrum/spectrum.h"

/* values[grid->points]. observed NULL: of the lines. false: no memory. */
bool simulated_curve(const elastir_lines *lines, const elastir_observed *observed,
                     const elastir_grid *grid, double *values);

/* The same with peaks: those of lines are of the analytic curve; what is observed has them where
 * elastir_bands_find would find bands as high as a thousandth of its range. false: no memory
 * (reported). Free *spectrum in any case. */
bool simulated_spectrum(const elastir_lines *lines, const elastir_observed *observed,
                        const elastir_grid *grid, elastir_spectrum *spectrum,
                        elastir_diagnostics *diagnostics);

#endif
