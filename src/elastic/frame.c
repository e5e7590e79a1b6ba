/* SPDX-License-Identifier: GPL-3.0-or-later */
/* frame.c: 1/E, 1/G and nu as functions of an orthonormal frame, with two derivatives.
 *
 * Under a rotation vector theta, n becomes n + theta x n + theta x (theta x n) / 2 + ..., and
 * m likewise. In the frame's own axes n = e1, m = e2, so the derivatives are sums of
 * components T_ijkl of the compliance in these axes. */
#include "base/fast.h"

#include "elastic/frame.h"

#include <math.h>
#include <string.h>

#include "elastic/newton.h"
#include "elastic/tensor.h"
#include "elastic/vec3.h"

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

/* A row of the Kelvin matrix, and which of its elements are needed; the last of a list has none. */
typedef struct {
  int row, count, column[6];
} needed_row;

static const needed_row for_axial[] = {{0, 6, {0, 1, 2, 3, 4, 5}}, {4, 2, {4, 5}}, {5, 1, {5}}, {0}};
static const needed_row for_poisson[] = {
    {0, 6, {0, 1, 2, 3, 4, 5}}, {1, 5, {1, 2, 3, 4, 5}}, {4, 3, {3, 4, 5}}, {5, 2, {3, 5}}, {0}};
static const needed_row for_shear[] = {{5, 6, {0, 1, 2, 3, 4, 5}}, {4, 4, {0, 1, 3, 4}},
                                       {3, 3, {0, 1, 3}}, {0, 2, {0, 1}}, {1, 1, {1}}, {0}};

/* Those elements of the Kelvin matrix in the frame's axes, t = R K R^T; no others are set. */
static void turn_into(const frame *at, const needed_row *rows, const double k[36], double t[36])
{
  double axes[9], r[36];
  memcpy(axes, at->axis, sizeof axes);
  elastir_kelvin_rotation(axes, r);
  for (const needed_row *next = rows; next->count > 0; next++) {
    const double *a = r + 6 * next->row;
    double half[6];
    for (int j = 0; j < 6; j++)
      half[j] = a[0] * k[j] + a[1] * k[6 + j] + a[2] * k[12 + j] + a[3] * k[18 + j] +
                a[4] * k[24 + j] + a[5] * k[30 + j];
    for (int c = 0; c < next->count; c++) {
      int p = next->row, q = next->column[c];
      const double *b = r + 6 * q;
      t[6 * p + q] = t[6 * q + p] = (half[0] * b[0] + half[1] * b[1]) + (half[2] * b[2] + half[3] * b[3]) +
                                    (half[4] * b[4] + half[5] * b[5]);
    }
  }
}

frame_expansion frame_expand(const double kelvin[36], elastir_quantity quantity,
                             const frame *at)
{
  double t[36];
  if (quantity == ELASTIR_POISSON_RATIO) {
    turn_into(at, for_poisson, kelvin, t);
    return expand_poisson(t);
  }
  if (quantity == ELASTIR_SHEAR_MODULUS) {
    turn_into(at, for_shear, kelvin, t);
    return expand_shear(t);
  }
  turn_into(at, for_axial, kelvin, t);
  return expand_axial(t);
}

frame frame_of(const double n[3], const double m[3])
{
  frame f = {0};
  memcpy(f.axis[0], n, sizeof f.axis[0]);
  elastir_normalise(f.axis[0]);
  double along = vec3_dot(f.axis[0], m);
  vec3_add(m, -along, f.axis[0], f.axis[1]);
  if (!elastir_normalise(f.axis[1])) {
    double unused[3];
    elastir_tangent_frame(f.axis[0], f.axis[1], unused);
  }
  vec3_cross(f.axis[0], f.axis[1], f.axis[2]);
  return f;
}

frame frame_turn(const frame *from, const double theta[3])
{
  /* Cayley: with h = theta/2, R = I + 2 ([h] + [h]^2) / (1 + h.h). */
  double h[3] = {0.5 * theta[0], 0.5 * theta[1], 0.5 * theta[2]};
  double hh = vec3_dot(h, h), factor = 2.0 / (1.0 + hh);
  double turned[2][3] = {{0.0}};
  for (int a = 0; a < 2; a++) {
    /* Components of the turned e_a along the old axes: e_a + factor (h x e_a + h x (h x e_a)). */
    double e[3] = {a == 0 ? 1.0 : 0.0, a == 1 ? 1.0 : 0.0, 0.0};
    double c[3];
    vec3_cross(h, e, c);
    for (int i = 0; i < 3; i++) {
      double part = e[i] + factor * (c[i] + h[i] * h[a] - e[i] * hh);
      for (int x = 0; x < 3; x++)
        turned[a][x] += part * from->axis[i][x];
    }
  }
  return frame_of(turned[0], turned[1]);
}

/* ---- Newton's method ---- */

static const double longest_turn = 0.3; /* rad */

