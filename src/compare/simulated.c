/* SPDX-License-Identifier: GPL-3.0-or-later */
/* simulated.c: the curve and the peaks of a model as it is compared. */
#include "compare/simulated.h"

#include <stdlib.h>

#include "compare/bands.h"

static double *places(const elastir_grid *grid)
{
  double *x = malloc((grid->points + 1) * sizeof *x);
  for (size_t i = 0; x != NULL && i < grid->points; i++)
    x[i] = elastir_grid_at(grid, i);
  return x;
}

static bool observed_curve(const elastir_lines *lines, const elastir_observed *observed,
                           const double *x_cm1, size_t points, double *values)
{
  const elastir_transverse modes = {lines->sticks, lines->count, lines->shape->fwhm_cm1, NULL};
  return observed->curve(observed->context, &modes, x_cm1, points, values);
}

bool simulated_curve(const elastir_lines *lines, const elastir_observed *observed,
                     const elastir_grid *grid, double *values)
{
  if (observed == NULL) {
    elastir_lines_curve(lines, grid, values);
    return true;
  }
  double *x = places(grid);
  bool good = x != NULL && observed_curve(lines, observed, x, grid->points, values);
  free(x);
  return good;
}

static bool take_bands(const elastir_bands *bands, elastir_spectrum *spectrum)
{
  spectrum->peaks = malloc((bands->count + 1) * sizeof *spectrum->peaks);
  if (spectrum->peaks == NULL)
    return false;
  for (size_t i = 0; i < bands->count; i++)
    spectrum->peaks[spectrum->peak_count++] = (elastir_peak){
        bands->bands[i].position_cm1, bands->bands[i].height, bands->bands[i].prominence};
  return true;
}

bool simulated_spectrum(const elastir_lines *lines, const elastir_observed *observed,
                        const elastir_grid *grid, elastir_spectrum *spectrum,
                        elastir_diagnostics *diagnostics)
{
  if (observed == NULL)
    return elastir_spectrum_compute(lines, grid, spectrum, diagnostics);
  const elastir_band_options any = {.sigmas = 0.0, .least_fraction = 1e-3};
  elastir_bands bands = {0};
  double *x = places(grid);
  spectrum->grid = *grid;
  spectrum->absorbance = malloc((grid->points + 1) * sizeof *spectrum->absorbance);
  bool good = x != NULL && spectrum->absorbance != NULL &&
              observed_curve(lines, observed, x, grid->points, spectrum->absorbance);
  const elastir_points points = {x, spectrum->absorbance, NULL, grid->points};
  good = good && elastir_bands_find(&points, 0.0, &any, &bands, diagnostics) &&
         take_bands(&bands, spectrum);
  if (!good)
    elastir_diagnose_no_memory(diagnostics);
  elastir_bands_free(&bands);
  free(x);
  return good;
}
