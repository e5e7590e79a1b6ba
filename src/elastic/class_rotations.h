/* SPDX-License-Identifier: GPL-3.0-or-later */
/* class_rotations.h: the rotations that leave an elastic tensor of a class as it is. */
#ifndef ELASTIR_CLASS_ROTATIONS_H
#define ELASTIR_CLASS_ROTATIONS_H

#include <stdbool.h>

#include "elastic/symmetry.h"

enum { ELASTIR_MOST_ROTATIONS = 24 };

/* Those of the point group with the most elements that has the class, as it lies in the frame: 24 of a
 * cubic tensor, 12 of a hexagonal one (of all turns about its axis the sixfold ones), 8, 6, 4, 3,
 * 4, 2 and 1 of the others in their order; the identity first, and alone for an isotropic tensor, which has
 * no axes. Row-major; inversion leaves every tensor as it is. Returns how many. */
int elastir_class_rotations(elastir_setting setting, double rotations[ELASTIR_MOST_ROTATIONS][9]);

/* Of the norm of a tensor: what rounding leaves of a class. */
#define ELASTIR_CLASS_ROUNDING 1e-14

/* Those that leave a tensor as it is to a few units of rounding, its axes being those of the frame. */
typedef struct {
  elastir_setting setting;
  int count;
  double rotation[ELASTIR_MOST_ROTATIONS][9];
} elastir_rotation_group;
void elastir_rotations_of_tensor(const double stiffness_gpa[36], elastir_rotation_group *group);

/* Whether one of them takes a unit vector to where the cosine of the angle to another, or its
 * opposite, is larger than that. */
bool elastir_is_image(const elastir_rotation_group *group, const double a[3], const double b[3],
                      double cosine);

#endif
