/* SPDX-License-Identifier: GPL-3.0-or-later */
/* series.c: fractions and band ratios of several measured spectra as one table. */
#include "compare/series.h"

#include <math.h>
#include <stdlib.h>

static bool widen(double **values, size_t rows, size_t columns)
{
  double *grown = realloc(*values, (rows * columns + 1) * sizeof *grown);
  if (grown == NULL)
    return false;
  *values = grown;
  return true;
}

static bool make_room(elastir_series *series)
{
  if (series->count < series->capacity)
    return true;
  size_t rows = series->capacity < 8 ? 8 : 2 * series->capacity;
  if (!widen(&series->coordinate, rows, 1) ||
      !widen(&series->fraction, rows, series->model_count) ||
      !widen(&series->low, rows, series->model_count) ||
      !widen(&series->high, rows, series->model_count) ||
      !widen(&series->ratio, rows, series->ratio_count) ||
      !widen(&series->ratio_error, rows, series->ratio_count))
    return false;
  series->capacity = rows;
  return true;
}

bool elastir_series_add(elastir_series *series, double coordinate,
                        const elastir_sample *sample, const elastir_band_ratio *ratios,
                        elastir_diagnostics *diagnostics)
{
  if (!make_room(series)) {
    elastir_diagnose_no_memory(diagnostics);
    return false;
  }
  size_t row = series->count++;
  series->coordinate[row] = coordinate;
  for (size_t k = 0; k < series->model_count; k++) {
    size_t at = row * series->model_count + k;
    bool known = sample != NULL && k < sample->model_count && sample->withheld[0] == '\0';
    series->fraction[at] = known ? sample->components[k].fraction : NAN;
    series->low[at] = known ? sample->components[k].low : NAN;
    series->high[at] = known ? sample->components[k].high : NAN;
  }
  for (size_t k = 0; k < series->ratio_count; k++) {
    series->ratio[row * series->ratio_count + k] = ratios[k].value;
    series->ratio_error[row * series->ratio_count + k] = ratios[k].standard_error;
  }
  return true;
}

/* Kendall, Biometrika 1945, 33, 239. */
static double kendall_tau_b(const double *x, const double *y, size_t columns, size_t column,
                            size_t count)
{
  double score = 0.0, pairs_x = 0.0, pairs_y = 0.0;
  for (size_t i = 0; i < count; i++)
    for (size_t j = i + 1; j < count; j++) {
      double dx = x[j] - x[i], dy = y[j * columns + column] - y[i * columns + column];
      if (!isfinite(dx) || !isfinite(dy))
        continue;
      double sx = (dx > 0.0) - (dx < 0.0), sy = (dy > 0.0) - (dy < 0.0);
      score += sx * sy;
      pairs_x += sx * sx;
      pairs_y += sy * sy;
    }
  return pairs_x > 0.0 && pairs_y > 0.0 ? score / sqrt(pairs_x * pairs_y) : NAN;
}

static elastir_trend trend(const elastir_series *series, const double *values, size_t columns,
                           size_t column)
{
  elastir_trend result = {NAN, NAN, NAN};
  double n = 0.0, mean_x = 0.0, mean_y = 0.0, xx = 0.0, xy = 0.0, yy = 0.0;
  for (int pass = 0; pass < 2; pass++) {
    for (size_t i = 0; i < series->count; i++) {
      double x = series->coordinate[i], y = values[i * columns + column];
      if (!isfinite(x) || !isfinite(y))
        continue;
      if (pass == 0) {
        n += 1.0;
        mean_x += x;
        mean_y += y;
      } else {
        xx += (x - mean_x) * (x - mean_x);
        xy += (x - mean_x) * (y - mean_y);
        yy += (y - mean_y) * (y - mean_y);
      }
    }
    if (pass == 0 && n > 0.0) {
      mean_x /= n;
      mean_y /= n;
    }
  }
  if (n >= 3.0 && xx > 0.0) {
    result.slope = xy / xx;
    result.slope_error = sqrt(fmax(yy - result.slope * xy, 0.0) / (n - 2.0) / xx);
  }
  result.monotony = kendall_tau_b(series->coordinate, values, columns, column, series->count);
  return result;
}

elastir_trend elastir_series_fraction_trend(const elastir_series *series, size_t model)
{
  return trend(series, series->fraction, series->model_count, model);
}

elastir_trend elastir_series_ratio_trend(const elastir_series *series, size_t ratio)
{
  return trend(series, series->ratio, series->ratio_count, ratio);
}

void elastir_series_free(elastir_series *series)
{
  free(series->coordinate);
  free(series->fraction);
  free(series->low);
  free(series->high);
  free(series->ratio);
  free(series->ratio_error);
  *series = (elastir_series){0};
}
