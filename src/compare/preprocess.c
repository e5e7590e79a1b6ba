/* SPDX-License-Identifier: GPL-3.0-or-later */
/* preprocess.c: turns a measured spectrum into evenly spaced, comparable values. */
#include "compare/preprocess.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

#include <gsl/gsl_errno.h>
#include <gsl/gsl_interp.h>

#include "base/ascending.h"
#include "base/memory.h"
#include "compare/savitzky_golay.h"

/* A gap wider than this many usual spacings is a hole: nothing is made up in it. */
static const double widest_gap = 5.0;

/* A grid point within this share of a step from a measured one is that point: files round off. */
static const double on_point = 0.05;

enum { fewest_points = 8, most_points = 1000000 };

typedef struct {
  double *x, *y; /* calibrated, finite */
  size_t count;
  double spacing; /* the median; that of all where they are even */
  bool even;      /* all lie on one grid from the first on, which may have gaps */
} samples;

static bool fail(elastir_diagnostics *diagnostics, const char *code, const char *what)
{
  elastir_diagnose(diagnostics, ELASTIR_ERROR, code, NULL, 0, "%s", what);
  return false;
}

static elastir_step *add_step(elastir_preprocessed *result, const char *step, const char *method)
{
  if (!elastir_grow(&result->steps, &result->step_capacity, result->step_count,
                    sizeof *result->steps))
    return NULL;
  result->steps[result->step_count] = (elastir_step){.step = step, .method = method};
  return &result->steps[result->step_count++];
}

static void set(elastir_step *step, const char *name, double value)
{
  step->names[step->parameters] = name;
  step->values[step->parameters++] = value;
}

/* Whether the points are on a grid through the first and the last, to what files round off. The
 * spacing then is that of the grid, which is known better than the distance of two points. */
static void see_whether_even(samples *taken)
{
  const double *x = taken->x;
  double steps = 0.0, done = 0.0;
  for (size_t i = 1; i < taken->count; i++) /* one by one: the median may be a rounded number */
    steps += round((x[i] - x[i - 1]) / taken->spacing);
  double spacing = (x[taken->count - 1] - x[0]) / steps;
  taken->even = steps > 0.0;
  for (size_t i = 1; taken->even && i < taken->count; i++) {
    done += round((x[i] - x[i - 1]) / taken->spacing);
    taken->even = fabs(x[i] - x[0] - done * spacing) <= on_point * spacing;
  }
  if (taken->even)
    taken->spacing = spacing;
}

static bool take_samples(const double *x_cm1, const double *y, size_t count,
                         const elastir_preprocessing *options, samples *taken,
                         elastir_diagnostics *diagnostics)
{
  taken->x = malloc((count + 1) * sizeof *taken->x);
  taken->y = malloc((count + 1) * sizeof *taken->y);
  double *spacings = malloc((count + 1) * sizeof *spacings);
  bool good = taken->x != NULL && taken->y != NULL && spacings != NULL;
  if (!good)
    elastir_diagnose_no_memory(diagnostics);
  bool increasing = options->calibration_factor > 0.0 && isfinite(options->calibration_factor) &&
                    isfinite(options->calibration_offset_cm1);
  for (size_t i = 0; good && i < count; i++) {
    if (!isfinite(y[i]))
      continue;
    double x = options->calibration_factor * x_cm1[i] + options->calibration_offset_cm1;
    if (taken->count > 0) {
      increasing = increasing && x > taken->x[taken->count - 1];
      spacings[taken->count - 1] = x - taken->x[taken->count - 1];
    }
    taken->x[taken->count] = x;
    taken->y[taken->count++] = y[i];
  }
  if (good && taken->count < fewest_points)
    good = fail(diagnostics, "too-few-points", "a spectrum needs at least 8 points with a value");
  if (good && !increasing)
    good = fail(diagnostics, "not-increasing",
                "the calibrated wavenumbers must increase and be finite");
  if (good) {
    qsort(spacings, taken->count - 1, sizeof *spacings, elastir_ascending);
    taken->spacing = spacings[(taken->count - 1) / 2];
    see_whether_even(taken);
  }
  free(spacings);
  return good;
}

