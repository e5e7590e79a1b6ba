/* SPDX-License-Identifier: GPL-3.0-or-later */
/* ratios.h: the height of one band over that of another, each above a local baseline. */
#ifndef ELASTIR_RATIOS_H
#define ELASTIR_RATIOS_H

#include <stdbool.h>
#include <stddef.h>

#include "base/diagnostics.h"

typedef struct {
  double numerator_cm1, denominator_cm1;
} elastir_ratio;

/* Rule. Each band has a flank of ELASTIR_RATIO_FLANK_CM1 on both sides; two bands closer than
 * twice that share one baseline. The baseline is the straight line between the lowest points of the
 * outer flanks (from ELASTIR_RATIO_SEARCH_CM1 to the flank away from the named band). The
 * height is the largest y above that line within ELASTIR_RATIO_SEARCH_CM1 of the name if it is a
 * local maximum there; else (a shoulder) the height at the name itself. */
#define ELASTIR_RATIO_SEARCH_CM1 8.0
#define ELASTIR_RATIO_FLANK_CM1 25.0

typedef struct {
  double value;               /* NAN: not defined (outside the data, denominator not positive) */
  double numerator, denominator; /* heights, unit of y */
  double numerator_at_cm1, denominator_at_cm1;
  bool numerator_shoulder, denominator_shoulder;
  double standard_error;      /* from the noise given; NAN if value is */
  double height_ratio;        /* of y itself at the same two places, no baseline taken off: what
                               * counts for a simulated curve; NAN where value is */
} elastir_band_ratio;

/* "1115/1146". false: error 'bad-ratio'. */
bool elastir_ratio_parse(const char *spec, elastir_ratio *ratio, elastir_diagnostics *diagnostics);

/* noise: standard deviation of a y value (0: none), see elastir_noise_estimate. */
elastir_band_ratio elastir_ratio_measure(const double *x_cm1, const double *y, const bool *used,
                                         size_t count, const elastir_ratio *ratio, double noise);

#endif
