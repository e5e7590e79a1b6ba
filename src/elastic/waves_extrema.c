/* SPDX-License-Identifier: GPL-3.0-or-later */
/* waves_extrema.c: extreme wave velocities over all directions. */
#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "elastic/christoffel.h"
#include "elastic/search.h"
#include "elastic/tensor.h"
#include "elastic/waves.h"
#include "elastic/waves_search.h"

/* The directions are the points of a cubic lattice on the surface of the cube of half
 * width HALF: its neighbours are found by index, and <100>, <110>, <111> are among them. */
enum { HALF = 12, SIDE = 2 * HALF + 1, LATTICE = SIDE * SIDE * SIDE, STARTS = 96 };

typedef struct {
  christoffel_tensor tensor;
  double moduli[LATTICE][3]; /* on the surface only */
  double density;
} sphere_search;

typedef struct {
  double target;    /* sign times modulus: smaller is better */
  int index;
  double n[3];
} candidate;

/* One of the six searches: sign times the modulus of rank k is minimised. */
typedef struct {
  const christoffel_tensor *tensor;
  int rank;
  double sign;
} objective;

static bool on_surface(int i, int j, int k)
{
  int largest = abs(i) > abs(j) ? abs(i) : abs(j);
  if (abs(k) > largest)
    largest = abs(k);
  return largest == HALF;
}

/* One of each pair n, -n. */
static bool upper_half(int i, int j, int k)
{
  return k > 0 || (k == 0 && (j > 0 || (j == 0 && i > 0)));
}

static int lattice_index(int i, int j, int k)
{
  return ((i + HALF) * SIDE + (j + HALF)) * SIDE + (k + HALF);
}

static void lattice_point(int index, int point[3])
{
  point[2] = index % SIDE - HALF;
  point[1] = index / SIDE % SIDE - HALF;
  point[0] = index / (SIDE * SIDE) - HALF;
}

static void unit_vector(const int point[3], double n[3])
{
  double length = sqrt((double)(point[0] * point[0] + point[1] * point[1] + point[2] * point[2]));
  for (int i = 0; i < 3; i++)
    n[i] = point[i] / length;
}

static void fill_lattice(sphere_search *search)
{
  for (int index = 0; index < LATTICE; index++) {
    int p[3];
    double n[3];
    lattice_point(index, p);
    if (!on_surface(p[0], p[1], p[2]) || !upper_half(p[0], p[1], p[2]))
      continue;
    unit_vector(p, n);
    double *moduli = search->moduli[index];
    christoffel_moduli(&search->tensor, n, moduli);
    memcpy(search->moduli[lattice_index(-p[0], -p[1], -p[2])], moduli, 3 * sizeof *moduli);
  }
}

/* The target on the lattice; or how far the wave is from the one that it would meet in a kink: a
 * minimum of a modulus may be where the next lower one touches it, a maximum the reverse. */
static double lattice_value(const sphere_search *search, const objective *goal, bool gap,
                            int index)
{
  const double *moduli = search->moduli[index];
  int other = goal->rank - (goal->sign > 0.0 ? 1 : -1);
  if (!gap)
    return goal->sign * moduli[goal->rank];
  return other < 0 || other > 2 ? INFINITY : fabs(moduli[goal->rank] - moduli[other]);
}

