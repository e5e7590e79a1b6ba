/* SPDX-License-Identifier: GPL-3.0-or-later */
/* sample_descent.h: steps downhill from where a sample's parameters are; internal. */
#ifndef ELASTIR_SAMPLE_DESCENT_H
#define ELASTIR_SAMPLE_DESCENT_H

#include "compare/sample_fit.h"

/* One fit on its way; w->parameters are where it is. */
typedef struct {
  const sample_model *model;
  const double *y;
  sample_workspace *w;
  size_t lines;
  bool learn; /* the scales, at each step */
  double scales[SAMPLE_KINDS];
  double tolerance, square; /* square: sum of squared residuals of w->parameters */
} descent;

/* Of the parameters; curve and residual stay in s->w. */
double descent_squares(const descent *s, const double *parameters);

/* Half chi squared at the tolerance, and the penalty. */
double descent_cost(const descent *s, const double *parameters, double square);

/* At most so many Gauss-Newton steps, until one gains little. false: the equations could not be
 * solved. */
bool descent_iterate(descent *s, int most);

/* Adds free lines, up to `most` in all, as long as one is high enough above what is left. */
bool descent_add_lines(descent *s, size_t most);

#endif
