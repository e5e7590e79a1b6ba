/* SPDX-License-Identifier: GPL-3.0-or-later */
/* moments.h: small statistics that the comparison shares; internal to it. */
#ifndef ELASTIR_MOMENTS_H
#define ELASTIR_MOMENTS_H

#include <stdbool.h>
#include <stddef.h>

#include <gsl/gsl_rng.h>

/* Pearson's correlation; NAN where a curve is constant but for rounding. */
double moments_pearson(const double *a, const double *b, size_t count);

/* The q-quantile of values sorted ascending, linear between order statistics. */
double moments_quantile(const double *sorted, size_t count, double q);

/* Ascending, in place. */
void moments_sort(double *values, size_t count);

/* A start for a block of `length` among `count` points on a ring. */
size_t moments_block_start(gsl_rng *generator, size_t count);

/* A correlation or a cosine without what rounding adds beyond 1. */
double moments_within_one(double value);

#endif
