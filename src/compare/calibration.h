/* SPDX-License-Identifier: GPL-3.0-or-later */
/* calibration.h: what a fitted sample is worth, from fits of made-up samples; internal. */
#ifndef ELASTIR_CALIBRATION_H
#define ELASTIR_CALIBRATION_H

#include <stdint.h>

#include "compare/learner.h"
#include "compare/posterior.h"
#include "compare/sample.h"
#include "compare/sample_fit.h"

/* A made-up sample and its fit. */
typedef struct {
  bool good;
  double *truth; /* its fractions */
  double height[SAMPLE_COMPONENTS]; /* of the measured components, as true */
  sample_fit fit;
  belief belief;
} calibration_draw;

typedef struct {
  bool learns;          /* is there a learner? Of one model alone there is nothing to learn */
  learner learner;
  calibration_draw *draws;
  size_t count, model_count;
  double *truths;       /* what the draws' truths point into */
  posterior_tempering tempering; /* under which the truths are most probable */
  double noise;         /* level the draws were made with, within a factor of 2 */
  uint64_t seed;
} calibration;

/* What is said about one fraction. */
typedef struct {
  double fraction;        /* mean of the posterior */
  double low, high;       /* its 2.5 % and 97.5 % quantiles */
  double probability;     /* that the component is present */
  double detection_limit; /* fraction found with 95 % probability, at 5 % false alarms (Currie,
                           * Anal. Chem. 40, 586 (1968)) */
  double is_largest;      /* probability that no other is larger */
  double at_least_main;   /* probability that it is at least `main` */
} calibrated_fraction;

/* What draws and decoys are of the work on a spectrum, beside LEARNER_SHARE. */
#define CALIBRATION_SHARE 0.4
#define DECOYS_SHARE 0.15

/* Makes and fits options->draws samples; the same for any number of threads. false: no memory, or
 * most fits failed. Free in any case. */
bool calibration_prepare(const sample_pair *pair, double noise,
                         const elastir_sample_options *options, calibration *c);
void calibration_free(calibration *c);

/* Of the fit of y[points]. result[model_count]. *cost_share: share of all draws that cost as much
 * or more. false: no memory. */
bool calibration_judge(const calibration *c, const double *y, const sample_fit *fit, double main,
                       calibrated_fraction *result, double *cost_share);

#endif
