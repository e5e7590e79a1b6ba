/* SPDX-License-Identifier: GPL-3.0-or-later */
/* surface.c: response of a surface to the near field of a tip: beta of bulk crystals and films.
 * */
#include "optics/surface.h"

#include <math.h>
#include <stdlib.h>

#include "base/pi.h"
#include "optics/gauss.h"

double complex optics_beta(double complex eps)
{
  return optics_ratio(eps - 1.0, eps + 1.0);
}

/* A root of either sign; csqrt takes three times as long for the sake of infinities. */
static double complex some_root(double complex z)
{
  double re = creal(z), im = cimag(z), modulus = sqrt(re * re + im * im);
  double large = sqrt(0.5 * (modulus + fabs(re)));
  if (!(large > 0.0) || !isfinite(large))
    return csqrt(z);
  double small = 0.5 * im / large;
  return re >= 0.0 ? large + I * small : small + I * large;
}

/* The permittivity in a plane whose normal is n. */
typedef struct {
  double complex nn, xx, yy, xy, nx, ny;
} face_tensor;

static double complex beta_towards(const face_tensor *of, double c, double s)
{
  double complex tt = of->xx * (c * c) + of->yy * (s * s) + of->xy * (2.0 * c * s);
  double complex nt = of->nx * c + of->ny * s;
  /* exp(-kappa z) with kappa = (i nt + root) / nn has to decay: Re(root / nn) > 0 where nt = 0 */
  double complex root = some_root(of->nn * tt - nt * nt);
  if (creal(root) * creal(of->nn) + cimag(root) * cimag(of->nn) < 0.0)
    root = -root;
  return optics_beta(root);
}

/* Sum over directions first, first + step, ... of half a turn, by the sines and cosines of both. */
static double complex sum_of_betas(const face_tensor *of, double first, double step, int count)
{
  double c = cos(first), s = sin(first), turn_c = cos(step), turn_s = sin(step);
  double complex sum = 0.0;
  for (int k = 0; k < count; k++) {
    sum += beta_towards(of, c, s);
    double next = c * turn_c - s * turn_s;
    s = s * turn_c + c * turn_s;
    c = next;
  }
  return sum;
}

/* The trapezoid over half a turn converges geometrically for what is smooth and periodic: a doubling
 * squares its error, so that one which changes the mean by no more than 1e-6 leaves some 1e-12. */
double complex optics_beta_of_face(const optics_tensor *eps, const double n[3])
{
  enum { FEWEST = 8, MOST = 256 };
  const double enough = 1e-6;
  if (optics_is_isotropic(eps))
    return optics_beta(eps->six[0]);
  double x[3], y[3];
  optics_frame(n, x, y);
  const face_tensor of = {optics_between(eps, n, n), optics_between(eps, x, x),
                          optics_between(eps, y, y), optics_between(eps, x, y),
                          optics_between(eps, n, x), optics_between(eps, n, y)};
  int count = FEWEST;
  double complex mean = sum_of_betas(&of, 0.0, ELASTIR_PI / count, count) / count, before;
  do {
    before = mean;
    double step = ELASTIR_PI / count;
    mean = 0.5 * (before + sum_of_betas(&of, 0.5 * step, step, count) / count);
    count *= 2;
  } while (count < MOST && !(cabs(mean - before) <= enough * fmax(1.0, cabs(mean))));
  return mean;
}

optics_layers optics_layers_of(double complex film, double complex substrate)
{
  return (optics_layers){optics_beta(film), optics_ratio(substrate - film, substrate + film)};
}

enum { MOST_POINTS = 1024 };
static const double furthest = 45.0; /* in x = 2qz; e^-x is below rounding there */

static void add_point(optics_image_rule *rule, double z_nm, double thickness_nm, double x,
                      double weight)
{
  double share = weight * exp(-x) / (2.0 * z_nm);
  rule->fade[rule->count] = exp(-x * thickness_nm / z_nm);
  rule->potential[rule->count] = share;
  rule->field[rule->count++] = share * x / (2.0 * z_nm);
}

/* Panels that double from a fraction of the scale on which the film fades, to 3 in x. */
static void add_panels(optics_image_rule *rule, double z_nm, double thickness_nm)
{
  double width = 0.5 * fmin(1.0, z_nm / fmax(thickness_nm, 1e-6 * z_nm));
  for (double low = 0.0; low < furthest && rule->count + 2 * GAUSS_HALF <= MOST_POINTS;) {
    double high = fmin(low + width, furthest);
    double middle = 0.5 * (low + high), half = 0.5 * (high - low);
    for (size_t k = 0; k < GAUSS_HALF; k++) {
      add_point(rule, z_nm, thickness_nm, middle - half * gauss_node[k], half * gauss_weight[k]);
      add_point(rule, z_nm, thickness_nm, middle + half * gauss_node[k], half * gauss_weight[k]);
    }
    low = high;
    width = fmin(2.0 * width, 3.0);
  }
}

bool optics_image_rule_make(double z_nm, double thickness_nm, optics_image_rule *rule)
{
  *rule = (optics_image_rule){.fade = malloc(3 * MOST_POINTS * sizeof(double))};
  if (rule->fade == NULL)
    return false;
  rule->potential = rule->fade + MOST_POINTS;
  rule->field = rule->potential + MOST_POINTS;
  add_panels(rule, z_nm, thickness_nm);
  return true;
}

void optics_image_rule_free(optics_image_rule *rule)
{
  free(rule->fade);
  *rule = (optics_image_rule){.count = 0};
}

optics_image optics_image_of(const optics_image_rule *rule, const optics_layers *layers)
{
  optics_image sum = {0.0, 0.0};
  double complex both = layers->top * layers->bottom;
  for (size_t k = 0; k < rule->count; k++) {
    double fade = rule->fade[k];
    double complex beta = optics_ratio(layers->top + layers->bottom * fade, 1.0 + both * fade);
    sum.potential += rule->potential[k] * beta;
    sum.field += rule->field[k] * beta;
  }
  return sum;
}
