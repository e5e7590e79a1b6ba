/* SPDX-License-Identifier: GPL-3.0-or-later */
/* ranking.c: which of several models is the most like a measured curve, and how sure that is. */
#include <math.h>
#include <stdlib.h>

#include <gsl/gsl_rng.h>

#include "compare/moments.h"
#include "compare/similarity.h"

elastir_bootstrap elastir_bootstrap_default(void)
{
  return (elastir_bootstrap){.replicates = 1000, .block_cm1 = 0.0, .seed = 20220516,
                             .confidence = 0.95};
}

/* Prefix sums over the used points laid out twice, so that blocks may run over the end (the
 * circular block bootstrap of Politis and Romano 1992). [model] of each: s, ss, ys. */
typedef struct {
  size_t points, models;
  double *y, *yy;           /* 2 points + 1 */
  double *s, *ss, *ys;      /* models x (2 points + 1) */
} prefix_sums;

static void prefix_free(prefix_sums *p)
{
  free(p->y);
  *p = (prefix_sums){0};
}

static double mean_of(const double *values, const bool *used, size_t count)
{
  double sum = 0.0, points = 0.0;
  for (size_t i = 0; i < count; i++)
    if (used == NULL || used[i]) {
      sum += values[i];
      points += 1.0;
    }
  return sum / points;
}

static void fill_model(prefix_sums *p, size_t k, const elastir_points *measured, const double *simulated,
                       double mean_y)
{
  const bool *used = measured->used;
  const size_t count = measured->count;
  size_t length = 2 * p->points + 1, at = 0;
  double mean_s = mean_of(simulated, used, count);
  double *s = p->s + k * length, *ss = p->ss + k * length, *ys = p->ys + k * length;
  s[0] = ss[0] = ys[0] = p->y[0] = p->yy[0] = 0.0;
  for (int lap = 0; lap < 2; lap++)
    for (size_t i = 0; i < count; i++) {
      if (used != NULL && !used[i])
        continue;
      double a = measured->y[i] - mean_y, b = simulated[i] - mean_s;
      p->y[at + 1] = p->y[at] + a;
      p->yy[at + 1] = p->yy[at] + a * a;
      s[at + 1] = s[at] + b;
      ss[at + 1] = ss[at] + b * b;
      ys[at + 1] = ys[at] + a * b;
      at++;
    }
}

static bool prefix_fill(prefix_sums *p, const elastir_points *measured, const double *const *simulated)
{
  size_t length = 2 * p->points + 1;
  p->y = malloc((2 + 3 * p->models) * length * sizeof *p->y);
  if (p->y == NULL)
    return false;
  p->yy = p->y + length;
  p->s = p->yy + length;
  p->ss = p->s + p->models * length;
  p->ys = p->ss + p->models * length;
  double mean_y = mean_of(measured->y, measured->used, measured->count);
  for (size_t k = 0; k < p->models; k++)
    fill_model(p, k, measured, simulated[k], mean_y);
  return true;
}

static double correlation(double n, double y, double yy, double s, double ss, double ys)
{
  double vy = yy - y * y / n, vs = ss - s * s / n;
  /* what is left of the squares below this share is rounding: no correlation to speak of */
  if (!(vy > 1e-24 * yy && vs > 1e-24 * ss))
    return 0.0;
  return moments_within_one((ys - y * s / n) / sqrt(vy * vs));
}

/* One bootstrap sample: blocks[] are the starts; the last block is cut to fit. */
static void sample_scores(const prefix_sums *p, const size_t *blocks, size_t block_length,
                          double *scores)
{
  size_t length = 2 * p->points + 1;
  for (size_t k = 0; k < p->models; k++) {
    double y = 0.0, yy = 0.0, s = 0.0, ss = 0.0, ys = 0.0;
    size_t left = p->points;
    for (size_t b = 0; left > 0; b++) {
      size_t from = blocks[b], to = from + (left < block_length ? left : block_length);
      y += p->y[to] - p->y[from];
      yy += p->yy[to] - p->yy[from];
      s += p->s[k * length + to] - p->s[k * length + from];
      ss += p->ss[k * length + to] - p->ss[k * length + from];
      ys += p->ys[k * length + to] - p->ys[k * length + from];
      left -= to - from;
    }
    scores[k] = correlation((double)p->points, y, yy, s, ss, ys);
  }
}

/* scores[model][replicate]. false: no memory. */
static bool bootstrap(const prefix_sums *p, size_t block_length, const elastir_bootstrap *options,
                      double *scores)
{
  size_t blocks_needed = p->points / block_length + 1;
  size_t *blocks = calloc(blocks_needed, sizeof *blocks);
  double *one = malloc(p->models * sizeof *one);
  gsl_rng *generator = gsl_rng_alloc(gsl_rng_mt19937);
  bool good = blocks != NULL && one != NULL && generator != NULL;
  if (good)
    gsl_rng_set(generator, (unsigned long)options->seed);
  for (size_t r = 0; good && r < options->replicates; r++) {
    for (size_t b = 0; b < blocks_needed; b++)
      blocks[b] = moments_block_start(generator, p->points);
    sample_scores(p, blocks, block_length, one);
    for (size_t k = 0; k < p->models; k++)
      scores[k * options->replicates + r] = one[k];
  }
  if (generator != NULL)
    gsl_rng_free(generator);
  free(blocks);
  free(one);
  return good;
}

