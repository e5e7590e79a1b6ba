/* SPDX-License-Identifier: GPL-3.0-or-later */
/* sample_fit.c: the most probable sample behind a spectrum. */
#include "compare/sample_fit.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "compare/sample_match.h"
#include "compare/sample_start.h"

/* The curve is first fitted with a tolerance of a large share of its range, which lets bands find
 * each other that lie far apart, then with ever smaller ones. */
static const double tolerances[] = {0.12, 0.06, 0.03};
static const double cost_tolerance = 0.03;
static const double residual_share = 0.6; /* of the rms that the next tolerance is */
static const double line_floor = 0.025;   /* of the range: no free line is lower at its birth */
static const double begin_scale = 0.6;    /* of the priors of intensities and widths */
static const double rigid_scale = 0.3;    /* the same, where free lines come first */
static const double line_sigmas = 5.0;
static const double least_gain = 0.02;    /* of the cost, that is worth another step */

static bool prepare_one(const sample_model *m, sample_workspace *w)
{
  size_t all = m->parameters + 3 * SAMPLE_FREE_LINES;
  w->parameters = calloc(all + 1, sizeof *w->parameters);
  w->trial = calloc(all + 1, sizeof *w->trial);
  w->row = calloc(2 * all + 1, sizeof *w->row);
  w->begin = calloc(all + 1, sizeof *w->begin);
  w->best = calloc(all + 1, sizeof *w->best);
  w->curve = calloc(m->points + 1, sizeof *w->curve);
  w->residual = calloc(m->points + 1, sizeof *w->residual);
  w->y = calloc(m->points + 1, sizeof *w->y);
  return normal_equations_prepare(&w->equations, m->points, all) &&
         sample_scratch_prepare(m, &w->scratch) && w->parameters != NULL && w->trial != NULL &&
         w->row != NULL && w->begin != NULL && w->best != NULL && w->curve != NULL &&
         w->residual != NULL && w->y != NULL;
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

/* One fit on its way. */
typedef struct {
  const sample_model *model;
  const double *y;
  sample_workspace *w;
  size_t lines;
  bool learn;
  double scales[SAMPLE_KINDS];
  double tolerance, square; /* square: sum of squared residuals of w->parameters */
} state;

static double squares(const state *s, const double *parameters)
{
  const sample_model *m = s->model;
  double sum = 0.0;
  sample_model_curve(m, parameters, s->lines, &s->w->scratch, s->w->curve);
  for (size_t i = 0; i < m->points; i++) {
    s->w->residual[i] = s->y[i] - s->w->curve[i];
    sum += s->w->residual[i] * s->w->residual[i];
  }
  return sum;
}

static double cost_of(const state *s, const double *parameters, double square)
{
  return 0.5 * square / (s->tolerance * s->tolerance) +
         sample_model_penalty(s->model, parameters, s->lines, s->scales);
}

/* Unknowns at a bound whose step would leave the range are held. */
static void hold_bound(const state *s)
{
  normal_equations *e = &s->w->equations;
  for (size_t i = 0; i < e->count; i++) {
    double low, high;
    sample_model_bounds(s->model, i, &low, &high);
    double value = s->w->parameters[i];
    if ((value <= low && e->right[i] < 0.0) || (value >= high && e->right[i] > 0.0))
      normal_equations_hold(e, i);
  }
}

static void step_to(const state *s, double length)
{
  const sample_workspace *w = s->w;
  for (size_t i = 0; i < w->equations.count; i++) {
    double low, high, most = sample_model_longest_step(s->model, i);
    sample_model_bounds(s->model, i, &low, &high);
    double step = fmax(fmin(length * w->equations.right[i], most), -most);
    w->trial[i] = fmin(fmax(w->parameters[i] + step, low), high);
  }
}

/* One Gauss-Newton step, shortened until the cost falls. false: it could not be solved. */
static bool improve(state *s, bool *moved)
{
  sample_workspace *w = s->w;
  s->square = squares(s, w->parameters);
  sample_model_columns(s->model, w->parameters, s->lines, &w->scratch, w->residual,
                       &w->equations);
  double before = cost_of(s, w->parameters, s->square);
  normal_equations_form(&w->equations, 1.0 / (s->tolerance * s->tolerance));
  sample_model_add_prior(s->model, w->parameters, s->lines, s->scales, &w->equations);
  hold_bound(s);
  if (!normal_equations_factorise(&w->equations))
    return false;
  normal_equations_solve(&w->equations, w->equations.right);
  if (s->learn)
    sample_model_learn_scales(s->model, w->parameters, &w->equations, w->row, s->scales);
  before = cost_of(s, w->parameters, s->square);
  *moved = false;
  for (double length = 1.0; length > 0.1 && !*moved; length *= 0.4) {
    step_to(s, length);
    double square = squares(s, w->trial);
    double after = cost_of(s, w->trial, square);
    if (after < before) {
      *moved = before - after > least_gain;
      memcpy(w->parameters, w->trial, w->equations.count * sizeof *w->parameters);
      s->square = square;
      return true;
    }
  }
  s->square = squares(s, w->parameters);
  return true;
}

static bool iterate(state *s, int most)
{
  bool moved = true;
  for (int i = 0; i < most && moved; i++)
    if (!improve(s, &moved))
      return false;
  return true;
}

/* The best place for one more line: where a Lorentzian of 1, 2 or 4 widths takes most off the
 * squared residual. false: no such line is high enough. */
static bool find_line(const state *s, double noise, double *line)
{
  const sample_model *m = s->model;
  const double *x = m->x_cm1, *r = s->w->residual;
  double best = 0.0;
  for (int k = 0; k < 3; k++) {
    double ln_width = 0.7 * k, half = 0.5 * m->fwhm_cm1 * exp(ln_width);
    for (size_t c = 0; c < m->points; c++) {
      double with = 0.0, square = 0.0;
      for (size_t i = c; i < m->points && x[i] - x[c] <= 3.0 * half; i++) {
        double t = 1.0 / (1.0 + (x[i] - x[c]) * (x[i] - x[c]) / (half * half));
        with += t * r[i];
        square += t * t;
      }
      for (size_t i = c; i-- > 0 && x[c] - x[i] <= 3.0 * half;) {
        double t = 1.0 / (1.0 + (x[i] - x[c]) * (x[i] - x[c]) / (half * half));
        with += t * r[i];
        square += t * t;
      }
      double height = with / square, gain = height * with;
      if (height > line_floor && height > line_sigmas * noise / sqrt(square) && gain > best) {
        best = gain;
        line[0] = height;
        line[1] = x[c];
        line[2] = ln_width;
      }
    }
  }
  return best > 0.0;
}

/* Adds free lines as long as each lowers the cost by more than it is worth. */
static bool add_lines(state *s, size_t most)
{
  const sample_model *m = s->model;
  sample_workspace *w = s->w;
  while (s->lines < most) {
    double *line = w->parameters + m->line_at + 3 * s->lines;
    double scatter = sqrt(s->square / (double)m->points);
    squares(s, w->parameters);
    if (!find_line(s, scatter, line))
      return true;
    s->lines++;
    if (!iterate(s, 2))
      return false;
  }
  return true;
}

/* The share of the variance about the baseline that the lines of the models explain. */
static double explained(const state *s)
{
  const sample_model *m = s->model;
  sample_workspace *w = s->w;
  sample_model_curve(m, w->parameters, s->lines, &w->scratch, w->curve);
  double rest = 0.0, whole = 0.0;
  for (size_t i = 0; i < m->points; i++) {
    double c = w->parameters[m->common_at + SAMPLE_SATURATION];
    double lines = w->scratch.plain[i] / (1.0 + c * fmax(w->scratch.plain[i], 0.0));
    double other = s->y[i] - w->curve[i]; /* residual */
    for (size_t j = 0; j < s->lines; j++) {
      const double *line = w->parameters + m->line_at + 3 * j;
      double half = 0.5 * m->fwhm_cm1 * exp(line[2]), d = (m->x_cm1[i] - line[1]) / half;
      other += line[0] / (1.0 + d * d);
    }
    rest += other * other;
    whole += lines * lines;
  }
  return whole + rest > 0.0 ? whole / (whole + rest) : 0.0;
}

static void set_fractions(const state *s, sample_fit *fit)
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
static bool set_deviations(state *s, sample_fit *fit)
{
  const sample_model *m = s->model;
  sample_workspace *w = s->w;
  size_t models = m->families->model_count;
  s->square = squares(s, w->parameters);
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
    fit->component_deviation[k] = sqrt(variance);
  }
  return true;
}

