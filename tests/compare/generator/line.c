// SPDX-License-Identifier: GPL-3.0-or-later
// line.c: Lorentzian, Gaussian and pseudo-Voigt lines of unit area with their Hilbert transforms;
// the width of an asymmetric line runs through a sigmoid (Stancik and Brauns, Vib. Spectrosc.
// 2008, 47, 66, eq. 4).
#include "line.h"

#include <math.h>

#define PI 3.14159265358979323846
#define LN2 0.69314718055994530942

// Rybicki's sum over odd n of exp(-(z - n h)^2) / n (Comput. Phys. 1989, 3, 85); with h = 0.25
// its error is exp(-(pi / 2 h)^2), below the rounding. Far out, the asymptotic series.
double dawson(double z) {
  const double h = 0.25;
  if (fabs(z) > 12.0) {
    const double w = 1.0 / (z * z);
    return (1.0 + w * (0.5 + w * (0.75 + w * 1.875))) / (2.0 * z);
  }
  double sum = 0.0;
  const int first = 2 * (int)floor((z - 6.5) / (2.0 * h)) + 1;
  const int last = (int)ceil((z + 6.5) / h);
  for (int n = first; n <= last; n += 2) {
    const double distance = z - n * h;
    sum += exp(-distance * distance) / n;
  }
  return sum / sqrt(PI);
}

void line_add(const line *l, double phase, size_t count, const double *x_cm1, double *y) {
  const double cosine = cos(phase), sine = sin(phase), share = l->gaussian_share;
  for (size_t i = 0; i < count; i++) {
    const double offset = l->position_cm1 - x_cm1[i];
    double fwhm = l->fwhm_cm1;
    if (l->asymmetry_cm != 0.0) fwhm *= 2.0 / (1.0 + exp(-l->asymmetry_cm * offset));
    const double half = 0.5 * fwhm;
    double absorption = 0.0, dispersion = 0.0;
    if (share < 1.0) {
      const double denominator = PI * (offset * offset + half * half);
      absorption += (1.0 - share) * half / denominator;
      dispersion += (1.0 - share) * offset / denominator;
    }
    if (share > 0.0) {
      const double z = offset * sqrt(LN2) / half;
      const double top = sqrt(LN2 / PI) / half;
      if (fabs(z) < 26.0) absorption += share * top * exp(-z * z);
      if (sine != 0.0) dispersion += share * top * 2.0 / sqrt(PI) * dawson(z);
    }
    y[i] += l->area * (cosine * absorption + sine * dispersion);
  }
}
