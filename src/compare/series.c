/* SPDX-License-Identifier: GPL-3.0-or-later */
/* series.c: fractions and band ratios of several measured spectra as one table. */
#include "compare/series.h"

#include <gsl/gsl_cdf.h>
#include <math.h>
#include <stdlib.h>

#include "base/spread.h"

/* Of a fraction, which is printed to a hundredth: an interval from 0 to 0 is no certainty. */
static const double least_error = 0.01;

static bool widen(void *values_pointer, size_t size, size_t rows, size_t columns)
{
  void **values = values_pointer, *grown = realloc(*values, rows * columns * size + 1);
  if (grown == NULL)
    return false;
  *values = grown;
  return true;
}

static bool make_room(elastir_series *s)
{
  if (s->count < s->capacity)
    return true;
  size_t rows = s->capacity < 8 ? 8 : 2 * s->capacity;
  if (!widen(&s->coordinate, sizeof *s->coordinate, rows, 1) ||
      !widen(&s->label, sizeof *s->label, rows, 1) ||
      !widen(&s->component, sizeof *s->component, rows, s->model_count) ||
      !widen(&s->ratio, sizeof *s->ratio, rows, s->ratio_count) ||
      !widen(&s->ratio_error, sizeof *s->ratio_error, rows, s->ratio_count) ||
      !widen(&s->plain, sizeof *s->plain, rows, s->ratio_count) ||
      !widen(&s->plain_error, sizeof *s->plain_error, rows, s->ratio_count))
    return false;
  s->capacity = rows;
  return true;
}

bool elastir_series_add(elastir_series *series, const char *label, double coordinate,
                        const elastir_sample *sample, const elastir_band_ratio *ratios,
                        elastir_diagnostics *diagnostics)
{
  if (!make_room(series)) {
    elastir_diagnose_no_memory(diagnostics);
    return false;
  }
  size_t row = series->count++;
  series->label[row] = label;
  series->coordinate[row] = coordinate;
  for (size_t k = 0; k < series->model_count; k++) {
    bool known = sample != NULL && k < sample->model_count && sample->withheld[0] == '\0';
    series->component[row * series->model_count + k] =
        known ? sample->components[k]
              : (elastir_sample_component){.fraction = NAN, .low = NAN, .high = NAN,
                                           .probability = NAN, .detection_limit = NAN};
  }
  for (size_t k = 0; k < series->ratio_count; k++) {
    size_t at = row * series->ratio_count + k;
    series->ratio[at] = ratios[k].value;
    series->ratio_error[at] = ratios[k].standard_error;
    series->plain[at] = ratios[k].height_ratio;
    series->plain_error[at] = ratios[k].height_ratio_error;
  }
  return true;
}

/* ---- trends ---- */

/* The probability that |S| of `count` values in random order is at least as large: of all orders
 * the share that has so few or so many inversions, counted by adding one value after the other. */
static double kendall_p(size_t count, double score)
{
  enum { MOST = 60 };
  double share[MOST * (MOST - 1) / 2 + 1] = {1.0}, next[MOST * (MOST - 1) / 2 + 1];
  if (count < 2 || count > MOST)
    return NAN;
  size_t pairs = 0;
  for (size_t n = 2; n <= count; n++) {
    size_t wider = pairs + n - 1;
    for (size_t k = 0; k <= wider; k++) {
      next[k] = 0.0;
      for (size_t j = 0; j < n && j <= k; j++)
        next[k] += k - j <= pairs ? share[k - j] / (double)n : 0.0;
    }
    pairs = wider;
    for (size_t k = 0; k <= pairs; k++)
      share[k] = next[k];
  }
  double sum = 0.0;
  for (size_t k = 0; k <= pairs; k++)
    if (fabs((double)pairs - 2.0 * (double)k) >= fabs(score))
      sum += share[k];
  return fmin(sum, 1.0);
}

/* Kendall, Biometrika 1945, 33, 239. */
static void kendall(const double *x, const double *y, size_t count, elastir_trend *result)
{
  double score = 0.0, pairs_x = 0.0, pairs_y = 0.0, pairs = 0.0;
  for (size_t i = 0; i < count; i++)
    for (size_t j = i + 1; j < count; j++) {
      double dx = x[j] - x[i], dy = y[j] - y[i];
      if (!isfinite(dx) || !isfinite(dy))
        continue;
      double sx = (dx > 0.0) - (dx < 0.0), sy = (dy > 0.0) - (dy < 0.0);
      score += sx * sy;
      pairs_x += sx * sx;
      pairs_y += sy * sy;
      pairs += 1.0;
    }
  bool ties = pairs_x < pairs || pairs_y < pairs;
  if (pairs_x > 0.0 && pairs_y > 0.0) {
    result->monotony = score / sqrt(pairs_x * pairs_y);
    result->monotony_p = ties ? (double)NAN : kendall_p(result->used, score);
  }
}

