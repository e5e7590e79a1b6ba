/* SPDX-License-Identifier: GPL-3.0-or-later */
/* rings.h: optima that stay optima when their frame turns about an axis. */
#ifndef ELASTIR_RINGS_H
#define ELASTIR_RINGS_H

#include "elastic/sphere_search.h"

enum { RING_MOST_AXES = 8 };

/* A curvature that is a smaller part of the largest is none: the direction is flat. */
#define RING_FLAT 1e-5

/* The axes, in the frame's components, that a ring through this optimum may have: n and m themselves, the
 * flat directions of the Hessian, the symmetry axis of the function, which is zero until it is needed.
 * Returns how many: none where no direction is flat. */
int ring_axes(const search_problem *problem, const frame *at, double symmetry_axis[3],
              double axes[RING_MOST_AXES][3]);

/* Whether the function stays the same when the frame turns about an axis, given by its components in the
 * frame. */
bool ring_constant_about(const search_problem *problem, const frame *at, const double axis[3]);

#endif
