/* SPDX-License-Identifier: GPL-3.0-or-later */
/* line_fit.h: overlapping bands as a sum of lines, and areas above a straight line. */
#ifndef ELASTIR_LINE_FIT_H
#define ELASTIR_LINE_FIT_H

#include <stdbool.h>
#include <stddef.h>

#include "base/diagnostics.h"
#include "compare/noise.h"
#include "compare/points.h"

enum { ELASTIR_FIT_LINES = 16, ELASTIR_NOT_FITTED = 200 }; /* lines at most; length of a reason */

typedef struct {
  double position_cm1, height, fwhm_cm1; /* height above the baseline, unit of y */
  double area;                           /* unit of y times cm-1 */
  double position_error_cm1, height_error, fwhm_error_cm1, area_error; /* standard errors */
  double ratio, ratio_error; /* height over that of the last line; the error knows the overlap */
  double asked_cm1;          /* the place where the fit began */
  char not_fitted[ELASTIR_NOT_FITTED]; /* why the numbers are NAN, see asked_lines.h; "": they are not */
} elastir_fitted_line;

typedef struct {
  elastir_fitted_line *lines; /* in the order asked for */
  size_t count;
  double from_cm1, to_cm1;    /* the stretch that was fitted */
  double residual_rms;        /* n - p degrees of freedom */
  const char *failure;        /* why there are no lines; NULL: there are, or memory ran out */
} elastir_line_fit;

/* Lorentzians of their own place, height and width at the given places, over a straight line, on
 * the used points within three widths of them (those of fwhm_cm1, where the fit starts). Errors
 * from the covariance of the fit, residuals taken as white. false: fit->failure says why, or there
 * is no memory (reported). Whether what was found is a band is not judged. Free *fit in any case. */
bool elastir_lines_fit(const elastir_points *points, const double *places_cm1, size_t place_count,
                       double fwhm_cm1, elastir_line_fit *fit, elastir_diagnostics *diagnostics);

/* Multiplies all errors: by the square root of how many points scatter together. */
void elastir_line_fit_widen(elastir_line_fit *fit, double factor);

void elastir_line_fit_free(elastir_line_fit *fit);

typedef struct {
  double from_cm1, to_cm1;
  double area, area_error; /* above the straight line between the ends; NAN outside the data */
} elastir_band_area;

/* By the trapezium rule between used points; the error from the noise of a point. */
elastir_band_area elastir_area_measure(const elastir_points *points, double from_cm1, double to_cm1,
                                       const elastir_noise *noise);

#endif
