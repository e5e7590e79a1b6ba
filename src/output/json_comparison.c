/* SPDX-License-Identifier: GPL-3.0-or-later */
/* json_comparison.c: one measured spectrum against the models, as JSON. */
#include "output/json_comparison.h"

#include <math.h>

#include "output/json_measured.h"

static void add_bands(json_builder *builder, cJSON *parent, const elastir_bands *bands)
{
  json_number(builder, parent, "noise", bands->noise);
  cJSON *list = json_array(builder, parent, "bands");
  for (size_t i = 0; i < bands->count; i++) {
    cJSON *band = json_object(builder, list, NULL);
    json_number(builder, band, "position_cm1", bands->bands[i].position_cm1);
    json_number(builder, band, "height", bands->bands[i].height);
    json_number(builder, band, "prominence", bands->bands[i].prominence);
  }
}

static void add_assignments(json_builder *builder, cJSON *parent, const cJSON *modes,
                            const elastir_assignment *assignment)
{
  cJSON *list = json_array(builder, parent, "assignments");
  for (size_t i = 0; i < assignment->count; i++) {
    const elastir_assigned_band *band = &assignment->items[i];
    cJSON *object = json_object(builder, list, NULL);
    json_number(builder, object, "measured_cm1", band->measured_cm1);
    json_number(builder, object, "simulated_cm1", band->simulated_cm1);
    json_number(builder, object, "calculated_cm1", band->calculated_cm1);
    json_number(builder, object, "shift_cm1", band->shift_cm1);
    json_number(builder, object, "intensity_ratio", band->intensity_ratio);
    cJSON *numbers = json_array(builder, object, "modes");
    for (size_t m = 0; m < band->mode_count; m++)
      json_number(builder, numbers, NULL,
                  json_number_at(cJSON_GetArrayItem(modes, (int)band->modes[m]), "first"));
    cJSON *irreps = json_array(builder, object, "irreps");
    for (size_t m = 0; m < band->mode_count; m++)
      json_text(builder, irreps, NULL,
                json_text_at(cJSON_GetArrayItem(modes, (int)band->modes[m]), "irrep"));
  }
  json_number(builder, parent, "measured_unmatched", (double)assignment->measured_unmatched);
  json_number(builder, parent, "simulated_unmatched", (double)assignment->simulated_unmatched);
}

static void add_scale_fit(json_builder *builder, cJSON *parent,
                          const elastir_model_comparison *model)
{
  const elastir_scale_fit *fit = &model->scale_fit;
  if (!model->has_scale_fit) {
    json_null(builder, parent, "scale_fit");
    json_null(builder, parent, "scale_fit_quality");
    return;
  }
  static const char *const doubts[] = {NULL, "ambiguous", "beyond-reach", "contradicted",
                                       "vague"};
  cJSON *list = json_array(builder, parent, "scale_fit");
  for (size_t r = 0; r < fit->scale.count; r++) {
    const elastir_factor_fit *factor = &fit->factors[r];
    bool given = factor->doubt == ELASTIR_FACTOR_GIVEN;
    cJSON *object = json_object(builder, list, NULL);
    json_number(builder, object, "from_cm1", fit->scale.ranges[r].from_cm1);
    json_number(builder, object, "to_cm1", fit->scale.ranges[r].to_cm1);
    json_number(builder, object, "factor", given ? fit->scale.ranges[r].factor : NAN);
    json_number(builder, object, "standard_error", factor->standard_error);
    json_number(builder, object, "low", factor->low);
    json_number(builder, object, "high", factor->high);
    json_text(builder, object, "doubt", doubts[factor->doubt]);
    json_number(builder, object, "bands", (double)factor->bands);
  }
  cJSON *quality = json_object(builder, parent, "scale_fit_quality");
  json_text(builder, quality, "method", fit->curve_fitted ? "curve" : "bands");
  json_number(builder, quality, "bands", (double)fit->bands);
  json_number(builder, quality, "rms_shift_cm1", fit->rms_shift_cm1);
  json_number(builder, quality, "edges_tied", (double)fit->edges_tied);
  json_number(builder, quality, "fwhm_cm1", fit->fwhm_cm1);
  json_number(builder, quality, "fwhm_standard_error_cm1", fit->fwhm_error_cm1);
  json_matrix(builder, quality, "covariance", fit->covariance, fit->scale.count,
              fit->scale.count);
}

static void add_models(json_builder *builder, cJSON *parent, const json_compared *compared,
                       const elastir_comparison *comparison)
{
  cJSON *list = json_array(builder, parent, "models");
  for (size_t k = 0; k < comparison->model_count; k++) {
    const elastir_model_comparison *model = &comparison->models[k];
    cJSON *object = json_object(builder, list, NULL);
    json_text(builder, object, "label", compared->models[k].label);
    json_number(builder, object, "pearson", model->similarity.pearson);
    json_number(builder, object, "spearman", model->similarity.spearman);
    json_number(builder, object, "cosine", model->similarity.cosine);
    json_number(builder, object, "rmse", model->similarity.rmse);
    json_number(builder, object, "wasserstein_cm1", model->similarity.wasserstein_cm1);
    json_number(builder, object, "crossing_edges", (double)model->crossings);
    add_assignments(builder, object, compared->modes[k], &model->assignment);
    add_scale_fit(builder, object, model);
  }
}

