/* SPDX-License-Identifier: GPL-3.0-or-later */
/* scale_fit.c: scale factors fitted to the assigned bands of a measured spectrum. */
#include "compare/scale_fit.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

#include <gsl/gsl_cdf.h>

#include "compare/curve_fit.h"
#include "compare/scale_judge.h"
#include "compare/scale_scan.h"
#include "compare/scale_ties.h"
#include "compare/simulated.h"

enum { most_rounds = 30, most_sights = 3 };

/* Bands whose optical shifts the factors change by less than this are seen where they were. */
static const double sight_settled_cm1 = 0.1;

/* Factors that move less than this have settled: 1e-6 cm-1 at 1000 cm-1. */
static const double settled = 1e-9;

elastir_scale_fit_options elastir_scale_fit_options_default(void)
{
  elastir_scale_fit_options options = {
      .shape = {ELASTIR_LORENTZIAN, 1.0, ELASTIR_FWHM_DEFAULT_CM1},
      .tolerance_cm1 = ELASTIR_TOLERANCE_DEFAULT_CM1,
      .baseline_degree = 1,
      .curve = true,
      .fit_width = true};
  options.start.ranges[0] = (elastir_scale_range){600.0, 850.0, 0.936};
  options.start.ranges[1] = (elastir_scale_range){850.0, 1050.0, 0.964};
  options.start.ranges[2] = (elastir_scale_range){1050.0, INFINITY, 0.958};
  options.start.count = 3;
  return options;
}

/* Sums over the assigned bands of each group of ranges; s is the position that a factor of 1
 * would give the simulated band. */
typedef struct {
  double ms[ELASTIR_SCALE_MAX_RANGES], ss[ELASTIR_SCALE_MAX_RANGES];
  double square[ELASTIR_SCALE_MAX_RANGES];
  size_t count[ELASTIR_SCALE_MAX_RANGES];
} band_sums;

static void add_up(const elastir_assignment *assignment, const elastir_scale *scale,
                   const scale_ties *ties, const double *factors, band_sums *sums)
{
  memset(sums, 0, sizeof *sums);
  for (size_t i = 0; i < assignment->count; i++) {
    const elastir_assigned_band *band = &assignment->items[i];
    int range = elastir_scale_index(scale, band->calculated_cm1);
    if (range < 0)
      continue;
    size_t group = ties->group[range];
    double s = band->simulated_cm1 / scale->ranges[range].factor;
    double d = band->measured_cm1 - (factors != NULL ? factors[group] * s : 0.0);
    sums->ms[group] += band->measured_cm1 * s;
    sums->ss[group] += s * s;
    sums->square[group] += d * d;
    sums->count[group]++;
  }
}

/* Of the problem's sticks, of which `own` is a copy, with these factors. */
static bool assign(const scale_problem *p, const elastir_bands *bands, elastir_stick *own,
                   const elastir_scale *scale, elastir_assignment *assignment,
                   elastir_diagnostics *diagnostics)
{
  const elastir_scale_fit_options *options = p->options;
  const double *x_cm1 = p->points->x_cm1;
  elastir_grid grid;
  elastir_spectrum spectrum = {0};
  const elastir_lines lines = {own, p->stick_count, &options->shape};
  elastir_sticks_rescale(own, p->stick_count, scale);
  bool good = elastir_grid_set(fmax(x_cm1[0] - options->tolerance_cm1, 0.0),
                               x_cm1[p->points->count - 1] + options->tolerance_cm1,
                               options->shape.fwhm_cm1 / 4.0, &grid, diagnostics) &&
              simulated_spectrum(&lines, options->observed, &grid, &spectrum, diagnostics);
  const elastir_simulated_peaks peaks = {spectrum.peaks, spectrum.peak_count, NULL};
  good = good &&
         elastir_assign(bands, &peaks, &lines, options->tolerance_cm1, assignment, diagnostics);
  elastir_spectrum_free(&spectrum);
  return good;
}

/* New factors from the assignment; true: none moved. */
static bool update_factors(const elastir_assignment *assignment, const scale_ties *ties,
                           elastir_scale *scale)
{
  band_sums sums;
  bool same = true;
  add_up(assignment, scale, ties, NULL, &sums);
  for (size_t r = 0; r < scale->count; r++) {
    size_t group = ties->group[r];
    if (!ties->fitted[group] || sums.count[group] == 0)
      continue;
    double factor = sums.ms[group] / sums.ss[group];
    same = same && fabs(factor - scale->ranges[r].factor) <= settled;
    scale->ranges[r].factor = factor;
  }
  return same;
}

