/* SPDX-License-Identifier: GPL-3.0-or-later */
/* sight.h: lines that stand for what an instrument sees, where a fit of the sample puts the modes;
 * internal. */
#ifndef ELASTIR_SIGHT_H
#define ELASTIR_SIGHT_H

#include "compare/comparison.h"

/* The spectrum of a sample that lines can be fitted to: its points less what lines do not show. */
typedef struct {
  elastir_family_model *models; /* model_count; their sticks are its own */
  elastir_stick *sticks;        /* of all */
  double *y, *defect;           /* [count]; their sum is what was measured */
} sight;

/* Whether the models are compared with what an instrument sees of them. */
bool sight_is_needed(const elastir_compared_model *models, size_t model_count);

/* Sees the modes where the scale factors fitted to each model put them, with the width of the best of
 * these fits; takes off what the observable has there beside its lines, as much as a least squares fit
 * of the observables has of each model; fits the sample to that. Then it moves the modes by the shifts
 * of their bands and multiplies their strengths as the fit says, and sees them again, until bands stay
 * to 0.1 cm-1, at most twice and as long as each fit is better than the last. false: no memory. Free
 * in any case. */
bool sight_settle(const double *x_cm1, const double *y, size_t count,
                  const elastir_compared_model *models, const elastir_comparison *comparison,
                  const elastir_comparison_options *options, sight *s);

/* Puts back what was taken off into the curves of the sample. */
void sight_restore(const sight *s, const double *x_cm1, size_t count, elastir_sample *sample);

/* Accepts a zeroed struct. */
void sight_free(sight *s);

#endif
