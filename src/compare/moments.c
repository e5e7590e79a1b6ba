/* SPDX-License-Identifier: GPL-3.0-or-later */
/* moments.c: small statistics that the comparison shares. */
#include "compare/moments.h"

#include <math.h>
#include <stdlib.h>

#include "base/ascending.h"

void moments_sort(double *values, size_t count)
{
  qsort(values, count, sizeof *values, elastir_ascending);
}

double moments_quantile(const double *sorted, size_t count, double q)
{
  if (count == 0)
    return NAN;
  double place = q * (double)(count - 1);
  size_t below = (size_t)place;
  if (below + 1 >= count)
    return sorted[count - 1];
  double share = place - (double)below;
  return sorted[below] * (1.0 - share) + sorted[below + 1] * share;
}

size_t moments_block_start(gsl_rng *generator, size_t count)
{
  return (size_t)gsl_rng_uniform_int(generator, (unsigned long)count);
}

double moments_within_one(double value)
{
  return value > 1.0 ? 1.0 : value < -1.0 ? -1.0 : value;
}
