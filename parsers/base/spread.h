/* SPDX-License-Identifier: GPL-3.0-or-later */
/* spread.h: mean and deviation of numbers that come one by one, by the recurrence of B. P. Welford,
 * Technometrics 1962, 4, 419, which keeps the digits of numbers that are nearly the same; and how many
 * deviations hold 95 %. */
#ifndef ELASTIR_SPREAD_H
#define ELASTIR_SPREAD_H

#include <math.h>

/* Standard deviations on either side within which 95 % of a normal distribution lies. */
#define ELASTIR_NORMAL_95 1.959963984540054

typedef struct {
  double count, mean, squares; /* the last: sum of the squares of the deviations from the mean */
} spread;

/* What is not finite is passed over. */
static inline void spread_add(spread *s, double value)
{
  if (!isfinite(value))
    return;
  s->count += 1.0;
  double step = value - s->mean;
  s->mean += step / s->count;
  s->squares += step * (value - s->mean);
}

/* Of a sample of what they are numbers of; NAN: fewer than two. */
static inline double spread_deviation(const spread *s)
{
  return s->count > 1.0 ? sqrt(s->squares / (s->count - 1.0)) : (double)NAN;
}

#endif
