/* SPDX-License-Identifier: GPL-3.0-or-later */
/* fill_printed.c: what CRYSTAL printed about its tensor, where ours differs, and the errors. */
#include "model/fill.h"

#include <math.h>
#include <string.h>

static void fill_averages(elastir_result_memory *memory, const elastir_elastic_data *data,
                          elastir_result_printed *out)
{
  const double *a = data->averages;
  out->averages = data->has_averages ? RESULT_NEW(memory, printed_averages) : NULL;
  if (out->averages != NULL)
    *out->averages =
        (elastir_result_printed_averages){a[0], a[1], a[2], a[3], a[4], a[5], a[6], a[7]};
}

static void fill_velocities(elastir_result_memory *memory, const elastir_elastic_data *data,
                            elastir_result_printed *out)
{
  out->velocities = RESULT_LIST(memory, printed_velocity, data->velocity_count);
  for (size_t i = 0; out->velocities != NULL && i < data->velocity_count; i++) {
    const elastir_printed_velocity *row = &data->velocities[i];
    elastir_result_printed_velocity *velocity = &out->velocities[out->velocities_count++];
    memcpy(velocity->direction, row->direction, sizeof velocity->direction);
    velocity->p_km_s = row->vp_km_s;
    velocity->s1_km_s = row->vs1_km_s;
    velocity->s2_km_s = row->vs2_km_s;
    velocity->negative_eigenvalue = row->negative;
  }
}

static void fill_disagreements(elastir_result_memory *memory, const elastir_printed_check *check,
                               elastir_result_printed *out)
{
  out->compared = (int64_t)check->compared;
  out->disagreements = RESULT_LIST(memory, disagreement, check->count);
  for (size_t i = 0; out->disagreements != NULL && i < check->count; i++) {
    const elastir_disagreement *found = &check->items[i];
    bool answer = found->kind == ELASTIR_PRINTED_ANSWER;
    out->disagreements[out->disagreements_count++] = (elastir_result_disagreement){
        .quantity = result_text(memory, found->quantity),
        .printed = {found->printed, answer},
        .computed = {found->computed, answer},
        .tolerance = answer ? (double)NAN : found->tolerance};
  }
}

void fill_printed(elastir_result_memory *memory, const elastir_model *model,
                  elastir_result_elastic *out)
{
  const elastir_elastic_data *data = &model->elastic_run->elastic;
  elastir_result_printed *printed = RESULT_NEW(memory, printed);
  out->printed = printed;
  if (printed == NULL)
    return;
  fill_averages(memory, data, printed);
  fill_velocities(memory, data, printed);
  printed->criteria = RESULT_LIST(memory, printed_criterion, data->criterion_count);
  for (size_t i = 0; printed->criteria != NULL && i < data->criterion_count; i++)
    printed->criteria[printed->criteria_count++] = (elastir_result_printed_criterion){
        result_text(memory, data->criteria[i].condition), data->criteria[i].satisfied};
  fill_disagreements(memory, &model->printed, printed);
}

/* ---- errors ---- */

static elastir_result_error_source *new_source(elastir_result_memory *memory,
                                               const elastir_uncertainty_source *source)
{
  elastir_result_error_source *out =
      source->available ? RESULT_NEW(memory, error_source) : NULL;
  if (out != NULL)
    *out = (elastir_result_error_source){
        .constant_sigma_gpa = source->constant_sigma_gpa, .inputs = source->inputs,
        .samples = source->samples, .unstable_samples = source->unstable_samples,
        .sampling_error = source->sampling_error};
  return out;
}

static double value_of(const elastir_uncertainty_source *source, const double *values, int i)
{
  return source->available ? values[i] : (double)NAN;
}

/* One value a quantity by its path. */
static elastir_result_parameter *by_path(elastir_result_memory *memory,
                                         const double values[ELASTIR_UNCERTAIN_COUNT],
                                         size_t *count)
{
  elastir_result_parameter *list = RESULT_LIST(memory, parameter, ELASTIR_UNCERTAIN_COUNT);
  for (int i = 0; list != NULL && i < ELASTIR_UNCERTAIN_COUNT; i++)
    list[(*count)++] = (elastir_result_parameter){elastir_uncertain_name(i), values[i]};
  return list;
}

static elastir_result_other_fits *new_fits(elastir_result_memory *memory,
                                           const elastir_uncertainty_source *fits)
{
  elastir_result_other_fits *out = fits->available ? RESULT_NEW(memory, other_fits) : NULL;
  if (out != NULL) {
    out->fits = fits->inputs;
    out->spread.values = by_path(memory, fits->sigma, &out->spread.values_count);
  }
  return out;
}

void fill_uncertainty(elastir_result_memory *memory, const elastir_uncertainty *uncertainty,
                      elastir_result_elastic *out)
{
  elastir_result_uncertainty *filled = RESULT_NEW(memory, uncertainty);
  out->uncertainty = filled;
  if (filled == NULL)
    return;
  const elastir_uncertainty_source *rounding = &uncertainty->rounding,
                                   *scatter = &uncertainty->scatter,
                                   *given = &uncertainty->given;
  filled->sources = (elastir_result_error_sources){
      new_source(memory, rounding), new_source(memory, scatter), new_source(memory, given)};
  filled->other_fits = new_fits(memory, &uncertainty->fits);
  filled->fits_left_out_for_stress = uncertainty->fits_stressed;
  filled->fits_that_repeat_the_result = uncertainty->fits_repeated;
  filled->combined.values =
      by_path(memory, uncertainty->combined, &filled->combined.values_count);
  filled->degrees_of_freedom.values =
      by_path(memory, uncertainty->freedom, &filled->degrees_of_freedom.values_count);
  filled->half_width_95.values =
      by_path(memory, uncertainty->half_width_95, &filled->half_width_95.values_count);
  filled->standard_deviations = RESULT_LIST(memory, deviation, ELASTIR_UNCERTAIN_COUNT);
  for (int i = 0; filled->standard_deviations != NULL && i < ELASTIR_UNCERTAIN_COUNT; i++)
    filled->standard_deviations[filled->standard_deviations_count++] =
        (elastir_result_deviation){.path = elastir_uncertain_name(i),
                                   .rounding = value_of(rounding, rounding->sigma, i),
                                   .rounding_linear = value_of(rounding, rounding->linear, i),
                                   .scatter = value_of(scatter, scatter->sigma, i),
                                   .scatter_linear = value_of(scatter, scatter->linear, i),
                                   .given = value_of(given, given->sigma, i),
                                   .given_linear = value_of(given, given->linear, i)};
}
