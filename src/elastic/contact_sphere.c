/* SPDX-License-Identifier: GPL-3.0-or-later */
/* contact_sphere.c: the contact modulus over all normals: extrema, mean and spread. */
#include "elastic/contact.h"

#include <math.h>
#include <string.h>

#include "elastic/class_rotations.h"
#include "elastic/contact_series.h"
#include "elastic/contact_solid.h"
#include "elastic/newton.h"
#include "elastic/sphere_search.h"
#include "elastic/vec3.h"

enum { STARTS = 4, MOST_TURNS = 24 };

/* Orders of the rule over normals: order^2 of them on a hemisphere. */
enum {
  FIRST_ORDER = 12, LAST_DIRECT_ORDER = 48, LAST_ORDER = 96,
  MOST_NORMALS = LAST_ORDER * LAST_ORDER
};

static const double mean_still_enough = 1e-3; /* what changes: the error is far smaller */

/* The same for a rule over normals: errors of some 1e-6. */
static const double still_enough_to_look = 1e-3;

/* Optima whose values differ by less are equal. */
static const double equal_within = 1e-8;

/* A start whose value, roughly polished, is worse than the best by more is given up. */
static const double rough_within = 3e-3;

/* And one that came to a direction this near to a better one's. */
static const double same_cosine = 0.9998;

static const double whole_number_cosine = 0.9998;

/* A solid, its rotations, and the series that looks around. */
typedef struct {
  contact_solid solid;
  elastir_rotation_group group;
  contact_series series;
} sphere;

/* ---- extrema ---- */

typedef struct {
  double n[3], value; /* value: sign times M */
} point;

static double displaced(const sphere *of, double sign, const double n[3],
                        const double axes[2][3], const double step[2], bool look, double to[3])
{
  vec3_add(n, step[0], axes[0], to);
  vec3_add(to, step[1], axes[1], to);
  elastir_normalise(to);
  double value = look ? contact_series_modulus(&of->series, to)
                      : contact_solid_modulus(&of->solid, to, CONTACT_STILL_ENOUGH);
  return sign * value;
}

typedef struct {
  double slope[2], curvature[4];
} shape;

/* From differences over `reach`. Of the slopes alone, curvature is left as it is. */
static void shape_at(const sphere *of, double sign, const point *at, const double axes[2][3],
                     double reach, bool look, bool slopes_alone, shape *to)
{
  static const int places[6][2] = {{0, 0}, {1, 0}, {-1, 0}, {0, 1}, {0, -1}, {1, 1}};
  double f[6] = {0.0}, square = reach * reach, unused[3];
  for (int k = 0; k < (slopes_alone ? 5 : 6); k++) {
    const double step[2] = {reach * places[k][0], reach * places[k][1]};
    f[k] = k == 0 && !look ? at->value : displaced(of, sign, at->n, axes, step, look, unused);
  }
  double *slope = to->slope;
  slope[0] = 0.5 * (f[1] - f[2]) / reach;
  slope[1] = 0.5 * (f[3] - f[4]) / reach;
  if (slopes_alone)
    return;
  /* Less the slopes' change, so that the odd terms of the one corner do not count. */
  const double second[2] = {(f[1] - 2.0 * f[0] + f[2]) / square, (f[3] - 2.0 * f[0] + f[4]) / square};
  double cross = (f[5] - f[0]) / square - (slope[0] + slope[1]) / reach - 0.5 * (second[0] + second[1]);
  to->curvature[0] = second[0];
  to->curvature[1] = to->curvature[2] = cross;
  to->curvature[3] = second[1];
}

/* Newton's method with differences over `reach`, which grows where steps are long, and shrinks when one does
 * not help or is short, down to `least`: an error of reach^2 in the direction, of its square in the value.
 * Looking, all is of the series; else its curvatures alone, as long as they help. */
