/* SPDX-License-Identifier: GPL-3.0-or-later */
/* scatter.c: what the files of an average say about the errors of their mean. */
#include <math.h>
#include <stdlib.h>

#include "base/spread.h"
#include "compare/asked_lines.h"
#include "compare/comparison.h"

/* The error of a mean of two values is hardly known. */
static const double fewest = 3.0;

/* One number of each file: the error of the mean of those that have it, where it is larger than
 * *error; none where few of them have it. */
static void widen(const spread *s, double *error)
{
  *error = s->count < fewest ? (double)NAN
                             : fmax(*error, spread_deviation(s) / sqrt(s->count));
}

/* All that is asked of a curve, by the number of what was asked for. */
enum { POSITION, HEIGHT, WIDTH, AREA, RATIO, OF_LINE };

typedef struct {
  spread lines[ELASTIR_FIT_LINES][OF_LINE];
  spread *areas, *ratios;
} spreads;

static bool add_lines(const elastir_points *points, const elastir_comparison_options *options, spreads *s,
                      elastir_diagnostics *diagnostics)
{
  elastir_line_fit fit = {0};
  bool good = elastir_asked_lines_fit(points, options->line_places, options->line_count,
                                      options->shape.fwhm_cm1, 1.0, &fit, diagnostics);
  for (size_t l = 0; good && l < fit.count; l++) {
    const elastir_fitted_line *line = &fit.lines[l];
    spread_add(&s->lines[l][POSITION], line->position_cm1);
    spread_add(&s->lines[l][HEIGHT], line->height);
    spread_add(&s->lines[l][WIDTH], line->fwhm_cm1);
    spread_add(&s->lines[l][AREA], line->area);
    spread_add(&s->lines[l][RATIO], line->ratio);
  }
  elastir_line_fit_free(&fit);
  return good;
}

/* One file, by the same rules and from the same places as their mean. */
static bool add_file(const elastir_points *points, const elastir_comparison_options *options,
                     const elastir_comparison *comparison, spreads *s, elastir_diagnostics *diagnostics)
{
  const elastir_noise none = {.level = 0.0, .together = 1.0};
  bool good = options->line_count == 0 || add_lines(points, options, s, diagnostics);
  for (size_t i = 0; good && i < comparison->area_count; i++)
    spread_add(&s->areas[i], elastir_area_measure(points, options->areas[i].from_cm1,
                                                  options->areas[i].to_cm1, &none).area);
  for (size_t r = 0; good && r < comparison->ratio_count; r++) {
    elastir_band_ratio ratio = {.fitted = NAN, .fitted_error = NAN};
    good = elastir_ratio_fit(points, &options->ratios[r], &comparison->bands, options->shape.fwhm_cm1,
                             &ratio, diagnostics);
    spread_add(&s->ratios[r], ratio.fitted);
  }
  return good;
}

static void widen_all(const spreads *s, elastir_comparison *comparison)
{
  for (size_t l = 0; l < comparison->line_fit.count; l++) {
    elastir_fitted_line *line = &comparison->line_fit.lines[l];
    if (*line->not_fitted != '\0')
      continue;
    widen(&s->lines[l][POSITION], &line->position_error_cm1);
    widen(&s->lines[l][HEIGHT], &line->height_error);
    widen(&s->lines[l][WIDTH], &line->fwhm_error_cm1);
    widen(&s->lines[l][AREA], &line->area_error);
    if (isfinite(line->ratio))
      widen(&s->lines[l][RATIO], &line->ratio_error);
  }
  for (size_t i = 0; i < comparison->area_count; i++)
    if (isfinite(comparison->areas[i].area))
      widen(&s->areas[i], &comparison->areas[i].area_error);
  for (size_t r = 0; r < comparison->ratio_count; r++)
    if (isfinite(comparison->band_ratios[r].fitted))
      widen(&s->ratios[r], &comparison->band_ratios[r].fitted_error);
}

/* The errors of lines, areas and fitted ratios. */
static bool widen_fits(const elastir_combined *combined, const elastir_comparison_options *options,
                       elastir_comparison *comparison, elastir_diagnostics *diagnostics)
{
  size_t count = combined->points;
  double *x = malloc((count + 1) * sizeof *x), *y = malloc((count + 1) * sizeof *y);
  spreads s = {.areas = calloc(comparison->area_count + 1, sizeof *s.areas),
               .ratios = calloc(comparison->ratio_count + 1, sizeof *s.ratios)};
  bool good = (x != NULL && y != NULL && s.areas != NULL && s.ratios != NULL) ||
              elastir_diagnose_no_memory(diagnostics);
  for (size_t k = 0; good && k < combined->curve_count; k++) {
    size_t selected = elastir_preprocess_select(combined->x_cm1, combined->curves + k * count, count,
                                                &options->preprocessing, x, y, diagnostics);
    const elastir_points points = {x, y, NULL, selected};
    good = add_file(&points, options, comparison, &s, diagnostics);
  }
  if (good)
    widen_all(&s, comparison);
  free(x);
  free(y);
  free(s.areas);
  free(s.ratios);
  return good && !diagnostics->out_of_memory;
}

/* The standard deviation of an average, where and as the plain curve is. */
static bool take_deviation(const elastir_combined *c, const elastir_comparison_options *options,
                           elastir_comparison *comparison, elastir_diagnostics *diagnostics)
{
  const elastir_preprocessed *plain = &comparison->plain;
  elastir_preprocessing as_is = options->preprocessing;
  as_is.baseline.method = ELASTIR_BASELINE_NONE;
  as_is.smooth_window = as_is.derivative = 0;
  as_is.normalisation = ELASTIR_NORMALISE_NONE;
  as_is.step_cm1 = plain->step_cm1;
  as_is.grid_from_cm1 = plain->x_cm1[0];
  as_is.grid_to_cm1 = plain->x_cm1[plain->count - 1];
  elastir_preprocessed on = {0};
  bool good = elastir_preprocess(c->x_cm1, c->deviation, c->points, &as_is, &on, diagnostics);
  comparison->deviation = good ? malloc((plain->count + 1) * sizeof *on.y) : NULL;
  good = good && (comparison->deviation != NULL || elastir_diagnose_no_memory(diagnostics));
  for (size_t i = 0; good && i < plain->count; i++)
    comparison->deviation[i] = i < on.count ? fabs(plain->factor) * on.y[i] : (double)NAN;
  elastir_preprocessed_free(&on);
  return good;
}

bool elastir_comparison_scatter(const elastir_combined *combined,
                                const elastir_comparison_options *options,
                                elastir_comparison *comparison, elastir_diagnostics *diagnostics)
{
  const elastir_preprocessing *p = &options->preprocessing;
  double *x = malloc((combined->points + 1) * sizeof *x);
  if (x == NULL)
    return elastir_diagnose_no_memory(diagnostics);
  for (size_t i = 0; i < combined->points; i++)
    x[i] = p->calibration_factor * combined->x_cm1[i] + p->calibration_offset_cm1;
  for (size_t r = 0; r < comparison->ratio_count; r++)
    elastir_ratio_scatter(x, combined->curves, combined->points, combined->curve_count,
                          &options->ratios[r], &comparison->band_ratios[r]);
  free(x);
  return widen_fits(combined, options, comparison, diagnostics) &&
         take_deviation(combined, options, comparison, diagnostics);
}
