/* SPDX-License-Identifier: GPL-3.0-or-later */
/* assignment.h: matches measured bands with simulated ones, one to one. */
#ifndef ELASTIR_ASSIGNMENT_H
#define ELASTIR_ASSIGNMENT_H

#include <stdbool.h>
#include <stddef.h>

#include "base/diagnostics.h"
#include "compare/bands.h"
#include "spectrum/spectrum.h"

/* Optimal assignment (Hungarian method with potentials, O(rows^2 columns), rows <= columns):
 * match[row] is the column, the sum of cost[row * columns + match[row]] is least.
 * false: no memory. */
bool elastir_hungarian(const double *cost, size_t rows, size_t columns, size_t *match);

typedef struct {
  size_t measured, simulated; /* indices into the two lists of bands */
  double measured_cm1;
  double simulated_cm1;   /* scaled */
  double calculated_cm1;  /* unscaled: intensity-weighted mean of the modes under the band */
  double optical_shift_cm1; /* the same mean: how far the instrument moves it */
  double shift_cm1;       /* measured - simulated */
  double intensity_ratio; /* measured over simulated prominence, over that of all matched bands
                           * together (least squares): 1 where the band is as strong as expected */
  size_t *modes;          /* stick.mode of those that make the band, strongest share first */
  size_t mode_count;
} elastir_assigned_band;

typedef struct {
  elastir_assigned_band *items; /* ascending measured_cm1 */
  size_t count;
  size_t measured_unmatched, simulated_unmatched;
} elastir_assignment;

#define ELASTIR_TOLERANCE_DEFAULT_CM1 20.0

/* The peaks of a simulated curve. */
typedef struct {
  const elastir_peak *peaks;
  size_t count;
  const double *expected_cm1; /* of each, where fitted factors put it; NULL: where it is */
} elastir_simulated_peaks;

/* Bands are matched as if the peaks were where they are expected. Pairs further apart than
 * tolerance_cm1 are never made; among the rest as many pairs as pay: the sum of (shift/tolerance)^2 +
 * mismatch + 1 for each band left alone on either side is least, mismatch being 0.25 (difference of
 * the relative prominences)^2. The peaks are those of the curve made of `lines`. false: no memory
 * (reported). */
bool elastir_assign(const elastir_bands *measured, const elastir_simulated_peaks *simulated,
                    const elastir_lines *lines, double tolerance_cm1, elastir_assignment *assignment,
                    elastir_diagnostics *diagnostics);

void elastir_assignment_free(elastir_assignment *assignment);

#endif
