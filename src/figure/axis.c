/* SPDX-License-Identifier: GPL-3.0-or-later */
/* axis.c: linear axes: where the ticks are and what they say. */
#include "figure/axis.h"

#include <float.h>
#include <math.h>

axis axis_between(double from, double to, double begin, double end)
{
  return (axis){.from = from, .to = to, .begin = begin, .end = end};
}

/* How far a value is from the begin without the breaks before it, which are counted; NAN: in one. */
static double distance(const axis *a, double value, size_t *before)
{
  const double sign = a->to < a->from ? -1 : 1, far = sign * (value - a->from);
  double along = far;
  *before = 0;
  for (size_t i = 0; i < a->break_count; i++) {
    double from = sign * (a->breaks[i].from - a->from), to = sign * (a->breaks[i].to - a->from);
    double near = fmin(from, to), end = fmax(from, to);
    if (far >= end) {
      along -= end - near;
      ++*before;
    } else if (far > near) {
      return (double)NAN;
    }
  }
  return along;
}

double axis_place(const axis *a, double value)
{
  size_t before, all;
  if (a->break_count == 0)
    return a->begin + (value - a->from) / (a->to - a->from) * (a->end - a->begin);
  const double sign = a->end < a->begin ? -1 : 1;
  const double along = distance(a, value, &before), length = distance(a, a->to, &all);
  const double points = fabs(a->end - a->begin) - a->gap * (double)all;
  return a->begin + sign * (along / length * points + a->gap * (double)before);
}

bool axis_shows(const axis *a, double value)
{
  size_t before;
  return value >= fmin(a->from, a->to) && value <= fmax(a->from, a->to) &&
         isfinite(distance(a, value, &before));
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

static int shown_ticks(const axis *a, const axis_ticks *ticks)
{
  int shown = 0;
  for (int i = 0; i < ticks->count; i++)
    shown += axis_shows(a, axis_tick(ticks, i));
  return shown;
}

/* Ticks with a lead digit and a power of ten. */
static axis_ticks ticks_by(double from, double to, double lead, double power)
{
  double step = lead * power, slack = 1e-9 * (to - from);
  axis_ticks ticks = {.first = ceil((from - slack) / step) * step, .step = step};
  double count = floor((to + slack - ticks.first) / step) + 1.0;
  ticks.count = (int)fmin(fmax(count, 0.0), AXIS_MAX_TICKS);
  int exponent = (int)floor(log10(step) + 1e-9) - (lead == 2.5);
  ticks.decimals = exponent < 0 ? -exponent : 0;
  return ticks;
}

axis_ticks axis_label_ticks(const axis *a, double room, int asked)
{
  static const double leads[] = {1, 2, 5, 2.5, 4, 8, 6};
  const double from = fmin(a->from, a->to), to = fmax(a->from, a->to);
  const double places = fabs(a->end - a->begin) / room;
  const int most = asked > 0 ? asked + 1 : (int)fmax(fmin(places, 7), 2);
  const int least = asked > 0 ? asked - 1 : most < 5 ? most - 1 : 5;
  axis_ticks usual = axis_round_ticks(from, to, asked > 0 ? asked : most);
  if (usual.count == 0)
    return usual;
  double power = pow(10.0, floor(log10(usual.step) + 1e-9) - 1);
  for (size_t i = 0; i < sizeof leads / sizeof *leads; i++)
    for (int k = 0; k < 4; k++) {
      axis_ticks ticks = ticks_by(from, to, leads[i], power * pow(10.0, k));
      int shown = shown_ticks(a, &ticks);
      if (shown >= least && shown <= most && ticks.count < AXIS_MAX_TICKS)
        return ticks;
    }
  return usual;
}

int axis_minor_parts(const axis_ticks *ticks)
{
  double lead = ticks->step / pow(10.0, floor(log10(ticks->step) + 1e-9));
  return lead > 1.5 && lead < 2.2 ? 4 : lead > 3.5 && lead < 4.5 ? 4 : 5;
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
