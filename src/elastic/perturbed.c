/* SPDX-License-Identifier: GPL-3.0-or-later */
/* perturbed.c: all quantities that carry an error bar, of a tensor near a known one. */
#include "elastic/perturbed.h"

#include <math.h>
#include <string.h>

#include "elastic/averages.h"
#include "elastic/christoffel.h"
#include "elastic/contact_slope.h"
#include "elastic/directions.h"
#include "elastic/tensor.h"
#include "elastic/waves_search.h"

const char *elastir_uncertain_name(int quantity)
{
  static const char *const names[ELASTIR_UNCERTAIN_COUNT] = {
      "averages.voigt.bulk_modulus_gpa",
      "averages.voigt.shear_modulus_gpa",
      "averages.voigt.youngs_modulus_gpa",
      "averages.voigt.poisson_ratio",
      "averages.voigt.p_wave_modulus_gpa",
      "averages.reuss.bulk_modulus_gpa",
      "averages.reuss.shear_modulus_gpa",
      "averages.reuss.youngs_modulus_gpa",
      "averages.reuss.poisson_ratio",
      "averages.reuss.p_wave_modulus_gpa",
      "averages.hill.bulk_modulus_gpa",
      "averages.hill.shear_modulus_gpa",
      "averages.hill.youngs_modulus_gpa",
      "averages.hill.poisson_ratio",
      "averages.hill.p_wave_modulus_gpa",
      "anisotropy.universal",
      "anisotropy.log_euclidean",
      "anisotropy.bulk_percent",
      "anisotropy.shear_percent",
      "stability.distance_gpa",
      "directional.youngs_modulus_gpa.min",
      "directional.youngs_modulus_gpa.max",
      "directional.linear_compressibility_per_tpa.min",
      "directional.linear_compressibility_per_tpa.max",
      "directional.shear_modulus_gpa.min",
      "directional.shear_modulus_gpa.max",
      "directional.poisson_ratio.min",
      "directional.poisson_ratio.max",
      "directional.contact_modulus_gpa.min",
      "directional.contact_modulus_gpa.max",
      "directional.contact_modulus_gpa.mean",
      "waves.p.min",
      "waves.p.max",
      "waves.s1.min",
      "waves.s1.max",
      "waves.s2.min",
      "waves.s2.max"};
  return names[quantity];
}

static void put_moduli(const elastir_moduli *moduli, double *values)
{
  values[0] = moduli->bulk_modulus_gpa;
  values[1] = moduli->shear_modulus_gpa;
  values[2] = moduli->youngs_modulus_gpa;
  values[3] = moduli->poisson_ratio;
  values[4] = moduli->p_wave_modulus_gpa;
}

static void put_averages(const double stiffness[36], const double *compliance, double *values)
{
  elastir_averages averages = elastir_average(stiffness, compliance);
  elastir_anisotropy anisotropy = elastir_anisotropy_from(&averages);
  put_moduli(&averages.voigt, values + ELASTIR_UNCERTAIN_VOIGT);
  put_moduli(&averages.reuss, values + ELASTIR_UNCERTAIN_REUSS);
  put_moduli(&averages.hill, values + ELASTIR_UNCERTAIN_HILL);
  values[ELASTIR_UNCERTAIN_UNIVERSAL] = anisotropy.universal;
  values[ELASTIR_UNCERTAIN_LOG_EUCLIDEAN] = anisotropy.log_euclidean;
  values[ELASTIR_UNCERTAIN_BULK_PERCENT] = anisotropy.bulk_percent;
  values[ELASTIR_UNCERTAIN_SHEAR_PERCENT] = anisotropy.shear_percent;
}

static bool is_wanted(const perturbed_reference *reference, int quantity)
{
  return reference->wanted == NULL || reference->wanted[quantity];
}

static void put_waves(const double stiffness[36], const perturbed_reference *reference,
                      const elastir_wave_extrema *waves, bool fixed, double *values)
{
  christoffel_tensor tensor;
  christoffel_expand(stiffness, &tensor);
  for (int mode = 0; mode < ELASTIR_WAVE_COUNT; mode++) {
    const elastir_wave_range *range = &waves->ranges[mode];
    const elastir_wave_extremum *ends[2] = {&range->min, &range->max};
    for (int end = 0; end < 2; end++) {
      double moduli[3], modulus;
      if (!fixed && !is_wanted(reference, ELASTIR_UNCERTAIN_WAVES + 2 * mode + end))
        continue;
      christoffel_moduli(&tensor, ends[end]->direction, moduli);
      modulus = fixed ? moduli[waves_rank((elastir_wave_mode)mode)]
                      : waves_search_near(&tensor, (elastir_wave_mode)mode, end == 1, range);
      values[2 * mode + end] =
          modulus > 0.0 ? sqrt(modulus / reference->density_g_cm3) : NAN;
    }
  }
}

