/* SPDX-License-Identifier: GPL-3.0-or-later */
/* waves_search.h: a local search for an extreme wave velocity. */
#ifndef ELASTIR_WAVES_SEARCH_H
#define ELASTIR_WAVES_SEARCH_H

#include <stdbool.h>

#include "elastic/christoffel.h"
#include "elastic/waves.h"

/* One of the six searches: sign times the modulus of rank k is minimised. */
typedef struct {
  const christoffel_tensor *tensor;
  int rank;
  double sign;
} waves_objective;

/* Of moduli in ascending order. */
static inline int waves_rank(elastir_wave_mode mode)
{
  return 2 - (int)mode;
}

typedef struct {
  double target; /* sign times modulus: smaller is better */
  int index;     /* of equals the least comes first */
  double n[3];
} waves_point;

/* Of the scale of the tensor: targets that differ by less are as good. */
static const double waves_same = 1e-10;

double waves_evaluate(const waves_objective *goal, const double n[3]);

/* The rank of the wave that it may have a kink with, or -1: a minimum of a modulus may be where the next
 * lower one touches it, a maximum the reverse. */
int waves_neighbour(const waves_objective *goal);

/* Whether it meets that wave. */
bool waves_meets(const waves_objective *goal, const double n[3]);

/* The unit vector along n + step[0] t1 + step[1] t2; no more than sqrt is needed, so that the
 * same bits come out everywhere. */
void waves_move(const double n[3], const double t[2][3], const double step[2], double to[3]);

/* Moves a point, whose target is set, to the optimum that a search from there leads to. */
void waves_polish(const waves_objective *goal, waves_point *point);

/* What polishing leads to from directions within some ten degrees that are better: a search may end on a
 * saddle in a mirror plane, or where waves meet on an axis. Returns how many there are. */
enum { WAVES_AROUND = 8 };
int waves_look_around(const waves_objective *goal, const waves_point *from,
                      waves_point found[WAVES_AROUND]);

/* The best modulus that searches lead to from the extremum of a tensor near by, from its rivals that are
 * nearly as good now, and, where the modulus hardly depends on the direction, from its other end. */
double waves_search_near(const christoffel_tensor *tensor, elastir_wave_mode mode, bool maximum,
                         const elastir_wave_range *known);

#endif
