/* SPDX-License-Identifier: GPL-3.0-or-later */
/* waves_extrema.c: extreme wave velocities over all directions. */
#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "base/pi.h"
#include "elastic/christoffel.h"
#include "elastic/class_rotations.h"
#include "elastic/mirrors.h"
#include "elastic/sphere_search.h"
#include "elastic/vec3.h"
#include "elastic/waves.h"
#include "elastic/waves_search.h"

/* The directions are the points of a cubic lattice on the surface of the cube of half
 * width HALF: its neighbours are found by index, and <100>, <110>, <111> are among them. */
enum {
  HALF = 12,
  SIDE = 2 * HALF + 3, /* with a layer of neighbours around the cube */
  LATTICE = SIDE * SIDE * SIDE,
  DIRECTIONS = 12 * HALF * HALF + 1,
  STARTS = 96,
  POINTS = 2 * STARTS /* with those that a look around them adds */
};

/* A modulus that changes by less, of the scale, is the same in all directions. */
static const double least_range = 1e-8;

/* Directions nearer than this are one. */
static const double same_cosine = 1.0 - 1e-6;

typedef struct {
  christoffel_tensor tensor;
  double density;
  int mirrors;               /* of the tensor, and its rotations */
  elastir_rotation_group group;
  int count;
  int points[DIRECTIONS][3]; /* one of each n, -n and their images across mirror planes */
  short place[LATTICE];      /* in the moduli, of all points of the surface; 0 elsewhere */
  double moduli[DIRECTIONS + 1][3]; /* the first NAN: no comparison with it is true */
  double range[3];           /* of each modulus, from its least to its largest on the lattice */
  double target[DIRECTIONS + 1], gap[DIRECTIONS + 1]; /* of one search, as the moduli are */
  waves_point candidates[DIRECTIONS];
} wave_search;

static int lattice_index(int i, int j, int k)
{
  const int middle = SIDE / 2;
  return ((i + middle) * SIDE + j + middle) * SIDE + k + middle;
}

static void unit_vector(const int point[3], double n[3])
{
  double length = sqrt((double)(point[0] * point[0] + point[1] * point[1] + point[2] * point[2]));
  for (int i = 0; i < 3; i++)
    n[i] = point[i] / length;
}

/* Of n and -n the one that the lattice has. */
static bool is_upper(const int point[3])
{
  return point[2] != 0 ? point[2] > 0 : point[1] != 0 ? point[1] > 0 : point[0] > 0;
}

/* Whether an image across a mirror plane comes first. */
static bool is_image(int mirrors, const int point[3])
{
  for (int axis = 0; axis < 3; axis++) {
    int image[3] = {point[0], point[1], point[2]}, code[2] = {0, 0};
    if (!mirrors_has(mirrors, axis))
      continue;
    image[axis] = -image[axis];
    int sign = is_upper(image) ? 1 : -1;
    for (int i = 2; i >= 0; i--) {
      code[0] = SIDE * code[0] + point[i];
      code[1] = SIDE * code[1] + sign * image[i];
    }
    if (code[1] > code[0])
      return true;
  }
  return false;
}

static void choose_points(wave_search *search)
{
  sphere_lattice_points(SPHERE_CUBE, HALF, search->points);
  for (int p = 0; p < DIRECTIONS; p++)
    if (!is_image(search->mirrors, search->points[p]))
      memmove(search->points[search->count++], search->points[p], sizeof search->points[p]);
}

/* Of a point and -point. */
static void put_place(wave_search *search, const int point[3], int place)
{
  for (int sign = -1; sign <= 1; sign += 2)
    search->place[lattice_index(sign * point[0], sign * point[1], sign * point[2])] = (short)place;
}

static void find_ranges(wave_search *search)
{
  for (int k = 0; k < 3; k++) {
    double least = INFINITY, largest = -INFINITY;
    for (int p = 1; p <= search->count; p++) {
      least = fmin(least, search->moduli[p][k]);
      largest = fmax(largest, search->moduli[p][k]);
    }
    search->range[k] = largest - least;
  }
}

