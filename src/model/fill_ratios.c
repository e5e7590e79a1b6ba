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
  out->numerator_at_cm1 = ratio->numerator_at_cm1;
  out->denominator_at_cm1 = ratio->denominator_at_cm1;
  out->numerator_shoulder = ratio->numerator_shoulder;
  out->denominator_shoulder = ratio->denominator_shoulder;
  out->models = RESULT_LIST(memory, model_ratio, comparison->model_count);
  for (size_t k = 0; out->models != NULL && k < comparison->model_count; k++) {
    const elastir_band_ratio *of_model = &comparison->models[k].band_ratios[r];
    out->models[out->models_count++] = (elastir_result_model_ratio){
        compared->models[k].label, of_model->value, of_model->height_ratio};
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
        line->ratio_error};
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
  return (elastir_result_trend){trend.slope, trend.slope_error, trend.monotony};
}

/* Column `column` of a table with `columns` of them. */
static const double *column_of(elastir_result_memory *memory, const double *values, size_t columns,
                               size_t column, size_t rows)
{
  double *list = result_take(memory, (rows + 1) * sizeof *list);
  for (size_t i = 0; list != NULL && i < rows; i++)
    list[i] = values[i * columns + column];
  return list;
}

static void fill_fractions(elastir_result_memory *memory, const compared_models *compared,
                           const elastir_series *series, elastir_result_series *out)
{
  size_t n = series->count, columns = series->model_count;
  out->fractions = RESULT_LIST(memory, fraction_series, columns);
  for (size_t k = 0; out->fractions != NULL && k < columns; k++)
    out->fractions[out->fractions_count++] = (elastir_result_fraction_series){
        .label = compared->models[k].label,
        .fraction = column_of(memory, series->fraction, columns, k, n), .fraction_count = n,
        .low = column_of(memory, series->low, columns, k, n), .low_count = n,
        .high = column_of(memory, series->high, columns, k, n), .high_count = n,
        .trend = trend_of(elastir_series_fraction_trend(series, k))};
}

void fill_series(elastir_result *result, const compared_models *compared,
                 const elastir_comparison_options *options, const elastir_series *series)
{
  elastir_result_memory *memory = result->memory;
  size_t n = series->count, columns = series->ratio_count;
  elastir_result_series *out = RESULT_NEW(memory, series);
  result->series = out;
  if (out == NULL)
    return;
  out->coordinate = result_numbers(memory, series->coordinate, n);
  out->coordinate_count = n;
  fill_fractions(memory, compared, series, out);
  out->band_ratios = RESULT_LIST(memory, ratio_series, columns);
  for (size_t k = 0; out->band_ratios != NULL && k < columns; k++)
    out->band_ratios[out->band_ratios_count++] = (elastir_result_ratio_series){
        .numerator_cm1 = options->ratios[k].numerator_cm1,
        .denominator_cm1 = options->ratios[k].denominator_cm1,
        .value = column_of(memory, series->ratio, columns, k, n), .value_count = n,
        .standard_error = column_of(memory, series->ratio_error, columns, k, n),
        .standard_error_count = n,
        .trend = trend_of(elastir_series_ratio_trend(series, k))};
}
