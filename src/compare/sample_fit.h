/* SPDX-License-Identifier: GPL-3.0-or-later */
/* sample_fit.h: the most probable sample behind a spectrum; internal. */
#ifndef ELASTIR_SAMPLE_FIT_H
#define ELASTIR_SAMPLE_FIT_H

#include "compare/sample_model.h"

/* A model on all points and on every second one, where bands are matched. */
typedef struct {
  sample_model fine, coarse;
  size_t every;
  double *coarse_x, *coarse_components;
} sample_pair;

/* `model` has what is the caller's; the rest is made here. false: no memory. Free in any case. */
bool sample_pair_prepare(const sample_model *model, sample_pair *pair);
void sample_pair_free(sample_pair *pair);

/* Room for fits of one model, used again from fit to fit; one a thread. */
typedef struct {
  normal_equations equations;
  sample_scratch scratch;
  double *parameters, *trial, *begin, *best, *curve, *residual, *row, *y;
} sample_workspace;

/* For the fine and for the coarse model. */
bool sample_workspace_prepare(const sample_pair *pair, sample_workspace w[2]);
void sample_workspace_free(sample_workspace w[2]);

/* Numbers that tell how hard a case is; what the calibration looks at. */
enum {
  SAMPLE_LN_RESIDUAL,  /* ln of the rms residual */
  SAMPLE_LN_NOISE,     /* ln of the noise */
  SAMPLE_RMS_SHIFT,    /* of the families, weighted by their strength, cm-1 */
  SAMPLE_RMS_INTENSITY,
  SAMPLE_RMS_WIDTH,
  SAMPLE_LINES,        /* sum of the heights of free lines */
  SAMPLE_LN_COST,      /* ln of the cost at the fixed tolerance, before free lines */
  SAMPLE_FEATURES
};

enum { SAMPLE_COMPONENTS = 32 }; /* measured components at most */

typedef struct {
  double *fraction;    /* of each model; they add up to 1; 0 where no model is there at all */
  double *deviation;   /* of each, from the curvature at the maximum */
  double component_deviation[SAMPLE_COMPONENTS]; /* of the amplitudes of the measured ones */
  double amplitude;    /* sum of the models' */
  double features[SAMPLE_FEATURES];
  double cost;         /* half chi squared and penalty at the fixed tolerance, no free lines */
  double residual_rms; /* at the end */
  double explained;    /* share of the variance that the lines of the models explain */
  size_t line_count, plan;
  double scales[SAMPLE_KINDS]; /* learnt */
} sample_fit;

/* The first part alone, which matches the bands: what it costs, half chi squared at a tolerance of
 * 3 % of the range and the penalty, with no free lines. */
bool sample_fit_begin(const sample_pair *pair, const double *y, double noise,
                      sample_workspace w[2], double *cost);

/* y of pair->fine.points values of range 1; noise: standard deviation of one of them. The result's
 * arrays have room for model_count. Parameters and curve stay in w[0].
 * false: the equations could not be solved. */
bool sample_fit_compute(const sample_pair *pair, const double *y, double noise,
                        sample_workspace w[2], sample_fit *fit);

#endif
