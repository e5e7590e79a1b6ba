/* SPDX-License-Identifier: GPL-3.0-or-later */
/* sample_model.c: the spectrum of a sample as a function of all that may be off. */
/* Most of the time of a fit passes here, in plain loops that vectorise. */
#if defined __GNUC__ && !defined __clang__
#pragma GCC optimize("O3")
#endif

#include "compare/sample_model.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

static const double pi = 3.14159265358979323846;
static const double degree = 3.14159265358979323846 / 180.0;
static const double window_widths = 7.0;  /* of a line's columns, beyond its lines */
static const double line_reach = 60.0;     /* in half widths: 3e-4 of the top are left there */
static const double smallest_scale = 0.02, largest_scale = 1.8;
#define SMALL 0.01
static const double most_waves = 20.0;    /* half periods of the baseline */
static const double weak_prior = 3.0;     /* of an amplitude, strongest model 1 */

elastir_inadequacy elastir_inadequacy_default(void)
{
  return (elastir_inadequacy){.shift_cm1 = 10.0, .own_shift_cm1 = 3.0, .ln_intensity = 0.30,
                              .own_ln_intensity = 0.15, .ln_width = 0.4,
                              .common_shift_cm1 = 5.0, .common_ln_width = 0.5,
                              .gaussian_share = 0.5, .phase_deg = 15.0, .power = 0.7,
                              .saturation = 0.3, .baseline = 0.05, .baseline_wave_cm1 = 200.0};
}

