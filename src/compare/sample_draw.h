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

/* What made-up spectra are mixed from; each [points], one after the other. */
typedef struct {
  const float *models;     /* [model]: per cell, with the errors of their lines */
  const float *fringes;    /* of height 1 */
  const float *unnamed;    /* bands that nobody named; mostly 0 */
  const float *correlated; /* noise with a deviation of about 1 */
  const float *white;      /* the same, no number like its neighbours */
  draw_setting setting;    /* of the models */
  double *height;          /* of each measured component in what is mixed, which is put here; or NULL */
} draw_parts;

/* The size of one kind of error: absent in a third of the samples, else about the severity. */
double sample_draw_size(gsl_rng *generator, double severity);

/* Draws the size of each kind of error, from none to 1.5 times the prior's, and then the
 * errors of the lines of all models. */
draw_setting sample_draw_models(const sample_model *model, gsl_rng *generator,
                                sample_workspace *w, float *models);
void sample_draw_fringes(const sample_model *model, gsl_rng *generator, float *fringes);
void sample_draw_unnamed(const sample_model *model, gsl_rng *generator, float *unnamed);
void sample_draw_correlated(const sample_model *model, gsl_rng *generator, float *correlated);
void sample_draw_white(size_t count, gsl_rng *generator, float *white);

/* Mixes the models, and adds saturation, a baseline with fringes, measured components, up to
 * three bands that nobody named, and white and correlated noise. y[points] has the range 1. */
void sample_draw_mix(const sample_model *model, const draw_parts *parts, const double *fraction,
                     double noise, gsl_rng *generator, float *y);

/* All of it, for fractions from their prior; height as in draw_parts. false: no memory. */
bool sample_draw(const sample_model *model, double noise, gsl_rng *generator,
                 sample_workspace *w, double *fraction, double *height, double *y);

#endif
