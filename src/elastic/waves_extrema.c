/* SPDX-License-Identifier: GPL-3.0-or-later */
/* waves_extrema.c: extreme wave velocities over all directions. */
#include <float.h>
#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "base/pi.h"
#include "elastic/christoffel.h"
#include "elastic/class_rotations.h"
#include "elastic/mirrors.h"
#include "elastic/newton.h"
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
  STARTS = 96
};

typedef struct {
  double target;    /* sign times modulus: smaller is better */
  int index;
  double n[3];
} candidate;

typedef struct {
  christoffel_tensor tensor;
  double density;
  int mirrors;               /* of the tensor, and its rotations */
  elastir_rotation_group group;
  int count;
  int points[DIRECTIONS][3]; /* one of each n, -n and their images across mirror planes */
  double moduli[LATTICE][3]; /* NAN but on the surface: no comparison with it is true */
  candidate candidates[DIRECTIONS];
} wave_search;

/* One of the six searches: sign times the modulus of rank k is minimised. */
typedef struct {
  const christoffel_tensor *tensor;
  int rank;
  double sign;
} objective;

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
    if ((mirrors >> axis & 1) == 0)
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
static void put_moduli(wave_search *search, const int point[3], const double moduli[3])
{
  for (int sign = -1; sign <= 1; sign += 2)
    memcpy(search->moduli[lattice_index(sign * point[0], sign * point[1], sign * point[2])], moduli,
           3 * sizeof *moduli);
}

static void fill_lattice(wave_search *search)
{
  for (int i = 0; i < LATTICE; i++)
    search->moduli[i][0] = search->moduli[i][1] = search->moduli[i][2] = NAN;
  for (int p = 0; p < search->count; p++) {
    const int *point = search->points[p];
    double n[3], moduli[3];
    unit_vector(point, n);
    christoffel_moduli(&search->tensor, n, moduli);
    put_moduli(search, point, moduli);
    for (int axis = 0; axis < 3; axis++) {
      int image[3] = {point[0], point[1], point[2]};
      image[axis] = -image[axis];
      if ((search->mirrors >> axis & 1) != 0)
        put_moduli(search, image, moduli);
    }
  }
}

/* The target on the lattice; or how far the wave is from the one that it would meet in a kink: a
 * minimum of a modulus may be where the next lower one touches it, a maximum the reverse. */
static inline double lattice_value(const wave_search *search, const objective *goal, bool gap,
                                   int index)
{
  const double *moduli = search->moduli[index];
  int other = goal->rank - (goal->sign > 0.0 ? 1 : -1);
  if (!gap)
    return goal->sign * moduli[goal->rank];
  return other < 0 || other > 2 ? INFINITY : fabs(moduli[goal->rank] - moduli[other]);
}

static bool local_minimum(const wave_search *search, const objective *goal, bool gap, int index)
{
  double here = lattice_value(search, goal, gap, index);
  for (int i = -1; i <= 1; i++)
    for (int j = -1; j <= 1; j++)
      for (int k = -1; k <= 1; k++)
        if (lattice_value(search, goal, gap, index + (i * SIDE + j) * SIDE + k) < here)
          return false;
  return isfinite(here);
}

static int by_target(const void *left, const void *right)
{
  const candidate *a = left, *b = right;
  if (a->target != b->target)
    return a->target < b->target ? -1 : 1;
  return a->index - b->index;
}

/* The best local minima of target and gap, at most STARTS. */
static int collect_starts(wave_search *search, const objective *goal)
{
  int count = 0;
  for (int p = 0; p < search->count; p++) {
    const int *point = search->points[p];
    int index = lattice_index(point[0], point[1], point[2]);
    if (!local_minimum(search, goal, false, index) && !local_minimum(search, goal, true, index))
      continue;
    candidate *start = &search->candidates[count++];
    start->target = lattice_value(search, goal, false, index);
    start->index = p;
    unit_vector(point, start->n);
  }
  qsort(search->candidates, (size_t)count, sizeof *search->candidates, by_target);
  return count < STARTS ? count : STARTS;
}

/* What an evaluation may be wrong by: a direction that is better by less is not better. */
static double rounding_of(const objective *goal)
{
  return 8.0 * DBL_EPSILON * goal->tensor->scale;
}

