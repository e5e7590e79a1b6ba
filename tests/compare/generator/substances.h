// SPDX-License-Identifier: GPL-3.0-or-later
// substances.h: spectra of what is none of the models.
#ifndef GENERATOR_SUBSTANCES_H
#define GENERATOR_SUBSTANCES_H

#include "random.h"

#include <stddef.h>

// Adds the spectrum of substance `member`, the numbers of recipes.c; phase as of line.h.
void substance_add(int member, double phase, dice *d, size_t count, const double *x_cm1,
                   double *y);

// A nitrate: bands near 1315 to 1380 (wide), 1042 and 825 cm-1.
typedef struct {
  double position_cm1, fwhm_cm1, split_cm1, split_share, weak_share;
} nitrate;

nitrate nitrate_draw(dice *d);
// The same nitrate in another surrounding.
nitrate nitrate_moved(const nitrate *n, dice *d);
void nitrate_add(const nitrate *n, double phase, size_t count, const double *x_cm1, double *y);

// Water vapour and carbon dioxide; the strongest line is about 1 high.
void vapour_add(dice *d, double resolution_cm1, size_t count, const double *x_cm1, double *y);

#endif
