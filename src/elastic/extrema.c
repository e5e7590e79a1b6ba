/* SPDX-License-Identifier: GPL-3.0-or-later */
/* extrema.c: the global extrema of E, beta, G and nu over all directions, with a proof.
 *
 * For fixed n the extremum over m is in closed form (directions.h), so n alone is searched:
 * 1. The best few of a fixed grid of n are polished by Newton's method (frame.h).
 * 2. With t the best value moved outward by the gap asked for, 'no direction passes t' is
 *    'a form is positive' (below), which positivity.h proves or refutes.
 * 3. A counterexample is a better start: polish it and go back to 2.
 * 4. The cells of the sphere where the form for t = the best value itself is not provably
 *    positive hold all optima that are as good or better. They are polished from, too: that
 *    finds the best of several within the gap, and the equivalent ones.
 *
 * The forms. E: 1/E >= t for all n is S(nnnn) - t|n|^4 > 0, and 1/E <= t its negative.
 * G and nu: let A(n) be the 2x2 matrix of 1/G, or of S(nnmm), on the plane perpendicular to n,
 * and B(n) = A - t I, or A + t S(nnnn) I. Its determinant times a power of |n|^2 is the form
 *   P6 - t P4 |n|^2 + t^2 |n|^6    or    P6 |n|^2 + t P4 S(nnnn) + t^2 S(nnnn)^2
 * with P4, P6 the restricted trace and determinant of forms.h. If it is positive everywhere,
 * no eigenvalue of B is zero anywhere, so by continuity on the connected sphere B has as many
 * positive eigenvalues for every n as for one; and at the directions of the grid both have
 * the sign that is claimed, since t was chosen beyond the values found there.
 *
 * The bound thus holds for the compliance as given in double precision; for its last bits the
 * bound is moved outward by 4 units of rounding. */
#include "elastic/extrema.h"

#include <float.h>
#include <math.h>
#include <string.h>

#include "elastic/directions.h"
#include "elastic/forms.h"
#include "elastic/positivity.h"
#include "elastic/search.h"
#include "elastic/tensor.h"

/* The grid: all n = (i, j, k) with |i| + |j| + k = GRID_SIZE, k >= 0. */
#define GRID_SIZE 8
#define GRID_MAX (4 * GRID_SIZE * GRID_SIZE)
#define GRID_STARTS 5

#define FEW_SEEDS 64

/* Below this |nu| its gap is counted from here. */
static const double poisson_floor = 0.01;

typedef struct {
  form axial, length2, length4; /* S(nnnn), |n|^2, |n|^4 */
  form trace, determinant;      /* restricted, for G or nu */
} search_forms;

double search_value(const search_problem *problem, const frame *at)
{
  if (problem->quantity == ELASTIR_POISSON_RATIO)
    return elastir_poisson_ratio(problem->compliance, at->axis[0], at->axis[1]);
  if (problem->quantity == ELASTIR_SHEAR_MODULUS)
    return elastir_shear_compliance(problem->compliance, at->axis[0], at->axis[1]);
  return elastir_axial_compliance(problem->compliance, at->axis[0]);
}

frame search_best_frame(const search_problem *problem, const double n[3], double *value)
{
  elastir_transverse_range range;
  double m[3], unused[3];
  if (problem->quantity == ELASTIR_YOUNGS_MODULUS) {
    elastir_tangent_frame(n, m, unused);
  } else {
    bool shear = problem->quantity == ELASTIR_SHEAR_MODULUS;
    range = shear ? elastir_shear_range(problem->compliance, n)
                  : elastir_poisson_range(problem->compliance, n);
    bool minimum = shear ? problem->sign < 0.0 : problem->sign > 0.0;
    memcpy(m, minimum ? range.min_transverse : range.max_transverse, sizeof m);
  }
  frame best = frame_of(n, m);
  *value = search_value(problem, &best);
  return best;
}

double search_tolerance(const search_problem *problem, double value)
{
  double size = fabs(value);
  if (problem->quantity == ELASTIR_POISSON_RATIO)
    size = fmax(size, poisson_floor);
  return problem->equal_within * size;
}

