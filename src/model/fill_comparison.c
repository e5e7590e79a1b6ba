/* SPDX-License-Identifier: GPL-3.0-or-later */
/* fill_comparison.c: one measured spectrum against the models, as part of a result. */
#include <math.h>

#include "model/fill_measured.h"

static void fill_bands(elastir_result_memory *memory, const elastir_bands *bands,
                       elastir_result_comparison *out)
{
  out->noise = bands->noise;
  out->bands = RESULT_LIST(memory, band, bands->count);
  for (size_t i = 0; out->bands != NULL && i < bands->count; i++)
    out->bands[out->bands_count++] = (elastir_result_band){
        bands->bands[i].position_cm1, bands->bands[i].height, bands->bands[i].prominence};
}

static void fill_assigned_modes(elastir_result_memory *memory,
                                const elastir_result_vibrations *vibrations,
                                const elastir_assigned_band *band, elastir_result_assignment *out)
{
  int64_t *numbers = result_take(memory, (band->mode_count + 1) * sizeof *numbers);
  const char **irreps = result_take(memory, (band->mode_count + 1) * sizeof *irreps);
  if (numbers == NULL || irreps == NULL)
    return;
  for (size_t m = 0; m < band->mode_count; m++) {
    const elastir_result_mode *mode = &vibrations->modes[band->modes[m]];
    numbers[m] = mode->first;
    irreps[m] = mode->irrep;
  }
  out->modes = numbers;
  out->irreps = irreps;
  out->modes_count = out->irreps_count = band->mode_count;
}

static void fill_assignments(elastir_result_memory *memory,
                             const elastir_result_vibrations *vibrations,
                             const elastir_assignment *assignment,
                             elastir_result_compared_model *out)
{
  out->assignments = RESULT_LIST(memory, assignment, assignment->count);
  for (size_t i = 0; out->assignments != NULL && i < assignment->count; i++) {
    const elastir_assigned_band *band = &assignment->items[i];
    elastir_result_assignment *one = &out->assignments[out->assignments_count++];
    one->measured_cm1 = band->measured_cm1;
    one->simulated_cm1 = band->simulated_cm1;
    one->calculated_cm1 = band->calculated_cm1;
    one->shift_cm1 = band->shift_cm1;
    one->optical_shift_cm1 = band->optical_shift_cm1;
    one->intensity_ratio = band->intensity_ratio;
    fill_assigned_modes(memory, vibrations, band, one);
  }
  out->measured_unmatched = (int64_t)assignment->measured_unmatched;
  out->simulated_unmatched = (int64_t)assignment->simulated_unmatched;
}

static elastir_result_factor_fit factor_of(const elastir_scale_fit *fit, size_t r)
{
  static const char *const doubts[] = {NULL, "ambiguous", "beyond-reach", "contradicted", "vague"};
  const elastir_factor_fit *factor = &fit->factors[r];
  bool given = factor->doubt == ELASTIR_FACTOR_GIVEN && factor->bands > 0;
  return (elastir_result_factor_fit){.from_cm1 = fit->scale.ranges[r].from_cm1,
                                     .to_cm1 = fit->scale.ranges[r].to_cm1,
                                     .factor = given ? fit->scale.ranges[r].factor : (double)NAN,
                                     .low = factor->low,
                                     .high = factor->high,
                                     .doubt = doubts[factor->doubt],
                                     .bands = (int64_t)factor->bands};
}

static void fill_scale_fit(elastir_result_memory *memory, const elastir_scale_fit *fit,
                           const char *seen_as, elastir_result_compared_model *out)
{
  size_t count = fit->scale.count;
  out->scale_fit = RESULT_LIST(memory, factor_fit, count);
  for (size_t r = 0; out->scale_fit != NULL && r < count; r++)
    out->scale_fit[out->scale_fit_count++] = factor_of(fit, r);
  out->scale_fit_quality = RESULT_NEW(memory, scale_fit_quality);
  if (out->scale_fit_quality != NULL)
    *out->scale_fit_quality = (elastir_result_scale_fit_quality){
        .method = fit->curve_fitted ? "curve" : "bands",
        .seen_as = seen_as,
        .bands = (int64_t)fit->bands,
        .rms_shift_cm1 = fit->rms_shift_cm1,
        .edges_tied = (int64_t)fit->edges_tied,
        .fwhm_cm1 = fit->fwhm_cm1,
        .fwhm_standard_error_cm1 = fit->fwhm_error_cm1,
        .covariance = result_numbers(memory, fit->covariance, count * count),
        .covariance_count = count};
}

