/* SPDX-License-Identifier: GPL-3.0-or-later */
/* models.c: the models at a glance, for the top of a page. */
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
      v, 0, "The models and their main results. Small print: change against the first model.");
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
