/* SPDX-License-Identifier: GPL-3.0-or-later */
/* class_rotations.c: the rotations that leave an elastic tensor of a class as it is. */
#include "elastic/class_rotations.h"

#include <math.h>
#include <stdbool.h>
#include <string.h>

#include "base/pi.h"
#include "elastic/vec3.h"

/* About x, y or z by a full turn over `fold`. */
static void turn_about(int axis, int fold, double rotation[9])
{
  int next = (axis + 1) % 3, last = (axis + 2) % 3;
  double angle = 2.0 * ELASTIR_PI / fold;
  memset(rotation, 0, 9 * sizeof *rotation);
  rotation[4 * axis] = 1.0;
  rotation[4 * next] = rotation[4 * last] = cos(angle);
  rotation[3 * last + next] = sin(angle);
  rotation[3 * next + last] = -sin(angle);
}

/* Of the main axis and of the one across it, which is 0 where there is none. */
static void folds_of(elastir_symmetry_class symmetry, int *main, int *across)
{
  static const int folds[ELASTIR_CLASS_COUNT][2] = {
      [ELASTIR_CLASS_CUBIC] = {4, 4},           [ELASTIR_CLASS_HEXAGONAL] = {6, 2},
      [ELASTIR_CLASS_TETRAGONAL_HIGH] = {4, 2}, [ELASTIR_CLASS_TRIGONAL_HIGH] = {3, 2},
      [ELASTIR_CLASS_TETRAGONAL_LOW] = {4, 0},  [ELASTIR_CLASS_TRIGONAL_LOW] = {3, 0},
      [ELASTIR_CLASS_ORTHORHOMBIC] = {2, 2},    [ELASTIR_CLASS_MONOCLINIC] = {2, 0}};
  *main = folds[symmetry][0];
  *across = folds[symmetry][1];
}

static bool is_known(double rotations[ELASTIR_MOST_ROTATIONS][9], int count, const double *one)
{
  for (int k = 0; k < count; k++) {
    double off = 0.0;
    for (int i = 0; i < 9; i++)
      off = fmax(off, fabs(rotations[k][i] - one[i]));
    if (off < 1e-6)
      return true;
  }
  return false;
}

int elastir_class_rotations(elastir_setting setting, double rotations[ELASTIR_MOST_ROTATIONS][9])
{
  double generators[2][9];
  int main, across, count = 1, known = 0;
  folds_of(setting.symmetry, &main, &across);
  if (main > 0)
    turn_about(setting.axis, main, generators[known++]);
  if (across > 0)
    turn_about((setting.axis + 1 + setting.in_plane) % 3, across, generators[known++]);
  memcpy(rotations[0], vec3_identity, sizeof vec3_identity);
  for (int k = 0; k < count; k++)
    for (int g = 0; g < known; g++) {
      double product[9] = {0.0};
      for (int i = 0; i < 27; i++)
        product[i / 3] += generators[g][3 * (i / 9) + i % 3] * rotations[k][3 * (i % 3) + i / 3 % 3];
      if (count < ELASTIR_MOST_ROTATIONS && !is_known(rotations, count, product))
        memcpy(rotations[count++], product, sizeof product);
    }
  return count;
}

void elastir_rotations_of_tensor(const double stiffness_gpa[36], elastir_rotation_group *group)
{
  elastir_symmetry symmetry;
  elastir_find_symmetry(stiffness_gpa, ELASTIR_CLASS_ROUNDING, false, &symmetry);
  group->setting = symmetry.setting;
  group->count = elastir_class_rotations(symmetry.setting, group->rotation);
}

bool elastir_is_image(const elastir_rotation_group *group, const double a[3], const double b[3],
                      double cosine)
{
  for (int g = 0; g < group->count; g++) {
    double n[3];
    vec3_rotate(group->rotation[g], a, n);
    if (fabs(vec3_dot(n, b)) > cosine)
      return true;
  }
  return false;
}
