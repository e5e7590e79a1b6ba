/* SPDX-License-Identifier: GPL-3.0-or-later */
/* scale_scan.h: where on the whole curve the factors of the ranges lie; internal to the fit. */
#ifndef ELASTIR_SCALE_SCAN_H
#define ELASTIR_SCALE_SCAN_H

#include "compare/scale_fit.h"

/* Factors are sought within exp(±this) of those given. */
#define SCALE_SCAN_REACH 0.13

/* One choice of factors. `cost` is minus the logarithm of the posterior, but for a constant. */
typedef struct {
  double factors[ELASTIR_SCALE_MAX_RANGES];
  double fwhm_cm1;
  double cost;
} scale_choice;

typedef struct {
  bool sought[ELASTIR_SCALE_MAX_RANGES];  /* false: no line of the range comes into the window */
  bool at_end[ELASTIR_SCALE_MAX_RANGES];  /* the best factor is the last that was tried */
  double centre_cm1[ELASTIR_SCALE_MAX_RANGES]; /* of the range's lines, weighted by strength */
  double width_cm1;                       /* lines moved by less than this are where they were */
  double effective_points;                /* independent ones: cost is half of this a unit of
                                           * the logarithm of the squared residuals */
  scale_choice best;
  scale_choice *rivals; /* a range: the best choice that has its lines somewhere else; cost
                         * INFINITY where there is none */
} scale_scan;

/* y against the curve of the sticks over a polynomial, for every factor in reach. The cost is
 * n/2 ln(residual square), with one independent point in pi/2 FWHM since what a model lacks is as
 * wide as its bands, and the logarithm of 1 + (d / 0.02)^2 for the step d of ln(factor / given)
 * between adjacent ranges and 1 + (m / 0.03)^2 for its mean m: factors are alike and near those
 * given unless the curve says otherwise. false: no memory. Free *result in any case. */
bool scale_scan_compute(const elastir_points *points, const elastir_stick *sticks, size_t stick_count,
                        const elastir_scale_fit_options *options, scale_scan *result);

/* The part of the cost that is not the curve's. */
double scale_scan_prior(const scale_scan *scan, const elastir_scale *start,
                        const double *factors);

/* Whether two factors of range r put its lines in different places. */
bool scale_scan_differs(const scale_scan *scan, size_t r, double a, double b);

void scale_scan_free(scale_scan *scan);

#endif
