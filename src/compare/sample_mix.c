/* SPDX-License-Identifier: GPL-3.0-or-later */
/* sample_mix.c: made-up spectra from their parts. Networks learn from millions: plain loops over
 * floats, which vectorise. */
#include "base/fast.h"

#include <gsl/gsl_randist.h>
#include <string.h>

#include "compare/sample_draw.h"
#include "base/wide.h"

enum { lanes = 16 };

double sample_draw_size(gsl_rng *g, double severity)
{
  double present = gsl_rng_uniform(g), size = 0.4 + 1.2 * gsl_rng_uniform(g);
  return present < 0.3 && severity < 0.9 ? 0.0 : severity * size;
}

/* y += factor * row */
ELASTIR_BOTH void add_row(float *restrict y, const float *restrict row, size_t count,
                          double factor)
{
  float by = (float)factor;
  for (size_t i = 0; by != 0.0f && i < count; i++)
    y[i] += by * row[i];
}

typedef struct {
  float low, high;
} range;

ELASTIR_BOTH range range_of(const float *y, size_t count)
{
  float low[lanes], high[lanes];
  range r = {y[0], y[0]};
  size_t whole = count / lanes * lanes;
  for (size_t l = 0; l < lanes; l++)
    low[l] = high[l] = y[0];
  for (size_t i = 0; i < whole; i += lanes)
    for (size_t l = 0; l < lanes; l++) {
      low[l] = y[i + l] < low[l] ? y[i + l] : low[l];
      high[l] = y[i + l] > high[l] ? y[i + l] : high[l];
    }
  for (size_t l = 0; l < lanes; l++) {
    r.low = low[l] < r.low ? low[l] : r.low;
    r.high = high[l] > r.high ? high[l] : r.high;
  }
  for (size_t i = whole; i < count; i++) {
    r.low = y[i] < r.low ? y[i] : r.low;
    r.high = y[i] > r.high ? y[i] : r.high;
  }
  return r;
}

/* Height 1, and what absorbs more saturates more; dispersion may make it negative, where nothing
 * does. */
ELASTIR_BOTH void saturate(float *y, size_t count, double saturation)
{
  float top = range_of(y, count).high, c = (float)saturation;
  float by = top > 0.0f ? 1.0f / top : 1.0f;
  for (size_t i = 0; i < count; i++) {
    float value = by * y[i], positive = value > 0.0f ? value : 0.0f;
    y[i] = value - positive + positive * (1.0f + c) / (1.0f + c * positive);
  }
}

/* A straight line and a parabola. */
ELASTIR_BOTH void add_baseline(float *restrict y, const double *restrict x, size_t count,
                               float slope, float bend)
{
  double from = x[0], per_span = 1.0 / (x[count - 1] - from);
  for (size_t i = 0; i < count; i++) {
    float u = (float)((x[i] - from) * per_span);
    y[i] += (slope + bend * u) * u;
  }
}

ELASTIR_BOTH void add_components(const sample_model *m, gsl_rng *g, double *height, float *y)
{
  for (size_t k = 0; k < m->component_count; k++) {
    double share = gsl_rng_uniform(g) < 0.3 ? 0.0 : 0.6 * gsl_rng_uniform(g);
    const double *component = m->components + k * m->points;
    if (height != NULL)
      height[k] = share;
    for (size_t i = 0; share > 0.0 && i < m->points; i++)
      y[i] += (float)(share * component[i]);
  }
}

static double any_sign(gsl_rng *g)
{
  return gsl_rng_uniform(g) < 0.5 ? -1.0 : 1.0;
}

ELASTIR_BOTH void mix(const sample_model *m, const draw_parts *parts, const double *fraction,
                      double noise, gsl_rng *g, float *y)
{
  size_t n = m->points;
  double severity = parts->setting.severity;
  memset(y, 0, n * sizeof *y);
  for (size_t k = 0; k < m->families->model_count; k++)
    add_row(y, parts->models + k * n, n, fraction[k]);
  saturate(y, n, parts->setting.saturation);
  float slope = (float)gsl_ran_gaussian(g, 0.1 * severity);
  float bend = (float)gsl_ran_gaussian(g, 0.1 * severity);
  add_baseline(y, m->x_cm1, n, slope, bend);
  add_row(y, parts->fringes, n, gsl_ran_gaussian(g, 0.02 * sample_draw_size(g, severity)));
  add_row(y, parts->unnamed, n, 1.0);
  add_components(m, g, parts->height, y);
  add_row(y, parts->correlated, n, any_sign(g) * 0.01 * sample_draw_size(g, severity));
  add_row(y, parts->white, n, any_sign(g) * noise);
  range r = range_of(y, n);
  float by = 1.0f / (r.high - r.low);
  for (size_t i = 0; i < n; i++)
    y[i] = (y[i] - r.low) * by;
  for (size_t k = 0; parts->height != NULL && k < m->component_count; k++)
    parts->height[k] *= by;
}

ELASTIR_WIDE static void mix_wide(const sample_model *m, const draw_parts *parts,
                                  const double *fraction, double noise, gsl_rng *g, float *y)
{
  mix(m, parts, fraction, noise, g, y);
}

static void mix_narrow(const sample_model *m, const draw_parts *parts, const double *fraction,
                       double noise, gsl_rng *g, float *y)
{
  mix(m, parts, fraction, noise, g, y);
}

void sample_draw_mix(const sample_model *m, const draw_parts *parts, const double *fraction,
                     double noise, gsl_rng *g, float *y)
{
  (elastir_is_wide() ? mix_wide : mix_narrow)(m, parts, fraction, noise, g, y);
}
