/* SPDX-License-Identifier: GPL-3.0-or-later */
/* sample_draw.h: made-up spectra with known fractions and all errors there may be; internal. */
#ifndef ELASTIR_SAMPLE_DRAW_H
#define ELASTIR_SAMPLE_DRAW_H

#include <gsl/gsl_rng.h>

#include "compare/sample_fit.h"

/* Draws fractions (a quarter pure, a quarter of two, half of all models) and the size of each
 * kind of error, from none to 1.5 times the prior's; then the errors, the baseline with fringes,
 * up to three bands that nobody named, white and correlated noise. y[points] has the range 1. */
void sample_draw(const sample_model *model, double noise, gsl_rng *generator,
                 sample_workspace *w, double *fraction, double *y);

#endif
