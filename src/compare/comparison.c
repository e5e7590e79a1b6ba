/* SPDX-License-Identifier: GPL-3.0-or-later */
/* comparison.c: everything that one measured spectrum says about the models. */
#include "compare/comparison.h"

#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/memory.h"
#include "compare/measured_noise.h"
#include "compare/measured_points.h"
#include "compare/simulated.h"

elastir_comparison_options elastir_comparison_options_default(void)
{
  return (elastir_comparison_options){
      .preprocessing = elastir_preprocessing_default(),
      .shape = {ELASTIR_LORENTZIAN, 1.0, ELASTIR_FWHM_DEFAULT_CM1},
      .bands = elastir_band_options_default(),
      .bootstrap = elastir_bootstrap_default(),
      .scale_fit = elastir_scale_fit_options_default(),
      .sample = elastir_sample_options_default(),
      .want_scale_fit = true,
      .want_mixture = true,
      .scale_from = -1,
      .discriminating = 5};
}

typedef struct {
  elastir_compared_model *models;
  size_t model_count;
  const elastir_comparison_options *options;
  elastir_preprocessed plain; /* the same grid and windows, nothing else done */
  elastir_noise noise;        /* of the points as they were measured */
  double *treated;            /* [model][point], like the scored spectrum */
} work;

static bool prepare_measured(const elastir_points *measured, work *w, elastir_comparison *comparison,
                             elastir_diagnostics *diagnostics)
{
  const double *x_cm1 = measured->x_cm1, *y = measured->y;
  const size_t count = measured->count;
  const elastir_preprocessing *full = &w->options->preprocessing;
  elastir_preprocessing plain = *full;
  plain.baseline.method = ELASTIR_BASELINE_NONE;
  plain.smooth_window = plain.derivative = 0;
  plain.normalisation = ELASTIR_NORMALISE_MAXIMUM;
  if (!elastir_preprocess(x_cm1, y, count, full, &comparison->scored, diagnostics) ||
      !elastir_preprocess(x_cm1, y, count, &plain, &w->plain, diagnostics) ||
      !measured_noise_find(x_cm1, y, count, full, &w->noise, diagnostics))
    return false;
  const elastir_preprocessed *scored = &comparison->scored;
  comparison->from_cm1 = scored->x_cm1[0];
  comparison->to_cm1 = scored->x_cm1[scored->count - 1];
  return true;
}

/* Puts the curve of each model on a grid given by its points. false: no memory. */
static bool simulate(const work *w, const elastir_preprocessed *on, size_t k, double *values)
{
  elastir_grid grid = {on->x_cm1[0], on->x_cm1[on->count - 1], on->step_cm1, on->count};
  const elastir_lines lines = {w->models[k].sticks, w->models[k].stick_count,
                               &w->options->shape};
  return simulated_curve(&lines, w->models[k].observed, &grid, values);
}

/* The factors that model scale_from asks for, applied to all. false: no memory. */
static bool apply_fitted_scale(work *w, const elastir_comparison *comparison)
{
  long from = w->options->scale_from;
  bool good = true;
  if (from < 0 || (size_t)from >= w->model_count || !comparison->models[from].has_scale_fit)
    return good;
  for (size_t k = 0; good && k < w->model_count; k++) {
    const elastir_compared_model *model = &w->models[k];
    const elastir_transverse modes = {model->sticks, model->stick_count,
                                      w->options->shape.fwhm_cm1, NULL};
    elastir_sticks_rescale(model->sticks, model->stick_count,
                           &comparison->models[from].scale_fit.scale);
    good = model->observed == NULL ||
           model->observed->see(model->observed->context, &modes, &w->options->shape,
                                model->sticks);
  }
  return good;
}

