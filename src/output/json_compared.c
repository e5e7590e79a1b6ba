/* SPDX-License-Identifier: GPL-3.0-or-later */
/* json_compared.c: reads back from a result document what compare needs. */
#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "output/json_comparison.h"

static bool damaged(const char *path, const char *what, elastir_diagnostics *diagnostics)
{
  elastir_diagnose(diagnostics, ELASTIR_ERROR, "damaged-result", path, 0, "%s", what);
  return false;
}

static bool read_settings(const cJSON *document, const char *path, json_compared *compared,
                          elastir_diagnostics *diagnostics)
{
  const cJSON *ranges = json_at(document, "settings.scale");
  const cJSON *range;
  cJSON_ArrayForEach(range, ranges)
  {
    if (compared->scale.count == ELASTIR_SCALE_MAX_RANGES)
      return damaged(path, "settings.scale has more than 64 ranges", diagnostics);
    double to = json_number_at(range, "to_cm1");
    elastir_scale_range one = {json_number_at(range, "from_cm1"), isnan(to) ? INFINITY : to,
                               json_number_at(range, "factor")};
    double below = compared->scale.count > 0
                       ? compared->scale.ranges[compared->scale.count - 1].to_cm1 : 0.0;
    if (!(one.from_cm1 >= below && one.to_cm1 > one.from_cm1 && one.factor > 0.0))
      return damaged(path, "settings.scale is not a list of ascending ranges with a factor",
                     diagnostics);
    compared->scale.ranges[compared->scale.count++] = one;
  }
  const char *shape = json_text_at(document, "settings.lineshape");
  compared->shape.fwhm_cm1 = json_number_at(document, "settings.fwhm_cm1");
  if (shape == NULL || !(compared->shape.fwhm_cm1 > 0.0) ||
      !elastir_lineshape_parse(shape, &compared->shape, diagnostics))
    return damaged(path, "settings.lineshape or settings.fwhm_cm1 is missing", diagnostics);
  double eta = json_number_at(document, "settings.eta");
  if (compared->shape.kind == ELASTIR_PSEUDO_VOIGT && eta >= 0.0 && eta <= 1.0)
    compared->shape.eta = eta;
  return true;
}

/* false: no memory. *count stays 0 where the model has no intensities. */
static bool read_sticks(const cJSON *modes, const elastir_scale *scale,
                        elastir_compared_model *model)
{
  size_t count = (size_t)cJSON_GetArraySize(modes), at = 0;
  model->sticks = calloc(count + 1, sizeof *model->sticks);
  if (model->sticks == NULL)
    return false;
  const cJSON *mode;
  cJSON_ArrayForEach(mode, modes)
  {
    double wavenumber = json_number_at(mode, "wavenumber_cm1");
    double intensity = json_number_at(mode, "intensity_km_mol");
    if (wavenumber >= 0.0 && isfinite(intensity))
      model->sticks[model->stick_count++] = (elastir_stick){
          wavenumber, elastir_scale_apply(scale, wavenumber), intensity, at};
    at++;
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

bool json_read_compared(const cJSON *document, const char *path, json_compared *compared,
                        elastir_diagnostics *diagnostics)
{
  if (!read_settings(document, path, compared, diagnostics))
    return false;
  const cJSON *list = json_at(document, "models"), *item;
  size_t most = (size_t)cJSON_GetArraySize(list);
  compared->models = calloc(most + 1, sizeof *compared->models);
  compared->modes = calloc(most + 1, sizeof *compared->modes);
  if (compared->models == NULL || compared->modes == NULL) {
    elastir_diagnose_no_memory(diagnostics);
    return false;
  }
  cJSON_ArrayForEach(item, list)
  {
    elastir_compared_model *model = &compared->models[compared->model_count];
    const char *label = json_text_at(item, "label");
    const cJSON *modes = json_at(item, "vibrations.modes");
    model->label = label != NULL ? label : "";
    if (!read_sticks(modes, &compared->scale, model)) {
      elastir_diagnose_no_memory(diagnostics);
      return false;
    }
    if (strength(model) > 0.0) {
      compared->modes[compared->model_count++] = modes;
      continue;
    }
    elastir_diagnose(diagnostics, ELASTIR_WARNING, "no-intensities", path, 0,
                     "model '%s' has no infrared intensities and is not compared", model->label);
    free(model->sticks);
    *model = (elastir_compared_model){0};
  }
  if (compared->model_count > 0)
    return true;
  elastir_diagnose(diagnostics, ELASTIR_ERROR, "nothing-to-compare", path, 0,
                   "no model of this result has infrared intensities");
  return false;
}

void json_compared_free(json_compared *compared)
{
  for (size_t k = 0; compared->models != NULL && k < compared->model_count; k++)
    free(compared->models[k].sticks);
  free(compared->models);
  free(compared->modes);
  *compared = (json_compared){0};
}
