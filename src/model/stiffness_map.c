/* SPDX-License-Identifier: GPL-3.0-or-later */
/* stiffness_map.c: a stiffness map, masked, fitted, and compared with models. */
#include "model/stiffness_map.h"

#include <math.h>
#include <stdlib.h>

#include "model/fill_map.h"

enum { FINE_BINS = 512, SHOWN_BINS = 64 };

void map_settings_default(map_settings *settings)
{
  *settings = (map_settings){.mask = {.least_gpa = NAN,
                                      .most_gpa = NAN,
                                      .least_height_nm = NAN,
                                      .most_height_nm = NAN,
                                      .slope_deg = NAN,
                                      .outliers = 6.0},
                             .calibration_percent = 15.0,
                             .checksum = ELASTIR_CHECKSUM_SMALL};
}

/* Masks, and says whether enough is left. */
static bool mask(const map_input *input, const map_settings *settings, map_analysis *analysis,
                 elastir_diagnostics *diagnostics)
{
  const size_t pixels = input->file.columns * input->file.rows;
  if (!map_mask(&analysis->scan, &settings->mask, analysis->masks) ||
      !map_moments_of(analysis->scan.modulus_gpa, pixels, &analysis->moments)) {
    elastir_diagnose_no_memory(diagnostics);
    return false;
  }
  const map_moments *moments = &analysis->moments;
  if (moments->count < MAP_FEWEST_PIXELS)
    elastir_diagnose(diagnostics, ELASTIR_ERROR, "too-few-pixels", input->file.path, 0,
                     "expected at least %d unmasked pixels, found %zu of %zu; see --min, --max, --height, "
                     "--slope and --edge", MAP_FEWEST_PIXELS, moments->count, pixels);
  else if (!(moments->most > moments->least))
    elastir_diagnose(diagnostics, ELASTIR_ERROR, "all-equal", input->file.path, 0,
                     "all %zu pixels have the value %g GPa; that is not a map", moments->count,
                     moments->most);
  else
    return true;
  return false;
}

/* Two in the deviation of the narrowest component at least, as of a soft sample on a stiff substrate. */
static size_t shown_bins(const map_moments *moments, const map_normals *fit)
{
  double narrowest = INFINITY;
  for (int k = 0; k < fit->count; k++)
    if (fit->part[k].standard_deviation > 0.0)
      narrowest = fmin(narrowest, fit->part[k].standard_deviation);
  const double bins = ceil(2.0 * (moments->most - moments->least) / narrowest);
  return bins > FINE_BINS ? FINE_BINS : bins > SHOWN_BINS ? (size_t)bins : SHOWN_BINS;
}

static bool fit(const map_input *input, map_analysis *analysis, elastir_diagnostics *diagnostics)
{
  const size_t pixels = input->file.columns * input->file.rows;
  const double *values = analysis->scan.modulus_gpa;
  analysis->correlation = map_correlation_of(&analysis->scan, &analysis->moments);
  if (!map_bins_make(values, pixels, FINE_BINS, &analysis->fine) ||
      !map_bins_make(values, pixels, MAP_LEVELS, &analysis->levels))
    return false;
  double used = analysis->fine.total;
  analysis->independent = fmax(used / analysis->correlation.inflation, 1.0);
  analysis->one = map_fit_normal(&analysis->fine);
  analysis->two = map_fit_two_normals(&analysis->fine, NULL);
  analysis->bic_one = map_bic(analysis->one.log_likelihood, 2, used, analysis->independent);
  analysis->bic_two = map_bic(analysis->two.log_likelihood, 5, used, analysis->independent);
  const map_normals *better =
      analysis->bic_one <= analysis->bic_two ? &analysis->one : &analysis->two;
  if (!map_bins_make(values, pixels, shown_bins(&analysis->moments, better), &analysis->shown) ||
      !map_block_errors(&analysis->scan, &analysis->correlation, &analysis->fine, better,
                        &analysis->errors))
    return false;
  if (isnan(analysis->errors.reach))
    elastir_diagnose(diagnostics, ELASTIR_WARNING, "correlated-map", input->file.path, 0,
                     "neighbouring pixels are correlated over %zu%s pixels: the map corresponds to %.0f "
                     "independent pixels and has %zu blocks of sufficient width; expected %d blocks for "
                     "intervals of means and deviations, which are omitted",
                     analysis->correlation.reach, analysis->correlation.beyond ? " or more" : "",
                     analysis->independent, analysis->errors.count, MAP_FEWEST_BLOCKS);
  return true;
}

