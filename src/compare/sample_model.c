/* SPDX-License-Identifier: GPL-3.0-or-later */
/* sample_model.c: the spectrum of a sample and its derivatives by all that may be off. */
/* Most of the time of a fit passes here, in plain loops that vectorise. */
#include "base/fast.h"

#include "compare/sample_model.h"

#include <math.h>
#include <string.h>

#include "base/pi.h"
#include "base/wide.h"

static const double window_widths = 7.0;  /* of a line's columns, beyond its lines */
static const double line_reach = 60.0;     /* in half widths: 3e-4 of the top are left there */

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

/* A line: where it is, half of its width, and what its curve and the derivatives are made of. */
typedef struct {
  double place, square;
  double absorb, disperse;           /* of the absorption and of the dispersion */
  double turn_absorb, turn_disperse; /* by the phase */
  double mix;                        /* by the Gaussian share */
} line_terms;

/* Where a line is, half of its width, and its area. */
typedef struct {
  double place, half, strength;
} one_line;

static line_terms terms_of(const common_shape *c, const one_line *line)
{
  double scale = line->strength / ELASTIR_PI, lorentzian = 1.0 - c->gaussian, half = line->half;
  return (line_terms){.place = line->place,
                      .square = half * half,
                      .absorb = c->cosine * lorentzian * scale * half,
                      .disperse = c->sine * scale,
                      .turn_absorb = -c->sine * lorentzian * scale * half,
                      .turn_disperse = c->cosine * scale,
                      .mix = -c->cosine * scale * half};
}

typedef struct {
  double *value, *by_shift, *by_width, *mix, *turn;
} line_columns;

/* Adds a line's absorption and dispersion at `count` points. */
ELASTIR_BOTH void add_values(const double *restrict x, size_t count, line_terms line,
                             double *restrict value)
{
  for (size_t i = 0; i < count; i++) {
    double d = x[i] - line.place, t = 1.0 / (d * d + line.square);
    value[i] += line.absorb * t + line.disperse * t * d;
  }
}

/* The same with the derivatives. */
ELASTIR_BOTH void add_columns(const double *restrict x, size_t count, line_terms line,
                              line_columns to)
{
  double *restrict value = to.value, *restrict by_shift = to.by_shift,
                  *restrict by_width = to.by_width, *restrict mix = to.mix,
                  *restrict turn = to.turn;
  for (size_t i = 0; i < count; i++) {
    double d = x[i] - line.place, t = 1.0 / (d * d + line.square);
    double a = line.absorb * t, e = line.disperse * t;
    double difference = (d * d - line.square) * t;
    value[i] += a + e * d;
    by_shift[i] += 2.0 * d * a * t + e * difference;
    by_width[i] += a * difference - 2.0 * line.square * t * e * d;
    turn[i] += (line.turn_absorb + line.turn_disperse * d) * t;
    mix[i] += line.mix * t;
  }
}

ELASTIR_WIDE static void add_wide(const double *x, size_t count, line_terms line, line_columns to)
{
  if (to.turn != NULL)
    add_columns(x, count, line, to);
  else
    add_values(x, count, line, to.value);
}

static void add_narrow(const double *x, size_t count, line_terms line, line_columns to)
{
  if (to.turn != NULL)
    add_columns(x, count, line, to);
  else
    add_values(x, count, line, to.value);
}

/* mix and turn are the sums for the Gaussian share and the phase, NULL where nobody asks for
 * derivatives. */
static void add_line(const sample_model *m, const common_shape *c, const one_line *line,
                     sample_scratch *s, double *mix, double *turn)
{
  size_t first = first_above(m, line->place - line_reach * line->half);
  size_t end = first_above(m, line->place + line_reach * line->half);
  line_columns to = {s->value + first, s->by_shift + first, s->by_width + first,
                     mix != NULL ? mix + first : NULL, turn != NULL ? turn + first : NULL};
  (elastir_is_wide() ? add_wide : add_narrow)(m->x_cm1 + first, end - first,
                                              terms_of(c, line), to);
}

/* The Gaussian share of a line, where it is not 0. */
static void add_gaussian(const sample_model *m, const common_shape *c, const one_line *line,
                         sample_scratch *s, double *mix, double *turn)
{
  double place = line->place, half = line->half, reach = 5.0 * half, rate = ELASTIR_LN2 / (half * half);
  double top = line->strength * sqrt(ELASTIR_LN2 / ELASTIR_PI) / half;
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
  memset(s->value, 0, (turn != NULL ? 3 : 1) * m->points * sizeof *s->value);
  double width = exp(parameters[m->width_at[band->family]]);
  double half = 0.5 * m->fwhm_cm1 * c->width_factor * width;
  double shift = c->shift + parameters[m->band_at[b]];
  double factor = exp(parameters[m->band_at[b] + 1]) / m->unit;
  for (size_t l = band->first_line; l < band->first_line + band->line_count; l++) {
    const elastir_family_line *line = &m->families->lines[l];
    const one_line here = {line->wavenumber_cm1 + shift, half, line->intensity_km_mol * factor};
    add_line(m, c, &here, s, mix, turn);
    if (c->gaussian > 0.0 || turn != NULL)
      add_gaussian(m, c, &here, s, mix, turn);
  }
}

