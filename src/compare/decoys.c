/* SPDX-License-Identifier: GPL-3.0-or-later */
/* decoys.c: how well models explain a spectrum whose bands are in wrong places. */
#include "compare/decoys.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

#include <gsl/gsl_rng.h>

#include "base/parallel.h"
#include "compare/calibration.h"

static const double nearest_cm1 = 20.0, farthest_cm1 = 60.0;

typedef struct {
  const sample_pair *pair;
  const double *y;
  double noise, *cost;
  const elastir_sample_options *options;
} job;

/* The families with their lines elsewhere. Lines and bands are the copy's, the rest is shared. */
static bool displace(const elastir_families *from, gsl_rng *g, elastir_families *to)
{
  *to = *from;
  to->lines = malloc((from->line_count + 1) * sizeof *to->lines);
  to->bands = malloc((from->band_count + 1) * sizeof *to->bands);
  if (to->lines == NULL || to->bands == NULL)
    return false;
  memcpy(to->lines, from->lines, from->line_count * sizeof *to->lines);
  memcpy(to->bands, from->bands, from->band_count * sizeof *to->bands);
  for (size_t i = 0; i < from->family_count; i++) {
    double sign = gsl_rng_uniform(g) < 0.5 ? -1.0 : 1.0;
    double shift = sign * (nearest_cm1 + (farthest_cm1 - nearest_cm1) * gsl_rng_uniform(g));
    for (size_t b = from->first_band[i]; b < from->first_band[i + 1]; b++) {
      to->bands[b].position_cm1 += shift;
      for (size_t l = 0; l < to->bands[b].line_count; l++)
        to->lines[to->bands[b].first_line + l].wavenumber_cm1 += shift;
    }
  }
  return true;
}

static void fit_decoy(void *context, size_t i)
{
  job *j = context;
  sample_model model = {.points = j->pair->fine.points,
                        .x_cm1 = j->pair->fine.x_cm1,
                        .prior = j->pair->fine.prior,
                        .fwhm_cm1 = j->pair->fine.fwhm_cm1,
                        .gaussian_share = j->pair->fine.gaussian_share,
                        .component_count = j->pair->fine.component_count,
                        .components = j->pair->fine.components};
  elastir_families displaced = {0};
  sample_pair pair = {0};
  sample_workspace w[2];
  gsl_rng *g = gsl_rng_alloc(gsl_rng_mt19937);
  w[0] = w[1] = (sample_workspace){0};
  j->cost[i] = INFINITY;
  if (g != NULL) {
    gsl_rng_set(g, (unsigned long)(j->options->seed + 104729u * i + 3u));
    model.families = &displaced;
    double cost;
    if (displace(j->pair->fine.families, g, &displaced) && sample_pair_prepare(&model, &pair) &&
        sample_workspace_prepare(&pair, w) &&
        sample_fit_begin(&pair, j->y, j->noise, w, &cost))
      j->cost[i] = cost;
    gsl_rng_free(g);
  }
  sample_workspace_free(w);
  sample_pair_free(&pair);
  free(displaced.lines);
  free(displaced.bands);
  if (j->options->watch != NULL)
    j->options->watch(j->options->watch_context, DECOYS_SHARE / (double)j->options->decoys);
}

bool decoys_fit(const sample_pair *pair, const double *y, double noise,
                const elastir_sample_options *options, double *cost)
{
  job j = {pair, y, noise, cost, options};
  size_t good = 0, count = options->decoys;
  parallel_for(count, options->threads, fit_decoy, &j);
  for (size_t i = 0; i < count; i++)
    good += isfinite(cost[i]) ? 1 : 0;
  return 2 * good >= count;
}