static void polish(const sphere *of, double sign, double reach, double least, bool look,
                   point *best)
{
  const double little = 1e-9; /* of the value */
  bool doubted = look;
  for (int turn = 0; reach > (doubted ? 0.5 * least : least) && turn < MOST_TURNS; turn++) {
    double axes[2][3], to[3];
    const double(*t)[3] = (const double(*)[3])axes;
    shape here;
    elastir_tangent_frame(best->n, axes[0], axes[1]);
    if (!doubted)
      shape_at(of, sign, best, t, reach, true, false, &here);
    shape_at(of, sign, best, t, reach, look, !doubted, &here);
    const newton_limits limits = {1e-7 * fabs(best->value), 0.0, 0.0, 5.0 * reach, 0.3};
    newton_step newton = newton_step_of(2, here.slope, here.curvature, &limits);
    double value = displaced(of, sign, best->n, t, newton.step, look, to);
    double gain = best->value - value;
    double length = vec3_norm(newton.step);
    bool as_expected =
        doubted || fabs(gain - newton.predicted) <= 0.1 * newton.predicted + little * fabs(value);
    if (gain > 0.0) {
      best->value = value;
      memcpy(best->n, to, sizeof to);
    }
    if (!as_expected)
      doubted = true;
    else if (!(length > reach) || gain < 0.0)
      reach *= 0.25;
    else if (length > 4.9 * reach) /* cut off */
      reach *= 2.0;
  }
}

/* The direction of whole numbers up to 2 within a degree or so of the best, where it is as good: axes
 * of symmetry are extrema, and the search knows its direction to some 1e-6 only. */
