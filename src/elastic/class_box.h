/* SPDX-License-Identifier: GPL-3.0-or-later */
/* class_box.h: whether a symmetry class has a tensor with each constant between two limits. */
#ifndef ELASTIR_CLASS_BOX_H
#define ELASTIR_CLASS_BOX_H

#include <stdbool.h>

#include "elastic/class_space.h"

/* Limits of the components of class_space_components: middle +- half. */
typedef struct {
  double middle[CLASS_SPACE_ELEMENTS];
  double half[CLASS_SPACE_ELEMENTS];
} class_box;

class_box class_box_of(const double stiffness_gpa[36], const double half_gpa[36]);

/* With the axes of the class as the setting has them in the given frame. */
bool class_box_holds(const class_box *box, elastir_setting setting);

/* With the axes near to these (rows, in the given frame), to first order in the turn. */
bool class_box_holds_near(const class_box *box, elastir_setting setting, const double axes[9]);

#endif
