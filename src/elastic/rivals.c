/* SPDX-License-Identifier: GPL-3.0-or-later */
/* rivals.c: the optima of E, G and nu that may become the best of a tensor near by. */
#include "elastic/rivals.h"

#include <math.h>
#include <stddef.h>

#include "elastic/vec3.h"

const elastir_quantity rivals_quantities[RIVALS_QUANTITIES] = {
    ELASTIR_YOUNGS_MODULUS, ELASTIR_SHEAR_MODULUS, ELASTIR_POISSON_RATIO};

/* Of the range of the function: what changes by more may have other optima. */
static const double small_change = 0.02;

/* The same direction, and the same m where it counts. */
static bool same(elastir_quantity quantity, const frame *a, const frame *b)
{
  return fabs(vec3_dot(a->axis[0], b->axis[0])) > SPHERE_SAME_COSINE &&
         (quantity == ELASTIR_YOUNGS_MODULUS || fabs(vec3_dot(a->axis[1], b->axis[1])) > SPHERE_SAME_COSINE);
}

static void add_from(const search_problem *problem, const double n[3], rivals *to)
{
  double value;
  frame start = search_best_frame(problem, n, &value);
  frame at = frame_polish(problem->kelvin, problem->quantity, problem->sign, &start);
  for (int r = 0; r < to->count; r++)
    if (same(problem->quantity, &to->at[r], &at))
      return;
  to->value[to->count] = search_value(problem, &at);
  to->at[to->count++] = at;
}

/* The known optimum of this sign first. */
static void find_end(search_problem *problem, const search_grid *grid, const elastir_extrema *known,
                     rivals *to)
{
  double starts[RIVALS_MOST - 1][3];
  bool maximum = (problem->sign < 0.0) == (problem->quantity == ELASTIR_POISSON_RATIO);
  const elastir_extremum *end = maximum ? &known->max : &known->min;
  int count = search_grid_starts(problem, grid, RIVALS_MOST - 1, starts);
  if (end->degeneracy != ELASTIR_UNDEFINED && end->degeneracy != ELASTIR_ISOTROPIC)
    add_from(problem, end->direction, to);
  for (int s = 0; s < count; s++)
    add_from(problem, starts[s], to);
}

void rivals_find(const double compliance[36], const elastir_extrema extrema[4], rival_set *set)
{
  *set = (rival_set){0};
  search_fill_directions(&set->directions);
  for (int k = 0; k < RIVALS_QUANTITIES; k++) {
    elastir_quantity quantity = rivals_quantities[k];
    search_problem problem = search_problem_of(compliance, quantity, 0.0);
    search_grid grid;
    search_fill_grid(&problem, &set->directions, &grid);
    rivals *ends = set->of[quantity];
    for (int end = 0; end < 2; end++) {
      problem.sign = end == 0 ? 1.0 : -1.0;
      find_end(&problem, &grid, &extrema[quantity], &ends[end]);
    }
    ends[0].range = ends[1].range = fabs(ends[1].value[0] - ends[0].value[0]);
  }
}

static double search_from(const search_problem *problem, const frame *start)
{
  return problem->sign *
         frame_optimum(problem->kelvin, problem->quantity, problem->sign, start);
}

static double lattice_best(const search_problem *problem, const rival_set *set, search_grid *grid)
{
  enum { STARTS = 3 };
  double starts[STARTS][3], best = NAN, value;
  if (grid->n == NULL)
    search_fill_grid(problem, &set->directions, grid);
  int count = search_grid_starts(problem, grid, STARTS, starts);
  for (int s = 0; s < count; s++) {
    frame start = search_best_frame(problem, starts[s], &value);
    best = fmin(search_from(problem, &start), best); /* of NAN and a number the number */
  }
  return best;
}

double rivals_best(const search_problem *problem, const rival_set *set, search_grid *grid)
{
  const rivals *from = &set->of[problem->quantity][problem->sign < 0.0];
  double values[RIVALS_MOST], best = NAN, gain = 0.0, change = 0.0;
  bool tried[RIVALS_MOST] = {false};
  for (int r = 0; r < from->count; r++) {
    values[r] = problem->sign * search_value(problem, &from->at[r]);
    change = fmax(change, fabs(values[r] - problem->sign * from->value[r]));
  }
  if (from->count > 0 && !(change <= small_change * from->range))
    best = lattice_best(problem, set, grid);
  /* The best first; others only while they may get ahead: slopes are of the size of the change, and
   * curvatures of that of the range, so that what a search gains is of the size of change^2/range. */
  double expected = change * change / from->range;
  for (int round = 0; round < from->count; round++) {
    int next = -1;
    for (int r = 0; r < from->count; r++)
      if (!tried[r] && !isnan(values[r]) && (next < 0 || values[r] < values[next]))
        next = r;
    if (next < 0 || values[next] > best + 4.0 * fmax(gain, expected))
      break;
    tried[next] = true;
    double found = search_from(problem, &from->at[next]);
    gain = fmax(gain, values[next] - found);
    best = fmin(found, best);
  }
  return problem->sign * best;
}
