/* SPDX-License-Identifier: GPL-3.0-or-later */
/* contact_series.h: the response of a half space of any orientation, as a series.
 *
 * The tensor L of Barnett and Lothe (contact.h) depends on the normal b of the plane of k and n
 * alone, so that the mean of n.L^-1(b).n over the directions b across n is a Funk transform: of
 * the spherical harmonics of even degree l in which the six components of L^-1 are expanded, the
 * mean around the great circle across n is P_l(0) times their value at n (E. Hecke, Math. Ann. 78,
 * 398 (1917)). L^-1 is taken at the points of one rule on a hemisphere, each meridian being one
 * half space. */
#ifndef ELASTIR_CONTACT_SERIES_H
#define ELASTIR_CONTACT_SERIES_H

#include <stdbool.h>

#include <gsl/gsl_fft_halfcomplex.h>
#include <gsl/gsl_fft_real.h>

/* f(n) = sum over even l, m of P_lm(z) (a cos(m phi) + b sin(m phi)) up to a degree, P normalised
 * over z. All numbers lie in one block. */
typedef struct {
  int order, degree, rings, angles, terms; /* angles on each of the rings, z > 0 */
  double *z, *weight;                      /* of the rings: Gauss and Legendre's, of the half */
  double *circle;                          /* cosine and sine of the angles */
  double *sectoral, *recursion;            /* of the Legendre functions: for m two, three each */
  double *legendre, *here;                 /* of each ring, and where one direction is worked on */
  double *coefficient;                     /* of 2/M: two for each term */
  double *value;                           /* of M in GPa: at the angles of each ring */
  double *ring;                            /* where one is worked on */
  gsl_fft_real_wavetable *forward;
  gsl_fft_halfcomplex_wavetable *backward;
  gsl_fft_real_workspace *work;
} contact_series;

/* Tables for an even order of the rule; degrees up to order - 2. false: no memory. */
bool contact_series_begin(int order, contact_series *series);

/* Fills values and coefficients from L^-1; values are NAN where it is not positive, by rounding or
 * since the solid is not stable. false: no memory. */
bool contact_series_fill(const double stiffness_gpa[36], contact_series *series);

/* Fills the coefficients from values. false: no memory. */
bool contact_series_take(contact_series *series);

/* Puts the means around the great circles across in the place of values of an even function at the
 * angles of each ring. The coefficients are then those of the means. */
void contact_series_circle_means(contact_series *series, double *value);

/* The direction of a value. */
void contact_series_direction(const contact_series *series, int ring, int angle, double n[3]);

/* M in GPa along a unit vector. */
double contact_series_modulus(const contact_series *series, const double n[3]);

void contact_series_free(contact_series *series);

#endif
