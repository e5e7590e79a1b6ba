/* SPDX-License-Identifier: GPL-3.0-or-later */
/* tensors.h: tensors and random numbers that several elastic tests share. */
#ifndef ELASTIR_TEST_TENSORS_H
#define ELASTIR_TEST_TENSORS_H

#include <math.h>
#include <stdint.h>
#include <string.h>

#include "elastic/tensor.h"

static inline void fill_cubic(double c11, double c12, double c44, double stiffness[36])
{
  memset(stiffness, 0, 36 * sizeof *stiffness);
  for (int i = 0; i < 3; i++) {
    for (int j = 0; j < 3; j++)
      stiffness[6 * i + j] = i == j ? c11 : c12;
    stiffness[7 * (i + 3)] = c44;
  }
}

/* Transversely isotropic about z. */
static inline void fill_hexagonal(double c11, double c12, double c13, double c33, double c44,
                                  double stiffness[36])
{
  fill_cubic(c11, c12, c44, stiffness);
  stiffness[2] = stiffness[8] = stiffness[12] = stiffness[13] = c13;
  stiffness[14] = c33;
  stiffness[35] = 0.5 * (c11 - c12);
}

static inline void put_element(double value, int i, int j, double stiffness[36])
{
  stiffness[6 * i + j] = stiffness[6 * j + i] = value;
}

/* Makes a hexagonal tensor trigonal, its twofold axis along x. */
static inline void put_c14(double value, double stiffness[36])
{
  put_element(value, 0, 3, stiffness);
  put_element(-value, 1, 3, stiffness);
  put_element(value, 4, 5, stiffness);
}

/* A linear congruential generator of 64 bits (Knuth's constants): the same everywhere.
 * Uniform in [-1, 1). */
static inline double random_unit(uint64_t *state)
{
  *state = *state * UINT64_C(6364136223846793005) + UINT64_C(1442695040888963407);
  return (double)(*state >> 11) / 4503599627370496.0 - 1.0;
}

static inline void random_direction(uint64_t *state, double n[3])
{
  double length;
  do {
    length = 0.0;
    for (int i = 0; i < 3; i++) {
      n[i] = random_unit(state);
      length += n[i] * n[i];
    }
  } while (length > 1.0 || length < 0.01);
  for (int i = 0; i < 3; i++)
    n[i] /= sqrt(length);
}

/* Rows are an orthonormal right-handed frame. */
static inline void random_rotation(uint64_t *state, double rotation[9])
{
  double a[3], b[3], dot = 0.0, length = 0.0;
  random_direction(state, a);
  random_direction(state, b);
  for (int i = 0; i < 3; i++)
    dot += a[i] * b[i];
  for (int i = 0; i < 3; i++) {
    b[i] -= dot * a[i];
    length += b[i] * b[i];
  }
  for (int i = 0; i < 3; i++) {
    rotation[i] = a[i];
    rotation[3 + i] = b[i] / sqrt(length);
  }
  for (int i = 0; i < 3; i++)
    rotation[6 + i] = rotation[(i + 1) % 3] * rotation[3 + (i + 2) % 3] -
                      rotation[(i + 2) % 3] * rotation[3 + (i + 1) % 3];
}

/* Positive definite; the Kelvin eigenvalues spread over about `decades`. */
static inline void random_stable(uint64_t *state, double decades, double stiffness[36])
{
  double a[36], kelvin[36] = {0};
  for (int i = 0; i < 36; i++)
    a[i] = random_unit(state);
  for (int i = 0; i < 6; i++)
    for (int j = 0; j < 6; j++)
      for (int k = 0; k < 6; k++)
        kelvin[6 * i + j] += a[6 * i + k] * a[6 * j + k] * pow(10.0, 1.0 - decades * k / 5.0);
  for (int i = 0; i < 6; i++)
    kelvin[7 * i] += pow(10.0, 1.0 - decades);
  elastir_stiffness_from_kelvin(kelvin, stiffness);
}

#endif
