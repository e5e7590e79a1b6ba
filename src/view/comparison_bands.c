/* SPDX-License-Identifier: GPL-3.0-or-later */
/* comparison_bands.c: scale factors fitted to a measured spectrum, and its bands assigned. */
#include <math.h>
#include <string.h>

#include "view/build.h"

bool view_is_observed(const elastir_result_comparison *comparison)
{
  return comparison->seen_as != NULL && strcmp(comparison->seen_as, "absorbance") != 0;
}

/* ---- scale factors ---- */

static void add_range(view *v, view_table *table, const elastir_result_compared_model *model,
                      const elastir_result_factor_fit *range)
{
  view_add_row(v, table, 0);
  view_add_label(v, table, model->label);
  if (isfinite(range->to_cm1))
    view_add_text(v, table, VIEW_PLAIN, "%.6g to %.6g", range->from_cm1, range->to_cm1);
  else
    view_add_text(v, table, VIEW_PLAIN, "from %.6g", range->from_cm1);
  view_add_number(v, table, range->factor, 4);
  if (isfinite(range->low) || isfinite(range->high))
    view_add_text(v, table, VIEW_PLAIN, "%s to %s", view_fixed(range->low, 4).text,
                  view_fixed(range->high, 4).text);
  else
    view_add_text(v, table, VIEW_PLAIN, "%s", view_or_dash(range->doubt));
  view_add_number(v, table, range->bands < 0 ? (double)NAN : (double)range->bands, 0);
}

/* Factors fitted on one observable say on which. */
static const char *scale_caption(view *v, const elastir_result_comparison *comparison)
{
  if (!view_is_observed(comparison))
    return "Scale factors fitted to the measured spectrum.";
  return view_text(v, "Scale factors of the transverse modes, fitted to the measured spectrum as %s.",
                   comparison->seen_as);
}

static void add_scale_fit(view *v, const elastir_result_comparison *comparison)
{
  view_table *table = NULL;
  for (size_t i = 0; i < comparison->models_count; i++) {
    const elastir_result_compared_model *model = &comparison->models[i];
    for (size_t k = 0; k < model->scale_fit_count; k++) {
      if (table == NULL) {
        table = view_add_table(v, VIEW_DETAIL, scale_caption(v, comparison));
        table->titled = table->records = true;
        view_add_column(v, table, true, 0, "")->title = "Model";
        view_add_column(v, table, true, 0, "range, cm⁻¹");
        view_add_column(v, table, false, 0, "factor");
        view_add_column(v, table, true, 0, "95 % interval");
        view_add_column(v, table, false, 0, "bands");
      }
      add_range(v, table, model, &model->scale_fit[k]);
    }
  }
}

/* ---- bands ---- */

/* Numbers of modes, the strongest first; the long tail of a broad band as a tooltip. */
static void add_modes(view *v, view_table *table, const elastir_result_assignment *band)
{
  enum { MOST_SHOWN = 5 };
  text_buffer shown = {0}, all = {0};
  for (size_t i = 0; i < band->modes_count; i++) {
    text_format(&all, "%s%lld", i > 0 ? ", " : "", (long long)band->modes[i]);
    if (i < MOST_SHOWN)
      text_format(&shown, "%s%lld", i > 0 ? ", " : "", (long long)band->modes[i]);
  }
  if (band->modes_count > MOST_SHOWN)
    text_format(&shown, " and %zu more", band->modes_count - MOST_SHOWN);
  const char *text = view_keep(v, &shown), *title = view_keep(v, &all);
  view_add_text(v, table, VIEW_PLAIN, "%s", view_or_dash(text))->title =
      band->modes_count > MOST_SHOWN ? title : NULL;
}

/* "12 A, 3 B1": each irreducible representation once, in the order of the modes. */
static void add_irreps(view *v, view_table *table, const elastir_result_assignment *band)
{
  text_buffer text = {0};
  for (size_t i = 0; i < band->irreps_count; i++) {
    size_t count = 0, before = 0;
    for (size_t k = 0; band->irreps[i] != NULL && k < band->irreps_count; k++) {
      bool same = band->irreps[k] != NULL && strcmp(band->irreps[k], band->irreps[i]) == 0;
      count += same;
      before += same && k < i;
    }
    if (count == 0 || before > 0)
      continue;
    text_append(&text, text.length > 0 ? ", " : "");
    if (count > 1)
      text_format(&text, "%zu ", count);
    text_append(&text, band->irreps[i]);
  }
  const char *kept = view_keep(v, &text);
  view_add_text(v, table, VIEW_PLAIN, "%s", view_or_dash(kept));
}

