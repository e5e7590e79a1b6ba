// SPDX-License-Identifier: GPL-3.0-or-later
// instrument.h: what an instrument makes of a spectrum whose largest band is about 1.
#ifndef GENERATOR_INSTRUMENT_H
#define GENERATOR_INSTRUMENT_H

#include "random.h"
#include "recipe.h"

#include <stddef.h>

void instrument_apply(const recipe *r, dice *d, size_t count, const double *x_cm1, double *y);

#endif
