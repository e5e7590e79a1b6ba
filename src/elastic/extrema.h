/* SPDX-License-Identifier: GPL-3.0-or-later */
/* extrema.h: the global extrema of E, beta, G and nu over all directions, with a proof.
 *
 * Each extremum carries a bound that no direction passes (at least the value for a maximum, at
 * most for a minimum). How: extrema.c; the proof itself: positivity.h. */
#ifndef ELASTIR_EXTREMA_H
#define ELASTIR_EXTREMA_H

#include <stdbool.h>

typedef enum {
  ELASTIR_YOUNGS_MODULUS,         /* GPa */
  ELASTIR_LINEAR_COMPRESSIBILITY, /* TPa^-1 */
  ELASTIR_SHEAR_MODULUS,          /* GPa */
  ELASTIR_POISSON_RATIO
} elastir_quantity;

/* What the set of all optimal directions n (for G and nu: pairs n, m) is. v and -v are the
 * same direction, and for G, which is symmetric, (n,m) and (m,n) the same pair. */
typedef enum {
  ELASTIR_UNDEFINED,      /* the tensor is unstable: there is no extremum */
  ELASTIR_ISOLATED,       /* `equivalents` separate directions (1: unique) */
  ELASTIR_ANY_TRANSVERSE, /* `equivalents` directions n, each with any m */
  ELASTIR_RING,           /* any n at `axis_angle_deg` to `axis`, with the m that turns along;
                           * `equivalents` such rings */
  ELASTIR_CONTINUOUS,     /* a continuous set that is none of these */
  ELASTIR_ISOTROPIC       /* every direction */
} elastir_degeneracy;

/* "isolated", "any_transverse", ...; NULL: undefined. */
const char *elastir_degeneracy_name(elastir_degeneracy degeneracy);

typedef struct {
  double value;         /* in the unit of the quantity; NAN if undefined */
  double bound;         /* no direction passes it; in the same unit */
  double gap;           /* |bound - value| / max(|value|, floor); floor 0.01 for nu, else 0 */
  bool certified;       /* the gap is at most the one asked for */
  double direction[3];  /* unit vector; the canonical one of the optimal set */
  double transverse[3]; /* for G and nu, else zero */
  elastir_degeneracy degeneracy;
  int equivalents;      /* see elastir_degeneracy; 0 where it is no number */
  double axis[3];       /* of the ring with `direction`, else zero */
  double axis_angle_deg; /* 0..90 */
  unsigned long cells;  /* how many cells of the sphere the proof looked at */
} elastir_extremum;

typedef struct {
  elastir_extremum min, max;
} elastir_extrema;

/* Zero everywhere means the defaults. */
typedef struct {
  double youngs_gap;     /* relative; default 1e-6 */
  double shear_gap;      /* relative; default 1e-4 */
  double poisson_gap;    /* relative to max(|nu|, 0.01); default 1e-4 */
  double equal_within;   /* relative; closer optima count as equivalent; default 1e-10 */
  unsigned long max_cells; /* of all attempts at one proof; default 100000. An attempt may use
                            * half of what is left; then the next is made with twice the gap. */
} elastir_extrema_options;

/* compliance: 6x6 Voigt, TPa^-1, of a stable solid. options may be NULL. An unstable or not
 * finite tensor gives ELASTIR_UNDEFINED and NAN. Needs no memory beyond its stack. */
elastir_extrema elastir_find_extrema(const double compliance[36], elastir_quantity quantity,
                                     const elastir_extrema_options *options);

#endif
