/* SPDX-License-Identifier: GPL-3.0-or-later */
/* line_fit.c: overlapping bands as a sum of lines, and areas above a straight line. */
#include "compare/line_fit.h"

#include <math.h>
#include <stdlib.h>

#include <gsl/gsl_blas.h>
#include <gsl/gsl_multifit_nlinear.h>

#include "base/pi.h"

static const double reach_widths = 3.0;
enum { most_iterations = 200, per_line = 3 };

/* The points of the fit. Parameters: place, ln height, ln half width of each line, then the level
 * at the middle and the slope. */
typedef struct {
  double *x, *y;
  size_t points, lines;
  double middle;
} problem;

static int residuals(const gsl_vector *p, void *data, gsl_vector *f)
{
  const problem *q = data;
  for (size_t i = 0; i < q->points; i++) {
    double value = gsl_vector_get(p, per_line * q->lines) +
                   gsl_vector_get(p, per_line * q->lines + 1) * (q->x[i] - q->middle);
    for (size_t l = 0; l < q->lines; l++) {
      double d = (q->x[i] - gsl_vector_get(p, per_line * l)) /
                 exp(gsl_vector_get(p, per_line * l + 2));
      value += exp(gsl_vector_get(p, per_line * l + 1)) / (1.0 + d * d);
    }
    gsl_vector_set(f, i, value - q->y[i]);
  }
  return GSL_SUCCESS;
}

static int jacobian(const gsl_vector *p, void *data, gsl_matrix *j)
{
  const problem *q = data;
  for (size_t i = 0; i < q->points; i++) {
    for (size_t l = 0; l < q->lines; l++) {
      double half = exp(gsl_vector_get(p, per_line * l + 2));
      double d = (q->x[i] - gsl_vector_get(p, per_line * l)) / half, t = 1.0 / (1.0 + d * d);
      double line = exp(gsl_vector_get(p, per_line * l + 1)) * t;
      gsl_matrix_set(j, i, per_line * l, 2.0 * line * t * d / half);
      gsl_matrix_set(j, i, per_line * l + 1, line);
      gsl_matrix_set(j, i, per_line * l + 2, 2.0 * line * t * d * d);
    }
    gsl_matrix_set(j, i, per_line * q->lines, 1.0);
    gsl_matrix_set(j, i, per_line * q->lines + 1, q->x[i] - q->middle);
  }
  return GSL_SUCCESS;
}

static double nearest_value(const problem *q, double place)
{
  size_t best = 0;
  for (size_t i = 1; i < q->points; i++)
    if (fabs(q->x[i] - place) < fabs(q->x[best] - place))
      best = i;
  return q->y[best];
}

static void set_start(const problem *q, const double *places, double fwhm, gsl_vector *p)
{
  double low = q->y[0], high = q->y[0];
  for (size_t i = 1; i < q->points; i++) {
    low = fmin(low, q->y[i]);
    high = fmax(high, q->y[i]);
  }
  for (size_t l = 0; l < q->lines; l++) {
    double height = fmax(nearest_value(q, places[l]) - low, 0.02 * (high - low));
    gsl_vector_set(p, per_line * l, places[l]);
    gsl_vector_set(p, per_line * l + 1, log(fmax(0.8 * height, 1e-300)));
    gsl_vector_set(p, per_line * l + 2, log(0.5 * fwhm));
  }
  gsl_vector_set(p, per_line * q->lines, low);
  gsl_vector_set(p, per_line * q->lines + 1, 0.0);
}

/* Errors of functions of ln parameters: first order, with the covariance. */
static void read_lines(const problem *q, const gsl_vector *p, const gsl_matrix *c,
                       const double *places, elastir_line_fit *fit)
{
  size_t last = per_line * (q->lines - 1) + 1;
  for (size_t l = 0; l < q->lines; l++) {
    size_t at = per_line * l, h = at + 1, w = at + 2;
    elastir_fitted_line *line = &fit->lines[fit->count++];
    line->asked_cm1 = places[l];
    line->position_cm1 = gsl_vector_get(p, at);
    line->height = exp(gsl_vector_get(p, h));
    line->fwhm_cm1 = 2.0 * exp(gsl_vector_get(p, w));
    line->area = 0.5 * ELASTIR_PI * line->height * line->fwhm_cm1;
    line->position_error_cm1 = sqrt(gsl_matrix_get(c, at, at));
    line->height_error = line->height * sqrt(gsl_matrix_get(c, h, h));
    line->fwhm_error_cm1 = line->fwhm_cm1 * sqrt(gsl_matrix_get(c, w, w));
    line->area_error = line->area * sqrt(fmax(0.0, gsl_matrix_get(c, h, h) +
                                                       gsl_matrix_get(c, w, w) +
                                                       2.0 * gsl_matrix_get(c, h, w)));
    line->ratio = line->height / exp(gsl_vector_get(p, last));
    line->ratio_error = line->ratio * sqrt(fmax(0.0, gsl_matrix_get(c, h, h) +
                                                         gsl_matrix_get(c, last, last) -
                                                         2.0 * gsl_matrix_get(c, h, last)));
  }
}

