/* SPDX-License-Identifier: GPL-3.0-or-later */
/* curve_fit.c: refines scale factors on the whole curve by nonlinear least squares. */
#include "compare/curve_fit.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

#include <gsl/gsl_multifit_nlinear.h>

#include "compare/error_covariance.h"
#include "spectrum/lorentzians.h"

/* The solver ends at steps of this share of the parameters; derivatives of what is observed are
 * differences, so that the last digits would cost more steps than they are worth: 1e-4 cm-1. */
static const double line_settled = 1e-10, observed_settled = 1e-7;

enum { most_iterations = 200, MOST_PARAMETERS = ELASTIR_SCALE_MAX_RANGES + 10 };

/* Parameters in this order: amplitude, ln(FWHM / start) if fitted, baseline, one factor a
 * fitted group. The amplitude is in units of its start, so that all are near 1. */
typedef struct {
  const double *x, *y; /* used points only */
  const size_t *place; /* their index on the even grid */
  size_t points;
  const elastir_stick *sticks;
  size_t stick_count;
  const elastir_scale *scale;
  int *parameter; /* of each stick: that of its factor; -1: not fitted */
  elastir_lineshape shape;
  double amplitude;
  bool fit_width;
  size_t baseline_columns, baseline_at, parameters;
  double centre, half_range; /* of x, for the baseline's Legendre polynomials */
  double step;               /* of the even grid */
  const elastir_observed *observed; /* NULL: lines */
  elastir_stick *moved;      /* of what is observed: room for the sticks */
  double *sums, *sums_near;  /* the curve, and what of it a parameter changes */
  double *slopes;            /* of lines: what each factor changes, and those kept */
} curve_problem;

static double legendre(size_t degree, double t)
{
  double before = 1.0, value = degree == 0 ? 1.0 : t;
  for (size_t k = 2; k <= degree; k++) {
    double next = ((2.0 * (double)k - 1.0) * t * value - ((double)k - 1.0) * before) / (double)k;
    before = value;
    value = next;
  }
  return value;
}

static double centre_of(const curve_problem *p, const gsl_vector *v, size_t stick)
{
  const elastir_stick *one = &p->sticks[stick];
  int j = p->parameter[stick];
  return j < 0 ? one->wavenumber_cm1
               : one->calculated_cm1 * gsl_vector_get(v, (size_t)j) + one->optical_shift_cm1;
}

/* The model at one point, and its derivatives by amplitude and baseline, if row is not NULL. */
static double with_baseline(const curve_problem *p, const gsl_vector *v, double x, double sum,
                            double *row)
{
  double value = gsl_vector_get(v, 0) * p->amplitude * sum;
  double t = (x - p->centre) / p->half_range;
  for (size_t b = 0; b < p->baseline_columns; b++) {
    double polynomial = legendre(b, t);
    value += gsl_vector_get(v, p->baseline_at + b) * polynomial;
    if (row != NULL)
      row[p->baseline_at + b] = polynomial;
  }
  if (row != NULL)
    row[0] = p->amplitude * sum;
  return value;
}

/* One line at all points: its value and, if `slopes` is not NULL, what its centre and its width
 * change, the former times `moves`. */
static void add_line(const curve_problem *p, const elastir_lineshape *shape, double intensity,
                     double centre, double moves, double *slopes)
{
  if (shape->eta == 1.0 && slopes == NULL) {
    lorentzian_add(shape->fwhm_cm1, intensity, centre, p->x, p->points, p->sums);
    return;
  }
  if (shape->eta == 1.0) {
    const lorentzian_parts parts = {p->sums, slopes, p->sums_near};
    lorentzian_add_parts(shape->fwhm_cm1, intensity, centre, moves, p->x, p->points, &parts);
    return;
  }
  for (size_t i = 0; i < p->points; i++) {
    double at[3], offset = p->x[i] - centre;
    elastir_lineshape_derivatives(shape, offset, at);
    p->sums[i] += intensity * at[0];
    if (slopes == NULL)
      continue;
    slopes[i] -= moves * at[1];
    p->sums_near[i] += intensity * elastir_lineshape_by_fwhm(shape, offset);
  }
}

