/* SPDX-License-Identifier: GPL-3.0-or-later */
/* bands.h: finds the bands of a measured curve above its noise. */
#ifndef ELASTIR_BANDS_H
#define ELASTIR_BANDS_H

#include <stdbool.h>
#include <stddef.h>

#include "base/diagnostics.h"
#include "compare/points.h"

typedef struct {
  double position_cm1; /* vertex of the parabola through the highest points */
  double height;       /* unit of y */
  double prominence;
} elastir_band;

typedef struct {
  elastir_band *bands; /* ascending position */
  size_t count, capacity;
  double noise;        /* what was given, unit of y */
} elastir_bands;

typedef struct {
  double sigmas;         /* smallest prominence in units of the noise; default 8:
                          * noise alone swings by 6 or 7 on a thousand points */
  double least_fraction; /* and as a fraction of the range of y; default 0.01 */
} elastir_band_options;

elastir_band_options elastir_band_options_default(void);

/* Bands whose prominence exceeds both limits. noise: standard deviation of y, of the points as they
 * were measured, since what is interpolated between them scatters less. Prominence is taken within
 * each run of used points. false: no memory (reported). */
bool elastir_bands_find(const elastir_points *points, double noise, const elastir_band_options *options,
                        elastir_bands *bands, elastir_diagnostics *diagnostics);

void elastir_bands_free(elastir_bands *bands);

#endif