static bool fit_scales(work *w, elastir_comparison *comparison, elastir_diagnostics *diagnostics)
{
  const elastir_points plain = elastir_preprocessed_points(&w->plain);
  if (!elastir_bands_find(&plain, fabs(w->plain.factor) * w->noise.level, &w->options->bands,
                          &comparison->bands, diagnostics))
    return false;
  elastir_scale_fit_options options = w->options->scale_fit;
  options.shape = w->options->shape;
  if (!w->options->want_scale_fit || options.start.count == 0)
    return true;
  for (size_t k = 0; k < w->model_count; k++) {
    elastir_diagnostics own = {0};
    elastir_model_comparison *model = &comparison->models[k];
    options.observed = w->models[k].observed;
    model->has_scale_fit =
        elastir_scale_fit_compute(&plain, &comparison->bands, w->models[k].sticks,
                                  w->models[k].stick_count, &options, &model->scale_fit, &own);
    if (own.count > 0)
      /* one model that does not fit is a result, not a failure of the whole */
      elastir_diagnose(diagnostics, ELASTIR_WARNING, own.items[0].code, NULL, 0, "%s: %s",
                       w->models[k].label, own.items[0].message);
    bool out_of_memory = own.out_of_memory;
    elastir_diagnostics_free(&own);
    if (out_of_memory)
      return elastir_diagnose_no_memory(diagnostics);
  }
  return true;
}

static bool score(work *w, elastir_comparison *comparison, elastir_diagnostics *diagnostics)
{
  const elastir_preprocessed *scored = &comparison->scored;
  const elastir_points points = elastir_preprocessed_points(scored);
  const double **curves = malloc((w->model_count + 1) * sizeof *curves);
  w->treated = malloc((w->model_count * scored->count + 1) * sizeof *w->treated);
  bool good = (curves != NULL && w->treated != NULL) || elastir_diagnose_no_memory(diagnostics);
  size_t able = 0;
  double noise = measured_noise_after(&w->noise, &w->options->preprocessing, scored, diagnostics);
  for (size_t k = 0; good && k < w->model_count; k++) {
    double *curve = w->treated + k * scored->count;
    elastir_diagnostics own = {0};
    bool treated = simulate(w, scored, k, curve);
    own.out_of_memory = !treated;
    treated = treated &&
              elastir_preprocess_simulated(&w->options->preprocessing, scored, curve, &own);
    if (own.out_of_memory) {
      good = elastir_diagnose_no_memory(diagnostics);
    } else if (!treated) {
      elastir_diagnose(diagnostics, ELASTIR_WARNING, "cannot-normalise", NULL, 0,
                       "%s has no band in the compared range", w->models[k].label);
      memset(curve, 0, scored->count * sizeof *curve);
    }
    elastir_diagnostics_free(&own);
    curves[k] = curve;
    able += treated;
    good = good && elastir_similarity_compute(&points, curve, noise, &comparison->models[k].similarity,
                                              diagnostics);
  }
  if (good && able > 0)
    good = elastir_ranking_compute(&points, curves, w->model_count, scored->step_cm1,
                                   &w->options->bootstrap, &comparison->ranking, diagnostics);
  free(curves);
  return good;
}

/* Where the fitted factors put a peak: it moves with the line that makes most of it. */
static double expected_place(const elastir_compared_model *model, const double *fitted_cm1,
                             const elastir_lineshape *shape, double position_cm1)
{
  double most = 0.0, ratio = 1.0;
  for (size_t i = 0; i < model->stick_count; i++) {
    const elastir_stick *stick = &model->sticks[i];
    double value = stick->intensity_km_mol *
                   elastir_lineshape_value(shape, position_cm1 - stick->wavenumber_cm1);
    if (value <= most || !(stick->wavenumber_cm1 > 0.0))
      continue;
    most = value;
    ratio = fitted_cm1[i] / stick->wavenumber_cm1;
  }
  return ratio * position_cm1;
}

