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

static const char *degeneracy_name(elastir_degeneracy degeneracy)
{
  static const char *const names[] = {NULL,   "isolated",   "any_transverse",
                                      "ring", "continuous", "isotropic"};
  return names[degeneracy];
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
  json_text(builder, object, "degeneracy", degeneracy_name(extremum->degeneracy));
  json_number(builder, object, "equivalents",
              extremum->equivalents > 0 ? extremum->equivalents : (double)NAN);
  if (extremum->degeneracy == ELASTIR_RING) {
    json_numbers(builder, object, "axis", extremum->axis, 3);
    json_number(builder, object, "axis_angle_deg", extremum->axis_angle_deg);
  }
}

static void add_quantity(json_builder *builder, cJSON *parent, const char *key,
                         const elastir_extrema *extrema, bool transverse)
{
  cJSON *object = json_object(builder, parent, key);
  add_extremum(builder, object, "min", &extrema->min, transverse);
  add_extremum(builder, object, "max", &extrema->max, transverse);
  double ratio = extrema->min.value > 0.0 ? extrema->max.value / extrema->min.value : (double)NAN;
  json_number(builder, object, "ratio", ratio);
}

static void add_directional(json_builder *builder, cJSON *parent,
                            const elastir_elastic_analysis *analysis)
{
  cJSON *object = json_object(builder, parent, "directional");
  add_quantity(builder, object, "youngs_modulus_gpa", &analysis->youngs_modulus, false);
  add_quantity(builder, object, "linear_compressibility_per_tpa",
               &analysis->linear_compressibility, false);
  add_quantity(builder, object, "shear_modulus_gpa", &analysis->shear_modulus, true);
  add_quantity(builder, object, "poisson_ratio", &analysis->poisson_ratio, true);
}

void json_elastic(json_builder *builder, cJSON *model_object, const elastir_model *model)
{
  if (!model->has_elastic) {
    json_null(builder, model_object, "elastic");
    return;
  }
  const elastir_elastic_analysis *analysis = &model->elastic;
  const elastir_elastic_data *data =
      model->elastic_run != NULL ? &model->elastic_run->elastic : NULL;
  cJSON *object = json_object(builder, model_object, "elastic");
  json_text(builder, object, "crystal_class", data != NULL ? data->crystal_class : NULL);
  json_number(builder, object, "pressure_gpa",
              data != NULL ? data->pressure_gpa : (double)NAN);
  json_matrix(builder, object, "stiffness_gpa", analysis->stiffness_gpa, 6, 6);
  json_matrix(builder, object, "compliance_per_tpa", analysis->compliance_per_tpa, 6, 6);
  json_numbers(builder, object, "eigenvalues_gpa", analysis->eigenvalues_gpa, 6);
  json_bool(builder, object, "stable", analysis->stable);
  cJSON *averages = json_object(builder, object, "averages");
  add_moduli(builder, averages, "voigt", &analysis->averages.voigt);
  add_moduli(builder, averages, "reuss", &analysis->averages.reuss);
  add_moduli(builder, averages, "hill", &analysis->averages.hill);
  cJSON *anisotropy = json_object(builder, object, "anisotropy");
  json_number(builder, anisotropy, "universal", analysis->anisotropy.universal);
  json_number(builder, anisotropy, "log_euclidean", analysis->anisotropy.log_euclidean);
  json_number(builder, anisotropy, "bulk_percent", analysis->anisotropy.bulk_percent);
  json_number(builder, anisotropy, "shear_percent", analysis->anisotropy.shear_percent);
  add_directional(builder, object, analysis);
}
