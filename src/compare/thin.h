/* SPDX-License-Identifier: GPL-3.0-or-later */
/* thin.h: makes one point of neighbours that are closer than a fit can use; internal. */
#ifndef ELASTIR_THIN_H
#define ELASTIR_THIN_H

#include <stddef.h>

/* Of points within `width` of their first one the middle remains. x and y have room for
 * count; returns how many there are. */
size_t thin_points(const double *x_cm1, const double *y, size_t count, double width_cm1,
                   double *thinned_x_cm1, double *thinned_y);

#endif
