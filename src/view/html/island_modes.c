/* SPDX-License-Identifier: GPL-3.0-or-later */
/* island_modes.c: the modes of a model and what is known of each. */
#include <math.h>
#include <string.h>

#include "result/longitudinal.h"
#include "view/build.h"
#include "view/html/island.h"

/* The Raman intensity of a set; NAN: it is not printed. */
static double raman_of(const elastir_result_vibrations *vibrations, const elastir_result_mode *mode)
{
  for (size_t i = 0; i < vibrations->raman_count; i++)
    if (vibrations->raman[i].first == mode->first)
      return vibrations->raman[i].total;
  return (double)NAN;
}

static const char *activity(const elastir_result_mode *mode)
{
  bool infrared = mode->ir_active > 0, raman = mode->raman_active > 0;
  if (mode->free_motion != NULL)
    return mode->free_motion;
  return infrared && raman ? "IR, Raman" : infrared ? "IR" : raman ? "Raman"
         : mode->ir_active == 0 && mode->raman_active == 0 ? "silent" : NULL;
}

static void likeness(json_writer *json, const elastir_result_motion_set *set)
{
  const elastir_result_likeness *like = set != NULL ? set->reference : NULL;
  if (like == NULL || !isfinite(like->overlap))
    return;
  json_key(json, "like");
  json_begin(json, '[');
  json_put_number(json, (double)like->first);
  json_put_number(json, (double)like->last);
  json_put_number(json, like->overlap);
  json_end(json);
}

static void mode_of(json_writer *json, page *p, const elastir_result_model *model,
                    const elastir_result_mode *mode)
{
  const elastir_result_vibrations *vibrations = model->vibrations;
  const elastir_result_longitudinal_mode *longitudinal = result_longitudinal_of(vibrations, mode);
  const elastir_result_motion_set *set = view_motion_set(model, mode->first);
  const char *moves = view_motion_words(p->view, model, set), *active = activity(mode);
  double raman = raman_of(vibrations, mode);
  json_begin(json, '{');
  island_number(json, "first", (double)mode->first);
  if (mode->last != mode->first)
    island_number(json, "last", (double)mode->last);
  island_number(json, "cm1", mode->wavenumber_cm1);
  if (isfinite(mode->scale))
    island_number(json, "scaled", mode->scaled_wavenumber_cm1);
  if (vibrations->intensities_available != 0)
    island_number(json, "km_mol", mode->intensity_km_mol);
  if (mode->irrep != NULL)
    island_text(json, "irrep", mode->irrep);
  if (active != NULL)
    island_text(json, "active", active);
  if (isfinite(raman))
    island_number(json, "raman", raman);
  if (longitudinal != NULL)
    island_number(json, "lo", longitudinal->wavenumber_cm1);
  if (moves != NULL)
    island_text(json, "moves", moves);
  likeness(json, set);
  json_end(json);
}

/* "modes": [{"first", "last", "cm1", "scaled", "km_mol", "irrep", "active", "raman", "lo", "moves",
 * "like": [first, last, overlap]}], what is not known left out; "spectrum": {"from_cm1", "to_cm1",
 * "step_cm1"}, its grid. */
void island_vibrations(json_writer *json, page *p, const figure_model *model)
{
  const elastir_result_model *from = &p->result->models[model->series];
  if (from->vibrations == NULL)
    return;
  json_key(json, "modes");
  json_begin(json, '[');
  for (size_t i = 0; i < from->vibrations->modes_count; i++)
    mode_of(json, p, from, &from->vibrations->modes[i]);
  json_end(json);
  if (model->absorbance == NULL)
    return;
  json_key(json, "spectrum");
  json_begin(json, '{');
  island_number(json, "from_cm1", model->from_cm1);
  island_number(json, "to_cm1", model->from_cm1 + model->step_cm1 * (double)(model->points - 1));
  island_number(json, "step_cm1", model->step_cm1);
  json_end(json);
}
