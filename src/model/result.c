/* SPDX-License-Identifier: GPL-3.0-or-later */
/* result.c: computed models as a result. */
#include "model/result.h"

#include <stdio.h>
#include <stdlib.h>

#include "model/differences.h"
#include "model/fill.h"
#include "result/read.h"

static void fill_settings(elastir_result_memory *memory, const elastir_settings *settings,
                          elastir_result_settings *out)
{
  const elastir_scale *scale = &settings->scale;
  out->scale = RESULT_LIST(memory, scale_range, scale->count);
  for (size_t i = 0; out->scale != NULL && i < scale->count; i++)
    out->scale[out->scale_count++] = (elastir_result_scale_range){
        scale->ranges[i].from_cm1, scale->ranges[i].to_cm1, scale->ranges[i].factor};
  if (scale->count > 0 && scale->source != NULL) {
    char text[400];
    snprintf(text, sizeof text, "%s, for %s%s%s", scale->source, scale->method,
             scale->basis != NULL ? "/" : "", scale->basis != NULL ? scale->basis : "");
    out->scale_source = result_text(memory, text);
  }
  if (scale->automatic)
    out->scale_automatic = 1;
  out->lineshape = elastir_lineshape_name(settings->lineshape.kind);
  if (settings->lineshape.kind == ELASTIR_PSEUDO_VOIGT)
    out->eta = settings->lineshape.eta;
  out->fwhm_cm1 = settings->lineshape.fwhm_cm1;
  if (settings->soften_cm1 > 0.0)
    out->soften_cm1 = settings->soften_cm1;
  if (!settings->want_uncertainty)
    out->samples = 0;
  else if (settings->uncertainty.samples != ELASTIR_SAMPLES_AS_NEEDED)
    out->samples = settings->uncertainty.samples;
  out->grid = (elastir_result_grid){settings->grid.from_cm1, settings->grid.to_cm1,
                                    settings->grid.step_cm1, settings->grid_given ? 1 : -1};
}

elastir_result *model_result(const elastir_settings *settings, elastir_model *models, size_t count)
{
  elastir_result *result = result_new();
  if (result == NULL)
    return NULL;
  fill_settings(result->memory, settings, &result->settings);
  result->models = RESULT_LIST(result->memory, model, count);
  for (size_t i = 0; result->models != NULL && i < count; i++)
    fill_model(result->memory, &models[i], &models[0], settings, &result->models[result->models_count++]);
  fill_differences(result);
  if (!result_memory_failed(result->memory))
    return result;
  result_free(result);
  return NULL;
}

elastir_result *result_finish(elastir_result *result, elastir_diagnostics *diagnostics)
{
  if (result == NULL)
    return NULL;
  result_add_diagnostics(result, diagnostics);
  if (!diagnostics->out_of_memory && !result_memory_failed(result->memory))
    return result;
  elastir_diagnose_no_memory(diagnostics);
  result_free(result);
  return NULL;
}

elastir_result *study_result(const elastir_study *study, const elastir_settings *settings,
                             int threads, elastir_diagnostics *diagnostics)
{
  elastir_settings used = *settings;
  elastir_result *result = NULL;
  size_t count = 0;
  elastir_model *models = elastir_models_of_study(study, &used, threads, &count, diagnostics);
  if (models != NULL)
    result = model_result(&used, models, count);
  if (result == NULL && !diagnostics->out_of_memory)
    elastir_diagnose_no_memory(diagnostics);
  for (size_t i = 0; i < count; i++) {
    elastir_model_take_diagnostics(&models[i], diagnostics);
    elastir_model_free(&models[i]);
  }
  free(models);
  return result_finish(result, diagnostics);
}
