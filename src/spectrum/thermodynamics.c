/* SPDX-License-Identifier: GPL-3.0-or-later */
/* thermodynamics.c: harmonic vibrational thermodynamics of a set of modes. */
#include "spectrum/thermodynamics.h"

#include <math.h>

#include "base/codata.h"
#include "base/pi.h"

double elastir_zero_point_hartree(const elastir_vibration *vibrations, size_t count)
{
  double sum = 0.0;
  for (size_t i = 0; i < count; i++)
    if (vibrations[i].wavenumber_cm1 > 0.0)
      sum += (double)vibrations[i].count * vibrations[i].wavenumber_cm1;
  return 0.5 * sum / CODATA_HARTREE_CM1;
}

/* Of a free rotor with the moment of inertia that the mode would have; in units of R. The mean
 * moment of 1e-44 kg m2 bounds it. */
static double rotor_entropy(double wavenumber_cm1, double temperature_k)
{
  const double mean_inertia = 1e-44;
  double inertia = CODATA_PLANCK / (8.0 * ELASTIR_PI * ELASTIR_PI * wavenumber_cm1 * CODATA_LIGHT_CM_S);
  inertia = inertia * mean_inertia / (inertia + mean_inertia);
  return 0.5 + 0.5 * log(8.0 * ELASTIR_PI * ELASTIR_PI * ELASTIR_PI * inertia * CODATA_BOLTZMANN *
                         temperature_k / (CODATA_PLANCK * CODATA_PLANCK));
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
    double x = wavenumber / (CODATA_BOLTZMANN_CM1 * temperature_k);
    double occupied = 1.0 / expm1(x);
    sum.thermal_energy_hartree += modes * wavenumber * occupied / CODATA_HARTREE_CM1;
    sum.entropy_j_mol_k += modes * entropy_of(wavenumber, x, temperature_k, soften_cm1);
    sum.heat_capacity_j_mol_k += modes * x * x * occupied * (1.0 + occupied);
  }
  sum.entropy_j_mol_k *= CODATA_GAS;
  sum.heat_capacity_j_mol_k *= CODATA_GAS;
  sum.ts_hartree =
      sum.entropy_j_mol_k / CODATA_GAS * CODATA_BOLTZMANN_CM1 * temperature_k / CODATA_HARTREE_CM1;
  return sum;
}