static void count_bands(const elastir_assignment *assignment, const elastir_scale *scale,
                        elastir_scale_fit *fit)
{
  double square = 0.0;
  fit->bands = 0;
  for (size_t r = 0; r < scale->count; r++)
    fit->factors[r].bands = 0;
  for (size_t i = 0; i < assignment->count; i++) {
    int range = elastir_scale_index(scale, assignment->items[i].calculated_cm1);
    if (range < 0)
      continue;
    fit->factors[range].bands++;
    fit->bands++;
    square += assignment->items[i].shift_cm1 * assignment->items[i].shift_cm1;
  }
  fit->rms_shift_cm1 = fit->bands > 0 ? sqrt(square / (double)fit->bands) : NAN;
}

/* Standard errors of the band stage: the scatter of the bands about their factor, pooled over
 * the groups; NAN where nothing is left to judge it by. */
static void band_errors(const elastir_assignment *assignment, const scale_ties *ties,
                        elastir_scale_fit *fit)
{
  band_sums sums;
  double factors[ELASTIR_SCALE_MAX_RANGES], square = 0.0, freedom = 0.0;
  for (size_t r = 0; r < fit->scale.count; r++)
    factors[ties->group[r]] = fit->scale.ranges[r].factor;
  add_up(assignment, &fit->scale, ties, factors, &sums);
  for (size_t g = 0; g < fit->scale.count; g++)
    if (sums.count[g] > 0) {
      square += sums.square[g];
      freedom += (double)sums.count[g] - 1.0;
    }
  double variance = freedom > 0.0 ? square / freedom : NAN;
  size_t n = fit->scale.count;
  for (size_t r = 0; r < n; r++) {
    size_t g = ties->group[r];
    bool fitted = ties->fitted[g] && sums.count[g] > 0;
    double error = fitted ? sqrt(variance / sums.ss[g]) : NAN;
    double reach = freedom > 0.0 ? gsl_cdf_tdist_Pinv(0.975, freedom) * error : NAN;
    fit->factors[r].standard_error = error;
    fit->factors[r].low = fit->scale.ranges[r].factor - reach;
    fit->factors[r].high = fit->scale.ranges[r].factor + reach;
    for (size_t q = 0; q < n; q++)
      fit->covariance[r * n + q] = fitted && ties->group[q] == g ? variance / sums.ss[g] : 0.0;
  }
}

static void report_few_bands(const scale_problem *p, const elastir_bands *bands,
                             const elastir_assignment *assignment, const elastir_scale_fit *fit,
                             elastir_diagnostics *diagnostics)
{
  if (assignment->count >= 2)
    elastir_diagnose(diagnostics, ELASTIR_ERROR, "scale-fit-failed", NULL, 0,
                     "scale factors cannot be fitted: of %zu measured bands %zu lie near simulated ones, but "
                     "%zu of these in a range of the scale factors (from %g cm-1); at least 2 are needed",
                     bands->count, assignment->count, fit->bands, fit->scale.ranges[0].from_cm1);
  else
    elastir_diagnose(diagnostics, ELASTIR_ERROR, "scale-fit-failed", NULL, 0,
                     "scale factors cannot be fitted: %zu of %zu measured bands lie within %g "
                     "cm-1 of a simulated band in a range; at least 2 are needed",
                     fit->bands, bands->count, p->options->tolerance_cm1);
}

static bool fit_bands(const scale_problem *p, const elastir_bands *bands, elastir_stick *own,
                      scale_ties *ties, elastir_scale_fit *fit, elastir_diagnostics *diagnostics)
{
  elastir_assignment assignment = {0};
  bool good = true, same = false;
  for (int round = 0; good && round < most_rounds && !same; round++) {
    elastir_assignment_free(&assignment);
    good = assign(p, bands, own, &fit->scale, &assignment, diagnostics);
    count_bands(&assignment, &fit->scale, fit);
    for (size_t r = 0; round == 0 && r < fit->scale.count; r++)
      ties->fitted[r] = fit->factors[r].bands > 0;
    same = good && update_factors(&assignment, ties, &fit->scale);
    size_t tied = scale_tie_crossings(&fit->scale, own, p->stick_count, ties);
    fit->edges_tied += tied;
    same = same && tied == 0;
  }
  if (good && fit->bands < 2) {
    report_few_bands(p, bands, &assignment, fit, diagnostics);
    good = false;
  }
  if (good)
    band_errors(&assignment, ties, fit);
  elastir_assignment_free(&assignment);
  return good;
}

