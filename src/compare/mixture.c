/* SPDX-License-Identifier: GPL-3.0-or-later */
/* mixture.c: a measured spectrum as a non-negative combination of the models' spectra. */
#include "compare/mixture.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "compare/mixture_internal.h"
#include "compare/moments.h"
#include "compare/nnls.h"

enum { most_baseline_degree = 6, most_models = ELASTIR_NNLS_MAX_COLUMNS - 10 };

elastir_mixture_options elastir_mixture_options_default(void)
{
  return (elastir_mixture_options){
      .shape = {ELASTIR_LORENTZIAN, 1.0, ELASTIR_FWHM_DEFAULT_CM1},
      .baseline_degree = 1,
      .fit_scale = true,
      .fit_shift = true,
      .fit_width = true,
      .bootstrap = elastir_bootstrap_default()};
}

static bool fail(elastir_diagnostics *diagnostics, const char *why)
{
  elastir_diagnose(diagnostics, ELASTIR_ERROR, "mixture-failed", NULL, 0, "mixture: %s", why);
  return false;
}

static bool check(const mixture_problem *p, elastir_diagnostics *diagnostics)
{
  if (p->model_count == 0 || p->model_count > most_models)
    return fail(diagnostics, "from 1 to 53 models are needed");
  if (p->options->baseline_degree < -1 || p->options->baseline_degree > most_baseline_degree)
    return fail(diagnostics, "the degree of the baseline is from -1 (none) to 6");
  if (p->points < 4 * (p->model_count + p->baseline_columns + 2))
    return fail(diagnostics, "too few points for so many unknowns");
  for (size_t i = 0; i < p->points; i++)
    if (!isfinite(p->y[i]))
      return fail(diagnostics, "a measured value is not finite");
  return true;
}

/* Moves the used points to the front of p->place and p->y. */
static bool gather(const double *x_cm1, const double *y, const bool *used, size_t count,
                   mixture_problem *p)
{
  p->place = malloc((count + 1) * sizeof *p->place);
  p->y = malloc((count + 1) * sizeof *p->y);
  if (p->place == NULL || p->y == NULL)
    return false;
  for (size_t i = 0; i < count; i++)
    if (used == NULL || used[i]) {
      p->y[p->points] = y[i];
      p->place[p->points++] = i;
    }
  p->grid = (elastir_grid){x_cm1[0], x_cm1[count - 1],
                           (x_cm1[count - 1] - x_cm1[0]) / (double)(count - 1), count};
  return true;
}

static bool keep_fit(const mixture_problem *p, const mixture_solution *s, size_t count,
                     elastir_mixture *mixture)
{
  mixture->fitted = calloc(count, sizeof *mixture->fitted);
  mixture->residual = calloc(count, sizeof *mixture->residual);
  double *fitted = malloc(p->points * sizeof *fitted);
  if (mixture->fitted == NULL || mixture->residual == NULL || fitted == NULL) {
    free(fitted);
    return false;
  }
  for (size_t i = 0; i < p->points; i++) {
    fitted[i] = s->fitted[i];
    mixture->fitted[p->place[i]] = s->fitted[i];
    mixture->residual[p->place[i]] = p->y[i] - s->fitted[i];
  }
  mixture->pearson = moments_pearson(p->y, fitted, p->points);
  free(fitted);
  return true;
}

static void keep_amplitudes(const mixture_problem *p, const mixture_solution *s,
                            elastir_mixture *mixture)
{
  double sum = 0.0;
  for (size_t k = 0; k < p->model_count; k++)
    sum += s->x[k];
  for (size_t k = 0; k < p->model_count; k++) {
    mixture->components[k].amplitude = s->x[k];
    mixture->components[k].fraction = sum > 0.0 ? s->x[k] / sum : NAN;
    mixture->components[k].low = mixture->components[k].high = NAN;
  }
  for (size_t b = 0; b < p->baseline_columns; b++)
    mixture->baseline[b] = s->x[p->model_count + b];
  mixture->common_scale = s->place.scale;
  mixture->common_shift_cm1 = s->place.shift_cm1;
  mixture->fwhm_cm1 = s->place.fwhm_cm1;
  mixture->common_scale_error = mixture->common_shift_error_cm1 = mixture->fwhm_error_cm1 = NAN;
}

static void warn_if_alike(const mixture_problem *p, elastir_mixture *mixture,
                          elastir_diagnostics *diagnostics)
{
  mixture->inseparable = !(mixture->condition <= ELASTIR_MIXTURE_CONDITION);
  if (!mixture->inseparable)
    return;
  if (p->model_count < 2)
    elastir_diagnose(diagnostics, ELASTIR_WARNING, "models-too-alike", NULL, 0,
                     "the spectrum of %s cannot be told from a baseline", p->models[0].label);
  else
    elastir_diagnose(diagnostics, ELASTIR_WARNING, "models-too-alike", NULL, 0,
                     "the models cannot be told apart by this spectrum (condition number %.3g, "
                     "limit %g); the most alike are %s and %s (cosine %.6f): their fractions mean "
                     "little, only their sum counts",
                     mixture->condition, ELASTIR_MIXTURE_CONDITION,
                     p->models[mixture->alike[0]].label, p->models[mixture->alike[1]].label,
                     mixture->alike_cosine);
}

static bool fit_all(mixture_problem *p, size_t count, elastir_mixture *mixture,
                    elastir_diagnostics *diagnostics)
{
  mixture_solution s = {0};
  bool good = mixture_solve(p, &s);
  if (!good) {
    if (s.no_memory)
      elastir_diagnose_no_memory(diagnostics);
    else
      fail(diagnostics, "no solution was found");
    goto done;
  }
  keep_amplitudes(p, &s, mixture);
  mixture->residual_rms = s.residual_rms;
  good = keep_fit(p, &s, count, mixture) && mixture_condition(p, &s, mixture) &&
         mixture_intervals(p, &s, mixture) && mixture_remainder(p, &s, mixture);
  if (!good) {
    elastir_diagnose_no_memory(diagnostics);
    goto done;
  }
  warn_if_alike(p, mixture, diagnostics);
  if (!isfinite(mixture->components[0].fraction))
    elastir_diagnose(diagnostics, ELASTIR_WARNING, "nothing-explained", NULL, 0,
                     "no model explains any of the spectrum; its fractions are undefined");
done:
  mixture_solution_free(&s);
  return good;
}

bool elastir_mixture_fit(const double *x_cm1, const double *y, const bool *used, size_t count,
                         const elastir_mixture_model *models, size_t model_count,
                         const elastir_mixture_options *options, elastir_mixture *mixture,
                         elastir_diagnostics *diagnostics)
{
  mixture_problem p = {.models = models,
                       .model_count = model_count,
                       .options = options,
                       .baseline_columns = (size_t)(options->baseline_degree + 1)};
  mixture->count = model_count;
  mixture->components = calloc(model_count + 1, sizeof *mixture->components);
  if (count < 2)
    return fail(diagnostics, "too few points");
  bool good = mixture->components != NULL && gather(x_cm1, y, used, count, &p);
  if (!good)
    elastir_diagnose_no_memory(diagnostics);
  good = good && check(&p, diagnostics) && fit_all(&p, count, mixture, diagnostics);
  free(p.place);
  free(p.y);
  return good;
}

void elastir_mixture_free(elastir_mixture *mixture)
{
  free(mixture->components);
  free(mixture->fitted);
  free(mixture->residual);
  free(mixture->unexplained);
  *mixture = (elastir_mixture){0};
}
