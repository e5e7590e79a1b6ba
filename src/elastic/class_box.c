/* SPDX-License-Identifier: GPL-3.0-or-later */
/* class_box.c: whether a symmetry class has a tensor with each constant between two limits. */
#include "elastic/class_box.h"

#include <math.h>
#include <string.h>

#include "elastic/tensor.h"
#include "elastic/vec3.h"

enum { ELEMENTS = CLASS_SPACE_ELEMENTS, MOST_SWEEPS = 1000 };

/* Of the size of the tensor: a space this near to the box meets it. */
static const double met = 1e-10;

static const double rounding = 1e-14;

/* An orthonormal basis. */
typedef struct {
  int count;
  double vector[ELEMENTS][ELEMENTS];
} linear_space;

static double inner(const double a[ELEMENTS], const double b[ELEMENTS])
{
  double sum = 0.0;
  for (int e = 0; e < ELEMENTS; e++)
    sum += a[e] * b[e];
  return sum;
}

class_box class_box_of(const double stiffness_gpa[36], const double half_gpa[36])
{
  double kelvin[36];
  class_box box = {{0.0}, {0.0}};
  elastir_kelvin_from_stiffness(stiffness_gpa, kelvin);
  class_space_components(kelvin, box.middle);
  elastir_kelvin_from_stiffness(half_gpa, kelvin);
  class_space_components(kelvin, box.half);
  return box;
}

/* ---- the space of a class ---- */

/* Adds what of v the space has not yet, unless that is shorter than `least`. */
static void add_vector(linear_space *space, const double v[ELEMENTS], double least)
{
  if (space->count == ELEMENTS)
    return;
  double *rest = space->vector[space->count];
  memcpy(rest, v, ELEMENTS * sizeof *rest);
  for (int k = 0; k < 2 * space->count; k++) { /* twice: the first leaves the rounding of v */
    const double *known = space->vector[k % space->count];
    double along = inner(known, rest);
    for (int e = 0; e < ELEMENTS; e++)
      rest[e] -= along * known[e];
  }
  double length = sqrt(inner(rest, rest));
  if (!(length > least))
    return;
  for (int e = 0; e < ELEMENTS; e++)
    rest[e] /= length;
  space->count++;
}

/* Kelvin matrices of the invariants, seen in a frame whose axes are the rows of `frame`. */
static void add_class(elastir_setting setting, const double frame[9], linear_space *space)
{
  symmetry_basis basis;
  symmetry_basis_of(setting, &basis);
  for (int k = 0; k < basis.count; k++) {
    const symmetry_invariant *one = &basis.invariant[k];
    double kelvin[36] = {0.0}, seen[36], v[ELEMENTS];
    for (int p = 0; p < one->count; p++) {
      int row = one->part[p].row, column = one->part[p].column;
      kelvin[6 * row + column] = kelvin[6 * column + row] = one->part[p].weight;
    }
    elastir_rotate_kelvin(kelvin, frame, seen);
    class_space_components(seen, v);
    add_vector(space, v, 0.5);
  }
}

/* The change by turns about each axis of the part of the tensor in the class. Where the digits change
 * it by more than a turn by a radian does, axes mean nothing. */
static void add_turns(const class_box *box, linear_space *space)
{
  double part[ELEMENTS] = {0.0}, least = sqrt(inner(box->half, box->half));
  for (int k = 0; k < space->count; k++) {
    double along = inner(space->vector[k], box->middle);
    for (int e = 0; e < ELEMENTS; e++)
      part[e] += along * space->vector[k][e];
  }
  for (int a = 0; a < 3; a++) {
    double change[ELEMENTS];
    class_space_turn(a, part, change);
    add_vector(space, change, least);
  }
}

/* ---- the search ---- */

/* What is beyond the space: the projector on its complement. */
static void complement_of(const linear_space *space, double beyond[ELEMENTS][ELEMENTS])
{
  for (int i = 0; i < ELEMENTS; i++)
    for (int j = 0; j < ELEMENTS; j++) {
      beyond[i][j] = i == j ? 1.0 : 0.0;
      for (int k = 0; k < space->count; k++)
        beyond[i][j] -= space->vector[k][i] * space->vector[k][j];
    }
}

/* Frees the rest of what rounding left along the space: it is tiny beside the point. */
static void clean(const double beyond[ELEMENTS][ELEMENTS], double rest[ELEMENTS])
{
  double old[ELEMENTS];
  memcpy(old, rest, sizeof old);
  for (int i = 0; i < ELEMENTS; i++)
    rest[i] = inner(beyond[i], old);
}

/* A direction across the space that leads away from it everywhere in the box. */
static bool keeps_away(const class_box *box, const double rest[ELEMENTS])
{
  double least = 0.0, sum = 0.0;
  for (int e = 0; e < ELEMENTS; e++) {
    least += rest[e] * box->middle[e] - fabs(rest[e]) * box->half[e];
    sum += fabs(rest[e] * box->middle[e]);
  }
  return least > rounding * sum;
}

/* One component of the point after the other goes as near to the space as it can; rest is the point
 * less its projection. */
static void sweep(const class_box *box, const double beyond[ELEMENTS][ELEMENTS],
                  double point[ELEMENTS], double rest[ELEMENTS])
{
  for (int e = 0; e < ELEMENTS; e++) {
    double curvature = beyond[e][e], low = box->middle[e] - box->half[e];
    if (!(curvature > 1e-9) || !(box->half[e] > 0.0))
      continue;
    double to = fmin(fmax(point[e] - rest[e] / curvature, low), box->middle[e] + box->half[e]);
    for (int i = 0; i < ELEMENTS; i++)
      rest[i] += (to - point[e]) * beyond[i][e];
    point[e] = to;
  }
}

/* Ends with a point of the box in the space, or with a proof that there is none. What is neither
 * after many sweeps only just meets, or only just does not. */
static bool meets(const class_box *box, const linear_space *space)
{
  double beyond[ELEMENTS][ELEMENTS], point[ELEMENTS], rest[ELEMENTS] = {0.0};
  double near = met * sqrt(inner(box->middle, box->middle));
  complement_of(space, beyond);
  memcpy(point, box->middle, sizeof point);
  for (int i = 0; i < ELEMENTS; i++)
    rest[i] = inner(beyond[i], point);
  for (int s = 0; s < MOST_SWEEPS && inner(rest, rest) > near * near; s++) {
    clean((const double(*)[ELEMENTS])beyond, rest);
    if (keeps_away(box, rest))
      return false;
    sweep(box, (const double(*)[ELEMENTS])beyond, point, rest);
  }
  return true;
}

bool class_box_holds(const class_box *box, elastir_setting setting)
{
  linear_space space = {0};
  add_class(setting, vec3_identity, &space);
  return meets(box, &space);
}

bool class_box_holds_near(const class_box *box, elastir_setting setting, const double axes[9])
{
  double back[9];
  linear_space space = {0};
  for (int i = 0; i < 9; i++)
    back[i] = axes[3 * (i % 3) + i / 3];
  add_class(setting, back, &space);
  add_turns(box, &space);
  return meets(box, &space);
}
