/* SPDX-License-Identifier: GPL-3.0-or-later */
/* explain.c: the sample behind a measured spectrum, as a part of its comparison. */
#include <stdlib.h>

#include "compare/sight.h"
#include "compare/verdict.h"

/* Noise alone decides nothing where no model explains the spectrum. The best model by
 * correlation of the curves as they are stays in the list; only the decision is the verdict's. */
static void settle_ranking(elastir_comparison *comparison)
{
  elastir_ranking *ranking = &comparison->ranking;
  const elastir_verdict *verdict = &comparison->sample.verdict;
  if (ranking->count == 0)
    return;
  ranking->decided = ranking->decided && verdict->label >= 0 &&
                     (size_t)verdict->label == ranking->ranks[0].model;
}

/* By the end below: what resembles nothing, or may be something else than absorbance, decides nothing. */
static const double least_correlation = 0.3;

void elastir_comparison_leave_unexplained(const char *unclear, elastir_comparison *comparison)
{
  elastir_ranking *ranking = &comparison->ranking;
  ranking->decided = ranking->decided && unclear == NULL && ranking->ranks[0].low > least_correlation;
}

bool elastir_comparison_explain(const elastir_compared *what, const char *unclear,
                                elastir_calibrations *calibrations,
                                elastir_comparison *comparison,
                                elastir_diagnostics *diagnostics)
{
  const elastir_comparison_options *options = what->options;
  const elastir_compared_model *models = what->models;
  const size_t count = what->measured.count, model_count = what->model_count;
  elastir_sample_options own = options->sample;
  own.shape = options->shape;
  double *x = malloc((count + 1) * sizeof *x), *values = malloc((count + 1) * sizeof *values);
  elastir_family_model *families = calloc(model_count + 1, sizeof *families);
  sight seen = {0};
  bool good = (x != NULL && values != NULL && families != NULL) || elastir_diagnose_no_memory(diagnostics);
  for (size_t k = 0; good && k < model_count; k++)
    families[k] = (elastir_family_model){models[k].label, models[k].sticks,
                                         models[k].stick_count};
  if (good && unclear != NULL) {
    verdict_refuse(&comparison->sample, unclear);
    settle_ranking(comparison);
  } else if (good) {
    size_t selected = elastir_preprocess_select(what->measured.x_cm1, what->measured.y, count,
                                                &options->preprocessing, x, values, diagnostics);
    bool observed = sight_is_needed(models, model_count);
    if (observed && !sight_settle(x, values, selected, models, comparison, options, &seen))
      elastir_diagnose_no_memory(diagnostics);
    const elastir_sample_inputs inputs = {{x, observed ? seen.y : values, NULL, selected},
                                          observed ? seen.models : families, model_count,
                                          options->curves, options->curve_count};
    comparison->has_sample =
        !diagnostics->out_of_memory &&
        elastir_sample_explain(&inputs, &own, calibrations, &comparison->sample, diagnostics);
    if (observed && comparison->has_sample)
      sight_restore(&seen, x, selected, &comparison->sample);
    good = !diagnostics->out_of_memory;
    const elastir_ranking *ranking = &comparison->ranking;
    if (comparison->has_sample && ranking->count > 0)
      verdict_heed_correlation(&comparison->sample, ranking->ranks[0].low,
                               ranking->ranks[0].high);
    settle_ranking(comparison);
  }
  free(x);
  free(values);
  free(families);
  sight_free(&seen);
  return good;
}
