/* SPDX-License-Identifier: GPL-3.0-or-later */
/* fill_ratios.c: ratios, discriminating bands and series as parts of a result. */
#include <math.h>

#include "model/fill_measured.h"

static void fill_pair(elastir_result_memory *memory, const elastir_discrimination *pair,
                      elastir_result_discrimination *out)
{
  out->bands = RESULT_LIST(memory, discriminating_band, pair->count);
  for (size_t b = 0; out->bands != NULL && b < pair->count; b++) {
    const elastir_discriminating_band *band = &pair->bands[b];
    out->bands[out->bands_count++] = (elastir_result_discriminating_band){
        band->position_cm1, band->first, band->second, band->difference, band->sigmas};
  }
}

void fill_pairs(elastir_result_memory *memory, const compared_models *compared,
                const elastir_comparison *comparison, elastir_result_comparison *out)
{
  out->discriminating_bands = RESULT_LIST(memory, discrimination, comparison->pair_count);
  for (size_t i = 0; out->discriminating_bands != NULL && i < comparison->pair_count; i++) {
    const elastir_discrimination *pair = &comparison->pairs[i];
    elastir_result_discrimination *one =
        &out->discriminating_bands[out->discriminating_bands_count++];
    one->first = compared->models[pair->first].label;
    one->second = compared->models[pair->second].label;
    fill_pair(memory, pair, one);
  }
}

static void fill_ratio(elastir_result_memory *memory, const compared_models *compared,
                       const elastir_comparison *comparison, size_t r,
                       elastir_result_band_ratio *out)
{
  const elastir_band_ratio *ratio = &comparison->band_ratios[r];
  out->measured = ratio->value;
  out->standard_error = ratio->standard_error;
  out->measured_height_ratio = ratio->height_ratio;
  out->height_ratio_error = ratio->height_ratio_error;
  out->fitted = ratio->fitted;
  out->fitted_error = ratio->fitted_error;
  out->standard_deviation = ratio->scatter;
  out->numerator_at_cm1 = ratio->numerator_at_cm1;
  out->denominator_at_cm1 = ratio->denominator_at_cm1;
  out->numerator_shoulder = ratio->numerator_shoulder;
  out->denominator_shoulder = ratio->denominator_shoulder;
  out->models = RESULT_LIST(memory, model_ratio, comparison->model_count);
  for (size_t k = 0; out->models != NULL && k < comparison->model_count; k++) {
    const elastir_band_ratio *of_model = &comparison->models[k].band_ratios[r];
    out->models[out->models_count++] = (elastir_result_model_ratio){
        compared->models[k].label, of_model->value, of_model->height_ratio, of_model->fitted};
  }
}

void fill_ratios(elastir_result_memory *memory, const compared_models *compared,
                 const elastir_comparison_options *options, const elastir_comparison *comparison,
                 elastir_result_comparison *out)
{
  out->band_ratios = RESULT_LIST(memory, band_ratio, comparison->ratio_count);
  for (size_t r = 0; out->band_ratios != NULL && r < comparison->ratio_count; r++) {
    elastir_result_band_ratio *one = &out->band_ratios[out->band_ratios_count++];
    one->numerator_cm1 = options->ratios[r].numerator_cm1;
    one->denominator_cm1 = options->ratios[r].denominator_cm1;
    fill_ratio(memory, compared, comparison, r, one);
  }
}

void fill_lines_and_areas(elastir_result_memory *memory, const elastir_comparison *comparison,
                          elastir_result_comparison *out)
{
  const elastir_line_fit *fit = &comparison->line_fit;
  out->fitted_lines = fit->count > 0 ? RESULT_LIST(memory, fitted_line, fit->count) : NULL;
  for (size_t i = 0; out->fitted_lines != NULL && i < fit->count; i++) {
    const elastir_fitted_line *line = &fit->lines[i];
    out->fitted_lines[out->fitted_lines_count++] = (elastir_result_fitted_line){
        line->position_cm1, line->position_error_cm1, line->height, line->height_error,
        line->fwhm_cm1, line->fwhm_error_cm1, line->area, line->area_error, line->ratio,
        line->ratio_error, line->asked_cm1, result_text(memory, line->not_fitted)};
  }
  size_t count = comparison->area_count;
  out->areas = count > 0 ? RESULT_LIST(memory, band_area, count) : NULL;
  for (size_t i = 0; out->areas != NULL && i < count; i++) {
    const elastir_band_area *area = &comparison->areas[i];
    out->areas[out->areas_count++] = (elastir_result_band_area){
        area->from_cm1, area->to_cm1, area->area, area->area_error};
  }
}

