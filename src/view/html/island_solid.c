/* SPDX-License-Identifier: GPL-3.0-or-later */
/* island_solid.c: the tensor of a model, from which the page computes surfaces, and its extrema. */
#include <math.h>

#include "view/html/island.h"

static void extremum(json_writer *json, const char *key, double value, const double direction[3])
{
  json_key(json, key);
  json_begin(json, '{');
  island_number(json, "value", value);
  island_numbers(json, "direction", direction, 3);
  json_end(json);
}

/* Both ends of a range, pointers or not. */
#define RANGE(name, least, most) \
  do { \
    json_key(json, name); \
    json_begin(json, '{'); \
    extremum(json, "min", (least).value, (least).direction); \
    extremum(json, "max", (most).value, (most).direction); \
    json_end(json); \
  } while (0)

static void range(json_writer *json, const char *key, const elastir_result_range *from)
{
  if (from->min != NULL && from->max != NULL)
    RANGE(key, *from->min, *from->max);
}

static void velocities(json_writer *json, const char *key, const elastir_result_wave_range *from)
{
  RANGE(key, from->min, from->max);
}

static void contact(json_writer *json, const elastir_result_contact *from)
{
  if (from->min != NULL && from->max != NULL)
    RANGE("M", *from->min, *from->max);
}

static void extrema(json_writer *json, const elastir_result_elastic *elastic)
{
  json_key(json, "extrema");
  json_begin(json, '{');
  range(json, "E", &elastic->directional.youngs_modulus_gpa);
  range(json, "beta", &elastic->directional.linear_compressibility_per_tpa);
  range(json, "G", &elastic->directional.shear_modulus_gpa);
  range(json, "nu", &elastic->directional.poisson_ratio);
  contact(json, &elastic->directional.contact_modulus_gpa);
  if (elastic->waves != NULL) {
    velocities(json, "p", &elastic->waves->p);
    velocities(json, "s1", &elastic->waves->s1);
    velocities(json, "s2", &elastic->waves->s2);
  }
  json_end(json);
}

/* "stiffness_gpa": 36 numbers, of a stable solid; "density_g_cm3", "lattice_angstrom": 9 in the frame of
 * the tensor; "extrema": {"E": {"min": {"value", "direction"}, "max"}, ...}. */
void island_solid(json_writer *json, const page *p, const figure_model *model)
{
  const elastir_result_elastic *elastic = p->result->models[model->series].elastic;
  if (!figure_has_tensor(model) || elastic == NULL)
    return;
  island_numbers(json, "stiffness_gpa", model->stiffness_gpa, 36);
  if (elastic->waves != NULL)
    island_number(json, "density_g_cm3", elastic->waves->density_g_cm3);
  if (model->lattice_angstrom != NULL)
    island_numbers(json, "lattice_angstrom", model->lattice_angstrom, 9);
  extrema(json, elastic);
}

/* "layer_n_m": 9 numbers of a slab, "layer_stable". */
void island_layer(json_writer *json, const page *p, const figure_model *model)
{
  const elastir_result_elastic_2d *layer = p->result->models[model->series].elastic_2d;
  for (int i = 0; i < 9; i++)
    if (layer == NULL || !isfinite(layer->stiffness_n_m[i]))
      return;
  island_numbers(json, "layer_n_m", layer->stiffness_n_m, 9);
  json_key(json, "layer_stable");
  json_put_bool(json, layer->stable > 0);
}
