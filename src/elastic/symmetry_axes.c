/* SPDX-License-Identifier: GPL-3.0-or-later */
/* symmetry_axes.c: the orientations in which a tensor is nearest to symmetry classes. */
#include "base/fast.h"

#include "elastic/symmetry_axes.h"

#include <math.h>
#include <string.h>

#include <gsl/gsl_sort.h>

#include "elastic/class_space.h"
#include "elastic/equivalents.h"
#include "elastic/newton.h"
#include "elastic/quaternion.h"
#include "elastic/symmetry_starts.h"
#include "elastic/symmetry_turn.h"
#include "elastic/tensor.h"
#include "elastic/vec3.h"

static const double same_cosine = 0.998; /* 3.6 degrees: on the way to one optimum */
static const double equal_part = 1e-12;   /* of the norm: distances that are equal */
static const double near_cosine = 0.983; /* 10.6 degrees */
static const double valley_part = 0.02; /* of the range of squares */

enum { KEPT = 40 };
_Static_assert((int)KEPT >= (int)SYMMETRY_ROTATIONS, "all rotations are kept");

typedef struct {
  double distance;
  double rank; /* the distance in units in which those of equivalent orientations are equal */
  int order;
  double quaternion[4];
} orientation;

typedef struct {
  double kelvin[36], size; /* its norm */
  symmetry_starts starts;
} search;

/* What is searched for. */
typedef struct {
  class_space space;
  class_space_changes changes;
  equivalents same;
} target;

/* ---- the search ---- */

/* false: given up, where fifty times the fall that Newton's model promises would not beat a distance. */
static bool polish(const search *of, const target *class, int iterations, double to_beat,
                   orientation *best)
{
  /* Directions without curvature are left out. */
  const newton_limits limits = {0.0, 0.0, 1e-10 * of->size * of->size, INFINITY, 0.3};
  const class_space *space = &class->space;
  double here[36], there[36];
  symmetry_rotated(of->kelvin, best->quaternion, here);
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
      symmetry_rotated(of->kelvin, next, there);
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
  return SYMMETRY_DIRECTIONS * (whole < most ? whole : most) + order;
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
  double rank[SYMMETRY_DIRECTIONS];
  for (size_t s = 0; s < count; s++)
    rank[s] = rank_of(square[s], 1e-9 * of->size * of->size, (int)s);
  gsl_sort_index(sorted, rank, 1, count);
}

/* Returns how many, as the next. */
static int sort_rotations(const search *of, const double *square, orientation kept[KEPT])
{
  size_t sorted[SYMMETRY_ROTATIONS];
  sort_squares(of, square, SYMMETRY_ROTATIONS, sorted);
  for (int s = 0; s < SYMMETRY_ROTATIONS; s++) {
    kept[s] = (orientation){.order = (int)sorted[s]};
    memcpy(kept[s].quaternion, of->starts.rotation[sorted[s]], sizeof kept[s].quaternion);
  }
  return SYMMETRY_ROTATIONS;
}

/* Directions of the main axis that are better than all near by, or nearly as good as the best: a narrow
 * valley may have more. None of the worse half. Returns how many. */
static int choose_directions(const search *of, int axis, const double *square, orientation kept[KEPT])
{
  size_t sorted[SYMMETRY_DIRECTIONS];
  int count = 0;
  sort_squares(of, square, SYMMETRY_DIRECTIONS, sorted);
  double lowest = square[sorted[0]], range = square[sorted[SYMMETRY_DIRECTIONS - 1]] - lowest;
  for (int r = 0; r < SYMMETRY_DIRECTIONS && count < KEPT; r++) {
    double above = square[sorted[r]] - lowest;
    const double *n = of->starts.direction[sorted[r]];
    bool least = true, in_valley = above <= valley_part * range;
    if (above > 0.5 * range)
      break;
    for (int better = r - 1; better >= 0 && least && !in_valley; better--)
      least = fabs(vec3_dot(of->starts.direction[sorted[better]], n)) < near_cosine;
    if (!least)
      continue;
    kept[count] = (orientation){.order = (int)sorted[r]};
    symmetry_turn_to_axis(n, axis, kept[count++].quaternion);
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

/* ---- all classes ---- */

static void find_best(const search *of, const double *square, symmetry_best_fit *fit)
{
  orientation kept[KEPT];
  elastir_setting setting = symmetry_without_axes_across(fit->setting);
  target class;
  class_space_of(setting, &class.space);
  if (!class_space_changes_of(&class.space, &class.changes)) {
    fit->distance = NAN;
    return;
  }
  equivalents_of(setting, &class.same);
  int count = equivalents_of_cube(setting) ? sort_rotations(of, square, kept)
                                           : choose_directions(of, setting.axis, square, kept);
  polish_all(of, &class, count, kept);
  fit->distance = kept[0].distance;
  if (setting.symmetry != fit->setting.symmetry) {
    class_space_of(fit->setting, &class.space);
    equivalents_of(fit->setting, &class.same);
    fit->distance = symmetry_turn_best(of->kelvin, &class.space, kept[0].quaternion);
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
                         double square[][SYMMETRY_DIRECTIONS])
{
  class_space spaces[SYMMETRY_MOST_FITS];
  bool of_cube = axis < 0, meant[SYMMETRY_MOST_FITS], any = false;
  for (int f = 0; f < count; f++) {
    elastir_setting setting = symmetry_without_axes_across(fits[f]->setting);
    meant[f] = of_cube == equivalents_of_cube(setting) && (of_cube || setting.axis == axis);
    any = any || meant[f];
    class_space_of(setting, &spaces[f]);
  }
  for (int s = 0; any && s < (of_cube ? SYMMETRY_ROTATIONS : SYMMETRY_DIRECTIONS); s++) {
    double quaternion[4], kelvin[36], v[CLASS_SPACE_ELEMENTS];
    if (of_cube)
      memcpy(quaternion, of->starts.rotation[s], sizeof quaternion);
    else
      symmetry_turn_to_axis(of->starts.direction[s], axis, quaternion);
    symmetry_rotated(of->kelvin, quaternion, kelvin);
    class_space_components(kelvin, v);
    for (int f = 0; f < count; f++)
      if (meant[f])
        square[f][s] = class_space_square(&spaces[f], v, of->size);
  }
}

void symmetry_best_axes(const double kelvin[36], symmetry_best_fit fits[], int count)
{
  search of;
  double square[SYMMETRY_MOST_FITS][SYMMETRY_DIRECTIONS];
  symmetry_best_fit *searched[SYMMETRY_MOST_FITS];
  int left = 0;
  memcpy(of.kelvin, kelvin, sizeof of.kelvin);
  of.size = sqrt(elastir_kelvin_inner(kelvin, kelvin));
  for (int f = 0; f < count; f++)
    if (!fits_as_given(&of, &fits[f]))
      searched[left++] = &fits[f];
  if (left == 0)
    return;
  symmetry_starts_fill(&of.starts);
  for (int axis = -1; axis < 3; axis++)
    fill_squares(&of, (const symmetry_best_fit *const *)searched, left, axis, square);
  for (int f = 0; f < left; f++)
    find_best(&of, square[f], searched[f]);
}
