/* SPDX-License-Identifier: GPL-3.0-or-later */
/* fraction_prior.h: how probable the fractions of a sample are before its spectrum is seen;
 * internal. */
#ifndef ELASTIR_FRACTION_PRIOR_H
#define ELASTIR_FRACTION_PRIOR_H

#include <stddef.h>

#include <gsl/gsl_rng.h>

/* The prior: how fractions of a sample are drawn, and how they are weighed. A quarter and what
 * two alike draws of a pair leave: one model alone; nearly a quarter: two, any share; half:
 * all, uniform on the simplex. */
typedef struct {
  double single, pair, all; /* probability of all singles, all pairs, all together */
} fraction_prior;

fraction_prior fraction_prior_of(size_t model_count);

/* Draws fraction[count] from it. */
void fraction_prior_draw(gsl_rng *generator, size_t count, double *fraction);

#endif
