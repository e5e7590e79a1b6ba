/* SPDX-License-Identifier: GPL-3.0-or-later */
/* scan.c: a stiffness map in GPa, and its values counted in bins. */
#include "map/scan.h"

#include <math.h>
#include <stdlib.h>

#include <gsl/gsl_sort.h>
#include <gsl/gsl_statistics_double.h>

double map_bin_centre(const map_bins *bins, size_t i)
{
  return bins->from + ((double)i + 0.5) * bins->step;
}

size_t map_bin_of(const map_bins *bins, double value)
{
  double place = floor((value - bins->from) / bins->step);
  if (!(place >= 0.0)) /* NAN where all values are one */
    return 0;
  return place >= (double)bins->bins ? bins->bins - 1 : (size_t)place;
}

bool map_bins_make(const double *values, size_t count, size_t bins, map_bins *out)
{
  double least = INFINITY, most = -INFINITY;
  for (size_t i = 0; i < count; i++)
    if (isfinite(values[i])) {
      least = fmin(least, values[i]);
      most = fmax(most, values[i]);
    }
  *out = (map_bins){.from = least, .step = (most - least) / (double)bins, .bins = bins};
  out->counts = calloc(bins, sizeof *out->counts);
  for (size_t i = 0; out->counts != NULL && i < count; i++)
    if (isfinite(values[i])) {
      out->counts[map_bin_of(out, values[i])] += 1.0;
      out->total += 1.0;
    }
  return out->counts != NULL;
}

bool map_moments_of(const double *values, size_t count, map_moments *moments)
{
  *moments = (map_moments){0, NAN, NAN, NAN, NAN, NAN, NAN};
  double *sorted = malloc((count + 1) * sizeof *sorted);
  if (sorted == NULL)
    return false;
  size_t n = 0;
  for (size_t i = 0; i < count; i++)
    if (isfinite(values[i]))
      sorted[n++] = values[i];
  moments->count = n;
  if (n > 0) {
    gsl_sort(sorted, 1, n);
    moments->mean = gsl_stats_mean(sorted, 1, n);
    moments->standard_deviation = n > 1 ? gsl_stats_sd_m(sorted, 1, n, moments->mean) : (double)NAN;
    moments->median = gsl_stats_median_from_sorted_data(sorted, 1, n);
    moments->least = sorted[0];
    moments->most = sorted[n - 1];
    for (size_t i = 0; i < n; i++)
      sorted[i] = fabs(sorted[i] - moments->median);
    gsl_sort(sorted, 1, n);
    moments->robust_deviation = 1.4826 * gsl_stats_median_from_sorted_data(sorted, 1, n);
  }
  free(sorted);
  return true;
}
