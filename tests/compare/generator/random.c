// SPDX-License-Identifier: GPL-3.0-or-later
// random.c: xoshiro256** seeded by splitmix64 (Blackman and Vigna, ACM Trans. Math. Softw. 2021,
// 47, 36), and Box and Muller's normal deviates (Ann. Math. Stat. 1958, 29, 610).
#include "random.h"

#include <math.h>

#define PI 3.14159265358979323846

static uint64_t rotate(uint64_t word, int bits) {
  return (word << bits) | (word >> (64 - bits));
}

void dice_seed(dice *d, uint64_t seed) {
  for (size_t i = 0; i < 4; i++) {
    seed += UINT64_C(0x9e3779b97f4a7c15);
    uint64_t word = seed;
    word = (word ^ (word >> 30)) * UINT64_C(0xbf58476d1ce4e5b9);
    word = (word ^ (word >> 27)) * UINT64_C(0x94d049bb133111eb);
    d->state[i] = word ^ (word >> 31);
  }
}

static uint64_t next(dice *d) {
  uint64_t *s = d->state;
  const uint64_t result = rotate(s[1] * 5, 7) * 9;
  const uint64_t shifted = s[1] << 17;
  s[2] ^= s[0];
  s[3] ^= s[1];
  s[1] ^= s[2];
  s[0] ^= s[3];
  s[2] ^= shifted;
  s[3] = rotate(s[3], 45);
  return result;
}

double dice_uniform(dice *d) {
  return ((double)(next(d) >> 11) + 0.5) * 0x1p-53;
}

double dice_between(dice *d, double low, double high) {
  return low + (high - low) * dice_uniform(d);
}

double dice_log_between(dice *d, double low, double high) {
  return low * pow(high / low, dice_uniform(d));
}

double dice_normal(dice *d, double deviation) {
  const double radius = sqrt(-2.0 * log(dice_uniform(d)));
  return deviation * radius * cos(2.0 * PI * dice_uniform(d));
}

double dice_sign(dice *d) {
  return dice_uniform(d) < 0.5 ? -1.0 : 1.0;
}

size_t dice_below(dice *d, size_t count) {
  return (size_t)(dice_uniform(d) * (double)count);
}
