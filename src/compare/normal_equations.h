/* SPDX-License-Identifier: GPL-3.0-or-later */
/* normal_equations.h: least squares with columns that are 0 outside a short stretch; internal. */
#ifndef ELASTIR_NORMAL_EQUATIONS_H
#define ELASTIR_NORMAL_EQUATIONS_H

#include <stdbool.h>
#include <stddef.h>

/* A column of the Jacobian is kept on [first, end) only. Lines on a few hundred points make a
 * matrix that is almost all zeros near the diagonal, so the products and the factorisation skip
 * them: some twenty times faster than the dense routines of GSL at 200 unknowns, and the fit is
 * repeated for each simulated sample. */
typedef struct {
  size_t points, capacity;  /* of the columns */
  size_t count;             /* columns in use */
  double *values;           /* [column][point] */
  size_t *first, *end;      /* of each column */
  double *matrix;           /* [row][column], the lower triangle */
  size_t *envelope;         /* first column of each row that is not 0 */
  double *right;            /* right-hand side, then the solution */
} normal_equations;

bool normal_equations_prepare(normal_equations *e, size_t points, size_t capacity);
void normal_equations_free(normal_equations *e);

/* matrix = J'J weight; right, which holds J' residual, times weight. */
void normal_equations_form(normal_equations *e, double weight);

/* Holds an unknown at its value: its step becomes 0. */
void normal_equations_hold(normal_equations *e, size_t unknown);

/* Cholesky's factor, within the envelope, in place. false: not positive definite. */
bool normal_equations_factorise(normal_equations *e);

/* L^-1 right, where right is 0 before `first`. */
void normal_equations_half_solve(const normal_equations *e, double *right, size_t first);

/* Solves in place for one right-hand side. */
void normal_equations_solve(const normal_equations *e, double *right);

#endif