/* ---- the list of optima ---- */

/* Within 1e-4 rad. */
static bool parallel(const double a[3], const double b[3])
{
  double c[3] = {a[1] * b[2] - a[2] * b[1], a[2] * b[0] - a[0] * b[2],
                 a[0] * b[1] - a[1] * b[0]};
  return c[0] * c[0] + c[1] * c[1] + c[2] * c[2] < 1e-8;
}

static bool same_optimum(const search_problem *problem, const frame *a, const frame *b)
{
  if (problem->quantity != ELASTIR_SHEAR_MODULUS) {
    double dot = a->axis[0][0] * b->axis[0][0] + a->axis[0][1] * b->axis[0][1] +
                 a->axis[0][2] * b->axis[0][2];
    if (fabs(dot) < 0.999) /* the usual case, decided cheaply */
      return false;
  }
  if (problem->quantity == ELASTIR_YOUNGS_MODULUS)
    return parallel(a->axis[0], b->axis[0]);
  if (parallel(a->axis[0], b->axis[0]) && parallel(a->axis[1], b->axis[1]))
    return true;
  return problem->quantity == ELASTIR_SHEAR_MODULUS && parallel(a->axis[0], b->axis[1]) &&
         parallel(a->axis[1], b->axis[0]);
}

static void add_optimum(const search_problem *problem, search_optima *optima, const frame *at)
{
  double value = search_value(problem, at), better = problem->sign * (optima->best - value);
  if (better > 0.0) {
    optima->best = value;
    int kept = 0;
    for (int i = 0; i < optima->count; i++) {
      if (fabs(optima->value[i] - value) > search_tolerance(problem, value))
        continue;
      optima->at[kept] = optima->at[i];
      optima->value[kept++] = optima->value[i];
    }
    optima->count = kept;
  } else if (!(-better <= search_tolerance(problem, value))) {
    return;
  }
  for (int i = 0; i < optima->count; i++)
    if (same_optimum(problem, &optima->at[i], at)) {
      if (problem->sign * (optima->value[i] - value) > 0.0) {
        optima->at[i] = *at;
        optima->value[i] = value;
      }
      return;
    }
  if (optima->count == SEARCH_MAX_OPTIMA)
    return;
  optima->at[optima->count] = *at;
  optima->value[optima->count++] = value;
}

/* Polishes from the best frame at n, which need not be normalised. */
static void polish_from(const search_problem *problem, search_optima *optima,
                        const double n[3])
{
  double unit[3] = {n[0], n[1], n[2]}, value;
  elastir_normalise(unit);
  frame start = search_best_frame(problem, unit, &value);
  frame polished =
      frame_polish(problem->kelvin, problem->quantity, problem->sign, &start);
  add_optimum(problem, optima, &polished);
}

/* ---- the grid ---- */

typedef struct {
  int count;
  double n[GRID_MAX][3];
  double value[GRID_MAX];
} search_grid;

static void fill_grid(const search_problem *problem, search_grid *grid)
{
  grid->count = 0;
  for (int i = -GRID_SIZE; i <= GRID_SIZE; i++)
    for (int j = -GRID_SIZE; j <= GRID_SIZE; j++) {
      int k = GRID_SIZE - (i < 0 ? -i : i) - (j < 0 ? -j : j);
      if (k < 0 || (k == 0 && (j < 0 || (j == 0 && i < 0))))
        continue;
      double *n = grid->n[grid->count];
      n[0] = i;
      n[1] = j;
      n[2] = k;
      elastir_normalise(n);
      search_best_frame(problem, n, &grid->value[grid->count++]);
    }
}

