/* SPDX-License-Identifier: GPL-3.0-or-later */
/* figure_data.c: takes from a result document what figures need. */
#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "json/json.h"
#include "output/figure/figure.h"
#include "output/figure/palette.h"

/* The numbers of an array, NAN for what is no number; NULL if it is no array, is empty, or
 * memory ran out (*failed). */
static double *read_numbers(const cJSON *array, size_t *count, bool *failed)
{
  size_t n = 0;
  *count = cJSON_IsArray(array) ? (size_t)cJSON_GetArraySize(array) : 0;
  if (*count == 0)
    return NULL;
  double *values = malloc(*count * sizeof *values);
  if (values == NULL) {
    *failed = true;
    *count = 0;
    return NULL;
  }
  for (const cJSON *item = array->child; item != NULL; item = item->next)
    values[n++] = cJSON_IsNumber(item) ? item->valuedouble : (double)NAN;
  return values;
}

static bool read_matrix(const cJSON *array, double matrix[36])
{
  int n = 0;
  for (const cJSON *row = cJSON_IsArray(array) ? array->child : NULL; row != NULL;
       row = row->next)
    for (const cJSON *item = cJSON_IsArray(row) ? row->child : NULL; item != NULL;
         item = item->next) {
      if (n == 36 || !cJSON_IsNumber(item))
        return false;
      matrix[n++] = item->valuedouble;
    }
  return n == 36;
}

static bool read_sticks(figure_model *model)
{
  const cJSON *modes = json_at(model->object, "vibrations.modes");
  int count = cJSON_IsArray(modes) ? cJSON_GetArraySize(modes) : 0;
  if (count == 0)
    return true;
  model->sticks = calloc((size_t)count, sizeof *model->sticks);
  if (model->sticks == NULL)
    return false;
  for (const cJSON *mode = modes->child; mode != NULL; mode = mode->next) {
    figure_stick stick = {.wavenumber_cm1 = json_number_at(mode, "scaled_wavenumber_cm1"),
                          .intensity_km_mol = json_number_at(mode, "intensity_km_mol"),
                          .irrep = json_text_at(mode, "irrep")};
    double first = json_number_at(mode, "first"), last = json_number_at(mode, "last");
    if (first >= 1 && first < 1e6 && last >= first && last < 1e6) {
      stick.first = (int)first;
      stick.last = (int)last;
    }
    if (stick.wavenumber_cm1 > 0 && stick.intensity_km_mol > 0)
      model->sticks[model->stick_count++] = stick;
  }
  return true;
}

static bool read_model(const cJSON *object, figure_model *model)
{
  bool failed = false;
  model->object = object;
  const char *label = json_text_at(object, "label");
  model->label = label != NULL ? label : "(no label)";
  model->from_cm1 = json_number_at(object, "spectrum.from_cm1");
  model->step_cm1 = json_number_at(object, "spectrum.step_cm1");
  if (isfinite(model->from_cm1) && model->step_cm1 > 0)
    model->absorbance = read_numbers(json_at(object, "spectrum.absorbance"), &model->points,
                                     &failed);
  const cJSON *elastic = json_at(object, "elastic");
  model->has_stiffness = read_matrix(json_at(elastic, "stiffness_gpa"), model->stiffness_gpa);
  model->has_compliance =
      model->has_stiffness && cJSON_IsTrue(json_at(elastic, "stable")) &&
      read_matrix(json_at(elastic, "compliance_per_tpa"), model->compliance_per_tpa);
  return read_sticks(model) && !failed;
}

/* An even grid, or the wavenumbers as an array. */
static bool read_wavenumbers(const cJSON *curves, figure_measured *measured)
{
  bool failed = false;
  size_t count = 0;
  measured->x_cm1 = read_numbers(json_at(curves, "wavenumber_cm1"), &count, &failed);
  if (measured->x_cm1 != NULL || failed) {
    if (count < measured->points)
      measured->points = count;
    return !failed;
  }
  double from = json_number_at(curves, "from_cm1"), step = json_number_at(curves, "step_cm1");
  if (!isfinite(from) || !(step > 0)) {
    measured->points = 0;
    return true;
  }
  measured->x_cm1 = malloc((measured->points + 1) * sizeof *measured->x_cm1);
  for (size_t i = 0; measured->x_cm1 != NULL && i < measured->points; i++)
    measured->x_cm1[i] = from + (double)i * step;
  return measured->x_cm1 != NULL;
}

/* The entry of "models" that ranks first; the first one where there is no ranking. */
static const cJSON *best_entry(const cJSON *object)
{
  const cJSON *models = json_at(object, "models"), *first = NULL;
  const char *best = json_text_at(object, "ranking.best");
  for (const cJSON *item = cJSON_IsArray(models) ? models->child : NULL; item != NULL;
       item = item->next) {
    const char *label = json_text_at(item, "label");
    first = first != NULL ? first : item;
    if (best != NULL && label != NULL && strcmp(best, label) == 0)
      return item;
  }
  return first;
}

