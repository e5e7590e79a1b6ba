/* SPDX-License-Identifier: GPL-3.0-or-later */
/* class_starts.h: where to search for the optima of a tensor that has the symmetry of a known one. */
#ifndef ELASTIR_CLASS_STARTS_H
#define ELASTIR_CLASS_STARTS_H

#include "elastic/rivals.h"
#include "elastic/symmetry_basis.h"
#include "elastic/waves.h"

/* Of rivals that rotations of the class turn into each other one: from any a search finds the same. */
typedef struct {
  symmetry_basis basis;
  rival_set rivals;
  elastir_wave_extrema waves;
} class_starts;

/* The class is that of the tensor itself in its axes, not that of its digits. waves may be NULL. */
void class_starts_of(const double stiffness_gpa[36], const rival_set *set,
                     const elastir_wave_extrema *waves, class_starts *starts);

/* Whether another tensor has that class, to a few units of rounding. */
bool class_starts_hold(const class_starts *starts, const double stiffness_gpa[36]);

#endif
