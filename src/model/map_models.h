/* SPDX-License-Identifier: GPL-3.0-or-later */
/* map_models.h: what the models of a result let a tip expect. */
#ifndef ELASTIR_MAP_MODELS_H
#define ELASTIR_MAP_MODELS_H

#include "base/diagnostics.h"
#include "map/likelihood.h"
#include "model/requests.h"
#include "result/result.h"

enum { MAP_MOST_FACETS = 8 };

typedef struct {
  map_modulus modulus;
  elastir_tip tip; /* name NULL: none */
  direction_request facets[MAP_MOST_FACETS]; /* forms; none: all orientations */
  size_t facet_count;
} map_expectation;

typedef struct {
  const char *labels[MAP_MOST_MODELS]; /* belong to the result */
  map_distribution expected[MAP_MOST_MODELS], contact[MAP_MOST_MODELS], youngs[MAP_MOST_MODELS];
  size_t count;
} map_models;

/* Models without a stable tensor are left out (warning 'no-stable-tensor'), and so are those behind the
 * first MAP_MOST_MODELS ('too-many-models'). Facets of a model without a lattice are taken along
 * Cartesian axes ('no-lattice'). */
void map_models_take(const elastir_result *result, const map_expectation *expectation,
                     map_models *models, elastir_diagnostics *diagnostics);

#endif
