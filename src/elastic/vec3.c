/* SPDX-License-Identifier: GPL-3.0-or-later */
/* vec3.c: vectors of three components: lengths, frames, and the order of directions. */
#include "elastic/vec3.h"

bool elastir_normalise(double v[3])
{
  double largest = fmax(fabs(v[0]), fmax(fabs(v[1]), fabs(v[2])));
  if (!(largest > 0.0) || !isfinite(v[0] + v[1] + v[2]))
    return false;
  double scaled[3] = {v[0] / largest, v[1] / largest, v[2] / largest};
  double length = vec3_norm(scaled);
  for (int i = 0; i < 3; i++)
    v[i] = scaled[i] / length;
  return true;
}

/* Cartesian axis `axis` made perpendicular to n, to unit length. */
static void perpendicular_axis(const double n[3], int axis, double m[3])
{
  for (int i = 0; i < 3; i++)
    m[i] = (i == axis ? 1.0 : 0.0) - n[axis] * n[i];
  elastir_normalise(m);
}

void elastir_tangent_frame(const double n[3], double u[3], double w[3])
{
  int least = 0;
  for (int i = 1; i < 3; i++)
    if (fabs(n[i]) < fabs(n[least]))
      least = i;
  perpendicular_axis(n, least, u);
  vec3_cross(n, u, w);
}

void vec3_transverse(const double n[3], double m[3])
{
  perpendicular_axis(n, fabs(n[0]) < 1.0 - 1e-9 ? 0 : 1, m);
}

void vec3_canonical_sign(double v[3])
{
  double sign = 1.0;
  for (int i = 0; i < 3; i++)
    if (fabs(v[i]) > 1e-9) {
      sign = v[i] < 0.0 ? -1.0 : 1.0;
      break;
    }
  for (int i = 0; i < 3; i++)
    v[i] = v[i] * sign + 0.0;
}

int vec3_compare(const double a[3], const double b[3])
{
  for (int i = 0; i < 3; i++) {
    double x = floor(a[i] * 1e6 + 0.5), y = floor(b[i] * 1e6 + 0.5);
    if (x != y)
      return x > y ? -1 : 1;
  }
  return 0;
}

void vec3_clean(double v[3], double least)
{
  for (int i = 0; i < 3; i++)
    v[i] = fabs(v[i]) < least ? 0.0 : v[i];
}
