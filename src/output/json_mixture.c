/* SPDX-License-Identifier: GPL-3.0-or-later */
/* json_mixture.c: mixture, discriminating bands and series as JSON. */
#include <math.h>

#include "output/json_comparison.h"

static void add_unexplained(json_builder *builder, cJSON *parent, const elastir_mixture *mixture)
{
  cJSON *list = json_array(builder, parent, "unexplained");
  for (size_t i = 0; i < mixture->unexplained_count; i++) {
    const elastir_unexplained *one = &mixture->unexplained[i];
    cJSON *object = json_object(builder, list, NULL);
    json_number(builder, object, "position_cm1", one->position_cm1);
    json_number(builder, object, "height", one->height);
    json_number(builder, object, "from_cm1", one->from_cm1);
    json_number(builder, object, "to_cm1", one->to_cm1);
    json_number(builder, object, "sigmas", one->sigmas);
  }
}

void json_mixture(json_builder *builder, cJSON *parent, const json_compared *compared,
                  const elastir_mixture *mixture)
{
  cJSON *object = json_object(builder, parent, "mixture");
  cJSON *components = json_array(builder, object, "components");
  for (size_t k = 0; k < mixture->count; k++) {
    cJSON *component = json_object(builder, components, NULL);
    json_text(builder, component, "label", compared->models[k].label);
    json_number(builder, component, "fraction", mixture->components[k].fraction);
    json_number(builder, component, "low", mixture->components[k].low);
    json_number(builder, component, "high", mixture->components[k].high);
  }
  json_number(builder, object, "residual_rms", mixture->residual_rms);
  json_number(builder, object, "pearson", mixture->pearson);
  json_number(builder, object, "condition_number", mixture->condition);
  json_bool(builder, object, "separable", !mixture->inseparable);
  json_number(builder, object, "bootstrap_samples", (double)mixture->bootstrap_samples);
  json_number(builder, object, "common_scale", mixture->common_scale);
  json_number(builder, object, "common_scale_error", mixture->common_scale_error);
  json_number(builder, object, "common_shift_cm1", mixture->common_shift_cm1);
  json_number(builder, object, "common_shift_error_cm1", mixture->common_shift_error_cm1);
  json_number(builder, object, "fwhm_cm1", mixture->fwhm_cm1);
  json_number(builder, object, "fwhm_error_cm1", mixture->fwhm_error_cm1);
  add_unexplained(builder, object, mixture);
}

void json_pairs(json_builder *builder, cJSON *parent, const json_compared *compared,
                const elastir_comparison *comparison)
{
  cJSON *list = json_array(builder, parent, "discriminating_bands");
  for (size_t i = 0; i < comparison->pair_count; i++) {
    const elastir_discrimination *pair = &comparison->pairs[i];
    cJSON *object = json_object(builder, list, NULL);
    json_text(builder, object, "first", compared->models[pair->first].label);
    json_text(builder, object, "second", compared->models[pair->second].label);
    cJSON *bands = json_array(builder, object, "bands");
    for (size_t b = 0; b < pair->count; b++) {
      const elastir_discriminating_band *band = &pair->bands[b];
      cJSON *entry = json_object(builder, bands, NULL);
      json_number(builder, entry, "position_cm1", band->position_cm1);
      json_number(builder, entry, "first", band->first);
      json_number(builder, entry, "second", band->second);
      json_number(builder, entry, "difference", band->difference);
      json_number(builder, entry, "sigmas", band->sigmas);
    }
  }
}

static void add_trend(json_builder *builder, cJSON *parent, elastir_trend trend)
{
  cJSON *object = json_object(builder, parent, "trend");
  json_number(builder, object, "slope", trend.slope);
  json_number(builder, object, "slope_error", trend.slope_error);
  json_number(builder, object, "monotony", trend.monotony);
}

/* Column `column` of a table with `columns` of them. */
static void add_column(json_builder *builder, cJSON *parent, const char *key,
                       const double *values, size_t columns, size_t column, size_t rows)
{
  cJSON *list = json_array(builder, parent, key);
  for (size_t i = 0; i < rows; i++)
    json_number(builder, list, NULL, values[i * columns + column]);
}

void json_series(json_builder *builder, cJSON *document, const json_compared *compared,
                 const elastir_comparison_options *options, const elastir_series *series)
{
  cJSON *object = json_object(builder, document, "series");
  json_numbers(builder, object, "coordinate", series->coordinate, series->count);
  cJSON *fractions = json_array(builder, object, "fractions");
  for (size_t k = 0; k < series->model_count; k++) {
    cJSON *entry = json_object(builder, fractions, NULL);
    json_text(builder, entry, "label", compared->models[k].label);
    add_column(builder, entry, "fraction", series->fraction, series->model_count, k,
               series->count);
    add_column(builder, entry, "low", series->low, series->model_count, k, series->count);
    add_column(builder, entry, "high", series->high, series->model_count, k, series->count);
    add_trend(builder, entry, elastir_series_fraction_trend(series, k));
  }
  cJSON *ratios = json_array(builder, object, "band_ratios");
  for (size_t k = 0; k < series->ratio_count; k++) {
    cJSON *entry = json_object(builder, ratios, NULL);
    json_number(builder, entry, "numerator_cm1", options->ratios[k].numerator_cm1);
    json_number(builder, entry, "denominator_cm1", options->ratios[k].denominator_cm1);
    add_column(builder, entry, "value", series->ratio, series->ratio_count, k, series->count);
    add_column(builder, entry, "standard_error", series->ratio_error, series->ratio_count, k,
               series->count);
    add_trend(builder, entry, elastir_series_ratio_trend(series, k));
  }
}
