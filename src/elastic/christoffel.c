/* SPDX-License-Identifier: GPL-3.0-or-later */
/* christoffel.c: Christoffel's matrix and its derivatives. */
#include "base/fast.h"

#include "elastic/christoffel.h"

#include <math.h>
#include <string.h>

#include "elastic/eigenvalues3.h"
#include "elastic/tensor.h"
#include "elastic/vec3.h"

/* Moduli closer than this part of the largest are one: well above what rounding gives. */
static const double same_modulus = 1e-12;

/* Derivatives in a shared space that differ by less than this part of the stiffness are
 * equal: the space itself is known to about sqrt(same_modulus). */
static const double same_derivative = 1e-6;

void christoffel_expand(const double stiffness[36], christoffel_tensor *tensor)
{
  tensor->scale = 0.0;
  for (int i = 0; i < 36; i++)
    tensor->scale = fmax(tensor->scale, fabs(stiffness[i]));
  for (int s = 0; s < 6; s++)
    for (int p = 0; p < 6; p++) {
      int m = voigt_pair[s][0], k = voigt_pair[s][1], i = voigt_pair[p][0], l = voigt_pair[p][1];
      tensor->pair[s][p] = elastir_stiffness_component(stiffness, i, m, l, k);
      if (m != k)
        tensor->pair[s][p] += elastir_stiffness_component(stiffness, i, k, l, m);
    }
}

static void add_pairs(const christoffel_tensor *tensor, const double factor[6], double m[restrict 6])
{
  for (int p = 0; p < 6; p++)
    m[p] = factor[0] * tensor->pair[0][p];
  for (int s = 1; s < 6; s++)
    for (int p = 0; p < 6; p++)
      m[p] += factor[s] * tensor->pair[s][p];
}

/* M_il = C_imlk q_m q_k, in Voigt's order. */
static void christoffel_matrix(const christoffel_tensor *tensor, const double q[3], double m[6])
{
  const double product[6] = {q[0] * q[0], q[1] * q[1], q[2] * q[2],
                             q[1] * q[2], q[0] * q[2], q[0] * q[1]};
  add_pairs(tensor, product, m);
}

/* The bilinear form of the matrix: that of a and b, in Voigt's order. M_il = C_imlk q_m q_k is half of
 * that of q and q, its derivative along t that of q and t, and the second one along s and t that of s
 * and t. */
static void christoffel_form(const christoffel_tensor *tensor, const double a[3], const double b[3],
                             double m[6])
{
  const double product[6] = {2.0 * a[0] * b[0],         2.0 * a[1] * b[1],
                             2.0 * a[2] * b[2],         a[1] * b[2] + a[2] * b[1],
                             a[0] * b[2] + a[2] * b[0], a[0] * b[1] + a[1] * b[0]};
  add_pairs(tensor, product, m);
}

void christoffel_moduli(const christoffel_tensor *tensor, const double n[3], double moduli[3])
{
  double matrix[6];
  christoffel_matrix(tensor, n, matrix);
  eigenvalues3(matrix, moduli);
}

/* left.A.right, A in Voigt's order. */
static double sandwich(const double a[6], const double left[3], const double right[3])
{
  return left[0] * (a[0] * right[0] + a[5] * right[1] + a[4] * right[2]) +
         left[1] * (a[5] * right[0] + a[1] * right[1] + a[3] * right[2]) +
         left[2] * (a[4] * right[0] + a[3] * right[1] + a[2] * right[2]);
}

void christoffel_solve(const christoffel_tensor *tensor, const double n[3], int ways,
                       const double way[][3], christoffel_state *state)
{
  double matrix[6];
  state->tensor = tensor;
  state->ways = ways;
  memcpy(state->n, n, sizeof state->n);
  memcpy(state->way, way, (size_t)ways * sizeof *way);
  christoffel_matrix(tensor, n, matrix);
  const double full[9] = {matrix[0], matrix[5], matrix[4], matrix[5], matrix[1],
                          matrix[3], matrix[4], matrix[3], matrix[2]};
  elastir_symmetric_eigen(3, full, state->moduli, &state->vectors[0][0]);
  for (int m = 0; m < ways; m++) {
    double slope[6];
    christoffel_form(tensor, n, way[m], slope);
    for (int a = 0; a < 3; a++)
      for (int b = 0; b <= a; b++)
        state->first[m][a][b] = state->first[m][b][a] =
            sandwich(slope, state->vectors[a], state->vectors[b]);
  }
}

int christoffel_shared_space(const christoffel_state *state, int k, int *first)
{
  double largest = fmax(fabs(state->moduli[0]), fabs(state->moduli[2]));
  double tolerance = same_modulus * fmax(largest, state->tensor->scale);
  int begin = k, end = k;
  while (begin > 0 && state->moduli[begin] - state->moduli[begin - 1] <= tolerance)
    begin--;
  while (end < 2 && state->moduli[end + 1] - state->moduli[end] <= tolerance)
    end++;
  *first = begin;
  return end - begin + 1;
}

/* The common diagonal value of a block that is a multiple of the unit matrix, else NAN. */
static double multiple_of_unit(const double block[3][3], int count, double tolerance)
{
  double mean = 0.0;
  for (int a = 0; a < count; a++)
    mean += block[a][a] / count;
  for (int a = 0; a < count; a++)
    for (int b = 0; b < count; b++)
      if (fabs(block[a][b] - (a == b ? mean : 0.0)) > tolerance)
        return NAN;
  return mean;
}

static double hessian_element(const christoffel_state *state, int begin, int count, int m, int p)
{
  double block[3][3], second[6], size = state->tensor->scale;
  christoffel_form(state->tensor, state->way[m], state->way[p], second);
  for (int a = 0; a < count; a++) {
    for (int b = 0; b < count; b++) {
      double sum = sandwich(second, state->vectors[begin + a], state->vectors[begin + b]);
      for (int r = 0; r < 3; r++) {
        if (r >= begin && r < begin + count)
          continue;
        sum += (state->first[m][begin + a][r] * state->first[p][r][begin + b] +
                state->first[p][begin + a][r] * state->first[m][r][begin + b]) /
               (state->moduli[begin] - state->moduli[r]);
      }
      block[a][b] = sum;
      size = fmax(size, fabs(sum));
    }
  }
  return multiple_of_unit((const double(*)[3])block, count, same_derivative * size);
}

void christoffel_derivatives(const christoffel_state *state, int begin, int count,
                             double gradient[3], double hessian[3][3])
{
  for (int m = 0; m < state->ways; m++) {
    double block[3][3];
    for (int a = 0; a < count; a++)
      for (int b = 0; b < count; b++)
        block[a][b] = state->first[m][begin + a][begin + b];
    gradient[m] = multiple_of_unit((const double(*)[3])block, count,
                                   same_derivative * state->tensor->scale);
    for (int p = 0; p <= m; p++)
      hessian[m][p] = hessian[p][m] = hessian_element(state, begin, count, m, p);
  }
}

void christoffel_tangents(const double n[3], double t1[3], double t2[3])
{
  /* The axis that n is farthest from; the first of equals, so that the choice is stable. */
  int axis = 0;
  for (int i = 1; i < 3; i++)
    if (fabs(n[i]) < fabs(n[axis]) - 1e-9)
      axis = i;
  for (int i = 0; i < 3; i++)
    t1[i] = (i == axis ? 1.0 : 0.0) - n[axis] * n[i];
  double length = vec3_norm(t1);
  for (int i = 0; i < 3; i++)
    t1[i] /= length;
  vec3_cross(n, t1, t2);
}
