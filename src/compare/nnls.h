/* SPDX-License-Identifier: GPL-3.0-or-later */
/* nnls.h: least squares with some unknowns kept from being negative. */
#ifndef ELASTIR_NNLS_H
#define ELASTIR_NNLS_H

#include <stdbool.h>
#include <stddef.h>

#define NNLS_MAX_COLUMNS 64

/* min |A x - b| with x[j] >= 0 for j < bounded, the others free; A is rows x columns, row-major,
 * bounded <= columns <= NNLS_MAX_COLUMNS, columns <= rows. Lawson and Hanson, Solving Least
 * Squares Problems, chapter 23, started with all free unknowns. Columns that depend on others
 * get 0. false: no memory or no convergence. */
bool elastir_nnls(const double *a, const double *b, size_t rows, size_t columns, size_t bounded,
                  double *x);

#endif