/* Sums of a straight line. */
typedef struct {
  double n, x, y; /* count, weighted means */
  double xx, xy, yy; /* weighted sums about them */
} line_sums;

static bool counts(const double *x, const double *y, size_t i)
{
  return isfinite(x[i]) && isfinite(y[i]);
}

static double weight_of(const double *error, bool weighted, size_t i)
{
  return weighted ? 1.0 / (error[i] * error[i]) : 1.0;
}

static line_sums sum_up(const double *x, const double *y, const double *error, bool weighted,
                        size_t count)
{
  line_sums s = {0};
  double total = 0.0;
  for (size_t i = 0; i < count; i++)
    if (counts(x, y, i)) {
      double w = weight_of(error, weighted, i);
      s.n += 1.0;
      total += w;
      s.x += w * x[i];
      s.y += w * y[i];
    }
  s.x /= total > 0.0 ? total : 1.0;
  s.y /= total > 0.0 ? total : 1.0;
  for (size_t i = 0; i < count; i++)
    if (counts(x, y, i)) {
      double w = weight_of(error, weighted, i);
      s.xx += w * (x[i] - s.x) * (x[i] - s.x);
      s.xy += w * (x[i] - s.x) * (y[i] - s.y);
      s.yy += w * (y[i] - s.y) * (y[i] - s.y);
    }
  return s;
}

elastir_trend elastir_trend_fit(const double *x, const double *y, const double *error,
                                size_t count)
{
  elastir_trend result = {0, NAN, NAN, NAN, NAN, NAN, NAN};
  bool weighted = error != NULL;
  for (size_t i = 0; weighted && i < count; i++)
    weighted = !counts(x, y, i) || (error[i] > 0.0 && isfinite(error[i]));
  line_sums s = sum_up(x, y, error, weighted, count);
  result.used = (size_t)s.n;
  kendall(x, y, count, &result);
  if (s.n < 3.0 || !(s.xx > 0.0))
    return result;
  result.slope = s.xy / s.xx;
  double known = weighted ? sqrt(1.0 / s.xx) : 0.0;
  double scatter = sqrt(fmax(s.yy - result.slope * s.xy, 0.0) / (s.n - 2.0) / s.xx);
  double reach = fmax(ELASTIR_NORMAL_95 * known, gsl_cdf_tdist_Pinv(0.975, s.n - 2.0) * scatter);
  result.slope_error = fmax(known, scatter);
  result.low = result.slope - reach;
  result.high = result.slope + reach;
  return result;
}

/* Column `column` of a table. */
static elastir_trend column_trend(const elastir_series *s, const double *values,
                                  const double *errors, size_t column)
{
  elastir_trend result = {0, NAN, NAN, NAN, NAN, NAN, NAN};
  double *y = malloc((2 * s->count + 1) * sizeof *y);
  for (size_t i = 0; y != NULL && i < s->count; i++) {
    y[i] = values[i * s->ratio_count + column];
    y[s->count + i] = errors[i * s->ratio_count + column];
  }
  if (y != NULL)
    result = elastir_trend_fit(s->coordinate, y, y + s->count, s->count);
  free(y);
  return result;
}

elastir_trend elastir_series_fraction_trend(const elastir_series *series, size_t model)
{
  elastir_trend result = {0, NAN, NAN, NAN, NAN, NAN, NAN};
  double *y = malloc((2 * series->count + 1) * sizeof *y);
  for (size_t i = 0; y != NULL && i < series->count; i++) {
    const elastir_sample_component *one = &series->component[i * series->model_count + model];
    y[i] = isfinite(one->low) && isfinite(one->high) ? one->fraction : (double)NAN;
    y[series->count + i] = fmax((one->high - one->low) / (2.0 * ELASTIR_NORMAL_95), least_error);
  }
  if (y != NULL)
    result = elastir_trend_fit(series->coordinate, y, y + series->count, series->count);
  free(y);
  return result;
}

elastir_trend elastir_series_ratio_trend(const elastir_series *series, size_t ratio)
{
  return column_trend(series, series->ratio, series->ratio_error, ratio);
}

elastir_trend elastir_series_plain_trend(const elastir_series *series, size_t ratio)
{
  return column_trend(series, series->plain, series->plain_error, ratio);
}

void elastir_series_free(elastir_series *series)
{
  free(series->coordinate);
  free(series->label);
  free(series->component);
  free(series->ratio);
  free(series->ratio_error);
  free(series->plain);
  free(series->plain_error);
  *series = (elastir_series){0};
}
