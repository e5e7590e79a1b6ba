/* SPDX-License-Identifier: GPL-3.0-or-later */
/* lines.h: the lines of a spectrum and the curve that they make. */
#ifndef ELASTIR_LINES_H
#define ELASTIR_LINES_H

#include <stddef.h>

#include "spectrum/grid.h"
#include "spectrum/lineshape.h"
#include "spectrum/scale.h"

/* One set of degenerate modes as a line of the spectrum. */
typedef struct {
  double calculated_cm1;   /* as printed, >= 0 */
  double wavenumber_cm1;   /* scaled: where the line stands */
  double intensity_km_mol; /* of the whole set, never times its degeneracy */
  size_t mode;             /* index of the set in its frequency table */
  double optical_shift_cm1; /* in wavenumber_cm1: where an instrument sees the band */
} elastir_stick;

/* Lines of one shape. */
typedef struct {
  const elastir_stick *sticks;
  size_t count;
  const elastir_lineshape *shape;
} elastir_lines;

/* Scales the sticks anew from their calculated wavenumbers. */
void elastir_sticks_rescale(elastir_stick *sticks, size_t count, const elastir_scale *scale);

/* values[i] = sum over sticks of I L(grid_i - wavenumber), km mol-1 cm; the area is sum I. */
void elastir_lines_curve(const elastir_lines *lines, const elastir_grid *grid, double *values);

/* The same at one wavenumber, with its first and second derivative by it. */
void elastir_lines_at(const elastir_lines *lines, double wavenumber_cm1, double derivatives[3]);

#endif