static double evaluate(const objective *goal, const double n[3])
{
  double moduli[3];
  christoffel_moduli(goal->tensor, n, moduli);
  return goal->sign * moduli[goal->rank];
}

/* The unit vector along n + step[0] t1 + step[1] t2; no more than sqrt is needed, so that the
 * same bits come out everywhere. */
static void move(const double n[3], const double t[2][3], const double step[2], double to[3])
{
  vec3_add(n, step[0], t[0], to);
  vec3_add(to, step[1], t[1], to);
  double length = vec3_norm(to);
  for (int i = 0; i < 3; i++)
    to[i] /= length;
}

static double norm2(const double v[2])
{
  return sqrt(v[0] * v[0] + v[1] * v[1]);
}

/* Gradient and Hessian of the target on the sphere: the modulus is homogeneous of degree two, so
 * that its second derivative along a great circle is t.H.t - 2 modulus. false: undefined. */
static bool sphere_derivatives(const objective *goal, const double n[3], const double t[2][3],
                               double gradient[2], double hessian[4])
{
  christoffel_state state;
  double full_gradient[3], full_hessian[3][3];
  int begin;
  christoffel_solve(goal->tensor, n, &state);
  int count = christoffel_shared_space(&state, goal->rank, &begin);
  christoffel_derivatives(&state, begin, count, full_gradient, full_hessian);
  for (int a = 0; a < 2; a++) {
    gradient[a] = 0.0;
    for (int i = 0; i < 3; i++)
      gradient[a] += goal->sign * full_gradient[i] * t[a][i];
    for (int b = 0; b < 2; b++) {
      double sum = a == b ? -2.0 * state.moduli[goal->rank] : 0.0;
      for (int i = 0; i < 3; i++)
        for (int j = 0; j < 3; j++)
          sum += t[a][i] * full_hessian[i][j] * t[b][j];
      hessian[2 * a + b] = goal->sign * sum;
    }
  }
  return isfinite(gradient[0] + gradient[1] + hessian[0] + hessian[1] + hessian[3]);
}

/* Newton's method with backtracking. true: it ended where the gradient vanishes. */
static bool polish_smooth(const objective *goal, candidate *point)
{
  double scale = goal->tensor->scale, gradient[2] = {0}, hessian[4];
  const newton_limits limits = {1e-8 * scale, 0.0, 0.0, INFINITY, 0.2};
  for (int iteration = 0; iteration < 60; iteration++) {
    double t[2][3], to[3];
    christoffel_tangents(point->n, t[0], t[1]);
    if (!sphere_derivatives(goal, point->n, (const double(*)[3])t, gradient, hessian))
      return false;
    newton_step newton = newton_step_of(2, gradient, hessian, &limits);
    double *step = newton.step;
    double target = INFINITY;
    /* As long as the slope promises more than rounding. */
    while (!(target < point->target) &&
           -(gradient[0] * step[0] + gradient[1] * step[1]) > 0.1 * rounding_of(goal)) {
      move(point->n, (const double(*)[3])t, step, to);
      target = evaluate(goal, to);
      if (!(target < point->target)) {
        step[0] *= 0.5;
        step[1] *= 0.5;
      }
    }
    if (!(target < point->target))
      break;
    point->target = target;
    memcpy(point->n, to, sizeof to);
  }
  return norm2(gradient) <= 1e-6 * scale;
}

/* Where two waves meet the modulus has a kink and no gradient: pattern search in eight
 * directions, turned by atan(3/4) whenever the circle shrinks so that no ridge lies across all of them. */
