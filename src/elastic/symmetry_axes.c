/* SPDX-License-Identifier: GPL-3.0-or-later */
/* symmetry_axes.c: the orientations in which a tensor is nearest to symmetry classes. */
#include "base/fast.h"

#include <math.h>
#include <string.h>

#include <gsl/gsl_sort.h>

#include "base/pi.h"
#include "elastic/class_space.h"
#include "elastic/equivalents.h"
#include "elastic/newton.h"
#include "elastic/quaternion.h"
#include "elastic/tensor.h"
#include "elastic/vec3.h"

/* Cubic and orthorhombic classes start from these rotations, of which every other is within 21 degrees, most
 * within 13, but for rotations of a cube: of the quaternions with whole numbers up to 2 one of each set of
 * equivalent ones. The given frame comes first. */
enum { ROTATIONS = 39 };
static const signed char rotations[ROTATIONS][4] = {
    {1, 0, 0, 0}, {2, -1, 0, 0}, {2, 0, -1, 0}, {2, 0, 0, -1}, {2, 0, 0, 1}, {2, 0, 1, 0},
    {2, 1, 0, 0}, {2, -1, -1, 0}, {2, -1, 0, -1}, {2, -1, 0, 1}, {2, -1, 1, 0}, {2, -1, -1, -1},
    {2, -1, -1, 1}, {2, -1, 1, -1}, {2, -1, 1, 1}, {2, 1, -1, -1}, {2, 1, -1, 1}, {2, 1, 1, -1},
    {2, 1, 1, 1}, {2, -2, -1, 0}, {2, -2, 0, -1}, {2, -2, 0, 1}, {2, -2, 1, 0}, {2, -1, -2, 0},
    {2, -1, 0, -2}, {2, -1, 0, 2}, {2, -1, 2, 0}, {2, 0, -2, -1}, {2, 0, -1, 2}, {2, 0, 1, -2},
    {2, 0, 2, 1}, {2, -2, -2, -1}, {2, -2, -2, 1}, {2, -2, -1, -2}, {2, -2, -1, 2}, {2, -2, 1, -2},
    {2, -2, 1, 2}, {2, -2, 2, -1}, {2, -2, 2, 1}};
static const double same_cosine = 0.998; /* 3.6 degrees: on the way to one optimum */
static const double equal_part = 1e-12;   /* of the norm: distances that are equal */

/* The other classes have a main axis, and distances that depend on it alone: a polynomial of degree 8. They
 * start where that is less than anywhere near on a spiral of directions, 8 degrees apart. */
enum { DIRECTIONS = 400, KEPT = 40 };
_Static_assert((int)KEPT >= (int)ROTATIONS, "all rotations are kept");
static const double near_cosine = 0.983; /* 10.6 degrees */
static const double valley_part = 0.02; /* of the range of squares */

typedef struct {
  double distance;
  double rank; /* the distance in units in which those of equivalent orientations are equal */
  int order;
  double quaternion[4];
} orientation;

typedef struct {
  double kelvin[36], size; /* its norm */
  double start[ROTATIONS][4];
  double direction[DIRECTIONS][3]; /* z: the main axis, whichever it is; that of the frame first */
} search;

/* What is searched for. */
typedef struct {
  class_space space;
  class_space_changes changes;
  equivalents same;
} target;

/* ---- rotations ---- */

static void rotated(const search *of, const double quaternion[4], double kelvin[36])
{
  double rotation[9];
  quaternion_matrix(quaternion, rotation);
  elastir_rotate_kelvin(of->kelvin, rotation, kelvin);
}

static void starting_rotations(search *to)
{
  for (int s = 0; s < ROTATIONS; s++) {
    double length = 0.0;
    for (int i = 0; i < 4; i++)
      length += rotations[s][i] * rotations[s][i];
    for (int i = 0; i < 4; i++)
      to->start[s][i] = rotations[s][i] / sqrt(length);
  }
}

/* The least turn that takes a direction, its components counted on from the axis, to that axis. */
static void turn_to_axis(const double n[3], int axis, double quaternion[4])
{
  double length = sqrt(2.0 + 2.0 * n[2]); /* not zero: above the horizon */
  quaternion[0] = 0.5 * length;
  quaternion[1 + axis] = 0.0;
  quaternion[1 + (axis + 1) % 3] = -n[1] / length;
  quaternion[1 + (axis + 2) % 3] = n[0] / length;
}

