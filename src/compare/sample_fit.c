/* SPDX-License-Identifier: GPL-3.0-or-later */
/* sample_fit.c: the most probable sample behind a spectrum. */
#include "compare/sample_fit.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "compare/sample_descent.h"
#include "compare/sample_match.h"
#include "compare/sample_search.h"
#include "compare/sample_start.h"

/* The curve is first fitted with a tolerance of a large share of its range, which lets bands find
 * each other that lie far apart, then with ever smaller ones. */
static const double tolerances[] = {0.12, 0.06, 0.03};
static const double begin_scale = 0.6;    /* of the priors of intensities and widths */
static const double line_cost = 3.0;       /* nats that a free line has to be worth */

static bool prepare_one(const sample_model *m, sample_workspace *w)
{
  size_t all = m->parameters + 3 * SAMPLE_FREE_LINES, models = m->families->model_count;
  w->parameters = calloc(all + 1, sizeof *w->parameters);
  w->trial = calloc(all + models * models + 1, sizeof *w->trial);
  w->row = calloc(2 * all + 1, sizeof *w->row);
  w->begin = calloc(all + 1, sizeof *w->begin);
  w->best = calloc(all + 1, sizeof *w->best);
  w->begins = calloc(SAMPLE_BEGINS * all + 1, sizeof *w->begins);
  w->curve = calloc(m->points + 1, sizeof *w->curve);
  w->residual = calloc(m->points + 1, sizeof *w->residual);
  w->y = calloc(m->points + 1, sizeof *w->y);
  return normal_equations_prepare(&w->equations, m->points, all) &&
         sample_scratch_prepare(m, &w->scratch) && w->parameters != NULL && w->trial != NULL &&
         w->row != NULL && w->begin != NULL && w->best != NULL && w->begins != NULL &&
         w->curve != NULL && w->residual != NULL && w->y != NULL;
}

bool sample_workspace_prepare(const sample_pair *pair, sample_workspace w[2])
{
  w[0] = w[1] = (sample_workspace){0};
  return prepare_one(&pair->fine, &w[0]) && prepare_one(&pair->coarse, &w[1]);
}

static void free_one(sample_workspace *w)
{
  normal_equations_free(&w->equations);
  sample_scratch_free(&w->scratch);
  free(w->parameters);
  free(w->trial);
  free(w->row);
  free(w->begin);
  free(w->best);
  free(w->begins);
  free(w->curve);
  free(w->residual);
  free(w->y);
  *w = (sample_workspace){0};
}

void sample_workspace_free(sample_workspace w[2])
{
  free_one(&w[0]);
  free_one(&w[1]);
}

bool sample_pair_prepare(const sample_model *model, sample_pair *pair)
{
  *pair = (sample_pair){.fine = *model, .every = model->points >= 200 ? 2 : 1};
  size_t points = (model->points + pair->every - 1) / pair->every;
  size_t components = model->component_count;
  double *x = malloc((points + 1) * sizeof *x);
  double *curves = malloc((points * components + 1) * sizeof *curves);
  pair->coarse_x = x;
  pair->coarse_components = curves;
  if (x == NULL || curves == NULL)
    return false;
  for (size_t i = 0; i < points; i++) {
    x[i] = model->x_cm1[pair->every * i];
    for (size_t k = 0; k < components; k++)
      curves[k * points + i] = model->components[k * model->points + pair->every * i];
  }
  pair->coarse = *model;
  pair->coarse.points = points;
  pair->coarse.x_cm1 = x;
  pair->coarse.components = curves;
  return sample_model_prepare(&pair->fine) && sample_model_prepare(&pair->coarse);
}

void sample_pair_free(sample_pair *pair)
{
  sample_model_free(&pair->fine);
  sample_model_free(&pair->coarse);
  free(pair->coarse_x);
  free(pair->coarse_components);
  *pair = (sample_pair){0};
}

/* The shares of the variance about the baseline that the lines of the models explain, and the free lines. */
static void set_explained(const descent *s, sample_fit *fit)
{
  const sample_model *m = s->model;
  sample_workspace *w = s->w;
  sample_model_curve(m, w->parameters, s->lines, &w->scratch, w->curve);
  double rest = 0.0, whole = 0.0, unnamed = 0.0;
  for (size_t i = 0; i < m->points; i++) {
    double c = w->parameters[m->common_at + SAMPLE_SATURATION];
    double lines = w->scratch.plain[i] / (1.0 + c * fmax(w->scratch.plain[i], 0.0));
    double residual = s->y[i] - w->curve[i], free = 0.0;
    for (size_t j = 0; j < s->lines; j++) {
      const double *line = w->parameters + m->line_at + 3 * j;
      double half = 0.5 * m->fwhm_cm1 * exp(line[2]), d = (m->x_cm1[i] - line[1]) / half;
      free += line[0] / (1.0 + d * d);
    }
    rest += (residual + free) * (residual + free);
    unnamed += free * free;
    whole += lines * lines;
  }
  fit->explained = whole + rest > 0.0 ? whole / (whole + rest) : 0.0;
  fit->unnamed = whole + rest > 0.0 ? unnamed / (whole + rest) : 0.0;
}

