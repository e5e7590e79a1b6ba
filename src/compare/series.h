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
  const char **label;       /* the caller's */
  elastir_sample_component *component; /* [row][model] fraction, interval and presence; NAN where
                                        * withheld */
  double *ratio, *ratio_error;   /* [row][ratio] */
  double *plain, *plain_error;   /* the same without a baseline */
} elastir_series;

typedef struct {
  size_t used;               /* rows that have a value */
  double slope, slope_error; /* per unit of the coordinate; NAN with fewer than 3 rows */
  double low, high;          /* 95 % interval of the slope */
  double monotony;           /* Kendall's tau-b with the coordinate; NAN if undefined */
  double monotony_p;         /* probability of a tau as far from 0 without a trend; NAN with ties */
} elastir_trend;

/* Adds a row. sample may be NULL, and its fractions count as unknown where they are withheld;
 * ratios has ratio_count of them. false: no memory (reported). */
bool elastir_series_add(elastir_series *series, const char *label, double coordinate,
                        const elastir_sample *sample, const elastir_band_ratio *ratios,
                        elastir_diagnostics *diagnostics);

/* The straight line through the points, weighted by 1/error^2 where each has an error above 0.
 * slope_error is the larger of what the errors give, and what the scatter about the line gives;
 * low and high are the wider of the two intervals, by the normal distribution and by Student's t
 * with n - 2 degrees of freedom. So they hold the truth in 95 % or more, whether the errors are all
 * there is, or too small. NAN values are left out. */
elastir_trend elastir_trend_fit(const double *x, const double *y, const double *error,
                                size_t count);

/* The trend of fraction column `model`; its errors are a quarter of the 95 % intervals, about. A
 * fraction without an interval says nothing of a trend and is left out. */
elastir_trend elastir_series_fraction_trend(const elastir_series *series, size_t model);

/* The trends of ratio column `ratio`, above local baselines and plain. */
elastir_trend elastir_series_ratio_trend(const elastir_series *series, size_t ratio);
elastir_trend elastir_series_plain_trend(const elastir_series *series, size_t ratio);

void elastir_series_free(elastir_series *series);

#endif