static void fill_lattice(wave_search *search)
{
  for (int k = 0; k < 3; k++)
    search->moduli[0][k] = NAN;
  for (int p = 0; p < search->count; p++) {
    const int *point = search->points[p];
    double n[3];
    unit_vector(point, n);
    christoffel_moduli(&search->tensor, n, search->moduli[p + 1]);
    put_place(search, point, p + 1);
    for (int axis = 0; axis < 3; axis++) {
      int image[3] = {point[0], point[1], point[2]};
      image[axis] = -image[axis];
      if (mirrors_has(search->mirrors, axis))
        put_place(search, image, p + 1);
    }
  }
  find_ranges(search);
}

/* The targets on the lattice, and how far the wave is from the one that it would meet in a kink. */
static void fill_targets(wave_search *search, const waves_objective *goal)
{
  int other = waves_neighbour(goal);
  for (int p = 0; p <= search->count; p++) {
    const double *moduli = search->moduli[p];
    search->target[p] = goal->sign * moduli[goal->rank];
    search->gap[p] = other < 0 ? INFINITY : fabs(moduli[goal->rank] - moduli[other]);
  }
}

static bool local_minimum(const wave_search *search, const double values[], int index)
{
  double here = values[search->place[index]];
  if (!isfinite(here))
    return false;
  for (int i = -1; i <= 1; i++)
    for (int j = -1; j <= 1; j++)
      for (int k = -1; k <= 1; k++)
        if (values[search->place[index + (i * SIDE + j) * SIDE + k]] < here)
          return false;
  return true;
}

static int by_target(const void *left, const void *right)
{
  const waves_point *a = left, *b = right;
  if (a->target != b->target)
    return a->target < b->target ? -1 : 1;
  return a->index - b->index;
}

/* The best local minima of target and gap, at most STARTS. */
static int collect_starts(wave_search *search, const waves_objective *goal)
{
  int count = 0;
  fill_targets(search, goal);
  for (int p = 0; p < search->count; p++) {
    const int *point = search->points[p];
    int index = lattice_index(point[0], point[1], point[2]);
    if (!local_minimum(search, search->target, index) && !local_minimum(search, search->gap, index))
      continue;
    waves_point *start = &search->candidates[count++];
    start->target = search->target[search->place[index]];
    start->index = p;
    unit_vector(point, start->n);
  }
  qsort(search->candidates, (size_t)count, sizeof *search->candidates, by_target);
  return count < STARTS ? count : STARTS;
}

/* The least the target rises on a small circle of directions around the optimum, by samples
 * and a search around the lowest. */
static double least_rise(const waves_objective *goal, const waves_point *best)
{
  enum { SAMPLES = 48, HALVINGS = 40 };
  const double radius = 0.05, spacing = 2.0 * ELASTIR_PI / SAMPLES;
  double t[2][3], lowest = INFINITY, at = 0.0, width = spacing;
  christoffel_tangents(best->n, t[0], t[1]);
  for (int k = 0; k < SAMPLES + 2 * HALVINGS; k++) {
    /* First all samples, then both sides of the lowest so far, halving the width. */
    double side = k % 2 == 0 ? 1.0 : -1.0, to[3];
    double angle = k < SAMPLES ? k * spacing : at + side * width;
    double step[2] = {radius * cos(angle), radius * sin(angle)};
    waves_move(best->n, (const double(*)[3])t, step, to);
    double rise = waves_evaluate(goal, to) - best->target;
    if (rise < lowest) {
      lowest = rise;
      at = angle;
    } else if (k >= SAMPLES && k % 2 == 1) {
      width *= 0.5;
    }
  }
  return lowest;
}

/* Whether other directions around the optimum are as good, also where it is a kink. */
static elastir_degeneracy degeneracy_at(const wave_search *search, const waves_objective *goal,
                                        const waves_point *best)
{
  double same = fmin(1e-8 * search->tensor.scale, 1e-4 * search->range[goal->rank]);
  return least_rise(goal, best) > same ? ELASTIR_ISOLATED : ELASTIR_CONTINUOUS;
}

