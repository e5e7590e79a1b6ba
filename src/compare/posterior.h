/* SPDX-License-Identifier: GPL-3.0-or-later */
/* posterior.h: what the modes of a fit say about the fractions of the models; internal. */
#ifndef ELASTIR_POSTERIOR_H
#define ELASTIR_POSTERIOR_H

#include <stdint.h>

#include "compare/sample_fit.h"

/* What makes Laplace's approximation honest; fitted to made-up samples. */
typedef struct {
  double temperature; /* of the modes: exp(evidence / temperature) */
  double variance;    /* factor on their covariances */
  double floor;       /* standard deviation added to each fraction */
  double tail;        /* height of a part with nine times the covariance */
  double doubt;       /* probability that all of this is wrong and only the prior holds */
} posterior_tempering;

/* The prior: how fractions of a sample are drawn, and how they are weighed. A quarter and what two
 * alike draws of a pair leave: one model alone; nearly a quarter: two, any share; half: all, uniform
 * on the simplex. */
typedef struct {
  double single, pair, all; /* probability of all singles, all pairs, all together */
} posterior_prior;

posterior_prior posterior_prior_of(size_t model_count);

/* Room and random numbers for posteriors of one number of models; one a thread. */
typedef struct {
  size_t model_count, count; /* count: samples a face of the simplex and a mode */
  double *normal;            /* [count][model] */
  double *precision, *inverse, *factor, *centre, *pull, *amplitude;
  size_t *member;
} posterior_room;

/* false: no memory. Free in any case. */
bool posterior_room_prepare(size_t model_count, size_t count, uint64_t seed,
                            posterior_room *room);
void posterior_room_free(posterior_room *room);

/* ln of the posterior density of these fractions over the prior's: what the fit tells of them. */
double posterior_score(const sample_fit *fit, const posterior_tempering *tempering,
                       const double *fraction, posterior_room *room);

/* Weighted samples. */
typedef struct {
  size_t count, capacity, model_count;
  size_t fitted;    /* that many come from the fit, the others from the doubt about it */
  double *fraction; /* [sample][model] */
  double *weight;   /* adding up to 1 */
} posterior;

/* false: no memory. Free in any case. */
bool posterior_sample(const sample_fit *fit, const posterior_tempering *tempering,
                      posterior_room *room, posterior *p);
void posterior_free(posterior *p);

/* Of the fit alone: that it may be wrong widens intervals, but says nothing of where else to look.
 * The prior's mean where there is no fit. */
double posterior_mean(const posterior *p, size_t model);
/* The largest value that at most a share q of the weight lies below. false: no memory. */
bool posterior_quantiles(const posterior *p, size_t model, const double *q, size_t count,
                         double *result);
/* That the fraction is at least so much; above 0 for least 0. */
double posterior_at_least(const posterior *p, size_t model, double least);
/* That this is the largest fraction. */
double posterior_is_largest(const posterior *p, size_t model);

#endif
