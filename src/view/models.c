/* SPDX-License-Identifier: GPL-3.0-or-later */
/* models.c: the models at a glance, for the top of a page. */
#include <math.h>
#include <string.h>

#include "view/build.h"

typedef const char *(*text_of)(const elastir_result_model *model);

static const char *formula(const elastir_result_model *model)
{
  return model->cell != NULL ? model->cell->formula : NULL;
}

static const char *space_group(const elastir_result_model *model)
{
  return model->cell != NULL ? model->cell->space_group : NULL;
}

static const char *crystal_class(const elastir_result_model *model)
{
  return model->elastic != NULL ? model->elastic->crystal_class : NULL;
}

/* The level of theory of the first file that prints one. */
static const char *method(const elastir_result_model *model)
{
  for (size_t i = 0; i < model->sources_count; i++) {
    const elastir_result_method *found = model->sources[i].method;
    if (found != NULL && (found->composite != NULL || found->functional != NULL))
      return found->composite != NULL ? found->composite : found->functional;
  }
  return NULL;
}

static void add_words(view *v, view_table *table, const char *name, text_of words)
{
  bool any = false;
  for (size_t i = 0; i < v->result->models_count; i++)
    any = any || words(&v->result->models[i]) != NULL;
  if (!any)
    return;
  view_add_row(v, table, 0);
  view_add_text(v, table, VIEW_PLAIN, "%s", name);
  for (size_t i = 0; i < v->result->models_count; i++)
    view_add_text(v, table, VIEW_PLAIN, "%s", view_or_dash(words(&v->result->models[i])));
}

void view_models(view *v)
{
  /* name NULL: that of the quantity */
  static const struct {
    const char *name, *path;
    view_root root;
    bool changes;
  } rows[] = {
      {NULL, QUANTITY_PATH(model, cell->atoms), VIEW_OF_MODEL, false},
      {NULL, QUANTITY_PATH(model, cell->volume_angstrom3), VIEW_OF_MODEL, true},
      {NULL, QUANTITY_PATH(model, cell->density_g_cm3), VIEW_OF_MODEL, true},
      {NULL, QUANTITY_PATH(elastic, averages.hill.bulk_modulus_gpa), VIEW_OF_CRYSTAL, true},
      {NULL, QUANTITY_PATH(elastic, averages.hill.shear_modulus_gpa), VIEW_OF_CRYSTAL, true},
      {NULL, QUANTITY_PATH(elastic, averages.hill.youngs_modulus_gpa), VIEW_OF_CRYSTAL, true},
      {"Smallest E, GPa", QUANTITY_PATH(elastic, directional.youngs_modulus_gpa.min),
       VIEW_OF_CRYSTAL, true},
      {"Largest E, GPa", QUANTITY_PATH(elastic, directional.youngs_modulus_gpa.max),
       VIEW_OF_CRYSTAL, true}};
  if (v->result->models_count == 0)
    return;
  view_table *table = view_add_table(
      v, 0, "The models and their main results. Small print: change from the first model.");
  view_add_column(v, table, true, 0, "")->title = "Quantity";
  view_add_model_columns(v, table, NULL);
  add_words(v, table, "Formula of the cell", formula);
  add_words(v, table, "Space group", space_group);
  add_words(v, table, "Crystal class of the tensor", crystal_class);
  add_words(v, table, "Method", method);
  for (size_t r = 0; r < sizeof rows / sizeof *rows; r++) {
    bool any;
    const quantity *row = quantity_find(view_group(rows[r].root), rows[r].path);
    int decimals = view_common_decimals(v, rows[r].root, rows[r].path, &any);
    if (!any || row == NULL)
      continue;
    if (row->show.name != NULL && row->show.decimals >= 0)
      decimals = row->show.decimals;
    view_add_row(v, table, 0);
    view_cell *head = view_next_cell(v, table);
    if (rows[r].name != NULL)
      head->text = rows[r].name;
    else
      view_name_quantity(v, head, row, "");
    for (size_t i = 0; i < v->result->models_count; i++) {
      view_cell *cell = view_add_value(v, table, rows[r].root, i, rows[r].path, decimals);
      cell->change = rows[r].changes ? cell->change : NULL;
    }
  }
}

/* ---- models with neither modes nor a tensor ---- */

bool view_has_numbers(const elastir_result_model *model)
{
  return model->vibrations != NULL || model->elastic != NULL || model->elastic_2d != NULL ||
         model->elastic_1d != NULL;
}

/* The last file that CRYSTAL wrote; NULL: there is none. */
static const elastir_result_source *source_of(const elastir_result_model *model)
{
  const elastir_result_source *last = NULL;
  for (size_t i = 0; i < model->sources_count; i++) {
    const elastir_result_program *program = model->sources[i].program;
    if (program != NULL && program->name != NULL && strcmp(program->name, "CRYSTAL") == 0)
      last = &model->sources[i];
  }
  return last;
}

/* ", a geometry optimisation that converged, SCF energy −1058.25 hartree" */
static const char *holdings(view *v, const elastir_result_model *model,
                            const elastir_result_source *source)
{
  const elastir_result_optimisation *optimisation = source->optimisation;
  text_buffer text = {0};
  if (formula(model) != NULL)
    text_format(&text, ", a cell of %s", formula(model));
  if (optimisation != NULL)
    text_format(&text, ", a geometry optimisation%s",
                optimisation->converged > 0    ? " that converged"
                : optimisation->converged == 0 ? " that did NOT converge"
                                               : "");
  if (isfinite(source->energy_hartree))
    text_format(&text, ", SCF energy %s\u00a0hartree", view_fixed(source->energy_hartree, 6).text);
  if (isfinite(source->band_gap_ev))
    text_format(&text, ", band gap %s\u00a0eV", view_fixed(source->band_gap_ev, 3).text);
  return view_keep(v, &text);
}

void view_models_without_numbers(view *v)
{
  for (size_t i = 0; i < v->result->models_count; i++) {
    const elastir_result_model *model = &v->result->models[i];
    const elastir_result_source *source = source_of(model);
    if (view_has_numbers(model) || source == NULL)
      continue;
    const char *held = holdings(v, model, source);
    const char *what = model->without_elastic      ? "no frequencies"
                       : model->without_vibrations ? "no elastic constants"
                                                   : "neither frequencies nor elastic constants";
    view_paragraph(v, VIEW_PLAIN, 0, "%s: %s were found%s%s.", view_label(model), what,
                   held != NULL ? "; the output has" : "",
                   held != NULL ? held + strlen(",") : "");
  }
}
