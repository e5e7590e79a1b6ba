/* SPDX-License-Identifier: GPL-3.0-or-later */
/* atr_inverse.c: the permittivity of a sample from its ATR spectrum, by Kramers and Kronig. */
#include "optics/atr_inverse.h"

#include <math.h>
#include <stdlib.h>

#include "base/pi.h"
#include "optics/interface.h"
#include "optics/tensor.h"

enum { MOST_ROUNDS = 60, MOST_STEPS = 60 };
static const double settled = 1e-8; /* of the exponent, 2 at 45 degrees */

/* On an even grid. */
typedef struct {
  double from_cm1, step_cm1;
  size_t points;
  double *log_s;    /* ln|r_s|, one bounce */
  double *exponent; /* ln|r_p| / ln|r_s| */
} inversion;

double optics_atr_limit(const optics_atr_setup *setup)
{
  double across = setup->element * sin(setup->angle);
  return across * across;
}

/* ln R_s of all bounces, where share_s R_s + share_p R_s^exponent is the power that comes back. */
static double log_power_s(const optics_atr_setup *setup, double power, double exponent)
{
  double s = setup->share_s, p = 1.0 - s, step = 1.0;
  double y = s < 1.0 ? fmax(log(power), log(power) / exponent) : log(power);
  /* rises, and is convex: from above its root Newton's steps go down to it */
  for (int i = 0; s < 1.0 && i < MOST_STEPS && fabs(step) > 1e-13; i++) {
    double first = s * exp(y), second = p * exp(exponent * y);
    step = (first + second - power) / (first + exponent * second);
    y -= step;
  }
  return y;
}

/* Every second point: the one where the kernel has its pole is between two of them. */
static double phase_change(const inversion *own, size_t at)
{
  double nu = own->from_cm1 + own->step_cm1 * (double)at, sum = 0.0;
  for (size_t i = 1 - at % 2; i < own->points; i += 2) {
    double other = own->from_cm1 + own->step_cm1 * (double)i;
    sum += other * own->log_s[i] / (other * other - nu * nu);
  }
  return -2.0 / ELASTIR_PI * sum * 2.0 * own->step_cm1;
}

static double complex permittivity(const optics_atr_setup *setup, double log_s, double phase)
{
  double complex r = cexp(log_s + I * phase);
  double complex q = setup->element * cos(setup->angle) * optics_ratio(1.0 - r, 1.0 + r);
  return optics_atr_limit(setup) + q * q;
}

/* How |r_p| follows from |r_s|; as it was where nothing absorbs. */
static double exponent_of(const optics_atr_setup *setup, double complex eps, double before)
{
  optics_amplitudes r = optics_fresnel(setup->element, setup->angle, eps);
  double s = log(cabs(r.s));
  return s < -1e-9 ? log(cabs(r.p)) / s : before;
}

static void solve(const optics_atr_setup *setup, inversion *own, const double *absorbance,
                  double complex *eps)
{
  double across = optics_atr_limit(setup);
  double start = -2.0 * atan(sqrt(across - setup->far * setup->far) /
                             (setup->element * cos(setup->angle)));
  double change = 1.0;
  for (int round = 0; round < MOST_ROUNDS && change > settled; round++) {
    change = 0.0;
    for (size_t i = 0; i < own->points; i++)
      own->log_s[i] = log_power_s(setup, pow(10.0, -absorbance[i]), own->exponent[i]) /
                      (2.0 * setup->bounces);
    for (size_t i = 0; i < own->points; i++)
      eps[i] = permittivity(setup, own->log_s[i], start + phase_change(own, i));
    for (size_t i = 0; i < own->points && setup->share_s < 1.0; i++) {
      double next = exponent_of(setup, eps[i], own->exponent[i]);
      change = fmax(change, fabs(next - own->exponent[i]));
      own->exponent[i] = next;
    }
  }
}

bool optics_atr_invert(const optics_atr_setup *setup, double from_cm1, double step_cm1,
                       const double *absorbance, size_t points, double complex *eps)
{
  inversion own = {from_cm1, step_cm1, points, malloc((points + 1) * sizeof(double)),
                   malloc((points + 1) * sizeof(double))};
  bool good = own.log_s != NULL && own.exponent != NULL;
  for (size_t i = 0; good && i < points; i++)
    own.exponent[i] = 2.0;
  if (good)
    solve(setup, &own, absorbance, eps);
  free(own.log_s);
  free(own.exponent);
  return good;
}

double optics_atr_static(const optics_atr_setup *setup, double from_cm1, double step_cm1,
                         const double complex *eps, size_t points)
{
  double sum = 0.0;
  for (size_t i = 0; i < points; i++)
    sum += cimag(eps[i]) / (from_cm1 + step_cm1 * (double)i);
  return setup->far * setup->far + 2.0 / ELASTIR_PI * step_cm1 * sum;
}
