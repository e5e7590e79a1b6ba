// SPDX-License-Identifier: GPL-3.0-or-later
// random.h: seeded random numbers of the generator; the same on every machine.
#ifndef GENERATOR_RANDOM_H
#define GENERATOR_RANDOM_H

#include <stddef.h>
#include <stdint.h>

typedef struct {
  uint64_t state[4];
} dice;

void dice_seed(dice *d, uint64_t seed);
double dice_uniform(dice *d);                               // in (0, 1)
double dice_between(dice *d, double low, double high);      // uniform
double dice_log_between(dice *d, double low, double high);  // uniform in the logarithm
double dice_normal(dice *d, double deviation);              // mean 0
double dice_sign(dice *d);                                  // -1 or 1
size_t dice_below(dice *d, size_t count);                   // 0 to count - 1

#endif
