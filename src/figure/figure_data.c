/* SPDX-License-Identifier: GPL-3.0-or-later */
/* figure_data.c: takes from a result what figures need. */
#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "base/memory.h"
#include "elastic/tensor.h"
#include "figure/figure.h"
#include "figure/palette.h"

/* The number of a mode that a label has room for; 0: none. */
static int mode_number(int64_t number)
{
  return number >= 1 && number < 1000000 ? (int)number : 0;
}

static bool take_modes(const elastir_result_vibrations *vibrations, figure_model *model)
{
  size_t count = vibrations != NULL ? vibrations->modes_count : 0;
  if (count == 0)
    return true;
  model->sticks = calloc(count, sizeof *model->sticks);
  model->modes = calloc(count, sizeof *model->modes);
  if (model->sticks == NULL || model->modes == NULL)
    return false;
  for (size_t i = 0; i < count; i++) {
    const elastir_result_mode *mode = &vibrations->modes[i];
    bool numbered = mode_number(mode->first) > 0 && mode_number(mode->last) > 0 &&
                    mode->last >= mode->first;
    figure_stick stick = {.wavenumber_cm1 = mode->scaled_wavenumber_cm1,
                          .intensity_km_mol = mode->intensity_km_mol,
                          .irrep = mode->irrep,
                          .first = numbered ? mode_number(mode->first) : 0,
                          .last = numbered ? mode_number(mode->last) : 0};
    if (!(stick.wavenumber_cm1 > 0))
      continue;
    model->modes[model->mode_count++] = stick;
    if (stick.intensity_km_mol > 0)
      model->sticks[model->stick_count++] = stick;
  }
  return true;
}

static bool take_model(const elastir_result_model *from, figure_model *model)
{
  const elastir_result_spectrum *spectrum = from->spectrum;
  const elastir_result_elastic *elastic = from->elastic;
  model->label = from->label != NULL ? from->label : "(no label)";
  if (spectrum != NULL && isfinite(spectrum->from_cm1) && spectrum->step_cm1 > 0 &&
      spectrum->absorbance_count > 0) {
    model->from_cm1 = spectrum->from_cm1;
    model->step_cm1 = spectrum->step_cm1;
    model->absorbance = spectrum->absorbance;
    model->points = spectrum->absorbance_count;
  }
  model->observables = from->observables;
  model->observable_count = from->observables_count;
  model->layer = from->elastic_2d != NULL;
  if (model->layer && from->elastic_2d->stable > 0 && isfinite(from->elastic_2d->compliance_m_n[0]))
    model->plane_compliance_m_n = from->elastic_2d->compliance_m_n;
  model->rod = from->elastic_1d != NULL;
  if (elastic != NULL && elastir_is_finite(elastic->stiffness_gpa)) {
    model->directional = &elastic->directional;
    model->stiffness_gpa = elastic->stiffness_gpa;
    if (elastic->stable > 0 && elastir_is_finite(elastic->compliance_per_tpa))
      model->compliance_per_tpa = elastic->compliance_per_tpa;
    if (elastic->lattice_angstrom_count == 3)
      model->lattice_angstrom = elastic->lattice_angstrom;
  }
  if (elastic != NULL && fabs(elastic->pressure_gpa) > 0.0) {
    model->at_pressure = elastir_format("%s at %.6g GPa", model->label, elastic->pressure_gpa);
    if (model->at_pressure == NULL)
      return false;
  }
  return take_modes(from->vibrations, model);
}

/* The entry of "models" that ranks first; the first one where there is no ranking. */
static const elastir_result_compared_model *best_of(const elastir_result_comparison *comparison)
{
  const char *best = comparison->ranking != NULL ? comparison->ranking->best : NULL;
  for (size_t i = 0; best != NULL && i < comparison->models_count; i++)
    if (comparison->models[i].label != NULL && strcmp(best, comparison->models[i].label) == 0)
      return &comparison->models[i];
  return comparison->models_count > 0 ? comparison->models : NULL;
}

/* The curve, and how far the others reach that are there. */
static const double *take_curve(const double *values, size_t count, size_t *points)
{
  if (values == NULL || count == 0)
    return NULL;
  if (*points == 0 || count < *points)
    *points = count;
  return values;
}

static bool take_wavenumbers(const elastir_result_curves *curves, figure_measured *measured)
{
  if (!isfinite(curves->from_cm1) || !(curves->step_cm1 > 0)) {
    measured->points = 0;
    return true;
  }
  measured->x_cm1 = malloc((measured->points + 1) * sizeof *measured->x_cm1);
  for (size_t i = 0; measured->x_cm1 != NULL && i < measured->points; i++)
    measured->x_cm1[i] = curves->from_cm1 + (double)i * curves->step_cm1;
  return measured->x_cm1 != NULL;
}

