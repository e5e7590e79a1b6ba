/* SPDX-License-Identifier: GPL-3.0-or-later */
/* propagation.c: standard deviations, linearly and by samples. */
#include "elastic/propagation.h"

#include <gsl/gsl_randist.h>
#include <gsl/gsl_rng.h>
#include <math.h>
#include <string.h>

/* A try is a pair of opposite samples. Batches go on until sigma is known well enough. */
enum { TRIES = 4, BATCH = 100, MOST_SAMPLES = 20000 };

/* Tries take twice the standard deviation, to look a little further than the error goes. */
static const double try_scale = 2.0;

/* The part of sigma that what is not linear may add to it; and the standard error, relative, at which
 * samples are enough. */
static const double well_known = 0.02;

/* Of y = f - f_0 and of l, its linear value, of the samples where the quantity is defined. */
typedef struct {
  long count;
  double y, y2, y3, y4;
  double l2, l4, y_l2, y2_l2;
} sums;

static void add_shift(const double shift_gpa[36], double factor, double stiffness[36])
{
  for (int i = 0; i < 36; i++)
    stiffness[i] += factor * shift_gpa[i];
}

void propagate(propagation *study, double linear[ELASTIR_UNCERTAIN_COUNT])
{
  for (int q = 0; q < ELASTIR_UNCERTAIN_COUNT; q++)
    linear[q] = 0.0;
  for (int k = 0; k < study->inputs->count; k++) {
    double shifted[2][ELASTIR_UNCERTAIN_COUNT];
    for (int side = 0; side < 2; side++) {
      double stiffness[36];
      memcpy(stiffness, study->stiffness, sizeof stiffness);
      add_shift(study->inputs->shift_gpa[k], side == 0 ? 1.0 : -1.0, stiffness);
      perturbed_values(stiffness, study->reference, true, shifted[side]);
    }
    for (int q = 0; q < ELASTIR_UNCERTAIN_COUNT; q++) {
      study->slope[k][q] = 0.5 * (shifted[0][q] - shifted[1][q]);
      linear[q] += study->slope[k][q] * study->slope[k][q];
    }
  }
  for (int q = 0; q < ELASTIR_UNCERTAIN_COUNT; q++)
    linear[q] = sqrt(linear[q]);
}

void propagate_freedom(const propagation *study, double freedom[ELASTIR_UNCERTAIN_COUNT])
{
  const error_inputs *inputs = study->inputs;
  for (int q = 0; q < ELASTIR_UNCERTAIN_COUNT; q++) {
    double parts[ERROR_ESTIMATES_MOST] = {0.0}, variance = 0.0, sum = 0.0;
    for (int k = 0; k < inputs->count; k++) {
      double part = study->slope[k][q] * study->slope[k][q];
      parts[inputs->estimate[k]] += part;
      variance += part;
    }
    for (int e = 0; e < ERROR_ESTIMATES_MOST; e++)
      sum += parts[e] * parts[e] / inputs->freedom[e];
    freedom[q] = sum > 0.0 ? variance * variance / sum : INFINITY;
  }
}

/* Changes by the inputs in units of their standard deviations. */
static void draw(const propagation *study, gsl_rng *generator, double units[ERROR_INPUTS_MOST])
{
  for (int k = 0; k < study->inputs->count; k++)
    units[k] = study->inputs->normal ? gsl_ran_gaussian_ziggurat(generator, 1.0)
                                     : sqrt(3.0) * (2.0 * gsl_rng_uniform(generator) - 1.0);
}

/* Values of the sample, and their changes as slopes have them. false: it is not stable. */
static bool evaluate(const propagation *study, const double units[ERROR_INPUTS_MOST], double scale,
                     double values[ELASTIR_UNCERTAIN_COUNT],
                     double linear_change[ELASTIR_UNCERTAIN_COUNT])
{
  double stiffness[36];
  memcpy(stiffness, study->stiffness, sizeof stiffness);
  int wanted[ELASTIR_UNCERTAIN_COUNT] = {0}, count = 0;
  for (int q = 0; q < ELASTIR_UNCERTAIN_COUNT; q++) {
    linear_change[q] = 0.0;
    if (study->reference->wanted == NULL || study->reference->wanted[q])
      wanted[count++] = q;
  }
  for (int k = 0; k < study->inputs->count; k++) {
    double change = scale * units[k];
    add_shift(study->inputs->shift_gpa[k], change, stiffness);
    for (int w = 0; w < count; w++)
      linear_change[wanted[w]] += change * study->slope[k][wanted[w]];
  }
  return perturbed_values(stiffness, study->reference, false, values);
}

/* Whether a quantity is curved: f(u) = f_0 + l(u) + odd(u) + even(u) for a change u of the inputs. As likely
 * as u is -u, so that the even part goes with neither of the others: it adds to the variance in
 * quadrature, and less than sqrt(2 part) of sigma adds less than that part. The odd part adds to sigma
 * no more than itself (triangle inequality). Optima are found to some 1e-9 of their values: less is no
 * departure. */
static bool is_curved(double up, double down, double linear, double value, double sigma)
{
  double odd = 0.5 * (up - down) - linear, even = 0.5 * (up + down), seen = 1e-8 * fabs(value);
  return !(fabs(odd) <= well_known * sigma + seen && fabs(even) <= sqrt(2.0 * well_known) * sigma + seen);
}

