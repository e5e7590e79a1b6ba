/* SPDX-License-Identifier: GPL-3.0-or-later */
/* debye.c: the acoustic Debye temperature by averaging over directions. */
#include "elastic/debye.h"

#include <gsl/gsl_integration.h>
#include <math.h>

#include "base/codata.h"
#include "base/pi.h"
#include "elastic/christoffel.h"
#include "elastic/mirrors.h"

/* h / k_B in K s. */
static const double planck_over_boltzmann = CODATA_PLANCK / CODATA_BOLTZMANN;

/* Up to the usual order the mean is refined until it is still; only where it is not even still
 * enough then, as with a very soft wave, on to the last. */
enum { FIRST_ORDER = 16, USUAL_ORDER = 128, LAST_ORDER = 1024 };
static const double still = 1e-10, still_enough = 1e-5;

/* Sum over the three waves of modulus^(-3/2); NAN where one is not positive. */
static double inverse_cubes(const christoffel_tensor *tensor, const double n[3])
{
  double moduli[3], sum = 0.0;
  christoffel_moduli(tensor, n, moduli);
  if (!(moduli[0] > 0.0))
    return NAN;
  for (int k = 0; k < 3; k++)
    sum += 1.0 / (moduli[k] * sqrt(moduli[k]));
  return sum;
}

/* Mean of inverse_cubes over the hemisphere z >= 0, which holds one of each n, -n. */
static double hemisphere_mean(const christoffel_tensor *tensor, int mirrors, int order, bool *no_memory)
{
  gsl_integration_glfixed_table *table = gsl_integration_glfixed_table_alloc((size_t)order);
  if (table == NULL) {
    *no_memory = true;
    return NAN;
  }
  int turns = 2 * order, first, used;
  mirrors_part(mirrors, turns, &first, &used);
  double mean = 0.0;
  for (int i = 0; i < order; i++) {
    double z, weight, ring = 0.0;
    gsl_integration_glfixed_point(0.0, 1.0, (size_t)i, &z, &weight, table);
    double radius = sqrt(1.0 - z * z);
    for (int k = first; k < first + used; k++) {
      double angle = 2.0 * ELASTIR_PI * (k + 0.5) / turns;
      double n[3] = {radius * cos(angle), radius * sin(angle), z};
      ring += inverse_cubes(tensor, n);
    }
    mean += weight * ring / used;
  }
  gsl_integration_glfixed_table_free(table);
  return mean;
}

/* NAN where it is not still enough. */
static double sphere_mean(const christoffel_tensor *tensor, int mirrors, double *change,
                          bool *no_memory)
{
  double mean = hemisphere_mean(tensor, mirrors, FIRST_ORDER, no_memory);
  for (int order = 2 * FIRST_ORDER; order <= LAST_ORDER; order *= 2) {
    double finer = hemisphere_mean(tensor, mirrors, order, no_memory);
    *change = fabs(finer - mean) / finer;
    mean = finer;
    if (!(*change > (order < USUAL_ORDER ? still : still_enough)))
      break;
  }
  return *change <= still_enough ? mean : NAN;
}

static double temperature(double atoms, double volume_angstrom3, double velocity_km_s)
{
  /* km/s per angstrom is 1e13 per second. */
  return planck_over_boltzmann * cbrt(3.0 * atoms / (4.0 * ELASTIR_PI * volume_angstrom3)) *
         velocity_km_s * 1e13;
}

elastir_debye elastir_debye_temperature(const double stiffness_gpa[36], double density_g_cm3,
                                        double atoms, double volume_angstrom3,
                                        double bulk_modulus_gpa, double shear_modulus_gpa)
{
  elastir_debye debye = {NAN, NAN, NAN, NAN, NAN, false};
  if (!(density_g_cm3 > 0.0))
    return debye;
  christoffel_tensor tensor;
  christoffel_expand(stiffness_gpa, &tensor);
  int mirrors = mirrors_of(stiffness_gpa);
  double change = NAN, mean = sphere_mean(&tensor, mirrors, &change, &debye.no_memory);
  /* mean is <sum of v^-3> times density^(-3/2). */
  debye.mean_velocity_km_s = 1.0 / (cbrt(mean / 3.0) * sqrt(density_g_cm3));
  debye.relative_error = change / 3.0;
  double k = bulk_modulus_gpa, g = shear_modulus_gpa;
  if (g > 0.0 && k + 4.0 * g / 3.0 > 0.0) {
    double p = sqrt((k + 4.0 * g / 3.0) / density_g_cm3), s = sqrt(g / density_g_cm3);
    debye.anderson_velocity_km_s = cbrt(3.0 / (1.0 / (p * p * p) + 2.0 / (s * s * s)));
  }
  if (atoms > 0.0 && volume_angstrom3 > 0.0) {
    debye.temperature_k = temperature(atoms, volume_angstrom3, debye.mean_velocity_km_s);
    debye.anderson_temperature_k =
        temperature(atoms, volume_angstrom3, debye.anderson_velocity_km_s);
  }
  return debye;
}
