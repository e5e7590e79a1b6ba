/* SPDX-License-Identifier: GPL-3.0-or-later */
/* model_spectrum.c: the infrared spectrum of a model, and what it lacks. */
#include "model/model_spectrum.h"

#include <math.h>
#include <stdlib.h>

#include "model/sticks_of.h"

/* Does the set absorb, as far as is printed? */
static bool may_absorb(const elastir_mode_set *set)
{
  return isnan(set->intensity_km_mol) ? set->ir_active != ELASTIR_NO
                                      : set->intensity_km_mol > 0.0;
}

static bool lacks_intensity(const elastir_mode_set *set)
{
  return set->wavenumber_cm1 > 0.0 && isnan(set->intensity_km_mol) && may_absorb(set);
}

static bool lacks_wavenumber(const elastir_mode_set *set)
{
  return isnan(set->wavenumber_cm1) && may_absorb(set);
}

/* An active mode without a number leaves a hole in the spectrum that nobody sees. */
static void report_missing(elastir_model *model, bool (*lacks)(const elastir_mode_set *),
                           const char *what)
{
  size_t missing = 0;
  long line = 0;
  for (size_t i = 0; i < model->table->set_count; i++) {
    const elastir_mode_set *set = &model->table->sets[i];
    if (lacks(set) && missing++ == 0)
      line = set->line;
  }
  if (missing > 0)
    elastir_diagnose(&model->diagnostics, ELASTIR_ERROR, "spectrum-incomplete",
                     model->vibrations_path, line,
                     "%zu infrared-active modes, the first in this line, have no %s; the "
                     "spectrum lacks them",
                     missing, what);
}

void spectrum_compute(elastir_model *model, const elastir_settings *settings)
{
  if (model->table == NULL || !model->vibrations_run->vibrations.intensities_available) {
    if (settings->need_spectrum && model->file_count > 0 && model->files[0].readable)
      elastir_diagnose(&model->diagnostics, ELASTIR_ERROR, "no-spectrum", model->files[0].path,
                       model->table != NULL ? model->table->line : 0,
                       "model '%s' has no infrared intensities, and so no spectrum; CRYSTAL computes them "
                       "with INTENS in FREQCALC; 'elastir show --modes' shows the modes",
                       model->label);
    return;
  }
  elastir_stick *sticks = malloc((model->table->set_count + 1) * sizeof *sticks);
  if (sticks == NULL) {
    elastir_diagnose_no_memory(&model->diagnostics);
    return;
  }
  report_missing(model, lacks_intensity, "intensity");
  report_missing(model, lacks_wavenumber, "wavenumber");
  size_t count = elastir_sticks_from_sets(model->table->sets, model->table->set_count,
                                          &settings->scale, sticks);
  const elastir_lines lines = {sticks, count, &settings->lineshape};
  model->has_spectrum = elastir_spectrum_compute(&lines, &settings->grid, &model->spectrum,
                                                 &model->diagnostics);
  free(sticks);
}
