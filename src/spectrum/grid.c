/* SPDX-License-Identifier: GPL-3.0-or-later */
/* grid.c: evenly spaced wavenumbers. */
#include "spectrum/grid.h"

#include <math.h>
#include <string.h>

#include "base/number.h"

static bool refuse(elastir_diagnostics *diagnostics, const char *spec, const char *why)
{
  elastir_diagnose(diagnostics, ELASTIR_ERROR, "bad-grid", NULL, 0,
                   "grid '%.100s': %s; expected FROM:TO:STEP in cm-1, such as %s", spec, why,
                   ELASTIR_GRID_DEFAULT);
  return false;
}

static bool set_grid(const char *spec, double from_cm1, double to_cm1, double step_cm1,
                     elastir_grid *grid, elastir_diagnostics *diagnostics)
{
  *grid = (elastir_grid){0};
  if (!(from_cm1 >= 0.0))
    return refuse(diagnostics, spec, "the start is negative");
  if (!(to_cm1 > from_cm1))
    return refuse(diagnostics, spec, "the end is not above the start");
  if (!(to_cm1 <= ELASTIR_GRID_MAX_CM1))
    return refuse(diagnostics, spec, "the end is above 1000000 cm-1");
  if (!(step_cm1 > 0.0))
    return refuse(diagnostics, spec, "the step is not above 0");
  double steps = (to_cm1 - from_cm1) / step_cm1;
  /* 0.1 and the like are not exact doubles: a whole number of steps is recognised within
   * a millionth of a step, far above rounding and far below what anybody means. */
  double nearest = round(steps);
  double whole = fabs(steps - nearest) <= 0.5e-6 ? nearest : floor(steps);
  if (!(whole + 1.0 <= ELASTIR_GRID_MAX_POINTS))
    return refuse(diagnostics, spec, "more than 10 million points");
  if (whole < 1.0)
    return refuse(diagnostics, spec, "the step is longer than the grid");
  *grid = (elastir_grid){from_cm1, to_cm1, step_cm1, (size_t)whole + 1};
  return true;
}

bool elastir_grid_parse(const char *spec, elastir_grid *grid, elastir_diagnostics *diagnostics)
{
  double values[3];
  const char *part = spec;
  *grid = (elastir_grid){0};
  for (int i = 0; i < 3; i++) {
    size_t length = strcspn(part, ":");
    if (length == 0 || number_scan(part, length, &values[i]) != length)
      return refuse(diagnostics, spec, "it is not three numbers");
    if (part[length] != (i < 2 ? ':' : '\0'))
      return refuse(diagnostics, spec, "it is not three numbers with two colons");
    part += length + 1;
  }
  return set_grid(spec, values[0], values[1], values[2], grid, diagnostics);
}

bool elastir_grid_set(double from_cm1, double to_cm1, double step_cm1, elastir_grid *grid,
                      elastir_diagnostics *diagnostics)
{
  return set_grid("from numbers", from_cm1, to_cm1, step_cm1, grid, diagnostics);
}

double elastir_grid_at(const elastir_grid *grid, size_t i)
{
  return grid->from_cm1 + (double)i * grid->step_cm1;
}
