/* SPDX-License-Identifier: GPL-3.0-or-later */
/* polar.h: directions in the plane of a polar figure. */
#ifndef ELASTIR_POLAR_H
#define ELASTIR_POLAR_H

/* The unit vector in the plane with that integer normal, counted from the axis to the right
 * towards the axis up. */
void polar_direction(const int plane[3], double angle_deg, double n[3]);

#endif