static bool in_windows(const elastir_window *windows, size_t count, double x)
{
  for (size_t i = 0; i < count; i++)
    if (x >= windows[i].from_cm1 && x <= windows[i].to_cm1)
      return true;
  return false;
}

/* Spectra that are even in wavelength have spacings that grow steadily with the wavenumber: what
 * is as wide as its neighbours is no hole. */
static bool is_hole(const samples *taken, size_t segment)
{
  const double *x = taken->x;
  double usual = taken->spacing, neighbour = INFINITY;
  if (segment > 0)
    neighbour = x[segment] - x[segment - 1];
  if (segment + 2 < taken->count)
    neighbour = fmin(neighbour, x[segment + 2] - x[segment + 1]);
  if (isfinite(neighbour))
    usual = fmax(usual, neighbour);
  return x[segment + 1] - x[segment] > widest_gap * usual;
}

static bool is_used(const samples *taken, const elastir_preprocessing *options, size_t segment,
                    double x)
{
  if (options->use_count > 0 && !in_windows(options->use, options->use_count, x))
    return false;
  if (in_windows(options->mask, options->mask_count, x))
    return false;
  return x == taken->x[segment] || x == taken->x[segment + 1] || !is_hole(taken, segment);
}

/* Drops what is not used at both ends. */
static void trim(elastir_preprocessed *result)
{
  size_t first = 0;
  while (first < result->count && !result->used[first])
    first++;
  while (result->count > first && !result->used[result->count - 1])
    result->count--;
  result->count -= first;
  memmove(result->x_cm1, result->x_cm1 + first, result->count * sizeof *result->x_cm1);
  memmove(result->y, result->y + first, result->count * sizeof *result->y);
  memmove(result->used, result->used + first, result->count * sizeof *result->used);
}

/* Points `first` to `last` of a grid that begins at `origin` and goes on by `step`. */
typedef struct {
  double origin, step, first, last;
} sampling;

static sampling sampling_for(const samples *taken, const elastir_preprocessing *options)
{
  bool given = options->grid_from_cm1 < options->grid_to_cm1, own = !(options->step_cm1 > 0.0);
  double step = own ? taken->spacing : options->step_cm1;
  double origin = given ? options->grid_from_cm1 : own && taken->even ? taken->x[0] : 0.0;
  /* an end that misses a grid point by rounding alone counts as on it */
  double first = ceil((taken->x[0] - origin) / step - 1e-9);
  double last = floor((taken->x[taken->count - 1] - origin) / step + 1e-9);
  if (given) {
    first = fmax(first, 0.0);
    last = fmin(last, floor((options->grid_to_cm1 - origin) / step + 1e-6));
  }
  return (sampling){origin, step, first, last};
}

/* The end of the segment that x is at, to rounding; x itself between them. */
static double nearest_end(const samples *taken, size_t segment, double x)
{
  for (size_t i = segment; i <= segment + 1; i++)
    if (fabs(taken->x[i] - x) <= on_point * taken->spacing)
      return taken->x[i];
  return x;
}

static bool interpolate(const samples *taken, const elastir_preprocessing *options,
                        const sampling *grid, elastir_preprocessed *result)
{
  const gsl_interp_type *const types[] = {gsl_interp_steffen, gsl_interp_akima,
                                          gsl_interp_cspline, gsl_interp_linear};
  gsl_interp *interpolation = gsl_interp_alloc(types[options->interpolation], taken->count);
  if (interpolation == NULL)
    return false;
  bool good = gsl_interp_init(interpolation, taken->x, taken->y, taken->count) == GSL_SUCCESS;
  bool own_grid = taken->even && grid->step == taken->spacing && grid->origin == taken->x[0];
  size_t segment = 0;
  for (size_t i = 0; good && i < result->count; i++) {
    double x = grid->origin + (grid->first + (double)i) * grid->step;
    result->x_cm1[i] = x;
    x = fmin(fmax(x, taken->x[0]), taken->x[taken->count - 1]);
    while (segment + 2 < taken->count && taken->x[segment + 1] < x)
      segment++;
    if (own_grid)
      x = nearest_end(taken, segment, x);
    good = gsl_interp_eval_e(interpolation, taken->x, taken->y, x, NULL, &result->y[i]) ==
           GSL_SUCCESS;
    result->used[i] = is_used(taken, options, segment, x);
  }
  gsl_interp_free(interpolation);
  return good;
}

