/* SPDX-License-Identifier: GPL-3.0-or-later */
/* fill_map.c: puts what was computed of a stiffness map into the structs of a result. */
#include "model/fill_map.h"

#include <math.h>
#include <stdlib.h>

enum { IMAGE_SIDE = 64 };

static const char *const reasons[MASK_REASONS] = {
    [MASK_MISSING] = "missing",      [MASK_NOT_POSITIVE] = "not-positive",
    [MASK_SOFT] = "below-threshold", [MASK_STIFF] = "above-threshold",
    [MASK_NO_HEIGHT] = "no-height",  [MASK_LOW] = "low",
    [MASK_HIGH] = "high",            [MASK_STEEP] = "steep",
    [MASK_EDGE] = "edge",            [MASK_OUTLIER] = "outlier"};

void fill_masks(elastir_result_memory *memory, const map_analysis *analysis,
                elastir_result_stiffness_map *out)
{
  out->masks = RESULT_LIST(memory, map_mask, MASK_REASONS);
  out->masked = 0;
  for (size_t i = 0; out->masks != NULL && i < MASK_REASONS; i++) {
    const mask_count *count = &analysis->masks[i];
    if (!count->applied)
      continue;
    out->masked += (int64_t)count->pixels;
    elastir_result_map_mask *mask = &out->masks[out->masks_count++];
    mask->reason = reasons[i];
    mask->pixels = (int64_t)count->pixels;
    mask->limit = count->limit;
  }
}

static double within(double value, double least, double most)
{
  return value < least ? least : value > most ? most : value; /* NAN stays */
}

static void fill_component(const map_analysis *analysis, int k, elastir_result_map_component *out)
{
  bool alone = analysis->bic_one <= analysis->bic_two;
  const map_errors *errors = &analysis->errors;
  const map_normal *part = alone ? &analysis->one.part[0] : &analysis->two.part[k];
  double mean = errors->reach * (alone ? errors->mean : errors->part[k].mean);
  double deviation = errors->reach * (alone ? errors->standard_deviation
                                            : errors->part[k].standard_deviation);
  double fraction = alone ? (double)NAN : errors->reach * errors->part[k].fraction;
  *out = (elastir_result_map_component){
      .fraction = part->fraction,
      .low = within(part->fraction - fraction, 0.0, 1.0),
      .high = within(part->fraction + fraction, 0.0, 1.0),
      .mean_gpa = part->mean,
      .mean_low_gpa = part->mean - mean,
      .mean_high_gpa = part->mean + mean,
      .standard_deviation_gpa = part->standard_deviation,
      .standard_deviation_low_gpa = within(part->standard_deviation - deviation, 0.0, INFINITY),
      .standard_deviation_high_gpa = part->standard_deviation + deviation};
}

static double expected_count(const map_normal *part, const map_bins *bins, size_t i)
{
  const double scale = part->standard_deviation * sqrt(2.0);
  double from = bins->from + (double)i * bins->step;
  return 0.5 * bins->total * part->fraction *
         (erf((from + bins->step - part->mean) / scale) - erf((from - part->mean) / scale));
}

static void fill_histogram(elastir_result_memory *memory, const map_analysis *analysis,
                           const map_normals *fit, elastir_result_map_histogram *out)
{
  const map_bins *bins = &analysis->shown;
  double *normals = result_take(memory, bins->bins * sizeof *normals);
  int64_t *counts = result_take(memory, bins->bins * sizeof *counts);
  for (size_t i = 0; normals != NULL && counts != NULL && i < bins->bins; i++) {
    counts[i] = (int64_t)bins->counts[i];
    normals[i] = 0.0;
    for (int k = 0; k < fit->count; k++)
      normals[i] += expected_count(&fit->part[k], bins, i);
  }
  out->from_gpa = bins->from;
  out->step_gpa = bins->step;
  out->counts = counts;
  out->normals = normals;
  out->counts_count = out->normals_count = bins->bins;
}

void fill_components(elastir_result_memory *memory, const map_analysis *analysis,
                     elastir_result_stiffness_map *out)
{
  bool alone = analysis->bic_one <= analysis->bic_two;
  const map_errors *errors = &analysis->errors;
  out->mean_gpa = analysis->moments.mean;
  out->mean_low_gpa = out->mean_gpa - errors->reach * errors->mean;
  out->mean_high_gpa = out->mean_gpa + errors->reach * errors->mean;
  out->standard_deviation_gpa = analysis->moments.standard_deviation;
  out->median_gpa = analysis->moments.median;
  out->robust_deviation_gpa = analysis->moments.robust_deviation;
  out->independent_pixels = analysis->independent;
  out->correlation_pixels = (int64_t)analysis->correlation.reach;
  out->blocks = (int64_t)errors->count;
  out->bic_one = analysis->bic_one;
  out->bic_two = analysis->bic_two;
  out->components = RESULT_LIST(memory, map_component, 2);
  for (int k = 0; out->components != NULL && k < (alone ? 1 : 2); k++)
    fill_component(analysis, k, &out->components[out->components_count++]);
  fill_histogram(memory, analysis, alone ? &analysis->one : &analysis->two, &out->histogram);
}

