/* SPDX-License-Identifier: GPL-3.0-or-later */
/* fill_stability.c: symmetry of the tensor, criteria of stability, the softest strain. */
#include "model/fill.h"

#include <string.h>

#include "elastic/log_euclidean.h"
#include "elastic/standard_setting.h"
#include "elastic/tensor.h"

/* With the nearest tensor of the class in the given frame: effective constants of a defective
 * crystal, say. */
static void fill_projection(elastir_symmetry_class symmetry, const elastir_class_fit *fit,
                            const double stiffness_gpa[36], elastir_result_projection *out)
{
  double projected[36];
  elastir_project(stiffness_gpa, fit->setting, projected);
  out->symmetry_class = elastir_class_name(symmetry);
  out->constants = elastir_class_constants(symmetry);
  out->residual = fit->residual;
  out->log_euclidean_distance = elastir_log_distance_to_class(stiffness_gpa, fit->setting);
  out->best_log_euclidean_distance = fit->best_log_distance;
  out->best_residual = fit->best_residual;
  memcpy(out->axes, fit->axes, sizeof out->axes);
  memcpy(out->stiffness_gpa, projected, sizeof out->stiffness_gpa);
}

void fill_symmetry(elastir_result_memory *memory, const elastir_model *model,
                   elastir_result_symmetry *out)
{
  const elastir_properties *properties = &model->elastic;
  static const char *const axes[] = {"x", "y", "z"};
  const elastir_symmetry *symmetry = &properties->symmetry;
  out->tolerance = symmetry->tolerance;
  out->tolerance_from = model->tolerance_from;
  out->symmetry_class = elastir_class_name(symmetry->given_frame);
  out->main_axis = axes[symmetry->setting.axis];
  out->class_in_any_frame = elastir_class_name(symmetry->any_frame);
  out->projections = RESULT_LIST(memory, projection, ELASTIR_CLASS_COUNT);
  for (int i = 0; out->projections != NULL && i < ELASTIR_CLASS_COUNT; i++)
    fill_projection((elastir_symmetry_class)i, &symmetry->fits[i],
                    properties->analysis.stiffness_gpa,
                    &out->projections[out->projections_count++]);
}

void fill_standard(elastir_result_memory *memory, const elastir_model *model,
                   elastir_result_elastic *out)
{
  const elastir_properties *properties = &model->elastic;
  const elastir_geometry *geometry =
      model->elastic_run != NULL ? &model->elastic_run->elastic.geometry : NULL;
  double printed[3][3];
  bool known = geometry != NULL && geometry->line > 0 && request_lattice_vectors(geometry, printed);
  out->standard_setting = RESULT_NEW(memory, standard_setting);
  if (out->standard_setting == NULL)
    return;
  elastir_result_standard_setting *to = out->standard_setting;
  to->symmetry_class = elastir_class_name(properties->symmetry.any_frame);
  to->axes_from = elastir_standard_setting(
                      &properties->symmetry,
                      known ? (const double(*)[3])geometry->vectors_angstrom : NULL,
                      known ? (const double(*)[3])printed : NULL, to->rotation)
                      ? "lattice"
                      : "tensor";
  elastir_rotate_stiffness(properties->analysis.stiffness_gpa, to->rotation, to->stiffness_gpa);
}

static void fill_softest(const elastir_eigenstrain *softest, elastir_result_softest_strain *out)
{
  out->eigenvalue_gpa = softest->eigenvalue_gpa;
  out->multiplicity = softest->multiplicity;
  out->kind = elastir_strain_kind_name(softest->kind);
  out->volumetric_fraction = softest->volumetric_fraction;
  memcpy(out->strain, softest->strain, sizeof out->strain);
  memcpy(out->principal, softest->principal, sizeof out->principal);
  memcpy(out->axes, softest->axes, sizeof out->axes);
  if (softest->kind == ELASTIR_STRAIN_SHEAR) {
    memcpy(out->plane_normal, softest->plane_normal, sizeof out->plane_normal);
    memcpy(out->shear_direction, softest->shear_direction, sizeof out->shear_direction);
  }
}

void fill_stability(elastir_result_memory *memory, const elastir_stability *stability,
                    elastir_result_stability *out)
{
  out->tensor = "stress-strain";
  out->negative_eigenvalues = stability->negative_count;
  out->distance_gpa = stability->distance_gpa;
  out->distance_sigmas = stability->distance_sigmas;
  out->symmetry_class = elastir_class_name(stability->setting.symmetry);
  out->criteria_satisfied = stability->criteria_satisfied;
  out->criteria = RESULT_LIST(memory, criterion, stability->criterion_count);
  for (size_t i = 0; out->criteria != NULL && i < stability->criterion_count; i++) {
    const elastir_criterion *criterion = &stability->criteria[i];
    out->criteria[out->criteria_count++] = (elastir_result_criterion){
        .condition = criterion->condition, .value = criterion->value,
        .power_of_gpa = criterion->power, .satisfied = criterion->satisfied};
  }
  fill_softest(&stability->softest, &out->softest_strain);
}
