/* SPDX-License-Identifier: GPL-3.0-or-later */
/* measured_noise.h: the noise of a measured spectrum, through its preprocessing; internal. */
#ifndef ELASTIR_MEASURED_NOISE_H
#define ELASTIR_MEASURED_NOISE_H

#include "compare/noise.h"
#include "compare/preprocess.h"

/* Of the points that are compared, before anything is done to them. false: no memory (reported). */
bool measured_noise_find(const double *x_cm1, const double *y, size_t count,
                         const elastir_preprocessing *options, elastir_noise *noise,
                         elastir_diagnostics *diagnostics);

/* The standard deviation of that noise in result->y, where `options` lead. */
double measured_noise_after(const elastir_noise *noise, const elastir_preprocessing *options,
                            const elastir_preprocessed *result, elastir_diagnostics *diagnostics);

#endif
