/* SPDX-License-Identifier: GPL-3.0-or-later */
/* mixture_solve.c: amplitudes by non-negative least squares inside a search over the common
 * scale and width (variable projection: Golub and Pereyra 1973). */
#include <math.h>
#include <stdlib.h>
#include <string.h>

#include <gsl/gsl_multimin.h>

#include "compare/mixture_internal.h"
#include "compare/nnls.h"

/* The search for the scale starts on a grid over this share of 1 on both sides, fine enough that
 * no band is more than a quarter of its width from where it would lock in. */
static const double widest_scale = 0.02;
static const double widest_width_ratio = 4.0;

enum { most_iterations = 400 };

typedef struct {
  const mixture_problem *p;
  double *curve;         /* on the whole grid */
  elastir_stick *sticks; /* room for the longest list */
  double *design, *q;    /* points x linear columns */
  double r[ELASTIR_NNLS_MAX_COLUMNS * ELASTIR_NNLS_MAX_COLUMNS];
  double x[ELASTIR_NNLS_MAX_COLUMNS];
  size_t columns;
  bool failed;
} workspace;

/* Column k of a row-major matrix with `columns` columns: the curve of model k. */
static void model_column(workspace *w, size_t k, double scale, double fwhm, double *matrix,
                         size_t columns, size_t column)
{
  const mixture_problem *p = w->p;
  elastir_lineshape shape = p->options->shape;
  shape.fwhm_cm1 = fwhm;
  for (size_t i = 0; i < p->models[k].stick_count; i++) {
    w->sticks[i] = p->models[k].sticks[i];
    w->sticks[i].wavenumber_cm1 *= scale;
  }
  elastir_spectrum_curve(w->sticks, p->models[k].stick_count, &shape, &p->grid, w->curve);
  for (size_t i = 0; i < p->points; i++)
    matrix[i * columns + column] = w->curve[p->place[i]];
}

static void baseline_columns(const mixture_problem *p, double *matrix, size_t columns)
{
  for (size_t i = 0; i < p->points; i++) {
    double t = 2.0 * (double)p->place[i] / (double)(p->grid.points - 1) - 1.0;
    double before = 0.0, value = 1.0; /* Legendre polynomials by their recurrence */
    for (size_t b = 0; b < p->baseline_columns; b++) {
      matrix[i * columns + p->model_count + b] = value;
      double degree = (double)b;
      double next = ((2.0 * degree + 1.0) * t * value - degree * before) / (degree + 1.0);
      before = value;
      value = next;
    }
  }
}

static double residual_square(const mixture_problem *p, const double *design, size_t columns,
                              const double *x, double *fitted)
{
  double square = 0.0;
  for (size_t i = 0; i < p->points; i++) {
    double sum = 0.0;
    for (size_t j = 0; j < columns; j++)
      sum += design[i * columns + j] * x[j];
    if (fitted != NULL)
      fitted[i] = sum;
    square += (p->y[i] - sum) * (p->y[i] - sum);
  }
  return square;
}

/* The sum of squared residuals of the best amplitudes at this scale and width. */
static double objective(workspace *w, double scale, double fwhm)
{
  const mixture_problem *p = w->p;
  double c[ELASTIR_NNLS_MAX_COLUMNS] = {0};
  for (size_t k = 0; k < p->model_count; k++)
    model_column(w, k, scale, fwhm, w->design, w->columns, k);
  baseline_columns(p, w->design, w->columns);
  memcpy(w->q, w->design, p->points * w->columns * sizeof *w->q);
  nnls_orthogonalise(w->q, p->points, w->columns, w->r);
  for (size_t i = 0; i < p->points; i++)
    for (size_t j = 0; j < w->columns; j++)
      c[j] += w->q[i * w->columns + j] * p->y[i];
  if (!nnls_solve(w->r, c, w->columns, p->model_count, w->x)) {
    w->failed = true;
    return INFINITY;
  }
  return residual_square(p, w->design, w->columns, w->x, NULL);
}

