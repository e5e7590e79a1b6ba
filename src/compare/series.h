/* SPDX-License-Identifier: GPL-3.0-or-later */
/* series.h: fractions and band ratios of several measured spectra as one table. */
#ifndef ELASTIR_SERIES_H
#define ELASTIR_SERIES_H

#include <stdbool.h>
#include <stddef.h>

#include "base/diagnostics.h"
#include "compare/sample.h"
#include "compare/ratios.h"

typedef struct {
  size_t model_count, ratio_count; /* set these two before the first row */
  size_t count, capacity;   /* rows: one a measured spectrum */
  double *coordinate;       /* time or other abscissa of the row; its index if unknown */
  double *fraction, *low, *high; /* [row][model] */
  double *ratio, *ratio_error;   /* [row][ratio] */
} elastir_series;

typedef struct {
  double slope, slope_error; /* per unit of the coordinate; NAN with fewer than 3 rows */
  double monotony;           /* Kendall's tau-b with the coordinate; NAN if undefined */
} elastir_trend;

/* Adds a row. sample may be NULL, and has NAN fractions where they are withheld; ratios has ratio_count of them.
 * false: no memory (reported). */
bool elastir_series_add(elastir_series *series, double coordinate,
                        const elastir_sample *sample, const elastir_band_ratio *ratios,
                        elastir_diagnostics *diagnostics);

/* The trend of fraction column `model`. */
elastir_trend elastir_series_fraction_trend(const elastir_series *series, size_t model);

/* The trend of ratio column `ratio`. */
elastir_trend elastir_series_ratio_trend(const elastir_series *series, size_t ratio);

void elastir_series_free(elastir_series *series);

#endif
