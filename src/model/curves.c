/* SPDX-License-Identifier: GPL-3.0-or-later */
/* curves.c: how much of the simulated curves a result keeps. */
#include "model/curves.h"

#include <math.h>

#include "result/memory.h"

/* To a power of ten, dividing so that what is written is short. */
static void round_curve(struct elastir_result_memory *memory, elastir_result_spectrum *spectrum)
{
  const int digits = 6;
  double highest = 0.0;
  for (size_t i = 0; i < spectrum->absorbance_count; i++)
    highest = fmax(highest, fabs(spectrum->absorbance[i])); /* NAN loses */
  double *rounded = result_take(memory, (spectrum->absorbance_count + 1) * sizeof *rounded);
  if (rounded == NULL || !(highest > 0.0) || !isfinite(highest))
    return;
  double steps = pow(10.0, digits - floor(log10(highest))); /* per unit */
  for (size_t i = 0; i < spectrum->absorbance_count; i++)
    rounded[i] = round(spectrum->absorbance[i] * steps) / steps;
  spectrum->absorbance = rounded;
}

void curves_keep(elastir_result *result, curves_kept kept)
{
  for (size_t i = 0; i < result->models_count; i++) {
    elastir_result_spectrum *spectrum = result->models[i].spectrum;
    if (spectrum == NULL || kept == CURVES_FULL)
      continue;
    if (kept == CURVES_COMPACT)
      round_curve(result->memory, spectrum);
    else
      spectrum->absorbance_count = 0;
  }
}
