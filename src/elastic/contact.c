/* SPDX-License-Identifier: GPL-3.0-or-later */
/* contact.c: the contact modulus of an anisotropic half space. */
#include "elastic/contact.h"

#include <math.h>
#include <string.h>

#include <gsl/gsl_integration.h>

#include "base/pi.h"
#include "elastic/half_space.h"
#include "elastic/newton.h"
#include "elastic/sphere_search.h"
#include "elastic/tensor.h"
#include "elastic/vec3.h"

enum { FIRST_ANGLES = 8, LAST_ANGLES = 512, STARTS = 4 };

/* Orders of the rule over normals: order^2 of them on a hemisphere. */
enum { FIRST_ORDER = 8, LAST_ORDER = 32 };

static const double mean_still_enough = 1e-3; /* what changes: the error is far smaller */

/* The angles are doubled until the mean stands still to this part. The error of equal steps around
 * a circle falls as r^count (L. N. Trefethen and J. A. C. Weideman, SIAM Rev. 56, 385 (2014)): a
 * doubling squares it, so that it is some 1e-9 then; where both rules agree by chance, 1e-7. */
static const double still_enough = 1e-6;

/* The same for a look around: errors of some 1e-6. */
static const double still_enough_to_look = 1e-3;

/* Optima whose values differ by less are equal. */
static const double equal_within = 1e-8;

static const double whole_number_cosine = 0.9998;
static const double apart_cosine = 0.94; /* of starts: 20 degrees */

/* A tensor, and cosine and sine of the angles from 0 to pi. */
typedef struct {
  double stiffness_gpa[36];
  double steps[LAST_ANGLES][2];
} solid;

/* Each doubling takes the angles between. */
static double modulus(const solid *of, const double n[3], double within)
{
  double axes[9], sum = 0.0, before = NAN, mean = NAN;
  half_space space;
  half_space_factor factor = {{0.0}, {0.0}};
  elastir_tangent_frame(n, axes, axes + 3);
  memcpy(axes + 6, n, 3 * sizeof *n);
  if (!half_space_prepare(of->stiffness_gpa, axes, &space))
    return NAN;
  for (int count = FIRST_ANGLES; count <= LAST_ANGLES; count *= 2) {
    for (int a = 0; a < count; a++)
      if (count == FIRST_ANGLES || a % 2 == 1) {
        const double *at = of->steps[a * (LAST_ANGLES / count)];
        sum += half_space_response(&space, at[0], at[1], &factor);
      }
    mean = sum / count;
    if (fabs(mean - before) <= within * mean)
      break;
    before = mean;
  }
  return 2.0 / mean;
}

static void prepare(const double stiffness_gpa[36], solid *of)
{
  memcpy(of->stiffness_gpa, stiffness_gpa, sizeof of->stiffness_gpa);
  for (int a = 0; a < LAST_ANGLES; a++) {
    of->steps[a][0] = cos(ELASTIR_PI * a / LAST_ANGLES);
    of->steps[a][1] = sin(ELASTIR_PI * a / LAST_ANGLES);
  }
}

static bool stable(const double stiffness_gpa[36])
{
  double values[6];
  elastir_kelvin_eigen(stiffness_gpa, values, NULL);
  return values[0] > 0.0 && isfinite(values[5]);
}

double elastir_contact_modulus(const double stiffness_gpa[36], const double n[3])
{
  solid of;
  if (!stable(stiffness_gpa))
    return NAN;
  prepare(stiffness_gpa, &of);
  return modulus(&of, n, still_enough);
}

double elastir_reduced_modulus(double contact_modulus_gpa, double tip_youngs_modulus_gpa,
                               double tip_poisson_ratio)
{
  if (!(contact_modulus_gpa > 0.0) || !(tip_youngs_modulus_gpa > 0.0))
    return NAN;
  double tip = (1.0 - tip_poisson_ratio * tip_poisson_ratio) / tip_youngs_modulus_gpa;
  return 1.0 / (1.0 / contact_modulus_gpa + tip);
}

/* ---- extrema ---- */

typedef struct {
  double n[3], value; /* value: sign times M */
} point;

static double displaced(const solid *of, double sign, const double n[3],
                        const double axes[2][3], const double step[2], double to[3])
{
  vec3_add(n, step[0], axes[0], to);
  vec3_add(to, step[1], axes[1], to);
  elastir_normalise(to);
  return sign * modulus(of, to, still_enough);
}

/* Newton's method with derivatives from differences over `reach`, which shrinks when a step does
 * not help or is short: an error of reach^2 in the direction, of its square in the value. */
static void polish(const solid *of, double sign, point *best)
{
  for (double reach = 0.02; reach > 1e-3;) {
    double axes[2][3], to[3], f[9];
    const double(*t)[3] = (const double(*)[3])axes;
    elastir_tangent_frame(best->n, axes[0], axes[1]);
    for (int k = 0; k < 9; k++) {
      const double step[2] = {reach * (k % 3 - 1), reach * (k / 3 - 1)};
      f[k] = k == 4 ? best->value : displaced(of, sign, best->n, t, step, to);
    }
    const double slope[2] = {0.5 * (f[5] - f[3]) / reach, 0.5 * (f[7] - f[1]) / reach};
    double cross = 0.25 * (f[8] - f[6] - f[2] + f[0]) / (reach * reach);
    const double curvature[4] = {(f[5] - 2.0 * f[4] + f[3]) / (reach * reach), cross, cross,
                                 (f[7] - 2.0 * f[4] + f[1]) / (reach * reach)};
    const newton_limits limits = {1e-7 * fabs(f[4]), 0.0, 0.0, 5.0 * reach, 0.3};
    newton_step newton = newton_step_of(2, slope, curvature, &limits);
    double value = displaced(of, sign, best->n, t, newton.step, to);
    if (value < best->value) {
      best->value = value;
      memcpy(best->n, to, sizeof to);
    }
    if (!(vec3_norm(newton.step) > reach) || value > best->value)
      reach *= 0.25;
  }
}

