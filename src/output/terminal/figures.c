/* SPDX-License-Identifier: GPL-3.0-or-later */
/* figures.c: numbers, changes, directions and times as short text. */
#include "output/terminal/render.h"

#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static const terminal_figure dash = {"–"};

int figure_decimals(double value)
{
  double size = fabs(value);
  if (!(size > 0.0) || !isfinite(size))
    return 3;
  int decimals = 3 - (int)floor(log10(size));
  return decimals < 0 ? 0 : decimals > 6 ? 6 : decimals;
}

terminal_figure figure_fixed(double value, int decimals)
{
  if (!isfinite(value))
    return dash;
  terminal_figure figure;
  double size = fabs(value);
  bool vanishes = size > 0.0 && size < 0.5 * pow(10.0, -decimals);
  if (vanishes || size >= 1e9)
    snprintf(figure.text, sizeof figure.text, "%.1e", value);
  else
    snprintf(figure.text, sizeof figure.text, "%.*f", decimals, value == 0.0 ? 0.0 : value);
  return figure;
}

int figure_deviation_columns(double deviation, int decimals)
{
  bool visible = isfinite(deviation) && deviation >= 0.5 * pow(10.0, -decimals);
  return visible ? terminal_columns(figure_fixed(deviation, decimals).text) : 0;
}

terminal_figure figure_with_error(double value, int decimals, double deviation, int room)
{
  terminal_figure figure = figure_fixed(value, decimals);
  int columns = isfinite(value) ? figure_deviation_columns(deviation, decimals) : 0;
  size_t length = strlen(figure.text);
  if (columns > 0)
    length += (size_t)snprintf(figure.text + length, sizeof figure.text - length,
                               "\u00a0±\u00a0%s", figure_fixed(deviation, decimals).text);
  int missing = columns > 0 ? room - columns : room > 0 ? room + 3 : 0;
  for (; missing > 0 && length + 3 < sizeof figure.text; missing--)
    length += (size_t)snprintf(figure.text + length, sizeof figure.text - length, "\u00a0");
  return figure;
}

terminal_figure figure_change(double reference, double value)
{
  /* Below this a reference is nothing but rounding, and no percentage of it means anything. */
  const double negligible = 1e-9;
  if (!isfinite(reference) || !isfinite(value) || !(fabs(reference) > negligible))
    return dash;
  double percent = 100.0 * (value - reference) / fabs(reference);
  terminal_figure figure;
  if (fabs(percent) < 0.05)
    snprintf(figure.text, sizeof figure.text, "0.0\u00a0%%");
  else if (fabs(percent) < 1000.0)
    snprintf(figure.text, sizeof figure.text, "%+.1f\u00a0%%", percent);
  else
    snprintf(figure.text, sizeof figure.text, "×%.3g", value / reference);
  return figure;
}

/* The multiple of the vector with whole components of at most 3, if there is one. */
static bool small_indices(const double v[3], int indices[3])
{
  double largest = fmax(fabs(v[0]), fmax(fabs(v[1]), fabs(v[2])));
  for (int most = 1; most <= 3; most++) {
    bool whole = true;
    for (int i = 0; i < 3; i++) {
      double index = v[i] / largest * most;
      indices[i] = (int)lround(index);
      /* Polished optima are exact to about 1e-8. */
      whole = whole && fabs(index - indices[i]) < 1e-6;
    }
    if (whole)
      return true;
  }
  return false;
}

terminal_figure figure_direction(const cJSON *direction)
{
  double v[3];
  if (!result_vector(direction, v) || !(v[0] * v[0] + v[1] * v[1] + v[2] * v[2] > 0.0))
    return dash;
  int indices[3];
  terminal_figure figure;
  if (small_indices(v, indices)) {
    snprintf(figure.text, sizeof figure.text, "[%d\u00a0%d\u00a0%d]", indices[0],
             indices[1], indices[2]);
    return figure;
  }
  double length = sqrt(v[0] * v[0] + v[1] * v[1] + v[2] * v[2]);
  for (int i = 0; i < 3; i++) {
    v[i] /= length;
    if (fabs(v[i]) < 0.0005)
      v[i] = 0.0; /* no -0.000 */
  }
  snprintf(figure.text, sizeof figure.text, "[%.3f\u00a0%.3f\u00a0%.3f]", v[0], v[1], v[2]);
  return figure;
}

terminal_figure figure_duration(double seconds)
{
  if (!isfinite(seconds) || seconds < 0.0 || seconds > 1e12)
    return dash;
  terminal_figure figure;
  if (seconds < 60.0)
    snprintf(figure.text, sizeof figure.text, "%.2g s", seconds);
  else if (seconds < 3600.0)
    snprintf(figure.text, sizeof figure.text, "%.0f min", seconds / 60.0);
  else
    snprintf(figure.text, sizeof figure.text, "%.1f h", seconds / 3600.0);
  return figure;
}
