/* SPDX-License-Identifier: GPL-3.0-or-later */
/* similarity.h: how alike two curves are, and which of several models is the most alike. */
#ifndef ELASTIR_SIMILARITY_H
#define ELASTIR_SIMILARITY_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/diagnostics.h"
#include "compare/points.h"

typedef struct {
  double pearson;
  double spearman;        /* Pearson of the ranks, ties at their mean rank */
  double cosine;
  double rmse;            /* sqrt(mean (y - a s)^2), in the unit of y */
  double scale;           /* that a >= 0: the least-squares factor on the simulated curve */
  double wasserstein_cm1; /* integral of |F - G|, of the curves with area 1 and values below
                           * ELASTIR_WASSERSTEIN_FLOOR noise levels set to 0: the mean distance
                           * absorption has to be moved */
} elastir_similarity;

/* Noise cut at 0 would pile up to an absorption without bands; so what is below this many
 * standard deviations counts as none, on both sides, the simulated curve times `scale`. */
#define ELASTIR_WASSERSTEIN_FLOOR 3.0

/* Of a measured curve and of a simulated one at its points. noise: standard deviation of a measured
 * value, 0 if there is none. A quantity that is not defined (a constant curve, no positive value) is
 * NAN. false: no memory (reported). */
bool elastir_similarity_compute(const elastir_points *measured, const double *simulated, double noise,
                                elastir_similarity *result, elastir_diagnostics *diagnostics);

typedef struct {
  size_t replicates;   /* bootstrap samples; default 1000 */
  double block_cm1;    /* length of the blocks drawn, since neighbours are alike; 0: 50 cm-1, five
                        * FWHM of a usual band; at most a quarter of the points */
  uint64_t seed;       /* of GSL's mt19937 */
  double confidence;   /* wanted to decide: 0.95 */
} elastir_bootstrap;

elastir_bootstrap elastir_bootstrap_default(void);

typedef struct {
  size_t model;        /* index */
  double score;        /* Pearson; 0 where it is not defined */
  double low, high;    /* 95 % percentile interval of the score */
  double first_share;  /* share of the bootstrap samples in which this model was the best */
} elastir_rank;

typedef struct {
  elastir_rank *ranks; /* best first; ties in the order given; model_count of them */
  size_t count;
  double margin;             /* score of the best less that of the second; NAN for one model */
  double margin_low, margin_high; /* 95 % interval of that difference */
  double confidence;         /* first_share of the best */
  bool decided;              /* confidence >= asked for and margin_low > 0 */
} elastir_ranking;

/* Ranks the models by Pearson correlation; uncertainty by the circular block bootstrap along the
 * wavenumber axis (Politis and Romano 1992), the same blocks for every model. simulated[k] has as many
 * values as there are points, step_cm1 apart; their x is not needed. false: no memory, or fewer than 8
 * used points (reported). */
bool elastir_ranking_compute(const elastir_points *measured, const double *const *simulated,
                             size_t model_count, double step_cm1, const elastir_bootstrap *options,
                             elastir_ranking *ranking, elastir_diagnostics *diagnostics);

void elastir_ranking_free(elastir_ranking *ranking);

#endif
