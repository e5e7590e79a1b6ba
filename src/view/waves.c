/* SPDX-License-Identifier: GPL-3.0-or-later */
/* waves.c: the slowest and the fastest acoustic waves, and what follows from all of them. */
#include <math.h>
#include <string.h>

#include "base/pi.h"
#include "view/build.h"

typedef struct {
  const char *title, *min, *max;
  size_t offset; /* of the range in the waves of a model */
} wave_kind;

static const wave_kind kinds[] = {
    {"p, the fastest wave, km/s", "waves.p.min", "waves.p.max", offsetof(elastir_result_waves, p)},
    {"s1, the second, km/s", "waves.s1.min", "waves.s1.max", offsetof(elastir_result_waves, s1)},
    {"s2, the slowest, km/s", "waves.s2.min", "waves.s2.max", offsetof(elastir_result_waves, s2)}};

static bool has_waves(const elastir_result_model *model)
{
  return model->elastic != NULL && model->elastic->waves != NULL;
}

static bool is_of(const elastir_result_wave_extremum *wave, const char *degeneracy)
{
  return wave->degeneracy != NULL && strcmp(wave->degeneracy, degeneracy) == 0;
}

/* The result has no axis of a ring; in a hexagonal tensor, whose axes are the given ones, all directions at
 * one angle to the main axis are alike. */
static elastir_result_extremum as_extremum(const elastir_result_elastic *elastic,
                                           const elastir_result_wave_extremum *wave)
{
  const char *class = view_or_dash(elastic->symmetry.symmetry_class);
  const char *main = view_or_dash(elastic->symmetry.main_axis);
  elastir_result_extremum out = {.degeneracy = wave->degeneracy, .equivalents = wave->equivalents,
                                 .axis = {NAN, NAN, NAN}, .axis_angle_deg = NAN};
  memcpy(out.direction, wave->direction, sizeof out.direction);
  if (strcmp(class, "hexagonal") != 0 || *main < 'x' || *main > 'z' ||
      !(is_of(wave, "ring") || is_of(wave, "continuous")))
    return out;
  out.degeneracy = "ring";
  for (int i = 0; i < 3; i++)
    out.axis[i] = *main == "xyz"[i] ? 1.0 : 0.0;
  out.axis_angle_deg = ELASTIR_DEGREES * acos(fmin(fabs(out.direction[*main - 'x']), 1.0));
  return out;
}

static void add_end(view *v, view_table *table, size_t m, const wave_kind *kind, bool most)
{
  const elastir_result_elastic *elastic = v->result->models[m].elastic;
  const elastir_result_wave_range *range =
      (const void *)((const char *)elastic->waves + kind->offset);
  const elastir_result_wave_extremum *end = most ? &range->max : &range->min;
  const elastir_result_extremum extremum = as_extremum(elastic, end);
  view_add_row(v, table, 0);
  view_add_model(v, table, m);
  view_add_text(v, table, VIEW_PLAIN, "%s", most ? "max" : "min");
  view_add_value(v, table, VIEW_OF_CRYSTAL, m, most ? kind->max : kind->min, view_decimals(end->value));
  view_add_where(v, table, &extremum, false);
}

static void add_kind(view *v, const wave_kind *kind)
{
  view_table *table = view_add_extremum_table(v, kind->title, "Direction");
  for (size_t m = 0; m < v->result->models_count; m++)
    for (int k = 0; has_waves(&v->result->models[m]) && k < 2; k++)
      add_end(v, table, m, kind, k == 1);
}

/* What is one number per model. */
static void add_means(view *v)
{
  static const char *const paths[] = {"waves.debye_temperature_k", "waves.debye_temperature_anderson_k",
                                      "waves.mean_velocity_km_s", "waves.density_g_cm3"};
  view_table *table = view_add_table(v, 0, "Means over all directions and waves");
  table->titled = true;
  view_add_column(v, table, true, 0, "")->title = "Quantity";
  view_add_model_columns(v, table, has_waves);
  for (size_t i = 0; i < sizeof paths / sizeof *paths; i++) {
    bool any;
    const quantity *row = quantity_find(&quantity_group_elastic, paths[i]);
    int decimals = view_common_decimals(v, VIEW_OF_CRYSTAL, paths[i], &any);
    if (row == NULL || !any)
      continue;
    view_add_row(v, table, 0);
    view_cell *head = view_next_cell(v, table);
    if (row->show.name != NULL) {
      view_name_quantity(v, head, row, "");
    } else {
      head->text = "Density used here, g/cm³";
      head->brief = "density, g/cm³";
    }
    for (size_t m = 0; m < v->result->models_count; m++)
      if (has_waves(&v->result->models[m]))
        view_add_value(v, table, VIEW_OF_CRYSTAL, m, paths[i], decimals);
  }
}

void view_waves(view *v)
{
  if (!view_any(v, has_waves))
    return;
  view_paragraph(v, VIEW_FAINT, 0,
                 "Phase velocities in all directions, from the Christoffel equation; Cartesian directions of "
                 "propagation. The names p, s1 and s2 say which is faster, not how they are polarised.");
  view_note_pressures(v);
  for (size_t i = 0; i < sizeof kinds / sizeof *kinds; i++)
    add_kind(v, &kinds[i]);
  add_means(v);
}
