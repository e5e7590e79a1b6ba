/* SPDX-License-Identifier: GPL-3.0-or-later */
/* sample_descent.c: steps downhill from where a sample's parameters are, and lines nobody named. */
#include "compare/sample_descent.h"

#include <math.h>
#include <string.h>

static const double line_floor = 0.025;   /* of the range: no free line is lower at its birth */
static const double line_sigmas = 5.0;
static const double least_gain = 0.02;    /* of the cost, that is worth another step */

double descent_squares(const descent *s, const double *parameters)
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

double descent_cost(const descent *s, const double *parameters, double square)
{
  return 0.5 * square / (s->tolerance * s->tolerance) +
         sample_model_penalty(s->model, parameters, s->lines, s->scales);
}

/* Unknowns at a bound whose step would leave the range are held. */
static void hold_bound(const descent *s)
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

static void step_to(const descent *s, double length)
{
  const sample_workspace *w = s->w;
  for (size_t i = 0; i < w->equations.count; i++) {
    double low, high, most = sample_model_longest_step(s->model, i);
    sample_model_bounds(s->model, i, &low, &high);
    double step = fmax(fmin(length * w->equations.right[i], most), -most);
    w->trial[i] = fmin(fmax(w->parameters[i] + step, low), high);
  }
}

/* One Gauss-Newton step, shortened until the cost falls. Residual, square and scratch are those of
 * the parameters, before and after. false: it could not be solved. */
static bool improve(descent *s, bool *moved)
{
  sample_workspace *w = s->w;
  sample_model_columns(s->model, w->parameters, s->lines, &w->scratch, w->residual,
                       &w->equations);
  normal_equations_form(&w->equations, 1.0 / (s->tolerance * s->tolerance));
  sample_model_add_prior(s->model, w->parameters, s->lines, s->scales, &w->equations);
  hold_bound(s);
  if (!normal_equations_factorise(&w->equations))
    return false;
  normal_equations_solve(&w->equations, w->equations.right);
  if (s->learn)
    sample_model_learn_scales(s->model, w->parameters, &w->equations, w->row, s->scales);
  double before = descent_cost(s, w->parameters, s->square);
  *moved = false;
  for (double length = 1.0; length > 0.1 && !*moved; length *= 0.4) {
    step_to(s, length);
    double square = descent_squares(s, w->trial);
    double after = descent_cost(s, w->trial, square);
    if (after < before) {
      *moved = before - after > least_gain;
      memcpy(w->parameters, w->trial, w->equations.count * sizeof *w->parameters);
      s->square = square;
      return true;
    }
  }
  s->square = descent_squares(s, w->parameters);
  return true;
}

bool descent_iterate(descent *s, int most)
{
  bool moved = true;
  s->square = descent_squares(s, s->w->parameters);
  for (int i = 0; i < most && moved; i++)
    if (!improve(s, &moved))
      return false;
  return true;
}

/* The best place for one more line: where a Lorentzian of 1, 2 or 4 widths takes most off the
 * squared residual. false: no such line is high enough. */
static bool find_line(const descent *s, double noise, double *line)
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
bool descent_add_lines(descent *s, size_t most)
{
  const sample_model *m = s->model;
  sample_workspace *w = s->w;
  while (s->lines < most) {
    double *line = w->parameters + m->line_at + 3 * s->lines;
    double scatter = sqrt(s->square / (double)m->points);
    descent_squares(s, w->parameters);
    if (!find_line(s, scatter, line))
      return true;
    s->lines++;
    if (!descent_iterate(s, 2))
      return false;
  }
  return true;
}
