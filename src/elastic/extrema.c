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
#include "elastic/optima.h"
#include "elastic/positivity.h"
#include "elastic/sphere_search.h"
#include "elastic/tensor.h"
#include "elastic/vec3.h"

/* At most so many cells are polished from. */
enum { MOST_SEEDS = 4096 };

typedef struct {
  form axial, length2, length4; /* S(nnnn), |n|^2, |n|^4 */
  form trace, determinant;      /* restricted, for G or nu */
} search_forms;

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
    return best - problem->sign * gap * search_size(problem, best);
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
      search_polish_from(problem, result.direction, optima);
    if (result.answer == POSITIVITY_UNDECIDED ||
        !(problem->sign * (before - optima->best) > 0.0))
      gap *= 2.0;
  }
  return crude_bound(problem);
}

typedef struct {
  const search_problem *problem;
  search_optima *optima;
  int count;
} seed_use;

static bool use_seed(void *context, const double direction[3])
{
  seed_use *use = context;
  search_polish_from(use->problem, direction, use->optima);
  return ++use->count < MOST_SEEDS;
}

/* Step 4. The best value is moved inward a little so that optima that count as equal, but are
 * worse in their last digits, are found too. */
static void find_equivalents(const search_problem *problem, const search_forms *forms,
                             search_optima *optima)
{
  form p = claim(problem, forms, outward(problem, optima->best, -2.0 * problem->equal_within));
  seed_use use = {problem, optima, 0};
  positivity_search(&p, use_seed, &use);
  for (int axis = 0; axis < 3; axis++)
    if (form_is_even(&p, axis))
      search_add_images(problem, axis, optima);
}

/* ---- one extremum ---- */

static double in_its_unit(elastir_quantity quantity, double function)
{
  return quantity == ELASTIR_POISSON_RATIO ? function : ELASTIR_GPA_PER_TPA / function;
}

static elastir_extremum undefined_extremum(void)
{
  elastir_extremum e = {.value = NAN, .bound = NAN, .gap = NAN, .degeneracy = ELASTIR_UNDEFINED};
  for (int i = 0; i < 3; i++)
    e.direction[i] = e.transverse[i] = e.axis[i] = NAN;
  e.axis_angle_deg = NAN;
  return e;
}

/* bound and value in the unit of the quantity; the function's size is that of nu. */
static void set_gap(const search_problem *problem, bool maximum, double asked,
                    elastir_extremum *e)
{
  double allowance = 4.0 * DBL_EPSILON * fabs(e->bound);
  e->bound += maximum ? allowance : -allowance;
  e->gap = fabs(e->bound - e->value) / search_size(problem, e->value);
  e->certified = e->gap <= asked;
}

static elastir_extremum find_one(search_problem *problem, const search_forms *forms,
                                 const search_grid *grid, bool maximum, double gap,
                                 unsigned long max_cells)
{
  elastir_extremum extremum = {.value = NAN};
  search_optima optima;
  problem->sign = (problem->quantity == ELASTIR_POISSON_RATIO) == maximum ? -1.0 : 1.0;
  search_begin(problem, &optima);
  search_polish_grid(problem, grid, &optima);
  /* A little less than asked for, so that rounding of value and bound cannot exceed it. */
  double bound = prove(problem, forms, 0.999 * gap, max_cells, &optima, &extremum.cells);
  if (search_is_isotropic(problem, grid)) {
    extremum.degeneracy = ELASTIR_ISOTROPIC;
    extremum.direction[0] = 1.0;
    extremum.transverse[1] = problem->quantity == ELASTIR_YOUNGS_MODULUS ? 0.0 : 1.0;
    extremum.value = optima.best;
  } else {
    find_equivalents(problem, forms, &optima);
    search_classify(problem, &optima, &extremum);
  }
  extremum.value = in_its_unit(problem->quantity, extremum.value);
  extremum.bound = in_its_unit(problem->quantity, bound);
  set_gap(problem, maximum, gap, &extremum);
  return extremum;
}

/* ---- linear compressibility ---- */

