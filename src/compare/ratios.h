/* SPDX-License-Identifier: GPL-3.0-or-later */
/* ratios.h: the height of one band over that of another, each above a local baseline. */
#ifndef ELASTIR_RATIOS_H
#define ELASTIR_RATIOS_H

#include <stdbool.h>
#include <stddef.h>

#include "base/diagnostics.h"
#include "compare/bands.h"
#include "compare/points.h"

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
                               * counts for a simulated curve; NAN where it is not defined */
  double height_ratio_error;
  double fitted, fitted_error; /* of lines fitted to both bands, see elastir_ratio_fit; NAN */
  double scatter;             /* standard deviation over the curves of an average; NAN */
} elastir_band_ratio;

/* "1115/1146". false: error 'bad-ratio'. */
bool elastir_ratio_parse(const char *spec, elastir_ratio *ratio, elastir_diagnostics *diagnostics);

/* Two bands this close overlap, and share a baseline. */
bool elastir_ratio_overlaps(const elastir_ratio *ratio);

/* Fits lines to both bands of a ratio that overlaps, and to the other bands within five widths
 * of them; sets fitted and fitted_error, whose covariance knows
 * the overlap. They stay NAN where the bands do not overlap, the fit fails or does not stay within
 * ELASTIR_RATIO_SEARCH_CM1 of the names. false: no memory (reported). */
bool elastir_ratio_fit(const elastir_points *points, const elastir_ratio *ratio, const elastir_bands *others,
                       double fwhm_cm1, elastir_band_ratio *result, elastir_diagnostics *diagnostics);

/* Measures it on each of `curve_count` curves on the same points, and sets scatter; the error of
 * their mean takes the place of a smaller standard_error. */
void elastir_ratio_scatter(const double *x_cm1, const double *curves, size_t count,
                           size_t curve_count, const elastir_ratio *ratio,
                           elastir_band_ratio *result);

/* noise: standard deviation of a y value (0: none), see elastir_noise_measure. */
elastir_band_ratio elastir_ratio_measure(const elastir_points *points, const elastir_ratio *ratio,
                                         double noise);

#endif
