/* SPDX-License-Identifier: GPL-3.0-or-later */
/* combine.c: several measured curves on points that they share: mean, scatter and difference. */
#include "compare/combine.h"

#include <gsl/gsl_interp.h>
#include <gsl/gsl_sort.h>
#include <gsl/gsl_statistics_double.h>
#include <math.h>
#include <stdlib.h>

static const double widest_hole = 5.0;    /* median spacings */
static const double same_place = 0.01;    /* of the spacing */
enum { fewest_points = 8 };

/* 0: no memory or fewer than two points. */
static double median_spacing(const elastir_combined_curve *curve)
{
  double *steps = curve->count > 1 ? malloc(curve->count * sizeof *steps) : NULL;
  if (steps == NULL)
    return 0.0;
  for (size_t i = 1; i < curve->count; i++)
    steps[i - 1] = curve->x_cm1[i] - curve->x_cm1[i - 1];
  gsl_sort(steps, 1, curve->count - 1);
  double median = gsl_stats_median_from_sorted_data(steps, 1, curve->count - 1);
  free(steps);
  return median;
}

/* A curve without the points that have no value. */
typedef struct {
  double *x, *y;
  size_t count;
  gsl_interp *interpolation;
  gsl_interp_accel *place;
} known_curve;

static void known_free(known_curve *known)
{
  free(known->x);
  free(known->y);
  gsl_interp_free(known->interpolation);
  gsl_interp_accel_free(known->place);
}

static bool know(const elastir_combined_curve *curve, known_curve *known)
{
  known->x = malloc((curve->count + 1) * sizeof *known->x);
  known->y = malloc((curve->count + 1) * sizeof *known->y);
  known->place = gsl_interp_accel_alloc();
  if (known->x == NULL || known->y == NULL || known->place == NULL)
    return false;
  for (size_t i = 0; i < curve->count; i++)
    if (!isnan(curve->y[i])) {
      known->x[known->count] = curve->x_cm1[i];
      known->y[known->count++] = curve->y[i];
    }
  if (known->count < 3)
    return true; /* no point is shared with it */
  known->interpolation = gsl_interp_alloc(gsl_interp_steffen, known->count);
  return known->interpolation != NULL &&
         gsl_interp_init(known->interpolation, known->x, known->y, known->count) == 0;
}

/* Between its points; NAN: it has no value there. */
static double value_between(const known_curve *known, double x, double spacing)
{
  if (known->interpolation == NULL || x < known->x[0] || x > known->x[known->count - 1])
    return NAN;
  size_t at = gsl_interp_accel_find(known->place, known->x, known->count, x);
  if (known->x[at + 1] - known->x[at] > widest_hole * spacing)
    return NAN;
  return gsl_interp_eval(known->interpolation, known->x, known->y, x, known->place);
}

/* Puts one curve on the points; those where it has no value get NAN. */
static bool put_on(const elastir_combined_curve *curve, const double *x, size_t points,
                   double *values, bool *resampled)
{
  known_curve known = {0};
  double spacing = median_spacing(curve), near = same_place * spacing;
  bool good = know(curve, &known);
  for (size_t i = 0, j = 0; good && i < points; i++) {
    while (j < curve->count && curve->x_cm1[j] < x[i] - near)
      j++;
    bool own = j < curve->count && curve->x_cm1[j] <= x[i] + near;
    values[i] = own ? curve->y[j] : value_between(&known, x[i], spacing);
    *resampled = *resampled || (!own && !isnan(values[i]));
  }
  known_free(&known);
  return good;
}

static size_t widest(const elastir_combined_curve *curves, size_t count)
{
  size_t best = 0;
  double most = 0.0;
  for (size_t k = 0; k < count; k++) {
    double spacing = median_spacing(&curves[k]);
    if (spacing > most * (1.0 + same_place)) {
      most = spacing;
      best = k;
    }
  }
  return best;
}

/* Leaves out the points where a curve has no value. */
static void keep_shared(elastir_combined *c, size_t taken)
{
  for (size_t i = 0; i < taken; i++) {
    bool shared = true;
    for (size_t k = 0; k < c->curve_count; k++)
      shared = shared && !isnan(c->curves[k * taken + i]);
    if (!shared)
      continue;
    c->x_cm1[c->points] = c->x_cm1[i];
    for (size_t k = 0; k < c->curve_count; k++)
      c->curves[k * taken + c->points] = c->curves[k * taken + i];
    c->points++;
  }
  for (size_t k = 1; k < c->curve_count; k++)
    for (size_t i = 0; i < c->points; i++)
      c->curves[k * c->points + i] = c->curves[k * taken + i];
}

static bool share_points(const elastir_combined_curve *curves, size_t count, elastir_combined *c,
                         elastir_diagnostics *diagnostics)
{
  const elastir_combined_curve *on = &curves[widest(curves, count)];
  c->x_cm1 = malloc((on->count + 1) * sizeof *c->x_cm1);
  c->y = calloc(on->count + 1, sizeof *c->y);
  c->deviation = calloc(on->count + 1, sizeof *c->deviation);
  c->curves = malloc((on->count * count + 1) * sizeof *c->curves);
  if (c->x_cm1 == NULL || c->y == NULL || c->deviation == NULL || c->curves == NULL)
    return elastir_diagnose_no_memory(diagnostics);
  c->curve_count = count;
  for (size_t i = 0; i < on->count; i++)
    c->x_cm1[i] = on->x_cm1[i];
  for (size_t k = 0; k < count; k++)
    if (!put_on(&curves[k], c->x_cm1, on->count, c->curves + k * on->count, &c->resampled))
      return elastir_diagnose_no_memory(diagnostics);
  keep_shared(c, on->count);
  if (c->points >= fewest_points)
    return true;
  elastir_diagnose(diagnostics, ELASTIR_ERROR, "no-common-range", NULL, 0,
                   "only %zu points have a value in all of %s ... %s; at least %d are needed, so the spectra "
                   "must overlap", c->points, curves[0].name,
                   curves[count - 1].name, fewest_points);
  return false;
}

bool elastir_combine_mean(const elastir_combined_curve *curves, size_t count,
                          elastir_combined *combined, elastir_diagnostics *diagnostics)
{
  if (!share_points(curves, count, combined, diagnostics))
    return false;
  for (size_t i = 0; i < combined->points; i++) {
    const double *values = combined->curves + i;
    combined->y[i] = gsl_stats_mean(values, combined->points, count);
    combined->deviation[i] = gsl_stats_sd_m(values, combined->points, count, combined->y[i]);
  }
  return true;
}

bool elastir_combine_difference(const elastir_combined_curve *two, elastir_combined *combined,
                                elastir_diagnostics *diagnostics)
{
  if (!share_points(two, 2, combined, diagnostics))
    return false;
  free(combined->deviation);
  combined->deviation = NULL;
  for (size_t i = 0; i < combined->points; i++)
    combined->y[i] = combined->curves[i] - combined->curves[combined->points + i];
  return true;
}

void elastir_combined_free(elastir_combined *combined)
{
  free(combined->x_cm1);
  free(combined->y);
  free(combined->deviation);
  free(combined->curves);
  *combined = (elastir_combined){0};
}
