/* SPDX-License-Identifier: GPL-3.0-or-later */
/* ratios.c: the height of one band over that of another, each above a local baseline. */
#include "compare/ratios.h"

#include <math.h>
#include <string.h>

#include "base/number.h"
#include "base/spread.h"
#include "compare/asked_lines.h"

bool elastir_ratio_parse(const char *spec, elastir_ratio *ratio, elastir_diagnostics *diagnostics)
{
  size_t length = strcspn(spec, "/");
  const char *below = spec + length + (spec[length] == '/');
  bool good = length > 0 && spec[length] == '/' && *below != '\0' &&
              number_scan(spec, length, &ratio->numerator_cm1) == length &&
              number_scan(below, strlen(below), &ratio->denominator_cm1) == strlen(below) &&
              ratio->numerator_cm1 > 0.0 && ratio->denominator_cm1 > 0.0 &&
              isfinite(ratio->numerator_cm1) && isfinite(ratio->denominator_cm1) &&
              ratio->numerator_cm1 != ratio->denominator_cm1;
  if (!good) {
    *ratio = (elastir_ratio){NAN, NAN};
    elastir_diagnose(diagnostics, ELASTIR_ERROR, "bad-ratio", NULL, 0,
                     "band ratio '%.100s': expected two different wavenumbers in cm-1, such as "
                     "1115/1146", spec);
  }
  return good;
}

static const double near_widths = 5.0; /* bands so near bend the ground under the two */

typedef struct {
  const double *x, *y;
  const bool *used;
  size_t count;
} data;

/* The index of the used point in [low, high] with the smallest (sign < 0) or largest y;
 * d->count: there is none. */
static size_t extreme(const data *d, double low, double high, double sign)
{
  size_t best = d->count;
  for (size_t i = 0; i < d->count; i++)
    if ((d->used == NULL || d->used[i]) && d->x[i] >= low && d->x[i] <= high &&
        (best == d->count || sign * d->y[i] > sign * d->y[best]))
      best = i;
  return best;
}

typedef struct {
  double height, position, plain;
  double variance_factor; /* variance of the height over that of one point */
  bool shoulder;
} band_height;

/* share of the way from the left anchor to the right one */
static double above_line(const data *d, size_t left, size_t right, size_t i, double *share)
{
  *share = (d->x[i] - d->x[left]) / (d->x[right] - d->x[left]);
  return d->y[i] - (d->y[left] * (1.0 - *share) + d->y[right] * *share);
}

/* The top of the parabola through three values at even steps: how far it lies from the middle
 * one, in steps, and how high. A grid that misses the top would lower a narrow band by several
 * per cent. */
static double parabola_top(double before, double at, double after, double *height)
{
  double bend = before - 2.0 * at + after;
  double offset = bend < 0.0 ? 0.5 * (before - after) / bend : 0.0;
  if (!(fabs(offset) <= 1.0))
    offset = 0.0;
  *height = at - 0.25 * (before - after) * offset;
  return offset;
}

static band_height measure(const data *d, double centre, size_t left, size_t right)
{
  band_height result = {NAN, NAN, NAN, NAN, false};
  size_t best = d->count, nearest = d->count;
  double best_height = -INFINITY, share;
  for (size_t i = 0; i < d->count; i++) {
    if ((d->used != NULL && !d->used[i]) ||
        fabs(d->x[i] - centre) > ELASTIR_RATIO_SEARCH_CM1)
      continue;
    if (nearest == d->count || fabs(d->x[i] - centre) < fabs(d->x[nearest] - centre))
      nearest = i;
    double height = above_line(d, left, right, i, &share);
    if (height > best_height) {
      best_height = height;
      best = i;
    }
  }
  if (best == d->count)
    return result;
  /* A top at the edge of the search belongs to a neighbour: this band is its shoulder. */
  double before = 0.0, after = 0.0;
  result.shoulder = best == 0 || best + 1 == d->count ||
                    fabs(d->x[best - 1] - centre) > ELASTIR_RATIO_SEARCH_CM1 ||
                    fabs(d->x[best + 1] - centre) > ELASTIR_RATIO_SEARCH_CM1;
  if (!result.shoulder) {
    before = above_line(d, left, right, best - 1, &share);
    after = above_line(d, left, right, best + 1, &share);
    result.shoulder = before > best_height || after > best_height;
  }
  size_t at = result.shoulder ? nearest : best;
  result.position = d->x[at];
  result.plain = d->y[at];
  result.height = above_line(d, left, right, at, &share);
  if (!result.shoulder) {
    double step = 0.5 * (d->x[at + 1] - d->x[at - 1]);
    result.position += step * parabola_top(before, best_height, after, &result.height);
    parabola_top(d->y[at - 1], d->y[at], d->y[at + 1], &result.plain);
  }
  result.variance_factor = 1.0 + (1.0 - share) * (1.0 - share) + share * share;
  return result;
}

