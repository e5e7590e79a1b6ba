/* SPDX-License-Identifier: GPL-3.0-or-later */
/* curve_fit.h: refines scale factors on the whole curve; internal to the scale fit. */
#ifndef ELASTIR_CURVE_FIT_H
#define ELASTIR_CURVE_FIT_H

#include "compare/scale_fit.h"
#include "compare/scale_ties.h"

/* Starts from fit->scale and replaces factors, errors and covariance; keeps them, with a warning,
 * if there is no convergence. Ties grow where modes would cross. false: no memory (reported). */
bool curve_fit(const elastir_points *points, const elastir_stick *sticks, size_t stick_count,
               const elastir_scale_fit_options *options, scale_ties *ties,
               elastir_scale_fit *fit, elastir_diagnostics *diagnostics);

#endif
