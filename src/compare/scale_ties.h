/* SPDX-License-Identifier: GPL-3.0-or-later */
/* scale_ties.h: ranges whose factors are fitted as one; internal to the scale fit. */
#ifndef ELASTIR_SCALE_TIES_H
#define ELASTIR_SCALE_TIES_H

#include <stdbool.h>
#include <stddef.h>

#include "spectrum/spectrum.h"

typedef struct {
  size_t group[ELASTIR_SCALE_MAX_RANGES]; /* of each range: index of the first range in it */
  bool fitted[ELASTIR_SCALE_MAX_RANGES];  /* of each group, at its first range */
} scale_ties;

/* Ties adjacent ranges whose factors make modes cross at their edge and that are not tied yet,
 * unless neither is fitted. Returns how many edges were tied now. */
size_t scale_tie_crossings(const elastir_scale *scale, const elastir_stick *sticks,
                           size_t stick_count, scale_ties *ties);

#endif
