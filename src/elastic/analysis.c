/* SPDX-License-Identifier: GPL-3.0-or-later */
/* analysis.c: everything that follows from a stiffness tensor alone. */
#include "elastic/analysis.h"

#include <string.h>

#include "elastic/tensor.h"

void elastir_elastic_options_default(elastir_elastic_options *options)
{
  *options = (elastir_elastic_options){0};
}

void elastir_elastic_analyse(const double stiffness_gpa[36],
                             const elastir_elastic_options *options,
                             elastir_elastic_analysis *analysis)
{
  *analysis = (elastir_elastic_analysis){0};
  memcpy(analysis->stiffness_gpa, stiffness_gpa, sizeof analysis->stiffness_gpa);
  elastir_symmetrise(analysis->stiffness_gpa);
  elastir_voigt_eigenvalues(analysis->stiffness_gpa, analysis->eigenvalues_gpa);
  analysis->stable = analysis->eigenvalues_gpa[0] > 0.0;
  bool regular =
      elastir_compliance(analysis->stiffness_gpa, analysis->compliance_per_tpa, NULL);
  const double *compliance = analysis->compliance_per_tpa;
  analysis->averages = elastir_average(analysis->stiffness_gpa,
                                       regular && analysis->stable ? compliance : NULL);
  analysis->anisotropy = elastir_anisotropy_from(&analysis->averages);
  const elastir_extrema_options *search = &options->extrema;
  analysis->youngs_modulus = elastir_find_extrema(compliance, ELASTIR_YOUNGS_MODULUS, search);
  analysis->linear_compressibility =
      elastir_find_extrema(compliance, ELASTIR_LINEAR_COMPRESSIBILITY, search);
  analysis->shear_modulus = elastir_find_extrema(compliance, ELASTIR_SHEAR_MODULUS, search);
  analysis->poisson_ratio = elastir_find_extrema(compliance, ELASTIR_POISSON_RATIO, search);
}
