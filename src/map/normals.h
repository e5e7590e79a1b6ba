/* SPDX-License-Identifier: GPL-3.0-or-later */
/* normals.h: one or two normal distributions by maximum likelihood. */
#ifndef ELASTIR_MAP_NORMALS_H
#define ELASTIR_MAP_NORMALS_H

#include "map/scan.h"

typedef struct {
  double fraction, mean, standard_deviation;
} map_normal;

typedef struct {
  map_normal part[2]; /* the lower mean first */
  int count;
  double log_likelihood; /* of all values, up to the width of a bin, the same for all fits */
} map_normals;

/* In closed form. */
map_normals map_fit_normal(const map_bins *bins);

/* By expectation and maximisation (A. P. Dempster, N. M. Laird and D. B. Rubin, J. R. Stat. Soc. B 39, 1
 * (1977)) from `start`; NULL: the best of five starts, the values cut at quantiles. A deviation is at
 * least a fiftieth of that of all values, so that no part shrinks to a point. */
map_normals map_fit_two_normals(const map_bins *bins, const map_normals *start);

/* Bayes' information criterion (G. Schwarz, Ann. Stat. 6, 461 (1978)) of correlated values: their
 * log likelihood counts by the share of independent ones. */
double map_bic(double log_likelihood, int parameters, double values, double independent);

#endif
