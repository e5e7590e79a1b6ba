/* SPDX-License-Identifier: GPL-3.0-or-later */
/* stiffness_map.h: a stiffness map as a part of a result. */
#ifndef ELASTIR_STIFFNESS_MAP_H
#define ELASTIR_STIFFNESS_MAP_H

#include "map/map_file.h"
#include "map/mask.h"
#include "model/map_models.h"
#include "result/memory.h"

/* Fewer pixels than this are not a distribution. */
enum { MAP_FEWEST_PIXELS = 100 };

typedef struct {
  mask_options mask;
  map_expectation expectation;
  const char *unit, *height_unit;  /* NULL: as the file says */
  double calibration_percent;      /* standard deviation of the factor of the tip */
  elastir_checksum checksum;
} map_settings;

/* No limits; outliers beyond six robust deviations; 15 % calibration. */
void map_settings_default(map_settings *settings);

/* A file and its topography. */
typedef struct {
  elastir_map_file file, heights; /* in GPa and nm after reading */
  const char *topography;         /* path; NULL: none */
} map_input;

/* Reads both and converts them. Errors beside those of reading: 'no-unit', 'wrong-unit',
 * 'other-size'. Free *input in any case. */
bool map_input_read(const char *path, const char *topography, const map_settings *settings,
                    map_input *input, elastir_diagnostics *diagnostics);
void map_input_free(map_input *input);

/* Masks, fits, compares and appends to result->stiffness_maps. false: too few pixels are left
 * ('too-few-pixels'), all are equal ('all-equal'), or no memory; reported. */
bool stiffness_map_add(elastir_result *result, const map_settings *settings,
                       const map_models *models, map_input *input,
                       elastir_diagnostics *diagnostics);

/* result->stiffness_series from the maps; coordinates: NULL, or one a map. false: no memory. */
bool stiffness_series_add(elastir_result *result, const double *coordinates);

/* The answer that the fitted shares give; misfit_bic: by how much free normal distributions explain the
 * histogram better. */
void map_verdict_of(elastir_result_memory *memory, elastir_result_stiffness_map *map,
                    double misfit_bic);

#endif