/* The vector holds what is fitted: ln scale, then ln(FWHM / given). */
static void unpack(const mixture_problem *p, const gsl_vector *v, double *scale, double *fwhm)
{
  size_t at = 0;
  *scale = p->options->fit_scale ? exp(gsl_vector_get(v, at++)) : 1.0;
  *fwhm = p->options->shape.fwhm_cm1;
  if (p->options->fit_width)
    *fwhm *= exp(gsl_vector_get(v, at));
}

static double outer_objective(const gsl_vector *v, void *data)
{
  workspace *w = data;
  double scale, fwhm;
  unpack(w->p, v, &scale, &fwhm);
  double ratio = fwhm / w->p->options->shape.fwhm_cm1;
  if (!(fabs(scale - 1.0) <= 1.5 * widest_scale && ratio <= widest_width_ratio &&
        ratio >= 1.0 / widest_width_ratio))
    return 1e300; /* the simplex turns back; not infinite, which GSL refuses */
  return fmin(objective(w, scale, fwhm), 1e300);
}

static double highest_wavenumber(const mixture_problem *p)
{
  double highest = 100.0;
  for (size_t k = 0; k < p->model_count; k++)
    for (size_t i = 0; i < p->models[k].stick_count; i++)
      if (p->models[k].sticks[i].wavenumber_cm1 <= p->grid.to_cm1)
        highest = fmax(highest, p->models[k].sticks[i].wavenumber_cm1);
  return highest;
}

static double scan_scale(workspace *w)
{
  double fwhm = w->p->options->shape.fwhm_cm1;
  int half = (int)fmin(ceil(widest_scale * 4.0 * highest_wavenumber(w->p) / fwhm), 200.0);
  double best = 1.0, least = INFINITY;
  for (int i = -half; i <= half; i++) {
    double scale = 1.0 + widest_scale * i / half;
    double square = objective(w, scale, fwhm);
    if (square < least) {
      least = square;
      best = scale;
    }
  }
  return best;
}

/* Nelder and Mead's simplex, begun anew once from where it ended. */
static bool search(workspace *w, double *scale, double *fwhm)
{
  const mixture_problem *p = w->p;
  size_t n = (size_t)p->options->fit_scale + (size_t)p->options->fit_width;
  *scale = 1.0;
  *fwhm = p->options->shape.fwhm_cm1;
  if (n == 0)
    return true;
  gsl_vector *at = gsl_vector_calloc(n), *steps = gsl_vector_calloc(n);
  gsl_multimin_fminimizer *simplex =
      gsl_multimin_fminimizer_alloc(gsl_multimin_fminimizer_nmsimplex2, n);
  bool good = at != NULL && steps != NULL && simplex != NULL;
  if (good && p->options->fit_scale)
    gsl_vector_set(at, 0, log(scan_scale(w)));
  gsl_multimin_function function = {outer_objective, n, w};
  double size = 1.0;
  for (int start = 0; good && start < 2; start++, size *= 0.1) {
    if (p->options->fit_scale)
      gsl_vector_set(steps, 0, size * 0.25 * *fwhm / highest_wavenumber(p));
    if (p->options->fit_width)
      gsl_vector_set(steps, n - 1, size * 0.2);
    good = gsl_multimin_fminimizer_set(simplex, &function, at, steps) == GSL_SUCCESS;
    for (int i = 0; good && i < most_iterations; i++) {
      if (gsl_multimin_fminimizer_iterate(simplex) != GSL_SUCCESS ||
          gsl_multimin_fminimizer_size(simplex) < 1e-8)
        break;
    }
    if (good)
      gsl_vector_memcpy(at, gsl_multimin_fminimizer_x(simplex));
  }
  if (good)
    unpack(p, at, scale, fwhm);
  if (simplex != NULL)
    gsl_multimin_fminimizer_free(simplex);
  gsl_vector_free(at);
  gsl_vector_free(steps);
  return good && !w->failed;
}