/* The first of the equal points in the order of directions that is no image of some; -1: there is none. */
static int first_of_others(const elastir_rotation_group *group, const waves_point *points, int count,
                           double (*known)[3], int known_count, double n[3])
{
  int first = -1;
  for (int c = 0; c < count; c++) {
    double here[3] = {points[c].n[0], points[c].n[1], points[c].n[2]};
    bool image = false;
    for (int k = 0; k < known_count && !image; k++)
      image = elastir_is_image(group, known[k], here, same_cosine);
    vec3_canonical_sign(here);
    if (!image && (first < 0 || vec3_compare(here, n) < 0)) {
      first = c;
      memcpy(n, here, sizeof here);
    }
  }
  return first;
}

/* Puts direction and degeneracy. Of optima that are as good one may lie alone and others along a curve, as
 * where a wave that is polarised along the axis of a hexagonal crystal goes along it, or across it: the curve
 * is named. */
static void name_optimum(const wave_search *search, const waves_objective *goal,
                         const waves_point *points, int count, elastir_wave_extremum *extremum)
{
  enum { MOST_ALONE = 8 };
  double alone[MOST_ALONE][3], n[3];
  extremum->degeneracy = ELASTIR_ISOLATED;
  if (search->range[goal->rank] <= least_range * search->tensor.scale) {
    extremum->degeneracy = ELASTIR_ISOTROPIC;
    extremum->direction[0] = 1.0;
    return;
  }
  for (int k = 0; k < MOST_ALONE; k++) {
    int at = first_of_others(&search->group, points, count, alone, k, n);
    if (at < 0)
      return;
    extremum->degeneracy = degeneracy_at(search, goal, &points[at]);
    if (k == 0 || extremum->degeneracy != ELASTIR_ISOLATED)
      memcpy(extremum->direction, n, sizeof n);
    if (extremum->degeneracy != ELASTIR_ISOLATED)
      return;
    memcpy(alone[k], n, sizeof n);
  }
}

/* Different directions of the points and of their images by rotations of the tensor. */
static int count_distinct(const wave_search *search, const waves_point *points, int count)
{
  double distinct[DIRECTIONS][3], n[3];
  int found = 0;
  for (int c = 0; c < count; c++)
    for (int g = 0; g < search->group.count && found < DIRECTIONS; g++) {
      bool known = false;
      vec3_rotate(search->group.rotation[g], points[c].n, n);
      for (int d = 0; d < found && !known; d++)
        known = fabs(vec3_dot(n, distinct[d])) > same_cosine;
      if (!known)
        memcpy(distinct[found++], n, sizeof n);
    }
  return found;
}

/* Those apart from each other and from the extremum itself. */
static void keep_rivals(const waves_objective *goal, const waves_point *points, int count,
                        elastir_wave_extremum *extremum)
{
  for (int c = 0; c < count && extremum->rival_count < ELASTIR_WAVE_RIVALS; c++) {
    bool known = fabs(vec3_dot(points[c].n, extremum->direction)) > SPHERE_SAME_COSINE;
    for (int r = 0; r < extremum->rival_count && !known; r++)
      known = fabs(vec3_dot(points[c].n, extremum->rivals[r])) > SPHERE_SAME_COSINE;
    if (known)
      continue;
    extremum->rival_meets[extremum->rival_count] = waves_meets(goal, points[c].n);
    memcpy(extremum->rivals[extremum->rival_count++], points[c].n, sizeof points[c].n);
  }
}

/* Where all directions are as good: a tensor that is a little different may have its best along any axis. */
static void keep_axes(elastir_wave_extremum *extremum)
{
  for (int k = 0; k < 7; k++) {
    double *n = extremum->rivals[extremum->rival_count++];
    memcpy(n, elastir_crystal_directions[k], 3 * sizeof *n);
    elastir_normalise(n);
  }
}

