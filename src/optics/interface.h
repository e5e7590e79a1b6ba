/* SPDX-License-Identifier: GPL-3.0-or-later */
/* interface.h: light at a plane surface of an isotropic medium: Fresnel, total reflection,
 * films. */
#ifndef ELASTIR_OPTICS_INTERFACE_H
#define ELASTIR_OPTICS_INTERFACE_H

#include <complex.h>

/* Amplitudes of reflection from a medium of index n1 on one of permittivity eps; the angle in
 * radians. r_p refers to the magnetic field: +1 for a metal; r_p = r_s^2 at 45 degrees. */
typedef struct {
  double complex s, p;
} optics_amplitudes;

optics_amplitudes optics_fresnel(double index, double angle, double complex eps);

/* ATR absorbances -log10 R of `bounces` reflections from the inside of a crystal of that index;
 * unpolarised light is mixed behind all bounces. */
typedef struct {
  double s, p, unpolarised;
} optics_absorbances;

optics_absorbances optics_atr(double index, double angle, double complex eps, int bounces);

/* A film in vacuum on an endless transparent substrate. Light is unpolarised; coherent in the
 * film. */
typedef struct {
  double thickness_um;
  double spread;    /* share of the thickness: R and T are means over thickness (1 -+ spread) */
  double substrate; /* its index; 1: a free film */
  double angle;     /* radians */
} optics_film;

typedef struct {
  double reflectance, transmittance; /* R + T <= 1 */
} optics_powers;

optics_powers optics_film_powers(const optics_film *film, double complex eps,
                                 double wavenumber_cm1);

#endif
