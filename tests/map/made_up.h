/* SPDX-License-Identifier: GPL-3.0-or-later */
/* made_up.h: made-up maps with known components, by arithmetic of their own. */
#ifndef ELASTIR_TEST_MADE_UP_H
#define ELASTIR_TEST_MADE_UP_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

typedef struct {
  uint64_t state;
} made_up_random;

made_up_random made_up_seed(uint64_t seed);
double made_up_uniform(made_up_random *random); /* [0, 1) */
double made_up_normal(made_up_random *random);

/* A field of side x side normal numbers of mean 0 and deviation 1, correlated as if smoothed by a Gauss
 * function of `width` pixels (0: not at all), periodic. */
void made_up_field(made_up_random *random, size_t side, double width, double *field);

/* Pixels of the softer part are where a field is below its quantile: that is the expected share. */
typedef struct {
  double fraction, mean[2], deviation[2];
  double domain, grain; /* widths of the field of the parts and of those of the values */
} made_up_parts;

void made_up_map(uint64_t seed, size_t side, const made_up_parts *parts, double *values);

/* The value below which a normal number lies with this probability, by bisection. */
double made_up_quantile(double probability);

#endif
