/* SPDX-License-Identifier: GPL-3.0-or-later */
/* damage_flat.h: what a measured spectrum, bare tensors, a study or a result says, as plain
 * numbers, to be compared with what it says when damaged. */
#ifndef ELASTIR_DAMAGE_FLAT_H
#define ELASTIR_DAMAGE_FLAT_H

#include <stdbool.h>
#include <stddef.h>

#include "base/diagnostics.h"
#include "measured/measured.h"

typedef enum { DAMAGE_SPECTRUM, DAMAGE_TENSORS, DAMAGE_STUDY, DAMAGE_RESULT } damage_input;

typedef struct {
  damage_input input;
  bool good;                /* something was read */
  elastir_measured spectrum; /* of tensors: y is all their components, x their places */
  elastir_diagnostics diagnostics;
} damage_flat;

damage_input damage_flat_input(const char *path, const char *text, size_t length);
void damage_flat_read(damage_input input, const char *text, size_t length, damage_flat *flat);
void damage_flat_free(damage_flat *flat);

/* How the damaged file differs, from harmless to worst. */
typedef enum {
  DAMAGE_SAME,
  DAMAGE_FEWER,     /* the first or the last points are not there, the others are the same */
  DAMAGE_ABSCISSA,  /* abscissae, by less than DAMAGE_SMALL steps, or most by DAMAGE_POINT */
  DAMAGE_ORDINATE,  /* one ordinate, or one component, is another */
  DAMAGE_ORDINATES, /* several are, and nothing else */
  DAMAGE_OTHER,     /* abscissae, units, kinds, numbers of points and blocks */
  DAMAGE_CLASSES
} damage_class;

/* Of a step: by so much an abscissa may be off before even grids or the X labels of JCAMP-DX,
 * which are rounded themselves, show it. */
#define DAMAGE_SMALL 0.4
#define DAMAGE_POINT 1.05

damage_class damage_flat_compare(const damage_flat *whole, const damage_flat *damaged);

#endif