static void polish_kink(const objective *goal, candidate *point)
{
  static const double eighth = 0.70710678118654752;
  double radius = 0.05, axis[2] = {1.0, 0.0}, rounding = rounding_of(goal);
  for (int trial = 0; trial < 2000 && radius > 1e-10; trial++) {
    double t[2][3], best = point->target - rounding, best_n[3] = {0}, ray[2] = {axis[0], axis[1]};
    christoffel_tangents(point->n, t[0], t[1]);
    for (int k = 0; k < 8; k++) {
      double to[3], step[2] = {radius * ray[0], radius * ray[1]};
      move(point->n, (const double(*)[3])t, step, to);
      double target = evaluate(goal, to), turned = eighth * (ray[0] - ray[1]);
      if (target < best) {
        best = target;
        memcpy(best_n, to, sizeof to);
      }
      ray[1] = eighth * (ray[0] + ray[1]);
      ray[0] = turned;
    }
    if (best < point->target - rounding) {
      point->target = best;
      memcpy(point->n, best_n, sizeof best_n);
    } else {
      double turned = 0.8 * axis[0] - 0.6 * axis[1];
      axis[1] = 0.6 * axis[0] + 0.8 * axis[1];
      axis[0] = turned;
      radius *= 0.25;
    }
  }
}

/* Newton's method for the point where the wave meets the one that it may have a kink with: two waves
 * are equal at points, as a rule, where two elements of their matrix of 2x2 vanish, the difference of
 * the diagonal and the other one (J. von Neumann, E. P. Wigner, Phys. Z. 30, 467 (1929)). Kept if it is
 * better; a search by values alone is caught on the ridges around such a cone. false: it was not. */
static bool move_to_meeting(const objective *goal, candidate *point)
{
  const double longest = 0.1, done = 1e-13, touching = 1e-14;
  int rank = goal->rank, other = rank - (goal->sign > 0.0 ? 1 : -1);
  double n[3] = {point->n[0], point->n[1], point->n[2]}, length = 1.0;
  for (int i = 0; i < 20 && other >= 0 && other <= 2 && length > done; i++) {
    christoffel_state state;
    double t[2][3], across[2] = {0.0}, along[2] = {0.0}, step[2], to[3];
    christoffel_solve(goal->tensor, n, &state);
    christoffel_tangents(n, t[0], t[1]);
    for (int k = 0; k < 2; k++)
      for (int m = 0; m < 3; m++) {
        along[k] += t[k][m] * (state.first[m][rank][rank] - state.first[m][other][other]);
        across[k] += 2.0 * t[k][m] * state.first[m][rank][other];
      }
    double determinant = along[0] * across[1] - along[1] * across[0];
    double gap = state.moduli[rank] - state.moduli[other];
    step[0] = -gap * across[1] / determinant;
    step[1] = gap * across[0] / determinant;
    length = fabs(gap) <= touching * goal->tensor->scale ? 0.0 : norm2(step);
    if (!isfinite(length))
      return false;
    if (length == 0.0)
      break; /* they touch here, without a cone where the determinant vanishes, as along an axis of four */
    for (int k = 0; k < 2 && length > longest; k++)
      step[k] *= longest / length;
    move(n, (const double(*)[3])t, step, to);
    memcpy(n, to, sizeof n);
  }
  double target = evaluate(goal, n);
  if (!(length <= done) || !(target <= point->target))
    return false;
  point->target = target;
  memcpy(point->n, n, sizeof n);
  return true;
}

/* Whether no direction near by is better than a meeting: a cone rises at once, by a part of its
 * slope that two circles of sixteen directions see. */
static bool best_around(const objective *goal, const candidate *point)
{
  double t[2][3];
  christoffel_tangents(point->n, t[0], t[1]);
  for (double radius = 1e-2; radius > 1e-5; radius *= 1e-2) {
    double ray[2] = {radius, 0.0};
    for (int k = 0; k < 16; k++) {
      double to[3], turned = 0.92387953251128674 * ray[0] - 0.38268343236508977 * ray[1];
      move(point->n, (const double(*)[3])t, ray, to);
      if (evaluate(goal, to) < point->target - rounding_of(goal))
        return false;
      ray[1] = 0.38268343236508977 * ray[0] + 0.92387953251128674 * ray[1];
      ray[0] = turned;
    }
  }
  return true;
}

/* Whether the wave meets the one that it may have a kink with. */
static bool meets(const objective *goal, const double n[3])
{
  const double touching = 1e-9;
  double moduli[3];
  int other = goal->rank - (goal->sign > 0.0 ? 1 : -1);
  christoffel_moduli(goal->tensor, n, moduli);
  return other >= 0 && other <= 2 &&
         fabs(moduli[goal->rank] - moduli[other]) <= touching * goal->tensor->scale;
}

