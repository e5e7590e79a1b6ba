/* SPDX-License-Identifier: GPL-3.0-or-later */
/* sphere_search.c: the search over directions that extrema, error bars and waves share. */
#include "elastic/sphere_search.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "elastic/directions.h"
#include "elastic/tensor.h"
#include "elastic/vec3.h"

/* Below this |nu| differences are counted from here. */
static const double poisson_floor = 0.01;

/* ---- directions to start from ---- */

static bool on_lattice(sphere_lattice lattice, int size, const int point[3])
{
  int x = abs(point[0]), y = abs(point[1]), z = abs(point[2]);
  if (lattice == SPHERE_OCTAHEDRON)
    return x + y + z == size;
  int largest = x > y ? x : y;
  return (largest > z ? largest : z) == size;
}

int sphere_lattice_points(sphere_lattice lattice, int size, int (*points)[3])
{
  int count = 0;
  for (int i = -size; i <= size; i++)
    for (int j = -size; j <= size; j++)
      for (int k = 0; k <= size; k++) {
        const int point[3] = {i, j, k};
        bool upper = k > 0 || j > 0 || (j == 0 && i > 0);
        if (upper && on_lattice(lattice, size, point))
          memcpy(points[count++], point, sizeof point);
      }
  return count;
}

/* ---- the function ---- */

search_problem search_problem_of(const double compliance[36], elastir_quantity quantity,
                                 double equal_within)
{
  search_problem problem = {
      .compliance = compliance, .quantity = quantity, .sign = 1.0, .equal_within = equal_within};
  elastir_kelvin_from_compliance(compliance, problem.kelvin);
  return problem;
}

double search_value(const search_problem *problem, const frame *at)
{
  if (problem->quantity == ELASTIR_POISSON_RATIO)
    return elastir_poisson_ratio(problem->compliance, at->axis[0], at->axis[1]);
  if (problem->quantity == ELASTIR_SHEAR_MODULUS)
    return elastir_shear_compliance(problem->compliance, at->axis[0], at->axis[1]);
  return elastir_axial_compliance(problem->compliance, at->axis[0]);
}

/* The best frames for both signs: that of the least value first. */
static void frames_at(const search_problem *problem, const double n[3], frame frames[2])
{
  if (problem->quantity == ELASTIR_YOUNGS_MODULUS) {
    double m[3], unused[3];
    elastir_tangent_frame(n, m, unused);
    frames[0] = frames[1] = frame_of(n, m);
    return;
  }
  bool shear = problem->quantity == ELASTIR_SHEAR_MODULUS; /* 1/G is least where G is largest */
  elastir_transverse_range range = shear ? elastir_shear_range(problem->compliance, n)
                                         : elastir_poisson_range(problem->compliance, n);
  frames[shear ? 1 : 0] = frame_of(n, range.min_transverse);
  frames[shear ? 0 : 1] = frame_of(n, range.max_transverse);
}

frame search_best_frame(const search_problem *problem, const double n[3], double *value)
{
  frame frames[2];
  frames_at(problem, n, frames);
  const frame *best = &frames[problem->sign < 0.0];
  *value = search_value(problem, best);
  return *best;
}

double search_size(const search_problem *problem, double value)
{
  return fmax(fabs(value), problem->quantity == ELASTIR_POISSON_RATIO ? poisson_floor : 0.0);
}

double search_tolerance(const search_problem *problem, double value)
{
  return problem->equal_within * search_size(problem, value);
}

/* ---- the grid ---- */

void search_fill_directions(search_directions *directions)
{
  int points[SEARCH_GRID][3];
  sphere_lattice_points(SPHERE_OCTAHEDRON, SEARCH_GRID_SIZE, points);
  for (int p = 0; p < SEARCH_GRID; p++) {
    for (int i = 0; i < 3; i++)
      directions->n[p][i] = points[p][i];
    elastir_normalise(directions->n[p]);
  }
}

/* The values of frames_at, without the frames: both ends of the quadratic form over m. */
static void values_at(const search_problem *problem, const double n[3], double *least, double *most)
{
  const double *s = problem->compliance;
  double axial = elastir_axial_compliance(s, n);
  *least = *most = axial;
  if (problem->quantity == ELASTIR_YOUNGS_MODULUS)
    return;
  bool poisson = problem->quantity == ELASTIR_POISSON_RATIO;
  elastir_transverse_form form = poisson ? elastir_poisson_form(s, n) : elastir_shear_form(s, n);
  double radius = sqrt(form.difference * form.difference + form.cross * form.cross);
  *least = poisson ? -(form.mean + radius) / axial : form.mean - radius;
  *most = poisson ? -(form.mean - radius) / axial : form.mean + radius;
}

void search_fill_grid(const search_problem *problem, const search_directions *directions,
                      search_grid *grid)
{
  grid->n = directions->n;
  for (int p = 0; p < SEARCH_GRID; p++)
    values_at(problem, grid->n[p], &grid->value[0][p], &grid->value[1][p]);
}

void search_set_amplitude(search_problem *problem, const search_grid *grid)
{
  double lowest = INFINITY, highest = -INFINITY, axial = 0.0;
  for (int p = 0; p < SEARCH_GRID; p++) {
    lowest = fmin(lowest, grid->value[0][p]);
    highest = fmax(highest, grid->value[1][p]);
    axial = fmax(axial, elastir_axial_compliance(problem->compliance, grid->n[p]));
  }
  problem->amplitude = 0.5 * (highest - lowest);
  if (problem->quantity == ELASTIR_POISSON_RATIO)
    problem->amplitude *= axial;
}

bool search_is_isotropic(const search_problem *problem, const search_grid *grid)
{
  double lowest = INFINITY, highest = -INFINITY;
  for (int p = 0; p < 2 * SEARCH_GRID; p++) {
    double value = grid->value[p % 2][p / 2];
    lowest = fmin(lowest, value);
    highest = fmax(highest, value);
  }
  return highest - lowest <= search_tolerance(problem, highest);
}

int search_grid_starts(const search_problem *problem, const search_grid *grid, int most,
                       double (*starts)[3])
{
  const double *value = grid->value[problem->sign < 0.0];
  bool left_out[SEARCH_GRID];
  int count = 0;
  for (int p = 0; p < SEARCH_GRID; p++)
    left_out[p] = isnan(value[p]);
  while (count < most) {
    int best = -1;
    for (int p = 0; p < SEARCH_GRID; p++)
      if (!left_out[p] && (best < 0 || problem->sign * (value[best] - value[p]) > 0.0))
        best = p;
    if (best < 0)
      break;
    memcpy(starts[count++], grid->n[best], sizeof starts[0]);
    for (int p = 0; p < SEARCH_GRID; p++)
      left_out[p] |= fabs(vec3_dot(grid->n[p], grid->n[best])) > SPHERE_APART_COSINE;
  }
  return count;
}
