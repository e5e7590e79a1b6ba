/* SPDX-License-Identifier: GPL-3.0-or-later */
/* mask.c: which pixels of a stiffness map are left out, and why. */
#include "map/mask.h"

#include <math.h>
#include <stdlib.h>

#include "base/pi.h"

enum { OTSU_LEVELS = 256 };

double map_otsu(const double *values, size_t count)
{
  map_bins bins;
  double best = -1.0, threshold = NAN, below = 0.0, sum_below = 0.0, sum = 0.0;
  if (!map_bins_make(values, count, OTSU_LEVELS, &bins))
    return NAN;
  for (size_t i = 0; bins.step > 0.0 && i < bins.bins; i++)
    sum += bins.counts[i] * map_bin_centre(&bins, i);
  for (size_t i = 0; bins.step > 0.0 && i + 1 < bins.bins; i++) {
    below += bins.counts[i];
    sum_below += bins.counts[i] * map_bin_centre(&bins, i);
    double above = bins.total - below;
    if (below <= 0.0 || above <= 0.0)
      continue;
    double apart = sum_below / below - (sum - sum_below) / above;
    double between = below * above * apart * apart;
    if (between > best * (1.0 + 1e-12)) {
      best = between;
      threshold = bins.from + (double)(i + 1) * bins.step;
    }
  }
  free(bins.counts);
  return threshold;
}

/* Difference quotient along one axis, from the neighbours that are there; NAN: there are none. */
static double quotient(const double *height, size_t at, size_t place, size_t length, size_t stride,
                       double pixel)
{
  double here = height[at];
  double before = place > 0 ? height[at - stride] : (double)NAN;
  double after = place + 1 < length ? height[at + stride] : (double)NAN;
  if (isfinite(before) && isfinite(after))
    return (after - before) / (2.0 * pixel);
  if (isfinite(after))
    return (after - here) / pixel;
  return (here - before) / pixel;
}

static double slope_deg(const map_scan *scan, size_t at)
{
  size_t x = at % scan->columns, y = at / scan->columns;
  double along_x = quotient(scan->height_nm, at, x, scan->columns, 1, scan->pixel_nm[0]);
  double along_y = quotient(scan->height_nm, at, y, scan->rows, scan->columns, scan->pixel_nm[1]);
  double sum = 0.0;
  if (isfinite(along_x))
    sum += along_x * along_x;
  if (isfinite(along_y))
    sum += along_y * along_y;
  return atan(sqrt(sum)) * ELASTIR_DEGREES;
}

/* The first reason of a pixel by itself; MASK_REASONS: none. */
static mask_reason reason_of(const map_scan *scan, const mask_count *counts, size_t at)
{
  double modulus = scan->modulus_gpa[at];
  double height = scan->height_nm != NULL ? scan->height_nm[at] : (double)NAN;
  const bool holds[] = {
      [MASK_MISSING] = !isfinite(modulus),
      [MASK_NOT_POSITIVE] = modulus <= 0.0,
      [MASK_SOFT] = counts[MASK_SOFT].applied && modulus < counts[MASK_SOFT].limit,
      [MASK_STIFF] = counts[MASK_STIFF].applied && modulus > counts[MASK_STIFF].limit,
      [MASK_NO_HEIGHT] = counts[MASK_NO_HEIGHT].applied && !isfinite(height),
      [MASK_LOW] = counts[MASK_LOW].applied && height < counts[MASK_LOW].limit,
      [MASK_HIGH] = counts[MASK_HIGH].applied && height > counts[MASK_HIGH].limit,
      [MASK_STEEP] = counts[MASK_STEEP].applied && slope_deg(scan, at) > counts[MASK_STEEP].limit};
  for (size_t r = 0; r < sizeof holds / sizeof *holds; r++)
    if (holds[r])
      return (mask_reason)r;
  return MASK_REASONS;
}