static void fill_models(elastir_result_memory *memory, const compared_models *compared,
                        const elastir_comparison *comparison, elastir_result_comparison *out)
{
  out->models = RESULT_LIST(memory, compared_model, comparison->model_count);
  for (size_t k = 0; out->models != NULL && k < comparison->model_count; k++) {
    const elastir_model_comparison *model = &comparison->models[k];
    elastir_result_compared_model *one = &out->models[out->models_count++];
    one->label = compared->models[k].label;
    one->pearson = model->similarity.pearson;
    one->spearman = model->similarity.spearman;
    one->cosine = model->similarity.cosine;
    one->rmse = model->similarity.rmse;
    one->wasserstein_cm1 = model->similarity.wasserstein_cm1;
    one->crossing_edges = (int64_t)model->crossings;
    fill_assignments(memory, compared->modes[k], &model->assignment, one);
    if (model->has_scale_fit)
      fill_scale_fit(memory, &model->scale_fit, out->seen_as, one);
  }
}

/* Lines that are where they are calculated have no optical shift. */
static void forget_shifts(elastir_result_comparison *out)
{
  for (size_t k = 0; k < out->models_count; k++)
    for (size_t i = 0; i < out->models[k].assignments_count; i++)
      out->models[k].assignments[i].optical_shift_cm1 = NAN;
}

static void fill_ranking(elastir_result_memory *memory, const compared_models *compared,
                         const elastir_ranking *ranking, const elastir_bootstrap *bootstrap,
                         elastir_result_comparison *out)
{
  out->ranking = ranking->count > 0 ? RESULT_NEW(memory, ranking) : NULL;
  if (out->ranking == NULL)
    return;
  elastir_result_ranking *filled = out->ranking;
  filled->metric = "pearson";
  filled->best = ranking->decided ? compared->models[ranking->ranks[0].model].label : NULL;
  filled->decided = ranking->decided;
  filled->confidence = ranking->confidence;
  filled->confidence_wanted = bootstrap->confidence;
  filled->margin = ranking->margin;
  filled->margin_low = ranking->margin_low;
  filled->margin_high = ranking->margin_high;
  filled->bootstrap_samples = (int64_t)bootstrap->replicates;
  filled->order = RESULT_LIST(memory, rank, ranking->count);
  for (size_t i = 0; filled->order != NULL && i < ranking->count; i++) {
    const elastir_rank *rank = &ranking->ranks[i];
    filled->order[filled->order_count++] =
        (elastir_result_rank){compared->models[rank->model].label, rank->score, rank->low,
                              rank->high, rank->first_share};
  }
}

/* Values with NAN where the point was not used. */
static const double *used_values(elastir_result_memory *memory, const elastir_preprocessed *grid,
                                 const double *values)
{
  double *used = result_take(memory, (grid->count + 1) * sizeof *used);
  for (size_t i = 0; used != NULL && i < grid->count; i++)
    used[i] = grid->used[i] ? values[i] : (double)NAN;
  return used;
}

static void fill_curves(elastir_result_memory *memory, const elastir_comparison *comparison,
                        elastir_result_curves *out)
{
  const elastir_preprocessed *grid = &comparison->plain;
  out->from_cm1 = grid->count > 0 ? grid->x_cm1[0] : (double)NAN;
  out->step_cm1 = grid->step_cm1;
  out->measured = used_values(memory, grid, grid->y);
  out->measured_count = out->measured != NULL ? grid->count : 0;
  if (comparison->deviation != NULL) {
    out->standard_deviation = used_values(memory, grid, comparison->deviation);
    out->standard_deviation_count = out->standard_deviation != NULL ? grid->count : 0;
  }
  if (!comparison->has_sample)
    return;
  double *fitted = result_take(memory, (grid->count + 1) * sizeof *fitted);
  double *residual = result_take(memory, (grid->count + 1) * sizeof *residual);
  if (fitted == NULL || residual == NULL)
    return;
  for (size_t i = 0; i < grid->count; i++) {
    double value = elastir_sample_fitted_at(&comparison->sample, grid->x_cm1[i]);
    fitted[i] = grid->used[i] ? grid->factor * (value - grid->offset) : (double)NAN;
    residual[i] = grid->y[i] - fitted[i];
  }
  out->fitted = fitted;
  out->residual = residual;
  out->fitted_count = out->residual_count = grid->count;
}

