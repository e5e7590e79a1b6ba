/* SPDX-License-Identifier: GPL-3.0-or-later */
/* stiffness_data.h: a stiffness, and what tells how well it is known. */
#ifndef ELASTIR_STIFFNESS_DATA_H
#define ELASTIR_STIFFNESS_DATA_H

#include <stddef.h>

/* Another fit to the same energies. */
typedef struct {
  double stiffness_gpa[36];
  int points, order; /* of the fit; 0 unknown */
} elastir_stiffness_fit;

typedef struct {
  double stiffness_gpa[36];
  double half_unit_gpa; /* half of the last digit of the stiffness: what rounding may have changed */
  double raw_gpa[36];  /* before it was made symmetric and rounded; NAN: not known */
  double pressure_gpa; /* NAN: none given */
  int points, order;   /* of the fit that the stiffness is from; 0 unknown */
  elastir_stiffness_fit *fits;
  size_t fit_count;
} elastir_stiffness_data;

#endif
