/* SPDX-License-Identifier: GPL-3.0-or-later */
/* rivals.h: the optima of E, G and nu that may become the best of a tensor near by. */
#ifndef ELASTIR_RIVALS_H
#define ELASTIR_RIVALS_H

#include "elastic/sphere_search.h"

/* What has to be searched. */
enum { RIVALS_QUANTITIES = 3 };
extern const elastir_quantity rivals_quantities[RIVALS_QUANTITIES];

/* Of one end of one quantity: the known optimum and local ones, from the best directions of a lattice
 * of 129 that are some 20 degrees apart; where optima lie on a curve, places along it. */
enum { RIVALS_MOST = 12 };
typedef struct {
  int count;
  frame at[RIVALS_MOST];
  double value[RIVALS_MOST]; /* of the known tensor */
  double range;              /* from the least to the largest value of its function */
} rivals;

/* [quantity][0]: of the least value of 1/E, 1/G or nu; [1]: of the largest. Of beta there are none. */
typedef struct {
  rivals of[4][2];
  search_directions directions;
} rival_set;

/* Of a stable tensor and its extrema in the order of elastir_quantity. */
void rivals_find(const double compliance[36], const elastir_extrema extrema[4], rival_set *set);

/* The least (problem->sign 1) or largest (-1) value of the problem's function that searches from those
 * of the rivals lead to which may be the best now; where values changed by more than 2 % of their range,
 * also from the best three of the lattice. grid: the function there, which both signs share,
 * filled where it is needed and its n is NULL. NAN without rivals. */
double rivals_best(const search_problem *problem, const rival_set *set, search_grid *grid);

#endif