/* What was seen of each model, in units of the largest value of all. */
static void fill_seen(elastir_result_memory *memory, const elastir_comparison *comparison,
                      elastir_result_comparison *out)
{
  const elastir_preprocessed *grid = &comparison->plain;
  double most = 0.0;
  for (size_t k = 0; k < out->models_count; k++)
    for (size_t i = 0; comparison->models[k].curve != NULL && i < grid->count; i++)
      if (grid->used[i])
        most = fmax(most, comparison->models[k].curve[i]);
  for (size_t k = 0; most > 0.0 && k < out->models_count; k++) {
    const double *curve = comparison->models[k].curve;
    double *seen = curve != NULL ? result_take(memory, (grid->count + 1) * sizeof *seen) : NULL;
    for (size_t i = 0; seen != NULL && i < grid->count; i++)
      seen[i] = grid->used[i] ? curve[i] / most : (double)NAN;
    out->models[k].curve = seen;
    out->models[k].curve_count = seen != NULL ? grid->count : 0;
  }
}

/* Which files went into an average or a difference. */
static void fill_combination(elastir_result_memory *memory, const elastir_measurements *list,
                             const elastir_named_spectrum *spectrum,
                             elastir_result_comparison *out)
{
  const elastir_measurement *item = spectrum->item;
  elastir_result_combination *to =
      item->kind != ELASTIR_OF_FILE ? RESULT_NEW(memory, combination) : NULL;
  out->combination = to;
  if (to == NULL)
    return;
  bool difference = item->kind == ELASTIR_OF_DIFFERENCE;
  to->kind = difference ? "difference" : "average";
  if (difference) {
    to->minuend = result_text(memory, list->named.models[item->minuend].label);
    to->subtrahend = result_text(memory, list->named.models[item->subtrahend].label);
  }
  to->resampled = spectrum->combined.resampled;
  to->parts = RESULT_LIST(memory, spectrum_part, spectrum->part_count);
  for (size_t i = 0; to->parts != NULL && i < spectrum->part_count; i++)
    to->parts[to->parts_count++] = (elastir_result_spectrum_part){
        result_text(memory, spectrum->parts[i].path), result_text(memory, spectrum->parts[i].sha256)};
}

void fill_comparison(elastir_result *result, const elastir_measurements *list,
                     const elastir_named_spectrum *spectrum, const compared_models *compared,
                     const elastir_comparison_options *options,
                     const elastir_comparison *comparison)
{
  elastir_result_memory *memory = result->memory;
  elastir_result_comparison *out =
      result_append(memory, &quantity_group_comparison, &result->comparison, &result->comparison_count);
  if (out == NULL)
    return;
  out->label = result_text(memory, spectrum->label);
  fill_combination(memory, list, spectrum, out);
  fill_measured_facts(memory, &spectrum->measured, &spectrum->absorbance, &out->measured);
  out->preprocessing =
      fill_preprocessing(memory, &comparison->scored, &out->preprocessing_count);
  out->window_cm1[0] = comparison->from_cm1;
  out->window_cm1[1] = comparison->to_cm1;
  out->points_used = (int64_t)comparison->scored.used_count;
  fill_bands(memory, &comparison->bands, out);
  out->model_fwhm_cm1 = options->shape.fwhm_cm1;
  out->atr_weighted = options->atr_weighted;
  out->seen_as = *options->seen_as != '\0' ? result_text(memory, options->seen_as) : "absorbance";
  if (options->scale_from >= 0)
    out->scale_from = compared->models[options->scale_from].label;
  fill_models(memory, compared, comparison, out);
  if (*options->seen_as == '\0')
    forget_shifts(out);
  fill_ranking(memory, compared, &comparison->ranking, &options->bootstrap, out);
  fill_verdict(memory, compared, &comparison->sample, out);
  if (comparison->has_sample)
    fill_sample(memory, &options->sample, &comparison->sample, out);
  fill_curves(memory, comparison, &out->curves);
  fill_seen(memory, comparison, out);
  fill_ratios(memory, compared, options, comparison, out);
  fill_lines_and_areas(memory, comparison, out);
  fill_pairs(memory, compared, comparison, out);
}
