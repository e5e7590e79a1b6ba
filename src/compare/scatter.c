/* SPDX-License-Identifier: GPL-3.0-or-later */
/* scatter.c: what the files of an average say about the errors of their mean. */
#include <math.h>
#include <stdlib.h>

#include "compare/comparison.h"

static bool no_memory(elastir_diagnostics *diagnostics)
{
  elastir_diagnose_no_memory(diagnostics);
  return false;
}

/* The standard deviation of an average, where and as the plain curve is. */
static bool take_deviation(const elastir_combined *c, const elastir_comparison_options *options,
                           elastir_comparison *comparison, elastir_diagnostics *diagnostics)
{
  const elastir_preprocessed *plain = &comparison->plain;
  elastir_preprocessing as_is = options->preprocessing;
  as_is.baseline.method = ELASTIR_BASELINE_NONE;
  as_is.smooth_window = as_is.derivative = 0;
  as_is.normalisation = ELASTIR_NORMALISE_NONE;
  as_is.step_cm1 = plain->step_cm1;
  elastir_preprocessed on = {0};
  bool good = elastir_preprocess(c->x_cm1, c->deviation, c->points, &as_is, &on, diagnostics);
  comparison->deviation = good ? malloc((plain->count + 1) * sizeof *on.y) : NULL;
  good = good && (comparison->deviation != NULL || no_memory(diagnostics));
  for (size_t i = 0; good && i < plain->count; i++)
    comparison->deviation[i] = i < on.count ? fabs(plain->factor) * on.y[i] : (double)NAN;
  elastir_preprocessed_free(&on);
  return good;
}

bool elastir_comparison_scatter(const elastir_combined *combined,
                                const elastir_comparison_options *options,
                                elastir_comparison *comparison, elastir_diagnostics *diagnostics)
{
  const elastir_preprocessing *p = &options->preprocessing;
  double *x = malloc((combined->points + 1) * sizeof *x);
  if (x == NULL)
    return no_memory(diagnostics);
  for (size_t i = 0; i < combined->points; i++)
    x[i] = p->calibration_factor * combined->x_cm1[i] + p->calibration_offset_cm1;
  for (size_t r = 0; r < comparison->ratio_count; r++)
    elastir_ratio_scatter(x, combined->curves, combined->points, combined->curve_count,
                          &options->ratios[r], &comparison->band_ratios[r]);
  free(x);
  return take_deviation(combined, options, comparison, diagnostics);
}
