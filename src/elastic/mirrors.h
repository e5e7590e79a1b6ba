/* SPDX-License-Identifier: GPL-3.0-or-later */
/* mirrors.h: mirror planes of an elastic tensor across the axes of its frame: what is worked out for a
 * direction holds for its images. */
#ifndef ELASTIR_MIRRORS_H
#define ELASTIR_MIRRORS_H

#include <stdbool.h>

/* Bit 1 << axis: all elements with that index an odd number of times are zero. Of a stiffness or a
 * compliance in Voigt's order. Two planes make a third. */
int mirrors_of(const double voigt[36]);

static inline bool mirrors_has(int mirrors, int axis)
{
  return (mirrors >> axis & 1) != 0;
}

/* The element i, j of a symmetric matrix changes its sign across the plane. */
static inline bool mirrors_flip(int axis, int i, int j)
{
  return (i == axis) != (j == axis);
}

/* The same of an element of a tensor in Voigt's order, row-major. */
bool mirrors_flip_voigt(int axis, int element);

/* On a circle of equal steps about z that begins at x, n and -n being the same: where the image of a
 * direction across a plane lies. `steps` is even. */
int mirrors_image(int axis, int steps, int at);

/* The part of a circle, which begins half a step from x, of which the rest are images: so many steps from the
 * first on; each has as many images. `steps` is a multiple of four. */
void mirrors_part(int mirrors, int steps, int *first, int *used);

/* How many of the circle are images of each other with this one, itself included; 0: of one before it. */
int mirrors_count(int mirrors, int steps, int at);

#endif
