/* SPDX-License-Identifier: GPL-3.0-or-later */
/* sample_layout.c: where the parameters of a sample's spectrum stand, how far each may be off,
 * and the room that an evaluation needs. */
#include <math.h>
#include <stdlib.h>

#include "base/pi.h"
#include "compare/sample_model.h"

static const double most_waves = 20.0; /* half periods of the baseline */
static const double weak_prior = 3.0;  /* of an amplitude, strongest model 1 */

elastir_inadequacy elastir_inadequacy_default(void)
{
  return (elastir_inadequacy){.shift_cm1 = 10.0, .own_shift_cm1 = 3.0, .ln_intensity = 0.30,
                              .own_ln_intensity = 0.15, .ln_width = 0.4,
                              .common_shift_cm1 = 5.0, .common_ln_width = 0.5,
                              .gaussian_share = 0.5, .phase_deg = 15.0, .power = 0.7,
                              .saturation = 0.3, .baseline = 0.05, .baseline_wave_cm1 = 200.0};
}

/* Half periods of cosines over the window, from the constant to the shortest wave, at the model's points. */
static bool fill_baseline(sample_model *m)
{
  m->baseline = malloc((m->baseline_count * m->points + 1) * sizeof *m->baseline);
  if (m->baseline == NULL)
    return false;
  for (size_t j = 0; j < m->baseline_count; j++)
    for (size_t i = 0; i < m->points; i++) {
      double u = (m->x_cm1[i] - m->from_cm1) / m->span_cm1;
      m->baseline[j * m->points + i] =
          j == 0 ? 1.0 : j == 1 ? 2.0 * u - 1.0 : cos(ELASTIR_PI * (double)(j - 1) * u);
    }
  return true;
}

static bool prepare_baseline(sample_model *m)
{
  m->from_cm1 = m->x_cm1[0];
  m->span_cm1 = m->x_cm1[m->points - 1] - m->from_cm1;
  double waves = fmin(2.0 * m->span_cm1 / m->prior.baseline_wave_cm1, most_waves);
  m->baseline_count = m->prior.baseline > 0.0 ? 3 + (size_t)fmax(waves, 0.0) : 0;
  return fill_baseline(m);
}

static double inverse_square(double deviation)
{
  return deviation > 0.0 ? 1.0 / (deviation * deviation) : 1e12;
}

static void set_priors(sample_model *m)
{
  const elastir_inadequacy *p = &m->prior;
  const elastir_families *f = m->families;
  for (size_t i = 0; i < f->family_count; i++)
    m->precision[m->width_at[i]] = inverse_square(p->ln_width);
  for (size_t k = 0; k < f->model_count; k++)
    m->precision[m->amplitude_at + k] = inverse_square(weak_prior);
  for (size_t k = 0; k < m->component_count; k++)
    m->precision[m->component_at + k] = inverse_square(weak_prior);
  for (size_t j = 0; j < m->baseline_count; j++)
    m->precision[m->baseline_at + j] = inverse_square(j < 2 ? 1.0 : p->baseline);
  const double common[SAMPLE_COMMON] = {p->common_shift_cm1, p->common_ln_width,
                                        p->gaussian_share, p->phase_deg * ELASTIR_DEGREE,
                                        p->power, p->saturation};
  for (size_t j = 0; j < SAMPLE_COMMON; j++)
    m->precision[m->common_at + j] = inverse_square(common[j]);
  m->mean[m->common_at + SAMPLE_GAUSSIAN] = m->gaussian_share;
  for (size_t j = 0; j < SAMPLE_FREE_LINES; j++) {
    double *line = m->precision + m->line_at + 3 * j;
    line[0] = inverse_square(0.5);
    line[1] = 0.0; /* where the residual puts it */
    line[2] = inverse_square(0.7);
    m->mean[m->line_at + 3 * j + 2] = 0.4;
  }
}

