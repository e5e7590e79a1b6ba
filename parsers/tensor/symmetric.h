/* SPDX-License-Identifier: GPL-3.0-or-later */
/* symmetric.h: whether a 6x6 matrix can be a stiffness. */
#ifndef ELASTIR_TENSOR_SYMMETRIC_H
#define ELASTIR_TENSOR_SYMMETRIC_H

#include <stdbool.h>

#include "base/diagnostics.h"

/* Where a matrix is from, for the message; each NULL or 0 if there is none. */
typedef struct {
  const char *file;
  long line;
  const char *table; /* its title */
} tensor_place;

/* c_ij and c_ji have to be one number to 1 % of the largest. What differs by more than rounding is
 * reported ('asymmetric-tensor'): a warning up to that limit, beyond it an error. half_units: of the
 * last digits, which may differ; NULL: unknown. false: an error. */
bool tensor_check_symmetric(const double c[36], const double *half_units,
                            const tensor_place *place, elastir_diagnostics *diagnostics);

#endif