static bool read_assigned(const cJSON *object, figure_measured *measured)
{
  const cJSON *list = json_at(best_entry(object), "assignments");
  int count = cJSON_IsArray(list) ? cJSON_GetArraySize(list) : 0;
  measured->assigned_cm1 = malloc(((size_t)count + 1) * sizeof *measured->assigned_cm1);
  if (measured->assigned_cm1 == NULL)
    return false;
  for (const cJSON *item = count > 0 ? list->child : NULL; item != NULL; item = item->next)
    measured->assigned_cm1[measured->assigned_count++] = json_number_at(item, "measured_cm1");
  return true;
}

static bool read_measured(const cJSON *object, figure_measured *measured)
{
  static const char *const keys[] = {"measured", "fitted", "residual"};
  double **arrays[] = {&measured->measured, &measured->fitted, &measured->residual};
  const cJSON *curves = json_at(object, "curves");
  bool failed = false;
  measured->object = object;
  measured->title = json_text_at(object, "measured.title");
  if (measured->title == NULL)
    measured->title = json_text_at(object, "measured.path");
  if (measured->title == NULL)
    measured->title = "(no title)";
  for (int i = 0; i < 3; i++) {
    size_t count;
    *arrays[i] = read_numbers(json_at(curves, keys[i]), &count, &failed);
    if (*arrays[i] != NULL && (measured->points == 0 || count < measured->points))
      measured->points = count;
  }
  return !failed && read_assigned(object, measured) && read_wavenumbers(curves, measured);
}

static size_t array_size(const cJSON *array)
{
  return cJSON_IsArray(array) ? (size_t)cJSON_GetArraySize(array) : 0;
}

bool figure_data_read(const cJSON *document, figure_data *data)
{
  const cJSON *models = json_at(document, "models");
  const cJSON *comparison = json_at(document, "comparison");
  *data = (figure_data){.document = document,
                        .fwhm_cm1 = json_number_at(document, "settings.fwhm_cm1")};
  data->models = calloc(array_size(models) + 1, sizeof *data->models);
  data->measured = calloc(array_size(comparison) + 1, sizeof *data->measured);
  bool good = data->models != NULL && data->measured != NULL;
  for (const cJSON *object = array_size(models) > 0 ? models->child : NULL;
       good && object != NULL; object = object->next) {
    figure_model *model = &data->models[data->model_count];
    model->series = (unsigned)data->model_count++;
    good = read_model(object, model);
  }
  for (const cJSON *object = array_size(comparison) > 0 ? comparison->child : NULL;
       good && object != NULL; object = object->next)
    good = read_measured(object, &data->measured[data->measured_count++]);
  if (!good)
    figure_data_free(data);
  return good;
}

void figure_data_free(figure_data *data)
{
  for (size_t i = 0; data->models != NULL && i < data->model_count; i++) {
    free(data->models[i].absorbance);
    free(data->models[i].sticks);
  }
  for (size_t i = 0; data->measured != NULL && i < data->measured_count; i++) {
    free(data->measured[i].x_cm1);
    free(data->measured[i].measured);
    free(data->measured[i].fitted);
    free(data->measured[i].residual);
    free(data->measured[i].assigned_cm1);
  }
  free(data->models);
  free(data->measured);
  *data = (figure_data){0};
}

figure_options figure_options_default(void)
{
  return (figure_options){.font_size = 7, .from_cm1 = NAN, .to_cm1 = NAN, .plane = {0, 0, 1}};
}

bool figure_shows(const figure_options *options, const figure_model *model)
{
  return options->model == NULL || strcmp(options->model, model->label) == 0;
}

bool figure_has_tensor(const figure_model *model)
{
  return model->has_compliance;
}

canvas_style figure_curve_style(const figure_model *model, double width)
{
  return (canvas_style){.stroke = CANVAS_SERIES(model->series),
                        .width = width,
                        .dash = palette_series_dash(model->series)};
}

double figure_key(canvas *c, const figure_data *data, const figure_options *options, double x,
                  double y, double right, bool (*shown)(const figure_model *model))
{
  double size = options->font_size, at = x;
  for (size_t i = 0; i < data->model_count; i++) {
    const figure_model *model = &data->models[i];
    if (!figure_shows(options, model) || !shown(model))
      continue;
    double sample = 3 * size;
    double text = fmin(canvas_text_width(model->label, size), right - x - 4.5 * size);
    double width = sample + 0.5 * size + text + size;
    if (at > x && at + width > right) {
      at = x;
      y += 1.4 * size;
    }
    canvas_style style = figure_curve_style(model, 1.2);
    canvas_font font = {.size = size, .paint = CANVAS_INK};
    canvas_begin(c, "key", (int)model->series, NULL);
    canvas_line(c, at, y - 0.35 * size, at + sample, y - 0.35 * size, &style);
    canvas_text_within(c, at + sample + 0.5 * size, y, text, &font, model->label);
    canvas_end(c);
    at += width;
  }
  return y;
}
