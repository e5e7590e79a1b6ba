/* SPDX-License-Identifier: GPL-3.0-or-later */
/* peaks.h: maxima and prominences of the analytic curve. */
#ifndef ELASTIR_SPECTRUM_PEAKS_H
#define ELASTIR_SPECTRUM_PEAKS_H

#include <stdbool.h>
#include <stddef.h>

#include "spectrum/lines.h"

typedef struct {
  double position_cm1; /* maximum of the analytic curve, within the grid */
  double height;       /* km mol-1 cm */
  double prominence;   /* height above the higher of the two lowest points on the way to higher
                        * ground or to the end of the grid; km mol-1 cm */
} elastir_peak;

/* Ascending; the caller frees *peaks (NULL: none). false: no memory. */
bool peaks_find(const elastir_lines *lines, const elastir_grid *grid, elastir_peak **peaks,
                size_t *count);

#endif
