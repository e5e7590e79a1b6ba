/* SPDX-License-Identifier: GPL-3.0-or-later */
/* simulated_curves.c: the spectra of models as curves to write, with how they were made. */
#include "cli/simulated_curves.h"

#include <math.h>
#include <stdlib.h>

#include "model/scale_factors.h"
#include "text/text.h"

static void add_factors(text_buffer *text, const elastir_scale *scale)
{
  bool all = scale->count == 1 && !(scale->ranges[0].from_cm1 > 0.0) &&
             !isfinite(scale->ranges[0].to_cm1);
  text_append(text, scale->count > 0 ? "wavenumbers scaled" : "wavenumbers not scaled");
  for (size_t i = 0; i < scale->count; i++) {
    const elastir_scale_range *range = &scale->ranges[i];
    text_append(text, i > 0 ? ", by " : " by ");
    text_append_number(text, range->factor);
    if (all)
      return;
    text_append(text, isfinite(range->to_cm1) ? " from " : " above ");
    text_append_number(text, range->from_cm1);
    if (isfinite(range->to_cm1)) {
      text_append(text, " to ");
      text_append_number(text, range->to_cm1);
    }
    text_append(text, " cm-1");
  }
  if (scale->count > 0)
    text_append(text, ", others not scaled");
}

static void add_lines(text_buffer *text, const elastir_lineshape *shape)
{
  text_format(text, "; %s lines", elastir_lineshape_name(shape->kind));
  if (shape->kind == ELASTIR_PSEUDO_VOIGT) {
    text_append(text, " (eta ");
    text_append_number(text, shape->eta);
    text_append(text, ")");
  }
  text_append(text, " of ");
  text_append_number(text, shape->fwhm_cm1);
  text_append(text, " cm-1 FWHM, their areas the intensities in km/mol");
}

static char *taken(text_buffer *text)
{
  if (text->failed)
    text_free(text);
  return text->text;
}

static char *processing_of(const elastir_settings *settings)
{
  text_buffer text = {0};
  add_factors(&text, &settings->scale);
  add_lines(&text, &settings->lineshape);
  return taken(&text);
}

static char *origin_of(const elastir_model *model, const char *version)
{
  text_buffer text = {0};
  char method[METHOD_NAME] = "";
  if (model->vibrations_run != NULL)
    method_name(&model->vibrations_run->method, method);
  text_format(&text, "simulated by elastir%s%s from a CRYSTAL output%s%s",
              version != NULL ? " " : "", version != NULL ? version : "",
              *method != '\0' ? ", method " : "", method);
  return taken(&text);
}

bool simulated_describe(const elastir_model *models, size_t count,
                        const elastir_settings *settings, const char *version,
                        simulated_texts *texts)
{
  texts->processing = processing_of(settings);
  texts->origins = calloc(count + 1, sizeof *texts->origins);
  texts->count = texts->origins != NULL ? count : 0;
  bool good = texts->processing != NULL && texts->origins != NULL;
  for (size_t i = 0; i < count && good; i++) {
    texts->origins[i] = origin_of(&models[i], version);
    good = texts->origins[i] != NULL;
  }
  return good;
}

void simulated_texts_free(simulated_texts *texts)
{
  for (size_t i = 0; i < texts->count; i++)
    free(texts->origins[i]);
  free(texts->origins);
  free(texts->processing);
  *texts = (simulated_texts){0};
}

size_t simulated_curves(const elastir_model *models, const simulated_texts *texts,
                        const double *x, export_curve *curves)
{
  size_t n = 0;
  for (size_t i = 0; i < texts->count; i++)
    if (models[i].has_spectrum)
      curves[n++] = (export_curve){.title = models[i].label,
                                   .origin = texts->origins[i],
                                   .processing = texts->processing,
                                   .x_label = "wavenumber",
                                   .x_unit = "cm-1",
                                   .y_label = models[i].label,
                                   .y_unit = "km mol-1 cm",
                                   .molar = true,
                                   .x = x,
                                   .y = models[i].spectrum.absorbance,
                                   .points = models[i].spectrum.grid.points};
  return n;
}
