/* SPDX-License-Identifier: GPL-3.0-or-later */
/* scale_judge.c: whether fitted factors are the only ones possible. */
#include "compare/scale_judge.h"

#include <math.h>
#include <stdlib.h>

#include "compare/curve_fit.h"

/* A rival has to be less likely by exp of this, about one in 400, for a factor to be given. */
static const double least_lead = 6.0;

typedef enum { LEADS, EQUALLED, NO_MEMORY } contest;

/* As of the scan, but with the residual of the fitted curve. */
static double fitted_cost(const scale_problem *problem, const scale_scan *scan,
                          const elastir_scale_fit *fit)
{
  double factors[ELASTIR_SCALE_MAX_RANGES];
  for (size_t r = 0; r < fit->scale.count; r++)
    factors[r] = fit->scale.ranges[r].factor;
  return scan->effective_points * log(fit->residual_rms) +
         scale_scan_prior(scan, &problem->options->start, factors);
}

/* Fits the curve from the rival's factors too: the scan's steps leave residuals that hide how
 * much better the best is. A rival that comes home is none. */
static contest fit_rival(const scale_problem *problem, const scale_scan *scan,
                         const scale_ties *ties, const elastir_scale_fit *fit, size_t r)
{
  size_t n = fit->scale.count;
  const scale_choice *rival = &scan->rivals[r];
  elastir_scale_fit_options options = *problem->options;
  options.shape.fwhm_cm1 = rival->fwhm_cm1;
  scale_ties own_ties = *ties;
  elastir_diagnostics unheard = {0};
  elastir_scale_fit trial = {.scale = fit->scale, .fwhm_cm1 = rival->fwhm_cm1};
  trial.covariance = calloc(n * n + 1, sizeof *trial.covariance);
  for (size_t q = 0; q < n; q++)
    if (scan->sought[q])
      trial.scale.ranges[q].factor = rival->factors[q];
  contest result = NO_MEMORY;
  if (trial.covariance != NULL &&
      curve_fit(problem->points, problem->sticks, problem->stick_count, &options, &own_ties, &trial,
                &unheard)) {
    bool home = !scale_scan_differs(scan, r, trial.scale.ranges[r].factor,
                                    fit->scale.ranges[r].factor);
    double lead = fitted_cost(problem, scan, &trial) - fitted_cost(problem, scan, fit);
    result = trial.curve_fitted && (home || lead >= least_lead) ? LEADS : EQUALLED;
  }
  elastir_diagnostics_free(&unheard);
  free(trial.covariance);
  return result;
}

static contest meet_rival(const scale_problem *problem, const scale_scan *scan,
                          const scale_ties *ties, const elastir_scale_fit *fit, size_t r)
{
  if (scan->rivals[r].cost - scan->best.cost >= least_lead)
    return LEADS;
  return fit->curve_fitted ? fit_rival(problem, scan, ties, fit, r) : EQUALLED;
}

static void take_back(elastir_scale_fit *fit, const elastir_scale *start, size_t r)
{
  size_t n = fit->scale.count;
  fit->factors[r].found = fit->scale.ranges[r].factor;
  fit->scale.ranges[r].factor = start->ranges[r].factor;
  fit->factors[r].standard_error = fit->factors[r].low = fit->factors[r].high = NAN;
  for (size_t q = 0; q < n; q++)
    fit->covariance[r * n + q] = fit->covariance[q * n + r] = 0.0;
}

/* The doubt that needs no other fit. */
static elastir_factor_doubt plain_doubt(const scale_scan *scan, const elastir_scale_fit *fit,
                                        size_t r)
{
  const elastir_factor_fit *factor = &fit->factors[r];
  if (!scan->sought[r] || factor->bands == 0 ||
      scale_scan_differs(scan, r, fit->scale.ranges[r].factor, scan->best.factors[r]))
    return ELASTIR_FACTOR_CONTRADICTED;
  if (scan->at_end[r])
    return ELASTIR_FACTOR_AT_END;
  return 2.0 * factor->standard_error * scan->centre_cm1[r] > scan->width_cm1
             ? ELASTIR_FACTOR_VAGUE : ELASTIR_FACTOR_GIVEN;
}

bool scale_judge(const scale_problem *problem, const scale_scan *scan, const scale_ties *ties,
                 elastir_scale_fit *fit)
{
  elastir_factor_fit *factors = fit->factors;
  size_t n = fit->scale.count;
  for (size_t r = 0; r < n; r++) {
    if (!ties->fitted[ties->group[r]])
      continue;
    factors[r].doubt = plain_doubt(scan, fit, r);
    if (factors[r].doubt != ELASTIR_FACTOR_GIVEN)
      continue;
    switch (meet_rival(problem, scan, ties, fit, r)) {
    case LEADS:
      break;
    case EQUALLED:
      factors[r].doubt = ELASTIR_FACTOR_AMBIGUOUS;
      factors[r].rival = scan->rivals[r].factors[r];
      break;
    case NO_MEMORY:
      return false;
    }
  }
  for (size_t r = 0; r < n; r++)
    if (factors[r].doubt != ELASTIR_FACTOR_GIVEN)
      take_back(fit, &problem->options->start, r);
  return true;
}
