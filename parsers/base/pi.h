/* SPDX-License-Identifier: GPL-3.0-or-later */
/* pi.h: pi, ln 2 and the golden angle, which C does not define. */
#ifndef ELASTIR_PI_H
#define ELASTIR_PI_H

#define ELASTIR_PI 3.14159265358979323846264338327950288
#define ELASTIR_LN2 0.693147180559945309417232121458176568
#define ELASTIR_GOLDEN_TURN {-0.73736887807831985, 0.67549029426152364} /* its cosine and sine */
#define ELASTIR_DEGREES (180.0 / ELASTIR_PI) /* of a radian */
#define ELASTIR_DEGREE (ELASTIR_PI / 180.0) /* in radians */

#endif