/* One end of the ascending eigenvalues of B; size: its largest element. */
static elastir_extremum compressibility_end(const double values[3], const double vectors[9],
                                            bool maximum, double allowance, double size,
                                            double equal_within)
{
  int single = maximum ? 2 : 0, other = 2 - single;
  elastir_extremum e = {.value = values[single], .certified = true};
  e.bound = maximum ? e.value + allowance : e.value - allowance;
  e.gap = e.value != 0.0 ? fabs(allowance / e.value) : 0.0;
  if (fabs(values[other] - values[single]) <= equal_within * size) {
    e.degeneracy = ELASTIR_ISOTROPIC;
    e.direction[0] = 1.0;
    return e;
  }
  e.equivalents = 1;
  e.degeneracy = ELASTIR_ISOLATED;
  memcpy(e.direction, vectors + 3 * single, sizeof e.direction);
  if (fabs(values[1] - values[single]) <= equal_within * size) {
    e.degeneracy = ELASTIR_RING;
    memcpy(e.axis, vectors + 3 * other, sizeof e.axis);
    vec3_canonical_sign(e.axis);
    e.axis_angle_deg = 90.0;
    vec3_transverse(e.axis, e.direction);
  }
  vec3_canonical_sign(e.direction);
  return e;
}

/* What half a unit in the last place of each stiffness does to beta, at most: d(beta) = -s_n.dC.s_1 with
 * the strains s of the stresses nn and 1, |dC| at most epsilon |C|, and |C| the inverse of the least
 * eigenvalue of S. A tensor in doubles is not that of its decimal digits. */
static double input_error(const double kelvin[36], const double eigenvalues[6])
{
  double squares = 0.0;
  for (int i = 0; i < 6; i++) {
    double strain = kelvin[6 * i] + kelvin[6 * i + 1] + kelvin[6 * i + 2];
    squares += strain * strain;
  }
  return DBL_EPSILON * eigenvalues[5] / eigenvalues[0] * sqrt(squares);
}

/* beta(n) = n.B.n: the extrema are the eigenvalues of B. */
static elastir_extrema find_compressibility(const double s[36], double from_input,
                                            double equal_within)
{
  double b[9], values[3], vectors[9], size = 0.0, entries = 0.0;
  for (int i = 0; i < 36; i++)
    entries = fmax(entries, fabs(s[i]));
  elastir_compressibility_tensor(s, b);
  for (int i = 0; i < 9; i++)
    size = fmax(size, fabs(b[i]));
  elastir_symmetric_eigen(3, b, values, vectors);
  /* Of a 3x3 symmetric eigenvalue, and of the inverse that S is: B is the small rest of large
   * entries where a shear is soft. */
  double allowance = 64.0 * DBL_EPSILON * fmax(size, entries) + from_input;
  return (elastir_extrema){
      compressibility_end(values, vectors, false, allowance, size, equal_within),
      compressibility_end(values, vectors, true, allowance, size, equal_within)};
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
  search_problem problem =
      search_problem_of(compliance, quantity, option(o->equal_within, 1e-10));
  double values[6];
  elastir_symmetric_eigen(6, problem.kelvin, values, NULL);
  if (!elastir_is_positive(values))
    return extrema;
  if (quantity == ELASTIR_LINEAR_COMPRESSIBILITY)
    return find_compressibility(compliance, input_error(problem.kelvin, values),
                                problem.equal_within);
  double gap = quantity == ELASTIR_YOUNGS_MODULUS ? option(o->youngs_gap, 1e-6)
               : quantity == ELASTIR_SHEAR_MODULUS ? option(o->shear_gap, 1e-4)
                                                   : option(o->poisson_gap, 1e-4);
  unsigned long max_cells = o->max_cells > 0 ? o->max_cells : 100000;
  search_forms forms = forms_of(compliance, quantity);
  search_grid grid;
  search_directions directions;
  search_fill_directions(&directions);
  search_fill_grid(&problem, &directions, &grid);
  search_set_amplitude(&problem, &grid);
  extrema.min = find_one(&problem, &forms, &grid, false, gap, max_cells);
  extrema.max = find_one(&problem, &forms, &grid, true, gap, max_cells);
  return extrema;
}

const char *elastir_degeneracy_name(elastir_degeneracy degeneracy)
{
  static const char *const names[] = {NULL,   "isolated",   "any_transverse",
                                      "ring", "continuous", "isotropic"};
  return names[degeneracy];
}
