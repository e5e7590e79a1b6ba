/* SPDX-License-Identifier: GPL-3.0-or-later */
/* reflectance.h: reflection of light from a single crystal of any orientation. */
#ifndef ELASTIR_OPTICS_REFLECTANCE_H
#define ELASTIR_OPTICS_REFLECTANCE_H

#include <stdbool.h>

#include "optics/tensor.h"

/* Shares of the power. Light of one polarisation also reflects into the other: r_crossed. */
typedef struct {
  double s, p;      /* of s and p light, the crossed part included */
  double crossed;   /* p light reflected as s; the reverse is equal for a symmetric eps */
} optics_reflectances;

/* From vacuum, at an angle of incidence (radians), on a half space whose surface has the unit
 * normal n. The plane of incidence makes the angle `azimuth` (radians) with the first vector of
 * optics_frame(). 4 x 4 method: Berreman, J. Opt. Soc. Am. 62, 502 (1972). false: no solution.
 * */
bool optics_reflectance(const optics_tensor *eps, const double n[3], double angle, double azimuth,
                        optics_reflectances *out);

#endif