static void add_ranking(json_builder *builder, cJSON *parent, const json_compared *compared,
                        const elastir_ranking *ranking, const elastir_bootstrap *bootstrap)
{
  if (ranking->count == 0) {
    json_null(builder, parent, "ranking");
    return;
  }
  cJSON *object = json_object(builder, parent, "ranking");
  json_text(builder, object, "metric", "pearson");
  json_text(builder, object, "best",
            ranking->decided ? compared->models[ranking->ranks[0].model].label : NULL);
  json_bool(builder, object, "decided", ranking->decided);
  json_number(builder, object, "confidence", ranking->confidence);
  json_number(builder, object, "confidence_wanted", bootstrap->confidence);
  json_number(builder, object, "margin", ranking->margin);
  json_number(builder, object, "margin_low", ranking->margin_low);
  json_number(builder, object, "margin_high", ranking->margin_high);
  json_number(builder, object, "bootstrap_samples", (double)bootstrap->replicates);
  cJSON *order = json_array(builder, object, "order");
  for (size_t i = 0; i < ranking->count; i++) {
    const elastir_rank *rank = &ranking->ranks[i];
    cJSON *entry = json_object(builder, order, NULL);
    json_text(builder, entry, "label", compared->models[rank->model].label);
    json_number(builder, entry, "pearson", rank->score);
    json_number(builder, entry, "low", rank->low);
    json_number(builder, entry, "high", rank->high);
    json_number(builder, entry, "first_share", rank->first_share);
  }
}

static void add_ratios(json_builder *builder, cJSON *parent, const json_compared *compared,
                       const elastir_comparison_options *options,
                       const elastir_comparison *comparison)
{
  cJSON *list = json_array(builder, parent, "band_ratios");
  for (size_t r = 0; r < comparison->ratio_count; r++) {
    const elastir_band_ratio *ratio = &comparison->band_ratios[r];
    cJSON *object = json_object(builder, list, NULL);
    json_number(builder, object, "numerator_cm1", options->ratios[r].numerator_cm1);
    json_number(builder, object, "denominator_cm1", options->ratios[r].denominator_cm1);
    json_number(builder, object, "measured", ratio->value);
    json_number(builder, object, "standard_error", ratio->standard_error);
    json_number(builder, object, "numerator_at_cm1", ratio->numerator_at_cm1);
    json_number(builder, object, "denominator_at_cm1", ratio->denominator_at_cm1);
    json_bool(builder, object, "numerator_shoulder", ratio->numerator_shoulder);
    json_bool(builder, object, "denominator_shoulder", ratio->denominator_shoulder);
    cJSON *models = json_array(builder, object, "models");
    for (size_t k = 0; k < comparison->model_count; k++) {
      cJSON *entry = json_object(builder, models, NULL);
      json_text(builder, entry, "label", compared->models[k].label);
      json_number(builder, entry, "value", comparison->models[k].band_ratios[r].value);
      json_number(builder, entry, "height_ratio",
                  comparison->models[k].band_ratios[r].height_ratio);
    }
  }
}

void json_comparison(json_builder *builder, cJSON *document, const elastir_measured *measured,
                     const elastir_absorbance *absorbance, const json_compared *compared,
                     const elastir_comparison_options *options,
                     const elastir_comparison *comparison)
{
  cJSON *list = cJSON_GetObjectItemCaseSensitive(document, "comparison");
  if (!cJSON_IsArray(list))
    list = json_array(builder, document, "comparison");
  cJSON *object = json_object(builder, list, NULL);
  json_measured_facts(builder, object, "measured", measured, absorbance);
  json_preprocessing(builder, object, &comparison->scored);
  const double window[2] = {comparison->from_cm1, comparison->to_cm1};
  json_numbers(builder, object, "window_cm1", window, 2);
  json_number(builder, object, "points_used", (double)comparison->scored.used_count);
  add_bands(builder, object, &comparison->bands);
  json_text(builder, object, "scale_from",
            options->scale_from >= 0 ? compared->models[options->scale_from].label : NULL);
  add_models(builder, object, compared, comparison);
  add_ranking(builder, object, compared, &comparison->ranking, &options->bootstrap);
  if (comparison->has_mixture)
    json_mixture(builder, object, compared, &comparison->mixture);
  else
    json_null(builder, object, "mixture");
  json_curves(builder, object, comparison);
  add_ratios(builder, object, compared, options, comparison);
  json_pairs(builder, object, compared, comparison);
}
