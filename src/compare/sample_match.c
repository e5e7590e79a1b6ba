/* SPDX-License-Identifier: GPL-3.0-or-later */
/* sample_match.c: moves whole band families to where the spectrum has a band. */
#include "compare/sample_match.h"

#include <math.h>
#include <string.h>

static const double reach_cm1 = 30.0, step_cm1 = 2.5;
static const double window_widths = 5.0;
static const double worth = 1.0; /* nats that a move has to gain */

/* A family on its way. */
typedef struct {
  size_t family;
  size_t first, end;      /* the points it may reach */
  double shift, ln_factor; /* the best so far */
  double gain;
} move;

/* What a move has to pay for. */
typedef struct {
  double tolerance;
  const double *scales; /* [SAMPLE_KINDS] */
} price;

/* The family's lines as they are, times the gain. false: too weak to matter. */
static bool shape_of_family(const sample_model *m, sample_workspace *w, move *v, double *shape)
{
  const elastir_families *f = m->families;
  double low = INFINITY, high = -INFINITY, top = 0.0;
  memset(shape, 0, m->points * sizeof *shape);
  for (size_t b = f->first_band[v->family]; b < f->first_band[v->family + 1]; b++) {
    double amplitude = w->parameters[m->amplitude_at + f->bands[b].model];
    if (!(amplitude > 0.0))
      continue;
    double place = f->bands[b].position_cm1 + w->parameters[m->band_at[b]] +
                   w->parameters[m->common_at + SAMPLE_SHIFT];
    low = fmin(low, place);
    high = fmax(high, place);
    sample_model_band(m, w->parameters, b, &w->scratch);
    for (size_t i = 0; i < m->points; i++)
      shape[i] += amplitude * w->scratch.value[i];
  }
  double width = m->fwhm_cm1 * exp(w->parameters[m->common_at + SAMPLE_LN_WIDTH] +
                                   w->parameters[m->width_at[v->family]]);
  double reach = reach_cm1 + window_widths * width;
  v->first = 0;
  v->end = m->points;
  while (v->first < v->end && m->x_cm1[v->first] < low - reach)
    v->first++;
  while (v->end > v->first && m->x_cm1[v->end - 1] > high + reach)
    v->end--;
  for (size_t i = v->first; i < v->end; i++)
    top = fmax(top, shape[i]);
  return top > 0.01 && v->end > v->first + 4;
}

/* The shape moved by `shift`, on point i: linear between points. */
static double moved(const sample_model *m, const double *shape, size_t i, double shift,
                    size_t *at)
{
  double x = m->x_cm1[i] - shift;
  if (x <= m->x_cm1[0])
    return shape[0];
  if (x >= m->x_cm1[m->points - 1])
    return shape[m->points - 1];
  while (*at + 2 < m->points && m->x_cm1[*at + 1] < x)
    (*at)++;
  while (*at > 0 && m->x_cm1[*at] > x)
    (*at)--;
  double t = (x - m->x_cm1[*at]) / (m->x_cm1[*at + 1] - m->x_cm1[*at]);
  return shape[*at] + t * (shape[*at + 1] - shape[*at]);
}

/* Tries one shift; the intensity factor is that of least squares, kept within half and double. */
static void try_shift(const sample_model *m, const sample_workspace *w, const double *shape,
                      double shift, const price *cost, move *v)
{
  double with = 0.0, square = 0.0, before = 0.0;
  size_t at = v->first;
  for (size_t i = v->first; i < v->end; i++) {
    double gain = w->scratch.gain[i], there = gain * moved(m, shape, i, shift, &at);
    double wanted = w->residual[i] + gain * shape[i];
    with += there * wanted;
    square += there * there;
    before += wanted * wanted - w->residual[i] * w->residual[i];
  }
  if (!(square > 0.0))
    return;
  double factor = fmin(fmax(with / square, 0.5), 2.0);
  /* chi squared falls by what the moved shape explains less what the unmoved one did */
  double gain = 0.5 * (2.0 * factor * with - factor * factor * square - before) /
                (cost->tolerance * cost->tolerance);
  gain += sample_model_family_penalty(m, w->parameters, v->family, 0.0, 0.0, cost->scales) -
          sample_model_family_penalty(m, w->parameters, v->family, shift, log(factor), cost->scales);
  if (gain > v->gain) {
    v->gain = gain;
    v->shift = shift;
    v->ln_factor = log(factor);
  }
}

static void apply(const sample_model *m, sample_workspace *w, const double *shape, const move *v)
{
  const elastir_families *f = m->families;
  for (size_t b = f->first_band[v->family]; b < f->first_band[v->family + 1]; b++) {
    w->parameters[m->band_at[b]] += v->shift;
    w->parameters[m->band_at[b] + 1] += v->ln_factor;
  }
  size_t at = v->first;
  double factor = exp(v->ln_factor);
  for (size_t i = v->first; i < v->end; i++)
    w->residual[i] += w->scratch.gain[i] *
                      (shape[i] - factor * moved(m, shape, i, v->shift, &at));
}

static double strength(const sample_model *m, const double *parameters, size_t family)
{
  const elastir_families *f = m->families;
  double sum = 0.0;
  for (size_t b = f->first_band[family]; b < f->first_band[family + 1]; b++)
    sum += parameters[m->amplitude_at + f->bands[b].model] * f->bands[b].intensity_km_mol;
  return sum;
}

size_t sample_match(const sample_model *m, sample_workspace *w, double tolerance,
                    const double scales[SAMPLE_KINDS])
{
  size_t moves = 0, count = m->families->family_count;
  double *shape = w->scratch.sums, limit = INFINITY;
  const price cost = {tolerance, scales};
  for (size_t done = 0; done < count; done++) {
    size_t next = count; /* the strongest below the last one */
    double most = -1.0;
    for (size_t i = 0; i < count; i++) {
      double value = strength(m, w->parameters, i);
      if (value < limit && value > most) {
        most = value;
        next = i;
      }
    }
    if (next == count)
      break;
    limit = most;
    move v = {.family = next, .gain = worth};
    if (!shape_of_family(m, w, &v, shape))
      continue;
    for (double shift = -reach_cm1; shift <= reach_cm1; shift += step_cm1)
      try_shift(m, w, shape, shift, &cost, &v);
    if (v.gain > worth) {
      apply(m, w, shape, &v);
      moves++;
    }
  }
  return moves;
}
