/* SPDX-License-Identifier: GPL-3.0-or-later */
/* mixture_judge.c: how far a mixture can be trusted: condition, intervals, remainder. */
#include <math.h>
#include <stdlib.h>
#include <string.h>

#include <gsl/gsl_linalg.h>
#include <gsl/gsl_rng.h>

#include "compare/bands.h"
#include "compare/mixture_internal.h"
#include "compare/moments.h"
#include "compare/nnls.h"

enum { most_unexplained = 10 };

/* A band in the residual has to stand this far out of the noise. With some 100 independent
 * places on a spectrum, noise alone reaches it once in 20,000 spectra. */
static const double least_sigmas = 5.0;

/* Noise is not taken to be less than this share of the largest fitted value: no instrument is
 * better, and the search for scale and width leaves that much behind. */
static const double least_noise = 1e-6;

/* The models' columns without what the free columns (baseline, scale, shift, width) can mimic,
 * each of length 1: their Gram matrix, models x models. A model that is nothing else gives a
 * row of 0. */
static bool gram_matrix(const mixture_problem *p, const mixture_solution *s, gsl_matrix *gram)
{
  size_t n = s->columns, models = p->model_count, free_columns = n - models;
  double *work = malloc(n * n * sizeof *work);
  double *r = malloc(n * n * sizeof *r);
  if (work == NULL || r == NULL) {
    free(work);
    free(r);
    return false;
  }
  /* Lengths and angles of the design's columns are those of R's. Free columns first. */
  double length[ELASTIR_NNLS_MAX_COLUMNS];
  for (size_t i = 0; i < n; i++)
    for (size_t j = 0; j < n; j++)
      work[i * n + j] = s->r[i * n + (j < free_columns ? models + j : j - free_columns)];
  nnls_orthogonalise(work, n, n, r);
  for (size_t a = 0; a < models; a++) {
    double square = 0.0;
    for (size_t i = free_columns; i < n; i++)
      square += r[i * n + free_columns + a] * r[i * n + free_columns + a];
    length[a] = sqrt(square);
  }
  for (size_t a = 0; a < models; a++)
    for (size_t b = 0; b < models; b++) {
      double dot = 0.0;
      for (size_t i = free_columns; i < n; i++)
        dot += r[i * n + free_columns + a] * r[i * n + free_columns + b];
      gsl_matrix_set(gram, a, b, length[a] * length[b] > 0.0 ? dot / (length[a] * length[b])
                                                             : 0.0);
    }
  free(work);
  free(r);
  return true;
}

bool mixture_condition(const mixture_problem *p, const mixture_solution *s,
                       elastir_mixture *mixture)
{
  size_t models = p->model_count;
  double *buffer = malloc((2 * models + 1) * models * sizeof *buffer);
  if (buffer == NULL)
    return false;
  /* GSL's own matrices are not freed when only a half of one could be allocated. */
  gsl_matrix_view gram = gsl_matrix_view_array(buffer, models, models);
  gsl_matrix_view v = gsl_matrix_view_array(buffer + models * models, models, models);
  gsl_vector_view values = gsl_vector_view_array(buffer + 2 * models * models, models);
  bool good = gram_matrix(p, s, &gram.matrix);
  mixture->alike_cosine = -INFINITY;
  for (size_t a = 0; good && a < models; a++)
    for (size_t b = a + 1; b < models; b++)
      if (gsl_matrix_get(&gram.matrix, a, b) > mixture->alike_cosine) {
        mixture->alike_cosine = gsl_matrix_get(&gram.matrix, a, b);
        mixture->alike[0] = a;
        mixture->alike[1] = b;
      }
  if (models < 2)
    mixture->alike_cosine = NAN;
  if (good && gsl_linalg_SV_decomp_jacobi(&gram.matrix, &v.matrix, &values.vector) ==
                  GSL_SUCCESS) {
    double most = gsl_vector_get(&values.vector, 0);
    double least = gsl_vector_get(&values.vector, models - 1);
    /* singular values of the Gram matrix are the squares of the columns' */
    mixture->condition = least > 0.0 ? sqrt(most / least) : INFINITY;
  } else {
    mixture->condition = INFINITY;
  }
  free(buffer);
  return good;
}

/* c = Q' (fitted + residuals drawn in blocks on a ring). */
static void draw(const mixture_problem *p, const mixture_solution *s, const double *residual,
                 const double *fitted_c, size_t block_length, gsl_rng *generator, double *c)
{
  size_t n = s->columns;
  memcpy(c, fitted_c, n * sizeof *c);
  for (size_t i = 0; i < p->points;) {
    size_t from = moments_block_start(generator, p->points);
    for (size_t k = 0; k < block_length && i < p->points; k++, i++) {
      double e = residual[(from + k) % p->points];
      for (size_t j = 0; j < n; j++)
        c[j] += s->q[i * n + j] * e;
    }
  }
}

