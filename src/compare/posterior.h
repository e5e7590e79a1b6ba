/* SPDX-License-Identifier: GPL-3.0-or-later */
/* posterior.h: what the modes of a fit say about the fractions of the models; internal. */
#ifndef ELASTIR_POSTERIOR_H
#define ELASTIR_POSTERIOR_H

#include <stdint.h>

#include <gsl/gsl_rng.h>

#include "compare/belief.h"
#include "compare/sample_fit.h"

/* What makes Laplace's approximation honest; fitted to made-up samples. */
typedef struct {
  double temperature; /* of the modes: exp(evidence / temperature) */
  double variance;    /* factor on their covariances */
  double floor;       /* standard deviation added to each fraction */
  double tail;        /* height of a part with nine times the covariance */
  double learnt;      /* power of the belief's ratio to the prior that multiplies the fit */
  double share;       /* of the belief alone, beside the fit */
  double doubt;       /* probability that all of this is wrong and only the prior holds */
} posterior_tempering;

/* Room and random numbers for posteriors of one number of models; one a thread. */
typedef struct {
  size_t model_count, count; /* count: samples a face of the simplex and a mode */
  gsl_rng *generator;        /* for draws from beliefs */
  double *normal;            /* [count][model] */
  double *precision, *inverse, *factor, *centre, *pull, *amplitude, *fraction;
  size_t *member;
} posterior_room;

/* false: no memory. Free in any case. */
bool posterior_room_prepare(size_t model_count, size_t count, uint64_t seed,
                            posterior_room *room);
void posterior_room_free(posterior_room *room);

/* What is known of a spectrum: its fit, and what a learner believes; NULL: nobody was asked. */
typedef struct {
  const sample_fit *fit;
  const belief *belief;
} posterior_data;

/* ln of the posterior density of these fractions over the prior's: what the evidence tells. */
double posterior_score(posterior_data e, const posterior_tempering *tempering,
                       const double *fraction, posterior_room *room);

/* Weighted samples. */
typedef struct {
  size_t count, capacity, model_count;
  size_t found;     /* that many come from fit and belief, the others from the doubt about them */
  double *fraction; /* [sample][model] */
  double *weight;   /* adding up to 1 */
} posterior;

/* false: no memory. Free in any case. */
bool posterior_sample(posterior_data e, const posterior_tempering *tempering,
                      posterior_room *room, posterior *p);
void posterior_free(posterior *p);

/* Of fit and belief: that they may be wrong widens intervals, but says nothing of where else to
 * look. The prior's mean where there is neither. */
double posterior_mean(const posterior *p, size_t model);
/* The standard deviation of the same. */
double posterior_deviation(const posterior *p, size_t model);
/* The largest value that at most a share q of the weight lies below. false: no memory. */
bool posterior_quantiles(const posterior *p, size_t model, const double *q, size_t count,
                         double *result);
/* That the fraction is at least so much; above 0 for least 0. */
double posterior_at_least(const posterior *p, size_t model, double least);
/* That this is the largest fraction. */
double posterior_is_largest(const posterior *p, size_t model);

#endif
