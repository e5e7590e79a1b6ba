/* SPDX-License-Identifier: GPL-3.0-or-later */
/* spectrum.c: the broadened infrared spectrum of a model. */
#include "spectrum/spectrum.h"

#include <stdlib.h>

bool elastir_spectrum_compute(const elastir_lines *lines, const elastir_grid *grid,
                              elastir_spectrum *spectrum, elastir_diagnostics *diagnostics)
{
  spectrum->grid = *grid;
  spectrum->absorbance = calloc(grid->points, sizeof *spectrum->absorbance);
  bool good = spectrum->absorbance != NULL;
  if (good) {
    elastir_lines_curve(lines, grid, spectrum->absorbance);
    good = peaks_find(lines, grid, &spectrum->peaks, &spectrum->peak_count);
  }
  if (!good)
    elastir_diagnose_no_memory(diagnostics);
  return good;
}

void elastir_spectrum_free(elastir_spectrum *spectrum)
{
  free(spectrum->absorbance);
  free(spectrum->peaks);
  *spectrum = (elastir_spectrum){0};
}
