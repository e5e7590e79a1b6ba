/* SPDX-License-Identifier: GPL-3.0-or-later */
/* search.h: what the parts of the search for extrema share. Internal to src/elastic. */
#ifndef ELASTIR_SEARCH_H
#define ELASTIR_SEARCH_H

#include <stdbool.h>

#include "elastic/extrema.h"
#include "elastic/frame.h"

/* The smallest (sign +1) or largest (-1) value of 1/E, 1/G or nu (frame.h). */
typedef struct {
  const double *compliance; /* Voigt, TPa^-1 */
  double kelvin[36];        /* the same tensor */
  elastir_quantity quantity;
  double sign;
  double equal_within;
} search_problem;

#define SEARCH_MAX_OPTIMA 1024

/* The distinct optima of equal value found so far; beyond the maximum they are dropped: then
 * they lie on curves, of which there are enough points. */
typedef struct {
  double best; /* the function's value at the best of all, INFINITY * sign at first */
  int count;
  frame at[SEARCH_MAX_OPTIMA];
  double value[SEARCH_MAX_OPTIMA];
} search_optima;

/* The function at a frame, from the 6x6 compliance: more exact than frame_expand. */
double search_value(const search_problem *problem, const frame *at);

/* The best frame for a fixed n (closed form), and the function there. */
frame search_best_frame(const search_problem *problem, const double n[3], double *value);

/* How far two values may differ and yet be called equal. */
double search_tolerance(const search_problem *problem, double value);

/* Fills direction, transverse, degeneracy, equivalents, axis and value of the extremum from
 * the optima (at least one). */
void search_classify(const search_problem *problem, const search_optima *optima,
                     elastir_extremum *extremum);

/* The sign of a direction: its first component beyond 1e-9 is positive; no negative zero. */
void search_canonical_sign(double v[3]);

/* Orders canonical directions by their components, larger first, after rounding to 1e-6.
 * Negative: a comes first. */
int search_compare(const double a[3], const double b[3]);

/* A direction perpendicular to n, as near to x as can be, or to y if n is x. */
void search_any_transverse(const double n[3], double m[3]);

#endif
