/* SPDX-License-Identifier: GPL-3.0-or-later */
/* atr_inverse.h: the permittivity of a sample from its ATR spectrum, by Kramers and Kronig. */
#ifndef ELASTIR_OPTICS_ATR_INVERSE_H
#define ELASTIR_OPTICS_ATR_INVERSE_H

#include <complex.h>
#include <stdbool.h>
#include <stddef.h>

typedef struct {
  double element;  /* index of the crystal */
  double angle;    /* radians */
  int bounces;
  double share_s;  /* of the light: 1/2 unpolarised, 1 s, 0 p */
  double far;      /* index of the sample far above its bands, as in the near infrared */
} optics_atr_setup;

/* What is above it is no total reflection, and the transform does not hold: (n1 sin t)^2. */
double optics_atr_limit(const optics_atr_setup *setup);

/* Absorbances -log10 R of wavenumbers from + k step, above 0. In total reflection r_s(-nu*) =
 * 1/r_s*(nu), so that ln|r_s| is odd, and
 *   arg r_s = -2 atan(kappa/K1) - 2/pi P int nu' ln|r_s| / (nu'^2 - nu^2) dnu',
 *   kappa^2 = (n1 sin t)^2 - far^2, K1 = n1 cos t;
 * then eps = (n1 sin t)^2 + (K1 (1 - r)/(1 + r))^2. It holds where eps(0) < optics_atr_limit().
 * Nothing is taken to absorb outside of the spectrum. The integral: Ohta and Ishida, Appl.
 * Spectrosc. 42, 952 (1988), Maclaurin's: of every second point, so that a band needs some 8
 * points to its width. r_p is r_s^2 at 45 degrees; at other angles the relation of both is
 * iterated. false: no memory. */
bool optics_atr_invert(const optics_atr_setup *setup, double from_cm1, double step_cm1,
                       const double *absorbance, size_t points, double complex *eps);

/* eps(0) by the sum rule: far^2 + 2/pi int Im eps / nu dnu. */
double optics_atr_static(const optics_atr_setup *setup, double from_cm1, double step_cm1,
                         const double complex *eps, size_t points);

#endif
