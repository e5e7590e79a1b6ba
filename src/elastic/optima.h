/* SPDX-License-Identifier: GPL-3.0-or-later */
/* optima.h: the distinct optima of E, G and nu that have been found. Internal to src/elastic. */
#ifndef ELASTIR_OPTIMA_H
#define ELASTIR_OPTIMA_H

#include "elastic/basin.h"
#include "elastic/sphere_search.h"

#define SEARCH_MAX_OPTIMA 256

/* The distinct optima of equal value found so far; beyond the maximum they are dropped: then
 * they lie on curves, of which there are enough points. */
typedef struct {
  double best; /* the function's value at the best of all */
  int count;
  frame at[SEARCH_MAX_OPTIMA];
  double value[SEARCH_MAX_OPTIMA];
  search_basin basin[SEARCH_MAX_OPTIMA];
  search_ring_tests tests;
} search_optima;

void search_begin(const search_problem *problem, search_optima *optima);

/* Polishes from the best frame at n, which need not be normalised, unless that leads to a known optimum. */
void search_polish_from(const search_problem *problem, const double n[3], search_optima *optima);

/* Adds the mirror images of all optima across the plane perpendicular to an axis, as far as they are as
 * good. */
void search_add_images(const search_problem *problem, int axis, search_optima *optima);

/* Polishes from the best SEARCH_STARTS directions of the grid. */
enum { SEARCH_STARTS = 5 };
void search_polish_grid(const search_problem *problem, const search_grid *grid,
                        search_optima *optima);

/* Fills direction, transverse, degeneracy, equivalents, axis and value of the extremum from
 * the optima (at least one); in classify.c. */
void search_classify(const search_problem *problem, const search_optima *optima,
                     elastir_extremum *extremum);

#endif
