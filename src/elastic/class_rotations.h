/* SPDX-License-Identifier: GPL-3.0-or-later */
/* class_rotations.h: the rotations that leave an elastic tensor of a class as it is. */
#ifndef ELASTIR_CLASS_ROTATIONS_H
#define ELASTIR_CLASS_ROTATIONS_H

#include "elastic/symmetry.h"

enum { ELASTIR_MOST_ROTATIONS = 24 };

/* Those of the point group with the most elements that has the class, as it lies in the frame: 24 of a
 * cubic tensor, 12 of a hexagonal one (of all turns about its axis the sixfold ones), 8, 6, 4, 3,
 * 4, 2 and 1 of the others in their order; the identity first, and alone for an isotropic tensor, which has
 * no axes. Row-major; inversion leaves every tensor as it is. Returns how many. */
int elastir_class_rotations(elastir_setting setting, double rotations[ELASTIR_MOST_ROTATIONS][9]);

#endif
