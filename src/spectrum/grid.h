/* SPDX-License-Identifier: GPL-3.0-or-later */
/* grid.h: evenly spaced wavenumbers. */
#ifndef ELASTIR_GRID_H
#define ELASTIR_GRID_H

#include <stdbool.h>
#include <stddef.h>

#include "base/diagnostics.h"

/* Bands beyond its end make it longer: see elastir_models_compute. */
#define ELASTIR_GRID_DEFAULT "0:4000:1"
#define ELASTIR_GRID_MAX_POINTS 10000000u
#define ELASTIR_GRID_MAX_CM1 1.0e6

typedef struct {
  double from_cm1;
  double to_cm1;   /* as asked for; the last point is at most half a millionth of a step above */
  double step_cm1;
  size_t points;
} elastir_grid;

/* "FROM:TO:STEP", 0 <= FROM < TO, STEP > 0, at most ELASTIR_GRID_MAX_POINTS points.
 * false: error 'bad-grid'. */
bool elastir_grid_parse(const char *spec, elastir_grid *grid, elastir_diagnostics *diagnostics);

/* The same from three numbers. */
bool elastir_grid_set(double from_cm1, double to_cm1, double step_cm1, elastir_grid *grid,
                      elastir_diagnostics *diagnostics);

/* The i-th wavenumber: from + i step, never accumulated. */
double elastir_grid_at(const elastir_grid *grid, size_t i);

#endif