/* Marks what is curved in any try, or is undefined for one. */
static bool find_curved(const propagation *study, gsl_rng *generator,
                        const double linear[ELASTIR_UNCERTAIN_COUNT],
                        bool curved[ELASTIR_UNCERTAIN_COUNT])
{
  bool any = false;
  for (int t = 0; t < TRIES; t++) {
    double units[ERROR_INPUTS_MOST], up[ELASTIR_UNCERTAIN_COUNT], down[ELASTIR_UNCERTAIN_COUNT];
    double change[ELASTIR_UNCERTAIN_COUNT], change_down[ELASTIR_UNCERTAIN_COUNT];
    draw(study, generator, units);
    evaluate(study, units, try_scale, up, change);
    evaluate(study, units, -try_scale, down, change_down);
    for (int q = 0; q < ELASTIR_UNCERTAIN_COUNT; q++) {
      double value = study->value[q];
      if (!isnan(value) && is_curved(up[q] - value, down[q] - value, change[q], value, linear[q]))
        any = curved[q] = true;
    }
  }
  return any;
}

static void add_sample(const propagation *study, gsl_rng *generator, sums all[],
                       elastir_uncertainty_source *source)
{
  double units[ERROR_INPUTS_MOST], values[ELASTIR_UNCERTAIN_COUNT], linear[ELASTIR_UNCERTAIN_COUNT];
  draw(study, generator, units);
  source->samples++;
  if (!evaluate(study, units, 1.0, values, linear))
    source->unstable_samples++;
  for (int q = 0; q < ELASTIR_UNCERTAIN_COUNT; q++) {
    double change = values[q] - study->value[q];
    if (isnan(values[q]) || !study->reference->wanted[q])
      continue;
    if (isnan(study->value[q]))
      change = values[q];
    double square = change * change, control = linear[q] * linear[q];
    sums *sum = &all[q];
    sum->count++;
    sum->y += change;
    sum->y2 += square;
    sum->y3 += square * change;
    sum->y4 += square * square;
    sum->l2 += control;
    sum->l4 += control * control;
    sum->y_l2 += change * control;
    sum->y2_l2 += square * control;
  }
}

/* The standard deviation of a quantity, and its own standard error. z = (y - <y>)^2, whose mean is
 * wanted, goes with w = l^2, whose mean is known, as far as their covariance has it. Where the
 * quantity or its slope is undefined for the tensor or for a sample, there is no w. */
static double deviation_of(const sums *sum, int samples, double linear, double *standard_error)
{
  double n = (double)sum->count;
  *standard_error = NAN;
  if (sum->count < 2)
    return NAN;
  double mean = sum->y / n, z = sum->y2 / n - mean * mean;
  if (sum->count < samples || !isfinite(sum->l2) || !isfinite(linear)) {
    double plain = sqrt(fmax(z, 0.0) * n / (n - 1.0));
    *standard_error = plain / sqrt(2.0 * n); /* of a normal distribution */
    return plain;
  }
  double z2 = (sum->y4 - 4.0 * mean * sum->y3 + 6.0 * mean * mean * sum->y2) / n -
              3.0 * mean * mean * mean * mean;
  double w = sum->l2 / n, w_variance = sum->l4 / n - w * w;
  double covariance = (sum->y2_l2 - 2.0 * mean * sum->y_l2) / n + mean * mean * w - z * w;
  double part = w_variance > 0.0 ? covariance / w_variance : 0.0;
  double variance = z * n / (n - 1.0) + part * (linear * linear - w);
  double spread = fmax(z2 - z * z - part * covariance, 0.0);
  double deviation = sqrt(fmax(variance, 0.0));
  *standard_error = deviation > 0.0 ? sqrt(spread / n) / (2.0 * deviation) : 0.0;
  return deviation;
}

/* Puts the deviations of what is curved; returns the largest relative standard error. */
static double judge(const sums all[], const bool curved[], elastir_uncertainty_source *source)
{
  double largest = 0.0;
  for (int q = 0; q < ELASTIR_UNCERTAIN_COUNT; q++) {
    double error;
    if (!curved[q])
      continue;
    source->sigma[q] = deviation_of(&all[q], source->samples, source->linear[q], &error);
    if (source->sigma[q] > 0.0)
      largest = fmax(largest, error / source->sigma[q]);
  }
  return largest;
}

bool propagate_samples(const propagation *study, elastir_uncertainty_source *source)
{
  bool curved[ELASTIR_UNCERTAIN_COUNT] = {false};
  sums all[ELASTIR_UNCERTAIN_COUNT] = {{0}};
  memcpy(source->sigma, source->linear, sizeof source->sigma);
  if (study->samples == 0)
    return true;
  gsl_rng *generator = gsl_rng_alloc(gsl_rng_mt19937);
  if (generator == NULL)
    return false;
  gsl_rng_set(generator, study->seed != 0 ? study->seed : ELASTIR_DEFAULT_SEED);
  bool any = find_curved(study, generator, source->linear, curved);
  int most = study->samples > 0 ? study->samples : MOST_SAMPLES;
  if (study->samples > 0)
    for (int q = 0; q < ELASTIR_UNCERTAIN_COUNT; q++)
      curved[q] = any = true;
  /* What is linear needs no search. */
  perturbed_reference reference = *study->reference;
  propagation narrowed = *study;
  reference.wanted = curved;
  narrowed.reference = &reference;
  while (any && source->samples < most) {
    for (int s = 0; s < BATCH && source->samples < most; s++)
      add_sample(&narrowed, generator, all, source);
    source->sampling_error = judge(all, curved, source);
    if (study->samples < 0 && source->sampling_error < well_known)
      break;
  }
  gsl_rng_free(generator);
  return true;
}