static bool resample(const samples *taken, const elastir_preprocessing *options,
                     elastir_preprocessed *result, elastir_diagnostics *diagnostics)
{
  static const char *const names[] = {"steffen", "akima", "cspline", "linear"};
  const sampling grid = sampling_for(taken, options);
  double points = grid.last - grid.first + 1.0;
  if (!(points <= most_points))
    return fail(diagnostics, "too-many-points", "the common grid has more than a million points");
  if (!(points >= fewest_points))
    return fail(diagnostics, "too-few-points", "fewer than 8 points on the common grid");
  result->count = (size_t)points;
  result->step_cm1 = grid.step;
  result->x_cm1 = malloc(result->count * sizeof *result->x_cm1);
  result->y = malloc(result->count * sizeof *result->y);
  result->baseline = calloc(result->count, sizeof *result->baseline);
  result->used = malloc(result->count * sizeof *result->used);
  if (result->x_cm1 == NULL || result->y == NULL || result->baseline == NULL ||
      result->used == NULL || !interpolate(taken, options, &grid, result))
    return elastir_diagnose_no_memory(diagnostics);
  trim(result);
  elastir_step *record = add_step(result, "resample", names[options->interpolation]);
  if (record == NULL)
    return elastir_diagnose_no_memory(diagnostics);
  set(record, "step_cm1", grid.step);
  return true;
}

/* Runs of used points one behind the other: the next one from *start; false: none is left. */
static bool next_run(const bool *used, size_t count, size_t *start, size_t *length)
{
  while (*start < count && !used[*start])
    (*start)++;
  *length = 0;
  while (*start + *length < count && used[*start + *length])
    (*length)++;
  return *length > 0;
}

static bool smooth_runs(const elastir_preprocessing *options, const bool *used, size_t count,
                        double step_cm1, double *y)
{
  size_t length;
  for (size_t start = 0; next_run(used, count, &start, &length); start += length)
    if (length >= (size_t)options->smooth_window &&
        !elastir_savitzky_golay(y + start, length, options->smooth_window, options->smooth_degree,
                                options->derivative, step_cm1))
      return false;
  return true;
}

/* Stretches too short for the smoothing window are given up. */
static void drop_short_runs(elastir_preprocessed *result, size_t window)
{
  size_t length;
  for (size_t start = 0; next_run(result->used, result->count, &start, &length); start += length)
    for (size_t i = start; length < window && i < start + length; i++)
      result->used[i] = false;
}

static double area(const double *y, const bool *used, size_t count, double step_cm1)
{
  double sum = 0.0;
  for (size_t i = 1; i < count; i++)
    if (used[i] && used[i - 1])
      sum += 0.5 * (y[i] + y[i - 1]) * step_cm1;
  return sum;
}

static void mean_and_deviation(const double *y, const bool *used, size_t count, double *mean,
                               double *deviation)
{
  double sum = 0.0, square = 0.0, points = 0.0;
  for (size_t i = 0; i < count; i++)
    if (used[i]) {
      sum += y[i];
      points += 1.0;
    }
  *mean = sum / points;
  for (size_t i = 0; i < count; i++)
    if (used[i])
      square += (y[i] - *mean) * (y[i] - *mean);
  *deviation = sqrt(square / (points - 1.0));
}

