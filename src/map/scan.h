/* SPDX-License-Identifier: GPL-3.0-or-later */
/* scan.h: a stiffness map in GPa, and its values counted in bins. */
#ifndef ELASTIR_MAP_SCAN_H
#define ELASTIR_MAP_SCAN_H

#include <stdbool.h>
#include <stddef.h>

typedef struct {
  size_t columns, rows;
  double *modulus_gpa;        /* [rows * columns]; NAN: no value */
  const double *height_nm;    /* the same of the topography; NULL: there is none */
  double pixel_nm[2];         /* along a row and along a column; NAN: not known */
} map_scan;

/* Values in equal bins from `from` on. */
typedef struct {
  double from, step;
  double *counts; /* [bins] */
  size_t bins;
  double total;
} map_bins;

double map_bin_centre(const map_bins *bins, size_t i);
/* The bin of a value within the range; its ends belong to the first and the last. */
size_t map_bin_of(const map_bins *bins, double value);

/* Counts the finite values, which are not all equal, in `bins` bins from the least to the largest.
 * false: no memory. The caller frees counts. */
bool map_bins_make(const double *values, size_t count, size_t bins, map_bins *out);

typedef struct {
  size_t count; /* of finite values */
  double mean, standard_deviation, median, robust_deviation; /* 1.4826 times the median absolute
                                                              * deviation */
  double least, most;
} map_moments;

/* Of the finite values; NAN where there are none. false: no memory. */
bool map_moments_of(const double *values, size_t count, map_moments *moments);

#endif