/* Polishes the best directions of the grid that are at least some 20 degrees apart. */
static void polish_grid(const search_problem *problem, search_grid *grid,
                        search_optima *optima)
{
  for (int start = 0; start < GRID_STARTS; start++) {
    int best = -1;
    for (int i = 0; i < grid->count; i++)
      if (!isnan(grid->value[i]) &&
          (best < 0 || problem->sign * (grid->value[best] - grid->value[i]) > 0.0))
        best = i;
    if (best < 0)
      return;
    double n[3] = {grid->n[best][0], grid->n[best][1], grid->n[best][2]};
    polish_from(problem, optima, n);
    for (int i = 0; i < grid->count; i++) {
      double dot = grid->n[i][0] * n[0] + grid->n[i][1] * n[1] + grid->n[i][2] * n[2];
      if (fabs(dot) > 0.94)
        grid->value[i] = NAN;
    }
  }
}

/* ---- the proof ---- */

static search_forms forms_of(const double compliance[36], elastir_quantity quantity)
{
  search_forms forms;
  form matrix[6];
  forms.length2 = form_square_length();
  forms.length4 = form_product(&forms.length2, &forms.length2);
  forms.axial = form_axial(compliance);
  if (quantity == ELASTIR_SHEAR_MODULUS)
    form_shear_matrix(compliance, matrix);
  else
    form_poisson_matrix(compliance, matrix);
  forms.trace = form_restricted_trace(matrix);
  forms.determinant = form_restricted_determinant(matrix);
  return forms;
}

/* The form that is positive everywhere if no direction passes t (top of the file). */
static form claim(const search_problem *problem, const search_forms *forms, double t)
{
  if (problem->quantity == ELASTIR_YOUNGS_MODULUS)
    return form_sum(problem->sign, &forms->axial, -problem->sign * t, &forms->length4);
  bool shear = problem->quantity == ELASTIR_SHEAR_MODULUS;
  const form *square = shear ? &forms->length4 : &forms->axial;
  form first = forms->determinant, second, third;
  if (shear) {
    second = form_product(&forms->trace, &forms->length2);
    third = form_product(square, &forms->length2);
  } else {
    first = form_product(&forms->determinant, &forms->length2);
    second = form_product(&forms->trace, square);
    third = form_product(square, square);
  }
  form sum = form_sum(1.0, &first, shear ? -t : t, &second);
  return form_sum(1.0, &sum, t * t, &third);
}

/* The best value, moved outward by the relative gap. */
static double outward(const search_problem *problem, double best, double gap)
{
  if (problem->quantity == ELASTIR_POISSON_RATIO)
    return best - problem->sign * gap * fmax(fabs(best), poisson_floor);
  /* best = 1/E: E (1 + gap) for a maximum, E (1 - gap) for a minimum. */
  return best / (1.0 + problem->sign * gap);
}

/* What the eigenvalues of S alone say: 1/E lies between the extreme ones, 1/G between twice
 * the extreme ones, and nu^2 is at most their ratio (Cauchy and Schwarz). */
static double crude_bound(const search_problem *problem)
{
  double values[6];
  elastir_symmetric_eigen(6, problem->kelvin, values, NULL);
  double allowance = 64.0 * DBL_EPSILON * values[5]; /* of a 6x6 symmetric eigenvalue */
  double lowest = fmax(values[0] - allowance, DBL_MIN), highest = values[5] + allowance;
  if (problem->quantity == ELASTIR_POISSON_RATIO)
    return -problem->sign * sqrt(highest / lowest);
  double extreme = problem->sign > 0.0 ? lowest : highest;
  return problem->quantity == ELASTIR_SHEAR_MODULUS ? 2.0 * extreme : extreme;
}

/* Steps 2 and 3; returns the bound in the function's unit. Each attempt may use half of the
 * cells that are left (extrema.h). */
static double prove(const search_problem *problem, const search_forms *forms, double gap,
                    unsigned long max_cells, search_optima *optima, unsigned long *cells)
{
  while (gap < 1.0 && *cells < max_cells) {
    double t = outward(problem, optima->best, gap);
    form p = claim(problem, forms, t);
    positivity_result result = positivity_prove(&p, (max_cells - *cells + 1) / 2);
    *cells += result.cells;
    if (result.answer == POSITIVITY_PROVEN)
      return t;
    double before = optima->best;
    if (result.answer == POSITIVITY_COUNTEREXAMPLE)
      polish_from(problem, optima, result.direction);
    if (result.answer == POSITIVITY_UNDECIDED ||
        !(problem->sign * (before - optima->best) > 0.0))
      gap *= 2.0;
  }
  return crude_bound(problem);
}