/* The sum of the lines at the points; if asked, what their width and each factor change, too. */
static void draw_lines(const curve_problem *p, const gsl_vector *v, bool changes)
{
  elastir_lineshape shape = p->shape;
  double amplitude = gsl_vector_get(v, 0) * p->amplitude;
  size_t first = p->baseline_at + p->baseline_columns, points = p->points;
  if (p->fit_width)
    shape.fwhm_cm1 *= exp(gsl_vector_get(v, 1));
  memset(p->sums, 0, points * sizeof *p->sums);
  if (changes) {
    memset(p->sums_near, 0, points * sizeof *p->sums_near);
    memset(p->slopes, 0, (p->parameters - first + 1) * points * sizeof *p->slopes);
  }
  for (size_t k = 0; k < p->stick_count; k++) {
    double intensity = p->sticks[k].intensity_km_mol;
    if (intensity == 0.0)
      continue;
    int j = p->parameter[k];
    size_t row = j < 0 ? p->parameters - first : (size_t)j - first;
    add_line(p, &shape, intensity, centre_of(p, v, k),
             amplitude * intensity * p->sticks[k].calculated_cm1,
             changes ? p->slopes + row * points : NULL);
  }
}

/* What is observed at the points, with parameter `one` larger by `step`. false: no memory. */
static bool observe(const curve_problem *p, const gsl_vector *v, size_t one, double step,
                    double *sums)
{
  double damping = p->shape.fwhm_cm1;
  if (p->fit_width)
    damping *= exp(gsl_vector_get(v, 1) + (one == 1 ? step : 0.0));
  for (size_t k = 0; k < p->stick_count; k++) {
    bool moves = p->parameter[k] >= 0 && (size_t)p->parameter[k] == one;
    p->moved[k] = p->sticks[k];
    p->moved[k].wavenumber_cm1 =
        centre_of(p, v, k) + (moves ? p->sticks[k].calculated_cm1 * step : 0.0);
  }
  const elastir_transverse modes = {p->moved, p->stick_count, damping, NULL};
  return p->observed->curve(p->observed->context, &modes, p->x, p->points, sums);
}

/* p->sums, of lines or of what is observed. false: no memory. */
static bool simulate(const curve_problem *p, const gsl_vector *v)
{
  if (p->observed != NULL)
    return observe(p, v, 0, 0.0, p->sums);
  draw_lines(p, v, false);
  return true;
}

static int residuals(const gsl_vector *v, void *data, gsl_vector *f)
{
  const curve_problem *p = data;
  if (!simulate(p, v))
    return GSL_ENOMEM;
  for (size_t i = 0; i < p->points; i++)
    gsl_vector_set(f, i, with_baseline(p, v, p->x[i], p->sums[i], NULL) - p->y[i]);
  return GSL_SUCCESS;
}

/* Amplitude and baseline are linear; the width and the factors move by a millionth. */
static int observed_jacobian(const gsl_vector *v, void *data, gsl_matrix *j)
{
  const curve_problem *p = data;
  const double step = 1e-6;
  if (!observe(p, v, 0, 0.0, p->sums))
    return GSL_ENOMEM;
  for (size_t i = 0; i < p->points; i++)
    with_baseline(p, v, p->x[i], p->sums[i], gsl_matrix_ptr(j, i, 0));
  double amplitude = gsl_vector_get(v, 0) * p->amplitude;
  for (size_t one = 1; one < p->parameters; one++) {
    if (one >= p->baseline_at && one < p->baseline_at + p->baseline_columns)
      continue;
    if (!observe(p, v, one, step, p->sums_near))
      return GSL_ENOMEM;
    for (size_t i = 0; i < p->points; i++)
      gsl_matrix_set(j, i, one, amplitude * (p->sums_near[i] - p->sums[i]) / step);
  }
  return GSL_SUCCESS;
}

static int jacobian(const gsl_vector *v, void *data, gsl_matrix *j)
{
  const curve_problem *p = data;
  size_t first = p->baseline_at + p->baseline_columns;
  draw_lines(p, v, true);
  double by_ln_width = 0.0;
  if (p->fit_width)
    by_ln_width = gsl_vector_get(v, 0) * p->amplitude * p->shape.fwhm_cm1 *
                  exp(gsl_vector_get(v, 1));
  for (size_t i = 0; i < p->points; i++) {
    double *row = gsl_matrix_ptr(j, i, 0);
    with_baseline(p, v, p->x[i], p->sums[i], row);
    if (p->fit_width)
      row[1] = by_ln_width * p->sums_near[i];
    for (size_t one = first; one < p->parameters; one++)
      row[one] = p->slopes[(one - first) * p->points + i];
  }
  return GSL_SUCCESS;
}

