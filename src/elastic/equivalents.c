/* SPDX-License-Identifier: GPL-3.0-or-later */
/* equivalents.c: orientations that are equally near to a symmetry class. */
#include "base/fast.h"

#include "elastic/equivalents.h"

#include <math.h>
#include <string.h>

#include "base/pi.h"
#include "elastic/quaternion.h"
#include "elastic/symmetry_basis.h"

bool equivalents_of_cube(elastir_setting setting)
{
  return setting.symmetry == ELASTIR_CLASS_CUBIC || setting.symmetry == ELASTIR_CLASS_ORTHORHOMBIC;
}

bool equivalents_any_turn(elastir_setting setting)
{
  elastir_symmetry_class symmetry = setting.symmetry;
  return symmetry_low_of(symmetry) == symmetry && symmetry_has_axes(symmetry_high_of(symmetry)) &&
         !equivalents_of_cube(setting);
}

/* One, two or four components, of equal size; the identity first. */
static void rotations_of_cube(equivalents *to)
{
  for (int others = 0; others < 4; others++)
    for (int code = 80; code >= 0; code--) {
      const double part[4] = {code / 27 - 1, code / 9 % 3 - 1, code / 3 % 3 - 1, code % 3 - 1};
      double length = 0.0, leading = 0.0;
      for (int i = 0; i < 4; i++) {
        length += part[i] * part[i];
        leading = leading == 0.0 ? part[i] : leading;
      }
      if (others == 2 || length != others + 1 || !(leading > 0.0))
        continue;
      double *q = to->quaternion[to->count++];
      for (int i = 0; i < 4; i++)
        q[i] = part[i] / sqrt(length);
    }
}

void equivalents_of(elastir_setting setting, equivalents *to)
{
  *to = (equivalents){.axis = setting.axis};
  to->any_turn = equivalents_any_turn(setting);
  to->of_cube = equivalents_of_cube(setting);
  if (to->of_cube) {
    rotations_of_cube(to);
    return;
  }
  int fold = setting.symmetry == ELASTIR_CLASS_TRIGONAL_HIGH ? 6 : 8;
  for (int k = 0; k < fold; k++) {
    double *about = to->quaternion[to->count++], *across = to->quaternion[to->count++];
    about[0] = across[1 + (setting.axis + 1) % 3] = cos(ELASTIR_PI * k / fold);
    about[1 + setting.axis] = across[1 + (setting.axis + 2) % 3] = sin(ELASTIR_PI * k / fold);
  }
}

/* The largest cosine of half of the angle to a rotation of the cube: those have one component, two
 * equal ones, or four. */
static double cosine_to_cube(const double d[4])
{
  double largest = 0.0, second = 0.0, sum = 0.0;
  for (int i = 0; i < 4; i++) {
    double size = fabs(d[i]);
    sum += size;
    second = size > largest ? largest : (size > second ? size : second);
    largest = size > largest ? size : largest;
  }
  return fmax(fmax(largest, sqrt(0.5) * (largest + second)), 0.5 * sum);
}

bool equivalents_near(const equivalents *same, const double a[4], const double b[4], double within)
{
  const double back[4] = {a[0], -a[1], -a[2], -a[3]};
  double d[4], cosine = 0.0;
  if (!same->of_cube) {
    int x = 1 + same->axis, y = 1 + (same->axis + 1) % 3, z = 1 + (same->axis + 2) % 3;
    double of_turn = a[0] * b[0] + a[1] * b[1] + a[2] * b[2] + a[3] * b[3];
    double of_axis = a[0] * b[x] - a[x] * b[0] - a[y] * b[z] + a[z] * b[y];
    bool main_near = fabs(2.0 * (of_turn * of_turn + of_axis * of_axis) - 1.0) >= within;
    if (same->any_turn || !main_near)
      return main_near;
  }
  quaternion_product(back, b, d);
  if (same->of_cube)
    cosine = cosine_to_cube(d);
  for (int g = 0; g < same->count && !same->of_cube; g++) {
    const double *q = same->quaternion[g];
    cosine = fmax(cosine, fabs(d[0] * q[0] + d[1] * q[1] + d[2] * q[2] + d[3] * q[3]));
  }
  return 2.0 * cosine * cosine - 1.0 >= within;
}

void equivalents_nearest(const equivalents *same, double quaternion[4])
{
  double nearest[4] = {0.0};
  for (int g = 0; g < same->count; g++) {
    double q[4];
    quaternion_product(quaternion, same->quaternion[g], q);
    if (same->any_turn) { /* no turn about the main axis */
      int at = 1 + same->axis;
      double length = sqrt(q[0] * q[0] + q[at] * q[at]), back[4] = {1.0, 0.0, 0.0, 0.0}, swung[4];
      if (length > 0.0) {
        back[0] = q[0] / length;
        back[at] = -q[at] / length;
      }
      quaternion_product(q, back, swung);
      memcpy(q, swung, sizeof q);
    }
    if (fabs(q[0]) > fabs(nearest[0]) + 1e-9)
      memcpy(nearest, q, sizeof q);
  }
  memcpy(quaternion, nearest, sizeof nearest);
}
