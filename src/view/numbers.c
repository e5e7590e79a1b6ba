/* SPDX-License-Identifier: GPL-3.0-or-later */
/* numbers.c: numbers, changes, directions and times as short text. */
#include "view/numbers.h"

#include "base/memory.h"
#include "view/view.h"

#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static const view_number dash = {"–"};

int view_decimals(double value)
{
  double size = fabs(value);
  if (!(size > 0.0) || !isfinite(size))
    return 3;
  if (size < 1e-4)
    return VIEW_POWER;
  int decimals = 3 - (int)floor(log10(size));
  return decimals < 0 ? 0 : decimals > 6 ? 6 : decimals;
}

view_number view_fixed(double value, int decimals)
{
  if (!isfinite(value))
    return dash;
  view_number figure = {""};
  double size = fabs(value);
  if (decimals == VIEW_POWER && size > 0.0) {
    elastir_snprintf(figure.text, sizeof figure.text, "%.3e", value);
    return figure;
  }
  decimals = decimals < 0 ? 0 : decimals;
  bool vanishes = size > 0.0 && size < 0.5 * pow(10.0, -decimals);
  if (vanishes || size >= 1e9)
    elastir_snprintf(figure.text, sizeof figure.text, "%.1e", value);
  else
    elastir_snprintf(figure.text, sizeof figure.text, "%.*f", decimals, value == 0.0 ? 0.0 : value);
  return figure;
}

double view_rounded(double value, int decimals)
{
  double unit = pow(10.0, -decimals);
  return fabs(value) < 0.5 * unit ? 0.0 : value;
}

view_number view_error(double deviation, int decimals)
{
  double unit = pow(10.0, -decimals);
  if (!(deviation < 0.5 * unit))
    return view_fixed(deviation, decimals);
  view_number figure = {""};
  elastir_snprintf(figure.text, sizeof figure.text, "<%.*f", decimals, unit);
  return figure;
}

bool view_deviation_shows(double deviation, int decimals)
{
  return isfinite(deviation) && decimals >= 0 && deviation >= 0.5 * pow(10.0, -decimals);
}

/* Decimals that show one digit of the deviation, two of one below 2; no more than four significant
 * ones of the value, which is what a calculation is good for. */
static int decimals_of(double value, double deviation)
{
  double place = floor(log10(deviation));
  int decimals = (int)-place + (deviation < 1.95 * pow(10.0, place));
  int most = view_decimals(value);
  return decimals < 0 ? 0 : decimals > most ? most : decimals;
}

view_number view_measured(double value, double deviation)
{
  int usual = view_decimals(value);
  if (!(deviation > 0.0) || !isfinite(deviation) || !isfinite(value) || usual == VIEW_POWER)
    return view_fixed(value, usual);
  int decimals = decimals_of(value, deviation);
  double units = round(deviation * pow(10.0, decimals));
  if (units < 1.0) /* far smaller than what anybody would read */
    return view_fixed(value, usual);
  view_number figure = view_fixed(value, decimals);
  size_t length = strlen(figure.text);
  elastir_snprintf(figure.text + length, sizeof figure.text - length, "(%.0f)", units);
  return figure;
}

int view_digits_of(double deviation, int most)
{
  if (!(deviation > 0.0) || !isfinite(deviation))
    return most;
  double power = floor(log10(deviation));
  double first = deviation / pow(10.0, power);
  int digits = (int)-power + (first < 1.95);
  return digits < 0 ? 0 : digits > most ? most : digits;
}

view_number view_percent(double share)
{
  view_number number = view_fixed(100.0 * share, 1);
  if (isfinite(share))
    strcat(number.text, "\u00a0%");
  return number;
}

view_number view_share(double share, double low, double high)
{
  view_number number = {"–"};
  double percent = 100.0 * share, step = high - low > 0.6 ? 10.0 : 5.0;
  if (!isfinite(percent))
    return number;
  if (high - low > 0.3)
    snprintf(number.text, sizeof number.text, "about %.0f\u00a0%%", step * round(percent / step));
  else
    snprintf(number.text, sizeof number.text, "%.0f\u00a0%%", percent);
  return number;
}

view_number view_change(double reference, double value)
{
  /* Below this a reference is nothing but rounding, and no percentage of it means anything. */
  const double negligible = 1e-9;
  if (!isfinite(reference) || !isfinite(value) || !(fabs(reference) > negligible))
    return dash;
  double percent = 100.0 * (value - reference) / fabs(reference);
  view_number figure = {""};
  if (fabs(percent) < 0.05)
    elastir_snprintf(figure.text, sizeof figure.text, "0.0\u00a0%%");
  else if (fabs(percent) < 1000.0)
    elastir_snprintf(figure.text, sizeof figure.text, "%+.1f\u00a0%%", percent);
  else
    elastir_snprintf(figure.text, sizeof figure.text, "×%.3g", value / reference);
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

view_number view_direction(const double direction[3])
{
  double v[3] = {direction[0], direction[1], direction[2]};
  double square = v[0] * v[0] + v[1] * v[1] + v[2] * v[2];
  if (!(square > 0.0) || !isfinite(square))
    return dash;
  int indices[3];
  view_number figure = {""};
  if (small_indices(v, indices)) {
    elastir_snprintf(figure.text, sizeof figure.text, "%d,%d,%d", indices[0],
             indices[1], indices[2]);
    return figure;
  }
  double length = sqrt(square);
  for (int i = 0; i < 3; i++) {
    v[i] /= length;
    if (fabs(v[i]) < 0.0005)
      v[i] = 0.0; /* no -0.000 */
  }
  elastir_snprintf(figure.text, sizeof figure.text, "%.3f,%.3f,%.3f", v[0], v[1], v[2]);
  return figure;
}

view_number view_duration(double seconds)
{
  if (!isfinite(seconds) || seconds < 0.0 || seconds > 1e12)
    return dash;
  view_number figure = {""};
  if (seconds < 60.0)
    elastir_snprintf(figure.text, sizeof figure.text, "%.2g s", seconds);
  else if (seconds < 3600.0)
    elastir_snprintf(figure.text, sizeof figure.text, "%.0f min", seconds / 60.0);
  else
    elastir_snprintf(figure.text, sizeof figure.text, "%.1f h", seconds / 3600.0);
  return figure;
}
