/* SPDX-License-Identifier: GPL-3.0-or-later */
/* uncertainty.c: standard deviations of averages and extrema. */
#include "elastic/uncertainty.h"

#include <gsl/gsl_randist.h>
#include <gsl/gsl_rng.h>
#include <math.h>
#include <string.h>

#include "elastic/constants.h"
#include "elastic/symmetry.h"

enum { DEFAULT_SAMPLES = 200 };
static const unsigned long default_seed = 20220613UL;

/* A raw constant below this is zero: it has eight decimals. */
static const double no_constant_gpa = 1e-7;

/* Sums for mean and variance by Welford's method, for each quantity the samples where it is
 * defined. */
typedef struct {
  long count[ELASTIR_UNCERTAIN_COUNT];
  double mean[ELASTIR_UNCERTAIN_COUNT], squares[ELASTIR_UNCERTAIN_COUNT];
} accumulator;

typedef struct {
  const double *stiffness;
  const perturbed_reference *reference;
  const elastir_constants *constants;
  const elastir_uncertainty_options *options;
} propagation;

static void accumulate(accumulator *sums, const double values[ELASTIR_UNCERTAIN_COUNT])
{
  for (int q = 0; q < ELASTIR_UNCERTAIN_COUNT; q++) {
    if (isnan(values[q]))
      continue;
    double from_mean = values[q] - sums->mean[q];
    sums->mean[q] += from_mean / (double)++sums->count[q];
    sums->squares[q] += from_mean * (values[q] - sums->mean[q]);
  }
}

static void undefined(elastir_uncertainty_source *source)
{
  *source = (elastir_uncertainty_source){0};
  source->constant_sigma_gpa = NAN;
  for (int q = 0; q < ELASTIR_UNCERTAIN_COUNT; q++)
    source->sigma[q] = source->linear[q] = NAN;
}

/* Variance by central differences over one standard deviation of each constant. */
static void propagate(const propagation *study, double sigma,
                      double linear[ELASTIR_UNCERTAIN_COUNT])
{
  double variance[ELASTIR_UNCERTAIN_COUNT] = {0};
  for (int k = 0; k < study->constants->count; k++) {
    double shifted[2][ELASTIR_UNCERTAIN_COUNT];
    for (int side = 0; side < 2; side++) {
      double stiffness[36];
      memcpy(stiffness, study->stiffness, sizeof stiffness);
      elastir_shift_constant(study->constants, k, side == 0 ? sigma : -sigma, stiffness);
      perturbed_values(stiffness, study->reference, true, shifted[side]);
    }
    for (int q = 0; q < ELASTIR_UNCERTAIN_COUNT; q++) {
      double half = 0.5 * (shifted[0][q] - shifted[1][q]);
      variance[q] += half * half;
    }
  }
  for (int q = 0; q < ELASTIR_UNCERTAIN_COUNT; q++)
    linear[q] = sqrt(variance[q]);
}

/* Samples of all constants, uniform or normal with the standard deviation given. */
static bool simulate(const propagation *study, double sigma, bool normal,
                     elastir_uncertainty_source *source)
{
  gsl_rng *generator = gsl_rng_alloc(gsl_rng_mt19937);
  if (generator == NULL)
    return false;
  unsigned long seed = study->options != NULL ? study->options->seed : 0;
  gsl_rng_set(generator, seed != 0 ? seed : default_seed);
  accumulator sums = {{0}, {0}, {0}};
  for (int s = 0; s < source->samples; s++) {
    double stiffness[36], values[ELASTIR_UNCERTAIN_COUNT];
    memcpy(stiffness, study->stiffness, sizeof stiffness);
    for (int k = 0; k < study->constants->count; k++) {
      double change = normal ? gsl_ran_gaussian_ziggurat(generator, sigma)
                             : sigma * sqrt(3.0) * (2.0 * gsl_rng_uniform(generator) - 1.0);
      elastir_shift_constant(study->constants, k, change, stiffness);
    }
    perturbed_values(stiffness, study->reference, false, values);
    if (!(values[ELASTIR_UNCERTAIN_EIGENVALUE] > 0.0))
      source->unstable_samples++;
    accumulate(&sums, values);
  }
  gsl_rng_free(generator);
  for (int q = 0; q < ELASTIR_UNCERTAIN_COUNT; q++)
    source->sigma[q] =
        sums.count[q] > 1 ? sqrt(sums.squares[q] / (double)(sums.count[q] - 1)) : NAN;
  return true;
}

static bool carry_through(const propagation *study, double sigma, bool normal, int inputs,
                          elastir_uncertainty_source *source)
{
  int samples = study->options != NULL ? study->options->samples : 0;
  source->available = true;
  source->constant_sigma_gpa = sigma;
  source->inputs = inputs;
  source->samples = samples < 0 ? 0 : samples > 1 ? samples : DEFAULT_SAMPLES;
  propagate(study, sigma, source->linear);
  if (source->samples > 0)
    return simulate(study, sigma, normal, source);
  memcpy(source->sigma, source->linear, sizeof source->sigma);
  return true;
}

