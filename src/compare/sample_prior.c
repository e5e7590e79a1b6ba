/* SPDX-License-Identifier: GPL-3.0-or-later */
/* sample_prior.c: how probable errors of shifts, intensities and widths are before the spectrum
 * is seen, and how large they are as it tells. */
#include <math.h>
#include <string.h>

#include "compare/sample_model.h"

static const double smallest_scale = 0.02, largest_scale = 1.8;
#define SMALL 0.01

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
