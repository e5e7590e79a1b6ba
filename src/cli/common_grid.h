/* SPDX-License-Identifier: GPL-3.0-or-later */
/* common_grid.h: measured spectra side by side, on the same wavenumbers. */
#ifndef ELASTIR_CLI_COMMON_GRID_H
#define ELASTIR_CLI_COMMON_GRID_H

#include "cli/cli.h"
#include "cli/measured_spectrum.h"

/* The grid of a table of spectra: from the lowest to the highest of their wavenumbers, by the
 * coarsest of their steps (a finer one would fake independent points of the others).
 * false: reported. */
bool common_grid_find(const measured_spectrum *spectra, size_t count, elastir_grid *grid,
                      elastir_diagnostics *diagnostics);

/* The preprocessing with a grid in place of its own step. */
elastir_preprocessing common_grid_preprocessing(const elastir_preprocessing *preprocessing,
                                                const elastir_grid *grid);

/* Prepares all spectra on the grid, and has their curves go from end to end of it; x: its points,
 * which outlive the spectra. One that has too few points there is reported and left out. Returns
 * how many are left. */
size_t common_grid_put(const cli_line *line, const elastir_preprocessing *preprocessing,
                       const elastir_grid *grid, const double *x, measured_spectrum *spectra,
                       size_t count);

#endif
