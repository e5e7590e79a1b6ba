// SPDX-License-Identifier: GPL-3.0-or-later
// limits.h: what is asked of compare, and of which cases.
#ifndef GENERATOR_LIMITS_H
#define GENERATOR_LIMITS_H

#include "judge.h"

// Writes a line for every limit that the case misses; the number of them. Limits hold strictly
// from 200 spectra on. With fewer, only what chance explains in fewer than 1 of 200 runs counts.
int limits_missed(const recipe *r, const tally *t);

#endif
