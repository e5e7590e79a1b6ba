/* SPDX-License-Identifier: GPL-3.0-or-later */
/* rings.c: optima that stay optima when their frame turns about an axis. */
#include "elastic/rings.h"

#include <math.h>
#include <string.h>

#include "elastic/tensor.h"
#include "elastic/vec3.h"

/* A function of degree at most 8 in the sine and cosine of the angle that is the same at nine angles is
 * constant; the angles come from turning on. */
bool ring_constant_about(const search_problem *problem, const frame *at, const double axis[3])
{
  double value = search_value(problem, at);
  frame turned = *at;
  for (int i = 0; i < 16; i++) {
    double theta[3] = {0.6 * axis[0], 0.6 * axis[1], 0.6 * axis[2]};
    turned = frame_turn(&turned, theta);
    if (!(fabs(search_value(problem, &turned) - value) <= search_tolerance(problem, value)))
      return false;
  }
  return true;
}

/* The axis about which the whole function comes nearest to being symmetric: the lowest
 * eigenvector of the sum of g g^T, g being the gradients at many frames. Few extrema ask for it. */
static void nearest_symmetry_axis(const search_problem *problem, double axis[3])
{
  double sum[9] = {0.0}, values[3], vectors[9];
  for (int i = -3; i <= 3; i++)
    for (int j = -3; j <= 3; j++)
      for (int k = 0; k < 3; k++) {
        double n[3] = {0.31 * i + 0.017, 0.27 * j - 0.011, 0.5}, m[3] = {0.0, 0.0, 0.0};
        m[k] = 1.0;
        frame at = frame_of(n, m);
        frame_expansion e = frame_expand(problem->kelvin, problem->quantity, &at);
        double g[3] = {0.0, 0.0, 0.0};
        for (int a = 0; a < 3; a++)
          for (int x = 0; x < 3; x++)
            g[x] += e.gradient[a] * at.axis[a][x];
        for (int a = 0; a < 9; a++)
          sum[a] += g[a / 3] * g[a % 3];
      }
  elastir_symmetric_eigen(3, sum, values, vectors);
  memcpy(axis, vectors, 3 * sizeof *axis);
}

int ring_axes(const search_problem *problem, const frame *at, double symmetry_axis[3],
              double axes[RING_MOST_AXES][3])
{
  bool axial = problem->quantity == ELASTIR_YOUNGS_MODULUS;
  frame_expansion e = frame_expand(problem->kelvin, problem->quantity, at);
  double values[3], vectors[9];
  elastir_symmetric_eigen(3, e.hessian, values, vectors);
  double scale = fmax(fmax(fabs(values[0]), fabs(values[2])), fabs(e.value));
  int flat = 0, count = 0;
  for (int a = 0; a < 3; a++)
    flat += fabs(values[a]) <= RING_FLAT * scale;
  if (flat <= (axial ? 1 : 0))
    return 0;
  for (int a = axial ? 1 : 0; a < 3; a++, count++)
    for (int x = 0; x < 3; x++)
      axes[count][x] = x == a ? 1.0 : 0.0;
  if (!(vec3_norm(symmetry_axis) > 0.0))
    nearest_symmetry_axis(problem, symmetry_axis);
  for (int x = 0; x < 3; x++)
    axes[count][x] = vec3_dot(at->axis[x], symmetry_axis);
  count++;
  for (int a = 0; a < 3; a++)
    if (fabs(values[a]) <= RING_FLAT * scale) {
      memcpy(axes[count], vectors + 3 * a, 3 * sizeof *vectors);
      count++;
    }
  return count;
}
