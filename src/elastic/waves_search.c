/* SPDX-License-Identifier: GPL-3.0-or-later */
/* waves_search.c: a local search for an extreme wave velocity. */
#include "elastic/waves_search.h"

#include <float.h>
#include <math.h>
#include <string.h>

#include "base/pi.h"
#include "elastic/newton.h"
#include "elastic/vec3.h"

int waves_neighbour(const waves_objective *goal)
{
  int other = goal->rank - (goal->sign > 0.0 ? 1 : -1);
  return other >= 0 && other <= 2 ? other : -1;
}

/* What an evaluation may be wrong by: a direction that is better by less is not better. */
static double rounding_of(const waves_objective *goal)
{
  return 8.0 * DBL_EPSILON * goal->tensor->scale;
}

double waves_evaluate(const waves_objective *goal, const double n[3])
{
  double moduli[3];
  christoffel_moduli(goal->tensor, n, moduli);
  return goal->sign * moduli[goal->rank];
}

void waves_move(const double n[3], const double t[2][3], const double step[2], double to[3])
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
static bool sphere_derivatives(const waves_objective *goal, const double n[3], const double t[2][3],
                               double gradient[2], double hessian[4])
{
  christoffel_state state;
  double along[3], second[3][3];
  int begin;
  christoffel_solve(goal->tensor, n, 2, t, &state);
  int count = christoffel_shared_space(&state, goal->rank, &begin);
  christoffel_derivatives(&state, begin, count, along, second);
  for (int a = 0; a < 2; a++) {
    gradient[a] = goal->sign * along[a];
    for (int b = 0; b < 2; b++)
      hessian[2 * a + b] = goal->sign * (second[a][b] - (a == b ? 2.0 * state.moduli[goal->rank] : 0.0));
  }
  return isfinite(gradient[0] + gradient[1] + hessian[0] + hessian[1] + hessian[3]);
}

/* Moves along a step, halved until that is better. false: the slope promises no more than rounding, or it
 * promised far too much, as before a kink, where searches that go on halve each step once more than the
 * last. */
static bool backtrack(const waves_objective *goal, const double t[2][3], const double gradient[2],
                      double step[2], waves_point *point)
{
  enum { HALVINGS = 4 };
  for (int k = 0; k <= HALVINGS; k++) {
    waves_point here = *point;
    if (-(gradient[0] * step[0] + gradient[1] * step[1]) <= 0.1 * rounding_of(goal))
      return false;
    waves_move(point->n, t, step, here.n);
    here.target = waves_evaluate(goal, here.n);
    if (here.target < point->target) {
      *point = here;
      return true;
    }
    step[0] *= 0.5;
    step[1] *= 0.5;
  }
  return false;
}

/* Newton's method with backtracking. true: it ended where the gradient vanishes. */
static bool polish_smooth(const waves_objective *goal, waves_point *point)
{
  double scale = goal->tensor->scale, gradient[2] = {0}, hessian[4];
  const newton_limits limits = {1e-8 * scale, 0.0, 0.0, INFINITY, 0.2};
  for (int iteration = 0; iteration < 60; iteration++) {
    double t[2][3];
    christoffel_tangents(point->n, t[0], t[1]);
    if (!sphere_derivatives(goal, point->n, (const double(*)[3])t, gradient, hessian))
      return false;
    newton_step newton = newton_step_of(2, gradient, hessian, &limits);
    if (!backtrack(goal, (const double(*)[3])t, gradient, newton.step, point))
      break;
  }
  return norm2(gradient) <= 1e-6 * scale;
}

/* Where two waves meet the modulus has a kink and no gradient: eight directions at a distance, turned by
 * atan(3/4) whenever that shrinks so that no ridge lies across all of them. */
typedef struct {
  double radius, axis[2];
} pattern;

static const pattern first_pattern = {0.05, {1.0, 0.0}};

