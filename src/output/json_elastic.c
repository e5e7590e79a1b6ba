/* SPDX-License-Identifier: GPL-3.0-or-later */
/* json_elastic.c: the elastic properties of a model. */
#include "output/json_result.h"

#include <math.h>

static void add_moduli(json_builder *builder, cJSON *parent, const char *key,
                       const elastir_moduli *moduli)
{
  cJSON *object = json_object(builder, parent, key);
  json_number(builder, object, "bulk_modulus_gpa", moduli->bulk_modulus_gpa);
  json_number(builder, object, "shear_modulus_gpa", moduli->shear_modulus_gpa);
  json_number(builder, object, "youngs_modulus_gpa", moduli->youngs_modulus_gpa);
  json_number(builder, object, "poisson_ratio", moduli->poisson_ratio);
  json_number(builder, object, "p_wave_modulus_gpa", moduli->p_wave_modulus_gpa);
}

static void add_extremum(json_builder *builder, cJSON *parent, const char *key,
                         const elastir_extremum *extremum, bool transverse)
{
  if (extremum->degeneracy == ELASTIR_UNDEFINED) {
    json_null(builder, parent, key);
    return;
  }
  cJSON *object = json_object(builder, parent, key);
  json_number(builder, object, "value", extremum->value);
  json_numbers(builder, object, "direction", extremum->direction, 3);
  if (transverse)
    json_numbers(builder, object, "transverse", extremum->transverse, 3);
  json_number(builder, object, "bound", extremum->bound);
  json_number(builder, object, "gap", extremum->gap);
  json_bool(builder, object, "certified", extremum->certified);
  json_degeneracy(builder, object, extremum->degeneracy, extremum->equivalents);
  if (extremum->degeneracy == ELASTIR_RING) {
    json_numbers(builder, object, "axis", extremum->axis, 3);
    json_number(builder, object, "axis_angle_deg", extremum->axis_angle_deg);
  }
}

/* negative: the fraction of directions or pairs with a negative value means something. */
static void add_quantity(json_builder *builder, cJSON *parent, const char *key,
                         const elastir_directional *quantity, bool transverse, bool negative)
{
  cJSON *object = json_object(builder, parent, key);
  add_extremum(builder, object, "min", &quantity->min, transverse);
  add_extremum(builder, object, "max", &quantity->max, transverse);
  json_number(builder, object, "ratio", quantity->ratio);
  json_number(builder, object, "mean", quantity->spread.mean);
  json_number(builder, object, "standard_deviation", quantity->spread.standard_deviation);
  if (negative)
    json_number(builder, object, "negative_fraction", quantity->spread.negative_fraction);
}

static void add_directional(json_builder *builder, cJSON *parent,
                            const elastir_elastic_analysis *analysis)
{
  cJSON *object = json_object(builder, parent, "directional");
  add_quantity(builder, object, "youngs_modulus_gpa", &analysis->youngs_modulus_gpa, false,
               false);
  add_quantity(builder, object, "linear_compressibility_per_tpa",
               &analysis->linear_compressibility_per_tpa, false, true);
  add_quantity(builder, object, "shear_modulus_gpa", &analysis->shear_modulus_gpa, true, false);
  add_quantity(builder, object, "poisson_ratio", &analysis->poisson_ratio, true, true);
}

static void add_averages(json_builder *builder, cJSON *parent,
                         const elastir_elastic_analysis *analysis, double zener)
{
  cJSON *averages = json_object(builder, parent, "averages");
  add_moduli(builder, averages, "voigt", &analysis->averages.voigt);
  add_moduli(builder, averages, "reuss", &analysis->averages.reuss);
  add_moduli(builder, averages, "hill", &analysis->averages.hill);
  cJSON *anisotropy = json_object(builder, parent, "anisotropy");
  json_number(builder, anisotropy, "universal", analysis->anisotropy.universal);
  json_number(builder, anisotropy, "log_euclidean", analysis->anisotropy.log_euclidean);
  json_number(builder, anisotropy, "zener", zener);
  json_number(builder, anisotropy, "bulk_percent", analysis->anisotropy.bulk_percent);
  json_number(builder, anisotropy, "shear_percent", analysis->anisotropy.shear_percent);
}

static void add_tensor(json_builder *builder, cJSON *object,
                       const elastir_elastic_analysis *analysis)
{
  json_matrix(builder, object, "stiffness_gpa", analysis->stiffness_gpa, 6, 6);
  json_matrix(builder, object, "compliance_per_tpa", analysis->compliance_per_tpa, 6, 6);
  json_number(builder, object, "condition", analysis->condition);
  json_numbers(builder, object, "eigenvalues_gpa", analysis->eigenvalues_gpa, 6);
  cJSON *kelvin = json_object(builder, object, "kelvin");
  json_numbers(builder, kelvin, "eigenvalues_gpa", analysis->kelvin_eigenvalues_gpa, 6);
  json_matrix(builder, kelvin, "eigenstrains", analysis->eigenstrains, 6, 6);
}

void json_elastic(json_builder *builder, cJSON *model_object, const elastir_model *model)
{
  if (!model->has_elastic) {
    json_null(builder, model_object, "elastic");
    return;
  }
  const elastir_properties *properties = &model->elastic;
  const elastir_crystal_run *run = model->elastic_run;
  cJSON *object = json_object(builder, model_object, "elastic");
  json_text(builder, object, "crystal_class", run != NULL ? run->elastic.crystal_class : NULL);
  json_number(builder, object, "pressure_gpa", properties->facts.pressure_gpa);
  add_tensor(builder, object, &properties->analysis);
  json_bool(builder, object, "stable", properties->analysis.stable);
  add_averages(builder, object, &properties->analysis, properties->indicators.zener);
  json_indicators(builder, object, properties);
  add_directional(builder, object, &properties->analysis);
  json_symmetry(builder, object, properties);
  json_stability(builder, object, &properties->stability);
  json_waves(builder, object, properties);
  if (run != NULL)
    json_printed(builder, object, &run->elastic, &model->printed);
  else
    json_null(builder, object, "printed");
  if (model->has_uncertainty)
    json_uncertainty(builder, object, &model->uncertainty);
  else
    json_null(builder, object, "uncertainty");
}
