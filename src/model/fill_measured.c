/* SPDX-License-Identifier: GPL-3.0-or-later */
/* fill_measured.c: measured spectra as parts of a result. */
#include "model/fill_measured.h"

#include <math.h>

/* NULL: the file does not say. */
static void fill_instrument(elastir_result_memory *memory, const elastir_instrument *facts,
                            elastir_result_instrument *out)
{
  out->name = result_text_if_any(memory, facts->name);
  out->accessory = result_text_if_any(memory, facts->accessory);
  out->atr_crystal = result_text_if_any(memory, facts->atr_crystal);
  out->apodisation = result_text_if_any(memory, facts->apodisation);
  out->date = result_text_if_any(memory, facts->date);
  out->resolution_cm1 = facts->resolution_cm1 > 0.0 ? facts->resolution_cm1 : (double)NAN;
  out->scans = facts->scans > 0 ? (double)facts->scans : (double)NAN;
  out->atr = facts->atr;
}

void fill_measured_facts(elastir_result_memory *memory, const elastir_measured *measured,
                         const elastir_absorbance *absorbance, elastir_result_measured_facts *out)
{
  size_t points = absorbance->points;
  out->path = result_text(memory, measured->path);
  out->sha256 = result_text(memory, measured->source.sha256);
  out->format = result_text(memory, measured->format);
  out->title = result_text(memory, measured->title);
  out->points = (int64_t)points;
  out->from_cm1 = points > 0 ? absorbance->wavenumber_cm1[0] : (double)NAN;
  out->to_cm1 = points > 0 ? absorbance->wavenumber_cm1[points - 1] : (double)NAN;
  out->y_kind = elastir_y_kind_name(measured->y_kind);
  fill_instrument(memory, &measured->instrument, &out->instrument);
  const char **notes = result_take(memory, (measured->assumption_count + absorbance->note_count + 1) *
                                               sizeof *notes);
  out->assumptions = notes;
  for (size_t i = 0; notes != NULL && i < measured->assumption_count; i++)
    notes[out->assumptions_count++] = result_text(memory, measured->assumptions[i]);
  for (size_t i = 0; notes != NULL && i < absorbance->note_count; i++)
    notes[out->assumptions_count++] = result_text(memory, absorbance->notes[i]);
}

elastir_result_step *fill_preprocessing(elastir_result_memory *memory,
                                        const elastir_preprocessed *prepared, size_t *count)
{
  elastir_result_step *steps = RESULT_LIST(memory, step, prepared->step_count);
  for (*count = 0; steps != NULL && *count < prepared->step_count; (*count)++) {
    const elastir_step *step = &prepared->steps[*count];
    elastir_result_step *out = &steps[*count];
    out->step = result_text(memory, step->step);
    out->method = result_text(memory, step->method);
    out->parameters = RESULT_LIST(memory, parameter, step->parameters);
    for (size_t k = 0; out->parameters != NULL && k < step->parameters; k++)
      out->parameters[out->parameters_count++] =
          (elastir_result_parameter){result_text(memory, step->names[k]), step->values[k]};
  }
  return steps;
}

void fill_measured(elastir_result *result, const char *label, const elastir_measured *measured,
                   const elastir_absorbance *absorbance, const elastir_preprocessed *prepared,
                   const double *y, const char *unit)
{
  elastir_result_memory *memory = result->memory;
  elastir_result_measured *out =
      result_append(memory, &quantity_group_measured, &result->measured, &result->measured_count);
  if (out == NULL)
    return;
  out->label = result_text(memory, label);
  fill_measured_facts(memory, measured, absorbance, &out->source);
  out->preprocessing = fill_preprocessing(memory, prepared, &out->preprocessing_count);
  out->spectrum = (elastir_result_measured_curve){
      .from_cm1 = prepared->x_cm1[0],
      .step_cm1 = prepared->step_cm1,
      .points = (int64_t)prepared->count,
      .points_used = (int64_t)prepared->used_count,
      .unit = result_text(memory, unit),
      .absorbance = result_numbers(memory, y, prepared->count),
      .absorbance_count = prepared->count};
}
