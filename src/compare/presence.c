/* SPDX-License-Identifier: GPL-3.0-or-later */
/* presence.c: whether a measured component is in the sample.
 *
 * Its height in the fit has a standard deviation from the curvature at the maximum, which knows of one way
 * to match the bands only. Made-up samples with a known height of it say by how much that is too small, and
 * it grows with what the fit leaves beyond that. The probability is Bayes' theorem for a height that is 0,
 * or anything up to the range of the spectrum, as likely one as the other beforehand. */
#include "compare/presence.h"

#include <math.h>
#include <stdlib.h>

#include <gsl/gsl_cdf.h>
#include <gsl/gsl_randist.h>
#include <gsl/gsl_sort.h>
#include <gsl/gsl_statistics_double.h>

static const double beforehand = 0.5; /* the probability that it is there */
static const double most_height = 1.0;
static const double no_height = 1e-9; /* the fit ended at its limit, 0 */

/* The factor with which 95 % of the made-up samples lie within 1.96 deviations; at least 1, NAN if none
 * tells. false: no memory. */
static bool find_widening(const calibration *c, size_t k, double *factor)
{
  double *error = malloc((c->count + 1) * sizeof *error);
  size_t count = 0;
  *factor = NAN;
  if (error == NULL)
    return false;
  for (size_t i = 0; i < c->count; i++) {
    const calibration_draw *draw = &c->draws[i];
    double deviation = draw->good ? draw->fit.component_deviation[k] : 0.0;
    if (deviation > 0.0)
      error[count++] = fabs(draw->fit.component_height[k] - draw->height[k]) / deviation;
  }
  if (count > 0) {
    gsl_sort(error, 1, count);
    double most = gsl_stats_quantile_from_sorted_data(error, 1, count, 0.95);
    *factor = fmax(1.0, most / gsl_cdf_ugaussian_Pinv(0.975));
  }
  free(error);
  return true;
}

static double probability_of(double height, double deviation)
{
  double absent = gsl_ran_gaussian_pdf(height, deviation);
  double present = (gsl_cdf_gaussian_P(most_height - height, deviation) -
                    gsl_cdf_gaussian_P(-height, deviation)) / most_height;
  if (height <= no_height) { /* the fit would have gone below 0 */
    absent = 0.5;
    present = deviation * gsl_ran_ugaussian_pdf(0.0) / most_height;
  }
  return beforehand * present / (beforehand * present + (1.0 - beforehand) * absent);
}

/* The height whose probability is the confidence. */
static double critical_height(double deviation, double doubt, double confidence)
{
  double low = 0.0, high = most_height;
  for (int i = 0; i < 40; i++) {
    double middle = 0.5 * (low + high);
    double p = (1.0 - doubt) * probability_of(middle, deviation) + doubt * beforehand;
    *(p >= confidence ? &high : &low) = middle;
  }
  return high;
}

bool presence_judge(const calibration *c, const sample_fit *fit, size_t k, double confidence,
                    elastir_sample_component *to)
{
  double left = fit->residual_rms / (ELASTIR_MOST_LEFT * fit->noise), doubt = c->tempering.doubt;
  double widening;
  if (!find_widening(c, k, &widening))
    return false;
  double deviation = fit->component_deviation[k] * widening * fmax(1.0, left);
  to->present = ELASTIR_PRESENT_UNDETERMINED;
  to->probability = to->detection_limit = NAN;
  if (!(deviation > 0.0) || !isfinite(deviation))
    return true;
  double p = probability_of(fit->component_height[k], deviation);
  to->probability = (1.0 - doubt) * p + doubt * beforehand;
  to->detection_limit =
      fmin(most_height, critical_height(deviation, doubt, confidence) +
                            gsl_cdf_ugaussian_Pinv(0.95) * deviation);
  if (to->probability >= confidence)
    to->present = ELASTIR_PRESENT_YES;
  else if (to->probability <= 1.0 - confidence)
    to->present = ELASTIR_PRESENT_NO;
  return true;
}
