/* SPDX-License-Identifier: GPL-3.0-or-later */
/* attenuation.h: what a medium absorbs in bulk and as small particles. */
#ifndef ELASTIR_OPTICS_ATTENUATION_H
#define ELASTIR_OPTICS_ATTENUATION_H

#include <complex.h>

/* Mass attenuation coefficients as in columns 4 to 6 of CRYSTAL's IRSPEC, cm2 g-1, Napierian, of
 * an isotropic medium; density in g cm-3. */
double optics_attenuation_bulk(double complex eps, double wavenumber_cm1, double density);

/* A third of the small sphere of Bohren and Huffman, Absorption and Scattering of Light by Small
 * Particles (1983), chapter 12: CRYSTAL's normalisation. */
double optics_attenuation_spheres(double complex eps, double wavenumber_cm1, double density);

/* The continuous distribution of ellipsoids of the same chapter. */
double optics_attenuation_ellipsoids(double complex eps, double wavenumber_cm1, double density);

/* Decadic absorption coefficient in cm-1: 4 pi nu Im sqrt(eps) / ln 10. */
double optics_absorption_decadic(double complex eps, double wavenumber_cm1);

#endif
