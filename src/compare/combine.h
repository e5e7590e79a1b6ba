/* SPDX-License-Identifier: GPL-3.0-or-later */
/* combine.h: several measured curves on points that they share: mean, scatter and difference. */
#ifndef ELASTIR_COMBINE_H
#define ELASTIR_COMBINE_H

#include <stdbool.h>
#include <stddef.h>

#include "base/diagnostics.h"

typedef struct {
  const char *name;       /* for messages */
  const double *x_cm1, *y; /* x increasing; y NAN where there is no value */
  size_t count;
} elastir_combined_curve;

typedef struct {
  double *x_cm1, *y; /* [points] the mean, or the first less the second */
  double *deviation; /* [points] of a mean: standard deviation over the curves, n - 1 */
  double *curves;    /* [curve][point] each on these points */
  size_t points, curve_count;
  bool resampled;    /* not all have the same points */
} elastir_combined;

/* The points are those of the curve with the widest spacing, where each curve has a value: a curve
 * with other points is interpolated (Steffen), never across a hole wider than five times its median
 * spacing nor beyond its ends. Curves of the same points (to a hundredth of the spacing) stay as
 * they are. At least two curves. false: fewer than 8 points are shared (error 'no-common-range'),
 * or no memory. Free *combined in any case. */
bool elastir_combine_mean(const elastir_combined_curve *curves, size_t count,
                          elastir_combined *combined, elastir_diagnostics *diagnostics);

/* The first of two curves less the second. */
bool elastir_combine_difference(const elastir_combined_curve *two, elastir_combined *combined,
                                elastir_diagnostics *diagnostics);

/* Accepts a zeroed struct. */
void elastir_combined_free(elastir_combined *combined);

#endif
