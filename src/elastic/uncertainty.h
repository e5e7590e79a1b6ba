/* SPDX-License-Identifier: GPL-3.0-or-later */
/* uncertainty.h: standard deviations of averages and extrema, from sources kept apart.
 *
 * Rounding. Each independent constant (constants.h) is uniform within half of its last digit, which
 *   is that over the root of 3 as a standard deviation: 0.00029 GPa of constants printed to
 *   0.001 GPa, 3e-9 of raw ones. Of elements that are one constant the finest counts.
 * Scatter. Equal raw constants that came out different, and such that vanish by symmetry and did
 *   not (raw_constants.h): the numerical noise of strains and energies, normally distributed. Such
 *   estimates rest on few numbers; how few is told as effective degrees of freedom (propagation.h).
 * Given. Standard deviations or a covariance that a user gives stand for all errors of the constants:
 *   then rounding and scatter are left out.
 * Other fits. The same run fitted the energies with fewer points or lower orders. How far their
 *   values lie from the result (root mean square) is a spread of truncation orders and not an error:
 *   forward and backward differences whose mean is the result are both worse than it. It is told
 *   beside the standard deviations and is no part of the combined one. At a pressure that is not zero
 *   a fit of order one takes the stress for stiffness (it is off by P over the strain step: some
 *   38 GPa at 0.4 GPa and 1 %), and is left out; so are fits that repeat the result.
 *
 * All but the fits are carried through linearly, and by samples where that is not enough
 * (propagation.h); contact moduli linearly alone, along the direction of the known extremum. An
 * interval of 95 % is Student's factor for the degrees of freedom times the combined standard deviation
 * (JCGM 100:2008, G.6.4): 1.96 where nothing was estimated. Functional, basis set, k points and the
 * truncation of the fit are not in them. */
#ifndef ELASTIR_UNCERTAINTY_H
#define ELASTIR_UNCERTAINTY_H

#include <stdbool.h>

#include "elastic/contact.h"
#include "elastic/perturbed.h"
#include "elastic/stiffness_data.h"

typedef struct {
  bool available;
  double constant_sigma_gpa; /* the largest of a constant; NAN for the fits */
  int inputs;                /* independent constants, fits used, or raw constants used */
  int samples;               /* Monte Carlo samples (0: all is linear), or fits */
  int unstable_samples;      /* of these: they count for what is defined only */
  double sampling_error;     /* largest standard error of a sigma by samples over that sigma; NAN:
                              * no samples */
  double sigma[ELASTIR_UNCERTAIN_COUNT];  /* standard deviations; NAN where undefined */
  double linear[ELASTIR_UNCERTAIN_COUNT]; /* the same by linear propagation; for the fits: at
                                           * the known optima */
  double freedom[ELASTIR_UNCERTAIN_COUNT]; /* effective degrees of freedom; INFINITY: no estimate */
} elastir_uncertainty_source;

/* Rounding and scatter of each constant; more than what is given can have. */
enum { ELASTIR_SHIFTS_MOST = 2 * ELASTIR_INDEPENDENT_MOST };

typedef struct {
  double value[ELASTIR_UNCERTAIN_COUNT]; /* of the tensor itself, in the order of
                                          * elastir_uncertain_name */
  elastir_uncertainty_source rounding, fits, scatter, given;
  double combined[ELASTIR_UNCERTAIN_COUNT]; /* all but the fits in quadrature */
  double freedom[ELASTIR_UNCERTAIN_COUNT];  /* its effective degrees of freedom; INFINITY: known */
  double half_width_95[ELASTIR_UNCERTAIN_COUNT]; /* of the interval that holds 95 % */
  int fits_stressed;  /* left out: of order one at a pressure */
  int fits_repeated;  /* left out: the result itself */
  /* All independent errors but the fits: one standard deviation of each adds this to the tensor. */
  int shift_count;
  double shift_gpa[ELASTIR_SHIFTS_MOST][36];
} elastir_uncertainty;

/* What is known of a tensor. */
typedef struct {
  const elastir_extrema *extrema;    /* four in the order of elastir_quantity; NAN of an unstable one */
  const elastir_wave_extrema *waves; /* NULL: none, without a density */
  double density_g_cm3;
  const elastir_contact *contact; /* NULL: not asked for */
} elastir_known_optima;

/* Only for what is not linear, until sigma is known to 2 % (propagation.c). */
#define ELASTIR_SAMPLES_AS_NEEDED (-1)

#define ELASTIR_DEFAULT_SEED 20220613UL

typedef struct {
  int samples;          /* for all quantities; 0: none, sigma is the linear one; or
                         * ELASTIR_SAMPLES_AS_NEEDED */
  unsigned long seed;   /* 0: ELASTIR_DEFAULT_SEED */
} elastir_uncertainty_options;

/* data: of a bare tensor the stiffness, its digits and what is given. options may be NULL. false:
 * no memory, or a tensor that is not finite. */
bool elastir_estimate_uncertainty(const elastir_stiffness_data *data,
                                  const elastir_known_optima *known,
                                  const elastir_uncertainty_options *options,
                                  elastir_uncertainty *uncertainty);

/* The combined standard deviation, linearly, of what changes with the stiffness by the sum of the products
 * with a slope (contact_slope.h). NAN: the slope is, or there are no errors. */
double elastir_deviation_of_slope(const elastir_uncertainty *uncertainty, const double slope[36]);

#endif