static void set_fractions(const descent *s, sample_fit *fit)
{
  const sample_model *m = s->model;
  size_t models = m->families->model_count;
  fit->amplitude = 0.0;
  for (size_t k = 0; k < models; k++)
    fit->amplitude += s->w->parameters[m->amplitude_at + k];
  for (size_t k = 0; k < models; k++)
    fit->fraction[k] = fit->amplitude > 0.0
                           ? s->w->parameters[m->amplitude_at + k] / fit->amplitude : 0.0;
}

/* Standard deviations of the fractions at the maximum: Laplace's approximation. */
static bool set_deviations(descent *s, sample_fit *fit)
{
  const sample_model *m = s->model;
  sample_workspace *w = s->w;
  size_t models = m->families->model_count;
  s->square = descent_squares(s, w->parameters);
  sample_model_columns(s->model, w->parameters, s->lines, &w->scratch, w->residual,
                       &w->equations);
  normal_equations_form(&w->equations, 1.0 / (s->tolerance * s->tolerance));
  sample_model_add_prior(m, w->parameters, s->lines, s->scales, &w->equations);
  if (!normal_equations_factorise(&w->equations))
    return false;
  double total = fmax(fit->amplitude, 1e-3);
  for (size_t k = 0; k < models; k++) {
    memset(w->row, 0, w->equations.count * sizeof *w->row);
    for (size_t l = 0; l < models; l++)
      w->row[m->amplitude_at + l] = ((l == k) - fit->fraction[k]) / total;
    double *gradient = w->trial;
    memcpy(gradient, w->row, w->equations.count * sizeof *gradient);
    normal_equations_solve(&w->equations, w->row);
    double variance = 0.0;
    for (size_t i = 0; i < w->equations.count; i++)
      variance += gradient[i] * w->row[i];
    fit->deviation[k] = sqrt(fmax(variance, 0.0));
  }
  for (size_t k = 0; k < m->component_count && k < SAMPLE_COMPONENTS; k++) {
    size_t at = m->component_at + k;
    double variance = 0.0;
    memset(w->row, 0, w->equations.count * sizeof *w->row);
    w->row[at] = 1.0;
    normal_equations_half_solve(&w->equations, w->row, at);
    for (size_t i = at; i < w->equations.count; i++)
      variance += w->row[i] * w->row[i];
    fit->component_height[k] = w->parameters[at];
    fit->component_deviation[k] = sqrt(variance);
  }
  return true;
}

/* The cost has several minima, since bands can be matched in more than one way. So the fit begins
 * on every second point from the mixture that least squares gives, from each of a few models almost
 * alone, and from mixtures with their families scattered. */
enum { most_vertices = 4, cost_begins = 4 };
static const double begin_shift_cm1 = 8.0, vertex_share = 0.9;

/* From the start to where the bands are matched. */
static bool settle(descent *s, double noise)
{
  sample_workspace *w = s->w;
  for (size_t i = 0; i < sizeof tolerances / sizeof *tolerances; i++) {
    s->tolerance = fmax(tolerances[i], noise);
    if (!descent_iterate(s, 2))
      return false;
  }
  for (int round = 0; round < 2; round++) {
    s->square = descent_squares(s, w->parameters);
    if (sample_match(s->model, w, tolerances[1 + round], s->scales) == 0)
      break;
    for (size_t i = 1; i < 3; i++) {
      s->tolerance = fmax(tolerances[i], noise);
      if (!descent_iterate(s, 2))
        return false;
    }
  }
  s->tolerance = SAMPLE_TOLERANCE;
  s->square = descent_squares(s, w->parameters);
  return true;
}

static void scatter_families(const sample_model *m, unsigned *stream, double *parameters)
{
  const elastir_families *f = m->families;
  for (size_t i = 0; i < f->family_count; i++) {
    double shift = begin_shift_cm1 * sample_scatter(stream);
    for (size_t b = f->first_band[i]; b < f->first_band[i + 1]; b++)
      parameters[m->band_at[b]] = shift;
  }
}

/* Nearly all of what is there is model k. */
static void gather_in(const sample_model *m, size_t k, double *parameters)
{
  size_t models = m->families->model_count;
  double *amplitude = parameters + m->amplitude_at, sum = 0.0;
  for (size_t l = 0; l < models; l++)
    sum += amplitude[l];
  for (size_t l = 0; l < models; l++)
    amplitude[l] = sum * (l == k ? vertex_share : (1.0 - vertex_share) / (double)(models - 1));
}

