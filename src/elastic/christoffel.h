/* SPDX-License-Identifier: GPL-3.0-or-later */
/* christoffel.h: Christoffel's matrix and its derivatives, shared by waves and Debye average. */
#ifndef ELASTIR_CHRISTOFFEL_H
#define ELASTIR_CHRISTOFFEL_H

/* Christoffel's matrix is a quadratic form of the wave vector: M = sum over m <= k of q_m q_k times
 * pair[v(m,k)], a symmetric matrix in Voigt's order, as v is. */
typedef struct {
  double pair[6][6];
  double scale; /* largest |C_ij|, to judge what is small */
} christoffel_tensor;

void christoffel_expand(const double stiffness[36], christoffel_tensor *tensor);

/* The eigenvalues alone, ascending. */
void christoffel_moduli(const christoffel_tensor *tensor, const double n[3], double moduli[3]);

/* One direction n of the wave vector, and others, at most three, along which it may change. */
typedef struct {
  const christoffel_tensor *tensor;
  double n[3];
  double moduli[3];      /* eigenvalues, ascending */
  double vectors[3][3];  /* unit polarisations in rows */
  int ways;
  double way[3][3];
  double first[3][3][3]; /* [m][a][b]: u_a (dM along way m) u_b */
} christoffel_state;

void christoffel_solve(const christoffel_tensor *tensor, const double n[3], int ways,
                       const double way[][3], christoffel_state *state);

/* How many eigenvalues coincide with the k-th, and the first of them. */
int christoffel_shared_space(const christoffel_state *state, int k, int *first);

/* Gradient and Hessian of the modulus along the ways from n, not on the sphere, by perturbation
 * theory in the space of `count` polarisations from `begin`; NAN where they depend on the
 * polarisation within it. */
void christoffel_derivatives(const christoffel_state *state, int begin, int count,
                             double gradient[3], double hessian[3][3]);

/* Unit vectors t1, t2 with t1, t2, n right-handed and orthonormal. */
void christoffel_tangents(const double n[3], double t1[3], double t2[3]);

#endif
