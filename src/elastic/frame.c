/* SPDX-License-Identifier: GPL-3.0-or-later */
/* frame.c: 1/E, 1/G and nu as functions of an orthonormal frame, with two derivatives.
 *
 * Under a rotation vector theta, n becomes n + theta x n + theta x (theta x n) / 2 + ..., and
 * m likewise. In the frame's own axes n = e1, m = e2, so the derivatives are sums of
 * components T_ijkl of the compliance in these axes. */
#include "elastic/frame.h"

#include <math.h>
#include <string.h>

#include "elastic/directions.h"
#include "elastic/tensor.h"

#define SQRT_HALF 0.70710678118654752440

/* T_ijkl from the Kelvin matrix in the frame's axes; indices 1 to 3 as in the formulas. */
static double component(const double t[36], int i, int j, int k, int l)
{
  int p = elastir_voigt_index(i - 1, j - 1), q = elastir_voigt_index(k - 1, l - 1);
  double factor = p >= 3 && q >= 3 ? 0.5 : p >= 3 || q >= 3 ? SQRT_HALF : 1.0;
  return factor * t[6 * p + q];
}

#define T(i, j, k, l) component(t, i, j, k, l)

/* Fills the symmetric matrix of a quadratic form with the given coefficients of theta1^2,
 * theta2^2, theta3^2, theta1 theta2, theta1 theta3, theta2 theta3. */
static void set_hessian(double h[9], double c11, double c22, double c33, double c12, double c13,
                        double c23)
{
  h[0] = 2.0 * c11;
  h[4] = 2.0 * c22;
  h[8] = 2.0 * c33;
  h[1] = h[3] = c12;
  h[2] = h[6] = c13;
  h[5] = h[7] = c23;
}

/* S(n,n,n,n) */
static frame_expansion expand_axial(const double t[36])
{
  frame_expansion e = {.value = T(1, 1, 1, 1)};
  e.gradient[1] = -4.0 * T(3, 1, 1, 1);
  e.gradient[2] = 4.0 * T(2, 1, 1, 1);
  set_hessian(e.hessian, 0.0,
              -2.0 * T(1, 1, 1, 1) + 2.0 * T(3, 3, 1, 1) + 4.0 * T(3, 1, 3, 1),
              -2.0 * T(1, 1, 1, 1) + 2.0 * T(2, 2, 1, 1) + 4.0 * T(2, 1, 2, 1),
              2.0 * T(2, 1, 1, 1), 2.0 * T(3, 1, 1, 1),
              -4.0 * T(2, 3, 1, 1) - 8.0 * T(2, 1, 3, 1));
  return e;
}

/* S(n,n,m,m) */
static frame_expansion expand_transverse(const double t[36])
{
  frame_expansion e = {.value = T(1, 1, 2, 2)};
  e.gradient[0] = 2.0 * T(1, 1, 3, 2);
  e.gradient[1] = -2.0 * T(3, 1, 2, 2);
  e.gradient[2] = 2.0 * T(2, 1, 2, 2) - 2.0 * T(1, 1, 1, 2);
  set_hessian(e.hessian, T(1, 1, 3, 3) - T(1, 1, 2, 2), T(3, 3, 2, 2) - T(1, 1, 2, 2),
              T(1, 1, 1, 1) + T(2, 2, 2, 2) - 2.0 * T(1, 1, 2, 2) - 4.0 * T(2, 1, 1, 2),
              T(2, 1, 2, 2) + T(1, 1, 1, 2) - 4.0 * T(3, 1, 3, 2),
              T(3, 1, 2, 2) - 2.0 * T(1, 1, 1, 3) + 4.0 * T(2, 1, 3, 2),
              T(1, 1, 3, 2) - 2.0 * T(2, 3, 2, 2) + 4.0 * T(3, 1, 1, 2));
  return e;
}

/* 4 S(n,m,n,m) */
static frame_expansion expand_shear(const double t[36])
{
  frame_expansion e = {.value = 4.0 * T(1, 2, 1, 2)};
  e.gradient[0] = 8.0 * T(1, 3, 1, 2);
  e.gradient[1] = -8.0 * T(3, 2, 1, 2);
  e.gradient[2] = 8.0 * T(2, 2, 1, 2) - 8.0 * T(1, 1, 1, 2);
  set_hessian(e.hessian, 4.0 * (T(1, 3, 1, 3) - T(1, 2, 1, 2)),
              4.0 * (T(3, 2, 3, 2) - T(1, 2, 1, 2)),
              4.0 * (T(1, 1, 1, 1) + T(2, 2, 2, 2) - 2.0 * T(1, 1, 2, 2) - 4.0 * T(1, 2, 1, 2)),
              4.0 * (T(2, 2, 1, 2) + T(1, 1, 1, 2) - 2.0 * T(3, 3, 1, 2) - 2.0 * T(3, 2, 1, 3)),
              4.0 * (3.0 * T(2, 3, 1, 2) + 2.0 * T(2, 2, 1, 3) - 2.0 * T(1, 1, 1, 3)),
              4.0 * (3.0 * T(1, 3, 1, 2) + 2.0 * T(3, 2, 1, 1) - 2.0 * T(2, 2, 3, 2)));
  return e;
}

