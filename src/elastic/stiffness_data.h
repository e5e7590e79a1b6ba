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

/* Components of a symmetric 6x6 matrix in the order 11 12 13 14 15 16 22 23 ... 66. */
enum { ELASTIR_INDEPENDENT_MOST = 21, ELASTIR_COVARIANCE_SIZE = 21 * 21 };

/* Standard deviations that a user gives. */
typedef struct {
  enum {
    ELASTIR_GIVEN_NONE,
    ELASTIR_GIVEN_NUMBER,    /* of every independent constant: all of sigma_gpa */
    ELASTIR_GIVEN_MATRIX,    /* of each element; equal constants are one number */
    ELASTIR_GIVEN_COVARIANCE /* of the 21 components */
  } kind;
  double sigma_gpa[36];
  double covariance_gpa2[ELASTIR_COVARIANCE_SIZE];
} elastir_given_error;

typedef struct {
  double stiffness_gpa[36];
  double half_unit_gpa[36]; /* half of the last digit of each: what rounding may have changed */
  double tolerance_gpa;     /* how far elements may lie from a symmetry class and still have it; 0:
                             * as far as their digits allow; NAN: as elastir_find_symmetry has it */
  double raw_gpa[36];  /* before it was made symmetric and rounded; NAN: not known */
  double pressure_gpa; /* NAN: none given */
  int points, order;   /* of the fit that the stiffness is from; 0 unknown */
  elastir_stiffness_fit *fits;
  size_t fit_count;
  const elastir_given_error *given; /* instead of rounding and scatter; NULL: nothing */
} elastir_stiffness_data;

#endif