/* Equal areas of the hemisphere, each a golden angle further. */
static void starting_directions(search *to)
{
  const double turn[2] = ELASTIR_GOLDEN_TURN;
  double at[2] = {1.0, 0.0};
  for (int p = 0; p < DIRECTIONS; p++) {
    double z = 1.0 - (double)p / DIRECTIONS, radius = sqrt((1.0 - z) * (1.0 + z));
    double next = at[0] * turn[0] - at[1] * turn[1];
    to->direction[p][0] = radius * at[0];
    to->direction[p][1] = radius * at[1];
    to->direction[p][2] = z;
    at[1] = at[0] * turn[1] + at[1] * turn[0];
    at[0] = next;
  }
}

/* ---- the search ---- */

/* false: given up, where fifty times the fall that Newton's model promises would not beat a distance. */
static bool polish(const search *of, const target *class, int iterations, double to_beat,
                   orientation *best)
{
  /* Directions without curvature are left out. */
  const newton_limits limits = {0.0, 0.0, 1e-10 * of->size * of->size, INFINITY, 0.3};
  const class_space *space = &class->space;
  double here[36], there[36];
  rotated(of, best->quaternion, here);
  best->distance = class_space_distance(space, here);
  for (int iteration = 0; iteration < iterations; iteration++) {
    double gradient[3], hessian[9], next[4], distance = INFINITY;
    class_space_derivatives(space, &class->changes, here, gradient, hessian);
    newton_step newton = newton_step_of(space->turns, gradient, hessian, &limits);
    if (best->distance * best->distance - 100.0 * newton.remaining > to_beat * to_beat)
      return false;
    double step[3] = {0.0};
    for (int a = 0; a < space->turns; a++)
      step[space->axis[a]] = newton.step[a];
    /* A step this short is the last: shorter ones would only sample the rounding. */
    bool last = vec3_dot(step, step) < 1e-18;
    int trials = last ? 1 : 12;
    for (int trial = 0; trial < trials && !(distance < best->distance); trial++) {
      quaternion_turn(best->quaternion, step, next);
      rotated(of, next, there);
      distance = class_space_distance(space, there);
      for (int i = 0; i < 3; i++)
        step[i] *= 0.5;
    }
    if (!(distance < best->distance))
      break;
    best->distance = distance;
    memcpy(best->quaternion, next, sizeof next);
    memcpy(here, there, sizeof here);
    if (last)
      break;
  }
  return true;
}

/* A whole number that ascends with a distance in such units, and with the order among equals. Of
 * equivalent orientations, whose distances differ by rounding alone, the first one tried comes first,
 * so that the axes do not depend on compiler and processor. */
static double rank_of(double distance, double unit, int order)
{
  static const double most = 1e13; /* still exact; also for what is no number */
  double whole = unit > 0.0 ? floor(distance / unit + 0.5) : 0.0;
  return DIRECTIONS * (whole < most ? whole : most) + order;
}

/* Sorts by rank. */
static void sort_orientations(orientation *list, int count, double unit)
{
  for (int i = 0; i < count; i++) {
    orientation next = list[i];
    double rank = next.rank = rank_of(next.distance, unit, next.order);
    int at = i;
    for (; at > 0 && list[at - 1].rank > rank; at--)
      list[at] = list[at - 1];
    list[at] = next;
  }
}

static void sort_squares(const search *of, const double *square, size_t count, size_t *sorted)
{
  double rank[DIRECTIONS];
  for (size_t s = 0; s < count; s++)
    rank[s] = rank_of(square[s], 1e-9 * of->size * of->size, (int)s);
  gsl_sort_index(sorted, rank, 1, count);
}

/* Returns how many, as the next. */
static int sort_rotations(const search *of, const double *square, orientation kept[KEPT])
{
  size_t sorted[ROTATIONS];
  sort_squares(of, square, ROTATIONS, sorted);
  for (int s = 0; s < ROTATIONS; s++) {
    kept[s] = (orientation){.order = (int)sorted[s]};
    memcpy(kept[s].quaternion, of->start[sorted[s]], sizeof kept[s].quaternion);
  }
  return ROTATIONS;
}

/* Directions of the main axis that are better than all near by, or nearly as good as the best: a narrow
 * valley may have more. None of the worse half. Returns how many. */
