/* SPDX-License-Identifier: GPL-3.0-or-later */
/* cholesky.h: small positive definite matrices, factorised and solved in the caller's room. */
#ifndef ELASTIR_CHOLESKY_H
#define ELASTIR_CHOLESKY_H

#include <stddef.h>

/* Lower factor L of n by n numbers whose rows stand `stride` apart; the square of a pivot is
 * `least` at least, so that a matrix that rounding made singular has one. Returns ln of the
 * determinant. */
double cholesky_factor(const double *a, size_t stride, size_t n, double least, double *factor);

/* x becomes (L L')^-1 x. */
void cholesky_solve(const double *factor, size_t n, double *x);

#endif