/* Step 4. The best value is moved inward a little so that optima that count as equal, but are
 * worse in their last digits, are found too. */
static void find_equivalents(const search_problem *problem, const search_forms *forms,
                             search_optima *optima)
{
  positivity_seeds seeds;
  form p = claim(problem, forms, outward(problem, optima->best, -2.0 * problem->equal_within));
  int depth = POSITIVITY_COARSE_DEPTH;
  positivity_search(&p, depth, &seeds);
  /* Optima may lie close to each other: where there are few cells, take smaller ones. */
  while (seeds.count <= FEW_SEEDS && depth < POSITIVITY_FINE_DEPTH) {
    depth += 4;
    positivity_search(&p, depth, &seeds);
  }
  for (int i = 0; i < seeds.count; i++)
    polish_from(problem, optima, seeds.direction[i]);
}

/* ---- one extremum ---- */

static double in_its_unit(elastir_quantity quantity, double function)
{
  return quantity == ELASTIR_POISSON_RATIO ? function : ELASTIR_GPA_PER_TPA / function;
}

/* Whether the function is the same for all directions of the grid. */
static bool isotropic(const search_problem *problem, const search_grid *grid)
{
  search_problem other = *problem;
  other.sign = -problem->sign;
  double lowest = INFINITY, highest = -INFINITY;
  for (int i = 0; i < grid->count; i++) {
    double value;
    search_best_frame(&other, grid->n[i], &value);
    lowest = fmin(lowest, fmin(value, grid->value[i]));
    highest = fmax(highest, fmax(value, grid->value[i]));
  }
  return highest - lowest <= search_tolerance(problem, highest);
}

static elastir_extremum undefined_extremum(void)
{
  elastir_extremum e = {.value = NAN, .bound = NAN, .gap = NAN, .degeneracy = ELASTIR_UNDEFINED};
  for (int i = 0; i < 3; i++)
    e.direction[i] = e.transverse[i] = e.axis[i] = NAN;
  e.axis_angle_deg = NAN;
  return e;
}

static void set_gap(elastir_extremum *e, elastir_quantity quantity, bool maximum, double asked)
{
  double allowance = 4.0 * DBL_EPSILON * fabs(e->bound);
  e->bound += maximum ? allowance : -allowance;
  double size = fabs(e->value);
  if (quantity == ELASTIR_POISSON_RATIO)
    size = fmax(size, poisson_floor);
  e->gap = fabs(e->bound - e->value) / size;
  e->certified = e->gap <= asked;
}

static elastir_extremum find_one(search_problem *problem, const search_forms *forms,
                                 bool maximum, double gap, unsigned long max_cells)
{
  elastir_extremum extremum = {.value = NAN};
  search_grid grid;
  search_optima optima = {.count = 0};
  problem->sign = (problem->quantity == ELASTIR_POISSON_RATIO) == maximum ? -1.0 : 1.0;
  optima.best = problem->sign * INFINITY;
  fill_grid(problem, &grid);
  bool same_everywhere = isotropic(problem, &grid);
  polish_grid(problem, &grid, &optima);
  /* A little less than asked for, so that rounding of value and bound cannot exceed it. */
  double bound = prove(problem, forms, 0.999 * gap, max_cells, &optima, &extremum.cells);
  if (!same_everywhere)
    find_equivalents(problem, forms, &optima);
  if (same_everywhere) {
    extremum.degeneracy = ELASTIR_ISOTROPIC;
    extremum.direction[0] = 1.0;
    extremum.transverse[1] = problem->quantity == ELASTIR_YOUNGS_MODULUS ? 0.0 : 1.0;
    extremum.value = optima.best;
  } else {
    search_classify(problem, &optima, &extremum);
  }
  extremum.value = in_its_unit(problem->quantity, extremum.value);
  extremum.bound = in_its_unit(problem->quantity, bound);
  set_gap(&extremum, problem->quantity, maximum, gap);
  return extremum;
}