/* Numbers the parameters. first[r]: parameter of the group of range r, 0 if it is kept. */
static void number_parameters(const elastir_scale_fit_options *options, const scale_ties *ties,
                              curve_problem *p, size_t *first)
{
  p->baseline_at = p->fit_width ? 2 : 1;
  p->baseline_columns = (size_t)(options->baseline_degree + 1);
  p->parameters = p->baseline_at + p->baseline_columns;
  for (size_t r = 0; r < p->scale->count; r++) {
    size_t group = ties->group[r];
    first[r] = !ties->fitted[group] ? 0 : group < r ? first[group] : p->parameters++;
  }
  for (size_t k = 0; k < p->stick_count; k++) {
    int range = elastir_scale_index(p->scale, p->sticks[k].calculated_cm1);
    p->parameter[k] = range < 0 || first[range] == 0 ? -1 : (int)first[range];
  }
}

static void start_values(const curve_problem *p, const size_t *first, gsl_vector *v)
{
  gsl_vector_set_zero(v);
  gsl_vector_set(v, 0, 1.0);
  for (size_t r = 0; r < p->scale->count; r++)
    if (first[r] > 0)
      gsl_vector_set(v, first[r], p->scale->ranges[r].factor);
}

/* The amplitude that fits y best when nothing else is changed, above y's lowest value; NAN: no
 * memory. */
static double first_amplitude(curve_problem *p, const gsl_vector *v)
{
  double sy = 0.0, ss = 0.0, lowest = INFINITY;
  p->amplitude = 1.0;
  for (size_t i = 0; i < p->points; i++)
    lowest = fmin(lowest, p->y[i]);
  if (p->baseline_columns == 0)
    lowest = 0.0;
  if (!simulate(p, v))
    return NAN;
  for (size_t i = 0; i < p->points; i++) {
    double s = p->sums[i];
    sy += s * (p->y[i] - lowest);
    ss += s * s;
  }
  return ss > 0.0 && sy > 0.0 ? sy / ss : 0.0;
}

/* Reads the result off the solver; false: it makes no sense (the bands' result is kept). */
static bool accept(const curve_problem *p, const gsl_vector *v, const double *covariance,
                   const size_t *first, const elastir_scale_fit_options *options,
                   elastir_scale_fit *fit)
{
  size_t n = fit->scale.count, m = p->parameters;
  if (!(gsl_vector_get(v, 0) > 0.0))
    return false;
  for (size_t k = 0; k < p->stick_count; k++)
    if (p->parameter[k] >= 0 &&
        !(fabs(p->sticks[k].calculated_cm1 * gsl_vector_get(v, (size_t)p->parameter[k]) +
               p->sticks[k].optical_shift_cm1 - p->sticks[k].wavenumber_cm1) <=
          options->tolerance_cm1))
      return false;
  for (size_t r = 0; r < n; r++) {
    double variance = first[r] > 0 ? covariance[first[r] * m + first[r]] : NAN;
    fit->factors[r].standard_error = sqrt(variance);
    if (first[r] > 0)
      fit->scale.ranges[r].factor = gsl_vector_get(v, first[r]);
    for (size_t q = 0; q < n; q++)
      fit->covariance[r * n + q] =
          first[r] > 0 && first[q] > 0 ? covariance[first[r] * m + first[q]] : 0.0;
  }
  fit->amplitude = gsl_vector_get(v, 0) * p->amplitude;
  fit->fwhm_cm1 = p->shape.fwhm_cm1;
  if (p->fit_width) {
    fit->fwhm_cm1 *= exp(gsl_vector_get(v, 1));
    fit->fwhm_error_cm1 = fit->fwhm_cm1 * sqrt(covariance[1 * m + 1]);
  }
  return true;
}

typedef enum { SOLVED, NOT_SOLVED, NO_MEMORY } outcome;

