/* SPDX-License-Identifier: GPL-3.0-or-later */
/* nnls.h: least squares with some unknowns kept from being negative. */
#ifndef ELASTIR_NNLS_H
#define ELASTIR_NNLS_H

#include <stdbool.h>
#include <stddef.h>

/* Two squares of it stay below 64 kB of stack. */
#define ELASTIR_NNLS_MAX_COLUMNS 63

/* Turns A (rows x columns, row-major, overwritten) into thin Q with orthonormal columns and the
 * upper triangular r (columns x columns, row-major), A = Q R; Gram-Schmidt, done twice. A column
 * that depends on those before it becomes 0, and so does its diagonal in r. */
void nnls_orthogonalise(double *a, size_t rows, size_t columns, double *r);

/* min |R x - c| with x[j] >= 0 for j < bounded, the others free; R is square and upper triangular as
 * from nnls_orthogonalise, c = Qt b, so that |A x - b| is least, too; bounded <= columns <=
 * ELASTIR_NNLS_MAX_COLUMNS. Lawson and Hanson, Solving Least Squares Problems (1974), chapter 23,
 * begun with all free unknowns. Columns that depend on others get 0. Needs no memory.
 * false: no convergence. */
bool nnls_solve(const double *r, const double *c, size_t columns, size_t bounded, double *x);

#endif
