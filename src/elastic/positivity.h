/* SPDX-License-Identifier: GPL-3.0-or-later */
/* positivity.h: proves that a form of even degree is positive in every direction.
 *
 * The method. A form p of degree d on the plane triangle with corners v0 v1 v2 is
 *   p(a v0 + b v1 + c v2) = sum over i+j+k=d of  B_ijk  d!/(i! j! k!)  a^i b^j c^k,
 * its Bernstein form (Farin, Comput. Aided Geom. Des. 3, 83, 1986). For a, b, c >= 0 the
 * weights are not negative and not all zero, so p > 0 on the whole cone over the triangle if
 * all B_ijk > 0; and B_d00, B_0d0, B_00d are p at the corners, so that a negative one is a
 * counterexample. An undecided triangle is cut in two at the middle of an edge; the
 * coefficients of the halves are midpoints of those of the whole (de Casteljau). The B_ijk
 * approach p as the square of the triangle's size, so the work stops where p is positive.
 * The edge is the one along which p bends most: along a ring of optima, where p hardly
 * changes, the triangles become long and thin, and few are needed. Any cut is a proof.
 * p(-n) = p(n): the four octants with z >= 0 are all directions, and of those that are mirror images of each
 * other for p one is enough. On the octant with signs
 * (s, t, 1) the coefficient of x^i y^j z^k gives B_ijk with one sign and one division.
 *
 * Rounding. With u = 2^-53 and W the largest B_ijk of the form of magnitudes, the B_ijk of an
 * octant are wrong by at most (FORM_ROUNDINGS + 3) u W (forms.h). A midpoint is wrong by at
 * most the mean of the errors of its ends, plus u times its own size (halving is exact), so
 * a cut, d nested midpoints, adds at most d u max |B_ijk| to the error; (d + 1) is taken, for
 * terms of second order. That sum is carried along; what a coefficient must exceed to count
 * as positive is the error of its cell. */
#ifndef ELASTIR_POSITIVITY_H
#define ELASTIR_POSITIVITY_H

#include <stdbool.h>

#include "elastic/forms.h"

typedef enum {
  POSITIVITY_PROVEN,
  POSITIVITY_COUNTEREXAMPLE, /* `direction` has p < 0 */
  POSITIVITY_UNDECIDED       /* max_cells or the precision was used up */
} positivity_answer;

typedef struct {
  positivity_answer answer;
  double direction[3];
  unsigned long cells;
} positivity_result;

positivity_result positivity_prove(const form *p, unsigned long max_cells);

/* Takes the middle of a cell, not normalised; false: no more are wanted. */
typedef bool (*positivity_seed)(void *context, const double direction[3]);

/* The cells on which p is not proven positive: every direction where p is zero or negative, or a mirror
 * image of it across a plane of axes in which p is even, lies in one of them. They are some 1/20 across;
 * where there are few, 1/80 or 1/320: zeros may lie close to each other. */
void positivity_search(const form *p, positivity_seed seed, void *context);

#endif
