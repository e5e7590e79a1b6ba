/* SPDX-License-Identifier: GPL-3.0-or-later */
/* modes.c: the table of modes, and which atoms move in them. */
#include <math.h>
#include <string.h>

#include "result/longitudinal.h"
#include "result/raman.h"
#include "view/build.h"

static bool has_modes(const elastir_result_model *model)
{
  return model->vibrations != NULL && model->vibrations->modes_count > 0;
}

static bool has_longitudinal(const elastir_result_model *model)
{
  return has_modes(model) && model->vibrations->longitudinal_count > 0;
}

static bool has_raman(const elastir_result_model *model)
{
  return has_modes(model) && model->vibrations->raman_count > 0;
}

static void add_activity(view *v, view_table *table, const elastir_result_mode *mode)
{
  bool infrared = mode->ir_active > 0, raman = mode->raman_active > 0;
  if (mode->free_motion != NULL)
    view_add_text(v, table, VIEW_FAINT, "%s",
                  strcmp(mode->free_motion, "mixed") == 0 ? "free motion" : mode->free_motion);
  else
    view_add_text(v, table, VIEW_PLAIN, "%s", infrared && raman ? "IR, Raman"
                                              : infrared        ? "IR"
                                              : raman           ? "Raman"
                                              : mode->ir_active == 0 && mode->raman_active == 0
                                                  ? "silent"
                                                  : "–");
}

/* What moves, how, and the modes of the first model that these are like. */
static void add_motion(view *v, view_table *table, const elastir_result_model *model,
                       const elastir_result_mode *mode)
{
  const elastir_result_motion_set *set = view_motion_set(model, mode->first);
  view_add_text(v, table, VIEW_PLAIN, "%s", view_or_dash(view_motion_words(v, model, set)));
  if (view_has_reference(model))
    view_add_likeness(v, table, set);
}

static void add_mode(view *v, view_table *table, const elastir_result_model *model,
                     const elastir_result_mode *mode)
{
  const elastir_result_vibrations *vibrations = model->vibrations;
  view_add_row(v, table, 0);
  if (mode->last > mode->first)
    view_add_text(v, table, VIEW_PLAIN, "%lld–%lld", (long long)mode->first,
                  (long long)mode->last);
  else
    view_add_text(v, table, VIEW_PLAIN, "%lld", (long long)mode->first);
  view_add_text(v, table, VIEW_PLAIN, "%s", view_or_dash(mode->irrep));
  view_add_number(v, table, mode->wavenumber_cm1, 2)->style =
      mode->wavenumber_cm1 < 0.0 && mode->free_motion == NULL ? VIEW_DOUBTFUL : VIEW_PLAIN;
  if (isfinite(mode->scale))
    view_add_number(v, table, mode->scaled_wavenumber_cm1, 2);
  else
    view_add_text(v, table, VIEW_FAINT, "unscaled");
  add_activity(v, table, mode);
  view_add_number(v, table,
                  vibrations->intensities_available != 0 ? mode->intensity_km_mol : (double)NAN, 2);
  if (has_longitudinal(model)) {
    const elastir_result_longitudinal_mode *found = result_longitudinal_of(vibrations, mode);
    view_add_number(v, table, found != NULL ? found->wavenumber_cm1 : (double)NAN, 2);
  }
  if (has_raman(model)) {
    const elastir_result_raman_set *raman = result_raman_of(vibrations, mode);
    view_add_number(v, table, raman != NULL ? raman->total : (double)NAN, 2);
  }
  if (model->motion != NULL)
    add_motion(v, table, model, mode);
}

/* Of a wavenumber or, where it is scaled, of the scaled one. */
static bool is_in_range(const view *v, const elastir_result_mode *mode)
{
  return !(mode->scaled_wavenumber_cm1 < v->options.from_cm1) &&
         !(mode->scaled_wavenumber_cm1 > v->options.to_cm1);
}

/* What the columns of motion mean, where any model has them. */
static void explain_motion(view *v)
{
  if (!view_any(v, view_has_motion))
    return;
  view_paragraph(v, VIEW_FAINT, 0,
                 "What moves: groups of atoms by their share of m\u00a0u², from 5 %%; fragments are what "
                 "remains when bonds to metals are cut (C4H5N2/1: with one such bond). Fragments vibrate "
                 "(internal), rotate (libration) or move as a whole (translation).");
  for (size_t i = 0; i < v->result->models_count; i++) {
    const elastir_result_model *model = &v->result->models[i];
    if (!view_has_reference(model))
      continue;
    const elastir_result_motion_reference *reference = model->motion->reference;
    view_paragraph(v, VIEW_FAINT, 0,
                   "%s against %s: %lld atoms correspond, rms distance %s Å; %lld are new, %lld missing. "
                   "'Like' is the set of %s with the largest overlap, if it is at least %.0f %%.",
                   view_label(model), view_or_dash(reference->against),
                   (long long)reference->matched_atoms,
                   view_fixed(reference->rms_angstrom, 3).text, (long long)reference->added_atoms,
                   (long long)reference->missing_atoms, view_or_dash(reference->against),
                   100.0 * view_least_overlap);
  }
}

static void add_modes(view *v, const elastir_result_model *model)
{
  view_table *table = view_add_table(v, 0, view_text(v, "Modes of %s.", view_label(model)));
  table->titled = true;
  view_add_column(v, table, true, 0, "modes");
  view_add_column(v, table, true, 0, "irrep");
  view_add_column(v, table, false, 0, "calculated");
  view_add_column(v, table, false, 0, "scaled");
  view_add_column(v, table, true, 0, "active");
  view_add_column(v, table, false, 0, "I");
  if (has_longitudinal(model))
    view_add_column(v, table, false, 0, "LO");
  if (has_raman(model))
    view_add_column(v, table, false, 0, "Raman");
  if (model->motion != NULL)
    view_add_column(v, table, true, 0, "what moves");
  if (view_has_reference(model))
    view_add_column(v, table, true, 0, "like");
  for (size_t k = 0; k < model->vibrations->modes_count; k++) {
    const elastir_result_mode *mode = &model->vibrations->modes[k];
    if (is_in_range(v, mode))
      add_mode(v, table, model, mode);
  }
}

void view_modes(view *v)
{
  if (!view_any(v, has_modes))
    return;
  view_paragraph(v, VIEW_FAINT, 0,
                 "Wavenumbers in cm⁻¹: calculated%s %s%s; infrared intensity I in km\u00a0mol⁻¹%s.",
                 view_any(v, has_longitudinal) ? "," : " and", view_scale_words(v),
                 view_any(v, has_longitudinal) ? ", and longitudinal (LO, calculated)" : "",
                 view_any(v, has_raman) ? "; Raman intensity of a powder in arbitrary units" : "");
  view_doubt_factors(v);
  explain_motion(v);
  for (size_t i = 0; i < v->result->models_count; i++)
    if (has_modes(&v->result->models[i]))
      add_modes(v, &v->result->models[i]);
}

void view_mode_table(view *v)
{
  if (!view_any(v, has_modes))
    return;
  explain_motion(v);
  view_add_figure(v, VIEW_MODES, 0);
}
