/* SPDX-License-Identifier: GPL-3.0-or-later */
/* analysis.h: everything that follows from a stiffness tensor alone, in one struct. */
#ifndef ELASTIR_ANALYSIS_H
#define ELASTIR_ANALYSIS_H

#include <stdbool.h>

#include "elastic/averages.h"
#include "elastic/extrema.h"

typedef struct {
  elastir_extrema_options extrema;
} elastir_elastic_options;

typedef struct {
  double stiffness_gpa[36];      /* as given, symmetrised */
  double compliance_per_tpa[36]; /* NAN where singular */
  double eigenvalues_gpa[6];     /* of the Voigt matrix, ascending */
  bool stable;                   /* all eigenvalues positive */
  elastir_averages averages;
  elastir_anisotropy anisotropy;
  elastir_extrema youngs_modulus, linear_compressibility, shear_modulus, poisson_ratio;
} elastir_elastic_analysis;

void elastir_elastic_options_default(elastir_elastic_options *options);

/* stiffness: 6x6 Voigt, GPa, finite. */
void elastir_elastic_analyse(const double stiffness_gpa[36],
                             const elastir_elastic_options *options,
                             elastir_elastic_analysis *analysis);

#endif
