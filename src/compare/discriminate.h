/* SPDX-License-Identifier: GPL-3.0-or-later */
/* discriminate.h: where two models differ most: where to measure next. */
#ifndef ELASTIR_DISCRIMINATE_H
#define ELASTIR_DISCRIMINATE_H

#include <stdbool.h>
#include <stddef.h>

#include "base/diagnostics.h"
#include "spectrum/spectrum.h"

typedef struct {
  double position_cm1; /* extremum of the difference of the analytic curves */
  double first, second; /* the two curves there, each as a share of the reference height */
  double difference;    /* first - second */
  double sigmas;        /* |difference| over the noise of a difference, sqrt 2 noise */
} elastir_discriminating_band;

typedef struct {
  size_t first, second; /* indices of the models */
  elastir_discriminating_band *bands; /* largest |difference| first */
  size_t count;
} elastir_discrimination;

/* The curves of two models, of one line shape, on the grid, divided by the height of the highest peak
 * of either; noise is a standard deviation as a share of that height. At most `most` positions, no two
 * nearer than the FWHM. Free with elastir_discrimination_free. false: no memory (reported). */
bool elastir_discriminate(const elastir_lines *first, const elastir_lines *second, const elastir_grid *grid,
                          double noise, size_t most, elastir_discrimination *result,
                          elastir_diagnostics *diagnostics);

void elastir_discrimination_free(elastir_discrimination *result);

#endif