static void set_features(const state *s, double noise, sample_fit *fit)
{
  const sample_model *m = s->model;
  const elastir_families *f = m->families;
  const double *p = s->w->parameters;
  double weights = 0.0, shift = 0.0, intensity = 0.0, width = 0.0, lines = 0.0;
  for (size_t b = 0; b < f->band_count; b++) {
    double weight = p[m->amplitude_at + f->bands[b].model] * f->bands[b].intensity_km_mol;
    if (f->bands[b].position_cm1 < m->x_cm1[0] ||
        f->bands[b].position_cm1 > m->x_cm1[m->points - 1])
      continue;
    weight = sqrt(weight);
    weights += weight;
    shift += weight * p[m->band_at[b]] * p[m->band_at[b]];
    intensity += weight * p[m->band_at[b] + 1] * p[m->band_at[b] + 1];
    double w = p[m->width_at[f->bands[b].family]];
    width += weight * w * w;
  }
  for (size_t j = 0; j < s->lines; j++)
    lines += p[m->line_at + 3 * j];
  double *to = fit->features;
  to[SAMPLE_LN_RESIDUAL] = log(fmax(fit->residual_rms, 1e-6));
  to[SAMPLE_LN_NOISE] = log(fmax(noise, 1e-6));
  to[SAMPLE_RMS_SHIFT] = weights > 0.0 ? sqrt(shift / weights) : 0.0;
  to[SAMPLE_RMS_INTENSITY] = weights > 0.0 ? sqrt(intensity / weights) : 0.0;
  to[SAMPLE_RMS_WIDTH] = weights > 0.0 ? sqrt(width / weights) : 0.0;
  to[SAMPLE_LINES] = lines;
  to[SAMPLE_LN_COST] = log(fmax(fit->cost, 1e-6));
}