static void fill_file(elastir_result_memory *memory, const map_input *input,
                      const map_settings *settings, elastir_result_stiffness_map *out)
{
  static const char *const moduli[] = {"contact", "reduced", "youngs"};
  const elastir_map_file *file = &input->file;
  const map_expectation *expectation = &settings->expectation;
  const char **facets = (const char **)result_take(memory, (MAP_MOST_FACETS) * sizeof *facets);
  out->path = result_text(memory, file->path);
  out->sha256 = *file->source.sha256 != '\0' ? result_text(memory, file->source.sha256) : NULL;
  out->format = file->format;
  out->title = *file->title != '\0' ? result_text(memory, file->title) : NULL;
  out->unit = result_text(memory, settings->unit != NULL ? settings->unit : file->unit);
  out->topography = result_text(memory, input->topography);
  out->columns = (int64_t)file->columns;
  out->rows = (int64_t)file->rows;
  out->pixels = out->columns * out->rows;
  out->width_um = 1e6 * file->width_m;
  out->height_um = 1e6 * file->height_m;
  out->modulus = moduli[expectation->modulus];
  out->calibration.sigma_percent = settings->calibration_percent;
  for (size_t i = 0; facets != NULL && i < expectation->facet_count; i++)
    facets[out->facets_count++] = result_text(memory, expectation->facets[i].text);
  out->facets = facets;
}

/* false: no memory. */
static bool explain(elastir_result_memory *memory, const map_settings *settings,
                    const map_models *models, const map_analysis *analysis,
                    elastir_result_stiffness_map *out)
{
  map_explanation explanation;
  map_question question = {.bins = &analysis->levels,
                           .models = models->expected,
                           .count = models->count,
                           .independent = analysis->independent,
                           .calibration = log1p(0.01 * settings->calibration_percent)};
  fill_map_models(memory, models, out);
  if (models->count == 0)
    return true;
  if (!map_explain(&question, &explanation))
    return false;
  fill_explanation(memory, &question, &explanation, &analysis->shown, out);
  /* Models have a factor and a noise of their own, as one normal has; that shares among like models
   * are parameters, too, is not a fault of the shape. */
  double bic = -2.0 * explanation.log_likelihood + 2.0 * log(analysis->independent);
  map_verdict_of(memory, out, bic - fmin(analysis->bic_one, analysis->bic_two));
  return true;
}

static map_scan scan_of(const map_input *input)
{
  const elastir_map_file *file = &input->file, *heights = &input->heights;
  double width = isfinite(file->width_m) ? file->width_m : heights->width_m;
  double height = isfinite(file->height_m) ? file->height_m : heights->height_m;
  bool known = isfinite(width) && width > 0.0 && isfinite(height) && height > 0.0;
  return (map_scan){.columns = file->columns,
                    .rows = file->rows,
                    .modulus_gpa = file->values,
                    .height_nm = heights->values,
                    .pixel_nm = {known ? 1e9 * width / (double)file->columns : (double)NAN,
                                 known ? 1e9 * height / (double)file->rows : (double)NAN}};
}

static void report_slope(const map_input *input, const map_settings *settings, const map_scan *scan,
                         elastir_diagnostics *diagnostics)
{
  if (isfinite(settings->mask.slope_deg) && isnan(scan->pixel_nm[0]))
    elastir_diagnose(diagnostics, ELASTIR_WARNING, "no-pixel-size", input->file.path, 0,
                     "neither the map nor its topography states the size of the scan; --slope is not "
                     "applied");
}

bool stiffness_map_add(elastir_result *result, const map_settings *settings,
                       const map_models *models, map_input *input,
                       elastir_diagnostics *diagnostics)
{
  elastir_result_memory *memory = result->memory;
  map_analysis analysis = {.scan = scan_of(input)};
  report_slope(input, settings, &analysis.scan, diagnostics);
  if (!mask(input, settings, &analysis, diagnostics))
    return false;
  bool good = fit(input, &analysis, diagnostics);
  elastir_result_stiffness_map *out =
      good ? result_append(memory, &quantity_group_stiffness_map, &result->stiffness_maps,
                           &result->stiffness_maps_count)
           : NULL;
  if (out != NULL) {
    fill_file(memory, input, settings, out);
    fill_masks(memory, &analysis, out);
    fill_components(memory, &analysis, out);
    fill_map_image(memory, &analysis.scan, &out->image);
    good = explain(memory, settings, models, &analysis, out);
  }
  free(analysis.fine.counts);
  free(analysis.levels.counts);
  free(analysis.shown.counts);
  good = good && out != NULL && !result_memory_failed(memory);
  if (!good)
    elastir_diagnose_no_memory(diagnostics);
  return good;
}
