/* SPDX-License-Identifier: GPL-3.0-or-later */
/* contact.c: the contact modulus of an anisotropic half space. */
#include "elastic/contact.h"

#include <math.h>
#include <string.h>

#include <gsl/gsl_integration.h>

#include "base/pi.h"
#include "elastic/half_space.h"
#include "elastic/newton.h"
#include "elastic/tensor.h"
#include "elastic/vec3.h"

enum { FIRST_ANGLES = 8, KNOWN_ANGLES = 64, LAST_ANGLES = 1024, STARTS = 4, MOST_TURNS = 12 };

/* Orders of the rule over normals: order^2 of them on a hemisphere. Up to the middle one a search begins
 * at its normals. */
enum { FIRST_ORDER = 6, SEARCH_ORDER = 24, LAST_ORDER = 48, MOST_NORMALS = SEARCH_ORDER * SEARCH_ORDER };

static const double mean_still_enough = 1e-3; /* what changes: the error is far smaller */

/* The angles are doubled until the mean stands still to this part. The error of equal steps around
 * a circle falls as r^count (L. N. Trefethen and J. A. C. Weideman, SIAM Rev. 56, 385 (2014)): a
 * doubling squares it, so that it is some 1e-12 then; where both rules agree by chance, 1e-7. */
static const double still_enough = 1e-7;

/* The same for a look around: errors of some 1e-6. */
static const double still_enough_to_look = 1e-3;

/* Optima whose values differ by less are equal. */
static const double equal_within = 1e-8;

/* A start whose value, roughly polished, is worse than the best by more is given up. */
static const double rough_within = 1e-2;

/* And one that came to a direction this near to a better one's. */
static const double same_cosine = 0.9998;

static const double whole_number_cosine = 0.9998;
static const double apart_cosine = 0.94; /* of starts: 20 degrees */

/* A tensor, cosine and sine of the angles from 0 to pi, and what the rule over normals found. */
typedef struct {
  double stiffness_gpa[36];
  double steps[LAST_ANGLES][2];
  int count;
  double n[MOST_NORMALS][3], values[MOST_NORMALS];
} solid;

