/* SPDX-License-Identifier: GPL-3.0-or-later */
/* sample_start.h: amplitudes and a common shift to begin the fit of a sample with; internal. */
#ifndef ELASTIR_SAMPLE_START_H
#define ELASTIR_SAMPLE_START_H

#include "compare/sample_fit.h"

/* Non-negative least squares for a few common shifts and widths; the best goes to
 * w->parameters. false: too many models, or no convergence. */
bool sample_start(const sample_model *model, const double *y, sample_workspace *w);

/* A number of mean 0 and deviation 1, the same stream for each spectrum. */
double sample_scatter(unsigned *stream);

#endif
