/* SPDX-License-Identifier: GPL-3.0-or-later */
/* thermodynamics.c: harmonic vibrational thermodynamics of a set of modes. */
#include "spectrum/thermodynamics.h"

#include <math.h>

/* CODATA 2018. */
static const double hartree_cm1 = 219474.6313632;
static const double boltzmann_cm1 = 0.695034800;       /* per K */
static const double gas_constant = 8.31446261815324;   /* J mol-1 K-1 */
static const double planck = 6.62607015e-34;           /* J s */
static const double boltzmann = 1.380649e-23;          /* J K-1 */
static const double light_cm_s = 2.99792458e10;
static const double pi = 3.14159265358979323846;

double elastir_zero_point_hartree(const elastir_vibration *vibrations, size_t count)
{
  double sum = 0.0;
  for (size_t i = 0; i < count; i++)
    if (vibrations[i].wavenumber_cm1 > 0.0)
      sum += (double)vibrations[i].count * vibrations[i].wavenumber_cm1;
  return 0.5 * sum / hartree_cm1;
}

/* Of a free rotor with the moment of inertia that the mode would have; in units of R. The mean
 * moment of 1e-44 kg m2 bounds it. */
static double rotor_entropy(double wavenumber_cm1, double temperature_k)
{
  const double mean_inertia = 1e-44;
  double inertia = planck / (8.0 * pi * pi * wavenumber_cm1 * light_cm_s);
  inertia = inertia * mean_inertia / (inertia + mean_inertia);
  return 0.5 + 0.5 * log(8.0 * pi * pi * pi * inertia * boltzmann * temperature_k /
                         (planck * planck));
}

static double oscillator_entropy(double x)
{
  return x / expm1(x) - log1p(-exp(-x));
}

static double entropy_of(double wavenumber_cm1, double x, double temperature_k,
                         double soften_cm1)
{
  double harmonic = oscillator_entropy(x);
  if (!(soften_cm1 > 0.0))
    return harmonic;
  double weight = 1.0 / (1.0 + pow(soften_cm1 / wavenumber_cm1, 4.0));
  return weight * harmonic + (1.0 - weight) * rotor_entropy(wavenumber_cm1, temperature_k);
}

elastir_harmonic elastir_harmonic_at(const elastir_vibration *vibrations, size_t count,
                                     double temperature_k, double soften_cm1)
{
  elastir_harmonic sum = {0.0, 0.0, 0.0, 0.0};
  if (!(temperature_k > 0.0))
    return sum;
  for (size_t i = 0; i < count; i++) {
    double wavenumber = vibrations[i].wavenumber_cm1, modes = (double)vibrations[i].count;
    if (!(wavenumber > 0.0))
      continue;
    double x = wavenumber / (boltzmann_cm1 * temperature_k);
    double occupied = 1.0 / expm1(x);
    sum.thermal_energy_hartree += modes * wavenumber * occupied / hartree_cm1;
    sum.entropy_j_mol_k += modes * entropy_of(wavenumber, x, temperature_k, soften_cm1);
    sum.heat_capacity_j_mol_k += modes * x * x * occupied * (1.0 + occupied);
  }
  sum.entropy_j_mol_k *= gas_constant;
  sum.heat_capacity_j_mol_k *= gas_constant;
  sum.ts_hartree =
      sum.entropy_j_mol_k / gas_constant * boltzmann_cm1 * temperature_k / hartree_cm1;
  return sum;
}