static bool assign_model(const work *w, const elastir_grid *grid, size_t k,
                         elastir_comparison *comparison, elastir_diagnostics *diagnostics)
{
  const elastir_compared_model *model = &w->models[k];
  const elastir_lineshape *shape = &w->options->shape;
  elastir_model_comparison *result = &comparison->models[k];
  elastir_spectrum spectrum = {0};
  double *expected = NULL;
  const elastir_lines lines = {model->sticks, model->stick_count, shape};
  bool good = simulated_spectrum(&lines, model->observed, grid, &spectrum, diagnostics);
  if (good && result->has_scale_fit) {
    expected = malloc((spectrum.peak_count + 1) * sizeof *expected);
    good = expected != NULL || elastir_diagnose_no_memory(diagnostics);
    for (size_t i = 0; good && i < spectrum.peak_count; i++)
      expected[i] = expected_place(model, result->scale_fit.place_cm1, shape,
                                   spectrum.peaks[i].position_cm1);
  }
  const elastir_simulated_peaks peaks = {spectrum.peaks, spectrum.peak_count, expected};
  good = good && elastir_assign(&comparison->bands, &peaks, &lines, w->options->scale_fit.tolerance_cm1,
                                &result->assignment, diagnostics);
  free(expected);
  elastir_spectrum_free(&spectrum);
  return good;
}

/* Peaks are looked for as far out as a factor may bring them in from, on points that the measured
 * spectrum would have there: elsewhere the top of a crooked band comes out up to 1.6 cm-1 off. */
static bool assign_bands(work *w, elastir_comparison *comparison,
                         elastir_diagnostics *diagnostics)
{
  const elastir_preprocessed *plain = &w->plain;
  double tolerance = w->options->scale_fit.tolerance_cm1;
  double low = plain->x_cm1[0], high = plain->x_cm1[plain->count - 1];
  for (size_t k = 0; k < w->model_count; k++) {
    const elastir_scale_fit *fit = &comparison->models[k].scale_fit;
    for (size_t r = 0; comparison->models[k].has_scale_fit && r < fit->scale.count; r++) {
      double ratio = w->options->scale_fit.start.ranges[r].factor / fit->scale.ranges[r].factor;
      low = fmin(low, ratio * plain->x_cm1[0]);
      high = fmax(high, ratio * plain->x_cm1[plain->count - 1]);
    }
  }
  elastir_grid grid;
  double first = plain->x_cm1[0], step = plain->step_cm1;
  double below = floor(fmin(first - low + tolerance, first) / step);
  bool good = elastir_grid_set(first - below * step, high + tolerance, step, &grid, diagnostics);
  for (size_t k = 0; good && k < w->model_count; k++)
    good = assign_model(w, &grid, k, comparison, diagnostics);
  return good;
}

/* Ratios of a simulated curve: by the same rules, with bands of its own. */
static bool measure_model_ratios(work *w, size_t k, double *curve, elastir_band_ratio *ratios,
                                 elastir_diagnostics *diagnostics)
{
  const elastir_preprocessed *plain = &w->plain;
  const elastir_comparison_options *o = w->options;
  elastir_bands bands = {0};
  bool good = simulate(w, plain, k, curve) || elastir_diagnose_no_memory(diagnostics);
  double noise = good ? elastir_noise_estimate(curve, NULL, plain->count, diagnostics) : 0.0;
  const elastir_points all = {plain->x_cm1, curve, NULL, plain->count};
  const elastir_points used = {plain->x_cm1, curve, plain->used, plain->count};
  good = good && elastir_bands_find(&all, noise, &o->bands, &bands, diagnostics);
  for (size_t r = 0; good && r < o->ratio_count; r++) {
    ratios[r] = elastir_ratio_measure(&used, &o->ratios[r], 0.0);
    ratios[r].standard_error = ratios[r].height_ratio_error = NAN;
    good = elastir_ratio_fit(&all, &o->ratios[r], &bands, o->shape.fwhm_cm1, &ratios[r], diagnostics);
  }
  elastir_bands_free(&bands);
  return good;
}

/* What an instrument sees of the models, which is not the spectrum that they have by themselves. */
static bool keep_curves(const work *w, elastir_comparison *comparison, elastir_diagnostics *diagnostics)
{
  bool good = true;
  for (size_t k = 0; good && *w->options->seen_as != '\0' && k < w->model_count; k++) {
    comparison->models[k].curve = malloc((w->plain.count + 1) * sizeof *comparison->models[k].curve);
    good = (comparison->models[k].curve != NULL && simulate(w, &w->plain, k, comparison->models[k].curve)) ||
           elastir_diagnose_no_memory(diagnostics);
  }
  return good;
}

