/* SPDX-License-Identifier: GPL-3.0-or-later */
/* symmetric.c: whether a 6x6 matrix can be a stiffness. */
#include "tensor/symmetric.h"

#include <math.h>

static const double limit = 0.01; /* of the largest, up to which the mean is used */
static const double noise = 1e-9; /* of the largest: what arithmetic leaves of equal numbers */

bool tensor_check_symmetric(const double c[36], const double *half_units,
                            const tensor_place *place, elastir_diagnostics *diagnostics)
{
  double largest = 0.0, worst = 0.0;
  int row = 0, column = 0;
  for (int i = 0; i < 36; i++)
    largest = fmax(largest, fabs(c[i]));
  for (int i = 0; i < 6; i++)
    for (int j = i + 1; j < 6; j++) {
      double difference = fabs(c[6 * i + j] - c[6 * j + i]);
      double digits =
          half_units != NULL ? 1.01 * (half_units[6 * i + j] + half_units[6 * j + i]) : 0.0;
      if (difference > digits && difference > noise * largest && difference > worst) {
        worst = difference;
        row = i;
        column = j;
      }
    }
  bool good = worst <= limit * largest;
  bool titled = place->table != NULL;
  if (worst > 0.0)
    elastir_diagnose(diagnostics, good ? ELASTIR_WARNING : ELASTIR_ERROR, "asymmetric-tensor",
                     place->file, place->line,
                     "%s%s%sexpected a symmetric matrix, found c%d%d = %.10g and "
                     "c%d%d = %.10g GPa%s",
                     titled ? "'" : "", titled ? place->table : "", titled ? "': " : "", row + 1,
                     column + 1, c[6 * row + column], column + 1, row + 1, c[6 * column + row],
                     good ? "; their mean is used" : "");
  return good;
}