/* Derivative of the fitted curve by ln scale or ln FWHM, by central differences: the step
 * balances truncation, of order step^2, against rounding, of order 1e-16 / step. */
static void derivative_column(workspace *w, mixture_solution *s, size_t column, bool by_scale)
{
  const mixture_problem *p = w->p;
  double step = by_scale ? 1e-3 * s->fwhm / highest_wavenumber(p) : 1e-3;
  for (size_t i = 0; i < p->points; i++)
    s->design[i * s->columns + column] = 0.0;
  for (int sign = -1; sign <= 1; sign += 2)
    for (size_t k = 0; k < p->model_count; k++) {
      double factor = exp(sign * step);
      model_column(w, k, by_scale ? s->scale * factor : s->scale,
                   by_scale ? s->fwhm : s->fwhm * factor, w->q, w->columns, 0);
      for (size_t i = 0; i < p->points; i++)
        s->design[i * s->columns + column] +=
            sign * s->x[k] * w->q[i * w->columns] / (2.0 * step);
    }
}

static bool build_solution(workspace *w, mixture_solution *s)
{
  const mixture_problem *p = w->p;
  s->columns = w->columns + (size_t)p->options->fit_scale + (size_t)p->options->fit_width;
  size_t size = p->points * s->columns;
  s->design = malloc(size * sizeof *s->design);
  s->q = malloc(size * sizeof *s->q);
  s->r = malloc(s->columns * s->columns * sizeof *s->r);
  s->x = calloc(s->columns, sizeof *s->x);
  s->fitted = malloc(p->points * sizeof *s->fitted);
  if (s->design == NULL || s->q == NULL || s->r == NULL || s->x == NULL || s->fitted == NULL)
    return false;
  objective(w, s->scale, s->fwhm);
  if (w->failed)
    return false;
  memcpy(s->x, w->x, w->columns * sizeof *s->x);
  double square = residual_square(p, w->design, w->columns, w->x, s->fitted);
  s->residual_rms = sqrt(square / (double)(p->points - s->columns));
  for (size_t i = 0; i < p->points; i++)
    memcpy(s->design + i * s->columns, w->design + i * w->columns,
           w->columns * sizeof *s->design);
  size_t column = w->columns;
  if (p->options->fit_scale)
    derivative_column(w, s, column++, true);
  if (p->options->fit_width)
    derivative_column(w, s, column, false);
  memcpy(s->q, s->design, size * sizeof *s->q);
  nnls_orthogonalise(s->q, p->points, s->columns, s->r);
  return true;
}

bool mixture_solve(const mixture_problem *p, mixture_solution *s)
{
  size_t longest = 1;
  for (size_t k = 0; k < p->model_count; k++)
    if (p->models[k].stick_count > longest)
      longest = p->models[k].stick_count;
  workspace *w = calloc(1, sizeof *w);
  if (w == NULL)
    return false;
  w->p = p;
  w->columns = p->model_count + p->baseline_columns;
  w->curve = malloc(p->grid.points * sizeof *w->curve);
  w->sticks = malloc(longest * sizeof *w->sticks);
  w->design = malloc(p->points * w->columns * sizeof *w->design);
  w->q = malloc(p->points * w->columns * sizeof *w->q);
  bool good = w->curve != NULL && w->sticks != NULL && w->design != NULL && w->q != NULL &&
              search(w, &s->scale, &s->fwhm) && build_solution(w, s);
  free(w->curve);
  free(w->sticks);
  free(w->design);
  free(w->q);
  free(w);
  return good;
}

void mixture_solution_free(mixture_solution *s)
{
  free(s->design);
  free(s->q);
  free(s->r);
  free(s->x);
  free(s->fitted);
  *s = (mixture_solution){0};
}