/* The factor and offset that normalise y, y' = factor (y - offset); false: there is none. */
static bool normaliser(const elastir_preprocessing *options, const elastir_preprocessed *grid,
                       const double *y, double *factor, double *offset)
{
  double size = 1.0;
  *offset = 0.0;
  if (options->normalisation == ELASTIR_NORMALISE_AREA) {
    size = area(y, grid->used, grid->count, grid->step_cm1);
  } else if (options->normalisation == ELASTIR_NORMALISE_SNV) {
    mean_and_deviation(y, grid->used, grid->count, offset, &size);
  } else if (options->normalisation != ELASTIR_NORMALISE_NONE) {
    bool band = options->normalisation == ELASTIR_NORMALISE_BAND;
    size = -INFINITY;
    for (size_t i = 0; i < grid->count; i++)
      if (grid->used[i] && (!band || fabs(grid->x_cm1[i] - options->band_cm1) <=
                                         options->band_half_width_cm1))
        size = fmax(size, y[i]);
  }
  *factor = 1.0 / size;
  return size > 0.0 && isfinite(*factor) && *factor > 0.0;
}

static bool record_selection(const elastir_preprocessing *options, elastir_preprocessed *result)
{
  elastir_step *step = add_step(result, "calibrate", NULL);
  if (step == NULL)
    return false;
  set(step, "factor", options->calibration_factor);
  set(step, "offset_cm1", options->calibration_offset_cm1);
  for (size_t i = 0; i < options->use_count + options->mask_count; i++) {
    bool use = i < options->use_count;
    const elastir_window *window = use ? &options->use[i] : &options->mask[i - options->use_count];
    step = add_step(result, use ? "use" : "mask", NULL);
    if (step == NULL)
      return false;
    set(step, "from_cm1", window->from_cm1);
    set(step, "to_cm1", window->to_cm1);
  }
  return true;
}

static bool record_treatment(const elastir_preprocessing *options, elastir_preprocessed *result)
{
  static const char *const names[] = {"none", "area", "maximum", "snv", "band"};
  const elastir_baseline *baseline = &options->baseline;
  elastir_step *step = add_step(result, "baseline", elastir_baseline_name(baseline->method));
  if (step == NULL)
    return false;
  if (baseline->method == ELASTIR_BASELINE_ASLS || baseline->method == ELASTIR_BASELINE_ARPLS)
    set(step, "width_cm1", baseline->width_cm1);
  if (baseline->method == ELASTIR_BASELINE_ASLS)
    set(step, "asymmetry", baseline->asymmetry);
  if (baseline->method == ELASTIR_BASELINE_ARPLS)
    set(step, "ratio", baseline->ratio);
  if (baseline->method == ELASTIR_BASELINE_POLYNOMIAL)
    set(step, "degree", baseline->degree);
  bool smooth = options->smooth_window > 0;
  step = add_step(result, "smooth", smooth ? "savitzky-golay" : "none");
  if (step == NULL)
    return false;
  if (smooth) {
    set(step, "window_points", options->smooth_window);
    set(step, "degree", options->smooth_degree);
    set(step, "derivative", options->derivative);
  }
  step = add_step(result, "normalise", names[options->normalisation]);
  if (step == NULL)
    return false;
  if (options->normalisation == ELASTIR_NORMALISE_BAND) {
    set(step, "band_cm1", options->band_cm1);
    set(step, "half_width_cm1", options->band_half_width_cm1);
  }
  set(step, "factor", result->factor);
  if (options->normalisation == ELASTIR_NORMALISE_SNV)
    set(step, "offset", result->offset);
  return true;
}

