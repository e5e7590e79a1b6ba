/* SPDX-License-Identifier: GPL-3.0-or-later */
/* sample.c: what a measured spectrum says about the sample, and how sure that is. */
#include "compare/sample.h"

#include <math.h>
#include <stdlib.h>

#include "base/memory.h"
#include "compare/calibrations.h"
#include "compare/decoys.h"
#include "compare/noise.h"
#include "compare/presence.h"
#include "compare/sample_report.h"
#include "compare/thin.h"
#include "compare/verdict.h"

enum { fewest_points = 30 };
static const double points_per_width = 4.0;

elastir_sample_options elastir_sample_options_default(void)
{
  return (elastir_sample_options){.inadequacy = elastir_inadequacy_default(),
                                  .shape = {ELASTIR_LORENTZIAN, 1.0, ELASTIR_FWHM_DEFAULT_CM1},
                                  .draws = 64,
                                  .learn = 2000000,
                                  .decoys = 39,
                                  .seed = 20220516,
                                  .confidence = 0.95,
                                  .threads = 1};
}

/* One spectrum on its way. */
typedef struct {
  const elastir_sample_options *options;
  elastir_families families;
  double *x, *y;      /* thinned; y from 0 to 1 */
  double *curves;     /* of the measured components, likewise */
  size_t points;
  double *given_x, *given_curves; /* of the same stretches, not thinned */
  size_t given_points;
  double low, range;  /* of y as given */
  double noise;
  sample_pair pair;
  sample_workspace workspace[2];
  sample_fit fit;
  const char *obstacle;  /* why there is no fit, or NULL */
  char told[160];        /* room for one that names something */
} work;

static bool fail(work *w, elastir_diagnostics *diagnostics, const char *why)
{
  w->obstacle = why;
  elastir_diagnose(diagnostics, ELASTIR_WARNING, "sample-not-fitted", NULL, 0,
                   "the sample cannot be explained: %s", why);
  return false;
}

static void work_free(work *w)
{
  elastir_families_free(&w->families);
  sample_workspace_free(w->workspace);
  sample_pair_free(&w->pair);
  free(w->x);
  free(w->y);
  free(w->curves);
  free(w->given_x);
  free(w->given_curves);
  sample_fit_free(&w->fit);
}

static double thin_width(const work *w)
{
  return w->options->shape.fwhm_cm1 / points_per_width;
}

/* A curve at x, linear between its points, `outside` outside them. */
static double curve_at(const elastir_sample_curve *curve, double x, double outside)
{
  size_t low = 0, high = curve->count;
  if (high < 2 || x < curve->x_cm1[0] || x > curve->x_cm1[high - 1])
    return outside;
  while (high - low > 1) {
    size_t middle = low + (high - low) / 2;
    if (curve->x_cm1[middle] <= x)
      low = middle;
    else
      high = middle;
  }
  if (low + 1 >= curve->count)
    return curve->y[low];
  double t = (x - curve->x_cm1[low]) / (curve->x_cm1[low + 1] - curve->x_cm1[low]);
  return curve->y[low] + t * (curve->y[low + 1] - curve->y[low]);
}

/* Of the range: what rounding in files may change. */
static const double same_curve = 1e-4;

/* A curve where the fit is made, from its values at the measured points, as the spectrum itself. false: no
 * memory. */
static bool thin_curve(const elastir_sample_curve *curve, const elastir_points *measured, const work *w,
                       double *to)
{
  double *room = malloc((3 * measured->count + 1) * sizeof *room);
  if (room == NULL)
    return false;
  double *y = room, *x = y + measured->count, *thinned = x + measured->count;
  for (size_t i = 0; i < measured->count; i++)
    y[i] = curve_at(curve, measured->x_cm1[i], 0.0);
  size_t count = thin_points(measured->x_cm1, y, measured->count, thin_width(w), x, thinned), kept = 0;
  for (size_t i = 0; i < count && kept < w->points; i++)
    if (x[i] == w->x[kept])
      to[kept++] = thinned[i];
  free(room);
  return true;
}

/* A component from 0 to 1 over the fitted points. false: it has no band there, or is the spectrum. */
static bool take_curve(const elastir_sample_curve *curve, size_t k, const elastir_points *measured, work *w,
                       elastir_diagnostics *diagnostics)
{
  double low = INFINITY, high = -INFINITY, apart = 0.0;
  double *to = w->curves + k * w->points, *given = w->given_curves + k * w->given_points;
  if (!thin_curve(curve, measured, w, to))
    return elastir_diagnose_no_memory(diagnostics);
  for (size_t i = 0; i < w->points; i++) {
    low = fmin(low, to[i]);
    high = fmax(high, to[i]);
  }
  if (!(high > low)) {
    elastir_snprintf(w->told, sizeof w->told, "the component '%.60s' has no band in the compared range: "
                     "omit it", curve->label);
    return fail(w, diagnostics, w->told);
  }
  for (size_t i = 0; i < w->points; i++) {
    to[i] = (to[i] - low) / (high - low);
    apart = fmax(apart, fabs(to[i] - w->y[i]));
  }
  if (apart < same_curve) {
    elastir_snprintf(w->told, sizeof w->told, "the component '%.60s' is the spectrum itself, and would "
                     "explain all of it: omit it", curve->label);
    return fail(w, diagnostics, w->told);
  }
  for (size_t i = 0; i < w->given_points; i++)
    given[i] = (curve_at(curve, w->given_x[i], 0.0) - low) / (high - low);
  return true;
}

