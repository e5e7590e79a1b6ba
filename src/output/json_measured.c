/* SPDX-License-Identifier: GPL-3.0-or-later */
/* json_measured.c: measured spectra as JSON. */
#include "output/json_measured.h"

#include <math.h>

void json_measured_facts(json_builder *builder, cJSON *parent, const char *key,
                         const elastir_measured *measured,
                         const elastir_absorbance *absorbance)
{
  cJSON *object = json_object(builder, parent, key);
  json_text(builder, object, "path", measured->path);
  json_text(builder, object, "sha256", measured->source.sha256);
  json_text(builder, object, "format", measured->format);
  json_text(builder, object, "title", measured->title);
  json_number(builder, object, "points", (double)absorbance->points);
  json_number(builder, object, "from_cm1",
              absorbance->points > 0 ? absorbance->wavenumber_cm1[0] : (double)NAN);
  json_number(builder, object, "to_cm1",
              absorbance->points > 0 ? absorbance->wavenumber_cm1[absorbance->points - 1]
                                     : (double)NAN);
  json_text(builder, object, "y_kind", elastir_y_kind_name(measured->y_kind));
  cJSON *notes = json_array(builder, object, "assumptions");
  for (size_t i = 0; i < measured->assumption_count; i++)
    json_text(builder, notes, NULL, measured->assumptions[i]);
  for (size_t i = 0; i < absorbance->note_count; i++)
    json_text(builder, notes, NULL, absorbance->notes[i]);
}

void json_preprocessing(json_builder *builder, cJSON *parent,
                        const elastir_preprocessed *prepared)
{
  cJSON *steps = json_array(builder, parent, "preprocessing");
  for (size_t i = 0; i < prepared->step_count; i++) {
    const elastir_step *step = &prepared->steps[i];
    cJSON *object = json_object(builder, steps, NULL);
    json_text(builder, object, "step", step->step);
    if (step->method != NULL)
      json_text(builder, object, "method", step->method);
    for (size_t k = 0; k < step->parameters; k++)
      json_number(builder, object, step->names[k], step->values[k]);
  }
}

void json_measured(json_builder *builder, cJSON *document, const char *label,
                   const elastir_measured *measured, const elastir_absorbance *absorbance,
                   const elastir_preprocessed *prepared, const double *y, const char *unit)
{
  cJSON *list = cJSON_GetObjectItemCaseSensitive(document, "measured");
  if (list == NULL)
    list = json_array(builder, document, "measured");
  cJSON *object = json_object(builder, list, NULL);
  json_text(builder, object, "label", label);
  json_measured_facts(builder, object, "source", measured, absorbance);
  json_preprocessing(builder, object, prepared);
  cJSON *spectrum = json_object(builder, object, "spectrum");
  json_number(builder, spectrum, "from_cm1", prepared->x_cm1[0]);
  json_number(builder, spectrum, "step_cm1", prepared->step_cm1);
  json_number(builder, spectrum, "points", (double)prepared->count);
  json_number(builder, spectrum, "points_used", (double)prepared->used_count);
  json_text(builder, spectrum, "unit", unit);
  json_numbers(builder, spectrum, "absorbance", y, prepared->count);
}
