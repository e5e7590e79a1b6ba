/* SPDX-License-Identifier: GPL-3.0-or-later */
/* blocks.h: how far a map could differ if it were measured elsewhere: bootstrap of square blocks, so
 * that neighbours, which are not independent, stay together (P. Hall, Stoch. Process. Appl. 20, 231
 * (1985)). */
#ifndef ELASTIR_MAP_BLOCKS_H
#define ELASTIR_MAP_BLOCKS_H

#include "map/correlation.h"
#include "map/normals.h"

enum { MAP_BOOTSTRAPS = 400, MAP_FEWEST_BLOCKS = 12 };

/* Standard errors; NAN where there are too few blocks. */
typedef struct {
  size_t side, count;   /* of the blocks: pixels, and how many hold values */
  double reach;         /* a standard error times this is half of the 95 % interval: Student's t for
                         * one block fewer */
  double mean, standard_deviation; /* of all values */
  map_normal part[2];              /* of a fit of two normals; 0 of one */
} map_errors;

/* No error is smaller than the autocorrelation says of the mean. false: no
 * memory. Random numbers by a fixed seed. */
bool map_block_errors(const map_scan *scan, const map_correlation *correlation,
                      const map_bins *bins, const map_normals *fit, map_errors *errors);

#endif
