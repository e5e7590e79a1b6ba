/* SPDX-License-Identifier: GPL-3.0-or-later */
/* scale_scan.c: where on the whole curve the factors of the ranges lie. */
#include "compare/scale_scan.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "compare/scale_profile.h"

enum { most_starts = 6, most_sweeps = 6, most_rounds = 4, no_range = ELASTIR_SCALE_MAX_RANGES };

/* Measured bands are often broader than the simulated ones, seldom narrower. */
static const double width_ratios[] = {1.0, 0.6, 1.6, 2.5};

/* Steps of all ranges, and what they cost. */
typedef struct {
  size_t steps[ELASTIR_SCALE_MAX_RANGES];
  double cost;
} candidate;

double scale_scan_prior(const scale_scan *scan, const elastir_scale *start,
                        const double *factors)
{
  double moved[ELASTIR_SCALE_MAX_RANGES] = {0};
  for (size_t r = 0; r < start->count; r++)
    if (scan->sought[r])
      moved[r] = log(factors[r] / start->ranges[r].factor);
  return profile_prior(scan->sought, start->count, moved);
}

bool scale_scan_differs(const scale_scan *scan, size_t r, double a, double b)
{
  return !(fabs(log(a / b)) * scan->centre_cm1[r] <= scan->width_cm1);
}

/* One range after the other to its best step, until none moves; `held` stays. */
static void descend(scale_profile *p, size_t held, candidate *c)
{
  bool moved = true;
  for (int sweep = 0; moved && sweep < most_sweeps; sweep++) {
    moved = false;
    for (size_t r = 0; r < p->ranges; r++) {
      if (r == held || !p->sought[r])
        continue;
      size_t best = profile_range(p, c->steps, r);
      c->cost = p->cost[best];
      moved = moved || best != c->steps[r];
      c->steps[r] = best;
    }
  }
}

/* The lowest of the local minima of `cost`, at most most_starts, the lowest first. */
static size_t lowest_minima(const double *cost, size_t count, size_t *places)
{
  size_t found = 0;
  for (size_t k = 0; k < count; k++) {
    if ((k > 0 && cost[k - 1] < cost[k]) || (k + 1 < count && cost[k + 1] <= cost[k]))
      continue;
    size_t at = found;
    while (at > 0 && cost[places[at - 1]] > cost[k])
      at--;
    if (at >= most_starts)
      continue;
    found = found < most_starts ? found + 1 : most_starts;
    for (size_t i = found - 1; i > at; i--)
      places[i] = places[i - 1];
    places[at] = k;
  }
  return found;
}

/* Descents from the best common factors. */
static void find_best(scale_profile *p, candidate *best)
{
  size_t places[most_starts];
  profile_common(p);
  size_t found = lowest_minima(p->cost, p->steps, places);
  for (size_t i = 0; i < found; i++) {
    candidate c = {.cost = INFINITY};
    for (size_t r = 0; r < p->ranges; r++)
      c.steps[r] = places[i];
    descend(p, no_range, &c);
    if (c.cost < best->cost)
      *best = c;
  }
}

static void keep(const scale_profile *p, const elastir_scale *start, const candidate *c,
                 double fwhm_cm1, scale_choice *choice)
{
  choice->cost = c->cost;
  choice->fwhm_cm1 = fwhm_cm1;
  for (size_t r = 0; r < p->ranges; r++)
    choice->factors[r] =
        start->ranges[r].factor * (p->sought[r] ? exp(profile_moved(p, c->steps[r])) : 1.0);
}

/* With range r held where `best` does not have its lines, the others at their best, if that is
 * better than *rival. A candidate that falls below the best becomes it. */
static void find_rival(scale_profile *p, const scale_scan *scan, size_t r, candidate *best,
                       candidate *rival)
{
  size_t places[most_starts];
  profile_range(p, best->steps, r);
  size_t found = lowest_minima(p->cost, p->steps, places);
  candidate home = *best;
  for (size_t i = 0; i < found; i++) {
    candidate c = home;
    c.steps[r] = places[i];
    if (!scale_scan_differs(scan, r, exp(profile_moved(p, c.steps[r])),
                            exp(profile_moved(p, home.steps[r]))))
      continue;
    descend(p, r, &c);
    profile_range(p, c.steps, r);
    c.cost = p->cost[places[i]];
    if (c.cost < rival->cost)
      *rival = c;
    if (c.cost < best->cost)
      *best = c;
  }
}

