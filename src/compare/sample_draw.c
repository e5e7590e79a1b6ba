/* SPDX-License-Identifier: GPL-3.0-or-later */
/* sample_draw.c: made-up spectra with known fractions and all errors there may be. */
#include "compare/sample_draw.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

#include <gsl/gsl_randist.h>

#include "base/pi.h"
#include "compare/fraction_prior.h"


static void draw_families(const sample_model *m, gsl_rng *g, double severity, double *p)
{
  const elastir_families *f = m->families;
  const elastir_inadequacy *prior = &m->prior;
  double shift = sample_draw_size(g, severity) * prior->shift_cm1;
  double own_shift = sample_draw_size(g, severity) * prior->own_shift_cm1;
  double strength = sample_draw_size(g, severity) * prior->ln_intensity;
  double own_strength = sample_draw_size(g, severity) * prior->own_ln_intensity;
  double width = sample_draw_size(g, severity) * prior->ln_width;
  for (size_t i = 0; i < f->family_count; i++) {
    double s = gsl_ran_gaussian(g, shift), a = gsl_ran_gaussian(g, strength);
    p[m->width_at[i]] = gsl_ran_gaussian(g, width);
    for (size_t b = f->first_band[i]; b < f->first_band[i + 1]; b++) {
      p[m->band_at[b]] = s + gsl_ran_gaussian(g, own_shift);
      p[m->band_at[b] + 1] = a + gsl_ran_gaussian(g, own_strength);
    }
  }
}

static void draw_common(const sample_model *m, gsl_rng *g, double severity, double *p)
{
  const elastir_inadequacy *prior = &m->prior;
  double *common = p + m->common_at;
  common[SAMPLE_SHIFT] =
      gsl_ran_gaussian(g, sample_draw_size(g, severity) * prior->common_shift_cm1);
  common[SAMPLE_LN_WIDTH] = gsl_ran_gaussian(g, 0.5 * sample_draw_size(g, severity) *
                                                    prior->common_ln_width);
  double shape = sample_draw_size(g, severity) > 0.0 ? gsl_rng_uniform(g) : m->gaussian_share;
  common[SAMPLE_GAUSSIAN] = prior->gaussian_share > 0.0 ? shape : m->gaussian_share;
  common[SAMPLE_PHASE] =
      gsl_ran_gaussian(g, sample_draw_size(g, severity) * prior->phase_deg * ELASTIR_DEGREE);
  common[SAMPLE_POWER] = gsl_ran_gaussian(g, sample_draw_size(g, severity) * prior->power);
  common[SAMPLE_SATURATION] = fmin(1.0, fabs(gsl_ran_gaussian(g, sample_draw_size(g, severity) *
                                                                     prior->saturation)));
}

/* A sine of any period between 120 and 420 cm-1. */
void sample_draw_fringes(const sample_model *m, gsl_rng *g, float *to)
{
  double period = 120.0 + 300.0 * gsl_rng_uniform(g), start = 2.0 * ELASTIR_PI * gsl_rng_uniform(g);
  for (size_t i = 0; i < m->points; i++)
    to[i] = (float)sin(2.0 * ELASTIR_PI * m->x_cm1[i] / period + start);
}

void sample_draw_unnamed(const sample_model *m, gsl_rng *g, float *to)
{
  double from = m->x_cm1[0], span = m->x_cm1[m->points - 1] - from;
  bool unnamed = gsl_rng_uniform(g) < 0.35;
  size_t bands = unnamed ? 1 + gsl_rng_uniform_int(g, 3) : 0;
  memset(to, 0, m->points * sizeof *to);
  for (size_t j = 0; j < bands; j++) {
    double place = from + span * gsl_rng_uniform(g);
    double height = 0.04 + 0.45 * gsl_rng_uniform(g) * gsl_rng_uniform(g);
    double half = 4.0 + 18.0 * gsl_rng_uniform(g);
    for (size_t i = 0; i < m->points; i++) {
      double d = (m->x_cm1[i] - place) / half;
      to[i] += (float)(height / (1.0 + d * d));
    }
  }
}

/* An autoregressive noise of a few wavenumbers' length, smoothed, or it would look white. */
void sample_draw_correlated(const sample_model *m, gsl_rng *g, float *to)
{
  double at = gsl_ran_gaussian_ziggurat(g, 1.0), before = 0.0, step = 0.0, keep = 1.0;
  double length = 2.0 + 10.0 * gsl_rng_uniform(g);
  for (size_t i = 0; i < m->points; i++) {
    double next = i > 0 ? m->x_cm1[i] - m->x_cm1[i - 1] : 0.0;
    if (next != step)
      keep = exp(-next / length);
    step = next;
    at = keep * at + sqrt(1.0 - keep * keep) * gsl_ran_gaussian_ziggurat(g, 1.0);
    before = keep * before + (1.0 - keep) * at;
    to[i] = (float)before;
  }
}

void sample_draw_white(size_t count, gsl_rng *g, float *to)
{
  for (size_t i = 0; i < count; i++)
    to[i] = (float)gsl_ran_gaussian_ziggurat(g, 1.0);
}

draw_setting sample_draw_models(const sample_model *m, gsl_rng *g, sample_workspace *w,
                                float *models)
{
  double *p = w->trial;
  size_t count = m->families->model_count;
  double severity = gsl_rng_uniform(g) < 0.15 ? 0.0 : 1.3 * gsl_rng_uniform(g);
  memcpy(p, m->mean, m->parameters * sizeof *p);
  draw_families(m, g, severity, p);
  draw_common(m, g, severity, p);
  draw_setting setting = {severity, p[m->common_at + SAMPLE_SATURATION]};
  sample_model_each(m, p, &w->scratch);
  for (size_t i = 0; i < count * m->points; i++)
    models[i] = (float)w->scratch.models[i];
  return setting;
}

bool sample_draw(const sample_model *m, double noise, gsl_rng *g, sample_workspace *w,
                 double *fraction, double *height, double *y)
{
  size_t n = m->points, models = m->families->model_count;
  float *room = malloc(((models + 5) * n + 1) * sizeof *room);
  if (room == NULL)
    return false;
  float *fringes = room + models * n, *unnamed = fringes + n, *correlated = unnamed + n;
  float *white = correlated + n, *mixed = white + n;
  draw_parts parts = {room, fringes, unnamed, correlated, white, {0.0, 0.0}, height};
  fraction_prior_draw(g, models, fraction);
  parts.setting = sample_draw_models(m, g, w, room);
  sample_draw_fringes(m, g, fringes);
  sample_draw_unnamed(m, g, unnamed);
  sample_draw_correlated(m, g, correlated);
  sample_draw_white(n, g, white);
  sample_draw_mix(m, &parts, fraction, noise, g, mixed);
  for (size_t i = 0; i < n; i++)
    y[i] = mixed[i];
  free(room);
  return true;
}
