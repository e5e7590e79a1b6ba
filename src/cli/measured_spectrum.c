/* SPDX-License-Identifier: GPL-3.0-or-later */
/* measured_spectrum.c: a measured file, read, converted and prepared for writing. */
#include "cli/measured_spectrum.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "base/memory.h"
#include "model/atr_corrected.h"
#include "text/text.h"

/* An absorbance stays one when a baseline is taken off, not when it is scaled or derived. */
static const char *unit_of(elastir_y_kind kind, const elastir_preprocessing *preprocessing)
{
  if (preprocessing->normalisation != ELASTIR_NORMALISE_NONE || preprocessing->derivative > 0)
    return "arbitrary";
  switch (kind) {
  case ELASTIR_Y_ABSORBANCE:
  case ELASTIR_Y_TRANSMITTANCE:
  case ELASTIR_Y_TRANSMITTANCE_PERCENT:
    return "absorbance";
  case ELASTIR_Y_REFLECTANCE:
  case ELASTIR_Y_REFLECTANCE_PERCENT:
  case ELASTIR_Y_LOG_1_R:
    return "log(1/R)";
  case ELASTIR_Y_KUBELKA_MUNK:
    return "kubelka-munk";
  default:
    return "arbitrary";
  }
}

static void add_part(text_buffer *text, const char *part)
{
  if (text->length > 0)
    text_append(text, "; ");
  text_append(text, part);
}

static void add_step(text_buffer *text, const elastir_step *step)
{
  bool is_none = step->method != NULL && strcmp(step->method, "none") == 0;
  bool calibration = strcmp(step->step, "calibrate") == 0;
  if (is_none || (calibration && step->values[0] == 1.0 && step->values[1] == 0.0))
    return;
  add_part(text, step->step);
  if (step->method != NULL)
    text_format(text, " %s", step->method);
  for (size_t k = 0; k < step->parameters; k++) {
    text_format(text, " %s=", step->names[k]);
    text_append_number(text, step->values[k]);
  }
}

/* Everything between the file and the numbers written, in order. */
static char *describe_processing(const measured_spectrum *spectrum)
{
  text_buffer text = {0};
  for (size_t i = 0; i < spectrum->measured.assumption_count; i++)
    add_part(&text, spectrum->measured.assumptions[i]);
  for (size_t i = 0; i < spectrum->absorbance.note_count; i++)
    add_part(&text, spectrum->absorbance.notes[i]);
  for (size_t i = 0; i < spectrum->prepared.step_count; i++)
    add_step(&text, &spectrum->prepared.steps[i]);
  if (!text.failed)
    return text.text;
  text_free(&text);
  return NULL;
}

static bool finish(measured_spectrum *spectrum, const elastir_preprocessing *preprocessing)
{
  const elastir_preprocessed *prepared = &spectrum->prepared;
  const elastir_measured *measured = &spectrum->measured;
  bool titled = measured->title != NULL && *measured->title != '\0';
  spectrum->unit = spectrum->correction != NULL ? atr_corrected_unit(spectrum->correction)
                                               : unit_of(measured->y_kind, preprocessing);
  spectrum->origin = elastir_format("measured; read by elastir from %s%s%s", measured->path,
                                    titled ? ", " : "", titled ? measured->title : "");
  spectrum->processing = describe_processing(spectrum);
  spectrum->y = malloc((prepared->count + 1) * sizeof *spectrum->y);
  if (spectrum->origin == NULL || spectrum->processing == NULL || spectrum->y == NULL)
    return false;
  for (size_t i = 0; i < prepared->count; i++)
    spectrum->y[i] = prepared->used[i] ? prepared->y[i] : (double)NAN;
  return true;
}

static void forget_prepared(measured_spectrum *spectrum)
{
  elastir_preprocessed_free(&spectrum->prepared);
  free(spectrum->y);
  free(spectrum->spread);
  free(spectrum->origin);
  free(spectrum->processing);
  spectrum->y = spectrum->spread = NULL;
  spectrum->origin = spectrum->processing = NULL;
}

bool measured_spectrum_prepare(measured_spectrum *spectrum,
                               const elastir_preprocessing *preprocessing,
                               elastir_diagnostics *diagnostics)
{
  const elastir_absorbance *absorbance = &spectrum->absorbance;
  forget_prepared(spectrum);
  if (!elastir_preprocess(absorbance->wavenumber_cm1, absorbance->absorbance,
                          absorbance->points, preprocessing, &spectrum->prepared, diagnostics))
    return false;
  if (spectrum->correction != NULL &&
      !atr_correct(spectrum->correction, &spectrum->measured, &spectrum->prepared, diagnostics))
    return false;
  if (finish(spectrum, preprocessing))
    return true;
  elastir_diagnose_no_memory(diagnostics);
  return false;
}

bool measured_spectrum_read(const char *label, const char *path, const measured_wishes *wishes,
                            measured_spectrum *spectrum, elastir_diagnostics *diagnostics)
{
  *spectrum = (measured_spectrum){.label = label, .correction = wishes->correction};
  return elastir_measured_read(path, wishes->reading, &spectrum->measured, diagnostics) &&
         elastir_measured_to_absorbance(&spectrum->measured, &spectrum->absorbance,
                                        diagnostics) &&
         measured_spectrum_prepare(spectrum, wishes->preprocessing, diagnostics);
}

bool measured_spectrum_spread(measured_spectrum *spectrum, const elastir_grid *grid,
                              const double *x, elastir_diagnostics *diagnostics)
{
  const elastir_preprocessed *prepared = &spectrum->prepared;
  free(spectrum->spread);
  spectrum->spread = malloc((grid->points + 1) * sizeof *spectrum->spread);
  if (spectrum->spread == NULL) {
    elastir_diagnose_no_memory(diagnostics);
    return false;
  }
  for (size_t i = 0; i < grid->points; i++)
    spectrum->spread[i] = (double)NAN;
  for (size_t i = 0; i < prepared->count; i++) {
    double at = round((prepared->x_cm1[i] - grid->from_cm1) / grid->step_cm1);
    if (at >= 0.0 && at < (double)grid->points)
      spectrum->spread[(size_t)at] = spectrum->y[i];
  }
  spectrum->spread_x = x;
  spectrum->spread_points = grid->points;
  return true;
}

export_curve measured_spectrum_curve(const measured_spectrum *spectrum)
{
  bool spread = spectrum->spread != NULL;
  return (export_curve){.title = spectrum->label,
                        .origin = spectrum->origin,
                        .processing = spectrum->processing,
                        .x_label = "wavenumber",
                        .x_unit = "cm-1",
                        .y_label = spectrum->label,
                        .y_unit = spectrum->unit,
                        .absorbance = strcmp(spectrum->unit, "absorbance") == 0,
                        .x = spread ? spectrum->spread_x : spectrum->prepared.x_cm1,
                        .y = spread ? spectrum->spread : spectrum->y,
                        .points = spread ? spectrum->spread_points : spectrum->prepared.count};
}

void measured_spectrum_free(measured_spectrum *spectrum)
{
  elastir_measured_free(&spectrum->measured);
  elastir_absorbance_free(&spectrum->absorbance);
  forget_prepared(spectrum);
  *spectrum = (measured_spectrum){0};
}
