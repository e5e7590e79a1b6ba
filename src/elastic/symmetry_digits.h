/* SPDX-License-Identifier: GPL-3.0-or-later */
/* symmetry_digits.h: the symmetry class that the digits of a tensor allow. */
#ifndef ELASTIR_SYMMETRY_DIGITS_H
#define ELASTIR_SYMMETRY_DIGITS_H

#include "elastic/stiffness_data.h"
#include "elastic/symmetry.h"

/* As elastir_find_symmetry, by the digits of each element or by data->tolerance_gpa (there): a
 * class counts as found where it has a tensor with every element within its half unit of the given one.
 * That equal ones differ by 1e-8 of the largest is forgiven as arithmetic. symmetry->tolerance is
 * then |h|/|C|, h being the half units. */
void elastir_find_symmetry_of(const elastir_stiffness_data *data, bool find_axes,
                              elastir_symmetry *symmetry);

#endif
