/* SPDX-License-Identifier: GPL-3.0-or-later */
/* angle.h: degrees in radians; the length of a vector of three components, and the angle between two. */
#ifndef ELASTIR_ANGLE_H
#define ELASTIR_ANGLE_H

#include <math.h>

#include "base/pi.h"

static inline double elastir_radians(double degrees)
{
  return degrees * ELASTIR_PI / 180.0;
}

static inline double elastir_length(const double v[3])
{
  return sqrt(v[0] * v[0] + v[1] * v[1] + v[2] * v[2]);
}

/* NAN: one has no length. */
static inline double elastir_angle_deg(const double a[3], const double b[3])
{
  double cosine = (a[0] * b[0] + a[1] * b[1] + a[2] * b[2]) / (elastir_length(a) * elastir_length(b));
  double within = cosine > 1.0 ? 1.0 : cosine < -1.0 ? -1.0 : cosine; /* but for rounding it is */
  return acos(within) * ELASTIR_DEGREES;
}

#endif
