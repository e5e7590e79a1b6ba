/* SPDX-License-Identifier: GPL-3.0-or-later */
/* half_space.h: how a pressure wave exp(i k.x) on its surface sinks an elastic half space.
 *
 * With k a unit vector in the surface and n its outward normal, the field decays as exp(i p n.x) at
 * the three roots p in the upper half plane of det G(p) = 0, G(p) = (kk) + p [(kn) + (nk)] + p^2 (nn),
 * (ab)_jk = a_i C_ijkl b_l. The response is n.L^-1.n with the tensors of D. M. Barnett and J. Lothe
 * (Phys. Norv. 7, 13 (1973); T. C. T. Ting, Anisotropic Elasticity, 1996, chapters 6 and 7):
 *   H = 1/pi int G^-1 dp,  S = -1/pi int G^-1 [(kn) + p (nn)] dp  over the real line,
 *   L^-1 + i S L^-1 = (H^-1 + i H^-1 S)^-1.
 *
 * No root is looked for. det G = |f|^2 on the real line with f the cubic of the three roots; f
 * follows by Newton's method (G. Wilson, SIAM J. Numer. Anal. 6, 1 (1969): from any cubic with its
 * roots above the line, quadratically), and the integrals from f by three linear equations. Both are
 * regular where roots coincide, as they do in isotropic solids and along axes of symmetry. */
#ifndef ELASTIR_HALF_SPACE_H
#define ELASTIR_HALF_SPACE_H

#include <stdbool.h>

/* Voigt stiffness in the frame u, w, n (rows) made ready: (nn) is the unit matrix. */
typedef struct {
  double uu[9], uw[9], ww[9], un[9], wn[9];
  double depth;   /* factor of the response */
  double back[9]; /* rows: into the frame of the tensor */
} half_space;

/* f(p) = p^3 + a2 p^2 + a1 p + a0 + i (b2 p^2 + b1 p + b0): where the next Newton begins.
 * Zero: nowhere yet. */
typedef struct {
  double a[3], b[3];
} half_space_factor;

/* false: C is not positive. */
bool half_space_prepare(const double stiffness_gpa[36], const double axes[9], half_space *space);

/* n.L^-1.n, 1/GPa, for k = c u + s w. NAN: Newton's method did not arrive (a tensor singular to
 * working precision). */
double half_space_response(const half_space *space, double c, double s,
                           half_space_factor *factor);

/* L^-1 itself in the frame of the stiffness: the elements 00 01 02 11 12 22. false: as above. */
bool half_space_tensor(const half_space *space, double c, double s, half_space_factor *factor,
                       double tensor[6]);

#endif
