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

/* A matrix and how it is shown. */
typedef struct {
  const char *caption;
  const double *values; /* row by row */
  int size;             /* 6; of a layer 3 */
  double most;          /* what the darkest colour stands for */
} shown_matrix;

static double largest_of(const double *values, int count, double most)
{
  for (int k = 0; k < count; k++)
    most = fmax(most, fabs(values[k]));
  return most;
}

static double largest(const view *v)
{
  double most = 0;
  for (size_t i = 0; i < v->result->models_count; i++)
    if (is_known(&v->result->models[i]))
      most = largest_of(v->result->models[i].elastic->stiffness_gpa, 36, most);
  return most;
}

static void add_matrix(view *v, const shown_matrix *matrix)
{
  static const char *const crystal[] = {"xx", "yy", "zz", "yz", "xz", "xy"};
  static const char *const layer[] = {"xx", "yy", "xy"};
  const char *const *names = matrix->size == 6 ? crystal : layer;
  view_table *table = view_add_table(v, 0, matrix->caption);
  table->titled = table->shaded = true;
  view_add_column(v, table, true, 0, "");
  for (int i = 0; i < matrix->size; i++)
    view_add_column(v, table, false, 0, names[i]);
  for (int i = 0; i < matrix->size; i++) {
    view_add_row(v, table, 0);
    view_add_text(v, table, VIEW_PLAIN, "%s", names[i]);
    for (int k = 0; k < matrix->size; k++) {
      double value = matrix->values[matrix->size * i + k], size = fabs(value);
      view_cell *cell = view_add_number(v, table, value, size < 100 ? 3 : 1);
      cell->decimals = size == 0.0 ? 0 : cell->decimals;
      /* The square root, as in figures of matrices. */
      int step = matrix->most > 0 ? (int)lround(VIEW_SHADES * sqrt(size / matrix->most)) : 0;
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

static void add_crystal(view *v, const elastir_result_model *model, double most)
{
  const elastir_result_standard_setting *standard = model->elastic->standard_setting;
  double pressure = model->elastic->pressure_gpa;
  const char *name = view_label(model);
  if (isfinite(pressure) && pressure != 0.0)
    name = view_text(v, "%s at %s GPa", name, view_fixed(pressure, 3).text);
  add_matrix(v, &(shown_matrix){view_text(v, "Stiffness of %s, GPa.", name),
                                model->elastic->stiffness_gpa, 6, most});
  note_origin(v, model->elastic);
  if (standard == NULL)
    return;
  add_matrix(v, &(shown_matrix){view_text(v, "Stiffness of %s, standard setting, GPa.", name),
                                standard->stiffness_gpa, 6, most});
  for (int i = 0; i < 3; i++)
    view_paragraph(v, VIEW_PLAIN, 0, "x%d is along (%s, %s, %s).", i + 1,
                   view_fixed(standard->rotation[3 * i], 5).text,
                   view_fixed(standard->rotation[3 * i + 1], 5).text,
                   view_fixed(standard->rotation[3 * i + 2], 5).text);
}

static bool is_layer(const elastir_result_model *model)
{
  return model->elastic_2d != NULL;
}

static bool is_rod(const elastir_result_model *model)
{
  return model->elastic_1d != NULL;
}

static void add_layers(view *v)
{
  double most = 0;
  for (size_t i = 0; i < v->result->models_count; i++)
    if (is_layer(&v->result->models[i]))
      most = largest_of(v->result->models[i].elastic_2d->stiffness_n_m, 9, most);
  for (size_t i = 0; i < v->result->models_count; i++)
    if (is_layer(&v->result->models[i]))
      add_matrix(v, &(shown_matrix){view_text(v, "Stiffness of the layer %s, N/m.",
                                              view_label(&v->result->models[i])),
                                    v->result->models[i].elastic_2d->stiffness_n_m, 3, most});
}

static void add_rods(view *v)
{
  for (size_t i = 0; i < v->result->models_count; i++)
    if (is_rod(&v->result->models[i])) {
      double stiffness = v->result->models[i].elastic_1d->stiffness_n;
      view_paragraph(v, VIEW_PLAIN, 0, "Stiffness of the rod %s: %s N.",
                     view_label(&v->result->models[i]),
                     view_fixed(stiffness, view_decimals(stiffness)).text);
    }
}

void view_stiffness(view *v)
{
  double most = largest(v);
  bool crystals = view_any(v, is_known), layers = view_any(v, is_layer);
  if (crystals || layers) {
    view_paragraph(v, VIEW_FAINT, 0,
                   "Voigt notation with engineering shear strains, in CRYSTAL’s Cartesian frame%s.",
                   crystals ? ", rotated if --rotate was given" : "");
    view_paragraph(v, VIEW_FAINT, VIEW_PAGE,
                   "Colours follow the square root of the value, the same for all models: orange positive, "
                   "blue negative.");
  }
  for (size_t i = 0; i < v->result->models_count; i++)
    if (is_known(&v->result->models[i]))
      add_crystal(v, &v->result->models[i], most);
  add_layers(v);
  add_rods(v);
}
