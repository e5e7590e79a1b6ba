/* SPDX-License-Identifier: GPL-3.0-or-later */
/* sample_draw.c: made-up spectra with known fractions and all errors there may be. */
#include "compare/sample_draw.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

#include <gsl/gsl_randist.h>

#include "compare/fraction_prior.h"

static const double pi = 3.14159265358979323846;
static const double degree = 3.14159265358979323846 / 180.0;

/* One kind of error: absent in a third of the samples, else of a size about the severity. */
static double size_of(gsl_rng *g, double severity)
{
  double present = gsl_rng_uniform(g), size = 0.4 + 1.2 * gsl_rng_uniform(g);
  return present < 0.3 && severity < 0.9 ? 0.0 : severity * size;
}

static void draw_families(const sample_model *m, gsl_rng *g, double severity, double *p)
{
  const elastir_families *f = m->families;
  const elastir_inadequacy *prior = &m->prior;
  double shift = size_of(g, severity) * prior->shift_cm1;
  double own_shift = size_of(g, severity) * prior->own_shift_cm1;
  double strength = size_of(g, severity) * prior->ln_intensity;
  double own_strength = size_of(g, severity) * prior->own_ln_intensity;
  double width = size_of(g, severity) * prior->ln_width;
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
  common[SAMPLE_SHIFT] = gsl_ran_gaussian(g, size_of(g, severity) * prior->common_shift_cm1);
  common[SAMPLE_LN_WIDTH] = gsl_ran_gaussian(g, 0.5 * size_of(g, severity) *
                                                    prior->common_ln_width);
  double shape = size_of(g, severity) > 0.0 ? gsl_rng_uniform(g) : m->gaussian_share;
  common[SAMPLE_GAUSSIAN] = prior->gaussian_share > 0.0 ? shape : m->gaussian_share;
  common[SAMPLE_PHASE] = gsl_ran_gaussian(g, size_of(g, severity) * prior->phase_deg * degree);
  common[SAMPLE_POWER] = gsl_ran_gaussian(g, size_of(g, severity) * prior->power);
  common[SAMPLE_SATURATION] = fmin(1.0, fabs(gsl_ran_gaussian(g, size_of(g, severity) *
                                                                     prior->saturation)));
}

static double top_of(const double *y, size_t count)
{
  double top = 0.0;
  for (size_t i = 0; i < count; i++)
    top = fmax(top, y[i]);
  return top > 0.0 ? top : 1.0;
}

/* Baseline, fringes, components and bands that nobody named, for lines whose highest is 1. */
static void add_surroundings(const sample_model *m, gsl_rng *g, double severity, double *y)
{
  double from = m->x_cm1[0], span = m->x_cm1[m->points - 1] - from;
  double slope = gsl_ran_gaussian(g, 0.1 * severity), bend = gsl_ran_gaussian(g, 0.1 * severity);
  double wave = gsl_ran_gaussian(g, 0.02 * size_of(g, severity));
  double period = 120.0 + 300.0 * gsl_rng_uniform(g), start = 2.0 * pi * gsl_rng_uniform(g);
  bool unnamed = gsl_rng_uniform(g) < 0.35;
  size_t bands = unnamed ? 1 + gsl_rng_uniform_int(g, 3) : 0;
  for (size_t i = 0; i < m->points; i++) {
    double u = (m->x_cm1[i] - from) / span;
    y[i] += slope * u + bend * u * u;
    if (wave != 0.0)
      y[i] += wave * sin(2.0 * pi * m->x_cm1[i] / period + start);
  }
  for (size_t j = 0; j < bands; j++) {
    double place = from + span * gsl_rng_uniform(g);
    double height = 0.04 + 0.45 * gsl_rng_uniform(g) * gsl_rng_uniform(g);
    double half = 4.0 + 18.0 * gsl_rng_uniform(g);
    for (size_t i = 0; i < m->points; i++) {
      double d = (m->x_cm1[i] - place) / half;
      y[i] += height / (1.0 + d * d);
    }
  }
  for (size_t k = 0; k < m->component_count; k++) {
    double share = gsl_rng_uniform(g) < 0.3 ? 0.0 : 0.6 * gsl_rng_uniform(g);
    for (size_t i = 0; i < m->points; i++)
      y[i] += share * m->components[k * m->points + i];
  }
}

/* White noise, and an autoregressive one of a few wavenumbers' length. */
static void add_noise(const sample_model *m, gsl_rng *g, double severity, double noise, double *y)
{
  double correlated = 0.01 * size_of(g, severity), at = gsl_ran_gaussian(g, correlated);
  double before = 0.0, length = 2.0 + 10.0 * gsl_rng_uniform(g), step = 0.0, keep = 1.0;
  for (size_t i = 0; i < m->points; i++) {
    double next = i > 0 ? m->x_cm1[i] - m->x_cm1[i - 1] : 0.0;
    if (next != step)
      keep = exp(-next / length);
    step = next;
    if (correlated > 0.0)
      at = keep * at + sqrt(1.0 - keep * keep) * gsl_ran_gaussian_ziggurat(g, correlated);
    before = keep * before + (1.0 - keep) * at; /* smooth it, or it would look white */
    y[i] += before + gsl_ran_gaussian_ziggurat(g, noise);
  }
}

draw_setting sample_draw_models(const sample_model *m, gsl_rng *g, sample_workspace *w,
                                double *models)
{
  double *p = w->trial;
  size_t count = m->families->model_count;
  double severity = gsl_rng_uniform(g) < 0.15 ? 0.0 : 1.3 * gsl_rng_uniform(g);
  memcpy(p, m->mean, m->parameters * sizeof *p);
  draw_families(m, g, severity, p);
  draw_common(m, g, severity, p);
  draw_setting setting = {severity, p[m->common_at + SAMPLE_SATURATION]};
  sample_model_each(m, p, &w->scratch);
  if (models != w->scratch.models)
    memcpy(models, w->scratch.models, count * m->points * sizeof *models);
  return setting;
}

void sample_draw_mix(const sample_model *m, const double *models, const double *fraction,
                     draw_setting setting, double noise, gsl_rng *g, double *y)
{
  double low = INFINITY, high = -INFINITY, saturation = setting.saturation;
  memset(y, 0, m->points * sizeof *y);
  for (size_t k = 0; k < m->families->model_count; k++)
    for (size_t i = 0; fraction[k] > 0.0 && i < m->points; i++)
      y[i] += fraction[k] * models[k * m->points + i];
  double top = top_of(y, m->points);
  for (size_t i = 0; i < m->points; i++) {
    y[i] /= top;
    y[i] = y[i] > 0.0 ? y[i] * (1.0 + saturation) / (1.0 + saturation * y[i]) : y[i];
  }
  add_surroundings(m, g, setting.severity, y);
  add_noise(m, g, setting.severity, noise, y);
  for (size_t i = 0; i < m->points; i++) {
    low = fmin(low, y[i]);
    high = fmax(high, y[i]);
  }
  for (size_t i = 0; i < m->points; i++)
    y[i] = (y[i] - low) / (high - low);
}

void sample_draw(const sample_model *m, double noise, gsl_rng *g, sample_workspace *w,
                 double *fraction, double *y)
{
  fraction_prior_draw(g, m->families->model_count, fraction);
  draw_setting setting = sample_draw_models(m, g, w, w->scratch.models);
  sample_draw_mix(m, w->scratch.models, fraction, setting, noise, g, y);
}
