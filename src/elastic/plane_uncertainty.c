/* SPDX-License-Identifier: GPL-3.0-or-later */
/* plane_uncertainty.c: what the rounding of a printed slab tensor does to its properties. */
#include "elastic/plane_uncertainty.h"

#include <gsl/gsl_randist.h>
#include <gsl/gsl_rng.h>
#include <math.h>

#include "base/spread.h"

enum { DEFAULT_SAMPLES = 200, UPPER = 6 };

/* Rows and columns of the upper triangle. */
static const int place[UPPER][2] = {{0, 0}, {0, 1}, {0, 2}, {1, 1}, {1, 2}, {2, 2}};

elastir_plane_symmetry elastir_plane_symmetry_of(const double stiffness_n_m[9], double half_n_m)
{
  const double *c = stiffness_n_m;
  double half = half_n_m * (1.0 + 1e-9); /* the numbers themselves are rounded too */
  bool alike = fabs(c[0] - c[4]) <= 2.0 * half;
  bool straight = fabs(c[2]) <= half && fabs(c[5]) <= half;
  if (alike && straight && fabs(c[0] + c[4] - 2.0 * c[1] - 4.0 * c[8]) <= 8.0 * half)
    return ELASTIR_PLANE_ISOTROPIC;
  if (alike && fabs(c[2] + c[5]) <= 2.0 * half)
    return ELASTIR_PLANE_SQUARE;
  return straight ? ELASTIR_PLANE_RECTANGULAR : ELASTIR_PLANE_OBLIQUE;
}

const char *elastir_plane_symmetry_name(elastir_plane_symmetry symmetry)
{
  static const char *const names[] = {"isotropic", "square", "rectangular", "oblique"};
  return names[symmetry];
}

const char *elastir_plane_uncertain_name(int quantity)
{
  static const char *const names[ELASTIR_PLANE_UNCERTAIN_COUNT] = {
      "averages.voigt.bulk_modulus_n_m",    "averages.voigt.shear_modulus_n_m",
      "averages.voigt.youngs_modulus_n_m",  "averages.voigt.poisson_ratio",
      "averages.reuss.bulk_modulus_n_m",    "averages.reuss.shear_modulus_n_m",
      "averages.reuss.youngs_modulus_n_m",  "averages.reuss.poisson_ratio",
      "averages.hill.bulk_modulus_n_m",     "averages.hill.shear_modulus_n_m",
      "averages.hill.youngs_modulus_n_m",   "averages.hill.poisson_ratio",
      "directional.youngs_modulus_n_m.min", "directional.youngs_modulus_n_m.max",
      "directional.shear_modulus_n_m.min",  "directional.shear_modulus_n_m.max",
      "directional.poisson_ratio.min",      "directional.poisson_ratio.max",
      "kelvin_eigenvalues_n_m.min"};
  return names[quantity];
}

static void collect(const elastir_plane *plane, double values[ELASTIR_PLANE_UNCERTAIN_COUNT])
{
  const elastir_plane_moduli *averages[] = {&plane->voigt, &plane->reuss, &plane->hill};
  const elastir_plane_range *ranges[] = {&plane->youngs_modulus_n_m, &plane->shear_modulus_n_m,
                                         &plane->poisson_ratio};
  int n = 0;
  for (int i = 0; i < 3; i++) {
    values[n++] = averages[i]->bulk_modulus_n_m;
    values[n++] = averages[i]->shear_modulus_n_m;
    values[n++] = averages[i]->youngs_modulus_n_m;
    values[n++] = averages[i]->poisson_ratio;
  }
  for (int i = 0; i < 3; i++) {
    values[n++] = ranges[i]->min.value;
    values[n++] = ranges[i]->max.value;
  }
  values[n] = plane->kelvin_eigenvalues_n_m[0];
}

/* The constant that each of the upper triangle is: itself, an earlier one that is equal or
 * opposite, or -1: zero. Returns how many are independent. */
static int find_constants(const double c[9], int constant[UPPER], double sign[UPPER])
{
  int count = 0;
  for (int k = 0; k < UPPER; k++) {
    double value = c[3 * place[k][0] + place[k][1]];
    constant[k] = value == 0.0 ? -1 : k;
    sign[k] = 1.0;
    for (int j = 0; j < k && value != 0.0; j++) {
      double other = c[3 * place[j][0] + place[j][1]];
      if (constant[j] != j || fabs(other) != fabs(value))
        continue;
      constant[k] = j;
      sign[k] = other == value ? 1.0 : -1.0;
      break;
    }
    count += constant[k] == k;
  }
  return count;
}

static void draw(const double c[9], const int constant[UPPER], const double sign[UPPER],
                 double half_n_m, gsl_rng *generator, double sample[9])
{
  double shift[UPPER];
  for (int k = 0; k < UPPER; k++) {
    if (constant[k] == k)
      shift[k] = gsl_ran_flat(generator, -half_n_m, half_n_m);
    else
      shift[k] = constant[k] < 0 ? 0.0 : sign[k] * shift[constant[k]];
    int i = place[k][0], j = place[k][1];
    sample[3 * i + j] = sample[3 * j + i] = c[3 * i + j] + shift[k];
  }
}

bool elastir_plane_estimate_uncertainty(const double stiffness_n_m[9], double half_n_m,
                                        const elastir_uncertainty_options *options,
                                        elastir_plane_uncertainty *uncertainty)
{
  int constant[UPPER];
  double sign[UPPER];
  spread found[ELASTIR_PLANE_UNCERTAIN_COUNT] = {0};
  *uncertainty = (elastir_plane_uncertainty){.constant_sigma_n_m = half_n_m / sqrt(3.0)};
  uncertainty->constants = find_constants(stiffness_n_m, constant, sign);
  int samples = options != NULL && options->samples > 0 ? options->samples : DEFAULT_SAMPLES;
  gsl_rng *generator = gsl_rng_alloc(gsl_rng_mt19937);
  bool good = generator != NULL;
  if (good)
    gsl_rng_set(generator,
                options != NULL && options->seed != 0 ? options->seed : ELASTIR_DEFAULT_SEED);
  for (int s = 0; good && s < samples; s++) {
    double sample[9], values[ELASTIR_PLANE_UNCERTAIN_COUNT];
    elastir_plane plane;
    draw(stiffness_n_m, constant, sign, half_n_m, generator, sample);
    good = elastir_analyse_plane(sample, &plane);
    uncertainty->samples++;
    uncertainty->unstable_samples += !plane.stable;
    collect(&plane, values);
    for (int q = 0; q < ELASTIR_PLANE_UNCERTAIN_COUNT; q++)
      spread_add(&found[q], values[q]);
  }
  for (int q = 0; q < ELASTIR_PLANE_UNCERTAIN_COUNT; q++)
    uncertainty->sigma[q] = spread_deviation(&found[q]);
  if (generator != NULL)
    gsl_rng_free(generator);
  return good;
}
