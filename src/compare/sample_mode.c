/* SPDX-License-Identifier: GPL-3.0-or-later */
/* sample_mode.c: how probable a way to match the bands is, and which are different ones. */
#include "compare/sample_mode.h"

#include <math.h>
#include <string.h>

#include "compare/cholesky.h"

/* Covariance of the amplitudes: their block of the inverse. Returns ln of its determinant. */
static double amplitude_covariance(const sample_model *m, sample_workspace *w, double *covariance)
{
  size_t models = m->families->model_count;
  for (size_t k = 0; k < models; k++) {
    memset(w->row, 0, w->equations.count * sizeof *w->row);
    w->row[m->amplitude_at + k] = 1.0;
    normal_equations_solve(&w->equations, w->row);
    memcpy(covariance + k * models, w->row + m->amplitude_at, models * sizeof *covariance);
  }
  return cholesky_factor(covariance, models, models, 1e-12, w->trial); /* in room that is free */
}

/* An amplitude held at 0 would go on to where the quadratic has its maximum: that far it is
 * unlikely to be more than 0. */
static void leave_bounds(const sample_model *m, const double *parameters, const double *slope,
                         sample_mode *mode)
{
  size_t models = m->families->model_count;
  for (size_t k = 0; k < models; k++) {
    mode->point[k] = mode->centre[k] = parameters[m->amplitude_at + k];
    for (size_t l = 0; l < models; l++)
      if (parameters[m->amplitude_at + l] <= 0.0 && slope[l] < 0.0)
        mode->centre[k] += mode->covariance[k * models + l] * slope[l];
  }
}

bool mode_weigh(descent *s, double noise, sample_mode *mode)
{
  const sample_model *m = s->model;
  sample_workspace *w = s->w;
  s->square = descent_squares(s, w->parameters);
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
  mode->evidence = -independent * (log(tolerance) + 0.5 * s->square /
                                   ((double)m->points * tolerance * tolerance)) -
                   sample_model_penalty(m, w->parameters, s->lines, s->scales) - half_log -
                   scales - lines;
  mode->ln_determinant = amplitude_covariance(m, w, mode->covariance);
  leave_bounds(m, w->parameters, w->equations.right + m->amplitude_at, mode);
  return true;
}

static bool alike(const sample_mode *a, const sample_mode *b, size_t models)
{
  double sum = 0.0, most = 0.0;
  for (size_t k = 0; k < models; k++) {
    sum += fmax(a->centre[k], 0.0);
    most = fmax(most, fabs(a->centre[k] - b->centre[k]));
  }
  return fabs(a->evidence - b->evidence) < 1.0 && most < 0.02 * sum;
}

void mode_keep(sample_fit *fit, size_t models)
{
  sample_mode *found = &fit->modes[fit->mode_count], *place = found;
  for (size_t i = 0; i < fit->mode_count; i++)
    if (alike(&fit->modes[i], found, models))
      return;
  if (fit->mode_count + 1 < SAMPLE_MODES) {
    fit->mode_count++;
    return;
  }
  for (size_t i = 0; i < fit->mode_count; i++)
    if (fit->modes[i].evidence < place->evidence)
      place = &fit->modes[i];
  sample_mode swapped = *place;
  *place = *found;
  *found = swapped;
}
