/* SPDX-License-Identifier: GPL-3.0-or-later */
/* mask.h: which pixels of a stiffness map are left out, and why. */
#ifndef ELASTIR_MAP_MASK_H
#define ELASTIR_MAP_MASK_H

#include "map/scan.h"

/* In the order in which they are asked: a pixel counts for the first that holds. */
typedef enum {
  MASK_MISSING,      /* the file has no number */
  MASK_NOT_POSITIVE, /* no modulus */
  MASK_SOFT,         /* below least_gpa */
  MASK_STIFF,        /* above most_gpa */
  MASK_NO_HEIGHT,    /* the topography has no number */
  MASK_LOW,          /* below least_height_nm */
  MASK_HIGH,         /* above most_height_nm */
  MASK_STEEP,        /* the surface slopes by more than slope_deg */
  MASK_EDGE,         /* within edge_pixels of one of MASK_SOFT to MASK_STEEP */
  MASK_OUTLIER,      /* further than outliers robust deviations from the median of the rest */
  MASK_REASONS
} mask_reason;

typedef struct {
  double least_gpa, most_gpa;             /* NAN: no limit */
  double least_height_nm, most_height_nm; /* NAN: no limit */
  bool substrate;                         /* least_height_nm by Otsu's method */
  double slope_deg;                       /* NAN: no limit */
  size_t edge_pixels;
  double outliers;                        /* 0: they stay */
} mask_options;

typedef struct {
  bool applied;  /* was asked */
  double limit;  /* in the unit of the option; NAN: none */
  size_t pixels;
} mask_count;

/* Replaces what is left out by NAN. counts has room for MASK_REASONS. What concerns heights does not
 * happen without a topography, nor slopes without the size of a pixel. false: no memory. */
bool map_mask(map_scan *scan, const mask_options *options, mask_count *counts);

/* The threshold between two classes of values by N. Otsu, IEEE Trans. Syst. Man Cybern. 9, 62 (1979):
 * where the variance between them is largest, of 256 levels. NAN: values are all equal, or no
 * memory. */
double map_otsu(const double *values, size_t count);

#endif
