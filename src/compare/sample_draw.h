/* SPDX-License-Identifier: GPL-3.0-or-later */
/* sample_draw.h: made-up spectra with known fractions and all errors there may be; internal. */
#ifndef ELASTIR_SAMPLE_DRAW_H
#define ELASTIR_SAMPLE_DRAW_H

#include <gsl/gsl_rng.h>

#include "compare/sample_fit.h"

/* What is wrong with one made-up measurement besides the lines of the models. */
typedef struct {
  double severity;   /* of all errors, from none to 1.3 */
  double saturation;
} draw_setting;

/* Draws the size of each kind of error, from none to 1.5 times the prior's, and then the
 * errors of the lines of all models. models[model][point] are their spectra per cell. */
draw_setting sample_draw_models(const sample_model *model, gsl_rng *generator,
                                sample_workspace *w, double *models);

/* Mixes the models, and adds saturation, a baseline with fringes, measured components, up to
 * three bands that nobody named, and white and correlated noise. y[points] has the range 1. */
void sample_draw_mix(const sample_model *model, const double *models, const double *fraction,
                     draw_setting setting, double noise, gsl_rng *generator, double *y);

/* Both, for fractions from their prior. */
void sample_draw(const sample_model *model, double noise, gsl_rng *generator,
                 sample_workspace *w, double *fraction, double *y);

#endif
