/* SPDX-License-Identifier: GPL-3.0-or-later */
/* symmetry_starts.c: where searches for the axes of symmetry classes start. */
#include "base/fast.h"

#include "elastic/symmetry_starts.h"

#include <math.h>

#include "base/pi.h"

static const signed char rotations[SYMMETRY_ROTATIONS][4] = {
    {1, 0, 0, 0}, {2, -1, 0, 0}, {2, 0, -1, 0}, {2, 0, 0, -1}, {2, 0, 0, 1}, {2, 0, 1, 0},
    {2, 1, 0, 0}, {2, -1, -1, 0}, {2, -1, 0, -1}, {2, -1, 0, 1}, {2, -1, 1, 0}, {2, -1, -1, -1},
    {2, -1, -1, 1}, {2, -1, 1, -1}, {2, -1, 1, 1}, {2, 1, -1, -1}, {2, 1, -1, 1}, {2, 1, 1, -1},
    {2, 1, 1, 1}, {2, -2, -1, 0}, {2, -2, 0, -1}, {2, -2, 0, 1}, {2, -2, 1, 0}, {2, -1, -2, 0},
    {2, -1, 0, -2}, {2, -1, 0, 2}, {2, -1, 2, 0}, {2, 0, -2, -1}, {2, 0, -1, 2}, {2, 0, 1, -2},
    {2, 0, 2, 1}, {2, -2, -2, -1}, {2, -2, -2, 1}, {2, -2, -1, -2}, {2, -2, -1, 2}, {2, -2, 1, -2},
    {2, -2, 1, 2}, {2, -2, 2, -1}, {2, -2, 2, 1}};

static void fill_rotations(symmetry_starts *to)
{
  for (int s = 0; s < SYMMETRY_ROTATIONS; s++) {
    double length = 0.0;
    for (int i = 0; i < 4; i++)
      length += rotations[s][i] * rotations[s][i];
    for (int i = 0; i < 4; i++)
      to->rotation[s][i] = rotations[s][i] / sqrt(length);
  }
}

/* Equal areas of the hemisphere, each a golden angle further. */
static void fill_directions(symmetry_starts *to)
{
  const double turn[2] = ELASTIR_GOLDEN_TURN;
  double at[2] = {1.0, 0.0};
  for (int p = 0; p < SYMMETRY_DIRECTIONS; p++) {
    double z = 1.0 - (double)p / SYMMETRY_DIRECTIONS, radius = sqrt((1.0 - z) * (1.0 + z));
    double next = at[0] * turn[0] - at[1] * turn[1];
    to->direction[p][0] = radius * at[0];
    to->direction[p][1] = radius * at[1];
    to->direction[p][2] = z;
    at[1] = at[0] * turn[1] + at[1] * turn[0];
    at[0] = next;
  }
}

void symmetry_starts_fill(symmetry_starts *starts)
{
  fill_rotations(starts);
  fill_directions(starts);
}

void symmetry_turn_to_axis(const double n[3], int axis, double quaternion[4])
{
  double length = sqrt(2.0 + 2.0 * n[2]); /* not zero: above the horizon */
  quaternion[0] = 0.5 * length;
  quaternion[1 + axis] = 0.0;
  quaternion[1 + (axis + 1) % 3] = -n[1] / length;
  quaternion[1 + (axis + 2) % 3] = n[0] / length;
}
