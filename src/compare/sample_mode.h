/* SPDX-License-Identifier: GPL-3.0-or-later */
/* sample_mode.h: how probable a way to match the bands is, and which are different ones; internal. */
#ifndef ELASTIR_SAMPLE_MODE_H
#define ELASTIR_SAMPLE_MODE_H

#include "compare/sample_descent.h"

/* The mode where the parameters are: everything but the amplitudes integrated out by Laplace's
 * approximation (MacKay, Neural Computation 4, 415 (1992)), the noise at its most probable. false:
 * the equations could not be solved. */
bool mode_weigh(descent *s, double noise, sample_mode *mode);

/* Keeps fit->modes[fit->mode_count] if it is unlike those before it, in the place of the least
 * probable if need be. */
void mode_keep(sample_fit *fit, size_t models);

#endif