/* false: there is no meeting near, or it is not an optimum; the point stays. */
static bool polish_meeting(const objective *goal, candidate *point)
{
  candidate met = *point;
  if (!move_to_meeting(goal, &met) || !best_around(goal, &met))
    return false;
  *point = met;
  return true;
}

static void polish(const objective *goal, candidate *point)
{
  if (polish_smooth(goal, point))
    return;
  if (!move_to_meeting(goal, point) || !best_around(goal, point))
    polish_kink(goal, point);
}

/* The least the target rises on a small circle of directions around the optimum, by samples
 * and a search around the lowest; *most: the largest rise of a sample. */
static double least_rise(const objective *goal, const candidate *best, double *most)
{
  enum { SAMPLES = 48, HALVINGS = 40 };
  const double radius = 0.05, spacing = 2.0 * ELASTIR_PI / SAMPLES;
  double t[2][3], lowest = INFINITY, at = 0.0, highest = -INFINITY, width = spacing;
  christoffel_tangents(best->n, t[0], t[1]);
  for (int k = 0; k < SAMPLES + 2 * HALVINGS; k++) {
    /* First all samples, then both sides of the lowest so far, halving the width. */
    double side = k % 2 == 0 ? 1.0 : -1.0, to[3];
    double angle = k < SAMPLES ? k * spacing : at + side * width;
    double step[2] = {radius * cos(angle), radius * sin(angle)};
    move(best->n, (const double(*)[3])t, step, to);
    double rise = evaluate(goal, to) - best->target;
    if (k < SAMPLES && rise > highest)
      highest = rise;
    if (rise < lowest) {
      lowest = rise;
      at = angle;
    } else if (k >= SAMPLES && k % 2 == 1) {
      width *= 0.5;
    }
  }
  *most = highest;
  return lowest;
}

/* Whether other directions around the optimum are as good, also where it is a kink. */
static elastir_degeneracy degeneracy_at(const objective *goal, const candidate *best)
{
  double most, least = least_rise(goal, best, &most), same = 1e-8 * goal->tensor->scale;
  if (least > same)
    return ELASTIR_ISOLATED;
  return most > same ? ELASTIR_CONTINUOUS : ELASTIR_ISOTROPIC;
}

/* As many directions as possible: of optima that are as good one may lie alone and others along a curve, as
 * where a wave that is polarised along an axis of a hexagonal crystal goes across it, or along it. */
static const candidate *widest_optimum(const objective *goal, const elastir_rotation_group *group,
                                       const candidate *points, int count, double tolerance,
                                       elastir_degeneracy *degeneracy)
{
  const candidate *widest = points;
  *degeneracy = degeneracy_at(goal, points);
  for (int c = 1; c < count && points[c].target <= points[0].target + tolerance; c++) {
    bool known = *degeneracy != ELASTIR_ISOLATED;
    for (int d = 0; d < c && !known; d++)
      known = elastir_is_image(group, points[d].n, points[c].n, 1.0 - 1e-6);
    if (!known && degeneracy_at(goal, &points[c]) != ELASTIR_ISOLATED) {
      widest = &points[c];
      *degeneracy = ELASTIR_CONTINUOUS;
    }
  }
  return widest;
}

/* The distinct optima among the polished points; the representative goes to extremum. */
static int equivalent_optima(const candidate *points, int count, double tolerance,
                             elastir_wave_extremum *extremum)
{
  double distinct[4 * STARTS][3];
  int found = 0;
  for (int c = 0; c < count; c++) {
    double *n = distinct[found];
    bool known = points[c].target > points[0].target + tolerance;
    memcpy(n, points[c].n, sizeof points[c].n);
    vec3_canonical_sign(n);
    for (int d = 0; d < found && !known; d++)
      known = fabs(vec3_dot(n, distinct[d])) > 1.0 - 1e-6;
    if (known)
      continue;
    if (found++ == 0 || vec3_compare(n, extremum->direction) < 0)
      memcpy(extremum->direction, n, sizeof extremum->direction);
  }
  return found;
}

