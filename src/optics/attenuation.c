/* SPDX-License-Identifier: GPL-3.0-or-later */
/* attenuation.c: what a medium absorbs in bulk and as small particles. */
#include "optics/attenuation.h"

#include <math.h>

#include "base/pi.h"
#include "optics/tensor.h"

double optics_attenuation_bulk(double complex eps, double wavenumber_cm1, double density)
{
  return 4.0 * ELASTIR_PI * wavenumber_cm1 * cimag(optics_root(eps)) / density;
}

double optics_attenuation_spheres(double complex eps, double wavenumber_cm1, double density)
{
  return 2.0 * ELASTIR_PI * wavenumber_cm1 * cimag((eps - 1.0) / (eps + 2.0)) / density;
}

double optics_attenuation_ellipsoids(double complex eps, double wavenumber_cm1, double density)
{
  double complex d = eps - 1.0;
  /* x ln x / (x - 1) near x = 1, where it is 0 / 0 */
  double complex mean =
      cabs(d) < 1e-4 ? 1.0 + d / 2.0 - d * d / 6.0 + d * d * d / 12.0 : eps / d * clog(eps);
  return 4.0 * ELASTIR_PI * wavenumber_cm1 * cimag(mean) / density;
}

double optics_absorption_decadic(double complex eps, double wavenumber_cm1)
{
  return optics_attenuation_bulk(eps, wavenumber_cm1, log(10.0));
}
