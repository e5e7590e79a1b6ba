/* SPDX-License-Identifier: GPL-3.0-or-later */
/* sample_search.c: from where bands are matched in some way to the most probable ways. */
#include "compare/sample_search.h"

#include <math.h>
#include <string.h>

#include "compare/sample_match.h"
#include "compare/sample_mode.h"
#include "compare/sample_start.h"

static const double residual_share = 0.6;   /* of the rms that the next tolerance is */
static const double worth_following = 12.0; /* nats behind the best beginning */
static const double rigid_scale = 0.3; /* of intensities and widths, free lines coming first */
static const double same_share = 0.02, same_shift_cm1 = 1.0, same_cost = 0.5;

/* Hops: from the best place, each family moved with this probability and so far. Of 24 spectra with
 * bands off by 15 cm-1, few families far led to the right match more often than many not so far: the
 * fractions were off by 0.06 to 0.08, and not by 0.10. */
enum { most_hops = 6 }; /* in all, times the patience */
static const double moved_share = 0.1, hop_cm1 = 20.0;
static const double worth_a_hop = 0.5; /* nats */

size_t sample_least(const double *values, size_t count)
{
  size_t best = 0;
  for (size_t i = 1; i < count; i++)
    if (values[i] < values[best])
      best = i;
  return best;
}

/* Correlated residuals count as fewer: 1 + 2 sum of the autocorrelation until it crosses 0. */
static double correlation_length(const descent *s)
{
  const double *r = s->w->residual;
  double sum = 1.0, square = 0.0;
  for (size_t i = 0; i < s->model->points; i++)
    square += r[i] * r[i];
  for (size_t lag = 1; lag < s->model->points / 8 && square > 0.0; lag++) {
    double product = 0.0;
    for (size_t i = lag; i < s->model->points; i++)
      product += r[i] * r[i - lag];
    if (product <= 0.0)
      break;
    sum += 2.0 * product / square;
  }
  return sum;
}

/* Looks once more for bands that a family could be moved to, now that less is left, and keeps what
 * is better. w->begin is lost. */
static void match_again(descent *s)
{
  sample_workspace *w = s->w;
  size_t all = s->model->parameters + 3 * SAMPLE_FREE_LINES;
  double before = descent_cost(s, w->parameters, s->square);
  memcpy(w->begin, w->parameters, all * sizeof *w->begin);
  if (sample_match(s->model, w, s->tolerance, s->scales) == 0)
    return;
  bool learn = s->learn;
  s->learn = false;
  bool good = descent_iterate(s, 4);
  s->learn = learn;
  if (good && descent_cost(s, w->parameters, s->square) < before)
    return;
  memcpy(w->parameters, w->begin, all * sizeof *w->begin);
  s->square = descent_squares(s, w->parameters);
}

/* Learns how large the errors are and how much is left, and adds free lines. */
static bool refine(descent *s, double noise)
{
  const sample_model *m = s->model;
  s->learn = true;
  for (int round = 0; round < 3; round++) {
    double rms = sqrt(s->square / (double)m->points);
    descent_squares(s, s->w->parameters);
    double share = residual_share * sqrt(correlation_length(s));
    s->tolerance = fmax(fmin(share * rms, s->tolerance), fmax(noise, 1e-4));
    if (!descent_add_lines(s, 2 * (size_t)(round + 1)) || !descent_iterate(s, 3))
      return false;
    if (round < 2)
      match_again(s);
  }
  s->learn = false;
  return true;
}

/* From w->parameters. */
static bool follow(descent *s, bool lines_early, double noise, sample_mode *mode)
{
  sample_workspace *w = s->w;
  s->lines = 0;
  s->learn = false;
  s->scales[SAMPLE_SHIFTS] = 1.0;
  s->scales[SAMPLE_INTENSITIES] = s->scales[SAMPLE_WIDTHS] = lines_early ? rigid_scale : 1.0;
  s->tolerance = fmax(SAMPLE_TOLERANCE, noise);
  s->square = descent_squares(s, w->parameters);
  /* free lines before the models may bend to what they lack */
  if (!descent_iterate(s, 2) ||
      (lines_early && !(descent_add_lines(s, SAMPLE_FREE_LINES) && descent_iterate(s, 3))))
    return false;
  return refine(s, noise) && mode_weigh(s, noise, mode);
}

/* The fits that are followed to the end: each beginning that is not much worse than the best, free
 * lines late; of the two best of these, free lines early; then the hops. */
typedef struct {
  descent now;
  descent *best;
  double noise;
  sample_fit *fit;
  double highest; /* evidence so far */
} search;

