/* SPDX-License-Identifier: GPL-3.0-or-later */
/* mixture_internal.h: what the files of the mixture fit share. */
#ifndef ELASTIR_MIXTURE_INTERNAL_H
#define ELASTIR_MIXTURE_INTERNAL_H

#include "compare/mixture.h"

typedef struct {
  const elastir_mixture_model *models;
  size_t model_count;
  const elastir_mixture_options *options;
  size_t baseline_columns;
  elastir_grid grid;  /* that y lies on */
  size_t *place;      /* index on the grid of each used point */
  double *y;          /* of the used points */
  size_t points;
} mixture_problem;

/* What all models have in common: wavenumbers are scale times the stick's plus shift. */
typedef struct {
  double scale, shift_cm1, fwhm_cm1;
} mixture_place;

/* Columns in this order: models, baseline, then the derivatives of the fitted curve by the
 * logarithm of the common scale, by the shift, and by the logarithm of the width, where those
 * are fitted. */
typedef struct {
  size_t columns;
  double *design;  /* points x columns, row-major */
  double *q;       /* orthonormal, the same size */
  double *r;       /* columns x columns */
  double *x;       /* the solution; 0 for the derivative columns */
  double *fitted;  /* points */
  mixture_place place;
  double residual_rms;
  bool no_memory; /* why there is no solution */
} mixture_solution;

/* Finds scale, shift and width, then amplitudes. false: no memory (s->no_memory) or no
 * convergence. */
bool mixture_solve(const mixture_problem *p, mixture_solution *s);

void mixture_solution_free(mixture_solution *s);

/* Condition number and the most alike pair. false: no memory. */
bool mixture_condition(const mixture_problem *p, const mixture_solution *s,
                       elastir_mixture *mixture);

/* Intervals of the fractions, errors of scale, shift and width. false: no memory. */
bool mixture_intervals(const mixture_problem *p, const mixture_solution *s,
                       elastir_mixture *mixture);

/* Where the residual holds bands. false: no memory. */
bool mixture_remainder(const mixture_problem *p, const mixture_solution *s,
                       elastir_mixture *mixture);

#endif