/* The sum of products of three; four sums side by side need not wait for each other. */
static double product_of(const double *a, const double *b, const double *c, size_t count)
{
  double sum[4] = {0.0};
  size_t whole = count / 4 * 4;
  for (size_t i = 0; i < whole; i += 4)
    for (size_t l = 0; l < 4; l++)
      sum[l] += a[i + l] * b[i + l] * c[i + l];
  for (size_t i = whole; i < count; i++)
    sum[0] += a[i] * b[i] * c[i];
  return (sum[0] + sum[1]) + (sum[2] + sum[3]);
}

/* What makes columns of curves, and where they are not zero. */
typedef struct {
  double factor;
  const double *gain, *residual;
  size_t first, end;
} column_terms;

/* Writes a column: factor times from, times the gain, on [first, end), and its product with the
 * residual, which is taken over all points: an approximate gradient would keep the fit from its maximum.
 * `add` to what the column holds already. */
static void put(normal_equations *e, size_t column, const double *from, const column_terms *by, bool add)
{
  const double *gain = by->gain, factor = by->factor;
  const size_t first = by->first, end = by->end;
  double *to = e->values + column * e->points;
  double product = product_of(from, gain, by->residual, e->points);
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
  const column_terms by = {amplitude, s->gain, residual, first, end};
  put(e, m->band_at[b], s->by_shift, &by, false);
  put(e, m->band_at[b] + 1, s->value, &by, false);
  put(e, width_at, s->by_width, &by, true);
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
  const column_terms as_is = {1.0, one, residual, 0, n}, by_gain = {1.0, s->gain, residual, 0, n};
  const column_terms by_slope = {1.0, slope, residual, 0, n};
  for (size_t j = 0; j < m->baseline_count; j++)
    put(e, m->baseline_at + j, m->baseline + j * n, &as_is, false);
  for (size_t k = 0; k < m->component_count; k++)
    put(e, m->component_at + k, m->components + k * n, &as_is, false);
  for (size_t j = 0; j < SAMPLE_COMMON; j++)
    put(e, m->common_at + j, s->sums + j * n, j < SAMPLE_POWER ? &by_gain : &by_slope, false);
  for (size_t k = 0; k < m->families->model_count; k++)
    put(e, m->amplitude_at + k, s->models + k * n, &by_gain, false);
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
  const column_terms by = {1.0, one, residual, first, end};
  put(e, at, height, &by, false);
  put(e, at + 1, place, &by, false);
  put(e, at + 2, width, &by, false);
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

/* The lines of each model, amplitude 1, in scratch->models, without the envelope. */
static void model_lines(const sample_model *m, const double *p, sample_scratch *s)
{
  size_t n = m->points, models = m->families->model_count;
  common_shape c = shape_of(m, p);
  memset(s->models, 0, (models + 1) * n * sizeof *s->models);
  for (size_t b = 0; b < m->families->band_count; b++) {
    band_curve(m, p, b, &c, s, NULL, NULL);
    double *model = s->models + m->families->bands[b].model * n;
    for (size_t i = 0; i < n; i++)
      model[i] += s->value[i];
  }
}

static double envelope_at(const sample_model *m, const double *p, size_t point)
{
  double power = p[m->common_at + SAMPLE_POWER];
  return power != 0.0 ? pow(m->x_cm1[point] / m->centre_cm1, power) : 1.0;
}

void sample_model_each(const sample_model *m, const double *p, sample_scratch *s)
{
  model_lines(m, p, s);
  for (size_t i = 0; i < m->points; i++) {
    double envelope = envelope_at(m, p, i);
    for (size_t k = 0; k < m->families->model_count; k++)
      s->models[k * m->points + i] *= envelope;
  }
}

void sample_model_curve(const sample_model *m, const double *p, size_t line_count,
                        sample_scratch *s, double *curve)
{
  size_t n = m->points, models = m->families->model_count;
  const double *common = p + m->common_at;
  model_lines(m, p, s);
  for (size_t i = 0; i < n; i++) {
    double envelope = envelope_at(m, p, i);
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
