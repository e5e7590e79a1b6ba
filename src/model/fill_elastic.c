/* SPDX-License-Identifier: GPL-3.0-or-later */
/* fill_elastic.c: averages, anisotropy, indicators and extrema of a model. */
#include "model/fill.h"
#include "elastic/polycrystal.h"
#include "model/requests.h"

#include <math.h>
#include <string.h>

elastir_result_moduli fill_moduli(const elastir_moduli *moduli)
{
  return (elastir_result_moduli){.bulk_modulus_gpa = moduli->bulk_modulus_gpa,
                                 .shear_modulus_gpa = moduli->shear_modulus_gpa,
                                 .youngs_modulus_gpa = moduli->youngs_modulus_gpa,
                                 .poisson_ratio = moduli->poisson_ratio,
                                 .p_wave_modulus_gpa = moduli->p_wave_modulus_gpa,
                                 .lame_lambda_gpa = moduli->bulk_modulus_gpa -
                                                    2.0 * moduli->shear_modulus_gpa / 3.0};
}

/* Bounds and the self-consistent estimate of one kind of grain; of an unstable one there are none. */
static void fill_grains(const elastir_elastic_analysis *analysis, elastir_result_averages *out)
{
  elastir_phase phase = {.fraction = 1.0};
  elastir_polycrystal grains;
  memcpy(phase.stiffness_gpa, analysis->stiffness_gpa, sizeof phase.stiffness_gpa);
  if (!analysis->stable || !elastir_polycrystal_of(&phase, 1, 0.0, &grains))
    return;
  out->hashin_shtrikman_lower = fill_moduli(&grains.lower);
  out->hashin_shtrikman_upper = fill_moduli(&grains.upper);
  out->self_consistent = fill_moduli(&grains.self_consistent);
}

static void fill_averages(const elastir_elastic_analysis *analysis, double zener,
                          elastir_result_elastic *out)
{
  out->averages.voigt = fill_moduli(&analysis->averages.voigt);
  out->averages.reuss = fill_moduli(&analysis->averages.reuss);
  out->averages.hill = fill_moduli(&analysis->averages.hill);
  fill_grains(analysis, &out->averages);
  out->anisotropy =
      (elastir_result_anisotropy){.universal = analysis->anisotropy.universal,
                                  .log_euclidean = analysis->anisotropy.log_euclidean,
                                  .zener = zener,
                                  .bulk_percent = analysis->anisotropy.bulk_percent,
                                  .shear_percent = analysis->anisotropy.shear_percent};
}

static elastir_result_extremum *new_extremum(elastir_result_memory *memory,
                                             const elastir_extremum *extremum, bool transverse)
{
  if (extremum->degeneracy == ELASTIR_UNDEFINED)
    return NULL;
  elastir_result_extremum *out = RESULT_NEW(memory, extremum);
  if (out == NULL)
    return NULL;
  out->value = extremum->value;
  memcpy(out->direction, extremum->direction, sizeof out->direction);
  if (transverse)
    memcpy(out->transverse, extremum->transverse, sizeof out->transverse);
  out->bound = extremum->bound;
  out->gap = extremum->gap;
  out->certified = extremum->certified;
  out->degeneracy = elastir_degeneracy_name(extremum->degeneracy);
  out->equivalents = extremum->equivalents > 0 ? extremum->equivalents : -1;
  if (extremum->degeneracy == ELASTIR_RING) {
    memcpy(out->axis, extremum->axis, sizeof out->axis);
    out->axis_angle_deg = extremum->axis_angle_deg;
  }
  return out;
}

static void fill_range(elastir_result_memory *memory, const elastir_directional *range,
                       bool transverse, bool is_signed, elastir_result_range *out)
{
  out->never_negative = !is_signed;
  out->without_fraction_error = !(transverse && is_signed);
  out->min = new_extremum(memory, &range->min, transverse);
  out->max = new_extremum(memory, &range->max, transverse);
  out->ratio = range->ratio;
  out->mean = range->spread.mean;
  out->standard_deviation = range->spread.standard_deviation;
  out->quadrature_error = range->spread.error;
  if (is_signed)
    out->negative_fraction = range->spread.negative_fraction;
}

static void fill_directional(elastir_result_memory *memory,
                             const elastir_elastic_analysis *analysis,
                             elastir_result_directional *out)
{
  fill_range(memory, &analysis->youngs_modulus_gpa, false, false, &out->youngs_modulus_gpa);
  fill_range(memory, &analysis->linear_compressibility_per_tpa, false, true,
             &out->linear_compressibility_per_tpa);
  fill_range(memory, &analysis->shear_modulus_gpa, true, false, &out->shear_modulus_gpa);
  fill_range(memory, &analysis->poisson_ratio, true, true, &out->poisson_ratio);
  out->poisson_ratio.negative_fraction_error = analysis->negative_poisson_fraction_error;
}

