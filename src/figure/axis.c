/* SPDX-License-Identifier: GPL-3.0-or-later */
/* axis.c: linear axes: where the ticks are and what they say. */
#include "figure/axis.h"

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
  if (!(to > from))
    return ticks;
  ticks.step = round_step((to - from) / wanted);
  /* A tick may lie outside by rounding alone. */
  double slack = 1e-9 * (to - from);
  ticks.first = ceil((from - slack) / ticks.step) * ticks.step;
  ticks.count = (int)floor((to + slack - ticks.first) / ticks.step) + 1;
  if (ticks.count > AXIS_MAX_TICKS)
    ticks.count = AXIS_MAX_TICKS;
  int exponent = (int)floor(log10(ticks.step) + 1e-9);
  ticks.decimals = exponent < 0 ? -exponent : 0;
  return ticks;
}

double axis_tick(const axis_ticks *ticks, int i)
{
  return ticks->first + i * ticks->step;
}

void axis_tick_text(const axis_ticks *ticks, int i, char text[DIGITS_SIZE])
{
  digits_fixed(axis_tick(ticks, i), ticks->decimals, 0, text);
}

double axis_round_up(double value)
{
  double step = round_step(value / 5);
  return ceil(value / step - 1e-9) * step;
}
