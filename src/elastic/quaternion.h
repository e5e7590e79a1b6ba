/* SPDX-License-Identifier: GPL-3.0-or-later */
/* quaternion.h: rotations as quaternions, the real part first. */
#ifndef ELASTIR_QUATERNION_H
#define ELASTIR_QUATERNION_H

/* Row i is the new axis i in the old frame; q of any length. */
void quaternion_matrix(const double q[4], double rotation[9]);

void quaternion_product(const double a[4], const double b[4], double ab[4]);

/* q times (1, v/2), of unit length: a further turn by about the vector v, counted in the turned frame. */
void quaternion_turn(const double q[4], const double v[3], double turned[4]);

#endif
