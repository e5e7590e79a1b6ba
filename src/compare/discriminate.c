/* SPDX-License-Identifier: GPL-3.0-or-later */
/* discriminate.c: where two models differ most. */
#include "compare/discriminate.h"

#include <math.h>
#include <stdlib.h>

#include "base/memory.h"

/* The difference of two spectra is the spectrum of the first's lines and the second's with
 * negative strength: its peaks, and those of its opposite, are the places looked for. */
static elastir_stick *difference_sticks(const elastir_lines *first, const elastir_lines *second,
                                        double sign)
{
  elastir_stick *sticks = malloc((first->count + second->count + 1) * sizeof *sticks);
  for (size_t i = 0; sticks != NULL && i < first->count + second->count; i++) {
    sticks[i] = i < first->count ? first->sticks[i] : second->sticks[i - first->count];
    sticks[i].intensity_km_mol *= i < first->count ? sign : -sign;
  }
  return sticks;
}

static bool highest_peak(const elastir_lines *lines, const elastir_grid *grid, double *height,
                         elastir_diagnostics *diagnostics)
{
  elastir_spectrum spectrum = {0};
  bool good = elastir_spectrum_compute(lines, grid, &spectrum, diagnostics);
  for (size_t i = 0; good && i < spectrum.peak_count; i++)
    *height = fmax(*height, spectrum.peaks[i].height);
  for (size_t i = 0; good && i < grid->points; i++) /* the top may lie at an end */
    *height = fmax(*height, spectrum.absorbance[i]);
  elastir_spectrum_free(&spectrum);
  return good;
}

typedef struct {
  double *positions;
  size_t count, capacity;
} position_list;

static bool add_extrema(const elastir_stick *sticks, size_t count, const elastir_lineshape *shape,
                        const elastir_grid *grid, position_list *list,
                        elastir_diagnostics *diagnostics)
{
  const elastir_lines lines = {sticks, count, shape};
  elastir_spectrum spectrum = {0};
  bool good = elastir_spectrum_compute(&lines, grid, &spectrum, diagnostics);
  for (size_t i = 0; good && i < spectrum.peak_count; i++) {
    if (spectrum.peaks[i].height <= 0.0)
      continue;
    good = elastir_grow(&list->positions, &list->capacity, list->count, sizeof *list->positions);
    if (good)
      list->positions[list->count++] = spectrum.peaks[i].position_cm1;
    else
      elastir_diagnose_no_memory(diagnostics);
  }
  elastir_spectrum_free(&spectrum);
  return good;
}

static int compare_bands(const void *left, const void *right)
{
  const elastir_discriminating_band *a = left, *b = right;
  if (fabs(a->difference) != fabs(b->difference))
    return fabs(a->difference) < fabs(b->difference) ? 1 : -1;
  return (a->position_cm1 > b->position_cm1) - (a->position_cm1 < b->position_cm1);
}

/* Keeps the largest, none within a FWHM of a larger one. */
static void thin_out(elastir_discrimination *result, double fwhm, size_t most)
{
  size_t kept = 0;
  for (size_t i = 0; i < result->count && kept < most; i++) {
    bool apart = true;
    for (size_t j = 0; j < kept; j++)
      apart = apart && fabs(result->bands[i].position_cm1 - result->bands[j].position_cm1) >= fwhm;
    if (apart)
      result->bands[kept++] = result->bands[i];
  }
  result->count = kept;
}

bool elastir_discriminate(const elastir_lines *first, const elastir_lines *second, const elastir_grid *grid,
                          double noise, size_t most, elastir_discrimination *result,
                          elastir_diagnostics *diagnostics)
{
  const elastir_lineshape *shape = first->shape;
  position_list list = {0};
  double reference = 0.0;
  bool good = highest_peak(first, grid, &reference, diagnostics) &&
              highest_peak(second, grid, &reference, diagnostics);
  for (int sign = 1; good && sign >= -1; sign -= 2) {
    elastir_stick *sticks = difference_sticks(first, second, sign);
    if (sticks == NULL)
      elastir_diagnose_no_memory(diagnostics);
    good = sticks != NULL && add_extrema(sticks, first->count + second->count, shape, grid, &list,
                                         diagnostics);
    free(sticks);
  }
  result->bands = malloc((list.count + 1) * sizeof *result->bands);
  if (good && result->bands == NULL) {
    elastir_diagnose_no_memory(diagnostics);
    good = false;
  }
  for (size_t i = 0; good && reference > 0.0 && i < list.count; i++) {
    double a[3], b[3];
    elastir_lines_at(first, list.positions[i], a);
    elastir_lines_at(second, list.positions[i], b);
    elastir_discriminating_band band = {list.positions[i], a[0] / reference, b[0] / reference,
                                        (a[0] - b[0]) / reference, NAN};
    band.sigmas = noise > 0.0 ? fabs(band.difference) / (sqrt(2.0) * noise) : INFINITY;
    /* two curves that agree to rounding do not differ */
    if (fabs(band.difference) > 1e-12)
      result->bands[result->count++] = band;
  }
  if (good && result->count > 0) {
    qsort(result->bands, result->count, sizeof *result->bands, compare_bands);
    thin_out(result, shape->fwhm_cm1, most);
  }
  free(list.positions);
  return good;
}

void elastir_discrimination_free(elastir_discrimination *result)
{
  free(result->bands);
  *result = (elastir_discrimination){0};
}
