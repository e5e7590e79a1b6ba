/* SPDX-License-Identifier: GPL-3.0-or-later */
/* quaternion.c: rotations as quaternions, the real part first. */
#include "elastic/quaternion.h"

#include <math.h>

void quaternion_matrix(const double q[4], double rotation[9])
{
  double w = q[0], x = q[1], y = q[2], z = q[3];
  double n = w * w + x * x + y * y + z * z;
  double matrix[9] = {
      w * w + x * x - y * y - z * z, 2.0 * (x * y + w * z), 2.0 * (x * z - w * y),
      2.0 * (x * y - w * z), w * w - x * x + y * y - z * z, 2.0 * (y * z + w * x),
      2.0 * (x * z + w * y), 2.0 * (y * z - w * x), w * w - x * x - y * y + z * z};
  for (int i = 0; i < 9; i++)
    rotation[i] = matrix[i] / n;
}

void quaternion_product(const double a[4], const double b[4], double ab[4])
{
  ab[0] = a[0] * b[0] - a[1] * b[1] - a[2] * b[2] - a[3] * b[3];
  ab[1] = a[1] * b[0] + a[0] * b[1] + a[2] * b[3] - a[3] * b[2];
  ab[2] = a[2] * b[0] + a[0] * b[2] + a[3] * b[1] - a[1] * b[3];
  ab[3] = a[3] * b[0] + a[0] * b[3] + a[1] * b[2] - a[2] * b[1];
}

void quaternion_turn(const double q[4], const double v[3], double turned[4])
{
  const double further[4] = {1.0, 0.5 * v[0], 0.5 * v[1], 0.5 * v[2]};
  double length = 0.0;
  quaternion_product(q, further, turned);
  for (int i = 0; i < 4; i++)
    length += turned[i] * turned[i];
  for (int i = 0; i < 4; i++)
    turned[i] /= sqrt(length);
}