/* The evidence of where it ends, -INFINITY where it does not. */
static double follow_from(search *f, const double *begin, bool early)
{
  const sample_model *m = f->now.model;
  sample_workspace *w = f->now.w;
  size_t all = m->parameters + 3 * SAMPLE_FREE_LINES;
  sample_mode *mode = &f->fit->modes[f->fit->mode_count];
  memcpy(w->parameters, begin, all * sizeof *w->parameters);
  if (!follow(&f->now, early, f->noise, mode))
    return -INFINITY;
  double evidence = mode->evidence;
  mode_keep(f->fit, m->families->model_count);
  if (evidence > f->highest) {
    f->highest = evidence;
    *f->best = f->now;
    memcpy(w->best, w->parameters, all * sizeof *w->best);
  }
  return evidence;
}

/* Two beginnings that came to the same place would end in the same one, too. */
static bool same_begin(const sample_model *m, const sample_workspace *w, size_t a, size_t b)
{
  size_t all = m->parameters + 3 * SAMPLE_FREE_LINES;
  const double *p = w->begins + a * all, *q = w->begins + b * all;
  const elastir_families *f = m->families;
  double sum = 0.0, common = p[m->common_at + SAMPLE_SHIFT] - q[m->common_at + SAMPLE_SHIFT];
  bool same = fabs(w->begin_cost[a] - w->begin_cost[b]) < same_cost;
  for (size_t k = 0; k < f->model_count; k++)
    sum += p[m->amplitude_at + k];
  for (size_t k = m->amplitude_at; same && k < m->amplitude_at + f->model_count; k++)
    same = fabs(p[k] - q[k]) <= same_share * sum;
  for (size_t i = 0; same && i < f->band_count; i++) {
    double moved = fabs(p[m->band_at[i]] - q[m->band_at[i]] + common);
    same = p[m->amplitude_at + f->bands[i].model] * moved <= same_shift_cm1 * sum;
  }
  return same;
}

/* Cheapest first; of those alike only the first. */
static void follow_begins(search *f, const sample_workspace *coarse)
{
  size_t all = f->now.model->parameters + 3 * SAMPLE_FREE_LINES, places[SAMPLE_BEGINS], count = 0;
  double cost[SAMPLE_BEGINS], rank[SAMPLE_BEGINS];
  memcpy(cost, coarse->begin_cost, sizeof cost);
  size_t k = sample_least(cost, SAMPLE_BEGINS);
  for (double most = cost[k] + worth_following; cost[k] < most;) {
    bool same = false;
    for (size_t j = 0; j < count && !same; j++)
      same = same_begin(f->now.model, coarse, places[j], k);
    if (!same) {
      rank[count] = -follow_from(f, coarse->begins + k * all, false);
      places[count++] = k;
    }
    cost[k] = INFINITY;
    k = sample_least(cost, SAMPLE_BEGINS);
  }
  for (int i = 0; i < 2 && count > 0; i++) {
    size_t best = sample_least(rank, count);
    if (isfinite(rank[best]))
      follow_from(f, coarse->begins + places[best] * all, true);
    rank[best] = INFINITY;
  }
}

/* Bands can be matched in more ways than beginnings can try: a better one is found near a good one
 * (basin hopping, Wales and Doye, J. Phys. Chem. A 101, 5111 (1997)). Where all beginnings came to
 * one place, half the patience will do. */
static void hop(search *f, int most_in_vain)
{
  const sample_model *m = f->now.model;
  const elastir_families *families = m->families;
  sample_workspace *w = f->now.w;
  size_t all = m->parameters + 3 * SAMPLE_FREE_LINES;
  int patience = f->fit->mode_count > 1 ? most_in_vain : most_in_vain / 2;
  unsigned stream = 19700101u;
  for (int hops = 0, vain = 0; hops < most_hops * most_in_vain && vain < patience; hops++) {
    double before = f->highest;
    memcpy(w->begin, w->best, all * sizeof *w->begin);
    for (size_t i = 0; i < families->family_count; i++) {
      stream = stream * 1664525u + 1013904223u;
      bool moves = (double)(stream >> 8) / 16777216.0 < moved_share;
      double shift = moves ? hop_cm1 * sample_scatter(&stream) : 0.0;
      for (size_t b = families->first_band[i]; b < families->first_band[i + 1]; b++)
        w->begin[m->band_at[b]] += shift;
    }
    follow_from(f, w->begin, false);
    vain = f->highest > before + worth_a_hop ? 0 : vain + 1;
  }
}

bool sample_search(descent *best, const sample_workspace *coarse, double noise, int patience,
                   sample_fit *fit)
{
  search f = {.now = *best, .best = best, .noise = noise, .fit = fit, .highest = -INFINITY};
  sample_workspace *w = best->w;
  fit->mode_count = 0;
  follow_begins(&f, coarse);
  if (!(f.highest > -INFINITY))
    return false;
  hop(&f, patience);
  memcpy(w->parameters, w->best, (best->model->parameters + 3 * SAMPLE_FREE_LINES) *
                                     sizeof *w->parameters);
  return true;
}