/* Looks closer and closer, and moves to the best of the directions that are better. false: none is. */
static bool step_off(const waves_objective *goal, pattern *look, waves_point *point)
{
  const double eighth = 0.70710678118654752, rounding = rounding_of(goal);
  double t[2][3];
  christoffel_tangents(point->n, t[0], t[1]);
  for (; look->radius > 1e-10; look->radius *= 0.25) {
    waves_point best = {.target = point->target - rounding};
    double ray[2] = {look->axis[0], look->axis[1]}, turned = 0.8 * ray[0] - 0.6 * ray[1];
    bool better = false;
    for (int k = 0; k < 8; k++) {
      double to[3], step[2] = {look->radius * ray[0], look->radius * ray[1]};
      waves_move(point->n, (const double(*)[3])t, step, to);
      double target = waves_evaluate(goal, to), next = eighth * (ray[0] - ray[1]);
      if (target < best.target) {
        best.target = target;
        memcpy(best.n, to, sizeof to);
        better = true;
      }
      ray[1] = eighth * (ray[0] + ray[1]);
      ray[0] = next;
    }
    if (better) {
      point->target = best.target;
      memcpy(point->n, best.n, sizeof best.n);
      return true;
    }
    look->axis[1] = 0.6 * look->axis[0] + 0.8 * look->axis[1];
    look->axis[0] = turned;
  }
  return false;
}

static void polish_kink(const waves_objective *goal, pattern *look, waves_point *point)
{
  const int most = 2000;
  int steps = 0;
  while (steps < most && step_off(goal, look, point))
    steps++;
}

/* Newton's method for the point where the wave meets the one that it may have a kink with: two waves
 * are equal at points, as a rule, where two elements of their matrix of 2x2 vanish, the difference of
 * the diagonal and the other one (J. von Neumann, E. P. Wigner, Phys. Z. 30, 467 (1929)). Kept if it is
 * better; a search by values alone is caught on the ridges around such a cone. false: it was not. */