static bool take_curves(const elastir_sample_inputs *inputs, work *w, elastir_diagnostics *diagnostics)
{
  const size_t count = inputs->curve_count;
  w->curves = calloc(count * w->points + 1, sizeof *w->curves);
  w->given_curves = calloc(count * w->given_points + 1, sizeof *w->given_curves);
  if (w->curves == NULL || w->given_curves == NULL)
    return elastir_diagnose_no_memory(diagnostics);
  for (size_t k = 0; k < count; k++)
    if (!take_curve(&inputs->curves[k], k, &inputs->measured, w, diagnostics))
      return false;
  return true;
}

/* Points further than this from every line of every model tell nothing of the models, and would
 * only cost time. */
static const double near_cm1 = 100.0;

static bool is_near(const elastir_family_model *models, size_t model_count, double x_cm1)
{
  for (size_t k = 0; k < model_count; k++)
    for (size_t j = 0; j < models[k].stick_count; j++)
      if (models[k].sticks[j].intensity_km_mol > 0.0 &&
          fabs(models[k].sticks[j].wavenumber_cm1 - x_cm1) <= near_cm1)
        return true;
  return false;
}

static void keep_near(const elastir_sample_inputs *inputs, work *w)
{
  size_t kept = 0;
  for (size_t i = 0; i < w->points; i++)
    if (is_near(inputs->models, inputs->model_count, w->x[i])) {
      w->x[kept] = w->x[i];
      w->y[kept++] = w->y[i];
    }
  w->points = kept;
  for (size_t i = 0; i < inputs->measured.count; i++)
    if (is_near(inputs->models, inputs->model_count, inputs->measured.x_cm1[i]))
      w->given_x[w->given_points++] = inputs->measured.x_cm1[i];
}

static bool take_points(const elastir_sample_inputs *inputs, work *w, elastir_diagnostics *diagnostics)
{
  const elastir_points *from = &inputs->measured;
  double high = -INFINITY;
  w->low = INFINITY;
  w->points = thin_points(from->x_cm1, from->y, from->count, thin_width(w), w->x, w->y);
  keep_near(inputs, w);
  if (w->points < fewest_points)
    return fail(w, diagnostics, "fewer than 30 points lie within 100 cm-1 of a line of a model");
  for (size_t i = 0; i < w->points; i++) {
    w->low = fmin(w->low, w->y[i]);
    high = fmax(high, w->y[i]);
  }
  w->range = high - w->low;
  if (!(w->range > 0.0) || !isfinite(w->range))
    return fail(w, diagnostics, "the curve is constant, or not finite");
  for (size_t i = 0; i < w->points; i++)
    w->y[i] = (w->y[i] - w->low) / w->range;
  w->noise = elastir_noise_estimate(w->y, NULL, w->points, diagnostics);
  return !diagnostics->out_of_memory;
}

static bool prepare(const elastir_sample_inputs *inputs, work *w, elastir_diagnostics *diagnostics)
{
  const size_t curve_count = inputs->curve_count;
  if (!sample_fit_prepare(inputs->model_count, &w->fit) ||
      !elastir_families_find(inputs->models, inputs->model_count, w->x[0], w->x[w->points - 1],
                             w->options->shape.fwhm_cm1, &w->families))
    return elastir_diagnose_no_memory(diagnostics);
  if (w->families.family_count == 0)
    return fail(w, diagnostics, "no model has a line in the compared range");
  if (curve_count > SAMPLE_COMPONENTS)
    return fail(w, diagnostics, "at most 32 components can be given");
  if (!take_curves(inputs, w, diagnostics))
    return false;
  const elastir_lineshape *shape = &w->options->shape;
  sample_model model = {.points = w->points,
                        .x_cm1 = w->x,
                        .families = &w->families,
                        .prior = w->options->inadequacy,
                        .fwhm_cm1 = shape->fwhm_cm1,
                        .gaussian_share = shape->kind == ELASTIR_LORENTZIAN ? 0.0
                                          : shape->kind == ELASTIR_GAUSSIAN ? 1.0
                                                                            : 1.0 - shape->eta,
                        .component_count = curve_count,
                        .components = w->curves};
  return (sample_pair_prepare(&model, &w->pair) &&
          sample_workspace_prepare(&w->pair, w->workspace)) ||
         elastir_diagnose_no_memory(diagnostics);
}

/* The share of displaced models that cost no more; one is counted in, so that it is never 0. And how
 * many of their standard deviations they cost more, in ln. */
