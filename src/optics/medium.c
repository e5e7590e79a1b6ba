/* SPDX-License-Identifier: GPL-3.0-or-later */
/* medium.c: the dielectric function of a crystal from its modes. */
#include "optics/medium.h"

#include <math.h>
#include <string.h>

#include "base/pi.h"

/* CODATA 2018: bohr, and the hartree as a wavenumber. */
static const double bohr_angstrom = 0.529177210903;
static const double hartree_cm1 = 219474.63136320;

/* Where two decimals of the intensity say more than five digits of a vector. */
static const double precise_km_mol = 100.0;

const double optics_intensity_per_charge2 = 1.7770712e6;

double optics_strength_per_charge2(double volume_angstrom3)
{
  double volume = volume_angstrom3 / (bohr_angstrom * bohr_angstrom * bohr_angstrom);
  return 4.0 * ELASTIR_PI * hartree_cm1 * hartree_cm1 / volume;
}

void optics_strength(const double *born, size_t modes, double intensity_km_mol,
                     double volume_angstrom3, double strength_cm2[6])
{
  double sum[6] = {0.0, 0.0, 0.0, 0.0, 0.0, 0.0};
  for (size_t p = 0; p < modes; p++) {
    const double *z = born + 3 * p;
    const double products[6] = {z[0] * z[0], z[1] * z[1], z[2] * z[2],
                                z[1] * z[2], z[0] * z[2], z[0] * z[1]};
    for (size_t k = 0; k < 6; k++)
      sum[k] += products[k];
  }
  double factor = optics_strength_per_charge2(volume_angstrom3);
  double from_vectors = optics_intensity_per_charge2 * (sum[0] + sum[1] + sum[2]);
  if (intensity_km_mol >= precise_km_mol && from_vectors > 0.0)
    factor *= intensity_km_mol / from_vectors;
  for (size_t k = 0; k < 6; k++)
    strength_cm2[k] = factor * sum[k];
}

void optics_strength_isotropic(double intensity_km_mol, double volume_angstrom3,
                               double strength_cm2[6])
{
  double third = optics_strength_per_charge2(volume_angstrom3) * intensity_km_mol /
                 (3.0 * optics_intensity_per_charge2);
  for (size_t k = 0; k < 6; k++)
    strength_cm2[k] = k < 3 ? third : 0.0;
}

optics_tensor optics_epsilon(const optics_medium *medium, double wavenumber_cm1)
{
  double re[6], im[6] = {0.0, 0.0, 0.0, 0.0, 0.0, 0.0};
  double square = wavenumber_cm1 * wavenumber_cm1;
  memcpy(re, medium->epsilon_infinity, sizeof re);
  for (size_t p = 0; p < medium->count; p++) {
    const optics_oscillator *o = &medium->oscillators[p];
    double x = o->wavenumber_cm1 * o->wavenumber_cm1 - square;
    double y = o->damping_cm1 * wavenumber_cm1;
    double norm = 1.0 / (x * x + y * y);
    x *= norm;
    y *= norm;
    for (size_t k = 0; k < 6; k++) {
      re[k] += o->strength_cm2[k] * x;
      im[k] += o->strength_cm2[k] * y;
    }
  }
  optics_tensor eps;
  for (size_t k = 0; k < 6; k++)
    eps.six[k] = re[k] + I * im[k];
  return eps;
}

void optics_epsilon_static(const optics_medium *medium, double epsilon_static[6])
{
  for (size_t k = 0; k < 6; k++) {
    epsilon_static[k] = medium->epsilon_infinity[k];
    for (size_t p = 0; p < medium->count; p++)
      epsilon_static[k] += medium->oscillators[p].strength_cm2[k] /
                           (medium->oscillators[p].wavenumber_cm1 *
                            medium->oscillators[p].wavenumber_cm1);
  }
}
