/* SPDX-License-Identifier: GPL-3.0-or-later */
/* powder.h: effective permittivity of small crystallites in a matrix. */
#ifndef ELASTIR_OPTICS_POWDER_H
#define ELASTIR_OPTICS_POWDER_H

#include <stdbool.h>

#include "optics/tensor.h"

typedef enum { OPTICS_SPHERE, OPTICS_NEEDLE, OPTICS_PLATE, OPTICS_ELLIPSOID } optics_shape;

/* The depolarisation tensor (xx yy zz yz xz xy, trace 1) of a shape along the unit vector n: the
 * direction of a needle, the normal of a plate, the axis of a spheroid whose length along n is
 * `ratio` times that across it. */
void optics_depolarisation(optics_shape shape, const double n[3], double ratio, double six[6]);

/* Effective permittivities of randomly oriented particles of volume fraction f, all of one shape, in a
 * matrix; particles much smaller than the wavelength.
 *
 * Averaged: f tr(eps)/3 + (1 - f) eps_m; no local field. */
double complex optics_averaged(const optics_tensor *eps, double fraction, double complex matrix);

/* Maxwell-Garnett (Sihvola, Electromagnetic Mixing Formulas (1999), 5.78); f below some 0.2. */
double complex optics_maxwell_garnett(const optics_tensor *eps, const double depolarisation[6],
                                      double fraction, double complex matrix);

/* Bruggeman with the averaged polarisability of the shape; the matrix is made of spheres. The
 * root is followed from that of f = 0. false: no root with Im >= 0 was found. */
bool optics_bruggeman(const optics_tensor *eps, const double depolarisation[6], double fraction,
                      double complex matrix, double complex *effective);

#endif
