/* SPDX-License-Identifier: GPL-3.0-or-later */
/* compared.c: what compare needs of a result. */
#include <math.h>
#include <stdlib.h>

#include "model/fill_measured.h"

static bool damaged(const char *path, const char *what, elastir_diagnostics *diagnostics)
{
  elastir_diagnose(diagnostics, ELASTIR_ERROR, "damaged-result", path, 0, "%s", what);
  return false;
}

static bool take_scale(const elastir_result_settings *settings, const char *path,
                       elastir_scale *scale, elastir_diagnostics *diagnostics)
{
  double below = 0.0;
  if (settings->scale_count > ELASTIR_SCALE_MAX_RANGES)
    return damaged(path, "settings.scale has more than 64 ranges", diagnostics);
  for (size_t i = 0; i < settings->scale_count; i++) {
    const elastir_result_scale_range *range = &settings->scale[i];
    elastir_scale_range one = {range->from_cm1,
                               isnan(range->to_cm1) ? (double)INFINITY : range->to_cm1,
                               range->factor};
    if (!(one.from_cm1 >= below && one.to_cm1 > one.from_cm1 && one.factor > 0.0))
      return damaged(path, "settings.scale is not a list of ascending ranges with a factor",
                     diagnostics);
    below = one.to_cm1;
    scale->ranges[scale->count++] = one;
  }
  return true;
}

static bool take_shape(const elastir_result_settings *settings, const char *path,
                       elastir_lineshape *shape, elastir_diagnostics *diagnostics)
{
  shape->fwhm_cm1 = settings->fwhm_cm1;
  if (settings->lineshape == NULL || !(shape->fwhm_cm1 > 0.0) ||
      !elastir_lineshape_parse(settings->lineshape, shape, diagnostics))
    return damaged(path, "settings.lineshape or settings.fwhm_cm1 is missing", diagnostics);
  if (shape->kind == ELASTIR_PSEUDO_VOIGT && settings->eta >= 0.0 && settings->eta <= 1.0)
    shape->eta = settings->eta;
  return true;
}

/* false: no memory. The count stays 0 where the model has no intensities. */
static bool take_sticks(const elastir_result_vibrations *vibrations, const elastir_scale *scale,
                        elastir_compared_model *model)
{
  size_t count = vibrations != NULL ? vibrations->modes_count : 0;
  model->sticks = calloc(count + 1, sizeof *model->sticks);
  if (model->sticks == NULL)
    return false;
  for (size_t i = 0; i < count; i++) {
    const elastir_result_mode *mode = &vibrations->modes[i];
    if (mode->wavenumber_cm1 >= 0.0 && isfinite(mode->intensity_km_mol))
      model->sticks[model->stick_count++] = (elastir_stick){
          mode->wavenumber_cm1, elastir_scale_apply(scale, mode->wavenumber_cm1),
          mode->intensity_km_mol, i, 0.0};
  }
  return true;
}

static double strength(const elastir_compared_model *model)
{
  double sum = 0.0;
  for (size_t i = 0; i < model->stick_count; i++)
    sum += fabs(model->sticks[i].intensity_km_mol);
  return sum;
}

/* false: no memory. */
static bool take_model(const elastir_result_model *from, const char *path,
                       compared_models *compared, elastir_diagnostics *diagnostics)
{
  elastir_compared_model *model = &compared->models[compared->model_count];
  model->label = from->label != NULL ? from->label : "";
  if (!take_sticks(from->vibrations, &compared->scale, model))
    return false;
  if (strength(model) > 0.0) {
    compared->from[compared->model_count] = from;
    compared->modes[compared->model_count++] = from->vibrations;
    return true;
  }
  elastir_diagnose(diagnostics, ELASTIR_WARNING, "no-intensities", path, 0,
                   "model '%s' has no infrared intensities and is not compared", model->label);
  free(model->sticks);
  *model = (elastir_compared_model){0};
  return true;
}

bool compared_models_take(const elastir_result *result, const char *path,
                          compared_models *compared, elastir_diagnostics *diagnostics)
{
  if (!take_scale(&result->settings, path, &compared->scale, diagnostics) ||
      !take_shape(&result->settings, path, &compared->shape, diagnostics))
    return false;
  compared->models = calloc(result->models_count + 1, sizeof *compared->models);
  compared->modes = calloc(result->models_count + 1, sizeof *compared->modes);
  compared->from = calloc(result->models_count + 1, sizeof *compared->from);
  bool good = compared->models != NULL && compared->modes != NULL && compared->from != NULL;
  for (size_t i = 0; good && i < result->models_count; i++)
    good = take_model(&result->models[i], path, compared, diagnostics);
  if (!good) {
    elastir_diagnose_no_memory(diagnostics);
    return false;
  }
  if (compared->model_count > 0)
    return true;
  elastir_diagnose(diagnostics, ELASTIR_ERROR, "nothing-to-compare", path, 0,
                   "no model of this result has infrared intensities; CRYSTAL computes them with INTENS in "
                   "FREQCALC");
  return false;
}

void compared_models_free(compared_models *compared)
{
  for (size_t k = 0; compared->models != NULL && k < compared->model_count; k++)
    free(compared->models[k].sticks);
  free(compared->models);
  free(compared->modes);
  free(compared->from);
  *compared = (compared_models){0};
}
