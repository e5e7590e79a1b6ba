/* SPDX-License-Identifier: GPL-3.0-or-later */
/* newton.c: one step of Newton's method towards a minimum. */
#include "elastic/newton.h"

#include <math.h>

#include "elastic/tensor.h"
#include "elastic/vec3.h"

newton_step newton_step_of(int variables, const double *gradient, const double *hessian,
                           const newton_limits *limits)
{
  newton_step result = {.predicted = 0.0};
  double vectors[9];
  elastir_symmetric_eigen(variables, hessian, result.curvatures, vectors);
  double largest = fmax(fabs(result.curvatures[0]), fabs(result.curvatures[variables - 1]));
  double least = fmax(limits->least_curvature, limits->least_part * largest);
  for (int a = 0; a < variables; a++) {
    const double *axis = vectors + variables * a;
    double slope = 0.0;
    if (fabs(result.curvatures[a]) < limits->flat)
      continue;
    for (int i = 0; i < variables; i++)
      slope += gradient[i] * axis[i];
    double curvature = fmax(fabs(result.curvatures[a]), least);
    double length = fmin(fabs(slope) / curvature, limits->longest_on_axis);
    result.remaining += 0.5 * slope * slope / curvature;
    result.predicted += fabs(slope) * length - 0.5 * curvature * length * length;
    for (int i = 0; i < variables; i++)
      result.step[i] -= (slope > 0.0 ? length : -length) * axis[i];
  }
  for (int i = 0; i < variables; i++)
    result.lowest[i] = vectors[i];
  double length = vec3_norm(result.step);
  if (length > limits->longest)
    for (int i = 0; i < variables; i++)
      result.step[i] *= limits->longest / length;
  return result;
}