static void fill_cauchy(elastir_result_memory *memory, const elastir_indicators *indicators,
                        elastir_result_cauchy **list, size_t *count)
{
  size_t most = (size_t)indicators->cauchy_count;
  *list = RESULT_LIST(memory, cauchy, most);
  for (*count = 0; *list != NULL && *count < most; (*count)++)
    (*list)[*count] = (elastir_result_cauchy){indicators->cauchy[*count].name,
                                              indicators->cauchy[*count].value_gpa};
}

static void fill_indicators(elastir_result_memory *memory, const elastir_properties *properties,
                            elastir_result_indicators *out)
{
  const elastir_indicators *indicators = &properties->indicators;
  out->pugh_ratio = indicators->pugh_ratio;
  /* One number where the class has one Cauchy relation; the list has all of them. */
  if (indicators->cauchy_count == 1)
    out->cauchy_pressure_gpa = indicators->cauchy[0].value_gpa;
  fill_cauchy(memory, indicators, &out->cauchy_pressures, &out->cauchy_pressures_count);
  if (properties->facts.pressure_gpa != 0.0 && !isnan(properties->facts.pressure_gpa))
    fill_cauchy(memory, &properties->indicators_at_pressure,
                &out->cauchy_pressures_less_twice_the_pressure,
                &out->cauchy_pressures_less_twice_the_pressure_count);
  out->kleinman = indicators->kleinman;
  out->every_s2 = indicators->every_s2;
  out->every_s3 = indicators->every_s3;
  out->vickers_hardness_gpa = (elastir_result_hardness){
      indicators->hardness_chen_gpa, indicators->hardness_tian_gpa,
      indicators->hardness_mazhnik_gpa};
  out->fracture_toughness_mpa_sqrt_m = indicators->toughness_mpa_sqrt_m;
  out->minimum_thermal_conductivity_w_m_k = (elastir_result_conductivity){
      indicators->conductivity_clarke, indicators->conductivity_cahill};
}

static void fill_tensor(const elastir_elastic_analysis *analysis, elastir_result_elastic *out)
{
  memcpy(out->stiffness_gpa, analysis->stiffness_gpa, sizeof out->stiffness_gpa);
  memcpy(out->compliance_per_tpa, analysis->compliance_per_tpa, sizeof out->compliance_per_tpa);
  out->condition = analysis->condition;
  memcpy(out->eigenvalues_gpa, analysis->eigenvalues_gpa, sizeof out->eigenvalues_gpa);
  memcpy(out->kelvin.eigenvalues_gpa, analysis->kelvin_eigenvalues_gpa,
         sizeof out->kelvin.eigenvalues_gpa);
  memcpy(out->kelvin.eigenstrains, analysis->eigenstrains, sizeof out->kelvin.eigenstrains);
  out->stable = analysis->stable;
}

static void fill_lattice(elastir_result_memory *memory, const elastir_crystal_run *run,
                         elastir_result_elastic *out)
{
  double lattice[3][3];
  if (run->elastic.geometry.line <= 0 || !request_lattice_vectors(&run->elastic.geometry, lattice))
    return;
  out->lattice_angstrom = result_numbers(memory, lattice[0], 9);
  out->lattice_angstrom_count = out->lattice_angstrom != NULL ? 3 : 0;
}

void fill_elastic(elastir_result_memory *memory, const elastir_model *model,
                  elastir_result_model *out)
{
  const elastir_properties *properties = &model->elastic;
  elastir_result_elastic *elastic = RESULT_NEW(memory, elastic);
  out->elastic = elastic;
  if (elastic == NULL)
    return;
  if (model->elastic_run != NULL) {
    const elastir_elastic_data *data = &model->elastic_run->elastic;
    elastic->crystal_class = result_text(memory, data->crystal_class);
    elastic->table = data->table != NULL ? result_text(memory, data->table) : NULL;
    fill_lattice(memory, model->elastic_run, elastic);
  }
  elastic->pressure_gpa = properties->facts.pressure_gpa;
  fill_tensor(&properties->analysis, elastic);
  bool crystal = model->elastic_run != NULL && model->elastic_run->origin == ELASTIR_FROM_CRYSTAL;
  elastic->stiffness_from = !crystal                    ? "given"
                            : model->stiffness_from_raw ? "raw"
                                                        : "table";
  fill_averages(&properties->analysis, properties->indicators.zener, elastic);
  fill_indicators(memory, properties, &elastic->indicators);
  fill_directional(memory, &properties->analysis, &elastic->directional);
  fill_contact(memory, &properties->contact, &elastic->directional.contact_modulus_gpa);
  fill_symmetry(memory, model, &elastic->symmetry);
  fill_stability(memory, &properties->stability, &elastic->stability);
  fill_waves(memory, properties, elastic);
  if (crystal)
    fill_printed(memory, model, elastic);
  if (model->has_uncertainty)
    fill_uncertainty(memory, &model->uncertainty, elastic);
}
