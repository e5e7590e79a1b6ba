/* SPDX-License-Identifier: GPL-3.0-or-later */
/* dielectric.c: the dielectric function of the oscillators, and what CRYSTAL plots from it. */
#include "spectrum/dielectric.h"

#include <math.h>

#include "base/pi.h"

/* CODATA 2018: bohr, and the hartree as a wavenumber. */
static const double bohr_angstrom = 0.529177210903;
static const double hartree_cm1 = 219474.63136320;

static const double translation_cm1 = 1e-3;

size_t elastir_oscillators(const double *wavenumber_cm1, const double *born_vectors,
                           size_t mode_count, double volume_angstrom3, int direction,
                           elastir_oscillator *oscillators)
{
  double volume = volume_angstrom3 / (bohr_angstrom * bohr_angstrom * bohr_angstrom);
  size_t count = 0;
  for (size_t p = 0; p < mode_count; p++) {
    double z = born_vectors[3 * p + (size_t)direction];
    if (!(wavenumber_cm1[p] > translation_cm1) || !isfinite(z))
      continue;
    oscillators[count++] = (elastir_oscillator){
        wavenumber_cm1[p], 4.0 * ELASTIR_PI / volume * z * z * hartree_cm1 * hartree_cm1};
  }
  return count;
}

double complex elastir_dielectric(const elastir_oscillator *oscillators, size_t count,
                                  double eps_infinity, double damping_cm1,
                                  double wavenumber_cm1)
{
  double complex eps = eps_infinity;
  for (size_t p = 0; p < count; p++) {
    double nu = oscillators[p].wavenumber_cm1;
    eps += oscillators[p].strength_cm2 /
           (nu * nu - wavenumber_cm1 * wavenumber_cm1 - I * damping_cm1 * wavenumber_cm1);
  }
  return eps;
}

double elastir_attenuation_bulk(double complex eps, double wavenumber_cm1, double density)
{
  return 4.0 * ELASTIR_PI * wavenumber_cm1 * cimag(csqrt(eps)) / density;
}

/* A third of the small sphere of Bohren and Huffman, Absorption and Scattering of Light by
 * Small Particles (1983), chapter 12: CRYSTAL's normalisation. */
double elastir_attenuation_spheres(double complex eps, double wavenumber_cm1, double density)
{
  return 2.0 * ELASTIR_PI * wavenumber_cm1 * cimag((eps - 1.0) / (eps + 2.0)) / density;
}

/* The continuous distribution of ellipsoids of the same chapter. */
double elastir_attenuation_ellipsoids(double complex eps, double wavenumber_cm1, double density)
{
  return 4.0 * ELASTIR_PI * wavenumber_cm1 * cimag(eps / (eps - 1.0) * clog(eps)) / density;
}

double elastir_reflectance(double complex eps, double angle)
{
  double complex q = csqrt(eps - sin(angle) * sin(angle));
  double r = cabs((cos(angle) - q) / (cos(angle) + q));
  return r * r;
}