/* The cost has several minima, since bands can be matched in more than one way. So the fit begins
 * from several sets of shifts, on every second point, and the least cost goes on. */
enum { begin_count = 6 };
static const double begin_shift_cm1 = 8.0;

/* The same stream for each spectrum: a congruential generator is enough to scatter starts. */
static double scatter(unsigned *stream)
{
  double sum = 0.0;
  for (int i = 0; i < 12; i++) {
    *stream = *stream * 1664525u + 1013904223u;
    sum += (double)(*stream >> 8) / 16777216.0;
  }
  return sum - 6.0;
}

/* From the start to where the bands are matched. */
static bool settle(state *s, double noise)
{
  sample_workspace *w = s->w;
  for (size_t i = 0; i < sizeof tolerances / sizeof *tolerances; i++) {
    s->tolerance = fmax(tolerances[i], noise);
    if (!iterate(s, 2))
      return false;
  }
  for (int round = 0; round < 2; round++) {
    s->square = squares(s, w->parameters);
    if (sample_match(s->model, w, tolerances[1 + round], s->scales) == 0)
      break;
    for (size_t i = 1; i < 3; i++) {
      s->tolerance = fmax(tolerances[i], noise);
      if (!iterate(s, 2))
        return false;
    }
  }
  s->tolerance = cost_tolerance;
  s->square = squares(s, w->parameters);
  return true;
}

/* The best of several beginnings, left in w->begin. */
static bool begin(const sample_model *m, const double *y, double noise, sample_workspace *w,
                  double *cost)
{
  size_t all = m->parameters + 3 * SAMPLE_FREE_LINES;
  state s = {.model = m, .y = y, .w = w, .scales = {1.0, begin_scale, begin_scale}};
  unsigned stream = 20220516u;
  *cost = INFINITY;
  if (!sample_start(m, y, w))
    return false;
  memcpy(w->best, w->parameters, all * sizeof *w->best);
  for (int k = 0; k < begin_count; k++) {
    memcpy(w->parameters, w->best, all * sizeof *w->parameters);
    for (size_t i = 0; k > 0 && i < m->families->family_count; i++) {
      double shift = begin_shift_cm1 * scatter(&stream);
      for (size_t b = m->families->first_band[i]; b < m->families->first_band[i + 1]; b++)
        w->parameters[m->band_at[b]] = shift;
    }
    if (!settle(&s, noise))
      continue;
    double here = cost_of(&s, w->parameters, s.square);
    if (here < *cost) {
      *cost = here;
      memcpy(w->begin, w->parameters, all * sizeof *w->begin);
    }
  }
  return isfinite(*cost);
}

/* Correlated residuals count as fewer: 1 + 2 sum of the autocorrelation until it crosses 0. */
static double correlation_length(const state *s)
{
  const double *r = s->w->residual;
  double sum = 1.0, square = 0.0;
  for (size_t i = 0; i < s->model->points; i++)
    square += r[i] * r[i];
  for (size_t lag = 1; lag < s->model->points / 8 && square > 0.0; lag++) {
    double product = 0.0;
    for (size_t i = lag; i < s->model->points; i++)
      product += r[i] * r[i - lag];
    if (product <= 0.0)
      break;
    sum += 2.0 * product / square;
  }
  return sum;
}

/* Learns how large the errors are and how much is left, and adds free lines. */
static bool refine(state *s, double noise)
{
  const sample_model *m = s->model;
  s->learn = true;
  for (int round = 0; round < 3; round++) {
    double rms = sqrt(s->square / (double)m->points);
    squares(s, s->w->parameters);
    double share = residual_share * sqrt(correlation_length(s));
    s->tolerance = fmax(fmin(share * rms, s->tolerance), fmax(noise, 1e-4));
    if (!add_lines(s, 2 * (size_t)(round + 1)) || !iterate(s, 3))
      return false;
  }
  s->learn = false;
  return true;
}

