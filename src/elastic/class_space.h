/* SPDX-License-Identifier: GPL-3.0-or-later */
/* class_space.h: how far a tensor in some orientation is from a symmetry class, with two derivatives.
 *
 * A Kelvin matrix is a vector of 21 components with the same inner products, and an invariant of a class one
 * with few of them. */
#ifndef ELASTIR_CLASS_SPACE_H
#define ELASTIR_CLASS_SPACE_H

#include "elastic/symmetry_basis.h"

enum { CLASS_SPACE_ELEMENTS = 21 };

/* Orthonormal components of the invariants of a class, and the axes about which turns change the
 * distance: not the main one of a class that depends on it alone. */
typedef struct {
  elastir_setting setting;
  int turns, axis[3];
  int count;
  struct {
    int count, at[SYMMETRY_MOST_PARTS];
    double weight[SYMMETRY_MOST_PARTS];
  } vector[CLASS_SPACE_ELEMENTS];
} class_space;

/* The coordinates of a tensor in the space, their first changes under further turns about its axes, and the
 * negative of their second ones, are sums of few components of it each. */
enum { CLASS_SPACE_ROWS = 90, CLASS_SPACE_TERMS = 180 };
typedef struct {
  int rows, begin[CLASS_SPACE_ROWS + 1]; /* for each invariant itself, changes by each, by each two */
  unsigned char at[CLASS_SPACE_TERMS];
  double weight[CLASS_SPACE_TERMS];
} class_space_changes;

void class_space_of(elastir_setting setting, class_space *space);
/* Of a class with axes. false: they do not fit in; those of the known classes do. */
bool class_space_changes_of(const class_space *space, class_space_changes *changes);

void class_space_components(const double kelvin[36], double v[CLASS_SPACE_ELEMENTS]);

/* The change of a tensor per radian of a turn about an axis of the frame. */
void class_space_turn(int axis, const double v[CLASS_SPACE_ELEMENTS],
                      double change[CLASS_SPACE_ELEMENTS]);

void class_space_project(const class_space *space, const double v[CLASS_SPACE_ELEMENTS],
                         double projected[CLASS_SPACE_ELEMENTS]);

/* |C - P C|, P being the projection on the class. */
double class_space_distance(const class_space *space, const double kelvin[36]);

/* The square of the same from the components of C, to the rounding of size^2, size being |C|. */
double class_space_square(const class_space *space, const double v[CLASS_SPACE_ELEMENTS], double size);

/* Gradient and Hessian of |C - P C|^2 / 2 under further turns about the axes of the space. */
void class_space_derivatives(const class_space *space, const class_space_changes *changes,
                             const double kelvin[36], double gradient[3], double hessian[9]);

#endif