/* Those apart from each other and from the extremum itself. */
static void keep_rivals(const objective *goal, const candidate *points, int count,
                        elastir_wave_extremum *extremum)
{
  const double same = 1.0 - 1e-5;
  for (int c = 0; c < count && extremum->rival_count < ELASTIR_WAVE_RIVALS; c++) {
    bool known = fabs(vec3_dot(points[c].n, extremum->direction)) > same;
    for (int r = 0; r < extremum->rival_count && !known; r++)
      known = fabs(vec3_dot(points[c].n, extremum->rivals[r])) > same;
    if (known)
      continue;
    extremum->rival_meets[extremum->rival_count] = meets(goal, points[c].n);
    memcpy(extremum->rivals[extremum->rival_count++], points[c].n, sizeof points[c].n);
  }
}

/* Adds the images across mirror planes. Returns how many there are then. */
static int add_images(int mirrors, int count, candidate *points)
{
  int all = count;
  for (int axis = 0; axis < 3; axis++)
    for (int c = 0; c < count && (mirrors >> axis & 1) != 0; c++) {
      candidate *image = &points[all++];
      *image = points[c];
      image->index += DIRECTIONS * (axis + 1);
      image->n[axis] = -image->n[axis];
    }
  return all;
}

static void search_extremum(wave_search *search, int rank, bool maximum,
                            elastir_wave_extremum *extremum)
{
  const objective goal = {&search->tensor, rank, maximum ? -1.0 : 1.0};
  candidate *points = search->candidates;
  int count = collect_starts(search, &goal);
  for (int c = 0; c < count; c++)
    polish(&goal, &points[c]);
  count = add_images(search->mirrors, count, points);
  qsort(points, (size_t)count, sizeof *points, by_target);
  extremum->modulus_gpa = goal.sign * points[0].target;
  extremum->velocity_km_s = extremum->modulus_gpa > 0.0 && search->density > 0.0
                                ? sqrt(extremum->modulus_gpa / search->density)
                                : NAN;
  const double tolerance = 1e-10 * search->tensor.scale;
  int found = equivalent_optima(points, count, tolerance, extremum);
  const candidate *widest =
      widest_optimum(&goal, &search->group, points, count, tolerance, &extremum->degeneracy);
  if (extremum->degeneracy != ELASTIR_ISOLATED && widest != points) {
    memcpy(extremum->direction, widest->n, sizeof extremum->direction);
    vec3_canonical_sign(extremum->direction);
  }
  bool everywhere = extremum->degeneracy == ELASTIR_ISOTROPIC;
  extremum->meets = meets(&goal, everywhere ? widest->n : extremum->direction);
  vec3_clean(extremum->direction, everywhere ? 2.0 : 1e-9);
  extremum->equivalents = extremum->degeneracy == ELASTIR_ISOLATED ? found : 0;
  if (!everywhere)
    keep_rivals(&goal, points, count, extremum);
}

double waves_search_near(const christoffel_tensor *tensor, elastir_wave_mode mode, bool maximum,
                         const elastir_wave_extremum *known)
{
  static const double z[3] = {0.0, 0.0, 1.0};
  objective goal = {tensor, 2 - (int)mode, maximum ? -1.0 : 1.0};
  /* Where every direction is optimal none is given. */
  const double *first = known->degeneracy == ELASTIR_ISOTROPIC ? z : known->direction;
  candidate best = {evaluate(&goal, first), 0, {first[0], first[1], first[2]}};
  /* A rival gains by polishing no more than some of what a tensor near by changes, of which this is
   * one part; the change may vanish here by chance. */
  double margin = 10.0 * fabs(best.target - goal.sign * known->modulus_gpa) + 2e-3 * tensor->scale;
  if (!known->meets || !polish_meeting(&goal, &best))
    polish(&goal, &best);
  for (int r = 0; r < known->rival_count; r++) {
    const double *n = known->rivals[r];
    candidate rival = {evaluate(&goal, n), 0, {n[0], n[1], n[2]}};
    if (rival.target > best.target + margin)
      continue;
    if (!known->rival_meets[r] || !polish_meeting(&goal, &rival))
      polish(&goal, &rival);
    if (rival.target < best.target)
      best = rival;
  }
  return goal.sign * best.target;
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
    search_extremum(search, 2 - mode, false, &extrema->ranges[mode].min);
    search_extremum(search, 2 - mode, true, &extrema->ranges[mode].max);
  }
  free(search);
  return true;
}
