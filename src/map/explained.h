/* SPDX-License-Identifier: GPL-3.0-or-later */
/* explained.h: which shares of models explain a map, and how sure that is. */
#ifndef ELASTIR_MAP_EXPLAINED_H
#define ELASTIR_MAP_EXPLAINED_H

#include "map/likelihood.h"

typedef struct {
  double fraction, low, high; /* of the pixels; the 95 % interval */
} map_share;

typedef struct {
  map_share shares[MAP_MOST_SHARES]; /* of the models, then of nothing named */
  double factor, factor_low, factor_high; /* c */
  double noise;                      /* s */
  double log_likelihood;             /* of the independent pixels, without the prior */
  double calibration_misfit; /* twice the log likelihood that a free factor would gain: chi squared of
                              * one degree of freedom if the factor is as the prior says */
} map_explanation;

/* By maximum of likelihood times prior, and profile likelihood (W. Q. Meeker and L. A. Escobar, Am. Stat.
 * 49, 48 (1995)) for the intervals: the calibration and the noise are fitted anew for each share.
 * false: no memory. */
bool map_explain(const map_question *question, map_explanation *explanation);

#endif
