/* SPDX-License-Identifier: GPL-3.0-or-later */
/* stability.c: is each stiffness tensor positive definite, and which strain is the softest? Also
 * the table of the symmetry. */
#include <math.h>

#include "view/build.h"

static double softest(const elastir_result_elastic *elastic)
{
  double least = NAN;
  for (int i = 0; i < 6; i++)
    least = fmin(least, elastic->eigenvalues_gpa[i]); /* NAN loses */
  return least;
}

/* The strain that costs the least energy, a shear of which planes or what else, with its
 * stiffness: the lowest eigenvalue in Kelvin's basis, where it does not depend on the frame. */
static void add_strain(view *v, view_table *table, const elastir_result_model *model)
{
  const elastir_result_softest_strain *strain = &model->elastic->stability.softest_strain;
  const char *source;
  double deviation = view_deviation(VIEW_OF_CRYSTAL, model,
                                    QUANTITY_PATH(elastic, stability.distance_gpa), &source);
  text_buffer text = {0};
  text_append(&text, view_fixed(strain->eigenvalue_gpa, 3).text);
  if (view_deviation_shows(deviation, 3))
    text_format(&text, "\u00a0±\u00a0%s", view_fixed(deviation, 3).text);
  text_format(&text, ": %s", view_or_dash(strain->kind));
  if (strain->multiplicity > 1)
    text_format(&text, ", %lld-fold", (long long)strain->multiplicity);
  else if (isfinite(strain->plane_normal[0]))
    text_format(&text, " of planes normal to\u00a0%s along\u00a0%s",
                view_direction(strain->plane_normal).text,
                view_direction(strain->shear_direction).text);
  const char *kept = view_keep(v, &text);
  view_add_text(v, table, VIEW_PLAIN, "%s", strain->kind != NULL ? kept : "–");
}

static void add_row(view *v, view_table *table, size_t i)
{
  const elastir_result_model *model = &v->result->models[i];
  const elastir_result_elastic *elastic = model->elastic;
  view_add_row(v, table, 0);
  view_add_model(v, table, i);
  if (elastic->stable < 0)
    view_add_text(v, table, VIEW_DOUBTFUL, "not stated");
  else
    view_add_text(v, table, elastic->stable ? VIEW_GOOD : VIEW_BAD, "%s",
                  elastic->stable ? "stable" : "UNSTABLE");
  view_cell *lowest = view_add_number(v, table, softest(elastic), 3);
  lowest->style = lowest->value <= 0.0 ? VIEW_BAD : VIEW_PLAIN;
  view_add_text(v, table, VIEW_PLAIN, "%s",
                view_or_dash(elastic->crystal_class != NULL ? elastic->crystal_class
                                                            : elastic->symmetry.symmetry_class));
  add_strain(v, table, model);
}

static const void *stability_of(const elastir_result_elastic *elastic)
{
  return &elastic->stability;
}

static const void *symmetry_of(const elastir_result_elastic *elastic)
{
  return &elastic->symmetry;
}

void view_stability(view *v)
{
  if (!view_any(v, view_is_crystal))
    return;
  view_paragraph(v, VIEW_FAINT, 0,
                 "Lowest eigenvalue of the Voigt matrix, and that of the strain that costs the least energy "
                 "(Kelvin basis).");
  view_note_pressures(v);
  view_table *table = view_add_table(v, 0, "Mechanical stability of the models.");
  table->records = true;
  view_add_column(v, table, true, 0, "")->title = "Model";
  view_add_column(v, table, true, 0, "")->title = "Verdict";
  view_add_column(v, table, false, 0, "lowest, GPa");
  view_add_column(v, table, true, 0, "class");
  view_add_column(v, table, true, 0, "softest strain, GPa");
  for (size_t i = 0; i < v->result->models_count; i++)
    if (v->result->models[i].elastic != NULL)
      add_row(v, table, i);
  view_add_objects(v, VIEW_DETAIL, "Elastic stability.", &quantity_group_stability, stability_of);
  view_add_objects(v, VIEW_DETAIL, "Symmetry of the tensor.", &quantity_group_symmetry, symmetry_of);
}