/* ---- linear compressibility ---- */

/* beta(n) = n.B.n with B_ij = S_ijkk: the extrema are the eigenvalues of B. */
static elastir_extrema find_compressibility(const double s[36], double equal_within)
{
  double b[9], values[3], vectors[9], size = 0.0, entries = 0.0;
  for (int i = 0; i < 36; i++)
    entries = fmax(entries, fabs(s[i]));
  for (int i = 0; i < 3; i++)
    for (int j = 0; j < 3; j++) {
      b[3 * i + j] = 0.0;
      for (int k = 0; k < 3; k++)
        b[3 * i + j] += elastir_compliance_component(s, i, j, k, k);
      size = fmax(size, fabs(b[3 * i + j]));
    }
  elastir_symmetric_eigen(3, b, values, vectors);
  elastir_extrema extrema;
  for (int which = 0; which < 2; which++) {
    elastir_extremum e = {.value = values[which == 0 ? 0 : 2], .certified = true};
    /* Of a 3x3 symmetric eigenvalue, and of the inverse that S is: B is the small rest of large
     * entries where a shear is soft. */
    double allowance = 64.0 * DBL_EPSILON * fmax(size, entries);
    e.bound = which == 0 ? e.value - allowance : e.value + allowance;
    e.gap = e.value != 0.0 ? fabs(allowance / e.value) : 0.0;
    int single = which == 0 ? 0 : 2, other = 2 - single;
    bool with_middle = fabs(values[1] - values[single]) <= equal_within * size;
    bool with_other = fabs(values[other] - values[single]) <= equal_within * size;
    e.degeneracy = with_other ? ELASTIR_ISOTROPIC
                              : with_middle ? ELASTIR_RING : ELASTIR_ISOLATED;
    memcpy(e.direction, vectors + 3 * single, sizeof e.direction);
    if (with_other) {
      e.direction[0] = 1.0;
      e.direction[1] = e.direction[2] = 0.0;
    } else {
      e.equivalents = 1;
      if (with_middle) {
        memcpy(e.axis, vectors + 3 * other, sizeof e.axis);
        search_canonical_sign(e.axis);
        e.axis_angle_deg = 90.0;
        search_any_transverse(e.axis, e.direction);
      }
    }
    search_canonical_sign(e.direction);
    if (which == 0)
      extrema.min = e;
    else
      extrema.max = e;
  }
  return extrema;
}

/* ---- the entry ---- */

static double option(double given, double otherwise)
{
  return given > 0.0 ? given : otherwise;
}

elastir_extrema elastir_find_extrema(const double compliance[36], elastir_quantity quantity,
                                     const elastir_extrema_options *options)
{
  const elastir_extrema_options none = {0};
  const elastir_extrema_options *o = options != NULL ? options : &none;
  elastir_extrema extrema = {undefined_extremum(), undefined_extremum()};
  search_problem problem = {.compliance = compliance, .quantity = quantity,
                            .equal_within = option(o->equal_within, 1e-10)};
  double values[6];
  elastir_kelvin_from_compliance(compliance, problem.kelvin);
  elastir_symmetric_eigen(6, problem.kelvin, values, NULL);
  if (!(values[0] > 0.0) || !isfinite(values[5]))
    return extrema;
  if (quantity == ELASTIR_LINEAR_COMPRESSIBILITY)
    return find_compressibility(compliance, problem.equal_within);
  double gap = quantity == ELASTIR_YOUNGS_MODULUS ? option(o->youngs_gap, 1e-6)
               : quantity == ELASTIR_SHEAR_MODULUS ? option(o->shear_gap, 1e-4)
                                                   : option(o->poisson_gap, 1e-4);
  unsigned long max_cells = o->max_cells > 0 ? o->max_cells : 100000;
  search_forms forms = forms_of(compliance, quantity);
  extrema.min = find_one(&problem, &forms, false, gap, max_cells);
  extrema.max = find_one(&problem, &forms, true, gap, max_cells);
  return extrema;
}
