/* SPDX-License-Identifier: GPL-3.0-or-later */
/* island_modes.c: the modes of a model and what is known of each. */
#include <math.h>

#include "result/longitudinal.h"
#include "result/raman.h"
#include "view/build.h"
#include "view/html/island.h"

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
  if (like == NULL || !isfinite(like->overlap)) {
    json_put_null(json);
    return;
  }
  json_begin(json, '[');
  json_put_number(json, (double)like->first);
  json_put_number(json, (double)like->last);
  island_put_rounded(json, like->overlap, 4);
  json_end(json);
}

/* What most runs do not print. */
static void rarer(json_writer *json, page *p, const elastir_result_model *model,
                  const elastir_result_mode *mode)
{
  const elastir_result_longitudinal_mode *longitudinal =
      result_longitudinal_of(model->vibrations, mode);
  const elastir_result_raman_set *raman = result_raman_of(model->vibrations, mode);
  const elastir_result_motion_set *set = view_motion_set(model, mode->first);
  json_put_number(json, raman != NULL ? raman->total : (double)NAN);
  json_put_number(json, longitudinal != NULL ? longitudinal->wavenumber_cm1 : (double)NAN);
  json_put_text(json, view_motion_words(p->view, model, set));
  likeness(json, set);
}

static void mode_of(json_writer *json, page *p, const elastir_result_model *model,
                    const elastir_result_mode *mode)
{
  const elastir_result_vibrations *vibrations = model->vibrations;
  bool more = vibrations->raman_count + vibrations->longitudinal_count > 0 || model->motion != NULL;
  json_begin(json, '[');
  json_put_number(json, (double)mode->first);
  json_put_number(json, (double)mode->last);
  json_put_number(json, mode->wavenumber_cm1);
  island_put_rounded(json, isfinite(mode->scale) ? mode->scaled_wavenumber_cm1 : (double)NAN, 9);
  json_put_number(json, vibrations->intensities_available != 0 ? mode->intensity_km_mol : (double)NAN);
  json_put_text(json, mode->irrep);
  json_put_text(json, activity(mode));
  if (more)
    rarer(json, p, model, mode);
  json_end(json);
}

static bool has_intensities(const elastir_result_vibrations *vibrations)
{
  for (size_t i = 0; vibrations != NULL && i < vibrations->modes_count; i++)
    if (vibrations->modes[i].intensity_km_mol > 0.0)
      return true;
  return false;
}

static void spectrum(json_writer *json, const elastir_result_vibrations *vibrations,
                     const figure_model *model)
{
  json_key(json, "spectrum");
  json_begin(json, '{');
  island_number(json, "from_cm1", model->from_cm1);
  island_number(json, "to_cm1", model->from_cm1 + model->step_cm1 * (double)(model->points - 1));
  island_number(json, "step_cm1", model->step_cm1);
  if (!has_intensities(vibrations))
    island_rounded(json, "curve", model->absorbance, model->points, 5);
  json_end(json);
}

/* "modes": a list for each set: first, last, cm1, scaled, km_mol, irrep, active, and where any of it is
 * known raman, lo, moves, like: [first, last, overlap]; "spectrum": {"from_cm1", "to_cm1", "step_cm1"},
 * its grid, and "curve" where there are no modes to make it of. */
void island_vibrations(json_writer *json, page *p, const figure_model *model)
{
  const elastir_result_model *from = &p->result->models[model->series];
  const elastir_result_vibrations *vibrations = from->vibrations;
  if (vibrations != NULL) {
    json_key(json, "modes");
    json_begin(json, '[');
    for (size_t i = 0; i < vibrations->modes_count; i++)
      mode_of(json, p, from, &vibrations->modes[i]);
    json_end(json);
  }
  if (model->absorbance != NULL)
    spectrum(json, vibrations, model);
}
