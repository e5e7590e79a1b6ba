/* SPDX-License-Identifier: GPL-3.0-or-later */
/* seen.c: the curves of models beside measured spectra: their absorbance, or what they were compared as. */
#include "figure/seen.h"

#include <stdlib.h>
#include <string.h>

#include "base/memory.h"

int seen_kind_length(const char *seen_as)
{
  return (int)strcspn(seen_as, ":");
}

static bool is_kind(const char *seen_as, const char *kind)
{
  size_t length = (size_t)seen_kind_length(seen_as);
  return strlen(kind) == length && strncmp(seen_as, kind, length) == 0;
}

const char *seen_title(const char *seen_as)
{
  static const char *const titles[][2] = {{"raman", "Raman intensity"},
                                          {"atr", "ATR absorbance"},
                                          {"nanoftir", "nano-FTIR signal"},
                                          {"reflectance", "Reflectance"},
                                          {"film", "Absorbance of the film"},
                                          {"powder", "Absorption of the powder"},
                                          {"attenuation", "Attenuation"}};
  for (size_t i = 0; i < sizeof titles / sizeof *titles; i++)
    if (is_kind(seen_as, titles[i][0]))
      return titles[i][1];
  return "Signal";
}

/* Whether no measured spectrum before it was compared as the same. */
static bool is_first(const figure_data *data, size_t place)
{
  for (size_t i = 0; i < place; i++)
    if (data->measured[i].seen_as != NULL &&
        strcmp(data->measured[i].seen_as, data->measured[place].seen_as) == 0)
      return false;
  return true;
}

/* The curve of a model in one comparison. */
static const elastir_result_compared_model *curve_in(const figure_measured *measured, const char *label)
{
  for (size_t i = 0; i < measured->compared_count; i++) {
    const elastir_result_compared_model *one = &measured->compared[i];
    if (one->label != NULL && strcmp(one->label, label) == 0 && one->curve != NULL && one->curve_count > 1)
      return one;
  }
  return NULL;
}

/* The same over the widest of the ranges that were compared as this. */
static const elastir_result_compared_model *widest_curve(const figure_data *shown, const char *seen_as,
                                                         const char *label, const figure_measured **where)
{
  const elastir_result_compared_model *best = NULL;
  for (size_t i = 0; i < shown->measured_count; i++) {
    const figure_measured *measured = &shown->measured[i];
    if (measured->seen_as == NULL || measured->points < 2 || strcmp(measured->seen_as, seen_as) != 0)
      continue;
    const elastir_result_compared_model *one = curve_in(measured, label);
    if (one != NULL && (best == NULL || one->curve_count > best->curve_count)) {
      best = one;
      *where = measured;
    }
  }
  return best;
}

/* Its sticks are those of the infrared, which Raman intensities have nothing to do with. */
static bool add_seen(const figure_data *shown, const char *seen_as, const figure_model *model, bool alone,
                     figure_data *to)
{
  const figure_measured *where = NULL;
  const elastir_result_compared_model *curve = widest_curve(shown, seen_as, model->label, &where);
  if (curve == NULL)
    return true;
  figure_model *seen = &to->models[to->model_count++];
  *seen = *model;
  seen->seen_as = seen_as;
  seen->from_cm1 = where->x_cm1[0];
  seen->step_cm1 = where->x_cm1[1] - where->x_cm1[0];
  seen->absorbance = curve->curve;
  seen->points = where->points;
  if (!alone || is_kind(seen_as, "raman"))
    seen->stick_count = 0;
  if (alone)
    return true;
  seen->seen_name = elastir_format("%s, %.*s", figure_name(model), seen_kind_length(seen_as), seen_as);
  return seen->seen_name != NULL;
}

/* from: the models; shown: the measured spectra. */
static bool expand(const figure_data *from, const figure_data *shown, bool absorbance, size_t sets,
                   figure_data *to)
{
  *to = *from;
  to->model_count = 0;
  to->models = calloc((sets + 1) * from->model_count + 1, sizeof *to->models);
  if (to->models == NULL)
    return false;
  for (size_t k = 0; absorbance && k < from->model_count; k++)
    to->models[to->model_count++] = from->models[k];
  for (size_t i = 0; i < shown->measured_count; i++)
    if (shown->measured[i].seen_as != NULL && is_first(shown, i))
      for (size_t k = 0; k < from->model_count; k++)
        if (!add_seen(shown, shown->measured[i].seen_as, &from->models[k], !absorbance && sets == 1, to))
          return false;
  return true;
}

bool seen_take(const figure_data *data, seen_curves *out)
{
  size_t plain = 0;
  *out = (seen_curves){.shown = *data, .all = *figure_all(data), .title = "Absorbance"};
  for (size_t i = 0; i < data->measured_count; i++) {
    plain += data->measured[i].seen_as == NULL;
    if (data->measured[i].seen_as == NULL || !is_first(data, i))
      continue;
    out->title = out->sets++ == 0 ? seen_title(data->measured[i].seen_as) : "Signal";
  }
  out->absorbance = out->sets == 0 || plain > 0;
  if (out->sets == 0)
    return true;
  if (out->absorbance)
    out->title = "Absorbance";
  out->made = true;
  out->all.models = NULL;
  bool good = expand(data, data, out->absorbance, out->sets, &out->shown) &&
              expand(figure_all(data), data, out->absorbance, out->sets, &out->all);
  out->shown.all = &out->all;
  return good;
}

static void free_models(figure_data *data)
{
  for (size_t i = 0; data->models != NULL && i < data->model_count; i++)
    free(data->models[i].seen_name);
  free(data->models);
}

void seen_free(seen_curves *seen)
{
  if (seen->made) {
    free_models(&seen->shown);
    free_models(&seen->all);
  }
  *seen = (seen_curves){0};
}
