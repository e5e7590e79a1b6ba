/* SPDX-License-Identifier: GPL-3.0-or-later */
/* symmetry_starts.h: where searches for the axes of symmetry classes start. */
#ifndef ELASTIR_SYMMETRY_STARTS_H
#define ELASTIR_SYMMETRY_STARTS_H

/* Cubic and orthorhombic classes start from these rotations, of which every other is within 21 degrees, most
 * within 13, but for rotations of a cube: of the quaternions with whole numbers up to 2 one of each set of
 * equivalent ones. The given frame comes first. */
enum { SYMMETRY_ROTATIONS = 39 };

/* The other classes have a main axis, and distances that depend on it alone: a polynomial of degree 8. They
 * start where that is less than anywhere near on a spiral of directions, 8 degrees apart. */
enum { SYMMETRY_DIRECTIONS = 400 };

typedef struct {
  double rotation[SYMMETRY_ROTATIONS][4];
  double direction[SYMMETRY_DIRECTIONS][3]; /* z: the main axis, whichever it is; that of the frame first */
} symmetry_starts;

void symmetry_starts_fill(symmetry_starts *starts);

/* The least turn that takes a direction, its components counted on from the axis, to that axis. */
void symmetry_turn_to_axis(const double n[3], int axis, double quaternion[4]);

#endif