static bool solve(problem *q, const double *places, double fwhm, elastir_line_fit *fit,
                  elastir_diagnostics *diagnostics)
{
  size_t parameters = per_line * q->lines + 2;
  gsl_multifit_nlinear_parameters settings = gsl_multifit_nlinear_default_parameters();
  gsl_multifit_nlinear_fdf fdf = {.f = residuals, .df = jacobian, .n = q->points,
                                  .p = parameters, .params = q};
  gsl_multifit_nlinear_workspace *w = gsl_multifit_nlinear_alloc(
      gsl_multifit_nlinear_trust, &settings, q->points, parameters);
  gsl_vector *start = gsl_vector_alloc(parameters);
  gsl_matrix *covariance = gsl_matrix_alloc(parameters, parameters);
  bool good = w != NULL && start != NULL && covariance != NULL;
  int info, status = GSL_FAILURE;
  if (!good)
    elastir_diagnose_no_memory(diagnostics);
  if (good) {
    set_start(q, places, fwhm, start);
    status = gsl_multifit_nlinear_init(start, &fdf, w);
    if (status == GSL_SUCCESS)
      status = gsl_multifit_nlinear_driver(most_iterations, 1e-9, 1e-9, 0.0, NULL, NULL, &info, w);
    good = status == GSL_SUCCESS;
    fit->failure = good ? NULL : "the fit of all lines together does not converge; omit lines where no band "
                                 "stands out, or give other positions";
  }
  if (good) {
    double norm = gsl_blas_dnrm2(gsl_multifit_nlinear_residual(w));
    fit->residual_rms = norm / sqrt((double)(q->points - parameters));
    gsl_multifit_nlinear_covar(gsl_multifit_nlinear_jac(w), 0.0, covariance);
    gsl_matrix_scale(covariance, fit->residual_rms * fit->residual_rms);
    read_lines(q, gsl_multifit_nlinear_position(w), covariance, places, fit);
  }
  if (w != NULL)
    gsl_multifit_nlinear_free(w);
  gsl_vector_free(start);
  gsl_matrix_free(covariance);
  return good;
}

bool elastir_lines_fit(const elastir_points *points, const double *places, size_t place_count, double fwhm,
                       elastir_line_fit *fit, elastir_diagnostics *diagnostics)
{
  const double *x = points->x_cm1;
  problem q = {.lines = place_count};
  double low = INFINITY, high = -INFINITY;
  for (size_t l = 0; l < place_count; l++) {
    low = fmin(low, places[l] - reach_widths * fwhm);
    high = fmax(high, places[l] + reach_widths * fwhm);
  }
  q.middle = 0.5 * (low + high);
  fit->from_cm1 = low;
  fit->to_cm1 = high;
  q.x = malloc((points->count + 1) * sizeof *q.x);
  q.y = malloc((points->count + 1) * sizeof *q.y);
  fit->lines = calloc(place_count + 1, sizeof *fit->lines);
  bool good = q.x != NULL && q.y != NULL && fit->lines != NULL;
  if (!good)
    elastir_diagnose_no_memory(diagnostics);
  for (size_t i = 0; good && i < points->count; i++)
    if ((points->used == NULL || points->used[i]) && x[i] >= low && x[i] <= high) {
      q.x[q.points] = x[i];
      q.y[q.points++] = points->y[i];
    }
  if (good && q.points < per_line * place_count + 6) {
    fit->failure = "too few measured points around the lines";
    good = false;
  }
  good = good && solve(&q, places, fwhm, fit, diagnostics);
  free(q.x);
  free(q.y);
  return good;
}

void elastir_line_fit_widen(elastir_line_fit *fit, double factor)
{
  for (size_t i = 0; i < fit->count; i++) {
    elastir_fitted_line *line = &fit->lines[i];
    double *const errors[] = {&line->position_error_cm1, &line->height_error,
                              &line->fwhm_error_cm1, &line->area_error, &line->ratio_error};
    for (size_t k = 0; k < sizeof errors / sizeof *errors; k++)
      *errors[k] *= factor;
  }
}

void elastir_line_fit_free(elastir_line_fit *fit)
{
  free(fit->lines);
  *fit = (elastir_line_fit){0};
}

elastir_band_area elastir_area_measure(const elastir_points *points, double from, double to,
                                       const elastir_noise *noise)
{
  const double *x = points->x_cm1, *y = points->y;
  const bool *used = points->used;
  const size_t count = points->count;
  elastir_band_area result = {from, to, NAN, NAN};
  size_t first = count, last = count;
  for (size_t i = 0; i < count; i++)
    if ((used == NULL || used[i]) && x[i] >= from && x[i] <= to) {
      first = first == count ? i : first;
      last = i;
    }
  double step = count > 1 ? x[1] - x[0] : 0.0;
  if (first == count || last < first + 2 || x[first] - from > step || to - x[last] > step)
    return result;
  double sum = 0.0, squares = 0.0;
  for (size_t i = first; i <= last; i++) {
    if (used != NULL && !used[i])
      return result;
    double before = i > first ? x[i] - x[i - 1] : 0.0, after = i < last ? x[i + 1] - x[i] : 0.0;
    double weight = 0.5 * (before + after);
    sum += weight * y[i];
    /* the ends also make the line that is taken off, and they are too far apart to scatter together */
    if (i == first || i == last)
      squares += pow(weight - 0.5 * (x[last] - x[first]), 2.0);
    else
      squares += noise->together * weight * weight;
  }
  result.area = sum - 0.5 * (y[first] + y[last]) * (x[last] - x[first]);
  result.area_error = noise->level * sqrt(squares);
  return result;
}
