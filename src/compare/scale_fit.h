/* SPDX-License-Identifier: GPL-3.0-or-later */
/* scale_fit.h: scale factors fitted to a measured spectrum, with their uncertainty. */
#ifndef ELASTIR_SCALE_FIT_H
#define ELASTIR_SCALE_FIT_H

#include <stdbool.h>
#include <stddef.h>

#include "base/diagnostics.h"
#include "compare/assignment.h"
#include "compare/observed.h"
#include "compare/points.h"
#include "spectrum/spectrum.h"

/* Why no factor is given. */
typedef enum {
  ELASTIR_FACTOR_GIVEN,     /* one is: fitted, or kept where nothing is there to fit it to */
  ELASTIR_FACTOR_AMBIGUOUS, /* another one explains the curve about as well */
  ELASTIR_FACTOR_AT_END,    /* more than exp(0.13) off the start, as far as was looked */
  ELASTIR_FACTOR_CONTRADICTED, /* the bands or the ties ask for another than the curve */
  ELASTIR_FACTOR_VAGUE         /* 2 standard errors are more than a width */
} elastir_factor_doubt;

typedef struct {
  double standard_error; /* NAN: the factor was not fitted but kept, or is not given */
  double low, high;      /* 95 % interval, with the scatter of the bands about the factor; NAN
                          * likewise, and where there are too few bands to know the scatter */
  size_t bands;          /* assigned bands in this range */
  elastir_factor_doubt doubt;
  double found, rival;   /* with a doubt: the best factor and, if ambiguous, the other */
} elastir_factor_fit;

typedef struct {
  elastir_scale scale;      /* the factors found; that of the start where none is given */
  elastir_factor_fit factors[ELASTIR_SCALE_MAX_RANGES];
  double *covariance;       /* scale.count x scale.count, row-major; 0 where kept */
  double rms_shift_cm1;     /* of the assigned bands with these factors */
  size_t bands;
  size_t edges_tied;        /* range edges where the factors had to be tied lest bands cross */
  bool curve_fitted;        /* false: only the bands were used */
  double amplitude;         /* of the curve fit: unit of y over km mol-1 cm */
  double fwhm_cm1;          /* as given, or fitted with the curve */
  double fwhm_error_cm1;    /* NAN unless fitted */
  double residual_rms;      /* of the curve fit, unit of y */
  double *place_cm1;        /* [stick], with these factors; where an instrument sees it */
} elastir_scale_fit;

typedef struct {
  elastir_scale start;       /* ranges and starting factors; one range fits one overall factor */
  elastir_lineshape shape;
  double tolerance_cm1;      /* of the assignment */
  int baseline_degree;       /* -1 none, 0 constant, 1 linear: fitted with the curve */
  bool curve;                /* refine on the curve after the bands */
  bool fit_width;            /* with the curve: one FWHM for all bands */
  const elastir_observed *observed; /* where an instrument sees the bands; NULL: lines */
} elastir_scale_fit_options;

elastir_scale_fit_options elastir_scale_fit_options_default(void);

/* First every factor within exp(±0.13) of the start is tried on the whole curve, for all ranges
 * together, since bands further off than the tolerance have wrong neighbours within it. Then the
 * assigned bands (least squares of measured on calculated wavenumbers, one factor a range),
 * assigned anew until that settles; then the whole curve with gsl_multifit_nlinear: amplitude,
 * baseline, width and factors. A range without an assigned band keeps its factor.
 * Where two adjacent ranges would make modes on both sides of their edge cross or coincide, the
 * two factors are tied to be equal. Standard errors of the curve fit allow for residuals
 * correlated along the axis, by their sample autocorrelation up to two FWHM with Bartlett's
 * taper. A curve fit that does not converge, or runs away from the bands by more than the
 * tolerance, is reported (warning 'curve-fit-failed') and the bands' result kept, with intervals
 * by Student's t. Where a factor that puts the lines somewhere else has a likelihood of more
 * than exp(-6) of the best one's, or one of the other doubts applies, none is given.
 * What is observed is computed anew for all factors that the curve fit tries; shifts of bands that
 * the scan takes as they are make it begin again, until they stay to 0.1 cm-1.
 * Sticks are not changed; the bands are those of the points. false: fewer than two assigned bands
 * (reported: 'scale-fit-failed', 'no-memory'). Free *fit in any case. */
bool elastir_scale_fit_compute(const elastir_points *points, const elastir_bands *bands,
                               const elastir_stick *sticks, size_t stick_count,
                               const elastir_scale_fit_options *options, elastir_scale_fit *fit,
                               elastir_diagnostics *diagnostics);

void elastir_scale_fit_free(elastir_scale_fit *fit);

/* The number of range edges at which scaling changes the order of modes that carry at least
 * 1e-4 of the largest intensity, or makes two coincide: 0 is what one wants. Edges beside modes
 * in no range count too, although no fit can tie those. Use it before applying factors to
 * another model. */
size_t elastir_scale_crossings(const elastir_scale *scale, const elastir_stick *sticks,
                               size_t stick_count);

#endif
