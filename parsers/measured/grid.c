/* SPDX-License-Identifier: GPL-3.0-or-later */
/* grid.c: abscissae that turn or repeat, and such that are even but for a place or two: a line is
 * missing or damaged there.
 *
 * Each step is compared with the median of the five steps around it: so steps that grow slowly
 * (wavelengths on an even scale of wavenumbers) and parts of a spectrum with other steps pass. */
#include <math.h>
#include <stdlib.h>

#include "base/ascending.h"
#include "measured/reader.h"

enum { FEWEST_STEPS = 8, WINDOW = 5 };

/* Deviations, relative to the step, of nine steps in ten of a grid that is called even. */
static const double even_within = 0.05;

/* What stands out: more than the rounding of the others, by far. At the ends there are no
 * neighbours on one side, so that a growing step deviates by some per cent. */
static const double stands_out = 0.05, stands_out_at_end = 0.2, times_rounding = 8.0;

static double median_step(const double *x, size_t first)
{
  double sorted[WINDOW] = {0};
  for (size_t k = 0; k < WINDOW; k++) {
    double step = x[first + k + 1] - x[first + k];
    size_t at = k;
    for (; at > 0 && sorted[at - 1] > step; at--)
      sorted[at] = sorted[at - 1];
    sorted[at] = step;
  }
  return sorted[WINDOW / 2];
}

/* The usual step around step i. */
static double usual_step(const elastir_measured *measured, size_t i)
{
  size_t last = measured->points - 1 - WINDOW;
  size_t first = i > WINDOW / 2 ? i - WINDOW / 2 : 0;
  return median_step(measured->x, first < last ? first : last);
}

/* In usual steps; 0 where the step is as usual. */
static double deviation(const elastir_measured *measured, size_t i)
{
  double usual = usual_step(measured, i), step = measured->x[i + 1] - measured->x[i];
  return usual != 0.0 ? (step - usual) / usual : INFINITY;
}

/* What nine deviations in ten do not exceed; NAN: no memory. */
static double common_deviation(const elastir_measured *measured)
{
  size_t steps = measured->points - 1;
  double *sizes = malloc(steps * sizeof *sizes);
  if (sizes == NULL)
    return NAN;
  for (size_t i = 0; i < steps; i++)
    sizes[i] = fabs(deviation(measured, i));
  qsort(sizes, steps, sizeof *sizes, elastir_ascending);
  double common = sizes[steps * 9 / 10];
  free(sizes);
  return common;
}

/* Whether step i shows a fault: a gap of whole steps, an abscissa that was moved between its
 * neighbours, or one that was moved at an end. A single odd step between even parts is where
 * an instrument changes its grating or detector. */
static bool is_fault(const elastir_measured *measured, size_t i, double threshold)
{
  size_t last = measured->points - 2;
  bool at_end = i < WINDOW / 2 || i + WINDOW / 2 > last;
  double here = deviation(measured, i);
  if (fabs(here) <= (at_end ? fmax(threshold, stands_out_at_end) : threshold))
    return false;
  bool whole_steps = here > 0.5 && fabs(here - round(here)) <= threshold;
  double next = i < last ? deviation(measured, i + 1) : NAN;
  double before = i > 0 ? deviation(measured, i - 1) : NAN;
  bool moved = fabs(here + next) <= threshold || fabs(here + before) <= threshold;
  return whole_steps || moved || i == 0 || i == last;
}

/* So many faults are damage; more of them are a property of the grid. Where the usual step is a
 * unit of a decimal place, rounding to that place makes double steps of any grid that is a little
 * coarser. */
static size_t most_faults(const elastir_measured *measured)
{
  double place = log10(fabs(usual_step(measured, measured->points / 2)));
  bool unit = fabs(place - round(place)) < 1e-6;
  return unit ? 2 : 4 + measured->points / 250;
}

/* A spectrum that goes back and forth is reported: it may be two spectra in one table. */
static void check_order(const measured_input *in)
{
  size_t repeated = 0, turned = 0;
  int direction = 0;
  for (size_t i = 1; i < in->out->points; i++) {
    double step = in->out->x[i] - in->out->x[i - 1];
    int sign = step > 0 ? 1 : step < 0 ? -1 : 0;
    repeated += sign == 0;
    turned += sign * direction < 0;
    direction = sign != 0 ? sign : direction;
  }
  if (turned > 0)
    measured_warn(in, "x-not-monotonic", 0, "the abscissa changes direction %zu times in %zu points; the "
                  "points are sorted for computation", turned, in->out->points);
  if (repeated > 0)
    measured_warn(in, "x-repeated", 0, "%zu points have the abscissa of the preceding point",
                  repeated);
}

bool grid_check(const measured_input *in)
{
  if (in->out->sticks)
    return true;
  check_order(in);
  if (in->out->points < FEWEST_STEPS + 1)
    return true;
  double common = common_deviation(in->out);
  if (isnan(common))
    return measured_no_memory(in);
  if (common > even_within)
    return true;
  double threshold = fmax(stands_out, times_rounding * common);
  size_t faults = 0, first = 0, steps = in->out->points - 1;
  for (size_t i = 0; i < steps; i++)
    if (is_fault(in->out, i, threshold) && faults++ == 0)
      first = i;
  if (faults == 0 || faults > most_faults(in->out))
    return true;
  measured_warn(in, "x-irregular", 0, "the abscissae are even except for %zu steps; from point %zu on they "
                "go from %.10g to %.10g, but neighbouring steps are %.6g: is a line missing or "
                "damaged?", faults, first + 1, in->out->x[first],
                in->out->x[first + 1], usual_step(in->out, first));
  return true;
}
