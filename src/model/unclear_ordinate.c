/* SPDX-License-Identifier: GPL-3.0-or-later */
/* unclear_ordinate.c: whether a measured ordinate may be something else than absorbance. */
#include "model/unclear_ordinate.h"

#include <math.h>

/* Above it nothing is a transmittance given as a fraction; in percent it is recognised. */
static const double highest_transmittance = 1.2;

const char *unclear_ordinate(const elastir_measured *measured)
{
  double low = INFINITY, high = -INFINITY, sum = 0.0, count = 0.0;
  if (measured->y_guessed)
    return "the file does not state its ordinate, which only looks like a transmittance; set it with "
           "--y-unit";
  if (measured->y_kind != ELASTIR_Y_UNKNOWN)
    return NULL;
  for (size_t i = 0; i < measured->points; i++)
    if (!isnan(measured->y[i])) {
      low = fmin(low, measured->y[i]);
      high = fmax(high, measured->y[i]);
      sum += measured->y[i];
      count += 1.0;
    }
  bool may_be = low >= -0.05 && high <= highest_transmittance &&
                sum / count > low + 0.35 * (high - low);
  return may_be ? "the file does not state whether its ordinate is absorbance or transmittance; set it with "
                  "--y-unit"
                : NULL;
}
