/* SPDX-License-Identifier: GPL-3.0-or-later */
/* mirrors.c: mirror planes of an elastic tensor across the axes of its frame. */
#include "elastic/mirrors.h"

#include "elastic/voigt.h"

static bool is_odd(int axis, int voigt)
{
  return mirrors_flip(axis, voigt_pair[voigt][0], voigt_pair[voigt][1]);
}

bool mirrors_flip_voigt(int axis, int element)
{
  return is_odd(axis, element / 6) != is_odd(axis, element % 6);
}

int mirrors_of(const double voigt[36])
{
  int mirrors = 0;
  for (int axis = 0; axis < 3; axis++) {
    bool even = true;
    for (int i = 0; i < 36; i++)
      even = even && (!mirrors_flip_voigt(axis, i) || voigt[i] == 0.0);
    mirrors |= even ? 1 << axis : 0;
  }
  return mirrors;
}

int mirrors_image(int axis, int steps, int at)
{
  int image = axis == 0 ? steps / 2 - at : axis == 1 ? -at : at + steps / 2;
  return (image + steps) % steps;
}

int mirrors_count(int mirrors, int steps, int at)
{
  int known[4] = {at}, count = 1;
  for (int axis = 0; axis < 3; axis++) {
    int image = mirrors_image(axis, steps, at);
    bool is_new = mirrors_has(mirrors, axis);
    if (is_new && image < at)
      return 0;
    for (int k = 0; k < count; k++)
      is_new = is_new && known[k] != image;
    if (is_new)
      known[count++] = image;
  }
  return count;
}

void mirrors_part(int mirrors, int steps, int *first, int *used)
{
  bool x = mirrors_has(mirrors, 0), other = mirrors_has(mirrors, 1) || mirrors_has(mirrors, 2);
  *first = x && !other ? steps - steps / 4 : 0;
  *used = x && other ? steps / 4 : (x || other) ? steps / 2 : steps;
}