/* The mean of the pixels of a cell; NAN: all are masked. */
static double cell_mean(const map_scan *scan, size_t side, size_t left, size_t top)
{
  double sum = 0.0, count = 0.0;
  for (size_t y = top; y < top + side && y < scan->rows; y++)
    for (size_t x = left; x < left + side && x < scan->columns; x++) {
      double value = scan->modulus_gpa[y * scan->columns + x];
      if (isfinite(value)) {
        sum += value;
        count += 1.0;
      }
    }
  return sum / count;
}

void fill_map_image(elastir_result_memory *memory, const map_scan *scan,
                    elastir_result_map_image *out)
{
  size_t most = scan->columns > scan->rows ? scan->columns : scan->rows;
  size_t side = (most + IMAGE_SIDE - 1) / IMAGE_SIDE;
  size_t columns = (scan->columns + side - 1) / side, rows = (scan->rows + side - 1) / side;
  double *values = result_take(memory, columns * rows * sizeof *values);
  for (size_t i = 0; values != NULL && i < columns * rows; i++)
    values[i] = cell_mean(scan, side, i % columns * side, i / columns * side);
  out->columns = (int64_t)columns;
  out->rows = (int64_t)rows;
  out->values_gpa = values;
  out->values_gpa_count = columns * rows;
}

static elastir_result_map_moduli moduli(const map_distribution *from)
{
  return (elastir_result_map_moduli){.mean_gpa = from->mean,
                                     .standard_deviation_gpa = from->standard_deviation,
                                     .min_gpa = from->least,
                                     .low_gpa = from->low,
                                     .high_gpa = from->high,
                                     .max_gpa = from->most};
}

void fill_map_models(elastir_result_memory *memory, const map_models *models,
                     elastir_result_stiffness_map *out)
{
  out->models = RESULT_LIST(memory, map_model, models->count);
  for (size_t k = 0; out->models != NULL && k < models->count; k++) {
    elastir_result_map_model *model = &out->models[out->models_count++];
    model->label = result_text(memory, models->labels[k]);
    model->expected = moduli(&models->expected[k]);
    model->contact = moduli(&models->contact[k]);
    model->youngs = moduli(&models->youngs[k]);
  }
}

static const char *presence(const map_share *share)
{
  static const double detectable = 0.05;
  return share->low > 0.0 ? "yes" : share->high < detectable ? "no" : "undetermined";
}

/* What the models, and last the unexplained share, spread over all bins, put into those from first on. */
static void put_parts(const map_question *question, const map_explanation *explanation, const map_bins *shown,
                      size_t first, map_table *table, double *const parts[MAP_MOST_SHARES])
{
  const size_t left = shown->bins - first;
  const map_bins some = {.from = shown->from + (double)first * shown->step, .step = shown->step,
                         .bins = left < MAP_LEVELS ? left : MAP_LEVELS};
  map_question own = *question;
  own.bins = &some;
  map_table_fill(&own, log(explanation->factor), log(explanation->noise), table);
  for (size_t k = 0; k <= question->count; k++)
    for (size_t i = 0; i < some.bins; i++) {
      double density = k < question->count ? table->density[k][i]
                                           : 1.0 / (shown->step * (double)shown->bins);
      parts[k][first + i] = shown->total * shown->step * explanation->shares[k].fraction * density;
    }
}

/* The parts of the histogram: what was fitted in other bins. */
static void fill_parts(elastir_result_memory *memory, const map_question *question,
                       const map_explanation *explanation, const map_bins *shown,
                       elastir_result_stiffness_map *out)
{
  double *all = result_take(memory, shown->bins * sizeof *all), *parts[MAP_MOST_SHARES];
  map_table *table = malloc(sizeof *table);
  bool good = table != NULL && all != NULL;
  for (size_t k = 0; good && k <= question->count; k++) {
    parts[k] = result_take(memory, shown->bins * sizeof *parts[k]);
    good = parts[k] != NULL;
  }
  if (!good) {
    result_memory_fail(memory);
    free(table);
    return;
  }
  for (size_t first = 0; first < shown->bins; first += MAP_LEVELS)
    put_parts(question, explanation, shown, first, table, parts);
  for (size_t k = 0; k <= question->count; k++) {
    for (size_t i = 0; i < shown->bins; i++)
      all[i] += parts[k][i];
    if (k < question->count) {
      out->models[k].counts = parts[k];
      out->models[k].counts_count = shown->bins;
    }
  }
  out->histogram.models = all;
  out->histogram.models_count = shown->bins;
  free(table);
}

void fill_explanation(elastir_result_memory *memory, const map_question *question,
                      const map_explanation *explanation, const map_bins *shown,
                      elastir_result_stiffness_map *out)
{
  if (out->models_count < question->count)
    return;
  for (size_t k = 0; k < question->count; k++) {
    const map_share *share = &explanation->shares[k];
    out->models[k].fraction = share->fraction;
    out->models[k].low = share->low;
    out->models[k].high = share->high;
    out->models[k].present = presence(share);
  }
  out->unexplained = RESULT_NEW(memory, map_share);
  if (out->unexplained != NULL) {
    const map_share *rest = &explanation->shares[question->count];
    *out->unexplained = (elastir_result_map_share){rest->fraction, rest->low, rest->high};
  }
  out->calibration.factor = explanation->factor;
  out->calibration.low = explanation->factor_low;
  out->calibration.high = explanation->factor_high;
  out->calibration.misfit = explanation->calibration_misfit;
  out->calibration.noise_percent = 100.0 * explanation->noise;
  fill_parts(memory, question, explanation, shown, out);
}
