/* SPDX-License-Identifier: GPL-3.0-or-later */
/* scale_profile.h: the misfit of a curve as a function of the factors; internal to the scan. */
#ifndef ELASTIR_SCALE_PROFILE_H
#define ELASTIR_SCALE_PROFILE_H

#include "compare/scale_scan.h"

typedef struct {
  size_t ranges, steps, points; /* steps is odd: the one in the middle is the given factor */
  double step;                  /* of ln factor */
  double *x, *y;                /* averages over a third of a width; y without its baseline */
  double yy, effective;
  double *baseline;             /* [degree][point], orthonormal; room for as much behind it */
  size_t degrees;
  bool sought[ELASTIR_SCALE_MAX_RANGES];
  double first_cm1, finest_cm1; /* grid of the curves */
  size_t curve_points;
  double *curves;               /* [range][curve point] at the given factors */
  double *columns;              /* [range][step][point]: the curves, moved; NULL: not kept */
  double *fixed;                /* what no factor moves, without its baseline */
  double *cy, *cc;              /* [range][step]: products with y and with itself */
  double *base, *column, *cost; /* room for a sum, a column, a profile */
} scale_profile;

/* The part of the cost that speaks of the factors alone; moved: ln(factor / given). */
double profile_prior(const bool *sought, size_t ranges, const double *moved);

/* ln(factor / given) of the k-th step. */
double profile_moved(const scale_profile *p, size_t k);

/* The measured side. false: no memory. Release *p in any case. */
bool profile_begin(const elastir_points *points, const elastir_scale_fit_options *options, scale_profile *p);

/* The simulated side, with lines of this width; `own` has room for all sticks.
 * false: no memory. */
bool profile_simulate(scale_profile *p, const elastir_stick *sticks, size_t stick_count,
                      const elastir_scale *start, const elastir_lineshape *shape,
                      elastir_stick *own);

/* p->cost: of every step of range r, the others held. Returns the step of the least. */
size_t profile_range(scale_profile *p, const size_t *chosen, size_t r);

/* p->cost: of every step, the same for all ranges. */
void profile_common(scale_profile *p);

void profile_release(scale_profile *p);

#endif