static void note_options(const map_scan *scan, const mask_options *options, mask_count *counts)
{
  const size_t pixels = scan->columns * scan->rows;
  bool heights = scan->height_nm != NULL;
  double lowest = options->substrate && heights ? map_otsu(scan->height_nm, pixels)
                                                : options->least_height_nm;
  counts[MASK_MISSING] = counts[MASK_NOT_POSITIVE] = (mask_count){true, NAN, 0};
  counts[MASK_SOFT] = (mask_count){isfinite(options->least_gpa), options->least_gpa, 0};
  counts[MASK_STIFF] = (mask_count){isfinite(options->most_gpa), options->most_gpa, 0};
  counts[MASK_LOW] = (mask_count){heights && isfinite(lowest), lowest, 0};
  counts[MASK_HIGH] = (mask_count){heights && isfinite(options->most_height_nm),
                                   options->most_height_nm, 0};
  counts[MASK_STEEP] = (mask_count){heights && isfinite(options->slope_deg) &&
                                        isfinite(scan->pixel_nm[0]) && isfinite(scan->pixel_nm[1]),
                                    options->slope_deg, 0};
  counts[MASK_NO_HEIGHT] = (mask_count){
      counts[MASK_LOW].applied || counts[MASK_HIGH].applied || counts[MASK_STEEP].applied, NAN, 0};
  counts[MASK_EDGE] = (mask_count){options->edge_pixels > 0, (double)options->edge_pixels, 0};
  counts[MASK_OUTLIER] = (mask_count){options->outliers > 0.0, options->outliers, 0};
}

static bool is_excluded(unsigned char reason)
{
  return reason >= MASK_SOFT && reason <= MASK_STEEP;
}

/* Whether an excluded pixel of the line from[0], from[stride], … is within reach. Along rows and then
 * along columns it makes a square. */
static void spread(const unsigned char *from, unsigned char *to, size_t length, size_t stride,
                   size_t reach)
{
  size_t last = 0;
  bool any = false;
  for (size_t i = 0; i < length; i++) { /* the nearest one before */
    if (from[i * stride]) {
      last = i;
      any = true;
    }
    to[i * stride] = any && i - last <= reach;
  }
  any = false;
  for (size_t i = length; i-- > 0;) { /* and behind */
    if (from[i * stride]) {
      last = i;
      any = true;
    }
    to[i * stride] |= any && last - i <= reach;
  }
}

static bool mask_edges(const map_scan *scan, size_t reach, unsigned char *reason)
{
  const size_t pixels = scan->columns * scan->rows;
  unsigned char *first = calloc(2 * pixels, 1);
  if (first == NULL)
    return false;
  unsigned char *second = first + pixels;
  for (size_t i = 0; i < pixels; i++)
    first[i] = is_excluded(reason[i]);
  for (size_t y = 0; y < scan->rows; y++)
    spread(first + y * scan->columns, second + y * scan->columns, scan->columns, 1, reach);
  for (size_t x = 0; x < scan->columns; x++)
    spread(second + x, first + x, scan->rows, scan->columns, reach);
  for (size_t i = 0; i < pixels; i++)
    if (reason[i] == MASK_REASONS && first[i])
      reason[i] = MASK_EDGE;
  free(first);
  return true;
}

static bool mask_outliers(map_scan *scan, double most, mask_count *count)
{
  const size_t pixels = scan->columns * scan->rows;
  map_moments moments;
  if (!map_moments_of(scan->modulus_gpa, pixels, &moments))
    return false;
  double reach = most * moments.robust_deviation;
  for (size_t i = 0; reach > 0.0 && i < pixels; i++)
    if (fabs(scan->modulus_gpa[i] - moments.median) > reach) {
      scan->modulus_gpa[i] = NAN;
      count->pixels++;
    }
  return true;
}

bool map_mask(map_scan *scan, const mask_options *options, mask_count *counts)
{
  const size_t pixels = scan->columns * scan->rows;
  unsigned char *reason = malloc(pixels);
  if (reason == NULL)
    return false;
  note_options(scan, options, counts);
  for (size_t i = 0; i < pixels; i++)
    reason[i] = (unsigned char)reason_of(scan, counts, i);
  bool good = options->edge_pixels == 0 || mask_edges(scan, options->edge_pixels, reason);
  for (size_t i = 0; good && i < pixels; i++)
    if (reason[i] < MASK_REASONS) {
      counts[reason[i]].pixels++;
      scan->modulus_gpa[i] = NAN;
    }
  good = good && (options->outliers <= 0.0 ||
                  mask_outliers(scan, options->outliers, &counts[MASK_OUTLIER]));
  free(reason);
  return good;
}
