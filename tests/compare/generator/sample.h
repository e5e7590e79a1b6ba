// SPDX-License-Identifier: GPL-3.0-or-later
// sample.h: a synthetic measured spectrum and the truth about it.
#ifndef GENERATOR_SAMPLE_H
#define GENERATOR_SAMPLE_H

#include "models.h"
#include "random.h"
#include "recipe.h"
#include "substances.h"

typedef struct {
  size_t count;
  double *x_cm1, *y;
  double fraction[MODELS_MAX];  // of the models' cells; all 0 if the sample is none of them
} sample;

// `given` is the nitrate of NITRATE_GIVEN, otherwise unused.
void sample_draw(const recipe *r, const model_set *set, const nitrate *given, dice *d,
                 sample *s);
// The reference spectrum of `given`, measured like the samples.
void sample_reference(const recipe *r, const nitrate *given, dice *d, sample *s);
void sample_free(sample *s);
// As CSV, wavenumber and absorbance; 0 or -1.
int sample_write(const sample *s, const char *path);

#endif
