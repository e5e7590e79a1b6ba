/* SPDX-License-Identifier: GPL-3.0-or-later */
/* uncertainty.h: standard deviations of averages and extrema, from three sources kept apart.
 *
 * Rounding. Each independent constant (constants.h) was printed to 0.001 GPa: uniform within
 *   0.0005, which is 0.00029 as a standard deviation.
 * Other fits. The same run fitted the energies with fewer points or lower orders. Their
 *   spread around the result is a root mean square over one to a few fits, not a sample of
 *   independent measurements: fits of low order are worse than the result by construction,
 *   so that it errs on the large side. At a pressure that is not zero a fit of order one takes
 *   the stress for stiffness (it is off by P over the strain step: some 38 GPa at 0.4 GPa and
 *   1 %), and is left out; so are fits that repeat the result.
 * Scatter. Constants were computed from strains one by one and then made symmetric. Differences
 *   between the raw constants and the tensor show the numerical noise of one constant: the
 *   root mean square over those not zero on both sides, put normally distributed on each
 *   independent constant. Averaging over equal constants would make it smaller; it is not
 *   counted on, since the noise of equivalent strains need not be independent.
 *
 * Rounding and scatter are carried through by Monte Carlo with searches for the extrema of each
 * sample, and checked by linear propagation with central differences at the known
 * optima. The two part where an optimum changes place within the error, or sits where two waves
 * meet: then Monte Carlo is to be believed. Random numbers are GSL's mt19937
 * with a fixed seed: the same every time. */
#ifndef ELASTIR_UNCERTAINTY_H
#define ELASTIR_UNCERTAINTY_H

#include <stdbool.h>

#include "elastic/perturbed.h"
#include "elastic/stiffness_data.h"

typedef struct {
  bool available;
  double constant_sigma_gpa; /* of one constant; NAN for the fits */
  int inputs;                /* independent constants, fits used, or raw constants used */
  int samples;               /* Monte Carlo samples (0: linear propagation only), or fits */
  int unstable_samples;      /* of these: they count for what is defined only */
  double sigma[ELASTIR_UNCERTAIN_COUNT];  /* standard deviations; NAN where undefined */
  double linear[ELASTIR_UNCERTAIN_COUNT]; /* the same by linear propagation; for the fits: at
                                           * the known optima */
} elastir_uncertainty_source;

typedef struct {
  double value[ELASTIR_UNCERTAIN_COUNT]; /* of the tensor itself, in the order of
                                          * elastir_uncertain_name */
  elastir_uncertainty_source rounding, fits, scatter;
  int fits_stressed;  /* left out: of order one at a pressure */
  int fits_repeated;  /* left out: the result itself */
} elastir_uncertainty;

typedef struct {
  int samples;          /* 0: 200; negative: none, sigma is then the linear one */
  unsigned long seed;   /* 0: the default */
} elastir_uncertainty_options;

/* data: of a bare tensor only the stiffness. extrema: those of that
 * tensor in the order of elastir_quantity, with NAN of an unstable one. waves: NULL without a
 * density. options may be NULL. false: no memory, or a tensor that is not finite. */
bool elastir_estimate_uncertainty(const elastir_stiffness_data *data,
                                  const elastir_extrema extrema[4],
                                  const elastir_wave_extrema *waves, double density_g_cm3,
                                  const elastir_uncertainty_options *options,
                                  elastir_uncertainty *uncertainty);

#endif
