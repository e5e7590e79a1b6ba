/* SPDX-License-Identifier: GPL-3.0-or-later */
/* youngs_cut.c: Young's modulus around a plane. */
#include "elastic/youngs_cut.h"

#include <math.h>

#include "base/pi.h"
#include "elastic/directions.h"

typedef struct {
  const double *compliance_per_tpa, *right, *up;
} plane;

/* E at k steps from the right. */
static double modulus_at(const plane *cut, double k)
{
  double angle = 2.0 * ELASTIR_PI * k / YOUNGS_CUT_DIRECTIONS, n[3];
  for (int i = 0; i < 3; i++)
    n[i] = cos(angle) * cut->right[i] + sin(angle) * cut->up[i];
  return elastir_youngs_modulus(cut->compliance_per_tpa, n);
}

/* The extremum beside the k-th direction by golden section (the ratio of which is 0.618): 1/E
 * has at most four periods in a turn, so that it has one extremum between the neighbours. */
static double polished(const plane *cut, int k, double sign)
{
  const double golden = 0.61803398874989485;
  double low = k - 1.0, high = k + 1.0;
  for (int step = 0; step < 40; step++) {
    double a = high - golden * (high - low), b = low + golden * (high - low);
    if (sign * modulus_at(cut, a) > sign * modulus_at(cut, b))
      high = b;
    else
      low = a;
  }
  return modulus_at(cut, 0.5 * (low + high));
}

bool elastir_youngs_cut_of(const double compliance_per_tpa[36], const double right[3], const double up[3],
                           elastir_youngs_cut *cut)
{
  const plane of = {compliance_per_tpa, right, up};
  int lowest = 0, highest = 0;
  for (int k = 0; k < YOUNGS_CUT_DIRECTIONS; k++) {
    double modulus = modulus_at(&of, k);
    if (!isfinite(modulus))
      return false;
    cut->modulus_gpa[k] = modulus;
    lowest = modulus < cut->modulus_gpa[lowest] ? k : lowest;
    highest = modulus > cut->modulus_gpa[highest] ? k : highest;
  }
  cut->least_gpa = polished(&of, lowest, -1.0);
  cut->largest_gpa = polished(&of, highest, 1.0);
  return true;
}
