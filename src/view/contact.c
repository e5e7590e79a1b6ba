/* SPDX-License-Identifier: GPL-3.0-or-later */
/* contact.c: what a tip feels on a surface: smallest, largest and mean M, and named faces. */
#include <math.h>

#include "view/build.h"

static bool has_contact(const elastir_result_model *model)
{
  return model->elastic != NULL && model->elastic->directional.contact_modulus_gpa.min != NULL;
}

static bool has_facets(const elastir_result_model *model)
{
  return model->elastic != NULL && model->elastic->facets_count > 0;
}

static bool has_tip(const elastir_result_model *model)
{
  return model->elastic != NULL && model->elastic->tip != NULL;
}

double view_contact_sigma(const elastir_result_model *model, double sigma, const char **source)
{
  double known = view_deviation(VIEW_OF_CRYSTAL, model,
                                QUANTITY_PATH(elastic, directional.contact_modulus_gpa.min), source);
  return isfinite(known) ? sigma : (double)NAN;
}

/* A modulus on faces; with a tip also the one that the instrument reads. */
static void add_on_faces(view *v, view_table *table, const elastir_result_model *model,
                         const elastir_result_facet *facet)
{
  int decimals = view_decimals(facet->max_gpa);
  view_cell *cell = view_add_number(v, table, facet->mean_gpa, decimals);
  cell->deviation = view_contact_sigma(model, facet->mean_sigma_gpa, &cell->source);
  if (has_tip(model)) {
    cell = view_add_number(v, table, facet->reduced_modulus_of_mean_gpa, decimals);
    cell->deviation =
        view_contact_sigma(model, facet->reduced_modulus_of_mean_sigma_gpa, &cell->source);
  } else if (view_any(v, has_tip)) {
    view_next_cell(v, table);
  }
}

static void begin_row(view *v, view_table *table, size_t i, unsigned flags, const char *what)
{
  view_add_row(v, table, flags);
  view_add_model(v, table, i);
  view_add_text(v, table, VIEW_PLAIN, "%s", what);
}

/* M and, with a tip, the reduced modulus. */
static void add_moduli(view *v, view_table *table, size_t i, const char *path,
                       const char *reduced_path)
{
  const elastir_result_model *model = &v->result->models[i];
  int decimals = view_decimals(model->elastic->directional.contact_modulus_gpa.max->value);
  view_add_value(v, table, VIEW_OF_CRYSTAL, i, path, decimals);
  if (has_tip(model))
    view_add_value(v, table, VIEW_OF_CRYSTAL, i, reduced_path, decimals);
  else if (view_any(v, has_tip))
    view_next_cell(v, table);
}

static void add_rows(view *v, view_table *table, size_t i)
{
  const elastir_result_model *model = &v->result->models[i];
  const elastir_result_contact *contact = &model->elastic->directional.contact_modulus_gpa;
  int decimals = view_decimals(contact->max->value);
  begin_row(v, table, i, 0, "min");
  add_moduli(v, table, i, QUANTITY_PATH(elastic, directional.contact_modulus_gpa.min),
             "tip.reduced_modulus_min_gpa");
  view_add_text(v, table, VIEW_PLAIN, "%s", view_direction(contact->min->direction).text);
  begin_row(v, table, i, 0, "max");
  add_moduli(v, table, i, QUANTITY_PATH(elastic, directional.contact_modulus_gpa.max),
             "tip.reduced_modulus_max_gpa");
  view_add_text(v, table, VIEW_PLAIN, "%s", view_direction(contact->max->direction).text);
  begin_row(v, table, i, 0, "mean");
  add_moduli(v, table, i, QUANTITY_PATH(elastic, directional.contact_modulus_gpa.mean),
             "tip.reduced_modulus_of_mean_gpa");
  view_add_text(v, table, VIEW_PLAIN, "standard deviation over normals %s; max/min %s",
                view_fixed(contact->standard_deviation, decimals).text,
                view_fixed(contact->ratio, 3).text);
}

static view_table *begin_table(view *v, const char *title, const char *what, const char *where)
{
  view_table *table = view_add_table(v, 0, title);
  table->titled = table->records = true;
  view_add_column(v, table, true, 0, "")->title = "Model";
  view_add_column(v, table, true, 0, "")->title = what;
  view_add_column(v, table, false, 0, "")->title = "M, GPa";
  if (view_any(v, has_tip))
    view_add_column(v, table, false, 0, "")->title = "With the tip, GPa";
  view_add_column(v, table, true, 0, "")->title = where;
  return table;
}

static void add_facets(view *v)
{
  view_table *table = begin_table(v, view_any(v, has_tip)
                                         ? "M on the requested faces, and the modulus with the tip, GPa"
                                         : "Contact modulus M on the requested faces, GPa",
                                  "Faces", "Spread");
  for (size_t i = 0; i < v->result->models_count; i++) {
    const elastir_result_model *model = &v->result->models[i];
    for (size_t k = 0; has_facets(model) && k < model->elastic->facets_count; k++) {
      const elastir_result_facet *facet = &model->elastic->facets[k];
      int decimals = view_decimals(facet->max_gpa);
      begin_row(v, table, i, 0, view_or_dash(facet->request));
      add_on_faces(v, table, model, facet);
      view_add_text(v, table, VIEW_PLAIN, "%s to %s on %lld, n and −n as one",
                    view_fixed(facet->min_gpa, decimals).text,
                    view_fixed(facet->max_gpa, decimals).text, (long long)facet->normals);
    }
  }
}

void view_contact(view *v)
{
  if (!view_any(v, has_contact))
    return;
  view_table *table = begin_table(
      v, view_any(v, has_tip)
             ? "Contact (indentation) modulus M of a surface, and reduced modulus with the tip, GPa"
             : "Contact (indentation) modulus M of a surface, GPa",
      "Extremum", "Normal of the surface");
  for (size_t i = 0; i < v->result->models_count; i++)
    if (has_contact(&v->result->models[i]))
      add_rows(v, table, i);
  if (view_any(v, has_facets))
    add_facets(v);
  view_paragraph(v, VIEW_FAINT, 0,
                 "A tip or an indenter feels M, not E: it strains the crystal below it in all directions, "
                 "against the constraint of its surroundings. M therefore depends on direction far less than "
                 "E; compare measured maps with M. Extrema of M come from a search and are not proven.");
}
