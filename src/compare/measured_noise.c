/* SPDX-License-Identifier: GPL-3.0-or-later */
/* measured_noise.c: the noise of a measured spectrum, through its preprocessing. */
#include "compare/measured_noise.h"

#include <math.h>
#include <stdlib.h>

#include "compare/savitzky_golay.h"

bool measured_noise_find(const double *x_cm1, const double *y, size_t count,
                         const elastir_preprocessing *options, elastir_noise *noise,
                         elastir_diagnostics *diagnostics)
{
  double *x = malloc((count + 1) * sizeof *x), *values = malloc((count + 1) * sizeof *values);
  bool good = x != NULL && values != NULL;
  if (good) {
    size_t selected = elastir_preprocess_select(x_cm1, y, count, options, x, values, diagnostics);
    *noise = elastir_noise_measure(x, values, selected, diagnostics);
  } else {
    elastir_diagnose_no_memory(diagnostics);
  }
  free(x);
  free(values);
  return good && !diagnostics->out_of_memory;
}

/* What smoothing leaves of the variance of independent points: the sum of its squared weights, which
 * are what it makes of a single point. */
static double smoothed_variance(const elastir_preprocessing *options, double step_cm1,
                                elastir_diagnostics *diagnostics)
{
  size_t window = (size_t)options->smooth_window, count = 3 * window;
  double *y = calloc(count + 1, sizeof *y), sum = 0.0;
  if (y != NULL)
    y[count / 2] = 1.0;
  if (y == NULL || !elastir_savitzky_golay(y, count, options->smooth_window,
                                           options->smooth_degree, options->derivative, step_cm1))
    elastir_diagnose_no_memory(diagnostics);
  else
    for (size_t i = 0; i < count; i++)
      sum += y[i] * y[i];
  free(y);
  return sum;
}

double measured_noise_after(const elastir_noise *noise, const elastir_preprocessing *options,
                            const elastir_preprocessed *result, elastir_diagnostics *diagnostics)
{
  double variance = 1.0;
  if (options->smooth_window > 0) {
    /* points of the grid that scatter together are no more than one to a smoothing */
    variance = smoothed_variance(options, result->step_cm1, diagnostics) *
               fmax(noise->apart_cm1 / result->step_cm1, 1.0);
    if (options->derivative == 0)
      variance = fmin(variance, 1.0);
  }
  return fabs(result->factor) * noise->level * sqrt(variance);
}
