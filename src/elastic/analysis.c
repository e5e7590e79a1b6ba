/* SPDX-License-Identifier: GPL-3.0-or-later */
/* analysis.c: everything that follows from one stiffness tensor, in one call. */
#include "elastic/analysis.h"

#include <math.h>
#include <string.h>

#include "elastic/tensor.h"

static elastir_directional directional(const double compliance[36], elastir_quantity quantity,
                                       const elastir_extrema_options *options,
                                       const elastir_spread *spread)
{
  elastir_extrema extrema = elastir_find_extrema(compliance, quantity, options);
  elastir_directional result = {
      .min = extrema.min, .max = extrema.max, .ratio = NAN, .spread = *spread};
  if (extrema.min.value > 0.0 && extrema.max.value > 0.0)
    result.ratio = extrema.max.value / extrema.min.value;
  return result;
}

bool elastir_elastic_analyse(const double stiffness_gpa[36],
                             const elastir_extrema_options *options,
                             elastir_elastic_analysis *result)
{
  memset(result, 0, sizeof *result);
  if (!elastir_is_finite(stiffness_gpa))
    return false;
  double *c = result->stiffness_gpa, *s = result->compliance_per_tpa;
  memcpy(c, stiffness_gpa, sizeof result->stiffness_gpa);
  elastir_symmetrise(c);
  elastir_voigt_eigenvalues(c, result->eigenvalues_gpa);
  elastir_kelvin_eigen(c, result->kelvin_eigenvalues_gpa, result->eigenstrains);
  bool regular = elastir_compliance(c, s, &result->condition);
  result->stable = regular && result->kelvin_eigenvalues_gpa[0] > 0.0;
  result->averages = elastir_average(c, result->stable ? s : NULL);
  result->anisotropy = elastir_anisotropy_from(&result->averages);
  double undefined[36];
  for (int i = 0; i < 36; i++)
    undefined[i] = NAN;
  const double *used = result->stable ? s : undefined;
  elastir_spreads spreads = elastir_spread_over_sphere(used);
  if (spreads.no_memory)
    return false;
  result->youngs_modulus_gpa =
      directional(used, ELASTIR_YOUNGS_MODULUS, options, &spreads.youngs_modulus_gpa);
  result->linear_compressibility_per_tpa =
      directional(used, ELASTIR_LINEAR_COMPRESSIBILITY, options,
                  &spreads.linear_compressibility_per_tpa);
  result->shear_modulus_gpa =
      directional(used, ELASTIR_SHEAR_MODULUS, options, &spreads.shear_modulus_gpa);
  result->poisson_ratio =
      directional(used, ELASTIR_POISSON_RATIO, options, &spreads.poisson_ratio);
  result->negative_poisson_fraction_error = spreads.negative_fraction_error;
  return true;
}
