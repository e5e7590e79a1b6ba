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

enum { SAMPLE_BEGINS = 7 };

/* Room for fits of one model, used again from fit to fit; one a thread. */
typedef struct {
  normal_equations equations;
  sample_scratch scratch;
  double *parameters, *trial, *begin, *best, *curve, *residual, *row, *y;
  double *begins, begin_cost[SAMPLE_BEGINS]; /* where bands are matched in one way or another */
} sample_workspace;

/* For the fine and for the coarse model. */
bool sample_workspace_prepare(const sample_pair *pair, sample_workspace w[2]);
void sample_workspace_free(sample_workspace w[2]);

/* A maximum of the probability of a sample: ln of the likelihood of the models' amplitudes there,
 * a quadratic. */
typedef struct {
  double evidence;    /* ln of the integral over them; only differences mean something */
  double ln_determinant; /* of the covariance */
  double *point;      /* [model], where it was taken */
  double *centre;     /* [model], below 0 where the spectrum asks for less than nothing */
  double *covariance; /* [model][model] */
} sample_mode;

enum { SAMPLE_MODES = 12 };

enum { SAMPLE_COMPONENTS = 32 }; /* measured components at most */

typedef struct {
  double *fraction;    /* of each model; they add up to 1; 0 where no model is there at all */
  double *deviation;   /* of each, from the curvature at the maximum */
  double component_height[SAMPLE_COMPONENTS];    /* of the measured ones */
  double component_deviation[SAMPLE_COMPONENTS];
  double amplitude;    /* sum of the models' */
  double cost;         /* as of sample_fit_begin */
  double residual_rms; /* at the end */
  double noise;        /* as it was given */
  double explained;    /* share of the variance that the lines of the models explain */
  double unnamed;      /* the same of the free lines */
  size_t line_count;
  double scales[SAMPLE_KINDS]; /* learnt */
  sample_mode modes[SAMPLE_MODES]; /* unlike each other */
  size_t mode_count;
  double *numbers;             /* what the pointers point into */
} sample_fit;

/* Room for the results of a fit. false: no memory. Free in any case. */
bool sample_fit_prepare(size_t model_count, sample_fit *fit);
void sample_fit_free(sample_fit *fit);

/* The first part alone, which matches the bands: what it costs, half chi squared at a tolerance of
 * 3 % of the range and the penalty, with free lines for what no model has. */
bool sample_fit_begin(const sample_pair *pair, const double *y, double noise,
                      sample_workspace w[2], double *cost);

/* Tries in vain before the search for better matches of bands ends. A spectrum is worth more of
 * them than each of the made-up samples that say how far to trust its fit: at most these are
 * trusted too little. Where bands are off by 15 cm-1, 16 tries missed the right match in 7 of 24
 * spectra, 64 in 4. */
enum { SAMPLE_PATIENCE = 4, SAMPLE_LONG_PATIENCE = 40 };

/* y of pair->fine.points values of range 1; noise: standard deviation of one of them. fit is
 * prepared. Parameters and curve stay in w[0]. false: the equations could not be solved. */
bool sample_fit_compute(const sample_pair *pair, const double *y, double noise, int patience,
                        sample_workspace w[2], sample_fit *fit);

#endif