static bool measure_ratios(work *w, elastir_comparison *comparison,
                           elastir_diagnostics *diagnostics)
{
  const elastir_points plain = elastir_preprocessed_points(&w->plain);
  size_t count = w->options->ratio_count;
  comparison->ratio_count = count;
  comparison->band_ratios = calloc(count + 1, sizeof *comparison->band_ratios);
  double *curve = malloc((plain.count + 1) * sizeof *curve);
  bool good = (comparison->band_ratios != NULL && curve != NULL) || elastir_diagnose_no_memory(diagnostics);
  for (size_t r = 0; good && r < count; r++)
    comparison->band_ratios[r] =
        elastir_ratio_measure(&plain, &w->options->ratios[r], comparison->bands.noise);
  for (size_t k = 0; good && k < w->model_count; k++) {
    elastir_band_ratio *ratios = calloc(count + 1, sizeof *ratios);
    comparison->models[k].band_ratios = ratios;
    good = (ratios != NULL || elastir_diagnose_no_memory(diagnostics)) &&
           (count == 0 || measure_model_ratios(w, k, curve, ratios, diagnostics));
  }
  free(curve);
  return good;
}

static bool tell_apart(work *w, elastir_comparison *comparison, elastir_diagnostics *diagnostics)
{
  size_t pairs = w->model_count * (w->model_count - 1) / 2;
  if (w->options->discriminating == 0 || pairs == 0)
    return true;
  const elastir_preprocessed *plain = &w->plain;
  double low = INFINITY;
  for (size_t i = 0; i < plain->count; i++)
    if (plain->used[i])
      low = fmin(low, plain->y[i]);
  /* the highest band is 1 above nothing and 1 - low above the ground */
  double noise = low < 1.0 ? comparison->bands.noise / (1.0 - low) : 0.0;
  elastir_grid grid = {plain->x_cm1[0], plain->x_cm1[plain->count - 1], plain->step_cm1,
                       plain->count};
  comparison->pairs = calloc(pairs, sizeof *comparison->pairs);
  bool good = comparison->pairs != NULL || elastir_diagnose_no_memory(diagnostics);
  for (size_t a = 0; good && a < w->model_count; a++)
    for (size_t b = a + 1; good && b < w->model_count; b++) {
      elastir_discrimination *pair = &comparison->pairs[comparison->pair_count++];
      pair->first = a;
      pair->second = b;
      const elastir_lines first = {w->models[a].sticks, w->models[a].stick_count, &w->options->shape};
      const elastir_lines second = {w->models[b].sticks, w->models[b].stick_count, &w->options->shape};
      good = elastir_discriminate(&first, &second, &grid, noise, w->options->discriminating, pair,
                                  diagnostics);
    }
  return good;
}

/* Says why a factor is not given. */
static void report_doubt(const char *label, double from_cm1, const elastir_factor_fit *factor,
                         elastir_diagnostics *diagnostics)
{
  char why[120] = "";
  switch (factor->doubt) {
  case ELASTIR_FACTOR_GIVEN:
    return;
  case ELASTIR_FACTOR_AMBIGUOUS:
    elastir_snprintf(why, sizeof why, "%.4f and %.4f explain the curve about equally well",
             factor->found, factor->rival);
    break;
  case ELASTIR_FACTOR_AT_END:
    elastir_snprintf(why, sizeof why, "the best, %.4f, is at the limit of the search", factor->found);
    break;
  case ELASTIR_FACTOR_CONTRADICTED:
    elastir_snprintf(why, sizeof why, "the bands and the entire curve require different factors");
    break;
  case ELASTIR_FACTOR_VAGUE:
    elastir_snprintf(why, sizeof why, "the error of the best, %.4f, is wider than a band", factor->found);
    break;
  }
  elastir_diagnose(diagnostics, ELASTIR_WARNING, "scale-fit-doubtful", NULL, 0,
                   "%s, from %g cm-1: no scale factor is given, since %s; the one in force is kept",
                   label, from_cm1, why);
}