bool sample_model_prepare(sample_model *m)
{
  const elastir_families *f = m->families;
  size_t at = 0;
  if (!prepare_baseline(m))
    return false;
  m->width_at = calloc(f->family_count + 1, sizeof *m->width_at);
  m->band_at = calloc(f->band_count + 1, sizeof *m->band_at);
  if (m->width_at == NULL || m->band_at == NULL)
    return false;
  double strongest = 0.0;
  for (size_t i = 0; i < f->family_count; i++) {
    m->width_at[i] = at++;
    for (size_t b = f->first_band[i]; b < f->first_band[i + 1]; b++, at += 2) {
      m->band_at[b] = at;
      strongest = fmax(strongest, f->bands[b].intensity_km_mol);
    }
  }
  m->unit = strongest > 0.0 ? strongest * 2.0 / (ELASTIR_PI * m->fwhm_cm1) : 1.0;
  m->baseline_at = at;
  m->component_at = m->baseline_at + m->baseline_count;
  m->common_at = m->component_at + m->component_count;
  m->amplitude_at = m->common_at + SAMPLE_COMMON;
  m->line_at = m->amplitude_at + f->model_count;
  m->parameters = m->line_at;
  m->centre_cm1 = 0.5 * (m->x_cm1[0] + m->x_cm1[m->points - 1]);
  m->mean = calloc(m->parameters + 3 * SAMPLE_FREE_LINES, sizeof *m->mean);
  m->precision = calloc(m->parameters + 3 * SAMPLE_FREE_LINES, sizeof *m->precision);
  if (m->mean == NULL || m->precision == NULL)
    return false;
  set_priors(m);
  return true;
}

bool sample_model_elsewhere(const sample_model *m, const sample_points *points, const double *parameters,
                            size_t line_count, double *curve)
{
  sample_model there = *m;
  sample_scratch scratch = {0};
  there.points = points->count;
  there.x_cm1 = points->x_cm1;
  there.components = points->components;
  bool good = fill_baseline(&there) && sample_scratch_prepare(&there, &scratch);
  if (good)
    sample_model_curve(&there, parameters, line_count, &scratch, curve);
  sample_scratch_free(&scratch);
  free(there.baseline);
  return good;
}

void sample_model_free(sample_model *m)
{
  free(m->baseline);
  free(m->width_at);
  free(m->band_at);
  free(m->mean);
  free(m->precision);
  *m = (sample_model){0};
}

bool sample_scratch_prepare(const sample_model *m, sample_scratch *s)
{
  s->value = malloc(3 * m->points * sizeof *s->value);
  s->sums = malloc(SAMPLE_COMMON * m->points * sizeof *s->sums);
  s->models = malloc((m->families->model_count + 1) * m->points * sizeof *s->models);
  s->plain = malloc(m->points * sizeof *s->plain);
  s->gain = malloc(m->points * sizeof *s->gain);
  if (s->value == NULL || s->sums == NULL || s->models == NULL || s->plain == NULL ||
      s->gain == NULL)
    return false;
  s->by_shift = s->value + m->points;
  s->by_width = s->by_shift + m->points;
  return true;
}

void sample_scratch_free(sample_scratch *s)
{
  free(s->value);
  free(s->sums);
  free(s->models);
  free(s->plain);
  free(s->gain);
  *s = (sample_scratch){0};
}

void sample_model_bounds(const sample_model *m, size_t parameter, double *low, double *high)
{
  *low = -INFINITY;
  *high = INFINITY;
  bool line_height = parameter >= m->line_at && (parameter - m->line_at) % 3 == 0;
  bool component = parameter >= m->component_at &&
                   parameter < m->component_at + m->component_count;
  if ((parameter >= m->amplitude_at && parameter < m->line_at) || line_height || component)
    *low = 0.0;
  if (parameter == m->common_at + SAMPLE_GAUSSIAN || parameter == m->common_at + SAMPLE_SATURATION) {
    *low = 0.0;
    *high = 1.0;
  }
}

double sample_model_longest_step(const sample_model *m, size_t parameter)
{
  if (parameter == m->common_at + SAMPLE_SHIFT)
    return 8.0;
  if (parameter >= m->line_at)
    return (parameter - m->line_at) % 3 == 1 ? 10.0 : 0.7;
  if (parameter < m->baseline_at) {
    for (size_t b = 0; b < m->families->band_count; b++)
      if (m->band_at[b] == parameter)
        return 8.0;
    return 0.7;
  }
  return parameter >= m->common_at && parameter < m->amplitude_at ? 0.5 : INFINITY;
}
