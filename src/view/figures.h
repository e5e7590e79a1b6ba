/* SPDX-License-Identifier: GPL-3.0-or-later */
/* figures.h: what the figures of a view ask of the models. */
#ifndef ELASTIR_VIEW_FIGURES_H
#define ELASTIR_VIEW_FIGURES_H

#include <stdbool.h>

#include "result/result.h"

/* The moduli that depend on the direction, in the order of the figures. */
enum { VIEW_QUANTITIES = 4 };
extern const struct view_quantity {
  const char *label, *inside; /* the same within a sentence */
  bool transverse; /* has a smallest and a largest value over the perpendicular directions */
} view_quantities[VIEW_QUANTITIES];

/* S of a stable model, row by row, 1/TPa; NULL: there is none. */
const double *view_compliance(const elastir_result_model *model);

#endif