static void add_assignments(view *v, const elastir_result_compared_model *model, bool observed,
                            bool folded)
{
  view_table *table =
      view_add_table(v, VIEW_DETAIL, view_text(v, "Measured bands assigned to modes of %s.",
                                               model->label != NULL ? model->label
                                                                    : "this model"));
  table->titled = true;
  table->folded = folded;
  view_add_column(v, table, true, 0, "measured, cm⁻¹");
  view_add_column(v, table, false, 0, "simulated, scaled, cm⁻¹");
  view_add_column(v, table, false, 0, "shift, cm⁻¹");
  if (observed)
    view_add_column(v, table, false, 0, "optical shift, cm⁻¹");
  view_add_column(v, table, false, 0, "intensity ratio");
  view_add_column(v, table, true, 0, "modes");
  view_add_column(v, table, true, 0, "irreps");
  int place = view_model_index(v, model->label);
  const elastir_result_model *own = place >= 0 ? &v->result->models[place] : NULL;
  bool moves = own != NULL && view_has_motion(own);
  bool like = own != NULL && view_has_reference(own);
  if (moves)
    view_add_column(v, table, true, 0, "what moves");
  if (like)
    view_add_column(v, table, true, 0,
                    view_text(v, "like, of %s", view_or_dash(own->motion->reference->against)));
  for (size_t i = 0; i < model->assignments_count; i++) {
    const elastir_result_assignment *band = &model->assignments[i];
    view_add_row(v, table, 0);
    view_add_text(v, table, VIEW_PLAIN, "%s", view_fixed(band->measured_cm1, 1).text);
    view_add_number(v, table, band->simulated_cm1, 1);
    view_add_number(v, table, view_rounded(band->shift_cm1, 1), 1);
    if (observed)
      view_add_number(v, table, view_rounded(band->optical_shift_cm1, 1), 1);
    view_add_number(v, table, band->intensity_ratio, 2);
    add_modes(v, table, band);
    add_irreps(v, table, band);
    if (moves)
      view_add_text(v, table, VIEW_PLAIN, "%s",
                    view_or_dash(view_motion_at(v, own, band->simulated_cm1)));
    if (like)
      view_add_likeness(v, table,
                        band->modes_count > 0 ? view_motion_set(own, band->modes[0]) : NULL);
  }
}

/* Bands are assigned, and factors fitted, whatever the spectrum is of. */
static void add_warning(view *v, const elastir_result_comparison *comparison)
{
  const elastir_result_verdict *verdict = comparison->verdict;
  bool any = false;
  for (size_t i = 0; i < comparison->models_count; i++)
    any = any || comparison->models[i].scale_fit_count > 0 ||
          comparison->models[i].assignments_count > 0;
  if (any && verdict != NULL && verdict->answer != NULL && strcmp(verdict->answer, "none") == 0)
    view_paragraph(v, VIEW_DOUBTFUL, VIEW_DETAIL,
                   "None of the models resembles the spectrum: the scale factors and assignments below are "
                   "meaningless.");
}

/* The best model's in view, the others' to be unfolded. */
void view_comparison_bands(view *v, const elastir_result_comparison *comparison)
{
  add_warning(v, comparison);
  add_scale_fit(v, comparison);
  const char *name = comparison->ranking != NULL ? comparison->ranking->best : NULL;
  size_t best = 0;
  for (size_t i = 0; i < comparison->models_count; i++) {
    const char *label = comparison->models[i].label;
    if (label != NULL && name != NULL && strcmp(label, name) == 0)
      best = i;
  }
  for (size_t k = 0; k < comparison->models_count; k++) {
    size_t i = k == 0 ? best : k <= best ? k - 1 : k;
    if (comparison->models[i].assignments_count > 0)
      add_assignments(v, &comparison->models[i], view_is_observed(comparison), k > 0);
  }
}