/* Where the bands led away from where the curve has its lines, back there. */
static void return_to_scan(const scale_scan *scan, elastir_scale_fit *fit)
{
  for (size_t r = 0; r < fit->scale.count; r++)
    if (scan->sought[r] &&
        scale_scan_differs(scan, r, fit->scale.ranges[r].factor, scan->best.factors[r]))
      fit->scale.ranges[r].factor = scan->best.factors[r];
}

/* A model's own bands scatter about any factor, which no residual of a curve tells: the interval
 * is as wide as that scatter makes the mean of so many bands, each with the weight that it has in
 * the curve, if that is wider. Without a band to spare the scatter is not known. */
static void set_intervals(const elastir_assignment *assignment, const elastir_bands *bands,
                          const scale_ties *ties, elastir_scale_fit *fit)
{
  double upper[ELASTIR_SCALE_MAX_RANGES] = {0}, lower[ELASTIR_SCALE_MAX_RANGES] = {0};
  double square = 0.0, freedom = 0.0;
  for (size_t i = 0; i < assignment->count; i++) {
    const elastir_assigned_band *band = &assignment->items[i];
    int range = elastir_scale_index(&fit->scale, band->calculated_cm1);
    if (range < 0)
      continue;
    size_t g = ties->group[range];
    double weight = pow(bands->bands[band->measured].prominence, 2.0) * band->calculated_cm1;
    freedom += lower[g] > 0.0 ? 1.0 : 0.0; /* all but the first of each group */
    square += band->shift_cm1 * band->shift_cm1;
    upper[g] += weight * weight;
    lower[g] += weight * band->calculated_cm1;
  }
  double reach =
      freedom > 0.0 ? gsl_cdf_tdist_Pinv(0.975, freedom) * sqrt(square / freedom) : NAN;
  for (size_t r = 0; r < fit->scale.count; r++) {
    elastir_factor_fit *factor = &fit->factors[r];
    size_t g = ties->group[r];
    double half = lower[g] > 0.0 ? reach * sqrt(upper[g]) / lower[g] : NAN;
    half = half < 1.96 * factor->standard_error ? 1.96 * factor->standard_error : half;
    factor->low = fit->scale.ranges[r].factor - half;
    factor->high = fit->scale.ranges[r].factor + half;
  }
}

/* Counts the bands anew, and sets the intervals about the factors that are kept. */
static bool assign_again(const scale_problem *p, const elastir_bands *bands, elastir_stick *own,
                         const scale_ties *ties, elastir_scale_fit *fit,
                         elastir_diagnostics *diagnostics)
{
  elastir_assignment assignment = {0};
  bool good = assign(p, bands, own, &fit->scale, &assignment, diagnostics);
  count_bands(&assignment, &fit->scale, fit);
  if (good && fit->curve_fitted)
    set_intervals(&assignment, bands, ties, fit);
  else if (good)
    band_errors(&assignment, ties, fit);
  elastir_assignment_free(&assignment);
  return good;
}

/* The curve from where the scan has its lines. Where it cannot be fitted, all is as the bands left it:
 * factors from elsewhere would lie outside the intervals of the bands. */
static bool refine(const scale_problem *p, const scale_scan *scan, const elastir_stick *sticks,
                   scale_ties *ties, elastir_scale_fit *fit, elastir_diagnostics *diagnostics)
{
  elastir_scale_fit_options options = *p->options;
  const elastir_scale_fit by_bands = *fit;
  const scale_ties band_ties = *ties;
  return_to_scan(scan, fit);
  if (scan->best.fwhm_cm1 > 0.0)
    options.shape.fwhm_cm1 = scan->best.fwhm_cm1;
  bool good = curve_fit(p->points, sticks, p->stick_count, &options, ties, fit, diagnostics);
  if (!fit->curve_fitted) {
    *fit = by_bands;
    *ties = band_ties;
  }
  return good;
}