/* ---- series ---- */

static elastir_result_trend trend_of(elastir_trend trend)
{
  int significant = isnan(trend.low) ? -1 : trend.low > 0.0 || trend.high < 0.0;
  return (elastir_result_trend){.spectra = (int64_t)trend.used,
                                .slope = trend.slope,
                                .slope_error = trend.slope_error,
                                .slope_low = trend.low,
                                .slope_high = trend.high,
                                .significant = significant,
                                .monotony = trend.monotony,
                                .monotony_p = trend.monotony_p};
}

/* A column of a table, its values `apart` bytes from one to the next. */
static const double *column_of(elastir_result_memory *memory, const double *first, size_t apart,
                               size_t rows)
{
  double *list = result_take(memory, (rows + 1) * sizeof *list);
  for (size_t i = 0; list != NULL && i < rows; i++)
    list[i] = *(const double *)(const void *)((const char *)first + i * apart);
  return list;
}

static void fill_fraction(elastir_result_memory *memory, const elastir_series *series, size_t k,
                          elastir_result_fraction_series *out)
{
  const elastir_sample_component *c = series->component + k;
  size_t n = series->count, apart = series->model_count * sizeof *c;
  out->fraction = column_of(memory, &c->fraction, apart, n);
  out->low = column_of(memory, &c->low, apart, n);
  out->high = column_of(memory, &c->high, apart, n);
  out->probability = column_of(memory, &c->probability, apart, n);
  out->detection_limit = column_of(memory, &c->detection_limit, apart, n);
  const char **present = result_take(memory, (n + 1) * sizeof *present);
  for (size_t i = 0; present != NULL && i < n; i++)
    present[i] = isfinite(c[i * series->model_count].fraction)
                     ? elastir_present_name(c[i * series->model_count].present)
                     : NULL;
  out->present = present;
  out->fraction_count = out->low_count = out->high_count = out->present_count = n;
  out->probability_count = out->detection_limit_count = n;
  out->trend = trend_of(elastir_series_fraction_trend(series, k));
}

static void fill_ratio_series(elastir_result_memory *memory, const elastir_series *series,
                              size_t k, elastir_result_ratio_series *out)
{
  size_t n = series->count, apart = series->ratio_count * sizeof(double);
  out->value = column_of(memory, series->ratio + k, apart, n);
  out->standard_error = column_of(memory, series->ratio_error + k, apart, n);
  out->trend = trend_of(elastir_series_ratio_trend(series, k));
  out->height_ratio = column_of(memory, series->plain + k, apart, n);
  out->height_ratio_error = column_of(memory, series->plain_error + k, apart, n);
  out->height_ratio_trend = trend_of(elastir_series_plain_trend(series, k));
  out->value_count = out->standard_error_count = n;
  out->height_ratio_count = out->height_ratio_error_count = n;
}

void fill_series(elastir_result *result, const compared_models *compared,
                 const elastir_comparison_options *options, const elastir_series *series)
{
  elastir_result_memory *memory = result->memory;
  size_t n = series->count, models = series->model_count, ratios = series->ratio_count;
  elastir_result_series *out = RESULT_NEW(memory, series);
  result->series = out;
  if (out == NULL)
    return;
  out->coordinate = result_numbers(memory, series->coordinate, n);
  out->coordinate_count = n;
  const char **labels = result_take(memory, (n + 1) * sizeof *labels);
  for (size_t i = 0; labels != NULL && i < n; i++)
    labels[i] = result_text(memory, series->label[i]);
  out->labels = labels;
  out->labels_count = labels != NULL ? n : 0;
  out->fractions = RESULT_LIST(memory, fraction_series, models);
  for (size_t k = 0; out->fractions != NULL && k < models; k++) {
    out->fractions[k].label = compared->models[k].label;
    fill_fraction(memory, series, k, &out->fractions[out->fractions_count++]);
  }
  out->band_ratios = RESULT_LIST(memory, ratio_series, ratios);
  for (size_t k = 0; out->band_ratios != NULL && k < ratios; k++) {
    out->band_ratios[k].numerator_cm1 = options->ratios[k].numerator_cm1;
    out->band_ratios[k].denominator_cm1 = options->ratios[k].denominator_cm1;
    fill_ratio_series(memory, series, k, &out->band_ratios[out->band_ratios_count++]);
  }
}
