/* SPDX-License-Identifier: GPL-3.0-or-later */
/* surface.c: response of a surface to the near field of a tip: beta of bulk crystals and films.
 * */
#include "optics/surface.h"

#include <math.h>
#include <stdlib.h>

#include "base/pi.h"

double complex optics_beta(double complex eps)
{
  return optics_ratio(eps - 1.0, eps + 1.0);
}

/* The trapezoid over half a turn converges geometrically for what is smooth and periodic. */
double complex optics_beta_of_face(const optics_tensor *eps, const double n[3])
{
  enum { AZIMUTHS = 64 };
  if (optics_is_isotropic(eps))
    return optics_beta(eps->six[0]);
  double x[3], y[3];
  optics_frame(n, x, y);
  double complex nn = optics_between(eps, n, n), xx = optics_between(eps, x, x),
                 yy = optics_between(eps, y, y), xy = optics_between(eps, x, y),
                 nx = optics_between(eps, n, x), ny = optics_between(eps, n, y), sum = 0.0;
  for (int k = 0; k < AZIMUTHS; k++) {
    double c = cos(ELASTIR_PI * k / AZIMUTHS), s = sin(ELASTIR_PI * k / AZIMUTHS);
    double complex tt = xx * (c * c) + yy * (s * s) + xy * (2.0 * c * s), nt = nx * c + ny * s;
    /* exp(-kappa z) with kappa = (i nt + root) / nn has to decay: Re(root / nn) > 0 where nt = 0 */
    double complex root = csqrt(nn * tt - nt * nt);
    if (creal(optics_ratio(root, nn)) < 0.0)
      root = -root;
    sum += optics_beta(root);
  }
  return sum / AZIMUTHS;
}

optics_layers optics_layers_of(double complex film, double complex substrate)
{
  return (optics_layers){optics_beta(film), optics_ratio(substrate - film, substrate + film)};
}

/* Gauss and Legendre, 8 points, positive half. */
static const double nodes[] = {0.1834346424956498, 0.5255324099163290, 0.7966664774136267,
                               0.9602898564975363};
static const double weights[] = {0.3626837833783620, 0.3137066458778873, 0.2223810344533745,
                                 0.1012285362903763};

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
  for (double low = 0.0; low < furthest && rule->count + 8 <= MOST_POINTS;) {
    double high = fmin(low + width, furthest);
    double middle = 0.5 * (low + high), half = 0.5 * (high - low);
    for (size_t k = 0; k < 4; k++) {
      add_point(rule, z_nm, thickness_nm, middle - half * nodes[k], half * weights[k]);
      add_point(rule, z_nm, thickness_nm, middle + half * nodes[k], half * weights[k]);
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
