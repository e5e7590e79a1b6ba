/* SPDX-License-Identifier: GPL-3.0-or-later */
/* propagation.h: standard deviations of independent constants carried through to all that carries
 * an error bar.
 *
 * Linear: central differences over one standard deviation of each constant, at the known optima.
 * Samples: for what is not linear within the error (an optimum that changes place, or lies where
 * two waves meet; anisotropy near zero), by Monte Carlo with the linear value of the same sample as
 * control variate: sigma^2 = sigma_lin^2 + <(f - f_0)^2 - l^2> - <f - f_0 - l>^2, as <l> = 0 and
 * <l^2> = sigma_lin^2 are known (S. Asmussen and P. W. Glynn, Stochastic Simulation, Springer 2007,
 * V.2). Random numbers are GSL's mt19937 with a fixed seed: the same every time. */
#ifndef ELASTIR_PROPAGATION_H
#define ELASTIR_PROPAGATION_H

#include <stdbool.h>

#include "elastic/constants.h"
#include "elastic/uncertainty.h"

typedef struct {
  const double *stiffness;              /* 36, GPa */
  const perturbed_reference *reference; /* its optima */
  const elastir_constants *constants;   /* its independent constants */
  const double *value;                  /* of all quantities of the stiffness */
  int samples;                          /* as in elastir_uncertainty_options */
  unsigned long seed;
  bool normal;                          /* distribution: normal, or uniform */
  double sigma_gpa[36];                 /* of each constant */
  double slope[36][ELASTIR_UNCERTAIN_COUNT]; /* change by one sigma of each, by propagate() */
} propagation;

/* Fills the slopes, and linear[] with the root of the sum of their squares. */
void propagate(propagation *study, double linear[ELASTIR_UNCERTAIN_COUNT]);

/* After propagate(), with source->linear: fills sigma, samples, unstable_samples and
 * sampling_error. false: no memory. */
bool propagate_samples(const propagation *study, elastir_uncertainty_source *source);

#endif