static int choose_directions(const search *of, int axis, const double *square, orientation kept[KEPT])
{
  size_t sorted[DIRECTIONS];
  int count = 0;
  sort_squares(of, square, DIRECTIONS, sorted);
  double lowest = square[sorted[0]], range = square[sorted[DIRECTIONS - 1]] - lowest;
  for (int r = 0; r < DIRECTIONS && count < KEPT; r++) {
    double above = square[sorted[r]] - lowest;
    const double *n = of->direction[sorted[r]];
    bool least = true, in_valley = above <= valley_part * range;
    if (above > 0.5 * range)
      break;
    for (int better = r - 1; better >= 0 && least && !in_valley; better--)
      least = fabs(vec3_dot(of->direction[sorted[better]], n)) < near_cosine;
    if (!least)
      continue;
    kept[count] = (orientation){.order = (int)sorted[r]};
    turn_to_axis(n, axis, kept[count++].quaternion);
  }
  return count;
}

/* The best of some orientations, the most promising of which is the first, comes first then. */
static void polish_all(const search *of, const target *class, int count, orientation kept[KEPT])
{
  int finished = 0;
  double least = INFINITY;
  for (int s = 0; s < count; s++) {
    double to_beat = least + 1e-9 * of->size;
    bool given_up = !polish(of, class, 3, to_beat, &kept[s]);
    for (int k = 0; k < finished && !given_up; k++) /* a few steps show where it leads */
      given_up = equivalents_near(&class->same, kept[k].quaternion, kept[s].quaternion, same_cosine);
    if (given_up || !polish(of, class, 40, to_beat, &kept[s]))
      continue;
    least = fmin(least, kept[s].distance);
    kept[finished++] = kept[s];
  }
  sort_orientations(kept, finished, equal_part * of->size);
}

/* ---- classes with a main axis ---- */

/* The class of which turns about the main axis make the given one: one without axes across. */
static elastir_setting without_axes_across(elastir_setting setting)
{
  elastir_symmetry_class low = symmetry_low_of(setting.symmetry);
  return low != setting.symmetry ? (elastir_setting){low, setting.axis, 0} : setting;
}

static void turned_about(int axis, double angle, const double from[4], double to[4])
{
  double turn[4] = {cos(0.5 * angle), 0.0, 0.0, 0.0};
  turn[1 + axis] = sin(0.5 * angle);
  quaternion_product(from, turn, to);
}

/* Half of what a half period of the turn changes in the projection. */
static void swing(const search *of, const class_space *space, double begin, double half_period,
                  const double quaternion[4], double v[CLASS_SPACE_ELEMENTS])
{
  double ends[2][CLASS_SPACE_ELEMENTS];
  for (int end = 0; end < 2; end++) {
    double q[4], kelvin[36], all[CLASS_SPACE_ELEMENTS];
    turned_about(space->setting.axis, begin + end * half_period, quaternion, q);
    rotated(of, q, kelvin);
    class_space_components(kelvin, all);
    class_space_project(space, all, ends[end]);
  }
  for (int e = 0; e < CLASS_SPACE_ELEMENTS; e++)
    v[e] = 0.5 * (ends[0][e] - ends[1][e]);
}

/* The best turn about the main axis, and the distance then: of the invariants of such a class with axes
 * across one is a cos(k psi) + b sin(k psi) of the turn, k being 4 or 3; the others do not change. */
static double turn_best(const search *of, const class_space *space, double quaternion[4])
{
  int fold = space->setting.symmetry == ELASTIR_CLASS_TRIGONAL_HIGH ? 3 : 4;
  double half_period = ELASTIR_PI / fold, cosine[CLASS_SPACE_ELEMENTS], sine[CLASS_SPACE_ELEMENTS];
  double a = 0.0, b = 0.0, both = 0.0, best[4], kelvin[36];
  swing(of, space, 0.0, half_period, quaternion, cosine);
  swing(of, space, 0.5 * half_period, half_period, quaternion, sine);
  for (int e = 0; e < CLASS_SPACE_ELEMENTS; e++) {
    a += cosine[e] * cosine[e];
    b += sine[e] * sine[e];
    both += cosine[e] * sine[e];
  }
  turned_about(space->setting.axis, atan2(copysign(sqrt(b), both), sqrt(a)) / fold, quaternion, best);
  memcpy(quaternion, best, sizeof best);
  rotated(of, quaternion, kelvin);
  return class_space_distance(space, kelvin);
}