static outcome solve(curve_problem *p, const size_t *first,
                     const elastir_scale_fit_options *options, elastir_scale_fit *fit)
{
  gsl_multifit_nlinear_parameters parameters = gsl_multifit_nlinear_default_parameters();
  gsl_multifit_nlinear_workspace *work = NULL;
  gsl_vector *start = gsl_vector_alloc(p->parameters);
  double *covariance = malloc(p->parameters * p->parameters * sizeof *covariance);
  outcome result = NO_MEMORY;
  if (start == NULL || covariance == NULL)
    goto done;
  start_values(p, first, start);
  p->amplitude = first_amplitude(p, start);
  if (isnan(p->amplitude))
    goto done;
  result = NOT_SOLVED;
  if (!(p->amplitude > 0.0))
    goto done;
  work = gsl_multifit_nlinear_alloc(gsl_multifit_nlinear_trust, &parameters, p->points,
                                    p->parameters);
  if (work == NULL) {
    result = NO_MEMORY;
    goto done;
  }
  bool seen = p->observed != NULL;
  gsl_multifit_nlinear_fdf fdf = {.f = residuals,
                                  .df = seen ? observed_jacobian : jacobian,
                                  .n = p->points, .p = p->parameters, .params = p};
  const double settled = seen ? observed_settled : line_settled;
  int why;
  if (gsl_multifit_nlinear_init(start, &fdf, work) != GSL_SUCCESS ||
      gsl_multifit_nlinear_driver(most_iterations, settled, settled, 0.0, NULL, NULL, &why,
                                  work) != GSL_SUCCESS)
    goto done;
  gsl_vector *f = gsl_multifit_nlinear_residual(work);
  gsl_matrix *j = gsl_multifit_nlinear_jac(work);
  size_t lags = (size_t)ceil(2.0 * p->shape.fwhm_cm1 / p->step);
  const fitted_rows rows = {j->data, j->tda, f->data, p->place, p->points, p->parameters};
  outcome covered = NO_MEMORY;
  switch (error_covariance(&rows, lags, covariance, &fit->residual_rms)) {
  case ERROR_COVARIANCE_DONE:
    covered = SOLVED;
    break;
  case ERROR_COVARIANCE_SINGULAR:
    covered = NOT_SOLVED;
    break;
  case ERROR_COVARIANCE_NO_MEMORY:
    break;
  }
  result = covered;
  if (result == SOLVED &&
      !accept(p, gsl_multifit_nlinear_position(work), covariance, first, options, fit))
    result = NOT_SOLVED;
done:
  gsl_multifit_nlinear_free(work);
  gsl_vector_free(start);
  free(covariance);
  return result;
}

/* Solves, ties what crosses, solves again. Every attempt starts from p->scale. */
static outcome solve_tied(curve_problem *p, const elastir_scale_fit_options *options,
                          scale_ties *ties, elastir_scale_fit *fit)
{
  size_t first[ELASTIR_SCALE_MAX_RANGES], tied;
  outcome result;
  do {
    number_parameters(options, ties, p, first);
    if (p->parameters >= p->points)
      return NOT_SOLVED;
    result = solve(p, first, options, fit);
    tied = result == SOLVED
               ? scale_tie_crossings(&fit->scale, p->sticks, p->stick_count, ties) : 0;
    fit->edges_tied += tied;
  } while (tied > 0);
  if (result != SOLVED)
    fit->scale = *p->scale;
  return result;
}

bool curve_fit(const elastir_points *points, const elastir_stick *sticks, size_t stick_count,
               const elastir_scale_fit_options *options, scale_ties *ties,
               elastir_scale_fit *fit, elastir_diagnostics *diagnostics)
{
  const double *x_cm1 = points->x_cm1;
  const size_t count = points->count;
  double *rows = malloc((5 + fit->scale.count) * (count + 1) * sizeof *rows);
  size_t *place = malloc((count + 1) * sizeof *place);
  int *parameter = malloc((stick_count + 1) * sizeof *parameter);
  elastir_stick *own = malloc(2 * (stick_count + 1) * sizeof *own);
  const elastir_scale start = fit->scale;
  outcome result = NO_MEMORY;
  if (rows != NULL && place != NULL && parameter != NULL && own != NULL) {
    curve_problem p = {.x = rows, .y = rows + count, .place = place, .sticks = own,
                       .stick_count = stick_count, .scale = &start, .parameter = parameter,
                       .shape = options->shape, .fit_width = options->fit_width,
                       .observed = options->observed, .moved = own + stick_count,
                       .sums = rows + 2 * count, .sums_near = rows + 3 * count,
                       .slopes = rows + 4 * count,
                       .centre = 0.5 * (x_cm1[0] + x_cm1[count - 1]),
                       .half_range = 0.5 * (x_cm1[count - 1] - x_cm1[0]),
                       .step = (x_cm1[count - 1] - x_cm1[0]) / (double)(count - 1)};
    for (size_t i = 0; i < count; i++)
      if (points->used == NULL || points->used[i]) {
        rows[p.points] = x_cm1[i];
        rows[count + p.points] = points->y[i];
        place[p.points++] = i;
      }
    for (size_t k = 0; k < stick_count; k++)
      own[k] = sticks[k];
    elastir_sticks_rescale(own, stick_count, &fit->scale);
    result = p.points < 2 ? NOT_SOLVED : solve_tied(&p, options, ties, fit);
  }
  free(rows);
  free(place);
  free(parameter);
  free(own);
  if (result == NO_MEMORY)
    elastir_diagnose_no_memory(diagnostics);
  if (result == NOT_SOLVED)
    elastir_diagnose(diagnostics, ELASTIR_WARNING, "curve-fit-failed", NULL, 0,
                     "the scale factors could not be refined on the curve; those from the "
                     "assigned bands are kept");
  fit->curve_fitted = result == SOLVED;
  return result != NO_MEMORY;
}