/* -g/f by the quotient rule, q = g/f: q' = (g' - q f')/f and
 * q'' = (g'' - q f'' - q' f'^T - f' q'^T)/f. */
static frame_expansion expand_poisson(const double t[36])
{
  frame_expansion f = expand_axial(t), g = expand_transverse(t), e;
  double q = g.value / f.value;
  e.value = -q;
  for (int i = 0; i < 3; i++)
    e.gradient[i] = -(g.gradient[i] - q * f.gradient[i]) / f.value;
  for (int i = 0; i < 3; i++)
    for (int j = 0; j < 3; j++)
      e.hessian[3 * i + j] =
          (q * f.hessian[3 * i + j] - g.hessian[3 * i + j] -
           (e.gradient[i] * f.gradient[j] + f.gradient[i] * e.gradient[j])) / f.value;
  return e;
}

#undef T

frame_expansion frame_expand(const double kelvin[36], elastir_quantity quantity,
                             const frame *at)
{
  double t[36], rotation[9];
  memcpy(rotation, at->axis, sizeof rotation);
  elastir_rotate_kelvin(kelvin, rotation, t);
  if (quantity == ELASTIR_POISSON_RATIO)
    return expand_poisson(t);
  if (quantity == ELASTIR_SHEAR_MODULUS)
    return expand_shear(t);
  return expand_axial(t);
}

frame frame_of(const double n[3], const double m[3])
{
  frame f;
  double along = 0.0;
  for (int i = 0; i < 3; i++)
    f.axis[0][i] = n[i];
  elastir_normalise(f.axis[0]);
  for (int i = 0; i < 3; i++)
    along += f.axis[0][i] * m[i];
  for (int i = 0; i < 3; i++)
    f.axis[1][i] = m[i] - along * f.axis[0][i];
  if (!elastir_normalise(f.axis[1])) {
    double unused[3];
    elastir_tangent_frame(f.axis[0], f.axis[1], unused);
  }
  for (int i = 0; i < 3; i++) {
    int j = (i + 1) % 3, k = (i + 2) % 3;
    f.axis[2][i] = f.axis[0][j] * f.axis[1][k] - f.axis[0][k] * f.axis[1][j];
  }
  return f;
}

frame frame_turn(const frame *from, const double theta[3])
{
  /* Cayley: with h = theta/2, R = I + 2 ([h] + [h]^2) / (1 + h.h). */
  double h[3] = {0.5 * theta[0], 0.5 * theta[1], 0.5 * theta[2]};
  double hh = h[0] * h[0] + h[1] * h[1] + h[2] * h[2], factor = 2.0 / (1.0 + hh);
  double turned[2][3] = {{0.0}};
  for (int a = 0; a < 2; a++) {
    /* Components of the turned e_a along the old axes: e_a + factor (h x e_a + h x (h x e_a)). */
    double e[3] = {a == 0 ? 1.0 : 0.0, a == 1 ? 1.0 : 0.0, 0.0};
    double c[3] = {h[1] * e[2] - h[2] * e[1], h[2] * e[0] - h[0] * e[2],
                   h[0] * e[1] - h[1] * e[0]};
    for (int i = 0; i < 3; i++) {
      double part = e[i] + factor * (c[i] + h[i] * h[a] - e[i] * hh);
      for (int x = 0; x < 3; x++)
        turned[a][x] += part * from->axis[i][x];
    }
  }
  return frame_of(turned[0], turned[1]);
}

/* ---- Newton's method ---- */

#define LONGEST_STEP 0.3 /* rad */

typedef struct {
  double step[3];
  double predicted;     /* the fall of the function that the quadratic model promises */
  double remaining;     /* the same for an unlimited step */
  double curvature;     /* the lowest eigenvalue of the Hessian */
  double lowest[3];     /* its eigenvector */
  double scale;         /* the size of the function's variation here */
} newton_step;

/* The step along each axis of the Hessian is at most `longest`: where the function is nearly
 * flat along a curve, the full step would leave the curve. */
