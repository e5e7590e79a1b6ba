/* SPDX-License-Identifier: GPL-3.0-or-later */
/* interface.c: light at a plane surface of an isotropic medium: Fresnel, total reflection,
 * films. */
#include "optics/interface.h"

#include <math.h>

#include "base/pi.h"
#include "optics/tensor.h"

optics_amplitudes optics_fresnel(double index, double angle, double complex eps)
{
  double k = index * cos(angle), across = index * sin(angle);
  double complex q = optics_root(eps - across * across);
  return (optics_amplitudes){(k - q) / (k + q),
                             (eps * k - index * index * q) / (eps * k + index * index * q)};
}

static double square(double complex x)
{
  return creal(x) * creal(x) + cimag(x) * cimag(x);
}

optics_absorbances optics_atr(double index, double angle, double complex eps, int bounces)
{
  optics_amplitudes r = optics_fresnel(index, angle, eps);
  double s = pow(square(r.s), bounces), p = pow(square(r.p), bounces);
  return (optics_absorbances){-log10(s), -log10(p), -log10(0.5 * (s + p))};
}

/* One polarisation: admittances k of vacuum, q of the film, x of the substrate. */
static optics_powers airy(double complex k, double complex q, double complex x,
                          double complex phase)
{
  double complex r01 = (k - q) / (k + q), r12 = (q - x) / (q + x);
  double complex t01 = 2.0 * k / (k + q), t12 = 2.0 * q / (q + x);
  double complex around = 1.0 + r01 * r12 * phase * phase;
  return (optics_powers){square((r01 + r12 * phase * phase) / around),
                         square(t01 * t12 * phase / around) * creal(x) / creal(k)};
}

static optics_powers coherent(const optics_film *film, double complex eps, double wavenumber_cm1,
                              double thickness_cm)
{
  double across = sin(film->angle), exit = film->substrate * film->substrate;
  double k = cos(film->angle);
  double complex q = optics_root(eps - across * across), x = optics_root(exit - across * across);
  double complex phase = cexp(2.0 * ELASTIR_PI * I * wavenumber_cm1 * thickness_cm * q);
  optics_powers s = airy(k, q, x, phase), p = airy(1.0 / k, eps / q, exit / x, phase);
  return (optics_powers){0.5 * (s.reflectance + p.reflectance),
                         0.5 * (s.transmittance + p.transmittance)};
}

/* The trapezoid is good enough for a spread: some dozen points per fringe at 100 um. */
optics_powers optics_film_powers(const optics_film *film, double complex eps,
                                 double wavenumber_cm1)
{
  double thickness_cm = film->thickness_um * 1e-4;
  if (!(film->spread > 0.0))
    return coherent(film, eps, wavenumber_cm1, thickness_cm);
  enum { POINTS = 401 };
  optics_powers mean = {0.0, 0.0};
  for (int i = 0; i < POINTS; i++) {
    double weight = (i == 0 || i == POINTS - 1 ? 0.5 : 1.0) / (POINTS - 1);
    double at = thickness_cm * (1.0 + film->spread * (2.0 * i / (POINTS - 1) - 1.0));
    optics_powers one = coherent(film, eps, wavenumber_cm1, at);
    mean.reflectance += weight * one.reflectance;
    mean.transmittance += weight * one.transmittance;
  }
  return mean;
}
