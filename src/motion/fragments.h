/* SPDX-License-Identifier: GPL-3.0-or-later */
/* fragments.h: molecules and linkers: what holds together when bonds with metals are cut. */
#ifndef ELASTIR_MOTION_FRAGMENTS_H
#define ELASTIR_MOTION_FRAGMENTS_H

#include "motion/structure.h"

typedef struct {
  size_t first, count;  /* its atoms in `members` */
  bool endless;         /* a chain, a layer or a network: it meets its own image */
  size_t metals;        /* bonds with metals that were cut */
} motion_fragment;

typedef struct {
  motion_fragment *fragments; /* by their first atoms */
  size_t count;
  size_t *members;            /* atoms from 0, fragment by fragment, ascending in each */
  double (*position)[3];      /* of the members: each fragment in one piece, across the borders of
                               * the cell; angstrom */
} motion_fragments;

/* false: no memory, or the cell has no volume. */
bool motion_find_fragments(const motion_structure *structure, motion_fragments *found);
void motion_fragments_free(motion_fragments *found); /* accepts a zeroed struct */

#endif
