/* SPDX-License-Identifier: GPL-3.0-or-later */
/* optima.c: the distinct optima of E, G and nu that have been found. */
#include "elastic/optima.h"

#include <math.h>
#include <string.h>

#include "elastic/basin.h"
#include "elastic/vec3.h"

/* Sine squared of the angle below which two directions are one: 1e-4 rad. */
static const double same_direction = 1e-8;

void search_begin(const search_problem *problem, search_optima *optima)
{
  optima->best = problem->sign * INFINITY;
  optima->count = 0;
  optima->tests = (search_ring_tests){.left = 8};
}

static bool parallel(const double a[3], const double b[3])
{
  double c[3];
  vec3_cross(a, b, c);
  return vec3_dot(c, c) < same_direction;
}

/* Whether the frame half way between two is as good: in a flat valley Newton's method ends where it is. */
static bool one_valley(const search_problem *problem, const frame *a, const frame *b)
{
  const double near = 2.5e-5; /* sine squared of 0.3 degrees */
  double between[2][3], value = search_value(problem, a);
  for (int k = 0; k < 2; k++) {
    double c[3], sign = vec3_dot(a->axis[k], b->axis[k]) < 0.0 ? -1.0 : 1.0;
    vec3_cross(a->axis[k], b->axis[k], c);
    bool needed = k == 0 || problem->quantity != ELASTIR_YOUNGS_MODULUS;
    if (needed && vec3_dot(c, c) > near)
      return false;
    vec3_add(a->axis[k], sign, b->axis[k], between[k]);
  }
  frame middle = frame_of(between[0], between[1]);
  return fabs(search_value(problem, &middle) - value) <= search_tolerance(problem, value);
}

static bool same_optimum(const search_problem *problem, const frame *a, const frame *b)
{
  bool shear = problem->quantity == ELASTIR_SHEAR_MODULUS; /* n and m may change places */
  if (!shear && fabs(vec3_dot(a->axis[0], b->axis[0])) < 0.999)
    return false; /* the usual case, decided cheaply */
  if (one_valley(problem, a, b))
    return true;
  return shear && parallel(a->axis[0], b->axis[1]) && parallel(a->axis[1], b->axis[0]);
}

/* Keeps what is as good as `value`, the best so far. */
static void set_best(const search_problem *problem, double value, search_optima *optima)
{
  int kept = 0;
  optima->best = value;
  for (int i = 0; i < optima->count; i++) {
    if (fabs(optima->value[i] - value) > search_tolerance(problem, value))
      continue;
    optima->at[kept] = optima->at[i];
    optima->basin[kept] = optima->basin[i];
    optima->value[kept++] = optima->value[i];
  }
  optima->count = kept;
}

static void add_optimum(const search_problem *problem, const frame *at, search_optima *optima)
{
  double value = search_value(problem, at), better = problem->sign * (optima->best - value);
  if (better > 0.0)
    set_best(problem, value, optima);
  else if (!(-better <= search_tolerance(problem, value)))
    return;
  int place = 0;
  while (place < optima->count && !same_optimum(problem, &optima->at[place], at))
    place++;
  if (place == SEARCH_MAX_OPTIMA)
    return;
  if (place == optima->count)
    optima->count++;
  else if (!(problem->sign * (optima->value[place] - value) > 0.0))
    return;
  optima->at[place] = *at;
  optima->value[place] = value;
  optima->basin[place] = basin_of(problem, at, &optima->tests);
}

static bool in_known_basin(const search_problem *problem, const search_optima *optima, const frame *at)
{
  for (int i = 0; i < optima->count; i++)
    if (basin_holds(problem, &optima->at[i], &optima->basin[i], at))
      return true;
  return false;
}

void search_polish_from(const search_problem *problem, const double n[3], search_optima *optima)
{
  double unit[3] = {n[0], n[1], n[2]}, value;
  elastir_normalise(unit);
  frame at = search_best_frame(problem, unit, &value);
  if (in_known_basin(problem, optima, &at))
    return;
  if (optima->count > 0) {
    at = frame_approach(problem->kelvin, problem->quantity, problem->sign, &at, 2);
    if (in_known_basin(problem, optima, &at))
      return;
  }
  at = frame_polish(problem->kelvin, problem->quantity, problem->sign, &at);
  if (!in_known_basin(problem, optima, &at))
    add_optimum(problem, &at, optima);
}

void search_add_images(const search_problem *problem, int axis, search_optima *optima)
{
  for (int i = 0, count = optima->count; i < count; i++) {
    double n[3], m[3];
    memcpy(n, optima->at[i].axis[0], sizeof n);
    memcpy(m, optima->at[i].axis[1], sizeof m);
    n[axis] = -n[axis];
    m[axis] = -m[axis];
    frame image = frame_of(n, m);
    if (!in_known_basin(problem, optima, &image))
      add_optimum(problem, &image, optima);
  }
}

void search_polish_grid(const search_problem *problem, const search_grid *grid,
                        search_optima *optima)
{
  double starts[SEARCH_STARTS][3];
  int count = search_grid_starts(problem, grid, SEARCH_STARTS, starts);
  for (int s = 0; s < count; s++)
    search_polish_from(problem, starts[s], optima);
}
