/* SPDX-License-Identifier: GPL-3.0-or-later */
/* eigenvalues3.h: the eigenvalues of a symmetric 3x3 matrix, for innermost loops. */
#ifndef ELASTIR_EIGENVALUES3_H
#define ELASTIR_EIGENVALUES3_H

/* Ascending; `a` is in Voigt's order. Wrong by a few units of rounding of the largest element, also where
 * eigenvalues coincide; NAN where an element is not finite. */
void eigenvalues3(const double a[6], double values[3]);

#endif
