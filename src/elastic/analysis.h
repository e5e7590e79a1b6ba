/* SPDX-License-Identifier: GPL-3.0-or-later */
/* analysis.h: everything that follows from one stiffness tensor, in one call. */
#ifndef ELASTIR_ANALYSIS_H
#define ELASTIR_ANALYSIS_H

#include <stdbool.h>

#include "elastic/averages.h"
#include "elastic/extrema.h"
#include "elastic/sphere.h"

typedef struct {
  elastir_extremum min, max;
  double ratio;          /* max / min where both are positive, else NAN */
  elastir_spread spread; /* mean, standard deviation, negative fraction */
} elastir_directional;

typedef struct {
  double stiffness_gpa[36];       /* made symmetric */
  double compliance_per_tpa[36];  /* NAN for a singular tensor */
  double condition;               /* the largest over the smallest |Kelvin eigenvalue| */
  double eigenvalues_gpa[6];        /* ascending, of the Voigt matrix, as ELATE has them */
  double kelvin_eigenvalues_gpa[6]; /* ascending, of the Kelvin matrix: frame independent */
  double eigenstrains[36];          /* rows, Kelvin basis: see tensor.h */
  bool stable;                    /* all eigenvalues positive: Mouhat and Coudert 2014 */
  elastir_averages averages;      /* Reuss and Hill are NAN for an unstable tensor */
  elastir_anisotropy anisotropy;
  elastir_directional youngs_modulus_gpa;
  elastir_directional linear_compressibility_per_tpa;
  elastir_directional shear_modulus_gpa;
  elastir_directional poisson_ratio;
  double negative_poisson_fraction_error;
} elastir_elastic_analysis;

/* stiffness: 6x6 Voigt, GPa. options may be NULL. An unstable tensor gets what is still
 * meaningful (eigenvalues, Voigt averages, the inverse), and NAN and ELASTIR_UNDEFINED for the
 * rest. A positive tensor too close to singular to invert counts as unstable. false: a
 * component is not finite, or memory ran out; then nothing may be used. */
bool elastir_elastic_analyse(const double stiffness_gpa[36],
                             const elastir_extrema_options *options,
                             elastir_elastic_analysis *result);

#endif
