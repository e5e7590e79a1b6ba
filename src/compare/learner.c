/* SPDX-License-Identifier: GPL-3.0-or-later */
/* learner.c: what spectra on one grid say about fractions, learnt from made-up ones. */
#include "compare/learner.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "base/parallel.h"
#include "compare/sample_pool.h"

enum {
  most_inputs = 400,
  settling = 1024,    /* spectra that settle the scale of the inputs */
  fresh = 4,          /* sets of parts a batch */
};
static const double first_rate = 4e-3;
static const double steepest = 5.0;      /* slope of one spectrum */

/* A network in training. */
typedef struct {
  learner *l;
  double noise;
  const elastir_sample_options *options;
  network *net;
  sample_pool pool;
  float *y;
  double *fraction, *room;
} training;

static void inputs_of(const learner *l, const float *y, float *inputs)
{
  for (size_t i = 0; l->together == 1 && i < l->inputs; i++)
    inputs[i] = (y[i] - l->mean[i]) * l->scale[i];
  for (size_t i = 0; l->together > 1 && i < l->inputs; i++) {
    float sum = 0.0f, count = 0.0f;
    for (size_t j = i * l->together; j < (i + 1) * l->together && j < l->points; j++) {
      sum += y[j];
      count += 1.0f;
    }
    inputs[i] = (sum / count - l->mean[i]) * l->scale[i];
  }
}

static bool training_begin(training *s, const sample_pair *pair, unsigned long seed)
{
  const belief_layout *layout = &s->l->layout;
  s->y = malloc((s->l->points + 1) * sizeof *s->y);
  s->fraction = malloc((layout->model_count + 1) * sizeof *s->fraction);
  s->room = malloc((layout->part_count + 1) * sizeof *s->room);
  return sample_pool_prepare(pair, seed, &s->pool) && s->y != NULL && s->fraction != NULL &&
         s->room != NULL;
}

static void training_end(training *s)
{
  sample_pool_free(&s->pool);
  free(s->y);
  free(s->fraction);
  free(s->room);
}

/* Mean and spread of each input. false: no memory. */
static bool settle_inputs(training *s)
{
  learner *l = s->l;
  double *sum = calloc(2 * l->inputs + 1, sizeof *sum);
  float *one = malloc((l->inputs + 1) * sizeof *one);
  bool good = sum != NULL && one != NULL;
  for (size_t i = 0; i < l->inputs; i++) {
    l->mean[i] = 0.0f;
    l->scale[i] = 1.0f;
  }
  for (size_t n = 0; good && n < settling; n++) {
    sample_pool_spectrum(&s->pool, s->noise, s->fraction, s->y);
    inputs_of(l, s->y, one);
    for (size_t i = 0; i < l->inputs; i++) {
      sum[2 * i] += one[i] / settling;
      sum[2 * i + 1] += one[i] * one[i] / settling;
    }
  }
  for (size_t i = 0; good && i < l->inputs; i++) {
    double variance = sum[2 * i + 1] - sum[2 * i] * sum[2 * i];
    l->mean[i] = (float)sum[2 * i];
    l->scale[i] = (float)(1.0 / (sqrt(fmax(variance, 0.0)) + 1e-3));
  }
  free(sum);
  free(one);
  return good;
}

/* The slopes of one spectrum, kept below a limit: one that surprises must not turn everything. */
static void score_spectrum(training *s, size_t row, const double *fraction)
{
  const belief_layout *layout = &s->l->layout;
  float *slope = network_slope(s->net, row), most = 0.0f;
  belief_slope(layout, network_output(s->net, row), fraction, s->room, slope);
  for (size_t i = 0; i < layout->output_count; i++)
    most = fmaxf(most, fabsf(slope[i]));
  for (size_t i = 0; most > (float)steepest && i < layout->output_count; i++)
    slope[i] *= (float)steepest / most;
}

