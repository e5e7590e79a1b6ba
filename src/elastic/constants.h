/* SPDX-License-Identifier: GPL-3.0-or-later */
/* constants.h: which elements of a printed tensor are one number. */
#ifndef ELASTIR_CONSTANTS_H
#define ELASTIR_CONSTANTS_H

#include "elastic/symmetry.h"

/* CRYSTAL prints three digits after the point: half of the last one, GPa. */
#define ELASTIR_PRINT_HALF_UNIT_GPA 0.0005

/* The independent constants of a class in its setting: element i of the tensor is sign[i] times
 * constant group[i]; group -1: zero by symmetry. Constants that depend on others in another way
 * (C66 = (C11-C12)/2) are counted on their own: each was rounded by itself. */
typedef struct {
  int count;
  int group[36];
  double sign[36];
} elastir_constants;

void elastir_independent_constants(elastir_setting setting, elastir_constants *constants);

/* Adds `change` to one constant, in all its places. */
void elastir_shift_constant(const elastir_constants *constants, int constant, double change_gpa,
                            double stiffness_gpa[36]);

#endif
