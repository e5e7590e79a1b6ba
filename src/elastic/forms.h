/* SPDX-License-Identifier: GPL-3.0-or-later */
/* forms.h: homogeneous polynomials of a direction n, such as S_ijkl n_i n_j n_k n_l. */
#ifndef ELASTIR_FORMS_H
#define ELASTIR_FORMS_H

#include <stdbool.h>

#define FORM_MAX_DEGREE 8
#define FORM_MAX_TERMS 45

/* The coefficient of x^i y^j z^k is at form_index(j, k), whatever the degree i + j + k.
 * `magnitude` is the same coefficient computed with the absolute value of every term: the
 * rounding error of a coefficient is at most FORM_ROUNDINGS * 2^-53 of its magnitude, as no
 * term passes through more roundings on its way from S. The longest way is that of t times
 * trace times axial in extrema.c: 2 to an entry of the matrix, 4 in the product with |n|^2, 6
 * in the trace; 7 in the axial form; 15 in the product of the two (a coefficient of it has at
 * most 15 terms); 3 in the sum with t. That is 37, the rest is for the rounding of t^2, of
 * the magnitudes themselves and for terms of second order. */
#define FORM_ROUNDINGS 48.0

typedef struct {
  int degree;
  double coefficient[FORM_MAX_TERMS];
  double magnitude[FORM_MAX_TERMS];
} form;

static inline int form_index(int j, int k)
{
  int row = j + k;
  return row * (row + 1) / 2 + k;
}

static inline int form_terms(int degree)
{
  return (degree + 1) * (degree + 2) / 2;
}

/* a times b; the degrees add up to at most FORM_MAX_DEGREE. */
form form_product(const form *a, const form *b);

/* factor_a a + factor_b b; equal degrees. */
form form_sum(double factor_a, const form *a, double factor_b, const form *b);

/* Whether it stays the same, to the last bit, when that component of n changes its sign. */
bool form_is_even(const form *p, int axis);

/* x^2 + y^2 + z^2. */
form form_square_length(void);

/* n n n n : S = |n|^4 / E, from the 6x6 Voigt compliance. */
form form_axial(const double compliance[36]);

/* The 3x3 symmetric matrices whose entries are quadratic forms of n, entries in Voigt order:
 * 4 S_ijkl n_i n_k (shear) and S_ijkl n_i n_j (poisson), free indices j, l and k, l. */
void form_shear_matrix(const double compliance[36], form matrix[6]);
void form_poisson_matrix(const double compliance[36], form matrix[6]);

/* For a symmetric matrix M(n) of quadratic forms: the trace, times |n|^4, and the
 * determinant, times |n|^6, of M(n/|n|) restricted to the plane perpendicular to n:
 * |n|^2 tr M - n.M.n and n.adj(M).n. */
form form_restricted_trace(const form matrix[6]);
form form_restricted_determinant(const form matrix[6]);

#endif
