/* SPDX-License-Identifier: GPL-3.0-or-later */
/* likelihood.h: how well shares of models explain the values of a map.
 *
 * A pixel of model k has y = c m (1 + s z): m of the model's distribution over normals, c the tip's
 * calibration, the same for all pixels, s the relative noise and z normal. A pixel of nothing that was
 * named may have any value within the range of the map. */
#ifndef ELASTIR_MAP_LIKELIHOOD_H
#define ELASTIR_MAP_LIKELIHOOD_H

#include "map/orientations.h"
#include "map/scan.h"

enum { MAP_MOST_MODELS = 8, MAP_MOST_SHARES = MAP_MOST_MODELS + 1, MAP_LEVELS = 128 };

typedef struct {
  const map_bins *bins; /* MAP_LEVELS of them */
  const map_distribution *models;
  size_t count;         /* of models; share number `count` is what none of them explains */
  double independent;   /* independent pixels */
  double calibration;   /* standard deviation of ln c */
} map_question;

/* Densities in the bins, one row a share. */
typedef struct {
  double density[MAP_MOST_SHARES][MAP_LEVELS];
} map_table;

void map_table_fill(const map_question *question, double ln_factor, double ln_noise,
                    map_table *table);

/* One share that is held. */
typedef struct {
  int share; /* -1: none is */
  double value;
} map_held;

/* The shares of largest likelihood (expectation and maximisation; the problem is concave) from those
 * given, until a step gains less than `gain`. Returns the log likelihood of as many values as are
 * independent. */
double map_shares_fit(const map_question *question, const map_table *table, map_held held,
                      double gain, double shares[MAP_MOST_SHARES]);

/* ln of the prior density of the factor, 0 at factor 1. */
double map_prior(const map_question *question, double ln_factor);

#endif