static bool ask_decoys(work *w, elastir_sample *s, elastir_diagnostics *diagnostics)
{
  const elastir_sample_options *o = w->options;
  s->verdict.p_decoy = s->verdict.decoy_distance = NAN;
  if (o->decoys == 0)
    return true;
  double *cost = malloc(o->decoys * sizeof *cost), as_good = 1.0;
  if (cost == NULL)
    return elastir_diagnose_no_memory(diagnostics);
  bool good = decoys_fit(&w->pair, w->y, w->noise, o, cost);
  double sum = 0.0, square = 0.0, finite = 0.0;
  for (size_t i = 0; good && i < o->decoys; i++) {
    as_good += cost[i] <= w->fit.cost;
    if (!isfinite(cost[i]))
      continue;
    double over = log(fmax(cost[i], 1e-6) / fmax(w->fit.cost, 1e-6));
    finite += 1.0;
    sum += over;
    square += over * over;
  }
  if (good) {
    double mean = sum / finite;
    s->decoys = o->decoys;
    s->verdict.p_decoy = as_good / ((double)o->decoys + 1.0);
    s->verdict.decoy_distance = mean / sqrt(fmax(square / finite - mean * mean, 1e-12));
  }
  free(cost);
  return true;
}

static bool calibrate(work *w, elastir_calibrations *all, elastir_sample *s,
                      elastir_diagnostics *diagnostics)
{
  elastir_verdict *v = &s->verdict;
  v->main_probability = v->model_probability = v->cost_share = NAN;
  if (w->options->draws == 0)
    return true;
  const calibration *c = calibrations_get(all, &w->pair, w->noise, w->options);
  calibrated_fraction *found = calloc(s->model_count + 1, sizeof *found);
  bool good = c != NULL && found != NULL &&
              calibration_judge(c, w->y, &w->fit, ELASTIR_NEARLY_ALL, found, &v->cost_share);
  for (size_t k = 0; good && k < w->pair.fine.component_count; k++)
    good = presence_judge(c, &w->fit, k, w->options->confidence, &s->components[s->model_count + k]);
  for (size_t k = 0; good && k < s->model_count; k++) {
    elastir_sample_component *to = &s->components[k];
    to->fraction = found[k].fraction;
    to->low = found[k].low;
    to->high = found[k].high;
    to->probability = found[k].probability;
    to->detection_limit = found[k].detection_limit;
  }
  size_t best = 0;
  for (size_t k = 1; good && k < s->model_count; k++)
    if (found[k].fraction > found[best].fraction)
      best = k;
  if (good) {
    s->draws = c->count;
    s->learn = c->learns ? w->options->learn : 0;
    v->main_probability = found[best].is_largest;
    v->model_probability = found[best].at_least_main;
  }
  free(found);
  return good || elastir_diagnose_no_memory(diagnostics);
}

bool elastir_sample_explain(const elastir_sample_inputs *inputs, const elastir_sample_options *options,
                            elastir_calibrations *calibrations, elastir_sample *sample,
                            elastir_diagnostics *diagnostics)
{
  const size_t count = inputs->measured.count;
  work w = {.options = options};
  elastir_calibrations *own = calibrations == NULL ? elastir_calibrations_new() : NULL;
  elastir_calibrations *all = own != NULL ? own : calibrations;
  w.x = malloc((count + 1) * sizeof *w.x);
  w.y = malloc((count + 1) * sizeof *w.y);
  w.given_x = malloc((count + 1) * sizeof *w.given_x);
  bool good = (w.x != NULL && w.y != NULL && w.given_x != NULL && all != NULL) ||
              elastir_diagnose_no_memory(diagnostics);
  good = good && take_points(inputs, &w, diagnostics) && prepare(inputs, &w, diagnostics);
  if (good && !sample_fit_compute(&w.pair, w.y, w.noise, SAMPLE_LONG_PATIENCE, w.workspace,
                                  &w.fit))
    good = fail(&w, diagnostics, "the fit does not converge");
  const sample_points given = {w.given_x, w.given_points, w.given_curves};
  sample_source source = {.models = inputs->models, .curves = inputs->curves, .pair = &w.pair,
                          .workspace = w.workspace, .fit = &w.fit, .y = w.y, .given = &given,
                          .low = w.low, .range = w.range, .noise = w.noise};
  good = good && (sample_report(&source, sample) || elastir_diagnose_no_memory(diagnostics)) &&
         ask_decoys(&w, sample, diagnostics) && calibrate(&w, all, sample, diagnostics);
  if (good)
    verdict_reach(sample, options);
  else if (w.obstacle != NULL)
    verdict_refuse(sample, w.obstacle);
  work_free(&w);
  elastir_calibrations_free(own);
  return good;
}

double elastir_sample_fitted_at(const elastir_sample *sample, double x_cm1)
{
  const elastir_sample_curve fitted = {NULL, sample->x_cm1, sample->fitted, sample->points};
  return curve_at(&fitted, x_cm1, NAN);
}

void elastir_sample_free(elastir_sample *sample)
{
  free(sample->components);
  free(sample->families);
  free(sample->bands);
  free(sample->lines);
  free(sample->x_cm1);
  free(sample->fitted);
  *sample = (elastir_sample){0};
}
