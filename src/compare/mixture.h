/* SPDX-License-Identifier: GPL-3.0-or-later */
/* mixture.h: a measured spectrum as a non-negative combination of the models' spectra. */
#ifndef ELASTIR_MIXTURE_H
#define ELASTIR_MIXTURE_H

#include <stdbool.h>
#include <stddef.h>

#include "base/diagnostics.h"
#include "compare/similarity.h"
#include "spectrum/spectrum.h"

typedef struct {
  const char *label;
  const elastir_stick *sticks; /* already scaled */
  size_t stick_count;
} elastir_mixture_model;

typedef struct {
  elastir_lineshape shape;
  int baseline_degree;     /* -1 none, 0 constant, 1 linear, … 6 */
  bool fit_scale;          /* one factor on all scaled wavenumbers of all models */
  bool fit_shift;          /* one shift of all of them: the instrument's, cm-1 */
  bool fit_width;          /* one FWHM for all */
  elastir_bootstrap bootstrap; /* block_cm1 0: 5 times the FWHM */
} elastir_mixture_options;

typedef struct {
  double amplitude;        /* unit of y over km mol-1 cm, >= 0 */
  double fraction;         /* amplitude over their sum: share of the cells the models stand for */
  double low, high;        /* 95 % interval of the fraction, residual block bootstrap */
} elastir_component;

/* A band that is missing from the models (height > 0) or too strong in them (< 0): an extremum
 * of the residual filtered with the line shape. */
typedef struct {
  double position_cm1;
  double height;           /* of the line that fits the residual there best; unit of y */
  double from_cm1, to_cm1; /* the stretch where the filtered residual has that sign */
  double sigmas;           /* |height| over its standard error from the white noise of y */
} elastir_unexplained;

typedef struct {
  elastir_component *components; /* one a model, in their order */
  size_t count;
  double baseline[8];            /* coefficients of Legendre polynomials on [-1, 1] over the grid */
  double common_scale, common_scale_error; /* 1 and NAN unless fitted */
  double common_shift_cm1, common_shift_error_cm1; /* behind the scale; 0 and NAN unless fitted */
  double fwhm_cm1, fwhm_error_cm1;         /* as given and NAN unless fitted */
  double residual_rms;           /* unit of y, n - p degrees of freedom */
  double pearson;                /* of the fitted and the measured values; NAN if undefined */
  double condition;              /* of the models' spectra with each column of length 1, what
                                  * the baseline can mimic taken out */
  bool inseparable;              /* condition above ELASTIR_MIXTURE_CONDITION: reported too */
  size_t bootstrap_samples;      /* that the intervals rest on */
  size_t alike[2];               /* the two most alike models (only if count > 1) */
  double alike_cosine;
  double *fitted, *residual;     /* as many as y has; 0 where not used */
  elastir_unexplained *unexplained; /* above 5 sigmas, the strongest first, at most 10 */
  size_t unexplained_count;
} elastir_mixture;

#define ELASTIR_MIXTURE_CONDITION 30.0

elastir_mixture_options elastir_mixture_options_default(void);

/* y on an even grid, without a baseline taken off that the model curves still have: prefer a
 * baseline_degree here to a baseline in the preprocessing, whose error no interval knows of.
 * Intervals: 95 % percentiles of the fractions over circular blocks of residuals put back on the
 * fitted curve (Politis and Romano 1992), residuals inflated by sqrt(n / (n - p)), fitted without
 * the bounds and cut to 0…1; common scale, shift and width enter by their derivatives.
 * false: reported ('mixture-failed', 'no-memory'). A warning 'models-too-alike' where the
 * fractions cannot be told apart. Free *mixture in any case. */
bool elastir_mixture_fit(const double *x_cm1, const double *y, const bool *used, size_t count,
                         const elastir_mixture_model *models, size_t model_count,
                         const elastir_mixture_options *options, elastir_mixture *mixture,
                         elastir_diagnostics *diagnostics);

void elastir_mixture_free(elastir_mixture *mixture);

#endif
