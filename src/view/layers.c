/* SPDX-License-Identifier: GPL-3.0-or-later */
/* layers.c: of layers the extrema over all angles in the plane, and the mechanical stability. */
#include <math.h>
#include <string.h>

#include "view/build.h"

typedef struct {
  const char *title, *min, *max;
  size_t offset; /* of the range in the extrema of a layer */
  int decimals;  /* -1: four significant digits of the largest */
} plane_modulus;

#define IN_PLANE(key) \
  QUANTITY_PATH(elastic_2d, directional.key.min), QUANTITY_PATH(elastic_2d, directional.key.max), \
      offsetof(elastir_result_plane_directional, key)

static const plane_modulus plane_moduli[] = {
    {"Young’s modulus E, N/m", IN_PLANE(youngs_modulus_n_m), -1},
    {"Shear modulus G, N/m", IN_PLANE(shear_modulus_n_m), -1},
    {"Poisson’s ratio ν", IN_PLANE(poisson_ratio), 3}};

static bool is_layer(const elastir_result_model *model)
{
  return model->elastic_2d != NULL;
}

static bool is_stable_layer(const elastir_result_model *model)
{
  return is_layer(model) && isfinite(model->elastic_2d->directional.youngs_modulus_n_m.max.value);
}

/* "30.0°; 3 equivalent". */
static const char *angle_words(view *v, const elastir_result_elastic_2d *layer,
                               const elastir_result_plane_extremum *extremum)
{
  long long count = (long long)extremum->equivalents;
  const char *angle = view_text(v, "%s°", view_fixed(extremum->angle_deg, 1).text);
  if (!isfinite(extremum->angle_deg))
    return "–";
  return count == 0 || strcmp(view_or_dash(layer->symmetry), "isotropic") == 0
             ? "every angle"
         : count == 1 ? view_text(v, "%s; unique", angle)
         : count > 1  ? view_text(v, "%s; %lld\u00a0equivalent", angle, count)
                      : angle;
}

static void add_end(view *v, view_table *table, size_t m, const plane_modulus *asked, bool most)
{
  const char *range = (const char *)&v->result->models[m].elastic_2d->directional + asked->offset;
  const elastir_result_plane_range *ends = (const void *)range;
  const char *path = most ? asked->max : asked->min;
  bool any;
  int decimals = asked->decimals >= 0 ? asked->decimals
                                      : view_common_decimals(v, VIEW_OF_LAYER, asked->max, &any);
  view_add_row(v, table, 0);
  view_add_model(v, table, m);
  view_add_text(v, table, VIEW_PLAIN, "%s", most ? "max" : "min");
  view_add_value(v, table, VIEW_OF_LAYER, m, path, decimals);
  view_add_text(v, table, VIEW_PLAIN, "%s", angle_words(v, v->result->models[m].elastic_2d,
                                                               most ? &ends->max : &ends->min));
}

static void add_plane_modulus(view *v, const plane_modulus *asked)
{
  bool any_min, any_max;
  view_common_decimals(v, VIEW_OF_LAYER, asked->min, &any_min);
  view_common_decimals(v, VIEW_OF_LAYER, asked->max, &any_max);
  if (!any_min && !any_max)
    return;
  view_table *table = view_add_extremum_table(v, asked->title, "Where");
  for (size_t m = 0; m < v->result->models_count; m++)
    for (int k = 0; is_stable_layer(&v->result->models[m]) && k < 2; k++)
      add_end(v, table, m, asked, k == 1);
}

/* An angle is a pair of directions here, and the fraction of such angles is not known. */
static void add_auxetic(view *v)
{
  for (size_t m = 0; m < v->result->models_count; m++) {
    const elastir_result_model *model = &v->result->models[m];
    if (!is_stable_layer(model) || !(model->elastic_2d->directional.poisson_ratio.min.value < 0.0))
      continue;
    bool all = model->elastic_2d->directional.poisson_ratio.max.value < 0.0;
    view_paragraph(v, VIEW_PLAIN, 0, "%s is auxetic in %s directions: ν is negative.", view_label(model),
                   all ? "all" : "some");
  }
}

void view_layer_extrema(view *v)
{
  if (!view_any(v, is_stable_layer))
    return;
  view_paragraph(v, VIEW_FAINT, 0,
                 "In the plane of the layer, over all angles from x towards y; no thickness is assumed. "
                 "Isotropic layers differ by the rounding of their constants only.");
  for (size_t i = 0; i < sizeof plane_moduli / sizeof *plane_moduli; i++)
    add_plane_modulus(v, &plane_moduli[i]);
  add_auxetic(v);
}

void view_layer_stability(view *v)
{
  if (!view_any(v, is_layer))
    return;
  view_paragraph(v, VIEW_FAINT, 0, "Lowest eigenvalue of the 3 by 3 matrix (Kelvin basis), N/m.");
  view_table *table = view_add_table(v, 0, "Mechanical stability of the layers.");
  table->records = true;
  view_add_column(v, table, true, 0, "")->title = "Model";
  view_add_column(v, table, true, 0, "")->title = "Verdict";
  view_add_column(v, table, false, 0, "lowest, N/m");
  view_add_column(v, table, true, 0, "class");
  view_add_column(v, table, true, 0, "symmetry");
  for (size_t m = 0; m < v->result->models_count; m++) {
    const elastir_result_elastic_2d *layer = v->result->models[m].elastic_2d;
    if (layer == NULL)
      continue;
    view_add_row(v, table, 0);
    view_add_model(v, table, m);
    view_add_text(v, table, layer->stable ? VIEW_GOOD : VIEW_BAD, "%s",
                  layer->stable ? "stable" : "UNSTABLE");
    view_cell *lowest = view_add_number(v, table, layer->kelvin_eigenvalues_n_m[0], 3);
    lowest->style = lowest->value <= 0.0 ? VIEW_BAD : VIEW_PLAIN;
    view_add_text(v, table, VIEW_PLAIN, "%s", view_or_dash(layer->crystal_class));
    view_add_text(v, table, VIEW_PLAIN, "%s", view_or_dash(layer->symmetry));
  }
}
