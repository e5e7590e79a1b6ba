/* SPDX-License-Identifier: GPL-3.0-or-later */
/* axis.c: linear axes: where the ticks are and what they say. */
#include "figure/axis.h"

#include <float.h>
#include <math.h>

double axis_place(const axis *a, double value)
{
  return a->begin + (value - a->from) / (a->to - a->from) * (a->end - a->begin);
}

static double round_step(double rough)
{
  double power = pow(10.0, floor(log10(rough)));
  double lead = rough / power;
  return power * (lead <= 1.0 ? 1 : lead <= 2.0 ? 2 : lead <= 5.0 ? 5 : 10);
}

axis_ticks axis_round_ticks(double from, double to, int wanted)
{
  axis_ticks ticks = {.first = from, .step = 1};
  double step = to > from && isfinite(to - from) ? round_step((to - from) / wanted) : 0.0;
  /* No ticks on an axis without a length, or one that doubles hardly divide. */
  if (!(step >= DBL_MIN) || !isfinite(step) || step < 1e-14 * fmax(fabs(from), fabs(to)))
    return ticks;
  ticks.step = step;
  /* A tick may lie outside by rounding alone. */
  double slack = 1e-9 * (to - from);
  ticks.first = ceil((from - slack) / step) * step;
  double count = floor((to + slack - ticks.first) / step) + 1.0;
  ticks.count = (int)fmin(fmax(count, 0.0), AXIS_MAX_TICKS);
  int exponent = (int)floor(log10(step) + 1e-9);
  ticks.decimals = exponent < 0 ? -exponent : 0;
  return ticks;
}

double axis_tick(const axis_ticks *ticks, int i)
{
  return ticks->first + i * ticks->step;
}

void axis_tick_text(const axis_ticks *ticks, int i, char text[DIGITS_SIZE])
{
  enum { MOST_DECIMALS = 9 };
  if (ticks->decimals > MOST_DECIMALS)
    digits_significant(axis_tick(ticks, i), 4, text);
  else
    digits_fixed(axis_tick(ticks, i), ticks->decimals, 0, text);
}

double axis_round_up(double value)
{
  double step = round_step(value / 5);
  return ceil(value / step - 1e-9) * step;
}
