/* SPDX-License-Identifier: GPL-3.0-or-later */
/* calibration.h: what a fitted sample is worth, from fits of made-up samples; internal. */
#ifndef ELASTIR_CALIBRATION_H
#define ELASTIR_CALIBRATION_H

#include <stdint.h>

#include "compare/sample_fit.h"

/* One fit as the calibration sees it. */
typedef struct {
  bool good;
  double *truth;     /* of a made-up sample: its fractions */
  double *fraction, *deviation;
  double hardness[8]; /* what tells how far off it may be */
  double *ln_error;  /* expected ln of the error of each fraction */
  double cost;
} calibration_draw;

enum { CALIBRATION_PREDICTORS = 10 };

typedef struct {
  calibration_draw *draws;
  size_t count, model_count;
  double *numbers;      /* what the draws' arrays point into */
  double weights[CALIBRATION_PREDICTORS]; /* of the regression of ln error */
  double noise;         /* level the draws were made with */
} calibration;

/* What is said about one fraction. */
typedef struct {
  double fraction;      /* mean over the truths of comparable draws */
  double low, high;     /* their 95 % interval */
  double probability;   /* share of comparable draws in which the component is present */
  double detection_limit; /* fraction found with 95 % probability, at 5 % false alarms (Currie,
                           * Anal. Chem. 40, 586 (1968)) */
} calibrated_fraction;

/* Makes and fits `count` samples, on at most `threads` threads; the same for any number of them.
 * false: no memory, or most fits failed. Free in any case. */
bool calibration_prepare(const sample_pair *pair, double noise, size_t count, uint64_t seed,
                         int threads, calibration *c);
void calibration_free(calibration *c);

/* result[model_count]. *main_share: share of comparable draws whose strongest component is the
 * one with the largest fraction. *cost_share: share of all draws that cost as much or more.
 * false: no memory. */
bool calibration_judge(const calibration *c, const sample_fit *fit, calibrated_fraction *result,
                       double *main_share, double *cost_share);

#endif
