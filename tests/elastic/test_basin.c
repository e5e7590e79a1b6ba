/* SPDX-License-Identifier: GPL-3.0-or-later */
/* test_basin.c: around an optimum, or a ring of optima, there is no other within the angle told. */
#include <math.h>
#include <string.h>

#include "elastic/basin.h"
#include "elastic/rings.h"
#include "elastic/tensors.h"
#include "elastic/vec3.h"
#include "suite.h"

typedef struct {
  double compliance[36];
  search_problem problem;
  frame optimum;
  search_basin basin;
} found_basin;

static void find(const double stiffness[36], elastir_quantity quantity, double sign, found_basin *to)
{
  search_directions directions;
  search_grid grid;
  double starts[1][3], value;
  search_ring_tests tests = {.left = 1};
  elastir_compliance(stiffness, to->compliance, NULL);
  to->problem = search_problem_of(to->compliance, quantity, 1e-10);
  to->problem.sign = sign;
  search_fill_directions(&directions);
  search_fill_grid(&to->problem, &directions, &grid);
  search_set_amplitude(&to->problem, &grid);
  search_grid_starts(&to->problem, &grid, 1, starts);
  frame start = search_best_frame(&to->problem, starts[0], &value);
  to->optimum = frame_polish(to->problem.kelvin, quantity, sign, &start);
  to->basin = basin_of(&to->problem, &to->optimum, &tests);
}

/* Signs that mean nothing, and of G the order of n and m. */
static frame disguised(uint64_t *state, elastir_quantity quantity, const frame *at)
{
  double n[3] = {0.0}, m[3] = {0.0};
  bool swap = quantity == ELASTIR_SHEAR_MODULUS && random_unit(state) < 0.0;
  vec3_add(n, random_unit(state) < 0.0 ? -1.0 : 1.0, at->axis[swap ? 1 : 0], n);
  vec3_add(m, random_unit(state) < 0.0 ? -1.0 : 1.0, at->axis[swap ? 0 : 1], m);
  return frame_of(n, m);
}

/* frame_turn turns by 2 atan(|theta|/2). */
static frame turned_by(uint64_t *state, const frame *at, double angle)
{
  double axis[3], theta[3] = {0.0};
  random_direction(state, axis);
  vec3_add(theta, 2.0 * tan(0.5 * angle), axis, theta);
  return frame_turn(at, theta);
}

static double worse_by(const found_basin *of, const frame *at)
{
  return of->problem.sign * (search_value(&of->problem, at) - search_value(&of->problem, &of->optimum));
}

static const elastir_quantity quantities[3] = {ELASTIR_YOUNGS_MODULUS, ELASTIR_SHEAR_MODULUS,
                                               ELASTIR_POISSON_RATIO};

/* Every frame nearer than the angle is held and worse, those beyond are not held, and what starts on the
 * edge comes back. */
START_TEST(nothing_within_the_angle_is_as_good)
{
  uint64_t state = 11;
  int known = 0;
  for (int trial = 0; trial < 60; trial++) {
    double stiffness[36];
    found_basin of;
    elastir_quantity quantity = quantities[trial % 3];
    random_stable(&state, 1.5, stiffness);
    find(stiffness, quantity, trial / 3 % 2 == 0 ? 1.0 : -1.0, &of);
    ck_assert(!of.basin.ring);
    double angle = acos(of.basin.cosine);
    known += angle > 1e-3;
    for (int k = 0; k < 50 && angle > 0.0; k++) {
      double part = k == 0 ? 0.999 : 0.01 + 0.49 * (1.0 + random_unit(&state));
      frame near = turned_by(&state, &of.optimum, part * angle);
      frame seen = disguised(&state, quantity, &near);
      ck_assert(basin_holds(&of.problem, &of.optimum, &of.basin, &seen));
      if (quantity != ELASTIR_YOUNGS_MODULUS) /* of which turns about n change nothing */
        ck_assert_double_gt(worse_by(&of, &near), 0.0);
      frame back = frame_polish(of.problem.kelvin, quantity, of.problem.sign, &near);
      /* Two polished optima agree to rounding of the value. */
      ck_assert_double_eq_tol(worse_by(&of, &back), 0.0, 1e-13 * fabs(search_value(&of.problem, &back)));
      frame far = turned_by(&state, &of.optimum, 1.001 * angle);
      if (quantity != ELASTIR_YOUNGS_MODULUS)
        ck_assert(!basin_holds(&of.problem, &of.optimum, &of.basin, &far));
    }
  }
  ck_assert_int_ge(known, 55); /* flat optima of random tensors are rare */
}
END_TEST

/* A hexagonal crystal in any frame: all optima that are not on its axis are rings about it. */
START_TEST(rings_are_held_whole)
{
  double hexagonal[36], stiffness[36], axis[3];
  uint64_t state = 12;
  int rings = 0;
  fill_hexagonal(162.0, 92.0, 69.0, 181.0, 46.7, hexagonal); /* titanium */
  for (int trial = 0; trial < 18; trial++) {
    found_basin of;
    double rotation[9], lab[3] = {0.0};
    random_rotation(&state, rotation);
    elastir_rotate_stiffness(hexagonal, rotation, stiffness);
    for (int i = 0; i < 3; i++)
      axis[i] = rotation[3 * i + 2];
    find(stiffness, quantities[trial % 3], trial / 3 % 2 == 0 ? 1.0 : -1.0, &of);
    if (!of.basin.ring)
      continue;
    rings++;
    ck_assert_double_lt(of.basin.cosine, 1.0);
    for (int k = 0; k < 100; k++) {
      double turn = 3.0 * random_unit(&state), along[3];
      for (int a = 0; a < 3; a++)
        along[a] = 2.0 * tan(0.5 * turn) * vec3_dot(of.basin.axis, of.optimum.axis[a]);
      frame member = frame_turn(&of.optimum, along);
      frame near = turned_by(&state, &member, 0.99 * acos(of.basin.cosine));
      frame seen = disguised(&state, of.problem.quantity, &near);
      ck_assert_double_eq_tol(worse_by(&of, &member), 0.0, 1e-9 * fabs(search_value(&of.problem, &member)));
      ck_assert(basin_holds(&of.problem, &of.optimum, &of.basin, &seen));
    }
    /* Rings about n or m of a frame lie along the axis or across it, as those about the axis do. */
    vec3_add(lab, 1.0, of.basin.axis, lab);
    double cosine = fabs(vec3_dot(lab, axis));
    ck_assert(cosine > 1.0 - 1e-6 || cosine < 1e-6);
  }
  ck_assert_int_ge(rings, 9);
}
END_TEST

START_TEST(without_a_range_nothing_is_known)
{
  double stiffness[36];
  found_basin of;
  uint64_t state = 13;
  search_ring_tests tests = {.left = 1};
  random_stable(&state, 1.0, stiffness);
  find(stiffness, ELASTIR_SHEAR_MODULUS, 1.0, &of);
  of.problem.amplitude = 0.0;
  of.basin = basin_of(&of.problem, &of.optimum, &tests);
  ck_assert(!basin_holds(&of.problem, &of.optimum, &of.basin, &of.optimum));
}
END_TEST

Suite *suite_elastic_basin(void)
{
  Suite *suite = suite_create("basins of optima");
  TCase *tests = tcase_create("basins");
  tcase_set_timeout(tests, 60);
  tcase_add_test(tests, nothing_within_the_angle_is_as_good);
  tcase_add_test(tests, rings_are_held_whole);
  tcase_add_test(tests, without_a_range_nothing_is_known);
  suite_add_tcase(suite, tests);
  return suite;
}