/* Rivals of the best, until none of them is better than it. */
static void find_rivals(scale_profile *p, const elastir_scale *start, double fwhm_cm1,
                        candidate *best, scale_scan *scan)
{
  bool improved = true;
  for (int round = 0; improved && round < most_rounds; round++) {
    double before = best->cost;
    for (size_t r = 0; r < p->ranges; r++) {
      candidate rival = {.cost = INFINITY};
      scan->rivals[r].cost = INFINITY;
      if (!p->sought[r])
        continue;
      find_rival(p, scan, r, best, &rival);
      if (isfinite(rival.cost))
        keep(p, start, &rival, fwhm_cm1, &scan->rivals[r]);
    }
    improved = best->cost < before;
  }
  keep(p, start, best, fwhm_cm1, &scan->best);
  for (size_t r = 0; r < p->ranges; r++)
    scan->at_end[r] = best->steps[r] == 0 || best->steps[r] + 1 == p->steps;
}

/* Which ranges have lines that come into the window, and where those lie. */
static bool find_ranges(scale_profile *p, const elastir_stick *sticks, size_t stick_count,
                        const elastir_scale *start, scale_scan *scan)
{
  double reach = exp(SCALE_SCAN_REACH);
  double strength[ELASTIR_SCALE_MAX_RANGES] = {0}, sum[ELASTIR_SCALE_MAX_RANGES] = {0};
  bool any = false;
  for (size_t k = 0; k < stick_count; k++) {
    int r = elastir_scale_index(start, sticks[k].calculated_cm1);
    double place =
        elastir_scale_apply(start, sticks[k].calculated_cm1) + sticks[k].optical_shift_cm1;
    if (r < 0 || !(sticks[k].intensity_km_mol > 0.0) || place * reach < p->x[0] ||
        place > p->x[p->points - 1] * reach)
      continue;
    strength[r] += sticks[k].intensity_km_mol;
    sum[r] += sticks[k].intensity_km_mol * place;
  }
  for (size_t r = 0; r < start->count; r++) {
    scan->sought[r] = p->sought[r] = strength[r] > 0.0;
    scan->centre_cm1[r] = strength[r] > 0.0 ? sum[r] / strength[r] : 0.0;
    any = any || strength[r] > 0.0;
  }
  return any;
}

static bool scan_widths(scale_profile *p, const elastir_stick *sticks, size_t stick_count,
                        const elastir_scale_fit_options *options, elastir_stick *own,
                        scale_scan *scan)
{
  elastir_lineshape shape = options->shape;
  candidate best = {.cost = INFINITY};
  double best_ratio = 1.0;
  size_t widths = options->fit_width ? sizeof width_ratios / sizeof *width_ratios : 1;
  for (size_t i = 0; i < widths; i++) {
    double before = i == 0 ? INFINITY : best.cost;
    shape.fwhm_cm1 = options->shape.fwhm_cm1 * width_ratios[i];
    if (!profile_simulate(p, sticks, stick_count, &options->start, &shape, own))
      return false;
    if (i == 0) {
      find_best(p, &best);
    } else {
      candidate again = best;
      descend(p, no_range, &again);
      best = again.cost < best.cost ? again : best;
    }
    if (best.cost < before)
      best_ratio = width_ratios[i];
  }
  shape.fwhm_cm1 = options->shape.fwhm_cm1 * best_ratio;
  scan->width_cm1 = fmax(shape.fwhm_cm1, options->shape.fwhm_cm1);
  if (!profile_simulate(p, sticks, stick_count, &options->start, &shape, own))
    return false;
  find_rivals(p, &options->start, shape.fwhm_cm1, &best, scan);
  return true;
}

bool scale_scan_compute(const elastir_points *points, const elastir_stick *sticks, size_t stick_count,
                        const elastir_scale_fit_options *options, scale_scan *scan)
{
  scale_profile profile = {0};
  elastir_stick *own = malloc((stick_count + 1) * sizeof *own);
  scan->rivals = calloc(options->start.count + 1, sizeof *scan->rivals);
  bool good = own != NULL && scan->rivals != NULL &&
              profile_begin(points, options, &profile);
  scan->effective_points = profile.effective;
  if (good && profile.points > profile.degrees + 3 && profile.yy > 0.0 &&
      find_ranges(&profile, sticks, stick_count, &options->start, scan))
    good = scan_widths(&profile, sticks, stick_count, options, own, scan);
  profile_release(&profile);
  free(own);
  return good;
}

void scale_scan_free(scale_scan *scan)
{
  free(scan->rivals);
  *scan = (scale_scan){0};
}
