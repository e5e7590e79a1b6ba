/* SPDX-License-Identifier: GPL-3.0-or-later */
/* map_series.c: several stiffness maps together: their common mean and its trend. */
#include <math.h>
#include <stdlib.h>

#include <gsl/gsl_cdf.h>

#include "model/stiffness_map.h"

typedef struct {
  size_t count;
  double *x, *mean, *error; /* error: standard error of each mean */
} series;

/* The scatter between maps beyond their errors, by moments (R. DerSimonian and N. Laird, Control. Clin.
 * Trials 7, 177 (1986)). */
static double between(const series *s)
{
  double w = 0.0, ww = 0.0, wy = 0.0, q = 0.0;
  for (size_t i = 0; i < s->count; i++) {
    double weight = 1.0 / (s->error[i] * s->error[i]);
    w += weight;
    ww += weight * weight;
    wy += weight * s->mean[i];
  }
  for (size_t i = 0; i < s->count; i++) {
    double z = (s->mean[i] - wy / w) / s->error[i];
    q += z * z;
  }
  return sqrt(fmax((q - (double)(s->count - 1)) / (w - ww / w), 0.0));
}

/* The interval after J. Hartung and G. Knapp, Stat. Med. 20, 3875 (2001), but never narrower than the
 * errors say. */
static void pool(const series *s, elastir_result_map_series *out)
{
  double w = 0.0, wy = 0.0, q = 0.0;
  out->between_gpa = between(s);
  for (size_t i = 0; i < s->count; i++) {
    double weight = 1.0 / (s->error[i] * s->error[i] + out->between_gpa * out->between_gpa);
    w += weight;
    wy += weight * s->mean[i];
  }
  double mean = wy / w, freedom = (double)s->count - 1.0;
  for (size_t i = 0; i < s->count; i++)
    q += (s->mean[i] - mean) * (s->mean[i] - mean) /
         (s->error[i] * s->error[i] + out->between_gpa * out->between_gpa);
  double half = gsl_cdf_tdist_Pinv(0.975, freedom) * sqrt(fmax(q / freedom, 1.0) / w);
  out->pooled_mean_gpa = mean;
  out->pooled_low_gpa = mean - half;
  out->pooled_high_gpa = mean + half;
}

/* A straight line weighted by the errors; its interval allows for the scatter about it. */
static void fit_slope(const series *s, elastir_result_map_series *out)
{
  double w = 0.0, wx = 0.0, wy = 0.0, xx = 0.0, xy = 0.0, q = 0.0;
  for (int pass = 0; pass < 2; pass++)
    for (size_t i = 0; i < s->count; i++) {
      double weight = 1.0 / (s->error[i] * s->error[i]);
      if (pass == 0) {
        w += weight;
        wx += weight * s->x[i];
        wy += weight * s->mean[i];
      } else {
        double dx = s->x[i] - wx / w;
        xx += weight * dx * dx;
        xy += weight * dx * (s->mean[i] - wy / w);
      }
    }
  double slope = xy / xx, freedom = (double)s->count - 2.0;
  if (!(xx > 0.0))
    return;
  for (size_t i = 0; i < s->count; i++) {
    double z = (s->mean[i] - wy / w - slope * (s->x[i] - wx / w)) / s->error[i];
    q += z * z;
  }
  double half = gsl_cdf_tdist_Pinv(0.975, freedom) * sqrt(fmax(q / freedom, 1.0) / xx);
  out->slope_gpa = slope;
  out->slope_low_gpa = slope - half;
  out->slope_high_gpa = slope + half;
}

bool stiffness_series_add(elastir_result *result, const double *coordinates)
{
  const size_t count = result->stiffness_maps_count;
  double *room = malloc((3 * count + 1) * sizeof *room);
  elastir_result_map_series *out = RESULT_NEW(result->memory, map_series);
  bool known = true;
  if (room == NULL || out == NULL) {
    free(room);
    return false;
  }
  series s = {count, room, room + count, room + 2 * count};
  for (size_t i = 0; i < count; i++) {
    const elastir_result_stiffness_map *map = &result->stiffness_maps[i];
    double half = 0.5 * (map->mean_high_gpa - map->mean_low_gpa);
    s.x[i] = coordinates != NULL ? coordinates[i] : (double)i + 1.0;
    s.mean[i] = map->mean_gpa;
    s.error[i] = half / gsl_cdf_tdist_Pinv(0.975, (double)map->blocks - 1.0);
    known = known && s.error[i] > 0.0;
  }
  out->coordinate = result_numbers(result->memory, s.x, count);
  out->mean_gpa = result_numbers(result->memory, s.mean, count);
  out->standard_error_gpa = result_numbers(result->memory, s.error, count);
  out->coordinate_count = out->mean_gpa_count = out->standard_error_gpa_count = count;
  if (known)
    pool(&s, out);
  if (known && coordinates != NULL && count > 2)
    fit_slope(&s, out);
  result->stiffness_series = out;
  free(room);
  return !result_memory_failed(result->memory);
}
