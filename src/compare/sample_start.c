/* SPDX-License-Identifier: GPL-3.0-or-later */
/* sample_start.c: amplitudes and a common shift to begin the fit of a sample with. */
#include "compare/sample_start.h"

#include <math.h>
#include <string.h>

#include "compare/nnls.h"

enum { most_columns = ELASTIR_NNLS_MAX_COLUMNS, plain_baseline = 3 };

/* Cholesky-free: the columns are few, and non-negative least squares knows how to drop some. */
static bool try_start(const sample_model *m, const double *y, sample_workspace *w, double *cost)
{
  size_t n = m->points, models = m->families->model_count;
  size_t bounded = models + m->component_count;
  size_t base = m->baseline_count < plain_baseline ? m->baseline_count : plain_baseline;
  size_t columns = bounded + base;
  double *p = w->trial;
  for (size_t k = 0; k < models; k++)
    p[m->amplitude_at + k] = 1.0;
  sample_model_curve(m, p, 0, &w->scratch, w->curve);
  double *q = w->equations.values, r[most_columns * most_columns], c[most_columns] = {0};
  double x[most_columns];
  for (size_t i = 0; i < n; i++) {
    double *row = q + i * columns;
    for (size_t k = 0; k < models; k++)
      row[k] = w->scratch.models[k * n + i];
    for (size_t k = 0; k < m->component_count; k++)
      row[models + k] = m->components[k * n + i];
    for (size_t j = 0; j < base; j++)
      row[bounded + j] = m->baseline[j * n + i];
  }
  nnls_orthogonalise(q, n, columns, r);
  for (size_t i = 0; i < n; i++)
    for (size_t j = 0; j < columns; j++)
      c[j] += q[i * columns + j] * y[i];
  if (!nnls_solve(r, c, columns, bounded, x))
    return false;
  double sum = 0.0;
  for (size_t i = 0; i < n; i++) {
    double fitted = 0.0;
    for (size_t j = 0; j < columns; j++) {
      double row = 0.0;
      for (size_t l = j; l < columns; l++)
        row += r[j * columns + l] * x[l];
      fitted += q[i * columns + j] * row;
    }
    sum += (y[i] - fitted) * (y[i] - fitted);
  }
  for (size_t k = 0; k < models; k++)
    p[m->amplitude_at + k] = x[k];
  for (size_t k = 0; k < m->component_count; k++)
    p[m->component_at + k] = x[models + k];
  for (size_t j = 0; j < base; j++)
    p[m->baseline_at + j] = x[bounded + j];
  *cost = sum;
  return true;
}

bool sample_start(const sample_model *m, const double *y, sample_workspace *w)
{
  static const double widths[] = {0.0, 0.6};
  double best = INFINITY;
  if (m->families->model_count + m->component_count + plain_baseline > most_columns)
    return false;
  for (int shift = -12; shift <= 12; shift += 3)
    for (int j = 0; j < 2; j++) {
      memcpy(w->trial, m->mean, (m->parameters + 3 * SAMPLE_FREE_LINES) * sizeof *w->trial);
      double free_shift = m->prior.common_shift_cm1 > 0.0 ? shift : 0.0;
      w->trial[m->common_at + SAMPLE_SHIFT] = free_shift;
      w->trial[m->common_at + SAMPLE_LN_WIDTH] = m->prior.common_ln_width > 0.0 ? widths[j] : 0.0;
      double cost;
      if (!try_start(m, y, w, &cost))
        return false;
      cost *= 1.0 + 0.005 * fabs(free_shift); /* near ones first */
      if (cost < best) {
        best = cost;
        memcpy(w->parameters, w->trial,
               (m->parameters + 3 * SAMPLE_FREE_LINES) * sizeof *w->parameters);
      }
    }
  /* none is 0 at the start: what is absent has to show that it is */
  double total = 0.0;
  size_t models = m->families->model_count;
  for (size_t k = 0; k < models; k++)
    total += w->parameters[m->amplitude_at + k];
  for (size_t k = 0; k < models; k++)
    w->parameters[m->amplitude_at + k] =
        0.7 * w->parameters[m->amplitude_at + k] + 0.3 * fmax(total, 0.05) / (double)models;
  return true;
}

/* A congruential generator is enough to scatter beginnings. */
double sample_scatter(unsigned *stream)
{
  double sum = 0.0;
  for (int i = 0; i < 12; i++) {
    *stream = *stream * 1664525u + 1013904223u;
    sum += (double)(*stream >> 8) / 16777216.0;
  }
  return sum - 6.0;
}