/* Half periods of cosines over the window, from the constant to the shortest wave. */
static bool prepare_baseline(sample_model *m)
{
  double from = m->x_cm1[0], span = m->x_cm1[m->points - 1] - from;
  double waves = fmin(2.0 * span / m->prior.baseline_wave_cm1, most_waves);
  m->baseline_count = m->prior.baseline > 0.0 ? 3 + (size_t)fmax(waves, 0.0) : 0;
  m->baseline = malloc((m->baseline_count * m->points + 1) * sizeof *m->baseline);
  if (m->baseline == NULL)
    return false;
  for (size_t j = 0; j < m->baseline_count; j++)
    for (size_t i = 0; i < m->points; i++) {
      double u = (m->x_cm1[i] - from) / span;
      m->baseline[j * m->points + i] =
          j == 0 ? 1.0 : j == 1 ? 2.0 * u - 1.0 : cos(pi * (double)(j - 1) * u);
    }
  return true;
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
                                        p->gaussian_share, p->phase_deg * degree,
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
  m->unit = strongest > 0.0 ? strongest * 2.0 / (pi * m->fwhm_cm1) : 1.0;
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

static size_t first_above(const sample_model *m, double x)
{
  size_t low = 0, high = m->points;
  while (low < high) {
    size_t middle = low + (high - low) / 2;
    if (m->x_cm1[middle] < x)
      low = middle + 1;
    else
      high = middle;
  }
  return low;
}

/* What all lines have in common. */
typedef struct {
  double shift, width_factor, gaussian, cosine, sine;
} common_shape;

/* Adds a line's absorption and dispersion, with derivatives. mix and turn are the sums for the
 * Gaussian share and the phase, NULL where nobody asks. */
static void add_line(const sample_model *m, const common_shape *c, double place, double half,
                     double strength, sample_scratch *s, double *mix, double *turn)
{
  const double *x = m->x_cm1;
  double *value = s->value, *by_shift = s->by_shift, *by_width = s->by_width;
  double scale = strength / pi, square = half * half;
  double absorb = c->cosine * (1.0 - c->gaussian) * scale * half, disperse = c->sine * scale;
  double turn_absorb = -c->sine * (1.0 - c->gaussian) * scale * half;
  double turn_disperse = c->cosine * scale, mix_absorb = -c->cosine * scale * half;
  size_t end = first_above(m, place + line_reach * half);
  for (size_t i = first_above(m, place - line_reach * half); i < end; i++) {
    double d = x[i] - place, t = 1.0 / (d * d + square);
    double a = absorb * t, e = disperse * t;
    value[i] += a + e * d;
    if (turn != NULL) {
      double difference = (d * d - square) * t;
      by_shift[i] += 2.0 * d * a * t + e * difference;
      by_width[i] += a * difference - 2.0 * square * t * e * d;
      turn[i] += (turn_absorb + turn_disperse * d) * t;
      mix[i] += mix_absorb * t;
    }
  }
}

/* The Gaussian share of a line, where it is not 0. */
static void add_gaussian(const sample_model *m, const common_shape *c, double place, double half,
                         double strength, sample_scratch *s, double *mix, double *turn)
{
  const double ln2 = 0.69314718055994530942;
  double reach = 5.0 * half, rate = ln2 / (half * half);
  double top = strength * sqrt(ln2 / pi) / half;
  for (size_t i = first_above(m, place - reach); i < m->points && m->x_cm1[i] <= place + reach;
       i++) {
    double d = m->x_cm1[i] - place, g = top * exp(-rate * d * d);
    double share = c->cosine * c->gaussian * g;
    s->value[i] += share;
    if (turn == NULL)
      continue;
    s->by_shift[i] += 2.0 * rate * d * share;
    s->by_width[i] += (2.0 * rate * d * d - 1.0) * share;
    turn[i] -= c->sine * c->gaussian * g;
    mix[i] += c->cosine * g;
  }
}

/* Adds the lines of a band to scratch->value and the derivatives. */
static void band_curve(const sample_model *m, const double *parameters, size_t b,
                       const common_shape *c, sample_scratch *s, double *mix, double *turn)
{
  const elastir_family_band *band = &m->families->bands[b];
  memset(s->value, 0, 3 * m->points * sizeof *s->value);
  double width = exp(parameters[m->width_at[band->family]]);
  double half = 0.5 * m->fwhm_cm1 * c->width_factor * width;
  double shift = c->shift + parameters[m->band_at[b]];
  double factor = exp(parameters[m->band_at[b] + 1]) / m->unit;
  for (size_t l = band->first_line; l < band->first_line + band->line_count; l++) {
    const elastir_family_line *line = &m->families->lines[l];
    double place = line->wavenumber_cm1 + shift;
    add_line(m, c, place, half, line->intensity_km_mol * factor, s, mix, turn);
    if (c->gaussian > 0.0 || turn != NULL)
      add_gaussian(m, c, place, half, line->intensity_km_mol * factor, s, mix, turn);
  }
}

/* Writes a column: factor times from, times the gain where there is one, on [first, end), and
 * its product with the residual, which is taken over all points: an approximate gradient would
 * keep the fit from its maximum. `add` to what the column holds already. */
static void put(normal_equations *e, size_t column, const double *from, double factor,
                const double *gain, const double *residual, size_t first, size_t end, bool add)
{
  double *to = e->values + column * e->points, product = 0.0;
  for (size_t i = 0; i < e->points; i++)
    product += from[i] * gain[i] * residual[i];
  bool fresh = !add || e->end[column] <= e->first[column];
  e->right[column] = factor * product + (fresh ? 0.0 : e->right[column]);
  if (fresh) {
    e->first[column] = first;
    e->end[column] = end;
    for (size_t i = first; i < end; i++)
      to[i] = factor * from[i] * gain[i];
    return;
  }
  /* the stretch of a column that several bands share grows to hold all of them */
  for (size_t i = first; i < e->first[column]; i++)
    to[i] = 0.0;
  for (size_t i = e->end[column]; i < end; i++)
    to[i] = 0.0;
  e->first[column] = first < e->first[column] ? first : e->first[column];
  e->end[column] = end > e->end[column] ? end : e->end[column];
  for (size_t i = first; i < end; i++)
    to[i] += factor * from[i] * gain[i];
}

static void band_columns(const sample_model *m, const double *parameters, size_t b,
                         const common_shape *c, const sample_scratch *s, const double *residual,
                         normal_equations *e)
{
  const elastir_family_band *band = &m->families->bands[b];
  const elastir_family_line *lines = m->families->lines + band->first_line;
  size_t width_at = m->width_at[band->family];
  double reach = window_widths * m->fwhm_cm1 * c->width_factor * exp(parameters[width_at]);
  double shift = c->shift + parameters[m->band_at[b]];
  size_t first = first_above(m, lines[0].wavenumber_cm1 + shift - reach);
  size_t end = first_above(m, lines[band->line_count - 1].wavenumber_cm1 + shift + reach);
  double amplitude = parameters[m->amplitude_at + band->model];
  put(e, m->band_at[b], s->by_shift, amplitude, s->gain, residual, first, end, false);
  put(e, m->band_at[b] + 1, s->value, amplitude, s->gain, residual, first, end, false);
  put(e, width_at, s->by_width, amplitude, s->gain, residual, first, end, true);
}

static common_shape shape_of(const sample_model *m, const double *parameters)
{
  const double *common = parameters + m->common_at;
  return (common_shape){common[SAMPLE_SHIFT], exp(common[SAMPLE_LN_WIDTH]),
                        common[SAMPLE_GAUSSIAN], cos(common[SAMPLE_PHASE]),
                        sin(common[SAMPLE_PHASE])};
}

void sample_model_band(const sample_model *m, const double *parameters, size_t b,
                       sample_scratch *s)
{
  common_shape c = shape_of(m, parameters);
  band_curve(m, parameters, b, &c, s, NULL, NULL);
}

/* The columns of all bands; in sums[] what the common parameters need. */
static void bands_columns(const sample_model *m, const double *parameters, sample_scratch *s,
                          const double *residual, normal_equations *e)
{
  const elastir_families *f = m->families;
  common_shape c = shape_of(m, parameters);
  size_t n = m->points;
  memset(s->sums, 0, SAMPLE_COMMON * n * sizeof *s->sums);
  for (size_t b = 0; b < f->band_count; b++) {
    double amplitude = parameters[m->amplitude_at + f->bands[b].model];
    /* of one band, in two rows that are not needed yet */
    double *mix = s->sums + SAMPLE_POWER * n, *turn = s->sums + SAMPLE_SATURATION * n;
    memset(mix, 0, 2 * n * sizeof *mix);
    band_curve(m, parameters, b, &c, s, mix, turn);
    for (size_t i = 0; i < n; i++) {
      s->sums[SAMPLE_SHIFT * n + i] += amplitude * s->by_shift[i];
      s->sums[SAMPLE_LN_WIDTH * n + i] += amplitude * s->by_width[i];
      s->sums[SAMPLE_GAUSSIAN * n + i] += amplitude * mix[i];
      s->sums[SAMPLE_PHASE * n + i] += amplitude * turn[i];
    }
    band_columns(m, parameters, b, &c, s, residual, e);
  }
}

static void common_columns(const sample_model *m, const double *parameters, sample_scratch *s,
                           const double *residual, normal_equations *e)
{
  size_t n = m->points;
  double c = parameters[m->common_at + SAMPLE_SATURATION];
  double *slope = s->value, *one = s->by_shift; /* both are done with */
  for (size_t i = 0; i < n; i++) {
    double m_plus = fmax(s->plain[i], 0.0), t = 1.0 / (1.0 + c * m_plus);
    one[i] = 1.0;
    slope[i] = t * t;
    s->sums[SAMPLE_POWER * n + i] = s->plain[i] * log(m->x_cm1[i] / m->centre_cm1);
    s->sums[SAMPLE_SATURATION * n + i] = -m_plus * m_plus;
  }
  for (size_t j = 0; j < m->baseline_count; j++)
    put(e, m->baseline_at + j, m->baseline + j * n, 1.0, one, residual, 0, n, false);
  for (size_t k = 0; k < m->component_count; k++)
    put(e, m->component_at + k, m->components + k * n, 1.0, one, residual, 0, n, false);
  for (size_t j = 0; j < SAMPLE_COMMON; j++)
    put(e, m->common_at + j, s->sums + j * n, 1.0, j < SAMPLE_POWER ? s->gain : slope, residual,
        0, n, false);
  for (size_t k = 0; k < m->families->model_count; k++)
    put(e, m->amplitude_at + k, s->models + k * n, 1.0, s->gain, residual, 0, n, false);
}

/* A line nobody named: a Lorentzian of unit height times line[0]. */
static void free_line_columns(const sample_model *m, const double *line, size_t at,
                              sample_scratch *s, const double *residual, normal_equations *e)
{
  double half = 0.5 * m->fwhm_cm1 * exp(line[2]), square = half * half;
  double reach = 2.0 * window_widths * half;
  size_t first = first_above(m, line[1] - reach), end = first_above(m, line[1] + reach);
  double *height = s->value, *place = s->by_shift, *width = s->by_width;
  double *one = s->sums;
  for (size_t i = 0; i < m->points; i++) {
    double d = m->x_cm1[i] - line[1], t = square / (d * d + square);
    one[i] = 1.0;
    height[i] = t;
    place[i] = line[0] * t * t * 2.0 * d / square;
    width[i] = line[0] * 2.0 * t * (1.0 - t);
  }
  put(e, at, height, 1.0, one, residual, first, end, false);
  put(e, at + 1, place, 1.0, one, residual, first, end, false);
  put(e, at + 2, width, 1.0, one, residual, first, end, false);
}

void sample_model_columns(const sample_model *m, const double *p, size_t line_count,
                          sample_scratch *s, const double *residual, normal_equations *e)
{
  e->count = m->parameters + 3 * line_count;
  for (size_t j = 0; j < m->baseline_at; j++) {
    e->first[j] = e->end[j] = 0;
    e->right[j] = 0.0;
  }
  bands_columns(m, p, s, residual, e);
  common_columns(m, p, s, residual, e);
  for (size_t j = 0; j < line_count; j++)
    free_line_columns(m, p + m->line_at + 3 * j, m->line_at + 3 * j, s, residual, e);
}

void sample_model_curve(const sample_model *m, const double *p, size_t line_count,
                        sample_scratch *s, double *curve)
{
  size_t n = m->points, models = m->families->model_count;
  const double *common = p + m->common_at;
  common_shape c = shape_of(m, p);
  memset(s->models, 0, (models + 1) * n * sizeof *s->models);
  for (size_t b = 0; b < m->families->band_count; b++) {
    band_curve(m, p, b, &c, s, NULL, NULL);
    double *model = s->models + m->families->bands[b].model * n;
    for (size_t i = 0; i < n; i++)
      model[i] += s->value[i];
  }
  for (size_t i = 0; i < n; i++) {
    double envelope = common[SAMPLE_POWER] != 0.0
                          ? pow(m->x_cm1[i] / m->centre_cm1, common[SAMPLE_POWER]) : 1.0;
    double sum = 0.0;
    for (size_t k = 0; k < models; k++)
      sum += p[m->amplitude_at + k] * s->models[k * n + i];
    s->plain[i] = sum * envelope;
    /* dispersion may make the sum negative; there nothing saturates */
    double t = 1.0 / (1.0 + common[SAMPLE_SATURATION] * fmax(s->plain[i], 0.0));
    curve[i] = s->plain[i] * t;
    s->gain[i] = t * t * envelope;
    for (size_t k = 0; k < m->component_count; k++)
      curve[i] += p[m->component_at + k] * m->components[k * n + i];
    for (size_t j = 0; j < m->baseline_count; j++)
      curve[i] += p[m->baseline_at + j] * m->baseline[j * n + i];
  }
  for (size_t j = 0; j < line_count; j++) {
    const double *line = p + m->line_at + 3 * j;
    double half = 0.5 * m->fwhm_cm1 * exp(line[2]);
    for (size_t i = 0; i < n; i++) {
      double d = (m->x_cm1[i] - line[1]) / half;
      curve[i] += line[0] / (1.0 + d * d);
    }
  }
}

/* Precision of K values with variance shared^2 + own^2 and covariance shared^2:
 * (1 - (coupling) 11') / own^2. */
static double coupling(double shared, double own, size_t members)
{
  return shared * shared / (own * own + (double)members * shared * shared);
}

typedef struct {
  double shared, own;
} two_deviations;

static two_deviations deviations_of(const sample_model *m, size_t kind)
{
  const elastir_inadequacy *p = &m->prior;
  return kind == SAMPLE_SHIFTS
             ? (two_deviations){p->shift_cm1, fmax(p->own_shift_cm1, 1e-3)}
             : (two_deviations){p->ln_intensity, fmax(p->own_ln_intensity, 1e-4)};
}

/* The squared distance of shifts or intensities of a family, for scale 1. */
static double family_distance(const sample_model *m, const double *p, size_t i, size_t kind,
                              double moved)
{
  const elastir_families *f = m->families;
  two_deviations d = deviations_of(m, kind);
  double total = 0.0, square = 0.0;
  for (size_t b = f->first_band[i]; b < f->first_band[i + 1]; b++) {
    double value = p[m->band_at[b] + kind] + moved;
    total += value;
    square += value * value;
  }
  size_t members = f->first_band[i + 1] - f->first_band[i];
  return (square - coupling(d.shared, d.own, members) * total * total) / (d.own * d.own);
}

double sample_model_penalty(const sample_model *m, const double *p, size_t line_count,
                            const double scales[SAMPLE_KINDS])
{
  double sum = 0.0;
  for (size_t i = m->baseline_at; i < m->parameters + 3 * line_count; i++)
    sum += m->precision[i] * (p[i] - m->mean[i]) * (p[i] - m->mean[i]);
  for (size_t i = 0; i < m->families->family_count; i++) {
    double width = p[m->width_at[i]] / scales[SAMPLE_WIDTHS];
    sum += m->precision[m->width_at[i]] * width * width;
    for (size_t kind = 0; kind < SAMPLE_WIDTHS; kind++)
      sum += family_distance(m, p, i, kind, 0.0) / (scales[kind] * scales[kind]);
  }
  return 0.5 * sum;
}

double sample_model_family_penalty(const sample_model *m, const double *p, size_t family,
                                   double shift_cm1, double ln_factor,
                                   const double scales[SAMPLE_KINDS])
{
  const double moved[2] = {shift_cm1, ln_factor};
  double sum = 0.0;
  for (size_t kind = 0; kind < SAMPLE_WIDTHS; kind++)
    sum += 0.5 * family_distance(m, p, family, kind, moved[kind]) / (scales[kind] * scales[kind]);
  return sum;
}

static void add_family_prior(const sample_model *m, const double *p, size_t i, size_t kind,
                             double factor, normal_equations *e)
{
  const elastir_families *f = m->families;
  two_deviations d = deviations_of(m, kind);
  size_t members = f->first_band[i + 1] - f->first_band[i];
  double share = coupling(d.shared, d.own, members);
  double scale = 1.0 / (d.own * d.own * factor * factor), total = 0.0;
  for (size_t b = f->first_band[i]; b < f->first_band[i + 1]; b++)
    total += p[m->band_at[b] + kind];
  for (size_t b = f->first_band[i]; b < f->first_band[i + 1]; b++) {
    size_t row = m->band_at[b] + kind;
    e->right[row] -= scale * (p[row] - share * total);
    for (size_t c = f->first_band[i]; c <= b; c++) {
      size_t column = m->band_at[c] + kind;
      e->matrix[row * e->capacity + column] += scale * ((row == column) - share);
      if (e->envelope[row] > column)
        e->envelope[row] = column;
    }
  }
}

void sample_model_add_prior(const sample_model *m, const double *p, size_t line_count,
                            const double scales[SAMPLE_KINDS], normal_equations *e)
{
  for (size_t i = m->baseline_at; i < m->parameters + 3 * line_count; i++) {
    e->matrix[i * e->capacity + i] += m->precision[i] + 1e-9;
    e->right[i] -= m->precision[i] * (p[i] - m->mean[i]);
  }
  for (size_t i = 0; i < m->families->family_count; i++) {
    size_t at = m->width_at[i];
    double precision = m->precision[at] / (scales[SAMPLE_WIDTHS] * scales[SAMPLE_WIDTHS]);
    e->matrix[at * e->capacity + at] += precision;
    e->right[at] -= precision * p[at];
    for (size_t kind = 0; kind < SAMPLE_WIDTHS; kind++)
      add_family_prior(m, p, i, kind, scales[kind], e);
  }
}

/* Trace of (the prior's precision for scale 1) times (covariance), of one family. */
static double family_trace(const sample_model *m, const normal_equations *e, size_t i,
                           size_t kind, double *room)
{
  const elastir_families *f = m->families;
  two_deviations d = deviations_of(m, kind);
  size_t first = f->first_band[i], end = f->first_band[i + 1], n = e->count;
  double share = coupling(d.shared, d.own, end - first), own = 0.0, all = 0.0;
  double *sum = room, *one = room + n;
  memset(sum, 0, n * sizeof *sum);
  for (size_t b = first; b < end; b++) {
    size_t at = m->band_at[b] + kind;
    memset(one, 0, n * sizeof *one);
    one[at] = 1.0;
    normal_equations_half_solve(e, one, at);
    for (size_t l = at; l < n; l++) {
      own += one[l] * one[l];
      sum[l] += one[l];
    }
  }
  for (size_t l = m->band_at[first] + kind; l < n; l++)
    all += sum[l] * sum[l];
  return (own - share * all) / (d.own * d.own);
}

void sample_model_learn_scales(const sample_model *m, const double *p,
                               const normal_equations *e, double *room,
                               double scales[SAMPLE_KINDS])
{
  double distance[SAMPLE_KINDS] = {0}, trace[SAMPLE_KINDS] = {0}, count[SAMPLE_KINDS] = {0};
  const elastir_families *f = m->families;
  for (size_t i = 0; i < f->family_count; i++) {
    double members = (double)(f->first_band[i + 1] - f->first_band[i]);
    size_t at = m->width_at[i];
    for (size_t kind = 0; kind < SAMPLE_WIDTHS; kind++) {
      distance[kind] += family_distance(m, p, i, kind, 0.0);
      trace[kind] += family_trace(m, e, i, kind, room);
      count[kind] += members;
    }
    memset(room, 0, e->count * sizeof *room);
    room[at] = 1.0;
    normal_equations_half_solve(e, room, at);
    double square = 0.0;
    for (size_t l = at; l < e->count; l++)
      square += room[l] * room[l];
    distance[SAMPLE_WIDTHS] += m->precision[at] * p[at] * p[at];
    trace[SAMPLE_WIDTHS] += m->precision[at] * square;
    count[SAMPLE_WIDTHS] += 1.0;
  }
  for (size_t kind = 0; kind < SAMPLE_KINDS; kind++) {
    double square = scales[kind] * scales[kind];
    double settled = fmax(count[kind] - trace[kind] / square, 0.0);
    /* two unknowns at the prior's own scale stand for what is known beforehand */
    double next = sqrt((distance[kind] + 2.0 * SMALL) / (settled + 2.0));
    scales[kind] = fmin(fmax(next, smallest_scale), largest_scale);
  }
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