/* Similarity, ranking and mixture are judged with the factors in force, which may be far off. */
static void report_scale_fits(const work *w, const elastir_comparison *comparison,
                              elastir_diagnostics *diagnostics)
{
  const elastir_scale *start = &w->options->scale_fit.start;
  for (size_t k = 0; k < w->model_count; k++) {
    const elastir_scale_fit *fit = &comparison->models[k].scale_fit;
    double furthest = 0.0;
    for (size_t r = 0; comparison->models[k].has_scale_fit && r < start->count; r++) {
      double low = fmax(start->ranges[r].from_cm1, comparison->from_cm1);
      double high = fmin(start->ranges[r].to_cm1, comparison->to_cm1);
      double shift = 0.5 * (low + high) *
                     (fit->scale.ranges[r].factor / start->ranges[r].factor - 1.0);
      report_doubt(w->models[k].label, start->ranges[r].from_cm1, &fit->factors[r], diagnostics);
      if (fabs(shift) > fabs(furthest))
        furthest = shift;
    }
    if (w->options->scale_from < 0 &&
        fabs(furthest) > w->options->scale_fit.tolerance_cm1)
      elastir_diagnose(diagnostics, ELASTIR_WARNING, "scale-far-off", NULL, 0,
                       "%s: the fitted scale factors move bands by up to %.0f cm-1; similarity, ranking and "
                       "mixture use those in force and mean little until the fitted ones are applied "
                       "(--scale-from)",
                       w->models[k].label, fabs(furthest));
  }
}

bool elastir_compare(const elastir_compared *what, elastir_comparison *comparison,
                     elastir_diagnostics *diagnostics)
{
  const elastir_comparison_options *options = what->options;
  const elastir_compared_model *models = what->models;
  const size_t model_count = what->model_count;
  work w = {.models = what->models, .model_count = model_count, .options = options};
  comparison->model_count = model_count;
  comparison->models = calloc(model_count + 1, sizeof *comparison->models);
  bool good = comparison->models != NULL || elastir_diagnose_no_memory(diagnostics);
  good = good && prepare_measured(&what->measured, &w, comparison, diagnostics) &&
         fit_scales(&w, comparison, diagnostics);
  if (good) {
    good = apply_fitted_scale(&w, comparison) || elastir_diagnose_no_memory(diagnostics);
    const elastir_scale *scale = &options->scale_fit.start;
    if (options->scale_from >= 0 && (size_t)options->scale_from < model_count &&
        comparison->models[options->scale_from].has_scale_fit)
      scale = &comparison->models[options->scale_from].scale_fit.scale;
    for (size_t k = 0; k < model_count; k++)
      comparison->models[k].crossings =
          elastir_scale_crossings(scale, models[k].sticks, models[k].stick_count);
  }
  good = good && score(&w, comparison, diagnostics) && assign_bands(&w, comparison, diagnostics) &&
         keep_curves(&w, comparison, diagnostics) && measure_ratios(&w, comparison, diagnostics) &&
         measured_points(&what->measured, &w.noise, options, comparison, diagnostics) &&
         tell_apart(&w, comparison, diagnostics);
  if (good)
    report_scale_fits(&w, comparison, diagnostics);
  comparison->plain = w.plain;
  free(w.treated);
  return good;
}

void elastir_comparison_free(elastir_comparison *comparison)
{
  elastir_preprocessed_free(&comparison->scored);
  elastir_preprocessed_free(&comparison->plain);
  elastir_bands_free(&comparison->bands);
  for (size_t k = 0; comparison->models != NULL && k < comparison->model_count; k++) {
    elastir_assignment_free(&comparison->models[k].assignment);
    elastir_scale_fit_free(&comparison->models[k].scale_fit);
    free(comparison->models[k].band_ratios);
    free(comparison->models[k].curve);
  }
  free(comparison->models);
  elastir_ranking_free(&comparison->ranking);
  elastir_sample_free(&comparison->sample);
  free(comparison->band_ratios);
  free(comparison->deviation);
  elastir_line_fit_free(&comparison->line_fit);
  free(comparison->areas);
  for (size_t i = 0; i < comparison->pair_count; i++)
    elastir_discrimination_free(&comparison->pairs[i]);
  free(comparison->pairs);
  *comparison = (elastir_comparison){0};
}
