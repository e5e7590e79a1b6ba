/* SPDX-License-Identifier: GPL-3.0-or-later */
/* directions.h: the moduli along a direction n, and over the directions m perpendicular to it.
 *
 * S is the 6x6 Voigt compliance in TPa^-1; n and m are unit vectors, m perpendicular to n:
 *   1/E(n)   = S_ijkl n_i n_j n_k n_l          beta(n)  = S_ijkk n_i n_j
 *   1/G(n,m) = 4 S_ijkl n_i m_j n_k m_l        nu(n,m)  = -E(n) S_ijkl n_i n_j m_k m_l
 * (Nye 1985, chapter VIII; Ting, J. Appl. Mech. 73, 823 (2006) for the last two). E, G in GPa,
 * beta in TPa^-1. Where 1/E or 1/G is not positive the tensor is unstable, and the result NAN. */
#ifndef ELASTIR_DIRECTIONS_H
#define ELASTIR_DIRECTIONS_H

#include <stdbool.h>

#include "elastic/vec3.h"

/* The extrema over m of G or nu for one n, with the m that give them. */
typedef struct {
  double min, max;
  double min_transverse[3], max_transverse[3];
} elastir_transverse_range;

/* S_ijkl n_i n_j n_k n_l = 1/E in TPa^-1, of either sign. */
double elastir_axial_compliance(const double compliance[36], const double n[3]);
/* 4 S_ijkl n_i m_j n_k m_l = 1/G in TPa^-1, of either sign. */
double elastir_shear_compliance(const double compliance[36], const double n[3],
                                const double m[3]);

/* B_ij = S_ijkk, TPa^-1: beta(n) = n.B.n. */
void elastir_compressibility_tensor(const double compliance[36], double b[9]);

double elastir_youngs_modulus(const double compliance[36], const double n[3]);
double elastir_linear_compressibility(const double compliance[36], const double n[3]);
double elastir_shear_modulus(const double compliance[36], const double n[3], const double m[3]);
double elastir_poisson_ratio(const double compliance[36], const double n[3], const double m[3]);

/* 1/G, or S_ijkl n_i n_j m_k m_l, for m = u cos(x) + w sin(x) is the quadratic form
 * mean + difference cos(2x) + cross sin(2x). */
typedef struct {
  double mean, difference, cross;
  double u[3], w[3]; /* the frame that x is counted in */
} elastir_transverse_form;

elastir_transverse_form elastir_shear_form(const double compliance[36], const double n[3]);
elastir_transverse_form elastir_poisson_form(const double compliance[36], const double n[3]);

/* The extrema over m in closed form: the eigenvalues of the 2x2 matrix of the form. NAN
 * throughout where the tensor is unstable along n. Where all m give the same value, the
 * transverse directions are u and w of elastir_tangent_frame. */
elastir_transverse_range elastir_shear_range(const double compliance[36], const double n[3]);
elastir_transverse_range elastir_poisson_range(const double compliance[36], const double n[3]);

#endif