static bool treat(const elastir_preprocessing *options, elastir_preprocessed *result,
                  elastir_diagnostics *diagnostics)
{
  if (options->smooth_window > 0) {
    drop_short_runs(result, (size_t)options->smooth_window);
    trim(result);
  }
  for (size_t i = 0; i < result->count; i++)
    result->used_count += result->used[i];
  if (result->used_count < fewest_points)
    return fail(diagnostics, "too-few-points",
                "fewer than 8 points are left after windows, masks and gaps");
  if (!elastir_baseline_estimate(&options->baseline, result->y, result->used, result->count,
                                 result->step_cm1, result->baseline, diagnostics))
    return false;
  for (size_t i = 0; i < result->count; i++)
    result->y[i] -= result->baseline[i];
  if (options->smooth_window > 0 && !smooth_runs(options, result->used, result->count,
                                                 result->step_cm1, result->y))
    return elastir_diagnose_no_memory(diagnostics);
  if (!normaliser(options, result, result->y, &result->factor, &result->offset))
    return fail(diagnostics, "cannot-normalise",
                "the spectrum cannot be normalised: it has no positive values; check the content of the file "
                "('elastir spectrum --as-read FILE'), --y-unit and, for nano-FTIR, --phase-line FROM:TO");
  for (size_t i = 0; i < result->count; i++) {
    result->y[i] = result->factor * (result->y[i] - result->offset);
    result->baseline[i] = options->derivative > 0 ? 0.0 : result->factor * result->baseline[i];
  }
  return record_treatment(options, result) || elastir_diagnose_no_memory(diagnostics);
}

bool elastir_preprocess(const double *x_cm1, const double *y, size_t count,
                        const elastir_preprocessing *options, elastir_preprocessed *result,
                        elastir_diagnostics *diagnostics)
{
  samples taken = {0};
  bool good = take_samples(x_cm1, y, count, options, &taken, diagnostics);
  if (good && !record_selection(options, result))
    good = elastir_diagnose_no_memory(diagnostics);
  good = good && resample(&taken, options, result, diagnostics) &&
         treat(options, result, diagnostics);
  free(taken.x);
  free(taken.y);
  return good;
}

double elastir_preprocess_own_step(const double *x_cm1, const double *y, size_t count,
                                   const elastir_preprocessing *options)
{
  samples taken = {0};
  elastir_diagnostics unheard = {0};
  bool good = take_samples(x_cm1, y, count, options, &taken, &unheard);
  free(taken.x);
  free(taken.y);
  elastir_diagnostics_free(&unheard);
  return good ? taken.spacing : (double)NAN;
}

size_t elastir_preprocess_select(const double *x_cm1, const double *y, size_t count,
                                 const elastir_preprocessing *options, double *selected_x_cm1,
                                 double *selected_y, elastir_diagnostics *diagnostics)
{
  samples taken = {0};
  size_t selected = 0;
  bool good = take_samples(x_cm1, y, count, options, &taken, diagnostics);
  for (size_t i = 0; good && i < taken.count; i++) {
    double x = taken.x[i];
    if ((options->use_count > 0 && !in_windows(options->use, options->use_count, x)) ||
        in_windows(options->mask, options->mask_count, x))
      continue;
    selected_x_cm1[selected] = x;
    selected_y[selected++] = taken.y[i];
  }
  free(taken.x);
  free(taken.y);
  return selected;
}

bool elastir_preprocess_simulated(const elastir_preprocessing *options,
                                  const elastir_preprocessed *measured, double *curve,
                                  elastir_diagnostics *diagnostics)
{
  double factor, offset;
  double *z = malloc(measured->count * sizeof *z);
  bool good = z != NULL || elastir_diagnose_no_memory(diagnostics);
  good = good && elastir_baseline_estimate(&options->baseline, curve, measured->used,
                                           measured->count, measured->step_cm1, z, diagnostics);
  for (size_t i = 0; good && i < measured->count; i++)
    curve[i] -= z[i];
  free(z);
  if (good && options->smooth_window > 0 &&
      !smooth_runs(options, measured->used, measured->count, measured->step_cm1, curve))
    good = elastir_diagnose_no_memory(diagnostics);
  if (good && !normaliser(options, measured, curve, &factor, &offset))
    good = fail(diagnostics, "cannot-normalise",
                "a simulated spectrum cannot be normalised: it has no band in these windows");
  for (size_t i = 0; good && i < measured->count; i++)
    curve[i] = factor * (curve[i] - offset);
  return good;
}

void elastir_preprocessed_free(elastir_preprocessed *result)
{
  free(result->x_cm1);
  free(result->y);
  free(result->baseline);
  free(result->used);
  free(result->steps);
  *result = (elastir_preprocessed){0};
}