typedef struct {
  double *fractions; /* [model][sample] */
  double *shifts;    /* [derivative column][sample] */
  size_t samples;
} bootstrap_result;

/* The samples are fitted without the bounds: with them, a bootstrap near a bound is known to
 * fail (Andrews, Econometrica 2000, 68, 399). The intervals are cut to 0…1 afterwards. */
static void bootstrap(const mixture_problem *p, const mixture_solution *s,
                      const double *residual, const double *fitted_c, gsl_rng *generator,
                      bootstrap_result *result)
{
  const elastir_bootstrap *options = &p->options->bootstrap;
  size_t n = s->columns, linear = p->model_count + p->baseline_columns;
  double block_cm1 = options->block_cm1 > 0.0 ? options->block_cm1 : 5.0 * s->place.fwhm_cm1;
  double wanted = round(block_cm1 / p->grid.step_cm1);
  size_t block_length = wanted < 1.0 ? 1 : wanted > (double)p->points / 4.0 ? p->points / 4
                                                                           : (size_t)wanted;
  double c[ELASTIR_NNLS_MAX_COLUMNS], x[ELASTIR_NNLS_MAX_COLUMNS];
  for (size_t b = 0; b < options->replicates; b++) {
    draw(p, s, residual, fitted_c, block_length, generator, c);
    if (!nnls_solve(s->r, c, n, 0, x))
      continue;
    double sum = 0.0;
    for (size_t k = 0; k < p->model_count; k++)
      sum += x[k];
    if (!(sum > 0.0))
      continue;
    for (size_t k = 0; k < p->model_count; k++)
      result->fractions[k * options->replicates + result->samples] = x[k] / sum;
    for (size_t j = linear; j < n; j++)
      result->shifts[(j - linear) * options->replicates + result->samples] = x[j];
    result->samples++;
  }
}

/* c = Q'y and the residuals of the fit without bounds, inflated for the degrees of freedom. */
static void free_fit(const mixture_problem *p, const mixture_solution *s, double *c,
                     double *residual)
{
  size_t n = s->columns;
  double inflate = sqrt((double)p->points / (double)(p->points - n));
  memset(c, 0, n * sizeof *c);
  for (size_t i = 0; i < p->points; i++)
    for (size_t j = 0; j < n; j++)
      c[j] += s->q[i * n + j] * p->y[i];
  for (size_t i = 0; i < p->points; i++) {
    double fitted = 0.0;
    for (size_t j = 0; j < n; j++)
      fitted += s->q[i * n + j] * c[j];
    residual[i] = inflate * (p->y[i] - fitted);
  }
}

static double cut(double fraction)
{
  return fmin(fmax(fraction, 0.0), 1.0);
}

static double deviation(const double *values, size_t count)
{
  double mean = 0.0, square = 0.0;
  for (size_t i = 0; i < count; i++)
    mean += values[i] / (double)count;
  for (size_t i = 0; i < count; i++)
    square += (values[i] - mean) * (values[i] - mean);
  return count > 1 ? sqrt(square / (double)(count - 1)) : NAN;
}

static void keep_intervals(const mixture_problem *p, bootstrap_result *result,
                           elastir_mixture *mixture)
{
  size_t replicates = p->options->bootstrap.replicates;
  mixture->bootstrap_samples = result->samples;
  for (size_t k = 0; k < p->model_count; k++) {
    double *own = result->fractions + k * replicates;
    moments_sort(own, result->samples);
    elastir_component *component = &mixture->components[k];
    if (result->samples == 0 || !isfinite(component->fraction))
      continue;
    /* the bounded estimate belongs to its interval, wherever the free samples lie */
    double low = cut(moments_quantile(own, result->samples, 0.025));
    double high = cut(moments_quantile(own, result->samples, 0.975));
    component->low = fmin(low, component->fraction);
    component->high = fmax(high, component->fraction);
  }
  double *shifts = result->shifts;
  if (p->options->fit_scale) {
    mixture->common_scale_error = mixture->common_scale * deviation(shifts, result->samples);
    shifts += replicates;
  }
  if (p->options->fit_shift) {
    mixture->common_shift_error_cm1 = deviation(shifts, result->samples);
    shifts += replicates;
  }
  if (p->options->fit_width)
    mixture->fwhm_error_cm1 = mixture->fwhm_cm1 * deviation(shifts, result->samples);
}

