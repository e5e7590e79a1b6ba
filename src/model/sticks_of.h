/* SPDX-License-Identifier: GPL-3.0-or-later */
/* sticks_of.h: the lines of a frequency table. */
#ifndef ELASTIR_STICKS_OF_H
#define ELASTIR_STICKS_OF_H

#include "crystal/crystal.h"
#include "spectrum/lines.h"

/* The lines of a table: sets[0…count-1], scaled. Imaginary modes and those without an
 * intensity are left out. `sticks` has room for count. Returns how many were written. */
size_t elastir_sticks_from_sets(const elastir_mode_set *sets, size_t count,
                                const elastir_scale *scale, elastir_stick *sticks);

#endif
