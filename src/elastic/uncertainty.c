/* SPDX-License-Identifier: GPL-3.0-or-later */
/* uncertainty.c: standard deviations of averages and extrema. */
#include "elastic/uncertainty.h"

#include <math.h>
#include <string.h>

#include <gsl/gsl_cdf.h>

#include "elastic/constants.h"
#include "elastic/contact_slope.h"
#include "elastic/error_inputs.h"
#include "elastic/propagation.h"
#include "elastic/raw_constants.h"
#include "elastic/symmetry_digits.h"
#include "elastic/tensor.h"

static void undefined(elastir_uncertainty_source *source)
{
  *source = (elastir_uncertainty_source){.constant_sigma_gpa = NAN, .sampling_error = NAN};
  for (int q = 0; q < ELASTIR_UNCERTAIN_COUNT; q++)
    source->sigma[q] = source->linear[q] = source->freedom[q] = NAN;
}

static void keep_shifts(const error_inputs *inputs, elastir_uncertainty *uncertainty)
{
  for (int k = 0; k < inputs->count && uncertainty->shift_count < ELASTIR_SHIFTS_MOST; k++)
    memcpy(uncertainty->shift_gpa[uncertainty->shift_count++], inputs->shift_gpa[k],
           sizeof inputs->shift_gpa[k]);
}

double elastir_deviation_of_slope(const elastir_uncertainty *uncertainty, const double slope[36])
{
  double variance = uncertainty->shift_count > 0 ? 0.0 : (double)NAN;
  for (int k = 0; k < uncertainty->shift_count; k++) {
    double change = contact_slope_change(slope, uncertainty->shift_gpa[k]);
    variance += change * change;
  }
  return sqrt(variance);
}

/* number: of what the inputs rest on. false: no memory. */
static bool carry_through(propagation *study, const error_inputs *inputs, int number,
                          elastir_uncertainty_source *source)
{
  source->available = true;
  source->inputs = number;
  source->constant_sigma_gpa = error_inputs_largest(inputs);
  study->inputs = inputs;
  propagate(study, source->linear);
  propagate_freedom(study, source->freedom);
  return propagate_samples(study, source);
}

/* Printed the same to the last digit: a fit has three decimals, the result may have more. A part
 * in 1e9 for the half that both may lie on. */
static bool same_tensor(const double a[36], const double b[36])
{
  for (int i = 0; i < 36; i++)
    if (fabs(a[i] - b[i]) > ELASTIR_PRINT_HALF_UNIT_GPA * (1.0 + 1e-9))
      return false;
  return true;
}

/* Whether a fit counts; if not, why. */
static bool fit_counts(const elastir_stiffness_data *data, const elastir_stiffness_fit *fit,
                       elastir_uncertainty *uncertainty)
{
  if (!elastir_is_finite(fit->stiffness_gpa))
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
static void compare_fits(const elastir_stiffness_data *data,
                         const perturbed_reference *reference, elastir_uncertainty *uncertainty)
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
      bool stable = perturbed_values(data->fits[f].stiffness_gpa, reference, fixed == 1, values);
      for (int q = 0; q < ELASTIR_UNCERTAIN_COUNT; q++) {
        double deviation = values[q] - uncertainty->value[q];
        if (isnan(deviation))
          continue;
        squares[fixed][q] += deviation * deviation;
        count[fixed][q]++;
      }
      if (fixed == 0 && !stable)
        source->unstable_samples++;
    }
  }
  source->samples = source->inputs;
  for (int q = 0; q < ELASTIR_UNCERTAIN_COUNT; q++) {
    source->sigma[q] = count[0][q] > 0 ? sqrt(squares[0][q] / count[0][q]) : NAN;
    source->linear[q] = count[1][q] > 0 ? sqrt(squares[1][q] / count[1][q]) : NAN;
  }
}