/* Scan, bands, curve, judgement. Without a curve, the bands alone. */
static bool fit_all(const scale_problem *p, const elastir_bands *bands, elastir_stick *own,
                    elastir_scale_fit *fit, elastir_diagnostics *diagnostics)
{
  scale_ties ties = {0};
  scale_scan scan = {0};
  const elastir_scale_fit_options *options = p->options;
  for (size_t r = 0; r < fit->scale.count; r++)
    ties.group[r] = r;
  bool good = true;
  if (options->curve) {
    good = scale_scan_compute(p->points, p->sticks, p->stick_count, options, &scan);
    if (!good)
      elastir_diagnose_no_memory(diagnostics);
    for (size_t r = 0; good && r < fit->scale.count; r++)
      if (scan.sought[r])
        fit->scale.ranges[r].factor = scan.best.factors[r];
  }
  good = good && fit_bands(p, bands, own, &ties, fit, diagnostics);
  if (good && options->curve) {
    good = refine(p, &scan, own, &ties, fit, diagnostics) &&
           assign_again(p, bands, own, &ties, fit, diagnostics);
    if (good && !scale_judge(p, &scan, &ties, fit)) {
      elastir_diagnose_no_memory(diagnostics);
      good = false;
    }
  }
  scale_scan_free(&scan);
  return good;
}

/* No band, no factor: what is tied to other ranges, or was fitted to a slope, goes back. */
static void drop_bandless(const elastir_scale *start, elastir_scale_fit *fit)
{
  for (size_t r = 0; r < fit->scale.count; r++) {
    if (fit->factors[r].bands > 0)
      continue;
    fit->scale.ranges[r].factor = start->ranges[r].factor;
    fit->factors[r].standard_error = fit->factors[r].low = fit->factors[r].high = NAN;
  }
}

static bool begin(const elastir_scale_fit_options *options, size_t stick_count,
                  elastir_scale_fit *fit)
{
  size_t n = options->start.count;
  *fit = (elastir_scale_fit){.scale = options->start, .fwhm_cm1 = options->shape.fwhm_cm1};
  fit->fwhm_error_cm1 = fit->amplitude = fit->residual_rms = NAN;
  fit->covariance = calloc(n * n + 1, sizeof *fit->covariance);
  fit->place_cm1 = malloc((stick_count + 1) * sizeof *fit->place_cm1);
  return fit->covariance != NULL && fit->place_cm1 != NULL;
}

/* Sees the sticks where the factors put them. Returns how far that moves a band at most, against
 * where the fit took it to be; NAN: no memory. */
static double see_again(const elastir_scale_fit_options *options, const elastir_scale_fit *fit,
                        elastir_stick *sticks, size_t count)
{
  const elastir_observed *observed = options->observed;
  double most = 0.0;
  elastir_sticks_rescale(sticks, count, &fit->scale);
  for (size_t k = 0; k < count; k++)
    fit->place_cm1[k] = sticks[k].wavenumber_cm1;
  if (observed == NULL)
    return 0.0;
  const elastir_transverse modes = {sticks, count, options->shape.fwhm_cm1, NULL};
  if (!observed->see(observed->context, &modes, &options->shape, sticks))
    return NAN;
  for (size_t k = 0; k < count; k++) {
    most = fmax(most, fabs(sticks[k].wavenumber_cm1 - fit->place_cm1[k]));
    fit->place_cm1[k] = sticks[k].wavenumber_cm1;
  }
  return most;
}

bool elastir_scale_fit_compute(const elastir_points *points, const elastir_bands *bands,
                               const elastir_stick *sticks, size_t stick_count,
                               const elastir_scale_fit_options *options, elastir_scale_fit *fit,
                               elastir_diagnostics *diagnostics)
{
  elastir_diagnostics last = {0}; /* what an earlier sight led to does not count */
  elastir_stick *seen = malloc((stick_count + 1) * sizeof *seen);
  elastir_stick *own = malloc((stick_count + 1) * sizeof *own);
  const scale_problem problem = {points, seen, stick_count, options};
  double moved = INFINITY;
  bool memory = seen != NULL && own != NULL, good = true;
  if (memory)
    memcpy(seen, sticks, stick_count * sizeof *seen);
  for (int i = 0; good && memory && i < most_sights && moved > sight_settled_cm1; i++) {
    elastir_diagnostics_free(&last);
    elastir_scale_fit_free(fit);
    memory = begin(options, stick_count, fit);
    if (!memory)
      break;
    memcpy(own, seen, stick_count * sizeof *own);
    good = fit_all(&problem, bands, own, fit, &last);
    if (good)
      drop_bandless(&options->start, fit);
    moved = see_again(options, fit, seen, stick_count);
    memory = !isnan(moved);
  }
  elastir_diagnostics_move(diagnostics, &last);
  if (!memory)
    elastir_diagnose_no_memory(diagnostics);
  free(own);
  free(seen);
  return good && memory;
}

void elastir_scale_fit_free(elastir_scale_fit *fit)
{
  free(fit->covariance);
  free(fit->place_cm1);
  *fit = (elastir_scale_fit){0};
}