static bool move_to_meeting(const waves_objective *goal, waves_point *point)
{
  const double longest = 0.1, done = 1e-13, touching = 1e-14;
  int rank = goal->rank, other = waves_neighbour(goal);
  double n[3] = {point->n[0], point->n[1], point->n[2]}, length = 1.0;
  for (int i = 0; i < 20 && other >= 0 && length > done; i++) {
    christoffel_state state;
    double t[2][3], across[2], along[2], step[2], to[3];
    christoffel_tangents(n, t[0], t[1]);
    christoffel_solve(goal->tensor, n, 2, (const double(*)[3])t, &state);
    for (int k = 0; k < 2; k++) {
      along[k] = state.first[k][rank][rank] - state.first[k][other][other];
      across[k] = 2.0 * state.first[k][rank][other];
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
    waves_move(n, (const double(*)[3])t, step, to);
    memcpy(n, to, sizeof n);
  }
  double target = waves_evaluate(goal, n);
  if (!(length <= done) || !(target <= point->target))
    return false;
  point->target = target;
  memcpy(point->n, n, sizeof n);
  return true;
}

/* Whether no direction near by is better than a meeting: a cone rises at once, by a part of its
 * slope that two circles of sixteen directions see. */
static bool best_around(const waves_objective *goal, const waves_point *point)
{
  double t[2][3];
  christoffel_tangents(point->n, t[0], t[1]);
  for (double radius = 1e-2; radius > 1e-5; radius *= 1e-2) {
    double ray[2] = {radius, 0.0};
    for (int k = 0; k < 16; k++) {
      double to[3], turned = 0.92387953251128674 * ray[0] - 0.38268343236508977 * ray[1];
      waves_move(point->n, (const double(*)[3])t, ray, to);
      if (waves_evaluate(goal, to) < point->target - rounding_of(goal))
        return false;
      ray[1] = 0.38268343236508977 * ray[0] + 0.92387953251128674 * ray[1];
      ray[0] = turned;
    }
  }
  return true;
}

/* From the wave that it may have a kink with, of the scale. */
static double gap_at(const waves_objective *goal, const double n[3])
{
  double moduli[3];
  int other = waves_neighbour(goal);
  christoffel_moduli(goal->tensor, n, moduli);
  return other >= 0 ? fabs(moduli[goal->rank] - moduli[other]) / goal->tensor->scale : INFINITY;
}

bool waves_meets(const waves_objective *goal, const double n[3])
{
  const double touching = 1e-9;
  return gap_at(goal, n) <= touching;
}

/* false: there is no meeting near, or it is not an optimum; the point stays. */
static bool polish_meeting(const waves_objective *goal, waves_point *point)
{
  waves_point met = *point;
  if (!move_to_meeting(goal, &met) || !best_around(goal, &met))
    return false;
  *point = met;
  return true;
}

/* A step off a kink leads, as a rule, to where there is a gradient; along a line of kinks steps go on. */
void waves_polish(const waves_objective *goal, waves_point *point)
{
  enum { STEPS_OFF = 4 };
  pattern look = first_pattern;
  for (int k = 0; k < STEPS_OFF; k++) {
    if (polish_smooth(goal, point) || (move_to_meeting(goal, point) && best_around(goal, point)) ||
        !step_off(goal, &look, point))
      return;
    look = first_pattern;
  }
  polish_kink(goal, &look, point);
}

/* Of the axes of curvature, along one of which a valley goes; 0 where there is no curvature. */
static double angle_of_axes(const waves_objective *goal, const double n[3], const double t[2][3])
{
  double gradient[2], hessian[4];
  if (!sphere_derivatives(goal, n, t, gradient, hessian))
    return 0.0;
  return 0.5 * atan2(2.0 * hessian[1], hessian[0] - hessian[3]);
}

/* A circle of directions around a point, by angle; on the ring the first angle and each sixteenth of a
 * turn from there. */
enum { RAYS = 16 };
typedef struct {
  const waves_objective *goal;
  const double *n;
  double t[2][3], radius, first;
  waves_point ring[RAYS];
  double gap[RAYS]; /* from the wave that it may have a kink with */
} circle;

/* Returns the gap. */
static double look_along(const circle *at, double angle, waves_point *to)
{
  const double step[2] = {at->radius * cos(angle), at->radius * sin(angle)};
  const int rank = at->goal->rank, other = waves_neighbour(at->goal);
  double moduli[3];
  waves_move(at->n, at->t, step, to->n);
  christoffel_moduli(at->goal->tensor, to->n, moduli);
  to->target = at->goal->sign * moduli[rank];
  return other >= 0 ? fabs(moduli[rank] - moduli[other]) : INFINITY;
}

static void fill_ring(circle *at)
{
  for (int k = 0; k < RAYS; k++)
    at->gap[k] = look_along(at, at->first + 2.0 * ELASTIR_PI * k / RAYS, &at->ring[k]);
}

static bool least_of_three(double before, double here, double after)
{
  return here <= after && here < before;
}

/* The best on an arc around an angle, by halving it. */
static void narrow(const circle *at, double angle, double width, waves_point *best)
{
  enum { HALVINGS = 5 };
  for (int k = 0; k < HALVINGS; k++) {
    double from = angle;
    width *= 0.5;
    for (int side = -1; side <= 1; side += 2) {
      waves_point to = *best;
      look_along(at, from + side * width, &to);
      if (to.target < best->target) {
        *best = to;
        angle = from + side * width;
      }
    }
  }
}

/* Better directions on a circle, each the best among its neighbours, polished: valleys are narrow. */
static int better_on_circle(const circle *at, double target, waves_point found[WAVES_AROUND])
{
  const double spacing = 2.0 * ELASTIR_PI / RAYS;
  int count = 0;
  for (int k = 0; k < RAYS && count < WAVES_AROUND; k++) {
    waves_point here = at->ring[k];
    if (!least_of_three(at->ring[(k + RAYS - 1) % RAYS].target, here.target,
                        at->ring[(k + 1) % RAYS].target))
      continue;
    narrow(at, at->first + k * spacing, spacing, &here);
    if (here.target >= target)
      continue;
    waves_polish(at->goal, &here);
    found[count++] = here;
  }
  return count;
}

/* Better meetings that Newton's method leads to from where the waves are nearest on a circle: around one
 * cone the modulus rises up to the next, and where the waves nearly meet it may be steeper than circles
 * see. */
static int better_meetings(const circle *at, double target, waves_point found[WAVES_AROUND])
{
  int count = 0;
  for (int k = 0; k < RAYS && count < WAVES_AROUND; k++) {
    waves_point here = at->ring[k];
    here.target = target;
    if (least_of_three(at->gap[(k + RAYS - 1) % RAYS], at->gap[k], at->gap[(k + 1) % RAYS]) &&
        move_to_meeting(at->goal, &here) && here.target < target)
      found[count++] = here;
  }
  return count;
}

int waves_look_around(const waves_objective *goal, const waves_point *from,
                      waves_point found[WAVES_AROUND])
{
  const double target = from->target - waves_same * goal->tensor->scale;
  const double nearly_meets = 0.01;
  const bool near = gap_at(goal, from->n) < nearly_meets;
  circle at = {.goal = goal, .n = from->n};
  int count = 0;
  christoffel_tangents(from->n, at.t[0], at.t[1]);
  at.first = angle_of_axes(goal, from->n, (const double(*)[3])at.t);
  for (at.radius = 0.0025; at.radius < 0.2 && count == 0; at.radius *= 2.0) {
    fill_ring(&at);
    count = better_on_circle(&at, target, found);
    if (count == 0 && near)
      count = better_meetings(&at, target, found);
  }
  for (int k = 0; k < count; k++)
    found[k].index = from->index;
  return count;
}

/* A search from a direction that is nearly as good as the best so far. */
static void search_from(const waves_objective *goal, const double n[3], bool meets, double margin,
                        waves_point *best)
{
  waves_point here = {waves_evaluate(goal, n), 0, {n[0], n[1], n[2]}};
  if (here.target > best->target + margin)
    return;
  if (!meets || !polish_meeting(goal, &here))
    waves_polish(goal, &here);
  if (here.target < best->target)
    *best = here;
}

static void search_from_all(const waves_objective *goal, const elastir_wave_extremum *known,
                            double margin, waves_point *best)
{
  search_from(goal, known->direction, known->meets, margin, best);
  for (int r = 0; r < known->rival_count; r++)
    search_from(goal, known->rivals[r], known->rival_meets[r], margin, best);
}

/* Of a modulus in the direction of an extremum that is known. */
static double change_at(const waves_objective *goal, const elastir_wave_extremum *known)
{
  return fabs(waves_evaluate(goal, known->direction) - goal->sign * known->modulus_gpa);
}

double waves_search_near(const christoffel_tensor *tensor, elastir_wave_mode mode, bool maximum,
                         const elastir_wave_range *known)
{
  const waves_objective goal = {tensor, waves_rank(mode), maximum ? -1.0 : 1.0};
  const elastir_wave_extremum *same = maximum ? &known->max : &known->min,
                              *opposite = maximum ? &known->min : &known->max;
  /* A rival gains by polishing no more than some of what a tensor near by changes, of which this is
   * a part; the change may vanish at either end by chance. */
  double change = fmax(change_at(&goal, same), change_at(&goal, opposite));
  double margin = 10.0 * change + 2e-3 * tensor->scale;
  waves_point best = {.target = INFINITY};
  search_from_all(&goal, same, margin, &best);
  /* Of a modulus that is nearly the same everywhere the least may become the largest. */
  if (opposite->modulus_gpa * goal.sign <= same->modulus_gpa * goal.sign + margin)
    search_from_all(&goal, opposite, margin, &best);
  return goal.sign * best.target;
}