void symmetry_best_turn(const double kelvin[36], symmetry_best_fit *fit)
{
  double quaternion[4] = {1.0, 0.0, 0.0, 0.0};
  search of;
  class_space space;
  equivalents same;
  memcpy(of.kelvin, kelvin, sizeof of.kelvin);
  of.size = sqrt(elastir_kelvin_inner(kelvin, kelvin));
  class_space_of(fit->setting, &space);
  equivalents_of(fit->setting, &same);
  fit->distance = turn_best(&of, &space, quaternion);
  equivalents_nearest(&same, quaternion);
  quaternion_matrix(quaternion, fit->axes);
}

/* ---- all classes ---- */

static void find_best(const search *of, const double *square, symmetry_best_fit *fit)
{
  orientation kept[KEPT];
  elastir_setting setting = without_axes_across(fit->setting);
  target class;
  class_space_of(setting, &class.space);
  class_space_changes_of(&class.space, &class.changes);
  equivalents_of(setting, &class.same);
  int count = equivalents_of_cube(setting) ? sort_rotations(of, square, kept)
                                           : choose_directions(of, setting.axis, square, kept);
  polish_all(of, &class, count, kept);
  fit->distance = kept[0].distance;
  if (setting.symmetry != fit->setting.symmetry) {
    class_space_of(fit->setting, &class.space);
    equivalents_of(fit->setting, &class.same);
    fit->distance = turn_best(of, &class.space, kept[0].quaternion);
  }
  equivalents_nearest(&class.same, kept[0].quaternion);
  quaternion_matrix(kept[0].quaternion, fit->axes);
}

/* The given axes, where nothing can fit better: they are the nearest to themselves. */
static bool fits_as_given(const search *of, symmetry_best_fit *fit)
{
  class_space space;
  class_space_of(fit->setting, &space);
  fit->distance = class_space_distance(&space, of->kelvin);
  memcpy(fit->axes, vec3_identity, sizeof vec3_identity);
  return fit->distance < 0.5 * equal_part * of->size;
}

/* Squares of the distances of all classes of a kind: those of the cube, or those with that main axis. */
static void fill_squares(const search *of, const symmetry_best_fit *const fits[], int count, int axis,
                         double square[][DIRECTIONS])
{
  class_space spaces[SYMMETRY_MOST_FITS];
  bool of_cube = axis < 0, meant[SYMMETRY_MOST_FITS], any = false;
  for (int f = 0; f < count; f++) {
    elastir_setting setting = without_axes_across(fits[f]->setting);
    meant[f] = of_cube == equivalents_of_cube(setting) && (of_cube || setting.axis == axis);
    any = any || meant[f];
    class_space_of(setting, &spaces[f]);
  }
  for (int s = 0; any && s < (of_cube ? ROTATIONS : DIRECTIONS); s++) {
    double quaternion[4], kelvin[36], v[CLASS_SPACE_ELEMENTS];
    if (of_cube)
      memcpy(quaternion, of->start[s], sizeof quaternion);
    else
      turn_to_axis(of->direction[s], axis, quaternion);
    rotated(of, quaternion, kelvin);
    class_space_components(kelvin, v);
    for (int f = 0; f < count; f++)
      if (meant[f])
        square[f][s] = class_space_square(&spaces[f], v, of->size);
  }
}

void symmetry_best_axes(const double kelvin[36], symmetry_best_fit fits[], int count)
{
  search of;
  double square[SYMMETRY_MOST_FITS][DIRECTIONS];
  symmetry_best_fit *searched[SYMMETRY_MOST_FITS];
  int left = 0;
  memcpy(of.kelvin, kelvin, sizeof of.kelvin);
  of.size = sqrt(elastir_kelvin_inner(kelvin, kelvin));
  for (int f = 0; f < count; f++)
    if (!fits_as_given(&of, &fits[f]))
      searched[left++] = &fits[f];
  if (left == 0)
    return;
  starting_rotations(&of);
  starting_directions(&of);
  for (int axis = -1; axis < 3; axis++)
    fill_squares(&of, (const symmetry_best_fit *const *)searched, left, axis, square);
  for (int f = 0; f < left; f++)
    find_best(&of, square[f], searched[f]);
}