/* From each beginning to where bands are matched. The parameters are left in w->begins, what they
 * cost in w->begin_cost, INFINITY where nothing was found. false: no start. */
static bool begin(const sample_model *m, const double *y, double noise, sample_workspace *w,
                  size_t count)
{
  size_t all = m->parameters + 3 * SAMPLE_FREE_LINES, models = m->families->model_count;
  size_t vertices = models < 2 ? 0 : models < most_vertices ? models : most_vertices;
  descent s = {.model = m, .y = y, .w = w, .scales = {1.0, begin_scale, begin_scale}};
  unsigned stream = 20220516u;
  if (!sample_start(m, y, w))
    return false;
  memcpy(w->best, w->parameters, all * sizeof *w->best);
  for (size_t k = 0; k < count; k++) {
    memcpy(w->parameters, w->best, all * sizeof *w->parameters);
    if (k > vertices)
      scatter_families(m, &stream, w->parameters);
    else if (k > 0)
      gather_in(m, k - 1, w->parameters);
    w->begin_cost[k] = INFINITY;
    if (!settle(&s, noise))
      continue;
    w->begin_cost[k] = descent_cost(&s, w->parameters, s.square);
    memcpy(w->begins + k * all, w->parameters, all * sizeof *w->begins);
  }
  return true;
}

/* What the best of the first few beginnings costs once free lines have taken what no model has:
 * bands that nobody named shall not decide how well the models explain the rest. */
static bool lined_cost(const sample_model *m, const double *y, double noise, sample_workspace *w,
                       double *cost)
{
  size_t all = m->parameters + 3 * SAMPLE_FREE_LINES;
  size_t best = sample_least(w->begin_cost, cost_begins);
  descent s = {.model = m, .y = y, .w = w, .scales = {1.0, begin_scale, begin_scale},
               .tolerance = fmax(SAMPLE_TOLERANCE, noise)};
  if (!isfinite(w->begin_cost[best]))
    return false;
  memcpy(w->parameters, w->begins + best * all, all * sizeof *w->parameters);
  s.square = descent_squares(&s, w->parameters);
  if (!descent_add_lines(&s, SAMPLE_FREE_LINES) || !descent_iterate(&s, 3))
    return false;
  s.tolerance = SAMPLE_TOLERANCE;
  *cost = descent_cost(&s, w->parameters, s.square) + line_cost * (double)s.lines;
  return true;
}

static bool begin_with(const sample_pair *pair, const double *y, double noise,
                       sample_workspace w[2], size_t begins, double *cost)
{
  for (size_t i = 0; i < pair->coarse.points; i++)
    w[1].y[i] = y[pair->every * i];
  return begin(&pair->coarse, w[1].y, noise, &w[1], begins) &&
         lined_cost(&pair->coarse, w[1].y, noise, &w[1], cost);
}

bool sample_fit_begin(const sample_pair *pair, const double *y, double noise,
                      sample_workspace w[2], double *cost)
{
  return begin_with(pair, y, noise, w, cost_begins, cost);
}

bool sample_fit_compute(const sample_pair *pair, const double *y, double noise, int patience,
                        sample_workspace w[2], sample_fit *fit)
{
  const sample_model *m = &pair->fine;
  descent found = {.model = m, .y = y, .w = &w[0]}, *best = &found;
  if (!begin_with(pair, y, noise, w, SAMPLE_BEGINS, &fit->cost))
    return false;
  if (!sample_search(best, &w[1], noise, patience, fit))
    return false;
  best->square = descent_squares(best, w->parameters);
  fit->line_count = best->lines;
  memcpy(fit->scales, best->scales, sizeof fit->scales);
  fit->residual_rms = sqrt(best->square / (double)m->points);
  fit->noise = noise;
  set_fractions(best, fit);
  set_explained(best, fit);
  return set_deviations(best, fit);
}

bool sample_fit_prepare(size_t model_count, sample_fit *fit)
{
  *fit = (sample_fit){0};
  size_t one = model_count * (model_count + 2);
  fit->numbers = calloc(2 * model_count + SAMPLE_MODES * one + 1, sizeof *fit->numbers);
  if (fit->numbers == NULL)
    return false;
  fit->fraction = fit->numbers;
  fit->deviation = fit->fraction + model_count;
  for (size_t i = 0; i < SAMPLE_MODES; i++) {
    fit->modes[i].point = fit->deviation + model_count + i * one;
    fit->modes[i].centre = fit->modes[i].point + model_count;
    fit->modes[i].covariance = fit->modes[i].centre + model_count;
  }
  return true;
}

void sample_fit_free(sample_fit *fit)
{
  free(fit->numbers);
  *fit = (sample_fit){0};
}