static void sort_ranks(elastir_ranking *ranking)
{
  for (size_t i = 1; i < ranking->count; i++) {
    elastir_rank one = ranking->ranks[i];
    size_t j = i;
    for (; j > 0 && ranking->ranks[j - 1].score < one.score; j--)
      ranking->ranks[j] = ranking->ranks[j - 1];
    ranking->ranks[j] = one;
  }
}

/* Shares of first places; equal scores share the place. */
static void count_firsts(const double *scores, size_t models, size_t replicates,
                         elastir_rank *ranks)
{
  for (size_t r = 0; r < replicates; r++) {
    double most = -INFINITY;
    size_t equals = 0;
    for (size_t k = 0; k < models; k++) {
      double score = scores[k * replicates + r];
      equals = score > most ? 1 : equals + (score == most);
      most = fmax(most, score);
    }
    for (size_t k = 0; k < models; k++)
      if (scores[k * replicates + r] == most)
        ranks[k].first_share += 1.0 / (double)equals;
  }
  for (size_t k = 0; k < models; k++)
    ranks[k].first_share = fmin(ranks[k].first_share / (double)replicates, 1.0);
}

static void summarise(double *scores, const elastir_bootstrap *options, elastir_ranking *ranking)
{
  size_t replicates = options->replicates;
  count_firsts(scores, ranking->count, replicates, ranking->ranks);
  sort_ranks(ranking);
  ranking->confidence = ranking->ranks[0].first_share;
  ranking->margin = ranking->margin_low = ranking->margin_high = NAN;
  if (ranking->count > 1) {
    const double *first = scores + ranking->ranks[0].model * replicates;
    const double *second = scores + ranking->ranks[1].model * replicates;
    double *difference = scores + ranking->count * replicates;
    for (size_t r = 0; r < replicates; r++)
      difference[r] = first[r] - second[r];
    moments_sort(difference, replicates);
    ranking->margin = ranking->ranks[0].score - ranking->ranks[1].score;
    ranking->margin_low = moments_quantile(difference, replicates, 0.025);
    ranking->margin_high = moments_quantile(difference, replicates, 0.975);
    ranking->decided =
        ranking->confidence >= options->confidence && ranking->margin_low > 0.0;
  }
  for (size_t i = 0; i < ranking->count; i++) {
    double *own = scores + ranking->ranks[i].model * replicates;
    moments_sort(own, replicates);
    ranking->ranks[i].low = moments_quantile(own, replicates, 0.025);
    ranking->ranks[i].high = moments_quantile(own, replicates, 0.975);
  }
}

static void score_whole(const prefix_sums *p, elastir_ranking *ranking)
{
  size_t length = 2 * p->points + 1, n = p->points;
  for (size_t k = 0; k < p->models; k++)
    ranking->ranks[k] = (elastir_rank){
        .model = k,
        .score = correlation((double)n, p->y[n], p->yy[n], p->s[k * length + n],
                             p->ss[k * length + n], p->ys[k * length + n])};
}

bool elastir_ranking_compute(const elastir_points *measured, const double *const *simulated,
                             size_t model_count, double step_cm1, const elastir_bootstrap *options,
                             elastir_ranking *ranking, elastir_diagnostics *diagnostics)
{
  prefix_sums p = {.models = model_count};
  for (size_t i = 0; i < measured->count; i++)
    p.points += measured->used == NULL || measured->used[i];
  if (model_count == 0 || p.points < 8 || options->replicates < 2) {
    elastir_diagnose(diagnostics, ELASTIR_ERROR, "too-few-points", NULL, 0,
                     "ranking needs a model, 8 points and 2 bootstrap samples; there are %zu, "
                     "%zu and %zu", model_count, p.points, options->replicates);
    return false;
  }
  double block = round((options->block_cm1 > 0.0 ? options->block_cm1 : 50.0) / step_cm1);
  size_t block_length = block < 1.0 ? 1 : block > (double)p.points / 4.0 ? p.points / 4
                                                                       : (size_t)block;
  double *scores = malloc((model_count + 1) * options->replicates * sizeof *scores);
  ranking->ranks = calloc(model_count, sizeof *ranking->ranks);
  ranking->count = model_count;
  bool good = scores != NULL && ranking->ranks != NULL &&
              prefix_fill(&p, measured, simulated) &&
              bootstrap(&p, block_length, options, scores);
  if (!good)
    elastir_diagnose_no_memory(diagnostics);
  if (good) {
    score_whole(&p, ranking);
    summarise(scores, options, ranking);
  }
  free(scores);
  prefix_free(&p);
  return good;
}

void elastir_ranking_free(elastir_ranking *ranking)
{
  free(ranking->ranks);
  *ranking = (elastir_ranking){0};
}
