/* SPDX-License-Identifier: GPL-3.0-or-later */
/* equivalents.h: orientations that are equally near to a symmetry class, as unit quaternions. */
#ifndef ELASTIR_EQUIVALENTS_H
#define ELASTIR_EQUIVALENTS_H

#include <stdbool.h>

#include "elastic/symmetry.h"

/* Rotations of a class's axes that change no distance to it: those that map its group on itself. They
 * are those of a cube for cubic and orthorhombic classes, else n-fold ones about the main axis; all
 * about it where the class depends on that alone. */
typedef struct {
  bool any_turn, of_cube;
  int axis, count;
  double quaternion[24][4];
} equivalents;

/* Whether those of the class are those of a cube. */
bool equivalents_of_cube(elastir_setting setting);

/* Whether distances to the class do not change with turns about its main axis. */
bool equivalents_any_turn(elastir_setting setting);

void equivalents_of(elastir_setting setting, equivalents *to);

/* Whether a and b, or equivalents of them, are nearer than the angle with that cosine. */
bool equivalents_near(const equivalents *same, const double a[4], const double b[4], double within);

/* Of the equivalent orientations the one that is nearest to the given frame, the first of equals. */
void equivalents_nearest(const equivalents *same, double quaternion[4]);

#endif