static newton_step newton(frame_expansion e, elastir_quantity quantity, double sign,
                          double longest)
{
  newton_step result = {.predicted = 0.0};
  double values[3], vectors[9];
  for (int i = 0; i < 9; i++)
    e.hessian[i] *= sign;
  bool axial = quantity == ELASTIR_YOUNGS_MODULUS;
  if (axial) { /* turning about n does nothing: leave that rotation out */
    e.hessian[0] = fabs(e.hessian[4]) + fabs(e.hessian[8]) + fabs(e.value);
    e.hessian[1] = e.hessian[2] = e.hessian[3] = e.hessian[6] = 0.0;
  }
  elastir_symmetric_eigen(3, e.hessian, values, vectors);
  result.scale = fmax(fmax(fabs(values[0]), fabs(values[2])), fabs(e.value));
  for (int a = 0; a < 3; a++) {
    double slope = 0.0;
    for (int i = 0; i < 3; i++)
      slope += sign * e.gradient[i] * vectors[3 * a + i];
    double curvature = fmax(fabs(values[a]), 1e-10 * result.scale);
    double length = fmin(fabs(slope) / curvature, longest);
    result.remaining += 0.5 * slope * slope / curvature;
    result.predicted += fabs(slope) * length - 0.5 * curvature * length * length;
    for (int i = 0; i < 3; i++)
      result.step[i] -= (slope > 0.0 ? length : -length) * vectors[3 * a + i];
  }
  result.curvature = values[0];
  for (int i = 0; i < 3; i++)
    result.lowest[i] = vectors[i];
  return result;
}

static frame turn_by(const frame *from, const double direction[3], double factor)
{
  double theta[3] = {factor * direction[0], factor * direction[1], factor * direction[2]};
  return frame_turn(from, theta);
}

/* From a saddle point, downhill along its lowest curvature, to the better side. */
static frame leave_saddle(const double kelvin[36], elastir_quantity quantity, double sign,
                          const frame *at, const double lowest[3])
{
  frame forth = turn_by(at, lowest, 0.1), back = turn_by(at, lowest, -0.1);
  double v_forth = sign * frame_expand(kelvin, quantity, &forth).value;
  double v_back = sign * frame_expand(kelvin, quantity, &back).value;
  return v_back < v_forth ? back : forth;
}

static double gradient_length(const frame_expansion *e)
{
  return sqrt(e->gradient[0] * e->gradient[0] + e->gradient[1] * e->gradient[1] +
              e->gradient[2] * e->gradient[2]);
}

/* Near the minimum values no longer tell better from worse, but gradients do: a few full steps,
 * for as long as each at least halves the gradient and it is not lost in rounding. */
static frame sharpen(const double kelvin[36], elastir_quantity quantity, double sign,
                     const frame *start, const frame_expansion *at_start)
{
  frame current = *start;
  frame_expansion here = *at_start;
  for (int iteration = 0; iteration < 6; iteration++) {
    newton_step n = newton(here, quantity, sign, LONGEST_STEP);
    if (gradient_length(&here) <= 1e-14 * n.scale)
      break;
    frame next = turn_by(&current, n.step, 1.0);
    frame_expansion there = frame_expand(kelvin, quantity, &next);
    if (!(gradient_length(&there) <= 0.5 * gradient_length(&here)))
      break;
    current = next;
    here = there;
  }
  return current;
}

frame frame_polish(const double kelvin[36], elastir_quantity quantity, double sign,
                   const frame *start)
{
  frame current = *start;
  frame_expansion here = frame_expand(kelvin, quantity, &current);
  double longest = LONGEST_STEP;
  for (int iteration = 0; iteration < 200 && longest > 1e-9; iteration++) {
    newton_step n = newton(here, quantity, sign, longest);
    if (n.remaining <= 1e-15 * fabs(here.value)) {
      if (n.curvature >= -1e-7 * n.scale) /* a minimum */
        break;
      current = leave_saddle(kelvin, quantity, sign, &current, n.lowest);
      here = frame_expand(kelvin, quantity, &current);
      continue;
    }
    frame next = turn_by(&current, n.step, 1.0);
    frame_expansion there = frame_expand(kelvin, quantity, &next);
    double fall = sign * (here.value - there.value);
    if (fall < 0.25 * n.predicted)
      longest *= 0.25;
    else if (fall > 0.75 * n.predicted)
      longest = fmin(LONGEST_STEP, 2.0 * longest);
    if (!(fall > 0.0))
      continue;
    current = next;
    here = there;
  }
  return sharpen(kelvin, quantity, sign, &current, &here);
}
