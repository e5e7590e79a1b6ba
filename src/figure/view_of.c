/* SPDX-License-Identifier: GPL-3.0-or-later */
/* view_of.c: from where surfaces are seen. */
#include "figure/view_of.h"

#include <math.h>

#include "base/angle.h"

double view_dot(const double a[3], const double b[3])
{
  return a[0] * b[0] + a[1] * b[1] + a[2] * b[2];
}

view_of view_from(double azimuth_deg, double elevation_deg)
{
  double a = elastir_radians(azimuth_deg), e = elastir_radians(elevation_deg);
  view_of v = {.right = {-sin(a), cos(a), 0},
               .up = {-sin(e) * cos(a), -sin(e) * sin(a), cos(e)},
               .to_viewer = {cos(e) * cos(a), cos(e) * sin(a), sin(e)}};
  /* From the upper left, on the viewer's side. */
  for (int i = 0; i < 3; i++)
    v.to_light[i] = (-0.5 * v.right[i] + 0.6 * v.up[i] + v.to_viewer[i]) / sqrt(1.61);
  return v;
}
