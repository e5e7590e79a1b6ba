/* SPDX-License-Identifier: GPL-3.0-or-later */
/* sample_pool.c: parts of made-up spectra, each used more than once. */
#include "compare/sample_pool.h"

#include <math.h>
#include <stdlib.h>

#include "compare/fraction_prior.h"

enum {
  most_sets = 2048,
  least_sets = 64,
  white_pieces = 1024,  /* the row of white noise is as many spectra long */
  renewed_white = 512,
};
static const double pool_numbers = 8e6;  /* at most in the models of a pool */
static const double noise_octaves = 2.0; /* that the spectra span */

static size_t numbers_of(const sample_pool *p)
{
  return p->model->families->model_count * p->model->points;
}

void sample_pool_renew(sample_pool *p)
{
  size_t n = p->model->points, at = p->next;
  p->settings[at] = sample_draw_models(p->model, p->generator, &p->work[0],
                                       p->models + at * numbers_of(p));
  sample_draw_fringes(p->model, p->generator, p->fringes + at * n);
  sample_draw_unnamed(p->model, p->generator, p->unnamed + at * n);
  sample_draw_correlated(p->model, p->generator, p->correlated + at * n);
  p->next = (at + 1) % p->count;
  if (p->next_white + renewed_white > p->white_count)
    p->next_white = 0;
  sample_draw_white(renewed_white, p->generator, p->white + p->next_white);
  p->next_white += renewed_white;
}

bool sample_pool_prepare(const sample_pair *pair, unsigned long seed, sample_pool *p)
{
  size_t n = pair->fine.points;
  *p = (sample_pool){.model = &pair->fine};
  p->count = (size_t)fmin(most_sets, fmax(least_sets, pool_numbers / (double)numbers_of(p)));
  p->white_count = white_pieces * n + renewed_white;
  p->models = malloc(p->count * numbers_of(p) * sizeof *p->models);
  p->settings = malloc(p->count * sizeof *p->settings);
  p->fringes = malloc(p->count * n * sizeof *p->fringes);
  p->unnamed = malloc(p->count * n * sizeof *p->unnamed);
  p->correlated = malloc(p->count * n * sizeof *p->correlated);
  p->white = malloc(p->white_count * sizeof *p->white);
  p->generator = gsl_rng_alloc(gsl_rng_taus2);
  if (!sample_workspace_prepare(pair, p->work) || p->models == NULL || p->settings == NULL ||
      p->fringes == NULL || p->unnamed == NULL || p->correlated == NULL || p->white == NULL ||
      p->generator == NULL)
    return false;
  gsl_rng_set(p->generator, seed);
  sample_draw_white(p->white_count, p->generator, p->white);
  for (size_t i = 0; i < p->count; i++)
    sample_pool_renew(p);
  return true;
}

void sample_pool_free(sample_pool *p)
{
  free(p->models);
  free(p->settings);
  free(p->fringes);
  free(p->unnamed);
  free(p->correlated);
  free(p->white);
  sample_workspace_free(p->work);
  if (p->generator != NULL)
    gsl_rng_free(p->generator);
  *p = (sample_pool){0};
}

void sample_pool_spectrum(sample_pool *p, double noise, double *fraction, float *y)
{
  gsl_rng *g = p->generator;
  size_t n = p->model->points, set = gsl_rng_uniform_int(g, p->count);
  draw_parts parts = {
      .models = p->models + set * numbers_of(p),
      .fringes = p->fringes + gsl_rng_uniform_int(g, p->count) * n,
      .unnamed = p->unnamed + gsl_rng_uniform_int(g, p->count) * n,
      .correlated = p->correlated + gsl_rng_uniform_int(g, p->count) * n,
      .white = p->white + gsl_rng_uniform_int(g, p->white_count - n),
      .setting = p->settings[set],
  };
  double level = noise * exp2(noise_octaves * (gsl_rng_uniform(g) - 0.5));
  fraction_prior_draw(g, p->model->families->model_count, fraction);
  sample_draw_mix(p->model, &parts, fraction, level, g, y);
}
