/* SPDX-License-Identifier: GPL-3.0-or-later */
/* apparatus.c: what the end of an interferogram does to a spectrum. */
#include "optics/apparatus.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "base/pi.h"

static double sinc(double x)
{
  return fabs(x) < 1e-9 ? 1.0 : sin(ELASTIR_PI * x) / (ELASTIR_PI * x);
}

/* The apparatus function at an offset, cm: its area is 1. */
static double apparatus_at(const optics_apparatus *apparatus, double offset_cm1)
{
  /* sum of a_k cos(k pi d / L) over the path difference d from -L to L */
  static const double harris[] = {0.35875, 0.48829, 0.14128, 0.01168};
  double length = 1.0 / apparatus->resolution_cm1, x = 2.0 * length * offset_cm1;
  if (apparatus->apodisation == OPTICS_BOXCAR)
    return 2.0 * length * sinc(x);
  double sum = 2.0 * harris[0] * sinc(x);
  for (int k = 1; k < 4; k++)
    sum += harris[k] * (sinc(x - k) + sinc(x + k));
  return length * sum;
}

/* Beyond so many resolutions nothing is left: the side lobes of a boxcar fall with the distance only,
 * those of the window with its third power from a ten-thousandth on. */
static size_t reach_of(const optics_apparatus *apparatus, double step_cm1)
{
  double resolutions = apparatus->apodisation == OPTICS_BOXCAR ? 200.0 : 20.0;
  return (size_t)ceil(resolutions * apparatus->resolution_cm1 / step_cm1);
}

bool optics_apparatus_apply(const optics_apparatus *apparatus, double step_cm1, double *values,
                            size_t points)
{
  size_t reach = reach_of(apparatus, step_cm1);
  double *weights = malloc((reach + 1) * sizeof *weights);
  double *before = malloc((points + 1) * sizeof *before);
  bool good = weights != NULL && before != NULL;
  double sum = 0.0;
  for (size_t k = 0; good && k <= reach; k++) {
    weights[k] = apparatus_at(apparatus, (double)k * step_cm1);
    sum += (k == 0 ? 1.0 : 2.0) * weights[k];
  }
  if (good)
    memcpy(before, values, points * sizeof *before);
  for (size_t i = 0; good && i < points; i++) {
    double mixed = weights[0] * before[i];
    for (size_t k = 1; k <= reach; k++)
      mixed += weights[k] * (before[i >= k ? i - k : 0] + before[i + k < points ? i + k : points - 1]);
    values[i] = mixed / sum;
  }
  free(weights);
  free(before);
  return good;
}
