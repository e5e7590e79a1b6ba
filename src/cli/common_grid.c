/* SPDX-License-Identifier: GPL-3.0-or-later */
/* common_grid.c: measured spectra side by side, on the same wavenumbers. */
#include "cli/common_grid.h"

#include <math.h>
#include <string.h>

bool common_grid_find(const measured_spectrum *spectra, size_t count, elastir_grid *grid,
                      elastir_diagnostics *diagnostics)
{
  double from = INFINITY, to = -INFINITY, step = 0.0, on = 0.0;
  for (size_t i = 0; i < count; i++) {
    const elastir_preprocessed *prepared = &spectra[i].prepared;
    from = fmin(from, prepared->x_cm1[0]);
    to = fmax(to, prepared->x_cm1[prepared->count - 1]);
    if (prepared->step_cm1 > step) {
      step = prepared->step_cm1;
      on = prepared->x_cm1[0];
    }
  }
  /* The grid of the coarsest, as far as the others go. */
  return elastir_grid_set(on - step * ceil((on - from) / step - 1e-9),
                          on + step * ceil((to - on) / step - 1e-9), step, grid, diagnostics);
}

elastir_preprocessing common_grid_preprocessing(const elastir_preprocessing *preprocessing,
                                                const elastir_grid *grid)
{
  elastir_preprocessing common = *preprocessing;
  common.step_cm1 = grid->step_cm1;
  common.grid_from_cm1 = grid->from_cm1;
  common.grid_to_cm1 = grid->to_cm1;
  return common;
}

size_t common_grid_put(const cli_line *line, const elastir_preprocessing *preprocessing,
                       const elastir_grid *grid, const double *x, measured_spectrum *spectra,
                       size_t count)
{
  const elastir_preprocessing common = common_grid_preprocessing(preprocessing, grid);
  size_t kept = 0;
  for (size_t i = 0; i < count; i++) {
    elastir_diagnostics own = {0};
    bool good = measured_spectrum_prepare(&spectra[i], &common, &own) &&
                measured_spectrum_spread(&spectra[i], grid, x, &own);
    cli_take_diagnostics(line, spectra[i].measured.path, &own);
    if (!good) {
      measured_spectrum_free(&spectra[i]);
      continue;
    }
    measured_spectrum *to = &spectra[kept++];
    if (to != &spectra[i]) {
      *to = spectra[i];
      memset(&spectra[i], 0, sizeof spectra[i]);
    }
  }
  return kept;
}