/* The direction of whole numbers up to 2 within a degree or so of the best, where it is as good: axes
 * of symmetry are extrema, and the search knows its direction to some 1e-4 only. */
static void take_whole_numbers(const solid *of, double sign, point *best)
{
  for (int code = 0; code < 125; code++) {
    double n[3] = {code / 25 - 2, code / 5 % 5 - 2, code % 5 - 2};
    if (!elastir_normalise(n) || vec3_dot(n, best->n) < whole_number_cosine)
      continue;
    double value = sign * modulus(of, n, still_enough);
    if (value <= best->value + equal_within * fabs(best->value)) {
      best->value = value;
      memcpy(best->n, n, sizeof n);
      return;
    }
  }
}

/* Of optima that are as good the first in the order of directions. */
static bool better(const point *a, const point *b)
{
  double difference = a->value - b->value;
  if (fabs(difference) > equal_within * fabs(b->value))
    return difference < 0.0;
  return vec3_compare(a->n, b->n) < 0;
}

static elastir_contact_extremum extremum_of(const solid *of, double sign,
                                            const double n[SEARCH_GRID][3],
                                            const double values[SEARCH_GRID])
{
  point best = {.value = INFINITY};
  bool left_out[SEARCH_GRID] = {false};
  for (int start = 0; start < STARTS; start++) {
    int first = -1;
    for (int p = 0; p < SEARCH_GRID; p++)
      if (!left_out[p] && (first < 0 || sign * values[p] < sign * values[first]))
        first = p;
    if (first < 0)
      break;
    point found = {.value = sign * modulus(of, n[first], still_enough)};
    memcpy(found.n, n[first], sizeof found.n);
    polish(of, sign, &found);
    take_whole_numbers(of, sign, &found);
    vec3_clean(found.n, 1e-5); /* directions are known to some 1e-6 */
    elastir_normalise(found.n);
    vec3_canonical_sign(found.n);
    if (start == 0 || better(&found, &best))
      best = found;
    for (int p = 0; p < SEARCH_GRID; p++)
      left_out[p] |= fabs(vec3_dot(n[p], n[first])) > apart_cosine;
  }
  elastir_contact_extremum extremum = {.value_gpa = sign * best.value};
  memcpy(extremum.direction, best.n, sizeof extremum.direction);
  return extremum;
}

/* ---- mean and spread ---- */

/* Gauss and Legendre in the cosine, equal steps in the angle. false: no memory. */
static bool integrate(const solid *of, int order, double *mean, double *square)
{
  gsl_integration_glfixed_table *table = gsl_integration_glfixed_table_alloc((size_t)order);
  *mean = *square = 0.0;
  if (table == NULL)
    return false;
  for (int i = 0; i < order; i++) {
    double z, weight;
    gsl_integration_glfixed_point(-1.0, 1.0, (size_t)i, &z, &weight, table);
    for (int k = 0; k < 2 * order && z > 0.0; k++) {
      double angle = ELASTIR_PI * k / order, radius = sqrt((1.0 - z) * (1.0 + z));
      const double n[3] = {radius * cos(angle), radius * sin(angle), z};
      double value = modulus(of, n, still_enough_to_look);
      *mean += weight * value / (2 * order);
      *square += weight * value * value / (2 * order);
    }
  }
  gsl_integration_glfixed_table_free(table);
  return true;
}

static double deviation(double mean, double square)
{
  double variance = square - mean * mean;
  return variance > 1e-14 * mean * mean ? sqrt(variance) : 0.0;
}

static bool fill_spread(const solid *of, elastir_contact *contact)
{
  double before = NAN, deviation_before = NAN;
  for (int order = FIRST_ORDER; order <= LAST_ORDER; order *= 2) {
    double square;
    if (!integrate(of, order, &contact->mean_gpa, &square))
      return false;
    contact->standard_deviation_gpa = deviation(contact->mean_gpa, square);
    contact->error_gpa = fmax(fabs(contact->mean_gpa - before),
                              fabs(contact->standard_deviation_gpa - deviation_before));
    if (contact->error_gpa <= mean_still_enough * contact->mean_gpa)
      break;
    before = contact->mean_gpa;
    deviation_before = contact->standard_deviation_gpa;
  }
  return true;
}

bool elastir_contact_over_sphere(const double stiffness_gpa[36], elastir_contact *contact)
{
  const elastir_contact_extremum none = {NAN, {NAN, NAN, NAN}};
  solid of;
  int points[SEARCH_GRID][3];
  double n[SEARCH_GRID][3], values[SEARCH_GRID];
  *contact = (elastir_contact){none, none, NAN, NAN, NAN};
  if (!stable(stiffness_gpa))
    return false;
  prepare(stiffness_gpa, &of);
  sphere_lattice_points(SPHERE_OCTAHEDRON, SEARCH_GRID_SIZE, points);
  for (int p = 0; p < SEARCH_GRID; p++) {
    for (int i = 0; i < 3; i++)
      n[p][i] = points[p][i];
    elastir_normalise(n[p]);
    values[p] = modulus(&of, n[p], still_enough_to_look);
  }
  contact->min = extremum_of(&of, 1.0, (const double(*)[3])n, values);
  contact->max = extremum_of(&of, -1.0, (const double(*)[3])n, values);
  return fill_spread(&of, contact);
}
