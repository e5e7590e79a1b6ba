/* SPDX-License-Identifier: GPL-3.0-or-later */
/* newton.c: one step of Newton's method towards a minimum. */
#include "elastic/newton.h"

#include <math.h>
#include <stdbool.h>

#include "elastic/tensor.h"
#include "elastic/vec3.h"

/* Where the Hessian is safely positive, the step is -H^-1 g, and nothing of it is cut off, no
 * eigenvalues are needed. */
static bool plain_step(int variables, const double *gradient, const double *h,
                       const newton_limits *limits, newton_step *to)
{
  double minors[9], determinant, trace = h[0] + h[variables + 1];
  double least; /* of the eigenvalues is at least this: the others' product is at most their mean squared */
  if (variables == 2) {
    const double adjugate[4] = {h[3], -h[1], -h[2], h[0]};
    for (int i = 0; i < 4; i++)
      minors[i] = adjugate[i];
    determinant = h[0] * h[3] - h[1] * h[2];
    least = determinant / trace;
  } else {
    determinant = vec3_cofactors(h, minors);
    trace += h[8];
    least = 4.0 * determinant / (trace * trace);
  }
  /* Positive if all leading minors are. */
  if (!(h[0] > 0.0 && minors[variables * variables - 1] > 0.0 && determinant > 0.0) ||
      !(least > 1e-6 * trace) || least < limits->least_curvature ||
      least < limits->least_part * trace || least < limits->flat)
    return false;
  double step[3] = {0.0}, fall = 0.0;
  for (int i = 0; i < variables; i++) {
    for (int j = 0; j < variables; j++)
      step[i] -= minors[variables * i + j] * gradient[j] / determinant;
    fall -= 0.5 * step[i] * gradient[i];
  }
  if (!(vec3_norm(step) <= fmin(limits->longest_on_axis, limits->longest)))
    return false;
  *to = (newton_step){.predicted = fall, .remaining = fall, .curvatures = {least, least, trace}};
  for (int i = 0; i < variables; i++)
    to->step[i] = step[i];
  return true;
}

newton_step newton_step_of(int variables, const double *gradient, const double *hessian,
                           const newton_limits *limits)
{
  newton_step result = {.predicted = 0.0};
  double vectors[9];
  if (plain_step(variables, gradient, hessian, limits, &result))
    return result;
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