static newton_step step_at(frame_expansion e, elastir_quantity quantity, double sign,
                           double longest)
{
  newton_limits limits = {1e-10 * fabs(e.value), 1e-10, 0.0, longest, INFINITY};
  for (int i = 0; i < 9; i++)
    e.hessian[i] *= sign;
  for (int i = 0; i < 3; i++)
    e.gradient[i] *= sign;
  if (quantity == ELASTIR_YOUNGS_MODULUS) { /* turning about n does nothing: leave it out */
    e.hessian[0] = fabs(e.hessian[4]) + fabs(e.hessian[8]) + fabs(e.value);
    e.hessian[1] = e.hessian[2] = e.hessian[3] = e.hessian[6] = 0.0;
  }
  return newton_step_of(3, e.gradient, e.hessian, &limits);
}

/* The size of the function's variation. */
static double scale_of(const newton_step *n, const frame_expansion *e)
{
  return fmax(fmax(fabs(n->curvatures[0]), fabs(n->curvatures[2])), fabs(e->value));
}

/* From a saddle point, downhill along its lowest curvature, to the better side. */
static frame leave_saddle(const double kelvin[36], elastir_quantity quantity, double sign,
                          const frame *at, const double lowest[3])
{
  frame sides[2];
  double values[2];
  for (int side = 0; side < 2; side++) {
    double theta[3] = {0.0};
    vec3_add(theta, side == 0 ? 0.1 : -0.1, lowest, theta);
    sides[side] = frame_turn(at, theta);
    values[side] = sign * frame_expand(kelvin, quantity, &sides[side]).value;
  }
  return sides[values[1] < values[0] ? 1 : 0];
}

/* Near the minimum values no longer tell better from worse, but gradients do: a few full steps,
 * for as long as each at least halves the gradient and it is not lost in rounding. */
static frame sharpen(const double kelvin[36], elastir_quantity quantity, double sign,
                     const frame *start, const frame_expansion *at_start)
{
  frame current = *start;
  frame_expansion here = *at_start;
  for (int iteration = 0; iteration < 6; iteration++) {
    newton_step n = step_at(here, quantity, sign, longest_turn);
    if (vec3_norm(here.gradient) <= 1e-14 * scale_of(&n, &here))
      break;
    frame next = frame_turn(&current, n.step);
    frame_expansion there = frame_expand(kelvin, quantity, &next);
    if (!(vec3_norm(there.gradient) <= 0.5 * vec3_norm(here.gradient)))
      break;
    current = next;
    here = there;
  }
  return current;
}

/* Newton's method until a step without limits promises no more than the part `least` of the value, at
 * most so many steps; *last: the last one. */
static frame descend(const double kelvin[36], elastir_quantity quantity, double sign,
                     const frame *start, int most, double least, frame_expansion *here,
                     newton_step *last)
{
  frame current = *start;
  double longest = longest_turn;
  *last = (newton_step){.remaining = INFINITY};
  *here = frame_expand(kelvin, quantity, &current);
  for (int iteration = 0; iteration < most && longest > 1e-9; iteration++) {
    newton_step n = step_at(*here, quantity, sign, longest);
    *last = n;
    if (n.remaining <= least * fabs(here->value)) {
      if (n.curvatures[0] >= -1e-7 * scale_of(&n, here)) /* a minimum */
        break;
      current = leave_saddle(kelvin, quantity, sign, &current, n.lowest);
      *here = frame_expand(kelvin, quantity, &current);
      continue;
    }
    frame next = frame_turn(&current, n.step);
    frame_expansion there = frame_expand(kelvin, quantity, &next);
    double fall = sign * (here->value - there.value);
    if (fall < 0.25 * n.predicted)
      longest *= 0.25;
    else if (fall > 0.75 * n.predicted)
      longest = fmin(longest_turn, 2.0 * longest);
    if (!(fall > 0.0))
      continue;
    current = next;
    *here = there;
  }
  return current;
}

enum { MANY = 2000 };

frame frame_approach(const double kelvin[36], elastir_quantity quantity, double sign,
                     const frame *start, int steps)
{
  frame_expansion here;
  newton_step last;
  return descend(kelvin, quantity, sign, start, steps, 1e-15, &here, &last);
}

frame frame_polish(const double kelvin[36], elastir_quantity quantity, double sign,
                   const frame *start)
{
  frame_expansion here;
  newton_step last;
  frame current = descend(kelvin, quantity, sign, start, MANY, 1e-15, &here, &last);
  return sharpen(kelvin, quantity, sign, &current, &here);
}

double frame_optimum(const double kelvin[36], elastir_quantity quantity, double sign,
                     const frame *start)
{
  const double least = 1e-8; /* the model of second order is off by some 1e-4 of what it promises */
  frame_expansion here;
  newton_step last;
  descend(kelvin, quantity, sign, start, MANY, least, &here, &last);
  return here.value - (last.remaining <= least * fabs(here.value) ? sign * last.remaining : 0.0);
}
