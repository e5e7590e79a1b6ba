/* SPDX-License-Identifier: GPL-3.0-or-later */
/* symmetry_axes.h: the orientations in which a tensor is nearest to symmetry classes. */
#ifndef ELASTIR_SYMMETRY_AXES_H
#define ELASTIR_SYMMETRY_AXES_H

#include "elastic/symmetry.h"

/* Where the axes of a class fit best. */
typedef struct {
  elastir_setting setting; /* not isotropic, nor triclinic */
  double distance;         /* the least over all orientations, as symmetry_basis_distance; NAN: not known */
  double axes[9];          /* and where it is: see elastir_class_fit */
} symmetry_best_fit;

/* Fills distance and axes of up to SYMMETRY_MOST_FITS settings. */
enum { SYMMETRY_MOST_FITS = 6 };
void symmetry_best_axes(const double kelvin[36], symmetry_best_fit fits[], int count);

#endif