/* Printed the same to the last digit. */
static bool same_tensor(const double a[36], const double b[36])
{
  for (int i = 0; i < 36; i++)
    if (fabs(a[i] - b[i]) > ELASTIR_PRINT_HALF_UNIT_GPA)
      return false;
  return true;
}

static bool finite_tensor(const double tensor[36])
{
  for (int i = 0; i < 36; i++)
    if (!isfinite(tensor[i]))
      return false;
  return true;
}

/* Whether a fit counts; if not, why. */
static bool fit_counts(const elastir_stiffness_data *data, const elastir_stiffness_fit *fit,
                       elastir_uncertainty *uncertainty)
{
  if (!finite_tensor(fit->stiffness_gpa))
    return false;
  if (same_tensor(fit->stiffness_gpa, data->stiffness_gpa) ||
      (fit->points == data->points && fit->order == data->order && fit->order > 0)) {
    uncertainty->fits_repeated++;
    return false;
  }
  if (isfinite(data->pressure_gpa) && data->pressure_gpa != 0.0 && fit->order < 2) {
    uncertainty->fits_stressed++;
    return false;
  }
  return true;
}

/* Root mean square deviations from the result; what is undefined for one fit is left out. */
static void compare_fits(const elastir_stiffness_data *data, const propagation *study,
                         elastir_uncertainty *uncertainty)
{
  elastir_uncertainty_source *source = &uncertainty->fits;
  double squares[2][ELASTIR_UNCERTAIN_COUNT] = {{0}};
  int count[2][ELASTIR_UNCERTAIN_COUNT] = {{0}};
  for (size_t f = 0; f < data->fit_count; f++) {
    if (!fit_counts(data, &data->fits[f], uncertainty))
      continue;
    source->available = true;
    source->inputs++;
    for (int fixed = 0; fixed < 2; fixed++) {
      double values[ELASTIR_UNCERTAIN_COUNT];
      perturbed_values(data->fits[f].stiffness_gpa, study->reference, fixed == 1, values);
      for (int q = 0; q < ELASTIR_UNCERTAIN_COUNT; q++) {
        double deviation = values[q] - uncertainty->value[q];
        if (isnan(deviation))
          continue;
        squares[fixed][q] += deviation * deviation;
        count[fixed][q]++;
      }
      if (fixed == 0 && !(values[ELASTIR_UNCERTAIN_EIGENVALUE] > 0.0))
        source->unstable_samples++;
    }
  }
  source->samples = source->inputs;
  for (int q = 0; q < ELASTIR_UNCERTAIN_COUNT; q++) {
    source->sigma[q] = count[0][q] > 0 ? sqrt(squares[0][q] / count[0][q]) : NAN;
    source->linear[q] = count[1][q] > 0 ? sqrt(squares[1][q] / count[1][q]) : NAN;
  }
}

/* Root mean square of raw constant minus tensor, over those that are not zero on both sides;
 * NAN for fewer than two. */
static double raw_scatter(const elastir_stiffness_data *data, int *used)
{
  double squares = 0.0;
  *used = 0;
  for (int i = 0; i < 36; i++) {
    double raw = data->raw_gpa[i], printed = data->stiffness_gpa[i];
    if (!isfinite(raw) || (fabs(raw) < no_constant_gpa && printed == 0.0))
      continue;
    squares += (raw - printed) * (raw - printed);
    (*used)++;
  }
  return *used > 1 ? sqrt(squares / *used) : NAN;
}

bool elastir_estimate_uncertainty(const elastir_stiffness_data *data,
                                  const elastir_extrema extrema[4],
                                  const elastir_wave_extrema *waves, double density_g_cm3,
                                  const elastir_uncertainty_options *options,
                                  elastir_uncertainty *uncertainty)
{
  elastir_symmetry symmetry;
  elastir_constants constants;
  perturbed_reference reference = {extrema, waves, density_g_cm3};
  propagation study = {data->stiffness_gpa, &reference, &constants, options};
  *uncertainty = (elastir_uncertainty){0};
  undefined(&uncertainty->rounding);
  undefined(&uncertainty->fits);
  undefined(&uncertainty->scatter);
  if (!finite_tensor(data->stiffness_gpa))
    return false;
  elastir_find_symmetry(data->stiffness_gpa, 0.0, false, &symmetry);
  elastir_independent_constants(symmetry.setting, &constants);
  perturbed_values(data->stiffness_gpa, &reference, true, uncertainty->value);
  compare_fits(data, &study, uncertainty);
  int used;
  double scatter = raw_scatter(data, &used);
  bool done = carry_through(&study, ELASTIR_PRINT_HALF_UNIT_GPA / sqrt(3.0), false,
                            constants.count, &uncertainty->rounding);
  if (done && scatter > 0.0)
    done = carry_through(&study, scatter, true, used, &uncertainty->scatter);
  return done;
}
