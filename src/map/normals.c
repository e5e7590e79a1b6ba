/* SPDX-License-Identifier: GPL-3.0-or-later */
/* normals.c: one or two normal distributions by maximum likelihood. */
#include "map/normals.h"

#include <math.h>

#include "base/pi.h"

enum { MOST_STEPS = 2000, MOST_STEPS_OF_REFIT = 300 };
static const double least_share_of_deviation = 0.02, least_gain = 1e-8;

double map_bic(double log_likelihood, int parameters, double values, double independent)
{
  return -2.0 * log_likelihood * independent / values + parameters * log(independent);
}

static double density(const map_normal *one, double x)
{
  double z = (x - one->mean) / one->standard_deviation;
  return one->fraction * exp(-0.5 * z * z) / (one->standard_deviation * sqrt(2.0 * ELASTIR_PI));
}

/* The moments of the bins from `first` to before `end`; a zero fraction if they are empty. */
static map_normal moments(const map_bins *bins, size_t first, size_t end)
{
  double n = 0.0, sum = 0.0, squares = 0.0;
  for (size_t i = first; i < end; i++) {
    n += bins->counts[i];
    sum += bins->counts[i] * map_bin_centre(bins, i);
  }
  double mean = sum / n;
  for (size_t i = first; i < end; i++) {
    double apart = map_bin_centre(bins, i) - mean;
    squares += bins->counts[i] * apart * apart;
  }
  return (map_normal){n / bins->total, mean, sqrt(squares / n)};
}

map_normals map_fit_normal(const map_bins *bins)
{
  map_normals fit = {.count = 1};
  fit.part[0] = moments(bins, 0, bins->bins);
  for (size_t i = 0; i < bins->bins; i++)
    if (bins->counts[i] > 0.0)
      fit.log_likelihood += bins->counts[i] * log(density(&fit.part[0], map_bin_centre(bins, i)));
  return fit;
}

/* One step from the parts as they are, whose likelihood it returns. */
static double step(const map_bins *bins, double least_deviation, map_normals *fit)
{
  double n[2] = {0, 0}, sum[2] = {0, 0}, squares[2] = {0, 0}, likelihood = 0.0;
  const double origin = bins->from;
  for (size_t i = 0; i < bins->bins; i++) {
    if (bins->counts[i] == 0.0)
      continue;
    double x = map_bin_centre(bins, i);
    const double p[2] = {density(&fit->part[0], x), density(&fit->part[1], x)};
    double all = fmax(p[0] + p[1], 1e-300);
    likelihood += bins->counts[i] * log(all);
    for (int k = 0; k < 2; k++) {
      double share = bins->counts[i] * p[k] / all, from = x - origin;
      n[k] += share;
      sum[k] += share * from;
      squares[k] += share * from * from;
    }
  }
  for (int k = 0; k < 2; k++) {
    double mean = sum[k] / fmax(n[k], 1e-300);
    double variance = fmax(squares[k] / fmax(n[k], 1e-300) - mean * mean, 0.0);
    fit->part[k] = (map_normal){n[k] / bins->total, origin + mean,
                                fmax(sqrt(variance), least_deviation)};
  }
  return likelihood;
}

static map_normals climb(const map_bins *bins, double least_deviation, int most, map_normals fit)
{
  double before = -INFINITY;
  for (int i = 0; i < most; i++) {
    fit.log_likelihood = step(bins, least_deviation, &fit);
    if (fit.log_likelihood - before < least_gain * bins->total)
      break;
    before = fit.log_likelihood;
  }
  if (fit.part[0].mean > fit.part[1].mean) {
    map_normal swapped = fit.part[0];
    fit.part[0] = fit.part[1];
    fit.part[1] = swapped;
  }
  fit.count = 2;
  return fit;
}

/* The bin behind which `share` of the values lie. */
static size_t quantile_bin(const map_bins *bins, double share)
{
  double below = 0.0;
  size_t i = 0;
  while (i + 1 < bins->bins && below < share * bins->total)
    below += bins->counts[i++];
  return i > 0 ? i : 1;
}

map_normals map_fit_two_normals(const map_bins *bins, const map_normals *start)
{
  static const double cuts[] = {0.1, 0.3, 0.5, 0.7, 0.9};
  map_normal all = moments(bins, 0, bins->bins);
  double least = least_share_of_deviation * all.standard_deviation;
  if (start != NULL)
    return climb(bins, least, MOST_STEPS_OF_REFIT, *start);
  map_normals best = {.log_likelihood = -INFINITY};
  for (size_t i = 0; i < sizeof cuts / sizeof *cuts; i++) {
    size_t cut = quantile_bin(bins, cuts[i]);
    map_normals first = {.part = {moments(bins, 0, cut), moments(bins, cut, bins->bins)}};
    if (!(first.part[0].fraction > 0.0) || !(first.part[1].fraction > 0.0))
      continue;
    for (int k = 0; k < 2; k++)
      first.part[k].standard_deviation = fmax(first.part[k].standard_deviation, least);
    map_normals found = climb(bins, least, MOST_STEPS, first);
    if (found.log_likelihood > best.log_likelihood)
      best = found;
  }
  return best;
}
