/* SPDX-License-Identifier: GPL-3.0-or-later */
/* newton.h: one step of Newton's method towards a minimum, for all searches over directions. */
#ifndef ELASTIR_NEWTON_H
#define ELASTIR_NEWTON_H

/* How far a step may go. */
typedef struct {
  double least_curvature; /* smaller curvatures count as this much, */
  double least_part;      /* or as this part of the largest */
  double flat;            /* axes of the Hessian with less than this are left out */
  double longest_on_axis; /* along each axis: where the function is nearly flat along a curve,
                           * the full step would leave the curve */
  double longest;         /* in all */
} newton_limits;

typedef struct {
  double step[3];
  double predicted;       /* the fall of the function that the quadratic model promises */
  double remaining;       /* the same for a step without limits */
  double curvatures[3];   /* the eigenvalues of the Hessian, ascending; bounds of the positive ones where
                           * all are and the step is that of Newton */
  double lowest[3];       /* the eigenvector of the first where that is not positive */
} newton_step;

/* In 2 or 3 variables, every curvature taken as positive. */
newton_step newton_step_of(int variables, const double *gradient, const double *hessian,
                           const newton_limits *limits);

#endif