/* Adds the images across mirror planes. Returns how many there are then. */
static int add_images(int mirrors, int count, waves_point *points)
{
  int all = count;
  for (int axis = 0; axis < 3; axis++)
    for (int c = 0; c < count && mirrors_has(mirrors, axis); c++) {
      waves_point *image = &points[all++];
      *image = points[c];
      image->index += DIRECTIONS * (axis + 1);
      image->n[axis] = -image->n[axis];
    }
  return all;
}

/* Adds what is better around the best, each once; of images that have nothing better around them one is
 * looked at. Returns how many points there are then. */
static int look_around(const wave_search *search, const waves_objective *goal, int count,
                       waves_point points[POINTS])
{
  const double margin = fmin(5e-3 * search->tensor.scale, 0.3 * search->range[goal->rank]);
  int settled[POINTS], settled_count = 0;
  double best = INFINITY;
  for (int c = 0; c < count; c++)
    best = fmin(best, points[c].target);
  for (int c = 0; c < count; c++) {
    waves_point found[WAVES_AROUND];
    bool known = points[c].target > best + margin;
    for (int s = 0; s < settled_count && !known; s++)
      known = elastir_is_image(&search->group, points[settled[s]].n, points[c].n, same_cosine);
    int around = known ? 0 : waves_look_around(goal, &points[c], found);
    for (int k = 0; k < around && count < POINTS; k++) {
      best = fmin(best, found[k].target);
      points[count++] = found[k];
    }
    if (!known && around == 0)
      settled[settled_count++] = c;
  }
  return count;
}

static void search_extremum(wave_search *search, int rank, bool maximum,
                            elastir_wave_extremum *extremum)
{
  const waves_objective goal = {&search->tensor, rank, maximum ? -1.0 : 1.0};
  waves_point *points = search->candidates;
  int count = collect_starts(search, &goal);
  for (int c = 0; c < count; c++)
    waves_polish(&goal, &points[c]);
  count = look_around(search, &goal, count, points);
  count = add_images(search->mirrors, count, points);
  qsort(points, (size_t)count, sizeof *points, by_target);
  extremum->modulus_gpa = goal.sign * points[0].target;
  extremum->velocity_km_s = extremum->modulus_gpa > 0.0 && search->density > 0.0
                                ? sqrt(extremum->modulus_gpa / search->density)
                                : NAN;
  int equal = 1;
  while (equal < count && points[equal].target <= points[0].target + waves_same * search->tensor.scale)
    equal++;
  name_optimum(search, &goal, points, equal, extremum);
  if (extremum->degeneracy == ELASTIR_ISOLATED)
    extremum->equivalents = count_distinct(search, points, equal);
  extremum->meets = waves_meets(&goal, extremum->direction);
  vec3_clean(extremum->direction, 1e-9);
  if (extremum->degeneracy == ELASTIR_ISOTROPIC)
    keep_axes(extremum);
  else
    keep_rivals(&goal, points, count, extremum);
}

bool elastir_waves_extrema(const double stiffness_gpa[36], double density_g_cm3,
                           elastir_wave_extrema *extrema)
{
  *extrema = (elastir_wave_extrema){0};
  wave_search *search = calloc(1, sizeof *search);
  if (search == NULL)
    return false;
  christoffel_expand(stiffness_gpa, &search->tensor);
  search->density = density_g_cm3;
  search->mirrors = mirrors_of(stiffness_gpa);
  elastir_rotations_of_tensor(stiffness_gpa, &search->group);
  choose_points(search);
  fill_lattice(search);
  for (int mode = 0; mode < ELASTIR_WAVE_COUNT; mode++) {
    int rank = waves_rank((elastir_wave_mode)mode);
    search_extremum(search, rank, false, &extrema->ranges[mode].min);
    search_extremum(search, rank, true, &extrema->ranges[mode].max);
  }
  free(search);
  return true;
}
