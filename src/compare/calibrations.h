/* SPDX-License-Identifier: GPL-3.0-or-later */
/* calibrations.h: made-up samples kept for spectra on the same grid; internal. */
#ifndef ELASTIR_CALIBRATIONS_H
#define ELASTIR_CALIBRATIONS_H

#include "compare/calibration.h"
#include "compare/sample.h"

/* The calibration for these models, this grid, these components and this noise, rounded to half
 * powers of two; made where there is none yet. NULL: no memory, or most fits failed. */
const calibration *calibrations_get(elastir_calibrations *all, const sample_pair *pair,
                                    double noise, const elastir_sample_options *options);

#endif
