/* SPDX-License-Identifier: GPL-3.0-or-later */
/* symmetry_digits.h: the symmetry class that the digits of a tensor allow. */
#ifndef ELASTIR_SYMMETRY_DIGITS_H
#define ELASTIR_SYMMETRY_DIGITS_H

#include "elastic/stiffness_data.h"
#include "elastic/symmetry.h"

/* As elastir_find_symmetry, by the digits of each element or by data->tolerance_gpa (there). With the
 * projection P onto a class, h the half units and T any tensor of the class within C +- h, (1-P)C is
 * (1-P)(C-T): each element of it is at most the sum of |1-P| times h. A class that fails this for one
 * element is refused. 1e-8 of the largest constant is forgiven as arithmetic. symmetry->tolerance is
 * then |h|/|C|. */
void elastir_find_symmetry_of(const elastir_stiffness_data *data, bool find_axes,
                              elastir_symmetry *symmetry);

#endif
