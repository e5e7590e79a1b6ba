/* SPDX-License-Identifier: GPL-3.0-or-later */
/* scale_fit.h: scale factors fitted to a measured spectrum, with their uncertainty. */
#ifndef ELASTIR_SCALE_FIT_H
#define ELASTIR_SCALE_FIT_H

#include <stdbool.h>
#include <stddef.h>

#include "base/diagnostics.h"
#include "compare/assignment.h"
#include "spectrum/spectrum.h"

typedef struct {
  double standard_error; /* NAN: the factor was not fitted but kept */
  size_t bands;          /* assigned bands in this range */
} elastir_factor_fit;

typedef struct {
  elastir_scale scale;      /* the factors found */
  elastir_factor_fit factors[ELASTIR_SCALE_MAX_RANGES];
  double *covariance;       /* scale.count x scale.count, row-major; 0 where kept */
  double rms_shift_cm1;     /* of the assigned bands with these factors */
  size_t bands;
  size_t edges_tied;        /* range edges where the factors had to be tied lest bands cross */
  bool curve_fitted;        /* false: only the bands were used */
  double amplitude;         /* of the curve fit: unit of y over km mol-1 cm */
  double residual_rms;      /* of the curve fit, unit of y */
} elastir_scale_fit;

typedef struct {
  elastir_scale start;       /* ranges and starting factors; one range fits one overall factor */
  elastir_lineshape shape;
  double tolerance_cm1;      /* of the assignment */
  int baseline_degree;       /* -1 none, 0 constant, 1 linear: fitted with the curve */
  bool curve;                /* refine on the curve after the bands */
} elastir_scale_fit_options;

/* First the assigned bands (weighted mean of measured over calculated), assigned anew until
 * that settles; then the whole curve with gsl_multifit_nlinear: amplitude, baseline and factors.
 * Standard errors allow for residuals correlated along the axis (Newey and West 1987).
 * Where two factors would make modes on both sides of a range edge cross or coincide, they are
 * tied so that they keep their order. Sticks are not changed. false: too few bands or no
 * convergence (reported: 'scale-fit-failed', 'no-memory'). */
bool elastir_scale_fit_compute(const double *x_cm1, const double *y, const bool *used,
                               size_t count, const elastir_bands *bands,
                               const elastir_stick *sticks, size_t stick_count,
                               const elastir_scale_fit_options *options, elastir_scale_fit *fit,
                               elastir_diagnostics *diagnostics);

void elastir_scale_fit_free(elastir_scale_fit *fit);

/* The number of range edges at which scaling changes the order of modes that carry intensity
 * (or makes two coincide): 0 is what one wants. Use it before applying factors to another model. */
size_t elastir_scale_crossings(const elastir_scale *scale, const elastir_stick *sticks,
                               size_t stick_count);

#endif