/* Each doubling takes the angles between. */
static double modulus(const solid *of, const double n[3], double within)
{
  double axes[9], sum = 0.0, before = NAN, mean = NAN;
  half_space space;
  half_space_factor factors[KNOWN_ANGLES], factor = {{0.0}, {0.0}};
  elastir_tangent_frame(n, axes, axes + 3);
  memcpy(axes + 6, n, 3 * sizeof *n);
  if (!half_space_prepare(of->stiffness_gpa, axes, &space))
    return NAN;
  for (int count = FIRST_ANGLES; count <= LAST_ANGLES; count *= 2) {
    for (int a = 0; a < count; a++)
      if (count == FIRST_ANGLES || a % 2 == 1) {
        const double *at = of->steps[a * (LAST_ANGLES / count)];
        /* From the angle before, which was halved last. */
        if (count > FIRST_ANGLES && count <= KNOWN_ANGLES)
          factor = factors[(a - 1) * (KNOWN_ANGLES / count)];
        sum += half_space_response(&space, at[0], at[1], &factor);
        if (count <= KNOWN_ANGLES)
          factors[a * (KNOWN_ANGLES / count)] = factor;
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

void elastir_contact_moduli(const double stiffness_gpa[36], const double *normal, double *value_gpa,
                            size_t stride, size_t count)
{
  solid of;
  bool defined = stable(stiffness_gpa);
  prepare(stiffness_gpa, &of);
  for (size_t k = 0; k < count; k++) {
    const double *n = (const void *)((const char *)normal + k * stride);
    double *value = (void *)((char *)value_gpa + k * stride);
    *value = defined ? modulus(&of, n, still_enough) : (double)NAN;
  }
}

void elastir_contact_moduli_of_compliance(const double compliance_per_tpa[36], const double *normal,
                                          double *value_gpa, size_t stride, size_t count)
{
  double stiffness[36]; /* the inverse has the same factor of units both ways */
  if (!elastir_compliance(compliance_per_tpa, stiffness, NULL))
    memset(stiffness, 0, sizeof stiffness); /* not stable */
  elastir_contact_moduli(stiffness, normal, value_gpa, stride, count);
}

double elastir_contact_modulus(const double stiffness_gpa[36], const double n[3])
{
  double value;
  elastir_contact_moduli(stiffness_gpa, n, &value, 0, 1);
  return value;
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
                        const double axes[2][3], const double step[2], double within, double to[3])
{
  vec3_add(n, step[0], axes[0], to);
  vec3_add(to, step[1], axes[1], to);
  elastir_normalise(to);
  return sign * modulus(of, to, within);
}

/* Newton's method with derivatives from differences over `reach`, which shrinks when a step does
 * not help or is short, down to `least`: an error of reach^2 in the direction, of its square in the
 * value. */
static void polish(const solid *of, double sign, double reach, double least, double within,
                   point *best)
{
  static const int places[6][2] = {{0, 0}, {1, 0}, {-1, 0}, {0, 1}, {0, -1}, {1, 1}};
  for (int step_count = 0; reach > least && step_count < MOST_TURNS; step_count++) {
    double axes[2][3], to[3], f[6], square = reach * reach;
    const double(*t)[3] = (const double(*)[3])axes;
    elastir_tangent_frame(best->n, axes[0], axes[1]);
    f[0] = best->value;
    for (int k = 1; k < 6; k++) {
      const double step[2] = {reach * places[k][0], reach * places[k][1]};
      f[k] = displaced(of, sign, best->n, t, step, within, to);
    }
    const double slope[2] = {0.5 * (f[1] - f[2]) / reach, 0.5 * (f[3] - f[4]) / reach};
    /* Less the slopes' change, so that the odd terms of the one corner do not count. */
    const double second[2] = {(f[1] - 2.0 * f[0] + f[2]) / square, (f[3] - 2.0 * f[0] + f[4]) / square};
    double cross = (f[5] - f[0]) / square - (slope[0] + slope[1]) / reach - 0.5 * (second[0] + second[1]);
    const double curvature[4] = {second[0], cross, cross, second[1]};
    const newton_limits limits = {1e-7 * fabs(f[0]), 0.0, 0.0, 5.0 * reach, 0.3};
    newton_step newton = newton_step_of(2, slope, curvature, &limits);
    double value = displaced(of, sign, best->n, t, newton.step, within, to);
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

/* The best normals of the rule, apart from each other, roughly polished, the best first. */
static int rough_optima(const solid *of, double sign, point found[STARTS])
{
  bool left_out[MOST_NORMALS] = {false};
  int count = 0;
  for (int start = 0; start < STARTS; start++) {
    int first = -1, at = count;
    for (int p = 0; p < of->count; p++)
      if (!left_out[p] && (first < 0 || sign * of->values[p] < sign * of->values[first]))
        first = p;
    if (first < 0)
      break;
    point rough = {.value = sign * of->values[first]};
    memcpy(rough.n, of->n[first], sizeof rough.n);
    polish(of, sign, 0.05, 0.02, still_enough_to_look, &rough);
    for (; at > 0 && rough.value < found[at - 1].value; at--)
      found[at] = found[at - 1];
    found[at] = rough;
    count++;
    for (int p = 0; p < of->count; p++)
      left_out[p] |= fabs(vec3_dot(of->n[p], of->n[first])) > apart_cosine;
  }
  return count;
}

static elastir_contact_extremum extremum_of(const solid *of, double sign)
{
  point best = {.value = INFINITY}, rough[STARTS];
  int count = rough_optima(of, sign, rough);
  for (int start = 0; start < count; start++) {
    bool known = rough[start].value > rough[0].value + rough_within * fabs(rough[0].value);
    for (int other = 0; other < start && !known; other++)
      known = fabs(vec3_dot(rough[start].n, rough[other].n)) > same_cosine;
    if (known)
      continue;
    point found = rough[start];
    found.value = sign * modulus(of, found.n, still_enough);
    polish(of, sign, 0.02, 1e-3, still_enough, &found);
    take_whole_numbers(of, sign, &found);
    vec3_clean(found.n, 1e-5); /* directions are known to some 1e-6 */
    elastir_normalise(found.n);
    vec3_canonical_sign(found.n);
    if (start == 0 || better(&found, &best))
      best = found;
  }
  elastir_contact_extremum extremum = {.value_gpa = sign * best.value};
  memcpy(extremum.direction, best.n, sizeof extremum.direction);
  return extremum;
}

/* ---- mean and spread ---- */

/* Gauss and Legendre in the cosine, equal steps in the angle. false: no memory. */
static bool integrate(solid *of, int order, double *mean, double *square)
{
  gsl_integration_glfixed_table *table = gsl_integration_glfixed_table_alloc((size_t)order);
  *mean = *square = 0.0;
  if (order <= SEARCH_ORDER)
    of->count = 0;
  if (table == NULL)
    return false;
  for (int i = 0; i < order; i++) {
    double z, weight;
    gsl_integration_glfixed_point(-1.0, 1.0, (size_t)i, &z, &weight, table);
    for (int k = 0; k < 2 * order && z > 0.0; k++) {
      double angle = ELASTIR_PI * k / order, radius = sqrt((1.0 - z) * (1.0 + z));
      const double n[3] = {radius * cos(angle), radius * sin(angle), z};
      double value = modulus(of, n, still_enough_to_look);
      if (order <= SEARCH_ORDER) {
        memcpy(of->n[of->count], n, sizeof n);
        of->values[of->count++] = value;
      }
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

static bool fill_spread(solid *of, elastir_contact *contact)
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
  *contact = (elastir_contact){none, none, NAN, NAN, NAN};
  if (!stable(stiffness_gpa))
    return false;
  prepare(stiffness_gpa, &of);
  if (!fill_spread(&of, contact))
    return false;
  contact->min = extremum_of(&of, 1.0);
  contact->max = extremum_of(&of, -1.0);
  return true;
}
