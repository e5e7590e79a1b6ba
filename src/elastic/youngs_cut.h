/* SPDX-License-Identifier: GPL-3.0-or-later */
/* youngs_cut.h: Young's modulus around a plane. */
#ifndef ELASTIR_YOUNGS_CUT_H
#define ELASTIR_YOUNGS_CUT_H

#include <stdbool.h>

enum { YOUNGS_CUT_DIRECTIONS = 360 };

typedef struct {
  double modulus_gpa[YOUNGS_CUT_DIRECTIONS]; /* in equal steps from `right` towards `up` */
  double least_gpa, largest_gpa;             /* in between, too */
} elastir_youngs_cut;

/* Of the plane of two perpendicular unit vectors. false: E is not defined in every direction. */
bool elastir_youngs_cut_of(const double compliance_per_tpa[36], const double right[3], const double up[3],
                           elastir_youngs_cut *cut);

#endif
