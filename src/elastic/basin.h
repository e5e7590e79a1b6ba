/* SPDX-License-Identifier: GPL-3.0-or-later */
/* basin.h: how far around an optimum, or a ring of optima, there is no other, so that what starts there
 * need not be polished.
 *
 * Along a turn by s about any axis 1/E and 1/G are polynomials of degree four in the sine and cosine of s,
 * so that the third derivative is at most 4^3 times half of their range (S. Bernstein's inequality); of
 * nu = -g/a that is true of g + nu_0 a, which is zero where nu is nu_0 and has a times the curvature of nu
 * there. With the least curvature c the function is convex, and has no other optimum, along every turn that
 * starts at the optimum, as long as the angle is less than c over that bound. The shortest turn from a ring
 * starts perpendicular to it: then c is the least curvature of the other directions. */
#ifndef ELASTIR_BASIN_H
#define ELASTIR_BASIN_H

#include "elastic/sphere_search.h"

/* How far around an optimum, or a ring of optima, there is no other. */
typedef struct {
  double cosine;  /* of the angle; 1: not known */
  bool ring;      /* the optimum turned about `axis` is one, too */
  double axis[3];
} search_basin;

/* The axis of a ring is looked for a few times only; in vain it would cost more than it saves. */
typedef struct {
  double symmetry_axis[3]; /* of the function; zero until it is needed */
  int left;
} search_ring_tests;

search_basin basin_of(const search_problem *problem, const frame *at, search_ring_tests *tests);

/* Whether a frame lies in the basin of an optimum, or of one that is equal to it by signs or, of G, by the
 * order of n and m. */
bool basin_holds(const search_problem *problem, const frame *optimum, const search_basin *basin,
                 const frame *start);

#endif
