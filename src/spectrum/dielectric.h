/* SPDX-License-Identifier: GPL-3.0-or-later */
/* dielectric.h: the dielectric function of the oscillators, and what CRYSTAL plots from it. */
#ifndef ELASTIR_DIELECTRIC_H
#define ELASTIR_DIELECTRIC_H

#include <complex.h>
#include <stdbool.h>
#include <stddef.h>

/* One Lorentz oscillator along one direction. */
typedef struct {
  double wavenumber_cm1;
  double strength_cm2; /* f_p nu_p^2, cm-2 */
} elastir_oscillator;

/* The oscillators of modes 1…mode_count along x, y or z (direction 0, 1, 2):
 * f_p nu_p^2 = (4 pi / V) Z^2 in atomic units. wavenumber_cm1 and born_vectors (e m_e^-1/2,
 * [mode][xyz]) hold a value for each mode; imaginary modes and those below 1e-3 cm-1
 * (translations) are left out. `oscillators` has room for mode_count. Returns how many. */
size_t elastir_oscillators(const double *wavenumber_cm1, const double *born_vectors,
                           size_t mode_count, double volume_angstrom3, int direction,
                           elastir_oscillator *oscillators);

/* eps(nu) = eps_infinity + sum of f_p nu_p^2 / (nu_p^2 - nu^2 - i gamma nu); gamma in cm-1. */
double complex elastir_dielectric(const elastir_oscillator *oscillators, size_t count,
                                  double eps_infinity, double damping_cm1,
                                  double wavenumber_cm1);

/* Mass attenuation coefficients as in columns 4 to 6 of CRYSTAL's IRSPEC, cm2 g-1, of an
 * isotropic medium (verified for cubic crystals only); density in g cm-3. */
double elastir_attenuation_bulk(double complex eps, double wavenumber_cm1, double density);
double elastir_attenuation_spheres(double complex eps, double wavenumber_cm1, double density);
double elastir_attenuation_ellipsoids(double complex eps, double wavenumber_cm1, double density);

/* Reflectance of s-polarised light at an angle of incidence (radians), column 7. */
double elastir_reflectance(double complex eps, double angle);

#endif
