/* SPDX-License-Identifier: GPL-3.0-or-later */
/* scale_ties.c: keeps bands from crossing at the edges of ranges. */
#include "compare/scale_ties.h"

#include <math.h>

#include "compare/scale_fit.h"

static const double least_intensity = 1e-4;

static double strongest(const elastir_stick *sticks, size_t count)
{
  double most = 0.0;
  for (size_t k = 0; k < count; k++)
    most = fmax(most, sticks[k].intensity_km_mol);
  return most;
}

/* The highest scaled wavenumber of modes below an edge is not below the lowest of those above
 * it. Where the two ends belong to one range's neighbourhood is the caller's business. */
static bool crosses(const elastir_scale *scale, const elastir_stick *sticks, size_t count,
                    double edge, double reach_below, double reach_above)
{
  double least = least_intensity * strongest(sticks, count);
  double below = -INFINITY, above = INFINITY;
  for (size_t k = 0; k < count; k++) {
    double calculated = sticks[k].calculated_cm1;
    if (sticks[k].intensity_km_mol < least || !(sticks[k].intensity_km_mol > 0.0))
      continue;
    double scaled = elastir_scale_apply(scale, calculated);
    if (calculated < edge && calculated >= reach_below)
      below = fmax(below, scaled);
    if (calculated >= edge && calculated < reach_above)
      above = fmin(above, scaled);
  }
  return below >= above;
}

size_t elastir_scale_crossings(const elastir_scale *scale, const elastir_stick *sticks,
                               size_t stick_count)
{
  size_t count = 0;
  for (size_t r = 0; r < scale->count; r++) {
    const elastir_scale_range *range = &scale->ranges[r];
    bool joined = r > 0 && scale->ranges[r - 1].to_cm1 == range->from_cm1;
    double below = joined ? scale->ranges[r - 1].from_cm1 : r > 0 ? scale->ranges[r - 1].to_cm1
                                                                  : 0.0;
    count += crosses(scale, sticks, stick_count, range->from_cm1, below, range->to_cm1);
    bool open_above = isfinite(range->to_cm1) &&
                      !(r + 1 < scale->count && scale->ranges[r + 1].from_cm1 == range->to_cm1);
    double above = r + 1 < scale->count ? scale->ranges[r + 1].from_cm1 : INFINITY;
    if (open_above)
      count += crosses(scale, sticks, stick_count, range->to_cm1, range->from_cm1, above);
  }
  return count;
}

size_t scale_tie_crossings(const elastir_scale *scale, const elastir_stick *sticks,
                           size_t stick_count, scale_ties *ties)
{
  size_t tied = 0;
  for (size_t r = 1; r < scale->count; r++) {
    const elastir_scale_range *below = &scale->ranges[r - 1], *above = &scale->ranges[r];
    size_t keep = ties->group[r - 1], drop = ties->group[r];
    if (below->to_cm1 != above->from_cm1 || keep == drop ||
        !(ties->fitted[keep] || ties->fitted[drop]) ||
        !crosses(scale, sticks, stick_count, above->from_cm1, below->from_cm1, above->to_cm1))
      continue;
    ties->fitted[keep] = true;
    for (size_t i = r; i < scale->count; i++)
      if (ties->group[i] == drop)
        ties->group[i] = keep;
    tied++;
  }
  return tied;
}
