/* SPDX-License-Identifier: GPL-3.0-or-later */
/* json_stability.c: symmetry of the tensor, criteria of stability, the softest strain. */
#include "output/json_result.h"

#include <math.h>

/* With the nearest tensor of the class in the given frame: effective constants of a defective
 * crystal, say. */
static void add_fit(json_builder *builder, cJSON *list, elastir_symmetry_class symmetry,
                    const elastir_class_fit *fit, const double stiffness_gpa[36])
{
  double projected[36];
  elastir_project(stiffness_gpa, fit->setting, projected);
  cJSON *item = json_object(builder, list, NULL);
  json_text(builder, item, "class", elastir_class_name(symmetry));
  json_number(builder, item, "constants", elastir_class_constants(symmetry));
  json_number(builder, item, "residual", fit->residual);
  json_number(builder, item, "best_residual", fit->best_residual);
  json_matrix(builder, item, "axes", fit->axes, 3, 3);
  json_matrix(builder, item, "stiffness_gpa", projected, 6, 6);
}

void json_symmetry(json_builder *builder, cJSON *elastic, const elastir_properties *properties)
{
  const elastir_symmetry *symmetry = &properties->symmetry;
  static const char *const axes[] = {"x", "y", "z"};
  cJSON *object = json_object(builder, elastic, "symmetry");
  json_number(builder, object, "tolerance", symmetry->tolerance);
  json_text(builder, object, "class", elastir_class_name(symmetry->given_frame));
  json_text(builder, object, "main_axis", axes[symmetry->setting.axis]);
  json_text(builder, object, "class_in_any_frame", elastir_class_name(symmetry->any_frame));
  cJSON *fits = json_array(builder, object, "projections");
  for (int i = 0; i < ELASTIR_CLASS_COUNT; i++)
    add_fit(builder, fits, (elastir_symmetry_class)i, &symmetry->fits[i],
            properties->analysis.stiffness_gpa);
}

static void add_softest(json_builder *builder, cJSON *parent,
                        const elastir_eigenstrain *softest)
{
  cJSON *object = json_object(builder, parent, "softest_strain");
  json_number(builder, object, "eigenvalue_gpa", softest->eigenvalue_gpa);
  json_number(builder, object, "multiplicity", softest->multiplicity);
  json_text(builder, object, "kind", elastir_strain_kind_name(softest->kind));
  json_number(builder, object, "volumetric_fraction", softest->volumetric_fraction);
  json_matrix(builder, object, "strain", &softest->strain[0][0], 3, 3);
  json_numbers(builder, object, "principal", softest->principal, 3);
  json_matrix(builder, object, "axes", &softest->axes[0][0], 3, 3);
  if (softest->kind == ELASTIR_STRAIN_SHEAR) {
    json_numbers(builder, object, "plane_normal", softest->plane_normal, 3);
    json_numbers(builder, object, "shear_direction", softest->shear_direction, 3);
  }
}

void json_stability(json_builder *builder, cJSON *elastic, const elastir_stability *stability)
{
  cJSON *object = json_object(builder, elastic, "stability");
  json_text(builder, object, "tensor", "stress-strain");
  json_number(builder, object, "negative_eigenvalues", stability->negative_count);
  json_number(builder, object, "distance_gpa", stability->distance_gpa);
  json_number(builder, object, "distance_sigmas", stability->distance_sigmas);
  json_text(builder, object, "class", elastir_class_name(stability->setting.symmetry));
  json_bool(builder, object, "criteria_satisfied", stability->criteria_satisfied);
  cJSON *criteria = json_array(builder, object, "criteria");
  for (size_t i = 0; i < stability->criterion_count; i++) {
    cJSON *item = json_object(builder, criteria, NULL);
    json_text(builder, item, "condition", stability->criteria[i].condition);
    json_number(builder, item, "value", stability->criteria[i].value);
    json_number(builder, item, "power_of_gpa", stability->criteria[i].power);
    json_bool(builder, item, "satisfied", stability->criteria[i].satisfied);
  }
  add_softest(builder, object, &stability->softest);
}