/* Logarithm of the evidence, Laplace's approximation, the noise at its most probable. */
static bool weigh(state *s, double noise, double *evidence)
{
  const sample_model *m = s->model;
  sample_workspace *w = s->w;
  s->square = squares(s, w->parameters);
  /* neighbours are alike in what is left: a third of the points counts, in both ways alike */
  const double length = 3.0;
  double independent = (double)m->points / length;
  double tolerance = fmax(sqrt(s->square / (double)m->points), fmax(noise, 0.003));
  sample_model_columns(m, w->parameters, s->lines, &w->scratch, w->residual, &w->equations);
  normal_equations_form(&w->equations, 1.0 / (tolerance * tolerance * length));
  sample_model_add_prior(m, w->parameters, s->lines, s->scales, &w->equations);
  if (!normal_equations_factorise(&w->equations))
    return false;
  double half_log = 0.0;
  for (size_t i = 0; i < w->equations.count; i++)
    half_log += log(w->equations.matrix[i * w->equations.capacity + i]);
  const double families = (double)m->families->family_count;
  const double bands = (double)m->families->band_count;
  double scales = bands * log(s->scales[SAMPLE_SHIFTS] * s->scales[SAMPLE_INTENSITIES]) +
                  families * log(s->scales[SAMPLE_WIDTHS]);
  /* the prior of a line: height 0.5, width 0.7, anywhere in the window */
  double lines = (double)s->lines * log(0.5 * 0.7 * (m->x_cm1[m->points - 1] - m->x_cm1[0]));
  *evidence = -independent * (log(tolerance) + 0.5 * s->square /
                              ((double)m->points * tolerance * tolerance)) -
              sample_model_penalty(m, w->parameters, s->lines, s->scales) - half_log - scales -
              lines;
  return true;
}

static bool follow(state *s, bool lines_early, double noise, double *evidence)
{
  sample_workspace *w = s->w;
  memcpy(w->parameters, w->begin, (s->model->parameters + 3 * SAMPLE_FREE_LINES) *
                                      sizeof *w->parameters);
  s->lines = 0;
  s->learn = false;
  s->scales[SAMPLE_SHIFTS] = 1.0;
  s->scales[SAMPLE_INTENSITIES] = s->scales[SAMPLE_WIDTHS] = lines_early ? rigid_scale : 1.0;
  s->tolerance = fmax(cost_tolerance, noise);
  s->square = squares(s, w->parameters);
  /* free lines before the models may bend to what they lack */
  if (!iterate(s, 2) ||
      (lines_early && !(add_lines(s, SAMPLE_FREE_LINES) && iterate(s, 3))))
    return false;
  return refine(s, noise) && weigh(s, noise, evidence);
}

bool sample_fit_begin(const sample_pair *pair, const double *y, double noise,
                      sample_workspace w[2], double *cost)
{
  for (size_t i = 0; i < pair->coarse.points; i++)
    w[1].y[i] = y[pair->every * i];
  return begin(&pair->coarse, w[1].y, noise, &w[1], cost);
}

bool sample_fit_compute(const sample_pair *pair, const double *y, double noise,
                        sample_workspace w[2], sample_fit *fit)
{
  const sample_model *m = &pair->fine;
  state s = {.model = m, .y = y, .w = &w[0]}, best = s;
  size_t all = m->parameters + 3 * SAMPLE_FREE_LINES;
  double highest = -INFINITY;
  if (!sample_fit_begin(pair, y, noise, w, &fit->cost))
    return false;
  memcpy(w[0].begin, w[1].begin, all * sizeof *w->begin);
  for (int early = 0; early < 2; early++) {
    double evidence;
    if (!follow(&s, early == 1, noise, &evidence) || !(evidence > highest))
      continue;
    highest = evidence;
    best = s;
    fit->plan = (size_t)early;
    memcpy(w->best, w->parameters, all * sizeof *w->best);
  }
  if (!(highest > -INFINITY))
    return false;
  memcpy(w->parameters, w->best, all * sizeof *w->parameters);
  best.square = squares(&best, w->parameters);
  fit->line_count = best.lines;
  memcpy(fit->scales, best.scales, sizeof fit->scales);
  fit->residual_rms = sqrt(best.square / (double)m->points);
  set_fractions(&best, fit);
  fit->explained = explained(&best);
  set_features(&best, noise, fit);
  return set_deviations(&best, fit);
}
