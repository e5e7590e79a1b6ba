/* SPDX-License-Identifier: GPL-3.0-or-later */
/* stiffness.c: stiffness matrices, coloured by their values. */
#include <math.h>
#include <string.h>

#include "view/build.h"

static bool is_known(const elastir_result_model *model)
{
  bool known = model->elastic != NULL;
  for (int k = 0; known && k < 36; k++)
    known = isfinite(model->elastic->stiffness_gpa[k]);
  return known;
}

static double largest(const view *v)
{
  double most = 0;
  for (size_t i = 0; i < v->result->models_count; i++)
    for (int k = 0; is_known(&v->result->models[i]) && k < 36; k++)
      most = fmax(most, fabs(v->result->models[i].elastic->stiffness_gpa[k]));
  return most;
}

static void add_matrix(view *v, const elastir_result_model *model, const double stiffness[36],
                       const char *setting, double most)
{
  static const char *const names[] = {"xx", "yy", "zz", "yz", "xz", "xy"};
  double pressure = model->elastic->pressure_gpa;
  const char *at = isfinite(pressure) && pressure != 0.0
                       ? view_text(v, " at %s GPa", view_fixed(pressure, 3).text)
                       : "";
  view_table *table =
      view_add_table(v, 0, view_text(v, "Stiffness of %s%s%s, GPa.", view_label(model), at, setting));
  table->titled = table->shaded = true;
  view_add_column(v, table, true, 0, "");
  for (int i = 0; i < 6; i++)
    view_add_column(v, table, false, 0, names[i]);
  for (int i = 0; i < 6; i++) {
    view_add_row(v, table, 0);
    view_add_text(v, table, VIEW_PLAIN, "%s", names[i]);
    for (int k = 0; k < 6; k++) {
      double value = stiffness[6 * i + k], size = fabs(value);
      view_cell *cell = view_add_number(v, table, value, size < 100 ? 3 : 1);
      cell->decimals = size == 0.0 ? 0 : cell->decimals;
      /* The square root, as in figures of matrices. */
      int step = most > 0 ? (int)lround(VIEW_SHADES * sqrt(size / most)) : 0;
      cell->shade = value < 0 ? -step : step;
    }
  }
}

/* Whose digits these are; CRYSTAL's own table is what everybody expects. */
static void note_origin(view *v, const elastir_result_elastic *elastic)
{
  if (strcmp(view_or_dash(elastic->stiffness_from), "raw") == 0)
    view_paragraph(v, VIEW_FAINT, 0,
                   "From the raw constants of the output, with eight decimals, symmetrised; they agree with "
                   "its table.");
}

static void add_matrices(view *v, const elastir_result_model *model, double most)
{
  const elastir_result_standard_setting *standard = model->elastic->standard_setting;
  add_matrix(v, model, model->elastic->stiffness_gpa, "", most);
  note_origin(v, model->elastic);
  if (standard == NULL)
    return;
  add_matrix(v, model, standard->stiffness_gpa, ", standard setting", most);
  for (int i = 0; i < 3; i++)
    view_paragraph(v, VIEW_PLAIN, 0, "x%d is along (%s, %s, %s).", i + 1,
                   view_fixed(standard->rotation[3 * i], 5).text,
                   view_fixed(standard->rotation[3 * i + 1], 5).text,
                   view_fixed(standard->rotation[3 * i + 2], 5).text);
}

void view_stiffness(view *v)
{
  double most = largest(v);
  if (!view_any(v, is_known))
    return;
  view_paragraph(v, VIEW_FAINT, 0,
                 "Voigt notation with engineering shear strains, in CRYSTAL’s Cartesian frame, rotated if "
                 "--rotate was given.");
  view_paragraph(v, VIEW_FAINT, VIEW_PAGE,
                 "Colours follow the square root of the value, the same for all models: orange positive, "
                 "blue negative.");
  for (size_t i = 0; i < v->result->models_count; i++)
    if (is_known(&v->result->models[i]))
      add_matrices(v, &v->result->models[i], most);
}
