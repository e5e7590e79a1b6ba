/* SPDX-License-Identifier: GPL-3.0-or-later */
/* assignment.c: matches measured bands with simulated ones, one to one. */
#include "compare/assignment.h"

#include <math.h>
#include <stdlib.h>

/* A mode within one width of the top of a band belongs to it if it makes at least this share of
 * the curve there; further away it is the wing of another band. */
static const double least_share = 0.05;

/* Weight of a difference in relative strength beside that of a shift: it decides between
 * neighbours at similar distance, and never outweighs a quarter of the tolerance by itself. */
static const double strength_weight = 0.25;

/* Leaving two bands alone costs 2, so every pair within the tolerance pays: its cost is at most
 * 1.25. What is not allowed costs more than all of that together. */
static const double cost_of_two_alone = 2.0;
static const double forbidden = 1e9;

static double *build_costs(const elastir_bands *measured, const elastir_simulated_peaks *simulated,
                           double tolerance, size_t columns)
{
  const elastir_peak *peaks = simulated->peaks;
  const size_t peak_count = simulated->count;
  double *cost = malloc(measured->count * columns * sizeof *cost);
  if (cost == NULL)
    return NULL;
  double strongest = 0.0, strongest_peak = 0.0;
  for (size_t i = 0; i < measured->count; i++)
    strongest = fmax(strongest, measured->bands[i].prominence);
  for (size_t j = 0; j < peak_count; j++)
    strongest_peak = fmax(strongest_peak, peaks[j].prominence);
  for (size_t i = 0; i < measured->count; i++)
    for (size_t j = 0; j < columns; j++) {
      double *here = &cost[i * columns + j];
      if (j >= peak_count) {
        *here = j - peak_count == i ? cost_of_two_alone : forbidden;
        continue;
      }
      double place =
          simulated->expected_cm1 != NULL ? simulated->expected_cm1[j] : peaks[j].position_cm1;
      double shift = (measured->bands[i].position_cm1 - place) / tolerance;
      double mismatch = measured->bands[i].prominence / strongest -
                        peaks[j].prominence / strongest_peak;
      *here = fabs(shift) <= 1.0 ? shift * shift + strength_weight * mismatch * mismatch
                                 : forbidden;
    }
  return cost;
}

typedef struct {
  double share;
  size_t stick;
} contribution;

static int compare_contributions(const void *left, const void *right)
{
  const contribution *a = left, *b = right;
  if (a->share != b->share)
    return a->share < b->share ? 1 : -1;
  return (a->stick > b->stick) - (a->stick < b->stick);
}

/* The modes that make the curve at a peak. false: no memory. */
static bool list_modes(const elastir_stick *sticks, size_t stick_count,
                       const elastir_lineshape *shape, contribution *work,
                       elastir_assigned_band *band)
{
  double total = 0.0, weight = 0.0, sum = 0.0, shifts = 0.0, most = 0.0;
  size_t count = 0, strongest = 0;
  bool any_near = false;
  for (size_t k = 0; k < stick_count; k++)
    total += sticks[k].intensity_km_mol *
             elastir_lineshape_value(shape, band->simulated_cm1 - sticks[k].wavenumber_cm1);
  for (size_t k = 0; k < stick_count; k++) {
    double value = sticks[k].intensity_km_mol *
                   elastir_lineshape_value(shape, band->simulated_cm1 - sticks[k].wavenumber_cm1);
    bool near = fabs(band->simulated_cm1 - sticks[k].wavenumber_cm1) <= shape->fwhm_cm1;
    any_near = any_near || near;
    if (value > most) {
      most = value;
      strongest = k;
    }
    if (!near || value < least_share * total || value <= 0.0)
      continue;
    work[count++] = (contribution){value / total, k};
    weight += value;
    sum += value * sticks[k].calculated_cm1;
    shifts += value * sticks[k].optical_shift_cm1;
  }
  if (!any_near && most > 0.0) { /* an instrument sees the band where no line is */
    const elastir_stick *one = &sticks[strongest];
    work[count++] = (contribution){most / total, strongest};
    weight = 1.0;
    sum = one->calculated_cm1;
    shifts = band->simulated_cm1 - (one->wavenumber_cm1 - one->optical_shift_cm1);
  }
  qsort(work, count, sizeof *work, compare_contributions);
  band->calculated_cm1 = count > 0 ? sum / weight : NAN;
  band->optical_shift_cm1 = count > 0 ? shifts / weight : NAN;
  band->modes = malloc((count + 1) * sizeof *band->modes);
  if (band->modes == NULL)
    return false;
  band->mode_count = count;
  for (size_t i = 0; i < count; i++)
    band->modes[i] = sticks[work[i].stick].mode;
  return true;
}

static void set_ratios(const elastir_bands *measured, const elastir_peak *peaks,
                       elastir_assignment *assignment)
{
  double ms = 0.0, ss = 0.0;
  for (size_t i = 0; i < assignment->count; i++) {
    double s = peaks[assignment->items[i].simulated].prominence;
    ms += measured->bands[assignment->items[i].measured].prominence * s;
    ss += s * s;
  }
  for (size_t i = 0; i < assignment->count; i++) {
    elastir_assigned_band *band = &assignment->items[i];
    band->intensity_ratio = measured->bands[band->measured].prominence /
                            (ms / ss * peaks[band->simulated].prominence);
  }
}

bool elastir_assign(const elastir_bands *measured, const elastir_simulated_peaks *simulated,
                    const elastir_lines *lines, double tolerance_cm1, elastir_assignment *assignment,
                    elastir_diagnostics *diagnostics)
{
  size_t columns = simulated->count + measured->count;
  assignment->measured_unmatched = measured->count;
  assignment->simulated_unmatched = simulated->count;
  if (measured->count == 0)
    return true;
  double *cost = build_costs(measured, simulated, tolerance_cm1, columns);
  size_t *match = malloc(measured->count * sizeof *match);
  contribution *work = malloc((lines->count + 1) * sizeof *work);
  assignment->items = calloc(measured->count, sizeof *assignment->items);
  bool good = cost != NULL && match != NULL && work != NULL && assignment->items != NULL &&
              elastir_hungarian(cost, measured->count, columns, match);
  for (size_t i = 0; good && i < measured->count; i++) {
    if (match[i] >= simulated->count)
      continue;
    elastir_assigned_band *band = &assignment->items[assignment->count++];
    band->measured = i;
    band->simulated = match[i];
    band->measured_cm1 = measured->bands[i].position_cm1;
    band->simulated_cm1 = simulated->peaks[match[i]].position_cm1;
    band->shift_cm1 = band->measured_cm1 - band->simulated_cm1;
    good = list_modes(lines->sticks, lines->count, lines->shape, work, band);
  }
  if (good) {
    assignment->measured_unmatched -= assignment->count;
    assignment->simulated_unmatched -= assignment->count;
    set_ratios(measured, simulated->peaks, assignment);
  } else {
    elastir_diagnose_no_memory(diagnostics);
  }
  free(cost);
  free(match);
  free(work);
  return good;
}

void elastir_assignment_free(elastir_assignment *assignment)
{
  for (size_t i = 0; i < assignment->count; i++)
    free(assignment->items[i].modes);
  free(assignment->items);
  *assignment = (elastir_assignment){0};
}
