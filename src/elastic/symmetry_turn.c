/* SPDX-License-Identifier: GPL-3.0-or-later */
/* symmetry_turn.c: the turn about a main axis that is nearest to a class with axes across it. */
#include "base/fast.h"

#include "elastic/symmetry_turn.h"

#include <math.h>
#include <string.h>

#include "base/pi.h"
#include "elastic/equivalents.h"
#include "elastic/quaternion.h"
#include "elastic/tensor.h"

elastir_setting symmetry_without_axes_across(elastir_setting setting)
{
  elastir_symmetry_class low = symmetry_low_of(setting.symmetry);
  return low != setting.symmetry ? (elastir_setting){low, setting.axis, 0} : setting;
}

void symmetry_rotated(const double kelvin[36], const double quaternion[4], double turned[36])
{
  double rotation[9];
  quaternion_matrix(quaternion, rotation);
  elastir_rotate_kelvin(kelvin, rotation, turned);
}

static void turned_about(int axis, double angle, const double from[4], double to[4])
{
  double turn[4] = {cos(0.5 * angle), 0.0, 0.0, 0.0};
  turn[1 + axis] = sin(0.5 * angle);
  quaternion_product(from, turn, to);
}

/* Half of what a half period of the turn changes in the projection. */
static void swing(const double kelvin[36], const class_space *space, double begin, double half_period,
                  const double quaternion[4], double v[CLASS_SPACE_ELEMENTS])
{
  double ends[2][CLASS_SPACE_ELEMENTS];
  for (int end = 0; end < 2; end++) {
    double q[4], turned[36], all[CLASS_SPACE_ELEMENTS];
    turned_about(space->setting.axis, begin + end * half_period, quaternion, q);
    symmetry_rotated(kelvin, q, turned);
    class_space_components(turned, all);
    class_space_project(space, all, ends[end]);
  }
  for (int e = 0; e < CLASS_SPACE_ELEMENTS; e++)
    v[e] = 0.5 * (ends[0][e] - ends[1][e]);
}

double symmetry_turn_best(const double kelvin[36], const class_space *space, double quaternion[4])
{
  int fold = space->setting.symmetry == ELASTIR_CLASS_TRIGONAL_HIGH ? 3 : 4;
  double half_period = ELASTIR_PI / fold, cosine[CLASS_SPACE_ELEMENTS], sine[CLASS_SPACE_ELEMENTS];
  double a = 0.0, b = 0.0, both = 0.0, best[4], turned[36];
  swing(kelvin, space, 0.0, half_period, quaternion, cosine);
  swing(kelvin, space, 0.5 * half_period, half_period, quaternion, sine);
  for (int e = 0; e < CLASS_SPACE_ELEMENTS; e++) {
    a += cosine[e] * cosine[e];
    b += sine[e] * sine[e];
    both += cosine[e] * sine[e];
  }
  turned_about(space->setting.axis, atan2(copysign(sqrt(b), both), sqrt(a)) / fold, quaternion, best);
  memcpy(quaternion, best, sizeof best);
  symmetry_rotated(kelvin, quaternion, turned);
  return class_space_distance(space, turned);
}

void symmetry_best_turn(const double kelvin[36], symmetry_best_fit *fit)
{
  double quaternion[4] = {1.0, 0.0, 0.0, 0.0};
  class_space space;
  equivalents same;
  class_space_of(fit->setting, &space);
  equivalents_of(fit->setting, &same);
  fit->distance = symmetry_turn_best(kelvin, &space, quaternion);
  equivalents_nearest(&same, quaternion);
  quaternion_matrix(quaternion, fit->axes);
}