bool mixture_intervals(const mixture_problem *p, const mixture_solution *s,
                       elastir_mixture *mixture)
{
  size_t replicates = p->options->bootstrap.replicates;
  bootstrap_result result = {
      .fractions = calloc(p->model_count * replicates + 1, sizeof *result.fractions),
      .shifts = calloc(3 * replicates + 1, sizeof *result.shifts)};
  double *residual = malloc((p->points + 1) * sizeof *residual);
  gsl_rng *generator = gsl_rng_alloc(gsl_rng_mt19937);
  bool good = result.fractions != NULL && result.shifts != NULL && residual != NULL &&
              generator != NULL;
  if (good) {
    double c[ELASTIR_NNLS_MAX_COLUMNS];
    free_fit(p, s, c, residual);
    gsl_rng_set(generator, (unsigned long)p->options->bootstrap.seed);
    bootstrap(p, s, residual, c, generator, &result);
    keep_intervals(p, &result, mixture);
  }
  if (generator != NULL)
    gsl_rng_free(generator);
  free(result.fractions);
  free(result.shifts);
  free(residual);
  return good;
}

/* Fits one line at each grid point to the residual within two FWHM: height and its standard
 * error per unit of noise. Points that are not used are left out of both sums. */
static void filter_residual(const mixture_problem *p, const mixture_solution *s,
                            const elastir_mixture *mixture, const bool *used, double *height,
                            double *error)
{
  elastir_lineshape shape = p->options->shape;
  shape.fwhm_cm1 = s->place.fwhm_cm1;
  double top = elastir_lineshape_value(&shape, 0.0);
  long reach = (long)fmin(ceil(2.0 * s->place.fwhm_cm1 / p->grid.step_cm1), (double)p->grid.points);
  long count = (long)p->grid.points;
  for (long i = 0; i < count; i++) {
    double rl = 0.0, ll = 0.0;
    for (long k = -reach; k <= reach; k++) {
      if (i + k < 0 || i + k >= count || !used[i + k])
        continue;
      double line = elastir_lineshape_value(&shape, (double)k * p->grid.step_cm1) / top;
      rl += mixture->residual[i + k] * line;
      ll += line * line;
    }
    height[i] = used[i] && ll > 0.0 ? rl / ll : 0.0;
    error[i] = ll > 0.0 ? 1.0 / sqrt(ll) : INFINITY;
  }
}

static void insert_unexplained(elastir_mixture *mixture, elastir_unexplained one)
{
  size_t at = mixture->unexplained_count;
  while (at > 0 && mixture->unexplained[at - 1].sigmas < one.sigmas)
    at--;
  if (at >= most_unexplained)
    return;
  if (mixture->unexplained_count < most_unexplained)
    mixture->unexplained_count++;
  for (size_t i = mixture->unexplained_count - 1; i > at; i--)
    mixture->unexplained[i] = mixture->unexplained[i - 1];
  mixture->unexplained[at] = one;
}

static void collect_stretches(const mixture_problem *p, const double *height,
                              const double *error, const bool *used, double noise,
                              elastir_mixture *mixture)
{
  for (size_t start = 0; start < p->grid.points;) {
    size_t end = start + 1, top = start;
    bool positive = height[start] > 0.0;
    while (end < p->grid.points && used[end] == used[start] && (height[end] > 0.0) == positive) {
      if (fabs(height[end]) / error[end] > fabs(height[top]) / error[top])
        top = end;
      end++;
    }
    double sigmas = fabs(height[top]) / (error[top] * noise);
    if (used[top] && sigmas >= least_sigmas)
      insert_unexplained(mixture, (elastir_unexplained){elastir_grid_at(&p->grid, top),
                                                        height[top],
                                                        elastir_grid_at(&p->grid, start),
                                                        elastir_grid_at(&p->grid, end - 1),
                                                        sigmas});
    start = end;
  }
}

bool mixture_remainder(const mixture_problem *p, const mixture_solution *s,
                       elastir_mixture *mixture)
{
  size_t count = p->grid.points;
  double *height = malloc(2 * count * sizeof *height);
  bool *used = calloc(count, sizeof *used);
  mixture->unexplained = calloc(most_unexplained, sizeof *mixture->unexplained);
  bool good = height != NULL && used != NULL && mixture->unexplained != NULL;
  if (good) {
    elastir_diagnostics none = {0};
    double largest = 0.0;
    for (size_t i = 0; i < p->points; i++) {
      used[p->place[i]] = true;
      largest = fmax(largest, fabs(s->fitted[i]));
    }
    double noise = elastir_noise_estimate(mixture->residual, used, count, &none);
    good = !none.out_of_memory;
    elastir_diagnostics_free(&none);
    filter_residual(p, s, mixture, used, height, height + count);
    collect_stretches(p, height, height + count, used, fmax(noise, least_noise * largest), mixture);
  }
  free(height);
  free(used);
  return good;
}
