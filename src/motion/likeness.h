/* SPDX-License-Identifier: GPL-3.0-or-later */
/* likeness.h: atoms of two models of one crystal that correspond, and modes that are alike. */
#ifndef ELASTIR_MOTION_LIKENESS_H
#define ELASTIR_MOTION_LIKENESS_H

#include "motion/structure.h"

#define MOTION_NO_ATOM ((size_t)-1)

typedef struct {
  size_t *partner;        /* of each atom of the model: that of the reference, or MOTION_NO_ATOM */
  bool *kept;             /* of each atom of the reference: it has a partner */
  size_t matched;
  double rms_angstrom;    /* between partners, the common shift of all taken out */
  double largest_angstrom;
} motion_partners;

/* Partners are of one element and each other's nearest, by less than 1 angstrom, in cells of one
 * shape (vectors that differ by less than a tenth) that stand alike in space. false: no memory.
 * matched is 0 where the cells do not correspond. */
bool motion_find_partners(const motion_structure *reference, const motion_structure *model,
                          motion_partners *found);
void motion_partners_free(motion_partners *found); /* accepts a zeroed struct */

/* Mass-weighted modes of unit length, [mode][atom][xyz], of sets that each begin at first[s] and end
 * before first[s + 1]. */
typedef struct {
  size_t atoms, sets;
  const size_t *first; /* sets + 1 */
  const double *modes;
} motion_modes;

/* The set of the reference that a set of the model is most like. */
typedef struct {
  size_t set;      /* MOTION_NO_ATOM: none */
  double overlap;  /* sum over both sets of the squares of the products of their modes, over the
                    * modes of the model's set: 1, the same motion */
  double kept;     /* the share of the set on atoms that have partners */
} motion_likeness;

/* One for each set of the model. false: no memory. */
bool motion_compare_modes(const motion_modes *reference, const motion_modes *model,
                          const motion_partners *partners, motion_likeness *likeness);

#endif
