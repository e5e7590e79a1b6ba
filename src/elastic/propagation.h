/* SPDX-License-Identifier: GPL-3.0-or-later */
/* propagation.h: independent errors of a stiffness carried through to all that carries an error bar.
 *
 * Linear: central differences over one standard deviation of each input, at the known optima.
 * Samples: for what is not linear within the error (an optimum that changes place, or lies where
 * two waves meet; anisotropy near zero), by Monte Carlo with the square of the linear value of the
 * same sample, l^2, as control variate, for <l^2> = sigma_lin^2 is known; its coefficient is that of
 * the samples' regression (S. Asmussen and P. W. Glynn, Stochastic Simulation, Springer 2007, V.2).
 * Random numbers are GSL's mt19937 with a fixed seed: the same every time. */
#ifndef ELASTIR_PROPAGATION_H
#define ELASTIR_PROPAGATION_H

#include <stdbool.h>

#include "elastic/error_inputs.h"
#include "elastic/uncertainty.h"

typedef struct {
  const double *stiffness;              /* 36, GPa */
  const perturbed_reference *reference; /* its optima */
  const error_inputs *inputs;           /* what is uncertain of it */
  const double *value;                  /* of all quantities of the stiffness */
  int samples;                          /* as in elastir_uncertainty_options */
  unsigned long seed;
  /* Change by one standard deviation of each input, by propagate(). */
  double slope[ERROR_INPUTS_MOST][ELASTIR_UNCERTAIN_COUNT];
} propagation;

/* Fills the slopes, and linear[] with the root of the sum of their squares. */
void propagate(propagation *study, double linear[ELASTIR_UNCERTAIN_COUNT]);

/* Effective degrees of freedom of each quantity (B. L. Welch, Biometrika 34, 28 (1947); JCGM 100:2008,
 * G.4): the square of the variance over the sum of v^2/nu, v the part of the variance that rests on
 * an estimate with nu degrees of freedom. INFINITY: nothing was estimated. After propagate(). */
void propagate_freedom(const propagation *study, double freedom[ELASTIR_UNCERTAIN_COUNT]);

/* After propagate(), with source->linear: fills sigma, samples, unstable_samples and
 * sampling_error. false: no memory. */
bool propagate_samples(const propagation *study, elastir_uncertainty_source *source);

#endif