static bool local_minimum(const sphere_search *search, const objective *goal, bool gap,
                          const int p[3])
{
  double here = lattice_value(search, goal, gap, lattice_index(p[0], p[1], p[2]));
  for (int i = p[0] - 1; i <= p[0] + 1; i++)
    for (int j = p[1] - 1; j <= p[1] + 1; j++)
      for (int k = p[2] - 1; k <= p[2] + 1; k++)
        if (on_surface(i, j, k) &&
            lattice_value(search, goal, gap, lattice_index(i, j, k)) < here)
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

/* The best local minima of target and gap, at most STARTS; `found` holds LATTICE. */
static int collect_starts(const sphere_search *search, const objective *goal, candidate *found)
{
  int count = 0;
  for (int index = 0; index < LATTICE; index++) {
    int p[3];
    lattice_point(index, p);
    if (!on_surface(p[0], p[1], p[2]) || !upper_half(p[0], p[1], p[2]) ||
        !(local_minimum(search, goal, false, p) || local_minimum(search, goal, true, p)))
      continue;
    candidate *start = &found[count++];
    start->target = goal->sign * search->moduli[index][goal->rank];
    start->index = index;
    unit_vector(p, start->n);
  }
  qsort(found, (size_t)count, sizeof *found, by_target);
  return count < STARTS ? count : STARTS;
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
  double length = 0.0;
  for (int i = 0; i < 3; i++) {
    to[i] = n[i] + step[0] * t[0][i] + step[1] * t[1][i];
    length += to[i] * to[i];
  }
  length = sqrt(length);
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

/* Newton's step with the curvatures made positive, at most 0.2 rad long. */
static void newton_step(const double gradient[2], const double hessian[4], double scale,
                        double step[2])
{
  double values[2], vectors[4];
  elastir_symmetric_eigen(2, hessian, values, vectors);
  step[0] = step[1] = 0.0;
  for (int k = 0; k < 2; k++) {
    double slope = gradient[0] * vectors[2 * k] + gradient[1] * vectors[2 * k + 1];
    double length = -slope / fmax(fabs(values[k]), 1e-8 * scale);
    step[0] += length * vectors[2 * k];
    step[1] += length * vectors[2 * k + 1];
  }
  double length = norm2(step);
  if (length > 0.2) {
    step[0] *= 0.2 / length;
    step[1] *= 0.2 / length;
  }
}

/* Newton's method with backtracking. true: it ended where the gradient vanishes. */
static bool polish_smooth(const objective *goal, candidate *point)
{
  double scale = goal->tensor->scale, gradient[2] = {0}, hessian[4];
  for (int iteration = 0; iteration < 60; iteration++) {
    double t[2][3], step[2], to[3];
    christoffel_tangents(point->n, t[0], t[1]);
    if (!sphere_derivatives(goal, point->n, (const double(*)[3])t, gradient, hessian))
      return false;
    newton_step(gradient, hessian, scale, step);
    double target = INFINITY;
    for (int halving = 0; halving < 30; halving++) {
      move(point->n, (const double(*)[3])t, step, to);
      target = evaluate(goal, to);
      if (target < point->target)
        break;
      step[0] *= 0.5;
      step[1] *= 0.5;
      if (norm2(step) < 1e-15)
        break;
    }
    if (!(target < point->target))
      break;
    point->target = target;
    memcpy(point->n, to, sizeof to);
  }
  return norm2(gradient) <= 1e-6 * scale;
}

/* Where two waves meet the modulus has a kink and no gradient: pattern search in eight
 * directions, turned by atan(3/4) at every halving so that no ridge lies across all of them. */
static void polish_kink(const objective *goal, candidate *point)
{
  static const double eighth = 0.70710678118654752;
  double radius = 0.05, axis[2] = {1.0, 0.0};
  for (int trial = 0; trial < 2000 && radius > 1e-10; trial++) {
    double t[2][3], best = point->target, best_n[3] = {0}, ray[2] = {axis[0], axis[1]};
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
    if (best < point->target) {
      point->target = best;
      memcpy(point->n, best_n, sizeof best_n);
    } else {
      double turned = 0.8 * axis[0] - 0.6 * axis[1];
      axis[1] = 0.6 * axis[0] + 0.8 * axis[1];
      axis[0] = turned;
      radius *= 0.5;
    }
  }
}

/* The least the target rises on a small circle of directions around the optimum, by samples
 * and a search around the lowest; *most: the largest rise of a sample. */
static double least_rise(const objective *goal, const candidate *best, double *most)
{
  enum { SAMPLES = 48, HALVINGS = 40 };
  const double radius = 0.05, spacing = 2.0 * acos(-1.0) / SAMPLES;
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

/* The distinct optima among the polished points; the representative goes to extremum. */
static int equivalent_optima(const candidate *points, int count, double tolerance,
                             elastir_wave_extremum *extremum)
{
  double distinct[STARTS][3];
  int found = 0;
  for (int c = 0; c < count; c++) {
    if (points[c].target > points[0].target + tolerance)
      continue;
    double n[3] = {points[c].n[0], points[c].n[1], points[c].n[2]};
    bool known = false;
    search_canonical_sign(n);
    for (int d = 0; d < found && !known; d++) {
      double dot = fabs(n[0] * distinct[d][0] + n[1] * distinct[d][1] + n[2] * distinct[d][2]);
      known = dot > 1.0 - 1e-6;
    }
    if (known)
      continue;
    memcpy(distinct[found++], n, sizeof n);
    if (found == 1 || search_compare(n, extremum->direction) < 0)
      memcpy(extremum->direction, n, sizeof n);
  }
  return found;
}

static void search_extremum(const sphere_search *search, const objective *goal,
                            candidate *points, elastir_wave_extremum *extremum)
{
  int count = collect_starts(search, goal, points);
  for (int c = 0; c < count; c++)
    if (!polish_smooth(goal, &points[c]))
      polish_kink(goal, &points[c]);
  qsort(points, (size_t)count, sizeof *points, by_target);
  extremum->modulus_gpa = goal->sign * points[0].target;
  extremum->velocity_km_s = extremum->modulus_gpa > 0.0 && search->density > 0.0
                                ? sqrt(extremum->modulus_gpa / search->density)
                                : NAN;
  extremum->degeneracy = degeneracy_at(goal, &points[0]);
  int found = equivalent_optima(points, count, 1e-10 * search->tensor.scale, extremum);
  for (int i = 0; i < 3; i++)
    if (fabs(extremum->direction[i]) < 1e-9 || extremum->degeneracy == ELASTIR_ISOTROPIC)
      extremum->direction[i] = 0.0;
  extremum->equivalents = extremum->degeneracy == ELASTIR_ISOLATED ? found : 0;
}

double waves_search_near(const christoffel_tensor *tensor, elastir_wave_mode mode, bool maximum,
                         const double n[3])
{
  objective goal = {tensor, 2 - (int)mode, maximum ? -1.0 : 1.0};
  candidate point = {evaluate(&goal, n), 0, {n[0], n[1], n[2]}};
  if (!polish_smooth(&goal, &point))
    polish_kink(&goal, &point);
  return goal.sign * point.target;
}

bool elastir_waves_extrema(const double stiffness_gpa[36], double density_g_cm3,
                           elastir_wave_extrema *extrema)
{
  *extrema = (elastir_wave_extrema){0};
  sphere_search *search = calloc(1, sizeof *search);
  candidate *points = calloc(LATTICE, sizeof *points);
  bool done = search != NULL && points != NULL;
  if (done) {
    christoffel_expand(stiffness_gpa, &search->tensor);
    search->density = density_g_cm3;
    fill_lattice(search);
    for (int mode = 0; mode < ELASTIR_WAVE_COUNT; mode++) {
      objective least = {&search->tensor, 2 - mode, 1.0};
      objective most = {&search->tensor, 2 - mode, -1.0};
      search_extremum(search, &least, points, &extrema->ranges[mode].min);
      search_extremum(search, &most, points, &extrema->ranges[mode].max);
    }
    double slowest = extrema->ranges[ELASTIR_WAVE_S2].min.modulus_gpa;
    extrema->all_real = slowest > 0.0;
    extrema->shear_anisotropy =
        extrema->all_real ? extrema->ranges[ELASTIR_WAVE_S1].max.modulus_gpa / slowest : NAN;
  }
  free(search);
  free(points);
  return done;
}
