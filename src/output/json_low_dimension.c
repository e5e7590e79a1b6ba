/* SPDX-License-Identifier: GPL-3.0-or-later */
/* json_low_dimension.c: the elasticity of slabs (2D) and rods (1D). */
#include "output/json_result.h"

static void add_extremum(json_builder *builder, cJSON *parent, const char *key,
                         const elastir_plane_extremum *extremum)
{
  cJSON *object = json_object(builder, parent, key);
  json_number(builder, object, "value", extremum->value);
  json_number(builder, object, "angle_deg", extremum->angle_deg);
  json_number(builder, object, "equivalents", extremum->equivalents);
}

static void add_range(json_builder *builder, cJSON *parent, const char *key,
                      const elastir_plane_range *range)
{
  cJSON *object = json_object(builder, parent, key);
  add_extremum(builder, object, "min", &range->min);
  add_extremum(builder, object, "max", &range->max);
}

static void add_moduli(json_builder *builder, cJSON *parent, const char *key,
                       const elastir_plane_moduli *moduli)
{
  cJSON *object = json_object(builder, parent, key);
  json_number(builder, object, "bulk_modulus_n_m", moduli->bulk_modulus_n_m);
  json_number(builder, object, "shear_modulus_n_m", moduli->shear_modulus_n_m);
  json_number(builder, object, "youngs_modulus_n_m", moduli->youngs_modulus_n_m);
  json_number(builder, object, "poisson_ratio", moduli->poisson_ratio);
}

static void add_uncertainty(json_builder *builder, cJSON *parent, const elastir_model *model)
{
  const elastir_plane_uncertainty *uncertainty = &model->plane_uncertainty;
  if (!model->has_plane_uncertainty) {
    json_null(builder, parent, "uncertainty");
    return;
  }
  cJSON *object = json_object(builder, parent, "uncertainty");
  cJSON *rounding = json_object(builder, json_object(builder, object, "sources"), "rounding");
  json_number(builder, rounding, "constant_sigma_n_m", uncertainty->constant_sigma_n_m);
  json_number(builder, rounding, "inputs", uncertainty->constants);
  json_number(builder, rounding, "samples", uncertainty->samples);
  json_number(builder, rounding, "unstable_samples", uncertainty->unstable_samples);
  cJSON *deviations = json_object(builder, object, "standard_deviations");
  for (int q = 0; q < ELASTIR_PLANE_UNCERTAIN_COUNT; q++)
    json_number(builder, json_object(builder, deviations, elastir_plane_uncertain_name(q)),
                "rounding", uncertainty->sigma[q]);
}

static void add_plane(json_builder *builder, cJSON *parent, const elastir_model *model)
{
  const elastir_plane *plane = &model->plane;
  const elastir_elastic_data *data = &model->elastic_run->elastic;
  cJSON *object = json_object(builder, parent, "elastic_2d");
  json_text(builder, object, "crystal_class", data->crystal_class);
  json_matrix(builder, object, "printed_stiffness_hartree", data->stiffness, 3, 3);
  json_matrix(builder, object, "stiffness_n_m", plane->stiffness_n_m, 3, 3);
  json_matrix(builder, object, "compliance_m_n", plane->compliance_m_n, 3, 3);
  json_numbers(builder, object, "kelvin_eigenvalues_n_m", plane->kelvin_eigenvalues_n_m, 3);
  json_bool(builder, object, "stable", plane->stable);
  cJSON *averages = json_object(builder, object, "averages");
  add_moduli(builder, averages, "voigt", &plane->voigt);
  add_moduli(builder, averages, "reuss", &plane->reuss);
  add_moduli(builder, averages, "hill", &plane->hill);
  cJSON *directional = json_object(builder, object, "directional");
  add_range(builder, directional, "youngs_modulus_n_m", &plane->youngs_modulus_n_m);
  add_range(builder, directional, "shear_modulus_n_m", &plane->shear_modulus_n_m);
  add_range(builder, directional, "poisson_ratio", &plane->poisson_ratio);
  json_text(builder, object, "symmetry", elastir_plane_symmetry_name(model->plane_symmetry));
  add_uncertainty(builder, object, model);
}

void json_low_dimension(json_builder *builder, cJSON *model_object, const elastir_model *model)
{
  if (model->has_plane)
    add_plane(builder, model_object, model);
  if (model->has_rod) {
    cJSON *object = json_object(builder, model_object, "elastic_1d");
    json_number(builder, object, "printed_stiffness_hartree",
                model->elastic_run->elastic.stiffness[0]);
    json_number(builder, object, "stiffness_n", model->rod_stiffness_n);
    json_bool(builder, object, "stable", model->rod_stiffness_n > 0.0);
  }
}
