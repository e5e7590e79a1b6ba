/* SPDX-License-Identifier: GPL-3.0-or-later */
/* random_tensors.c: seeded random stable stiffness tensors of all classes. */
#include "elastic/random_tensors.h"

#include <math.h>
#include <string.h>

#include <gsl/gsl_randist.h>

#include "elastic/tensor.h"

void random_rotation(gsl_rng *rng, double r[9])
{
  double q[4], length = 0.0;
  for (int i = 0; i < 4; i++) {
    q[i] = gsl_ran_gaussian(rng, 1.0);
    length += q[i] * q[i];
  }
  length = sqrt(length);
  double w = q[0] / length, x = q[1] / length, y = q[2] / length, z = q[3] / length;
  const double rotation[9] = {1 - 2 * (y * y + z * z), 2 * (x * y - w * z), 2 * (x * z + w * y),
                              2 * (x * y + w * z), 1 - 2 * (x * x + z * z), 2 * (y * z - w * x),
                              2 * (x * z - w * y), 2 * (y * z + w * x), 1 - 2 * (x * x + y * y)};
  memcpy(r, rotation, sizeof rotation);
}

/* The mean of a Kelvin matrix over the cyclic group of a rotation of order n. */
static void average_over(double kelvin[36], const double rotation[9], int n)
{
  double sum[36], turned[36];
  memcpy(sum, kelvin, sizeof sum);
  memcpy(turned, kelvin, sizeof turned);
  for (int i = 1; i < n; i++) {
    elastir_rotate_kelvin(turned, rotation, turned);
    for (int a = 0; a < 36; a++)
      sum[a] += turned[a];
  }
  for (int a = 0; a < 36; a++)
    kelvin[a] = sum[a] / n;
}

/* Averages over the generators of the class in turn until nothing changes. */
static void impose(random_class kind, double kelvin[36])
{
  const double h = 0.86602540378443864676;
  const double twofold_x[9] = {1, 0, 0, 0, -1, 0, 0, 0, -1};
  const double twofold_z[9] = {-1, 0, 0, 0, -1, 0, 0, 0, 1};
  const double fourfold_z[9] = {0, -1, 0, 1, 0, 0, 0, 0, 1};
  const double threefold_z[9] = {-0.5, -h, 0, h, -0.5, 0, 0, 0, 1};
  const double sixfold_z[9] = {0.5, -h, 0, h, 0.5, 0, 0, 0, 1};
  const double diagonal[9] = {0, 0, 1, 1, 0, 0, 0, 1, 0};
  for (int i = 0; i < 60; i++) {
    if (kind == RANDOM_MONOCLINIC)
      average_over(kelvin, twofold_z, 2);
    if (kind == RANDOM_ORTHORHOMBIC || kind == RANDOM_TRIGONAL)
      average_over(kelvin, twofold_x, 2);
    if (kind == RANDOM_ORTHORHOMBIC)
      average_over(kelvin, twofold_z, 2);
    if (kind == RANDOM_TETRAGONAL || kind == RANDOM_CUBIC)
      average_over(kelvin, fourfold_z, 4);
    if (kind == RANDOM_TRIGONAL)
      average_over(kelvin, threefold_z, 3);
    if (kind == RANDOM_HEXAGONAL)
      average_over(kelvin, sixfold_z, 6);
    if (kind == RANDOM_CUBIC)
      average_over(kelvin, diagonal, 3);
  }
}

/* Gives each distinct eigenvalue a new one; its eigenspace, and so the symmetry, stays. */
static void spread_eigenvalues(gsl_rng *rng, double decades, bool soft, double kelvin[36])
{
  double values[6], vectors[36];
  elastir_symmetric_eigen(6, kelvin, values, vectors);
  memset(kelvin, 0, 36 * sizeof *kelvin);
  double value = 0.0;
  for (int a = 0; a < 6; a++) {
    if (a == 0 || values[a] - values[a - 1] > 1e-6 * values[5])
      value = pow(10.0, 2.0 - decades * (a == 0 && soft ? 1.0 : gsl_rng_uniform(rng)));
    for (int i = 0; i < 36; i++)
      kelvin[i] += value * vectors[6 * a + i / 6] * vectors[6 * a + i % 6];
  }
}

static void nearly_cubic(gsl_rng *rng, double stiffness[36])
{
  const double c11 = 11.038, c12 = 8.325, c44 = 0.940; /* ZIF-8, GPa: Tan et al. 2012 */
  for (int i = 0; i < 6; i++)
    for (int j = i; j < 6; j++) {
      double value = i == j ? (i < 3 ? c11 : c44) : j < 3 ? c12 : 0.0;
      value += 0.3 * (2.0 * gsl_rng_uniform(rng) - 1.0);
      stiffness[6 * i + j] = stiffness[6 * j + i] = value;
    }
}

void random_stiffness(gsl_rng *rng, random_class kind, double decades, double stiffness[36])
{
  double kelvin[36], factor[36];
  if (kind == RANDOM_NEARLY_CUBIC) {
    nearly_cubic(rng, stiffness);
    return;
  }
  for (int i = 0; i < 36; i++)
    factor[i] = gsl_ran_gaussian(rng, 1.0);
  for (int i = 0; i < 6; i++)
    for (int j = 0; j < 6; j++) {
      kelvin[6 * i + j] = 0.0;
      for (int k = 0; k < 6; k++)
        kelvin[6 * i + j] += factor[6 * i + k] * factor[6 * j + k];
    }
  impose(kind, kelvin);
  bool soft = gsl_rng_uniform(rng) < 0.25, turn = gsl_rng_uniform(rng) < 0.5;
  spread_eigenvalues(rng, decades, soft, kelvin);
  if (turn) {
    double rotation[9];
    random_rotation(rng, rotation);
    elastir_rotate_kelvin(kelvin, rotation, kelvin);
  }
  elastir_stiffness_from_kelvin(kelvin, stiffness);
}

void random_standard(unsigned long index, double stiffness[36])
{
  gsl_rng *rng = gsl_rng_alloc(gsl_rng_mt19937);
  gsl_rng_set(rng, 20220501UL + index);
  double decades = 3.0 * gsl_rng_uniform(rng);
  random_stiffness(rng, (random_class)(index % RANDOM_CLASSES), decades, stiffness);
  gsl_rng_free(rng);
}
