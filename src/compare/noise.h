/* SPDX-License-Identifier: GPL-3.0-or-later */
/* noise.h: how much a measured curve scatters, and how far its neighbours scatter together. */
#ifndef ELASTIR_NOISE_H
#define ELASTIR_NOISE_H

#include <stdbool.h>
#include <stddef.h>

#include "base/diagnostics.h"

typedef struct {
  double level;    /* standard deviation of a point, unit of y; 0: none is known */
  double together; /* points for each independent one, 1 or more: zero filling, interpolation and
                    * apodisation make neighbours alike */
  double apart_cm1; /* how far apart independent points are */
} elastir_noise;

/* Standard deviation of white noise on a smooth curve of even spacing: 1.4826 times the median
 * absolute third difference of used neighbours, over sqrt 20; bands a few points wide leak little
 * into it. Noise that is alike between neighbours comes out too small: see elastir_noise_measure.
 * 0 where there are too few points. */
double elastir_noise_estimate(const double *y, const bool *used, size_t count,
                              elastir_diagnostics *diagnostics);

/* Of points as they were measured, x_cm1 increasing. The same estimate on every k-th point, for
 * the first k from where it grows no more. It stays that of neighbours where it never levels off
 * within what a resolution can be, or where it is not like noise but like bands. */
elastir_noise elastir_noise_measure(const double *x_cm1, const double *y, size_t count,
                                    elastir_diagnostics *diagnostics);

#endif
