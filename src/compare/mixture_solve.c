/* SPDX-License-Identifier: GPL-3.0-or-later */
/* mixture_solve.c: amplitudes by non-negative least squares inside a search over the common
 * scale, shift and width (variable projection: Golub and Pereyra 1973). */
#include <math.h>
#include <stdlib.h>
#include <string.h>

#include <gsl/gsl_multimin.h>

#include "compare/mixture_internal.h"
#include "compare/nnls.h"

/* The search for the scale starts on a grid over this share of 1 on both sides, fine enough that
 * no band is more than a quarter of its width from where it would lock in. */
static const double widest_scale = 0.02;
static const double widest_shift_cm1 = 30.0;
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
static void model_column(workspace *w, size_t k, const mixture_place *place, double *matrix,
                         size_t columns, size_t column)
{
  const mixture_problem *p = w->p;
  elastir_lineshape shape = p->options->shape;
  shape.fwhm_cm1 = place->fwhm_cm1;
  for (size_t i = 0; i < p->models[k].stick_count; i++) {
    w->sticks[i] = p->models[k].sticks[i];
    w->sticks[i].wavenumber_cm1 = place->scale * w->sticks[i].wavenumber_cm1 + place->shift_cm1;
  }
  const elastir_lines lines = {w->sticks, p->models[k].stick_count, &shape};
  elastir_lines_curve(&lines, &p->grid, w->curve);
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

/* The sum of squared residuals of the best amplitudes at this scale, shift and width. */
static double objective(workspace *w, const mixture_place *place)
{
  const mixture_problem *p = w->p;
  double c[ELASTIR_NNLS_MAX_COLUMNS] = {0};
  for (size_t k = 0; k < p->model_count; k++)
    model_column(w, k, place, w->design, w->columns, k);
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

/* The vector holds what is fitted: ln scale, shift over the given FWHM, ln(FWHM / given). */
static mixture_place unpack(const mixture_problem *p, const gsl_vector *v)
{
  const elastir_mixture_options *options = p->options;
  mixture_place place = {1.0, 0.0, options->shape.fwhm_cm1};
  size_t at = 0;
  if (options->fit_scale)
    place.scale = exp(gsl_vector_get(v, at++));
  if (options->fit_shift)
    place.shift_cm1 = options->shape.fwhm_cm1 * gsl_vector_get(v, at++);
  if (options->fit_width)
    place.fwhm_cm1 *= exp(gsl_vector_get(v, at));
  return place;
}

static double outer_objective(const gsl_vector *v, void *data)
{
  workspace *w = data;
  mixture_place place = unpack(w->p, v);
  double ratio = place.fwhm_cm1 / w->p->options->shape.fwhm_cm1;
  if (!(fabs(place.scale - 1.0) <= 1.5 * widest_scale &&
        fabs(place.shift_cm1) <= widest_shift_cm1 && ratio <= widest_width_ratio &&
        ratio >= 1.0 / widest_width_ratio))
    return 1e300; /* the simplex turns back; not infinite, which GSL refuses */
  return fmin(objective(w, &place), 1e300);
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

/* The best start on a grid: of the scale if that is fitted, else of the shift. */
static void scan(workspace *w, gsl_vector *at)
{
  bool scale = w->p->options->fit_scale;
  double fwhm = w->p->options->shape.fwhm_cm1, best = 0.0, least = INFINITY;
  double reach = scale ? widest_scale * highest_wavenumber(w->p) : widest_shift_cm1;
  int half = (int)fmin(ceil(4.0 * reach / fwhm), 200.0);
  for (int i = -half; i <= half; i++) {
    double share = (double)i / half;
    mixture_place place = {scale ? 1.0 + widest_scale * share : 1.0,
                           scale ? 0.0 : widest_shift_cm1 * share, fwhm};
    double square = objective(w, &place);
    if (square < least) {
      least = square;
      best = scale ? log(place.scale) : place.shift_cm1 / fwhm;
    }
  }
  gsl_vector_set(at, 0, best);
}

/* First steps of the simplex: a quarter of a width, wherever that comes from. */
static void set_steps(const mixture_problem *p, double size, gsl_vector *steps)
{
  size_t k = 0;
  if (p->options->fit_scale)
    gsl_vector_set(steps, k++,
                   size * 0.25 * p->options->shape.fwhm_cm1 / highest_wavenumber(p));
  if (p->options->fit_shift)
    gsl_vector_set(steps, k++, size * 0.25);
  if (p->options->fit_width)
    gsl_vector_set(steps, k, size * 0.2);
}

/* Nelder and Mead's simplex, begun anew twice from where it ended, so that one that has
 * collapsed early gets on. */
static bool search(workspace *w, mixture_solution *s)
{
  const elastir_mixture_options *options = w->p->options;
  size_t n = (size_t)options->fit_scale + (size_t)options->fit_shift + (size_t)options->fit_width;
  s->place = (mixture_place){1.0, 0.0, options->shape.fwhm_cm1};
  if (n == 0)
    return true;
  gsl_vector *at = gsl_vector_calloc(n), *steps = gsl_vector_calloc(n);
  gsl_multimin_fminimizer *simplex =
      gsl_multimin_fminimizer_alloc(gsl_multimin_fminimizer_nmsimplex2, n);
  bool good = at != NULL && steps != NULL && simplex != NULL;
  s->no_memory = !good;
  if (good && (options->fit_scale || options->fit_shift))
    scan(w, at);
  gsl_multimin_function function = {outer_objective, n, w};
  double size = 1.0;
  for (int start = 0; good && start < 3; start++, size *= 0.1) {
    set_steps(w->p, size, steps);
    good = gsl_multimin_fminimizer_set(simplex, &function, at, steps) == GSL_SUCCESS;
    for (int i = 0; good && i < most_iterations; i++) {
      if (gsl_multimin_fminimizer_iterate(simplex) != GSL_SUCCESS ||
          gsl_multimin_fminimizer_size(simplex) < (start < 2 ? 1e-4 : 1e-8))
        break;
    }
    if (good)
      gsl_vector_memcpy(at, gsl_multimin_fminimizer_x(simplex));
  }
  if (good)
    s->place = unpack(w->p, at);
  if (simplex != NULL)
    gsl_multimin_fminimizer_free(simplex);
  gsl_vector_free(at);
  gsl_vector_free(steps);
  return good && !w->failed;
}

typedef enum { BY_SCALE, BY_SHIFT, BY_WIDTH } derivative;

/* Derivative of the fitted curve by central differences: the step balances truncation, of
 * order step^2, against rounding, of order 1e-16 / step. */
static void derivative_column(workspace *w, mixture_solution *s, size_t column, derivative by)
{
  const mixture_problem *p = w->p;
  double step = by == BY_SCALE   ? 1e-3 * s->place.fwhm_cm1 / highest_wavenumber(p)
                : by == BY_SHIFT ? 1e-3 * s->place.fwhm_cm1
                                 : 1e-3;
  for (size_t i = 0; i < p->points; i++)
    s->design[i * s->columns + column] = 0.0;
  for (int sign = -1; sign <= 1; sign += 2) {
    mixture_place moved = s->place;
    if (by == BY_SCALE)
      moved.scale *= exp(sign * step);
    else if (by == BY_SHIFT)
      moved.shift_cm1 += sign * step;
    else
      moved.fwhm_cm1 *= exp(sign * step);
    for (size_t k = 0; k < p->model_count; k++) {
      model_column(w, k, &moved, w->q, w->columns, 0);
      for (size_t i = 0; i < p->points; i++)
        s->design[i * s->columns + column] +=
            sign * s->x[k] * w->q[i * w->columns] / (2.0 * step);
    }
  }
}

static void add_derivatives(workspace *w, mixture_solution *s)
{
  size_t column = w->columns;
  if (w->p->options->fit_scale)
    derivative_column(w, s, column++, BY_SCALE);
  if (w->p->options->fit_shift)
    derivative_column(w, s, column++, BY_SHIFT);
  if (w->p->options->fit_width)
    derivative_column(w, s, column, BY_WIDTH);
}

static bool build_solution(workspace *w, mixture_solution *s)
{
  const mixture_problem *p = w->p;
  s->columns = w->columns + (size_t)p->options->fit_scale + (size_t)p->options->fit_shift +
               (size_t)p->options->fit_width;
  size_t size = p->points * s->columns;
  s->design = malloc(size * sizeof *s->design);
  s->q = malloc(size * sizeof *s->q);
  s->r = malloc(s->columns * s->columns * sizeof *s->r);
  s->x = calloc(s->columns, sizeof *s->x);
  s->fitted = malloc(p->points * sizeof *s->fitted);
  if (s->design == NULL || s->q == NULL || s->r == NULL || s->x == NULL || s->fitted == NULL) {
    s->no_memory = true;
    return false;
  }
  objective(w, &s->place);
  if (w->failed)
    return false;
  memcpy(s->x, w->x, w->columns * sizeof *s->x);
  double square = residual_square(p, w->design, w->columns, w->x, s->fitted);
  s->residual_rms = sqrt(square / (double)(p->points - s->columns));
  for (size_t i = 0; i < p->points; i++)
    memcpy(s->design + i * s->columns, w->design + i * w->columns,
           w->columns * sizeof *s->design);
  add_derivatives(w, s);
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
  s->no_memory = w == NULL;
  if (w == NULL)
    return false;
  w->p = p;
  w->columns = p->model_count + p->baseline_columns;
  w->curve = malloc(p->grid.points * sizeof *w->curve);
  w->sticks = malloc(longest * sizeof *w->sticks);
  w->design = malloc(p->points * w->columns * sizeof *w->design);
  w->q = malloc(p->points * w->columns * sizeof *w->q);
  s->no_memory = w->curve == NULL || w->sticks == NULL || w->design == NULL || w->q == NULL;
  bool good = !s->no_memory && search(w, s) && build_solution(w, s);
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
