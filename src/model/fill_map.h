/* SPDX-License-Identifier: GPL-3.0-or-later */
/* fill_map.h: puts what was computed of a stiffness map into the structs of a result. */
#ifndef ELASTIR_MODEL_FILL_MAP_H
#define ELASTIR_MODEL_FILL_MAP_H

#include "map/blocks.h"
#include "map/explained.h"
#include "model/stiffness_map.h"

/* All of a map that is computed before it is filled in. */
typedef struct {
  map_scan scan;                  /* masked */
  mask_count masks[MASK_REASONS];
  map_moments moments;
  map_correlation correlation;
  map_bins fine, levels, shown;   /* of the fits, of the models, of the histogram */
  map_normals one, two;
  map_errors errors;
  double independent;             /* pixels */
  double bic_one, bic_two;
} map_analysis;

void fill_masks(elastir_result_memory *memory, const map_analysis *analysis,
                elastir_result_stiffness_map *out);
void fill_components(elastir_result_memory *memory, const map_analysis *analysis,
                     elastir_result_stiffness_map *out);
void fill_map_image(elastir_result_memory *memory, const map_scan *scan,
                    elastir_result_map_image *out);
void fill_map_models(elastir_result_memory *memory, const map_models *models,
                     elastir_result_stiffness_map *out);
/* Fractions, calibration and the parts of the histogram. */
void fill_explanation(elastir_result_memory *memory, const map_question *question,
                      const map_explanation *explanation, const map_bins *shown,
                      elastir_result_stiffness_map *out);

#endif
