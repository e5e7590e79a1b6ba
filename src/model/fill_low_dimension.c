/* SPDX-License-Identifier: GPL-3.0-or-later */
/* fill_low_dimension.c: the elasticity of slabs (2D) and rods (1D). */
#include "model/fill.h"

#include <string.h>

static elastir_result_plane_range range_of(const elastir_plane_range *range)
{
  return (elastir_result_plane_range){
      {range->min.value, range->min.angle_deg, range->min.equivalents},
      {range->max.value, range->max.angle_deg, range->max.equivalents}};
}

static elastir_result_plane_moduli moduli_of(const elastir_plane_moduli *moduli)
{
  return (elastir_result_plane_moduli){moduli->bulk_modulus_n_m, moduli->shear_modulus_n_m,
                                       moduli->youngs_modulus_n_m, moduli->poisson_ratio};
}

static void fill_plane_uncertainty(elastir_result_memory *memory,
                             const elastir_plane_uncertainty *uncertainty,
                             elastir_result_elastic_2d *out)
{
  elastir_result_plane_uncertainty *filled = RESULT_NEW(memory, plane_uncertainty);
  out->uncertainty = filled;
  if (filled == NULL)
    return;
  filled->sources.rounding = (elastir_result_plane_error_source){
      uncertainty->constant_sigma_n_m, uncertainty->constants, uncertainty->samples,
      uncertainty->unstable_samples};
  filled->standard_deviations =
      RESULT_LIST(memory, plane_deviation, ELASTIR_PLANE_UNCERTAIN_COUNT);
  for (int q = 0; filled->standard_deviations != NULL && q < ELASTIR_PLANE_UNCERTAIN_COUNT; q++)
    filled->standard_deviations[filled->standard_deviations_count++] =
        (elastir_result_plane_deviation){elastir_plane_uncertain_name(q), uncertainty->sigma[q]};
}

static void fill_plane(elastir_result_memory *memory, const elastir_model *model,
                       elastir_result_elastic_2d *out)
{
  const elastir_plane *plane = &model->plane;
  const elastir_elastic_data *data = &model->elastic_run->elastic;
  out->crystal_class = result_text(memory, data->crystal_class);
  memcpy(out->printed_stiffness_hartree, data->stiffness, sizeof out->printed_stiffness_hartree);
  memcpy(out->stiffness_n_m, plane->stiffness_n_m, sizeof out->stiffness_n_m);
  memcpy(out->compliance_m_n, plane->compliance_m_n, sizeof out->compliance_m_n);
  memcpy(out->kelvin_eigenvalues_n_m, plane->kelvin_eigenvalues_n_m,
         sizeof out->kelvin_eigenvalues_n_m);
  out->stable = plane->stable;
  out->averages = (elastir_result_plane_averages){
      moduli_of(&plane->voigt), moduli_of(&plane->reuss), moduli_of(&plane->hill)};
  out->directional = (elastir_result_plane_directional){range_of(&plane->youngs_modulus_n_m),
                                                        range_of(&plane->shear_modulus_n_m),
                                                        range_of(&plane->poisson_ratio)};
  out->symmetry = elastir_plane_symmetry_name(model->plane_symmetry);
  if (model->has_plane_uncertainty)
    fill_plane_uncertainty(memory, &model->plane_uncertainty, out);
}

void fill_low_dimension(elastir_result_memory *memory, const elastir_model *model,
                        elastir_result_model *out)
{
  if (model->has_plane) {
    out->elastic_2d = RESULT_NEW(memory, elastic_2d);
    if (out->elastic_2d != NULL)
      fill_plane(memory, model, out->elastic_2d);
  }
  if (model->has_rod) {
    out->elastic_1d = RESULT_NEW(memory, elastic_1d);
    if (out->elastic_1d != NULL)
      *out->elastic_1d = (elastir_result_elastic_1d){model->elastic_run->elastic.stiffness[0],
                                                     model->rod_stiffness_n,
                                                     model->rod_stiffness_n > 0.0};
  }
}
