/* SPDX-License-Identifier: GPL-3.0-or-later */
/* sphere_search.h: the search over directions that extrema, error bars and waves share.
 *
 * Directions to start from are those of a lattice; the best of them that are apart are polished by
 * Newton's method (frame.h, newton.h) and what is polished is kept once. That finds optima; a
 * proof that there is no better one is extrema.c's. Internal to src/elastic. */
#ifndef ELASTIR_SPHERE_SEARCH_H
#define ELASTIR_SPHERE_SEARCH_H

#include <stdbool.h>

#include "elastic/extrema.h"
#include "elastic/frame.h"

/* ---- directions to start from ---- */

#define SPHERE_APART_COSINE 0.94          /* of starts: 20 degrees */
#define SPHERE_SAME_COSINE (1.0 - 1e-5)   /* optima that are nearer are one: 0.3 degrees */

typedef enum {
  SPHERE_OCTAHEDRON, /* |i| + |j| + |k| = size */
  SPHERE_CUBE        /* the largest of |i|, |j|, |k| is size */
} sphere_lattice;

/* One of each pair n, -n of the whole points of the surface, in ascending order of i, j, k: the
 * last component that is not zero is positive. Returns how many. */
int sphere_lattice_points(sphere_lattice lattice, int size, int (*points)[3]);

/* ---- optima of E, G and nu ---- */

/* The smallest (sign +1) or largest (-1) value of 1/E, 1/G or nu (frame.h). */
typedef struct {
  const double *compliance; /* Voigt, TPa^-1 */
  double kelvin[36];        /* the same tensor */
  elastir_quantity quantity;
  double sign;
  double equal_within;
  double amplitude; /* search_set_amplitude; 0: not known */
} search_problem;

search_problem search_problem_of(const double compliance[36], elastir_quantity quantity,
                                 double equal_within);

/* The function at a frame, from the 6x6 compliance: more exact than frame_expand. */
double search_value(const search_problem *problem, const frame *at);

/* The best frame for a fixed n (closed form), and the function there. */
frame search_best_frame(const search_problem *problem, const double n[3], double *value);

/* How far two values may differ and yet be called equal. */
double search_tolerance(const search_problem *problem, double value);

/* |value|, of nu at least 0.01: what differences are relative to. */
double search_size(const search_problem *problem, double value);

/* The octahedron of size 8, and the function at its directions: the least and the largest. */
enum { SEARCH_GRID_SIZE = 8, SEARCH_GRID = 2 * SEARCH_GRID_SIZE * SEARCH_GRID_SIZE + 1 };
typedef struct {
  double n[SEARCH_GRID][3];
} search_directions;
typedef struct {
  const double (*n)[3]; /* of search_directions, which many grids share */
  double value[2][SEARCH_GRID];
} search_grid;

void search_fill_directions(search_directions *directions);
void search_fill_grid(const search_problem *problem, const search_directions *directions,
                      search_grid *grid);

/* Half of the range of the function, from the grid; of nu, which is a ratio, times the largest 1/E. Without
 * it no basins are known. */
void search_set_amplitude(search_problem *problem, const search_grid *grid);

/* Whether the function is the same for all directions of the grid. */
bool search_is_isotropic(const search_problem *problem, const search_grid *grid);

/* The best directions of the grid that are some 20 degrees apart, at most `most`; returns how many. */
int search_grid_starts(const search_problem *problem, const search_grid *grid, int most,
                       double (*starts)[3]);

#endif