/* beta(n) = n B n: its extrema are the outer eigenvalues. */
static void put_compressibility(const double compliance[36], double *values)
{
  double b[9], beta[3];
  elastir_compressibility_tensor(compliance, b);
  elastir_symmetric_eigen(3, b, beta, NULL);
  values[0] = beta[0];
  values[1] = beta[2];
}

static void put_searched(const double compliance[36], const perturbed_reference *reference,
                         const rival_set *set, double *values)
{
  for (int k = 0; k < RIVALS_QUANTITIES; k++) {
    elastir_quantity q = rivals_quantities[k];
    bool poisson = q == ELASTIR_POISSON_RATIO;
    search_problem problem = search_problem_of(compliance, q, 0.0);
    search_grid grid;
    grid.n = NULL;
    for (int maximum = 0; maximum < 2; maximum++) {
      int place = 2 * (int)q + maximum;
      if (!is_wanted(reference, ELASTIR_UNCERTAIN_EXTREMA + place))
        continue;
      problem.sign = poisson == (maximum == 1) ? -1.0 : 1.0; /* E is largest where 1/E is least */
      double best = rivals_best(&problem, set, &grid);
      values[place] = poisson ? best : ELASTIR_GPA_PER_TPA / best;
    }
  }
  int beta = ELASTIR_UNCERTAIN_EXTREMA + 2 * ELASTIR_LINEAR_COMPRESSIBILITY;
  if (is_wanted(reference, beta) || is_wanted(reference, beta + 1))
    put_compressibility(compliance, values + 2 * ELASTIR_LINEAR_COMPRESSIBILITY);
}

/* The value at the known optimum: its n and, for G and nu, its m. */
static double at_known(const double compliance[36], elastir_quantity quantity,
                       const elastir_extremum *known)
{
  double n[3] = {0.0, 0.0, 1.0}, m[3] = {1.0, 0.0, 0.0};
  if (known->degeneracy == ELASTIR_UNDEFINED)
    return NAN;
  if (known->degeneracy != ELASTIR_ISOTROPIC) {
    memcpy(n, known->direction, sizeof n);
    memcpy(m, known->transverse, sizeof m);
  }
  switch (quantity) {
  case ELASTIR_YOUNGS_MODULUS:
    return elastir_youngs_modulus(compliance, n);
  case ELASTIR_LINEAR_COMPRESSIBILITY:
    return elastir_linear_compressibility(compliance, n);
  case ELASTIR_SHEAR_MODULUS:
    return elastir_shear_modulus(compliance, n, m);
  default:
    return elastir_poisson_ratio(compliance, n, m);
  }
}

bool perturbed_values(const double stiffness_gpa[36], const perturbed_reference *reference,
                      bool fixed, double values[ELASTIR_UNCERTAIN_COUNT])
{
  double compliance[36];
  const rival_set *set = reference->rivals;
  const elastir_wave_extrema *waves = reference->waves;
  if (!fixed && reference->of_class != NULL && class_starts_hold(reference->of_class, stiffness_gpa)) {
    set = &reference->of_class->rivals;
    waves = waves != NULL ? &reference->of_class->waves : NULL;
  }
  for (int q = 0; q < ELASTIR_UNCERTAIN_COUNT; q++)
    values[q] = NAN;
  if (fixed || is_wanted(reference, ELASTIR_UNCERTAIN_EIGENVALUE)) {
    double eigenvalues[6];
    elastir_kelvin_eigen(stiffness_gpa, eigenvalues, NULL);
    values[ELASTIR_UNCERTAIN_EIGENVALUE] = eigenvalues[0];
  }
  if (waves != NULL && reference->density_g_cm3 > 0.0)
    put_waves(stiffness_gpa, reference, waves, fixed, values + ELASTIR_UNCERTAIN_WAVES);
  bool stable = elastir_stable_compliance(stiffness_gpa, compliance);
  put_averages(stiffness_gpa, stable ? compliance : NULL, values);
  double *extrema = values + ELASTIR_UNCERTAIN_EXTREMA;
  if (stable && !fixed)
    put_searched(compliance, reference, set, extrema);
  for (int k = 0; k < 3 && stable && reference->contact_slopes != NULL; k++)
    values[ELASTIR_UNCERTAIN_CONTACT + k] =
        contact_slope_change(reference->contact_slopes[k], stiffness_gpa);
  for (int q = 0; q < 4 && stable && fixed; q++) {
    extrema[2 * q] = at_known(compliance, (elastir_quantity)q, &reference->extrema[q].min);
    extrema[2 * q + 1] = at_known(compliance, (elastir_quantity)q, &reference->extrema[q].max);
  }
  return stable;
}