static bool run_training(training *s, size_t batches)
{
  size_t models = s->l->layout.model_count;
  double *truth = malloc((NETWORK_BATCH * models + 1) * sizeof *truth);
  bool good = truth != NULL;
  for (size_t b = 0; good && b < batches; b++) {
    for (size_t i = 0; i < fresh; i++)
      sample_pool_renew(&s->pool);
    for (size_t row = 0; row < NETWORK_BATCH; row++) {
      sample_pool_spectrum(&s->pool, s->noise, truth + row * models, s->y);
      inputs_of(s->l, s->y, network_input(s->net, row));
    }
    network_run(s->net);
    for (size_t row = 0; row < NETWORK_BATCH; row++)
      score_spectrum(s, row, truth + row * models);
    network_climb(s->net, first_rate * (1.0 - (double)b / (double)batches));
    if (s->options->watch != NULL)
      s->options->watch(s->options->watch_context,
                        LEARNER_SHARE / (LEARNER_NETWORKS * (double)batches));
  }
  free(truth);
  return good;
}

typedef struct {
  learner *l;
  const sample_pair *pair;
  double noise;
  const elastir_sample_options *options;
  bool good[LEARNER_NETWORKS];
} job;

static void train(void *context, size_t i)
{
  job *j = context;
  training s = {.l = j->l, .noise = j->noise, .options = j->options, .net = &j->l->networks[i]};
  size_t batches = j->options->learn / (LEARNER_NETWORKS * NETWORK_BATCH);
  unsigned long seed = (unsigned long)(j->options->seed + 104729u * (i + 1));
  j->good[i] = training_begin(&s, j->pair, seed) &&
               network_prepare(j->l->inputs, j->l->layout.output_count, s.pool.generator, s.net);
  if (j->good[i]) {
    belief_prior_outputs(&j->l->layout, network_output_bias(s.net));
    j->good[i] = run_training(&s, batches);
  }
  training_end(&s);
}

bool learner_prepare(const sample_pair *pair, double noise, const elastir_sample_options *options,
                     learner *l)
{
  const sample_model *m = &pair->fine;
  *l = (learner){.points = m->points, .together = (m->points + most_inputs - 1) / most_inputs};
  l->inputs = (m->points + l->together - 1) / l->together;
  l->mean = calloc(l->inputs + 1, sizeof *l->mean);
  l->scale = calloc(l->inputs + 1, sizeof *l->scale);
  if (!belief_layout_prepare(m->families->model_count, &l->layout) || l->mean == NULL ||
      l->scale == NULL)
    return false;
  training s = {.l = l, .noise = noise};
  bool good = training_begin(&s, pair, options->seed + 1299709u) && settle_inputs(&s);
  training_end(&s);
  job j = {.l = l, .pair = pair, .noise = noise, .options = options};
  if (good)
    parallel_for(LEARNER_NETWORKS, options->threads, train, &j);
  for (size_t i = 0; i < LEARNER_NETWORKS; i++)
    good = good && j.good[i];
  return good;
}

void learner_free(learner *l)
{
  belief_layout_free(&l->layout);
  free(l->mean);
  free(l->scale);
  for (size_t i = 0; i < LEARNER_NETWORKS; i++)
    network_free(&l->networks[i]);
  *l = (learner){0};
}

bool learner_ask(const learner *l, const double *y, belief *b)
{
  float *points = malloc((l->points + 1) * sizeof *points);
  float *inputs = malloc((l->inputs + 1) * sizeof *inputs);
  float *outputs = malloc(LEARNER_NETWORKS * l->layout.output_count * sizeof *outputs);
  bool good = points != NULL && inputs != NULL && outputs != NULL;
  *b = (belief){0};
  for (size_t i = 0; good && i < l->points; i++)
    points[i] = (float)y[i];
  if (good)
    inputs_of(l, points, inputs);
  for (size_t i = 0; good && i < LEARNER_NETWORKS; i++)
    network_answer(&l->networks[i], inputs, l->inputs, outputs + i * l->layout.output_count,
                   l->layout.output_count);
  good = good && belief_prepare(&l->layout, outputs, LEARNER_NETWORKS, b);
  free(points);
  free(inputs);
  free(outputs);
  return good;
}
