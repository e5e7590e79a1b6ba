/* SPDX-License-Identifier: GPL-3.0-or-later */
/* basin.c: how far around an optimum, or a ring of optima, there is no other. */
#include "elastic/basin.h"

#include <math.h>
#include <stddef.h>

#include "elastic/directions.h"
#include "elastic/rings.h"
#include "elastic/tensor.h"
#include "elastic/vec3.h"

/* The largest third derivative, over the amplitude: 64, and a quarter more, as the extrema of the function
 * lie between the directions of the grid. */
static const double steepest_change = 80.0;

/* The least curvature of sign times the function but along `ring`, an axis in the frame's components or
 * NULL; a turn about n does nothing to E. */
static double least_curvature(const search_problem *problem, const frame_expansion *e, const double *ring,
                              double *largest)
{
  double hessian[9], values[3], size = 0.0;
  for (int i = 0; i < 9; i++) {
    hessian[i] = problem->sign * e->hessian[i];
    size += fabs(hessian[i]);
  }
  for (int i = 0; i < 9 && ring != NULL; i++)
    hessian[i] += size * ring[i / 3] * ring[i % 3];
  if (problem->quantity == ELASTIR_YOUNGS_MODULUS)
    hessian[0] += size;
  elastir_symmetric_eigen(3, hessian, values, NULL);
  *largest = values[2];
  return values[0];
}

/* Finds the axis of the ring through an optimum, in the frame's components. */
static bool find_ring(const search_problem *problem, const frame *at, search_ring_tests *tests,
                      double axis[3])
{
  double axes[RING_MOST_AXES][3];
  if (tests->left <= 0)
    return false;
  tests->left--;
  int count = ring_axes(problem, at, tests->symmetry_axis, axes);
  for (int c = 0; c < count; c++) {
    bool nothing = problem->quantity == ELASTIR_YOUNGS_MODULUS && fabs(axes[c][0]) > 1.0 - 1e-9;
    if (nothing || !ring_constant_about(problem, at, axes[c]))
      continue;
    for (int i = 0; i < 3; i++)
      axis[i] = axes[c][i];
    return true;
  }
  return false;
}

search_basin basin_of(const search_problem *problem, const frame *at, search_ring_tests *tests)
{
  search_basin basin = {.cosine = 1.0};
  double amplitude = problem->amplitude, largest;
  if (!(amplitude > 0.0))
    return basin;
  frame_expansion e = frame_expand(problem->kelvin, problem->quantity, at);
  double axis[3], least = least_curvature(problem, &e, NULL, &largest);
  if (least <= RING_FLAT * largest && find_ring(problem, at, tests, axis)) {
    least = least_curvature(problem, &e, axis, &largest);
    basin.ring = true;
    for (int a = 0; a < 3; a++)
      vec3_add(basin.axis, axis[a], at->axis[a], basin.axis);
  }
  if (problem->quantity == ELASTIR_POISSON_RATIO)
    amplitude /= elastir_axial_compliance(problem->compliance, at->axis[0]);
  if (least > RING_FLAT * largest)
    basin.cosine = cos(fmin(least / (steepest_change * amplitude), 0.5));
  return basin;
}

/* ---- the angle between frames ---- */

/* The cosine of the angle by which a frame with rows n and m, and signs, must be turned to be another, or
 * one of its ring. The turn is the sum of the products of the rows, its cosine half of its trace less one;
 * turned about the axis by s, that trace is a constant, a cosine and a sine of s. */
static double cosine_between(const search_basin *basin, const frame *from, double to[3][3])
{
  double trace = 0.0, along = 0.0, across = 0.0;
  for (int r = 0; r < 3; r++) {
    const double *u = from->axis[r], *v = to[r];
    double cross[3];
    trace += vec3_dot(u, v);
    if (basin->ring) {
      vec3_cross(u, v, cross);
      along += vec3_dot(basin->axis, u) * vec3_dot(basin->axis, v);
      across += vec3_dot(basin->axis, cross);
    }
  }
  double turning = trace - along;
  return 0.5 * ((basin->ring ? along + sqrt(turning * turning + across * across) : trace) - 1.0);
}

/* Of single directions, or the signs of them that are nearest. */
static double cosine_of_directions(const search_basin *basin, const double from[3], const double to[3])
{
  if (!basin->ring)
    return fabs(vec3_dot(from, to));
  double one = vec3_dot(basin->axis, from), other = vec3_dot(basin->axis, to);
  return fabs(one * other) + sqrt(fmax(0.0, 1.0 - one * one) * fmax(0.0, 1.0 - other * other));
}

/* With all signs; of n and m in the order given by `first`. */
static double largest_cosine(const search_basin *basin, const frame *optimum, const frame *start, int first)
{
  double most = -1.0;
  for (int signs = 0; signs < 4; signs++) {
    double to[3][3], sign[2] = {signs & 1 ? -1.0 : 1.0, signs & 2 ? -1.0 : 1.0};
    for (int i = 0; i < 3; i++) {
      to[0][i] = sign[0] * start->axis[first][i];
      to[1][i] = sign[1] * start->axis[1 - first][i];
    }
    vec3_cross(to[0], to[1], to[2]);
    most = fmax(most, cosine_between(basin, optimum, to));
  }
  return most;
}

/* A turn of the frame takes no axis farther than its angle, which decides most cases cheaply. */
static bool frame_is_near(const search_basin *basin, const frame *optimum, const frame *start, int first)
{
  return cosine_of_directions(basin, optimum->axis[0], start->axis[first]) > basin->cosine &&
         cosine_of_directions(basin, optimum->axis[1], start->axis[1 - first]) > basin->cosine &&
         largest_cosine(basin, optimum, start, first) > basin->cosine;
}

bool basin_holds(const search_problem *problem, const frame *optimum, const search_basin *basin,
                 const frame *start)
{
  if (!(basin->cosine < 1.0))
    return false;
  if (problem->quantity == ELASTIR_YOUNGS_MODULUS) /* the direction n alone counts */
    return cosine_of_directions(basin, optimum->axis[0], start->axis[0]) > basin->cosine;
  int orders = problem->quantity == ELASTIR_SHEAR_MODULUS ? 2 : 1;
  for (int first = 0; first < orders; first++)
    if (frame_is_near(basin, optimum, start, first))
      return true;
  return false;
}
