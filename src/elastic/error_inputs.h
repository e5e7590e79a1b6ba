/* SPDX-License-Identifier: GPL-3.0-or-later */
/* error_inputs.h: what is uncertain of a stiffness, as independent shifts of the tensor. */
#ifndef ELASTIR_ERROR_INPUTS_H
#define ELASTIR_ERROR_INPUTS_H

#include <stdbool.h>

#include "elastic/constants.h"
#include "elastic/stiffness_data.h"

enum { ERROR_INPUTS_MOST = 36, ERROR_ESTIMATES_MOST = 42 };

/* Independent inputs: one standard deviation of input k adds shift_gpa[k] to the tensor. Inputs
 * whose variance was estimated from the same few numbers share an estimate. */
typedef struct {
  int count;
  bool normal; /* distribution of each: normal, or uniform */
  double shift_gpa[ERROR_INPUTS_MOST][36];
  int estimate[ERROR_INPUTS_MOST];
  double freedom[ERROR_ESTIMATES_MOST]; /* degrees of freedom of an estimate; INFINITY: no estimate */
} error_inputs;

/* No inputs, and no estimates. */
void error_inputs_begin(bool normal, error_inputs *inputs);

/* A standard deviation of one constant, in all its places; nothing for 0. */
void error_inputs_add(const elastir_constants *constants, int constant, double sigma_gpa,
                      int estimate, error_inputs *inputs);

/* What a user gave (stiffness_data.h). A constant of the class takes the standard deviation of its
 * elements, which is the same for all of them (error_inputs_contradict); an element that vanishes by
 * symmetry is an input of its own if it has one. A covariance gives the columns of its
 * factor. */
void error_inputs_given(const elastir_given_error *given, const elastir_constants *constants,
                        error_inputs *inputs);

/* Whether two elements that are one constant were given different standard deviations: their places
 * in the 6x6 matrix. */
bool error_inputs_contradict(const elastir_given_error *given, const elastir_constants *constants,
                             int places[2]);

/* Whether a symmetric matrix can be a covariance: no negative eigenvalue, but for rounding to some nine
 * digits, and not zero. */
bool error_inputs_is_covariance(const double covariance_gpa2[ELASTIR_COVARIANCE_SIZE]);

/* The largest standard deviation of an element, GPa. */
double error_inputs_largest(const error_inputs *inputs);

#endif