/* The height of the band at `centre`, its baseline spanning [low, high] and the flanks. */
static band_height band_above(const data *d, double centre, double low, double high)
{
  size_t left = extreme(d, low - ELASTIR_RATIO_FLANK_CM1, low - ELASTIR_RATIO_SEARCH_CM1, -1.0);
  size_t right = extreme(d, high + ELASTIR_RATIO_SEARCH_CM1, high + ELASTIR_RATIO_FLANK_CM1, -1.0);
  if (left == d->count || right == d->count)
    return (band_height){NAN, NAN, NAN, NAN, false};
  return measure(d, centre, left, right);
}

bool elastir_ratio_overlaps(const elastir_ratio *ratio)
{
  return fabs(ratio->numerator_cm1 - ratio->denominator_cm1) < 2.0 * ELASTIR_RATIO_FLANK_CM1;
}

elastir_band_ratio elastir_ratio_measure(const elastir_points *points, const elastir_ratio *ratio,
                                         double noise)
{
  data d = {points->x_cm1, points->y, points->used, points->count};
  double n = ratio->numerator_cm1, m = ratio->denominator_cm1;
  bool shared = elastir_ratio_overlaps(ratio);
  double low = fmin(n, m), high = fmax(n, m);
  band_height top = band_above(&d, n, shared ? low : n, shared ? high : n);
  band_height base = band_above(&d, m, shared ? low : m, shared ? high : m);
  elastir_band_ratio result = {.value = NAN,
                               .numerator = top.height,
                               .denominator = base.height,
                               .numerator_at_cm1 = top.position,
                               .denominator_at_cm1 = base.position,
                               .numerator_shoulder = top.shoulder,
                               .denominator_shoulder = base.shoulder,
                               .standard_error = NAN,
                               .height_ratio = NAN,
                               .height_ratio_error = NAN,
                               .fitted = NAN,
                               .fitted_error = NAN,
                               .scatter = NAN};
  if (isfinite(top.plain) && base.plain > 0.0) {
    double plain = top.plain / base.plain;
    result.height_ratio = plain;
    result.height_ratio_error = noise / base.plain * sqrt(1.0 + plain * plain);
  }
  if (isfinite(top.height) && base.height > 0.0) {
    result.value = top.height / base.height;
    /* first order, the two heights taken as independent (a shared baseline makes it smaller) */
    result.standard_error = noise / base.height *
                            sqrt(top.variance_factor +
                                 result.value * result.value * base.variance_factor);
  }
  return result;
}

/* The places to fit: other bands nearby, then the two of the ratio, the denominator last. */
static size_t places_near(const elastir_ratio *ratio, const elastir_bands *others, double reach,
                          double *places)
{
  double n = ratio->numerator_cm1, m = ratio->denominator_cm1;
  size_t count = 0;
  for (size_t i = 0; i < others->count && count + 2 < ELASTIR_FIT_LINES; i++) {
    double at = others->bands[i].position_cm1;
    if (at > fmin(n, m) - reach && at < fmax(n, m) + reach &&
        fabs(at - n) > ELASTIR_RATIO_SEARCH_CM1 && fabs(at - m) > ELASTIR_RATIO_SEARCH_CM1)
      places[count++] = at;
  }
  places[count++] = n;
  places[count++] = m;
  return count;
}

bool elastir_ratio_fit(const elastir_points *points, const elastir_ratio *ratio, const elastir_bands *others,
                       double fwhm_cm1, elastir_band_ratio *result, elastir_diagnostics *diagnostics)
{
  if (!elastir_ratio_overlaps(ratio))
    return true;
  double places[ELASTIR_FIT_LINES];
  size_t lines = places_near(ratio, others, near_widths * fwhm_cm1, places);
  elastir_line_fit fit = {0};
  if (elastir_lines_fit(points, places, lines, fwhm_cm1, &fit, diagnostics)) {
    const elastir_fitted_line *top = &fit.lines[lines - 2], *base = &fit.lines[lines - 1];
    if (elastir_line_doubt(top, fwhm_cm1) == ELASTIR_LINE_GOOD &&
        elastir_line_doubt(base, fwhm_cm1) == ELASTIR_LINE_GOOD) {
      result->fitted = top->ratio;
      result->fitted_error = top->ratio_error;
    }
  }
  elastir_line_fit_free(&fit);
  return !diagnostics->out_of_memory;
}

void elastir_ratio_scatter(const double *x_cm1, const double *curves, size_t count,
                           size_t curve_count, const elastir_ratio *ratio,
                           elastir_band_ratio *result)
{
  spread values = {0}, heights = {0};
  for (size_t k = 0; k < curve_count; k++) {
    const elastir_points curve = {x_cm1, curves + k * count, NULL, count};
    elastir_band_ratio one = elastir_ratio_measure(&curve, ratio, 0.0);
    if (!isfinite(one.value) || !isfinite(one.height_ratio))
      continue;
    spread_add(&values, one.value);
    spread_add(&heights, one.height_ratio);
  }
  if (values.count < 2.0)
    return;
  double root = sqrt(values.count);
  result->scatter = spread_deviation(&values);
  result->standard_error = fmax(result->standard_error, result->scatter / root);
  result->height_ratio_error =
      fmax(result->height_ratio_error, spread_deviation(&heights) / root);
}