/* Whether the curves are there that it was compared with, if they are not absorbance. */
static bool has_seen(const elastir_result_comparison *comparison)
{
  const char *seen_as = comparison->seen_as;
  bool found = false;
  for (size_t i = 0; i < comparison->models_count; i++)
    found = found || comparison->models[i].curve_count > 1;
  return found && seen_as != NULL && strcmp(seen_as, "absorbance") != 0;
}

static bool take_measured(const elastir_result_comparison *comparison, figure_measured *measured)
{
  const elastir_result_curves *curves = &comparison->curves;
  const elastir_result_compared_model *best = best_of(comparison);
  const char *title = comparison->label != NULL ? comparison->label : comparison->measured.title;
  const char *path = comparison->measured.path;
  measured->title = title != NULL ? title : path != NULL ? path : "(no title)";
  measured->measured = take_curve(curves->measured, curves->measured_count, &measured->points);
  measured->fitted = take_curve(curves->fitted, curves->fitted_count, &measured->points);
  measured->residual = take_curve(curves->residual, curves->residual_count, &measured->points);
  if (best != NULL) {
    measured->assigned = best->assignments;
    measured->assigned_count = best->assignments_count;
  }
  measured->compared = comparison->models;
  measured->compared_count = comparison->models_count;
  for (size_t i = 0; i < comparison->models_count; i++)
    take_curve(comparison->models[i].curve, comparison->models[i].curve_count, &measured->points);
  if (has_seen(comparison))
    measured->seen_as = comparison->seen_as;
  return take_wavenumbers(curves, measured);
}

bool figure_data_take(const elastir_result *result, figure_data *data)
{
  *data = (figure_data){.maps = result->stiffness_maps,
                        .map_count = result->stiffness_maps_count,
                        .series = result->series,
                        .lineshape = result->settings.lineshape,
                        .eta = result->settings.eta,
                        .fwhm_cm1 = result->settings.fwhm_cm1,
                        .scaled = result->settings.scale_count > 0};
  data->models = calloc(result->models_count + 1, sizeof *data->models);
  data->measured = calloc(result->comparison_count + 1, sizeof *data->measured);
  bool good = data->models != NULL && data->measured != NULL;
  for (size_t i = 0; good && i < result->models_count; i++) {
    figure_model *model = &data->models[data->model_count];
    model->series = (unsigned)data->model_count++;
    good = take_model(&result->models[i], model);
  }
  for (size_t i = 0; good && i < result->comparison_count; i++)
    good = take_measured(&result->comparison[i], &data->measured[data->measured_count++]);
  if (!good)
    figure_data_free(data);
  return good;
}

void figure_data_free(figure_data *data)
{
  for (size_t i = 0; data->models != NULL && i < data->model_count; i++) {
    free(data->models[i].sticks);
    free(data->models[i].modes);
    free(data->models[i].at_pressure);
  }
  for (size_t i = 0; data->measured != NULL && i < data->measured_count; i++)
    free(data->measured[i].x_cm1);
  free(data->models);
  free(data->measured);
  *data = (figure_data){0};
}

figure_options figure_options_default(void)
{
  return (figure_options){.font_size = 7, .from_cm1 = NAN, .to_cm1 = NAN, .plane = {0, 0, 1},
                          .offset = NAN, .least = NAN, .most = NAN, .view = {NAN, NAN}};
}

bool figure_has_tensor(const figure_model *model)
{
  return model->compliance_per_tpa != NULL;
}

const figure_model *figure_first_tensor(const figure_data *data)
{
  for (size_t i = 0; i < data->model_count; i++)
    if (figure_has_tensor(&data->models[i]))
      return &data->models[i];
  return NULL;
}

const char *figure_name(const figure_model *model)
{
  return model->seen_name != NULL ? model->seen_name
         : model->pick != NULL && model->pick->name != NULL ? model->pick->name
                                                            : model->label;
}

const char *figure_measured_name(const figure_measured *measured)
{
  return measured->pick != NULL && measured->pick->name != NULL ? measured->pick->name
                                                               : measured->title;
}

const char *figure_tensor_label(const figure_model *model)
{
  bool named = model->pick != NULL && model->pick->name != NULL;
  return model->at_pressure != NULL && !named ? model->at_pressure : figure_name(model);
}

canvas_style figure_style_picked(canvas_style style, const figure_pick *pick)
{
  if (pick != NULL && pick->coloured)
    style.stroke = CANVAS_RGB(pick->rgb);
  if (pick != NULL && pick->width > 0)
    style.width = pick->width;
  if (pick != NULL && pick->dash > 0)
    style.dash = pick->dash - 1;
  return style;
}

canvas_style figure_curve_style(const figure_model *model, double width)
{
  canvas_style style = {.stroke = CANVAS_SERIES(model->series),
                        .width = width,
                        .dash = palette_series_dash(model->series)};
  return figure_style_picked(style, model->pick);
}

const figure_model *figure_model_of(const figure_data *data, const char *label)
{
  for (size_t i = 0; label != NULL && i < data->model_count; i++)
    if (strcmp(data->models[i].label, label) == 0)
      return &data->models[i];
  return NULL;
}
