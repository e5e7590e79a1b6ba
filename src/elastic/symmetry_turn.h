/* SPDX-License-Identifier: GPL-3.0-or-later */
/* symmetry_turn.h: the turn about a main axis that is nearest to a class with axes across it. */
#ifndef ELASTIR_SYMMETRY_TURN_H
#define ELASTIR_SYMMETRY_TURN_H

#include "elastic/class_space.h"
#include "elastic/symmetry_axes.h"

/* The class of which turns about the main axis make the given one: one without axes across. */
elastir_setting symmetry_without_axes_across(elastir_setting setting);

/* A tensor in the frame that a quaternion turns to. */
void symmetry_rotated(const double kelvin[36], const double quaternion[4], double turned[36]);

/* The best turn about the main axis, and the distance then: of the invariants of such a class with axes
 * across one is a cos(k psi) + b sin(k psi) of the turn, k being 4 or 3; the others do not change. */
double symmetry_turn_best(const double kelvin[36], const class_space *space, double quaternion[4]);

/* Fills distance and axes of one high trigonal or tetragonal setting, with its main axis as given: the best
 * turn about it. */
void symmetry_best_turn(const double kelvin[36], symmetry_best_fit *fit);

#endif