static void take_whole_numbers(const sphere *of, double sign, point *best)
{
  for (int code = 0; code < 125; code++) {
    double n[3] = {code / 25 - 2, code / 5 % 5 - 2, code % 5 - 2};
    if (!elastir_normalise(n) || vec3_dot(n, best->n) < whole_number_cosine)
      continue;
    double value = sign * contact_solid_modulus(&of->solid, n, CONTACT_STILL_ENOUGH);
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

/* Marks the normals of the rule near one of them, or near an image of it. */
static void leave_out_around(const sphere *of, const double normal[3], bool left_out[])
{
  const contact_series *rule = &of->series;
  double image[ELASTIR_MOST_ROTATIONS][3], n[3];
  for (int g = 0; g < of->group.count; g++)
    vec3_rotate(of->group.rotation[g], normal, image[g]);
  for (int p = 0; p < rule->rings * rule->angles; p++) {
    contact_series_direction(rule, p / rule->angles, p % rule->angles, n);
    for (int g = 0; g < of->group.count && !left_out[p]; g++)
      left_out[p] = fabs(vec3_dot(image[g], n)) > SPHERE_APART_COSINE;
  }
}

/* The best normals of the rule, apart from each other and their images, polished in the series, the best
 * first. */
static int rough_optima(const sphere *of, double sign, point found[STARTS])
{
  const contact_series *rule = &of->series;
  bool left_out[MOST_NORMALS] = {false};
  int count = 0, normals = rule->rings * rule->angles;
  for (int start = 0; start < STARTS; start++) {
    int first = -1, at = count;
    for (int p = 0; p < normals; p++)
      if (!left_out[p] && (first < 0 || sign * rule->value[p] < sign * rule->value[first]))
        first = p;
    if (first < 0)
      break;
    point rough = {.value = sign * rule->value[first]};
    double begin[3];
    contact_series_direction(rule, first / rule->angles, first % rule->angles, begin);
    memcpy(rough.n, begin, sizeof rough.n);
    polish(of, sign, 0.05, 2e-3, true, &rough);
    for (; at > 0 && rough.value < found[at - 1].value; at--)
      found[at] = found[at - 1];
    found[at] = rough;
    count++;
    leave_out_around(of, begin, left_out);
  }
  return count;
}

/* The first of the images in the order of directions. */
static void take_first_image(const sphere *of, point *best)
{
  const point found = *best;
  for (int g = 0; g < of->group.count; g++) {
    double n[3];
    vec3_rotate(of->group.rotation[g], found.n, n);
    vec3_clean(n, 1e-5); /* directions are known to some 1e-6 */
    elastir_normalise(n);
    vec3_canonical_sign(n);
    if (g == 0 || vec3_compare(n, best->n) < 0)
      memcpy(best->n, n, sizeof n);
  }
}

static elastir_contact_extremum extremum_of(const sphere *of, double sign)
{
  point best = {.value = INFINITY}, rough[STARTS];
  int count = rough_optima(of, sign, rough);
  for (int start = 0; start < count; start++) {
    bool known = rough[start].value > rough[0].value + rough_within * fabs(rough[0].value);
    for (int other = 0; other < start && !known; other++)
      known = elastir_is_image(&of->group, rough[start].n, rough[other].n, same_cosine);
    if (known)
      continue;
    point found = rough[start];
    found.value = sign * contact_solid_modulus(&of->solid, found.n, CONTACT_STILL_ENOUGH);
    polish(of, sign, 2e-3, 8e-4, false, &found);
    take_whole_numbers(of, sign, &found);
    take_first_image(of, &found);
    if (start == 0 || better(&found, &best))
      best = found;
  }
  elastir_contact_extremum extremum = {.value_gpa = sign * best.value};
  memcpy(extremum.direction, best.n, sizeof extremum.direction);
  return extremum;
}

/* ---- mean and spread ---- */

/* Gauss and Legendre in the cosine, equal steps in the angle. false: there are values that no
 * solid has. */
static bool integrate(const contact_series *rule, double *mean, double *deviation)
{
  bool good = true;
  int count = rule->rings * rule->angles;
  double variance = 0.0;
  *mean = 0.0;
  for (int k = 0; k < count; k++) {
    *mean += rule->weight[k / rule->angles] * rule->value[k] / rule->angles;
    good = good && rule->value[k] > 0.0;
  }
  for (int k = 0; k < count; k++) {
    double off = rule->value[k] - *mean;
    variance += rule->weight[k / rule->angles] * off * off / rule->angles;
  }
  /* Below this there is the rounding of the values alone. */
  *deviation = variance > 1e-24 * *mean * *mean ? sqrt(variance) : 0.0;
  return good;
}

/* The values of the rule one by one. false: no memory. */
static bool fill_directly(sphere *of)
{
  contact_series *rule = &of->series;
  for (int k = 0; k < rule->rings * rule->angles; k++) {
    double n[3];
    contact_series_direction(rule, k / rule->angles, k % rule->angles, n);
    rule->value[k] = contact_solid_modulus(&of->solid, n, still_enough_to_look);
  }
  return contact_series_take(rule);
}

/* false: no memory. *settled: whether twice as fine a rule changed little. */
static bool fill_spread(sphere *of, bool directly, elastir_contact *contact, bool *settled)
{
  double before = NAN, deviation_before = NAN;
  int last = directly ? LAST_DIRECT_ORDER : LAST_ORDER;
  *settled = false;
  for (int order = FIRST_ORDER; order <= last && !*settled; order *= 2) {
    contact_series_free(&of->series);
    if (!contact_series_begin(order, &of->series) ||
        !(directly ? fill_directly(of) : contact_series_fill(of->solid.stiffness_gpa, &of->series)))
      return false;
    bool defined = integrate(&of->series, &contact->mean_gpa, &contact->standard_deviation_gpa);
    contact->error_gpa = fmax(fabs(contact->mean_gpa - before),
                              fabs(contact->standard_deviation_gpa - deviation_before));
    *settled = defined && contact->error_gpa <= mean_still_enough * contact->mean_gpa;
    before = contact->mean_gpa;
    deviation_before = contact->standard_deviation_gpa;
  }
  return true;
}

bool elastir_contact_over_sphere(const double stiffness_gpa[36], elastir_contact *contact)
{
  const elastir_contact_extremum none = {NAN, {NAN, NAN, NAN}};
  sphere of;
  bool settled;
  *contact = (elastir_contact){none, none, NAN, NAN, NAN};
  if (!contact_solid_is_stable(stiffness_gpa))
    return false;
  contact_solid_prepare(stiffness_gpa, &of.solid);
  of.series = (contact_series){0};
  elastir_rotations_of_tensor(stiffness_gpa, &of.group);
  /* Of very soft solids L^-1 is too sharp for a series, but its means around circles are not. */
  bool good = fill_spread(&of, false, contact, &settled) &&
              (settled || fill_spread(&of, true, contact, &settled));
  if (good) {
    contact->min = extremum_of(&of, 1.0);
    contact->max = extremum_of(&of, -1.0);
  } else
    *contact = (elastir_contact){none, none, NAN, NAN, NAN};
  contact_series_free(&of.series);
  return good;
}
