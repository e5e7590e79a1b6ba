/* SPDX-License-Identifier: GPL-3.0-or-later */
/* printed.h: what CRYSTAL printed about its tensor against what follows from the tensor.
 *
 * Two numbers disagree if they differ by more than printing can explain:
 *   |printed - computed| > half the last printed digit
 *                          + sum over the independent constants c of the tensor of the
 *                            largest |q(c +- 0.0005 GPa) - q(c)|
 *                          + for velocities v/2 times the relative rounding of the density
 * where constants that the symmetry makes equal are one (constants.h). The sum is a bound, not
 * a standard deviation: whatever exceeds it is not rounding. Quantities that a shift makes
 * undefined (a pole within rounding) are not compared. Averages and compliances follow from the
 * inverse of the tensor also where it is unstable, as CRYSTAL prints them. */
#ifndef ELASTIR_PRINTED_H
#define ELASTIR_PRINTED_H

#include <stdbool.h>
#include <stddef.h>

#include "crystal/crystal.h"

typedef enum {
  ELASTIR_PRINTED_NUMBER, /* printed, computed, tolerance in the printed unit */
  ELASTIR_PRINTED_ANSWER  /* YES or NO, given as 1 or 0 */
} elastir_printed_kind;

typedef struct {
  char *quantity; /* owned: "K_V", "S_11", "Vs1 [1 1 0]", "C11 - C12 > 0" */
  elastir_printed_kind kind;
  double printed, computed, tolerance; /* computed NAN: there is no such value */
} elastir_disagreement;

typedef struct {
  elastir_disagreement *items;
  size_t count, capacity;
  size_t compared; /* how many numbers and answers were compared in all */
} elastir_printed_check;

/* Compares averages, compliance, velocities (with the printed density, which is what CRYSTAL
 * has) and stability lines of a complete 6x6 tensor in GPa; nothing of other tensors.
 * false: no memory; what was found so far is kept. *check is to be freed in any case. */
bool elastir_check_printed(const elastir_elastic_data *data, elastir_printed_check *check);

/* Accepts a zeroed struct. */
void elastir_printed_check_free(elastir_printed_check *check);

#endif