/* All sources that are errors. false: no memory. */
static bool carry_all(propagation *study, const elastir_stiffness_data *data,
                      const elastir_constants *constants, elastir_uncertainty *uncertainty)
{
  error_inputs inputs;
  if (data->given != NULL && data->given->kind != ELASTIR_GIVEN_NONE) {
    error_inputs_given(data->given, constants, &inputs);
    keep_shifts(&inputs, uncertainty);
    return carry_through(study, &inputs, inputs.count, &uncertainty->given);
  }
  error_inputs_begin(false, &inputs);
  for (int k = 0; k < constants->count; k++) {
    double half_unit = INFINITY;
    for (int i = 0; i < 36; i++)
      if (constants->group[i] == k)
        half_unit = fmin(half_unit, data->half_unit_gpa[i]);
    error_inputs_add(constants, k, half_unit / sqrt(3.0), k, &inputs);
  }
  keep_shifts(&inputs, uncertainty);
  if (inputs.count > 0 &&
      !carry_through(study, &inputs, inputs.count, &uncertainty->rounding))
    return false;
  int used = elastir_raw_scatter(data, constants, &inputs);
  if (used > 0)
    keep_shifts(&inputs, uncertainty);
  return used == 0 || carry_through(study, &inputs, used, &uncertainty->scatter);
}

/* In quadrature; what one source leaves undefined is undefined. */
static void combine(elastir_uncertainty *uncertainty)
{
  const elastir_uncertainty_source *const sources[3] = {
      &uncertainty->rounding, &uncertainty->scatter, &uncertainty->given};
  for (int q = 0; q < ELASTIR_UNCERTAIN_COUNT; q++) {
    double variance = 0.0, sum = 0.0;
    bool any = false;
    for (int s = 0; s < 3; s++) {
      if (!sources[s]->available)
        continue;
      double part = sources[s]->sigma[q] * sources[s]->sigma[q];
      any = true;
      variance += part;
      sum += part * part / sources[s]->freedom[q];
    }
    uncertainty->combined[q] = any ? sqrt(variance) : (double)NAN;
    double freedom = sum > 0.0 ? variance * variance / sum : INFINITY;
    uncertainty->freedom[q] = freedom;
    /* Beyond this the factor is 1.96 to four digits. */
    double factor = freedom < 1e6 ? gsl_cdf_tdist_Pinv(0.975, freedom) : gsl_cdf_ugaussian_Pinv(0.975);
    uncertainty->half_width_95[q] = factor * uncertainty->combined[q];
  }
}

/* false: no memory. */
static bool find_contact_slopes(const double stiffness_gpa[36], const elastir_contact *contact,
                                double slopes[3][36])
{
  contact_slope_along(stiffness_gpa, contact->min.direction, contact->min.value_gpa, slopes[0]);
  contact_slope_along(stiffness_gpa, contact->max.direction, contact->max.value_gpa, slopes[1]);
  return contact_slope_of_mean(stiffness_gpa, contact->mean_gpa, slopes[2]);
}

bool elastir_estimate_uncertainty(const elastir_stiffness_data *data,
                                  const elastir_known_optima *known,
                                  const elastir_uncertainty_options *options,
                                  elastir_uncertainty *uncertainty)
{
  elastir_symmetry symmetry;
  elastir_constants constants;
  rival_set near = {0};
  class_starts of_class;
  double slopes[3][36];
  perturbed_reference reference = {.extrema = known->extrema, .waves = known->waves,
                                   .density_g_cm3 = known->density_g_cm3, .rivals = &near};
  propagation study = {.stiffness = data->stiffness_gpa, .reference = &reference,
                       .value = uncertainty->value,
                       .samples = options != NULL ? options->samples : ELASTIR_SAMPLES_AS_NEEDED,
                       .seed = options != NULL ? options->seed : 0};
  *uncertainty = (elastir_uncertainty){0};
  undefined(&uncertainty->rounding);
  undefined(&uncertainty->fits);
  undefined(&uncertainty->scatter);
  undefined(&uncertainty->given);
  if (!elastir_is_finite(data->stiffness_gpa))
    return false;
  elastir_find_symmetry_of(data, false, &symmetry);
  elastir_independent_constants(symmetry.setting, &constants);
  double compliance[36];
  if ((study.samples != 0 || data->fit_count > 0) &&
      elastir_compliance(data->stiffness_gpa, compliance, NULL)) {
    rivals_find(compliance, known->extrema, &near);
    class_starts_of(data->stiffness_gpa, &near, known->waves, &of_class);
    reference.of_class = &of_class;
  }
  if (known->contact != NULL) {
    if (!find_contact_slopes(data->stiffness_gpa, known->contact, slopes))
      return false;
    reference.contact_slopes = (const double(*)[36])slopes;
  }
  perturbed_values(data->stiffness_gpa, &reference, true, uncertainty->value);
  compare_fits(data, &reference, uncertainty);
  if (!carry_all(&study, data, &constants, uncertainty))
    return false;
  combine(uncertainty);
  return true;
}
