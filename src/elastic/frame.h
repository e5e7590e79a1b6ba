/* SPDX-License-Identifier: GPL-3.0-or-later */
/* frame.h: 1/E, 1/G and nu as functions of an orthonormal frame, with two derivatives. */
#ifndef ELASTIR_FRAME_H
#define ELASTIR_FRAME_H

#include "elastic/extrema.h"

/* Rows: n, m and n x m. The frame is a point of the rotation group, on which the three
 * functions below are smooth, even where the extrema over m for fixed n are not. */
typedef struct {
  double axis[3][3];
} frame;

/* To second order in the rotation vector theta, counted along the axes of the frame itself:
 * value + gradient.theta + theta.hessian.theta / 2. */
typedef struct {
  double value;
  double gradient[3];
  double hessian[9];
} frame_expansion;

/* What is searched: 1/E and 1/G in TPa^-1, nu. `kelvin` is the Kelvin compliance. */
frame_expansion frame_expand(const double kelvin[36], elastir_quantity quantity,
                             const frame *at);

/* The frame turned by theta, exactly orthonormal to rounding. The angle is 2 atan(|theta|/2),
 * the same as |theta| to second order (Cayley's parameters: no trigonometry is needed). */
frame frame_turn(const frame *from, const double theta[3]);

/* The frame of n and m; m is made perpendicular to n. */
frame frame_of(const double n[3], const double m[3]);

/* A local minimum of sign times the function, near `start`: Newton's method with the
 * absolute values of the curvatures, in steps as long as the quadratic model is good and at
 * most 0.3 rad; leaves saddle points. Converges to rounding. */
frame frame_polish(const double kelvin[36], elastir_quantity quantity, double sign,
                   const frame *start);

/* The first steps of the same. */
frame frame_approach(const double kelvin[36], elastir_quantity quantity, double sign,
                     const frame *start, int steps);

/* The value there, to some 1e-12 of itself, in fewer steps. */
double frame_optimum(const double kelvin[36], elastir_quantity quantity, double sign,
                     const frame *start);

#endif
