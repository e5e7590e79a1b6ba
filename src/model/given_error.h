/* SPDX-License-Identifier: GPL-3.0-or-later */
/* given_error.h: standard deviations of stiffness constants that a user gives. */
#ifndef ELASTIR_GIVEN_ERROR_H
#define ELASTIR_GIVEN_ERROR_H

#include <stdbool.h>

#include "base/diagnostics.h"
#include "elastic/stiffness_data.h"

/* One positive number in GPa, or a file: a symmetric 6x6 matrix of standard deviations, or the covariance of
 * the 21 components in GPa^2 (stiffness_data.h), which is that of a tensor in its own frame. false:
 * error 'bad-sigma', or that of the file; none for a number that is not positive. */
bool given_error_read(const char *text, elastir_given_error *given,
                      elastir_diagnostics *diagnostics);

#endif
