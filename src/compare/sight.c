/* SPDX-License-Identifier: GPL-3.0-or-later */
/* sight.c: lines that stand for what an instrument sees, where a fit of the sample puts the modes. */
#include "compare/sight.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "compare/nnls.h"

enum { most_rounds = 2 };
static const double settled_cm1 = 0.1, settled_share = 0.01; /* the latter of the range of y */

/* A fit that is as good as this needs no other one to be compared with. */
static const double good_pearson = 0.99;

/* What all steps share. */
typedef struct {
  const double *x, *y;
  size_t count;
  const elastir_compared_model *models;
  size_t model_count, stick_count;
  const elastir_comparison_options *options;
  const elastir_comparison *comparison;
  double range;
} task;

bool sight_is_needed(const elastir_compared_model *models, size_t model_count)
{
  bool needed = false;
  for (size_t k = 0; k < model_count; k++)
    needed = needed || models[k].observed != NULL;
  return needed;
}

void sight_free(sight *s)
{
  free(s->models);
  free(s->sticks);
  free(s->y);
  free(s->defect);
  *s = (sight){0};
}

/* As calculated, and nothing taken off. */
static bool begin(const task *t, sight *s)
{
  s->models = calloc(t->model_count + 1, sizeof *s->models);
  s->sticks = malloc((t->stick_count + 1) * sizeof *s->sticks);
  s->y = malloc((t->count + 1) * sizeof *s->y);
  s->defect = calloc(t->count + 1, sizeof *s->defect);
  if (s->models == NULL || s->sticks == NULL || s->y == NULL || s->defect == NULL)
    return false;
  elastir_stick *at = s->sticks;
  for (size_t k = 0; k < t->model_count; k++) {
    const elastir_compared_model *from = &t->models[k];
    memcpy(at, from->sticks, from->stick_count * sizeof *at);
    s->models[k] = (elastir_family_model){from->label, at, from->stick_count};
    at += from->stick_count;
  }
  memcpy(s->y, t->y, t->count * sizeof *s->y);
  return true;
}

/* The most probable sample alone. false: there is none, or no memory. */
static bool fit(const task *t, const sight *s, elastir_sample *sample)
{
  elastir_sample_options options = t->options->sample;
  options.shape = t->options->shape;
  options.draws = options.decoys = 0;
  options.watch = NULL;
  elastir_diagnostics unheard = {0};
  const elastir_sample_inputs inputs = {{t->x, s->y, NULL, t->count}, s->models, t->model_count,
                                        t->options->curves, t->options->curve_count};
  bool good = elastir_sample_explain(&inputs, &options, NULL, sample, &unheard);
  elastir_diagnostics_free(&unheard);
  return good;
}

/* The band of the sample that a stick of model k belongs to; NULL: none of that model. */
static const elastir_sample_band *band_of(const elastir_sample *sample, size_t k,
                                          const elastir_stick *stick)
{
  const elastir_sample_band *best = NULL;
  double least = INFINITY;
  for (size_t b = 0; b < sample->band_count; b++) {
    double away = fabs(sample->bands[b].position_cm1 - stick->wavenumber_cm1);
    if (sample->bands[b].model == k && away < least) {
      least = away;
      best = &sample->bands[b];
    }
  }
  return best;
}

static double line_sum(const elastir_stick *sticks, size_t count, const elastir_lineshape *shape,
                       double x_cm1)
{
  double sum = 0.0;
  for (size_t i = 0; i < count; i++)
    if (sticks[i].intensity_km_mol != 0.0)
      sum += sticks[i].intensity_km_mol *
             elastir_lineshape_value(shape, x_cm1 - sticks[i].wavenumber_cm1);
  return sum;
}

/* Where the modes of all models may be; in one piece of memory. */
typedef struct {
  double *shift, *factor; /* of every stick: of its place, and of its strength */
  double *amplitude;      /* of every model; below 0: not known */
  double fwhm_cm1;
} guess;

static bool guess_begin(const task *t, guess *g)
{
  size_t n = t->stick_count;
  g->shift = malloc((2 * n + t->model_count + 1) * sizeof *g->shift);
  if (g->shift == NULL)
    return false;
  g->factor = g->shift + n;
  g->amplitude = g->factor + n;
  g->fwhm_cm1 = t->options->shape.fwhm_cm1;
  return true;
}

static void guess_free(guess *g)
{
  free(g->shift);
}

/* Where the scale factors fitted to each model put them. */
static void guess_by_factors(const task *t, guess *g)
{
  double least = INFINITY;
  size_t at = 0;
  for (size_t k = 0; k < t->model_count; k++) {
    const elastir_compared_model *model = &t->models[k];
    const elastir_model_comparison *of = &t->comparison->models[k];
    g->amplitude[k] = -1.0;
    for (size_t i = 0; i < model->stick_count; i++, at++) {
      const elastir_stick *one = &model->sticks[i];
      double place = one->wavenumber_cm1 - one->optical_shift_cm1;
      g->factor[at] = 1.0;
      g->shift[at] = of->has_scale_fit
                         ? elastir_scale_apply(&of->scale_fit.scale, one->calculated_cm1) - place
                         : 0.0;
    }
    if (of->has_scale_fit && of->scale_fit.curve_fitted && of->scale_fit.residual_rms < least) {
      least = of->scale_fit.residual_rms;
      g->fwhm_cm1 = of->scale_fit.fwhm_cm1;
    }
  }
}

/* Where a fit of the sample with lines of `s` puts them. */
static void guess_by_sample(const task *t, const sight *s, const elastir_sample *sample, guess *g)
{
  size_t at = 0;
  g->fwhm_cm1 = sample->fwhm_cm1;
  for (size_t k = 0; k < t->model_count; k++) {
    g->amplitude[k] = sample->components[k].amplitude;
    for (size_t i = 0; i < t->models[k].stick_count; i++, at++) {
      const elastir_sample_band *band = band_of(sample, k, &s->models[k].sticks[i]);
      g->shift[at] = band != NULL ? band->shift_cm1 : 0.0;
      g->factor[at] = band != NULL ? band->intensity_factor : 1.0;
    }
  }
}

/* The curves of models: exact, and by their lines; [model][point]. */
typedef struct {
  double *exact, *lines;
} curves;

/* A model as it is guessed to be: its sticks are brought back by the shifts and factors that the fit
 * will find again. false: no memory. */
static bool look(const task *t, const guess *g, size_t k, elastir_stick *sticks, size_t first,
                 curves *c)
{
  const elastir_observed *observed = t->models[k].observed;
  size_t n = t->models[k].stick_count;
  const double *shift = g->shift + first, *factor = g->factor + first;
  elastir_lineshape shape = t->options->shape;
  shape.fwhm_cm1 = g->fwhm_cm1;
  for (size_t i = 0; i < n; i++)
    sticks[i].wavenumber_cm1 += shift[i];
  const elastir_transverse modes = {sticks, n, shape.fwhm_cm1, factor};
  double *exact = c->exact + k * t->count, *lines = c->lines + k * t->count;
  bool good = observed == NULL || observed->see(observed->context, &modes, &shape, sticks);
  for (size_t i = 0; i < t->count; i++)
    exact[i] = lines[i] = line_sum(sticks, n, &shape, t->x[i]);
  good = good && (observed == NULL ||
                  observed->curve(observed->context, &modes, t->x, t->count, exact));
  for (size_t i = 0; i < n; i++) {
    sticks[i].wavenumber_cm1 -= shift[i];
    sticks[i].intensity_km_mol /= factor[i];
  }
  return good;
}

/* How much of each model there is, above a straight line. false: no memory. */
static bool take_amplitudes(const task *t, const curves *c, guess *g)
{
  size_t models = t->model_count, columns = models + 2;
  double r[ELASTIR_NNLS_MAX_COLUMNS * ELASTIR_NNLS_MAX_COLUMNS];
  double right[ELASTIR_NNLS_MAX_COLUMNS] = {0}, x[ELASTIR_NNLS_MAX_COLUMNS] = {0};
  memset(g->amplitude, 0, models * sizeof *g->amplitude);
  if (columns > ELASTIR_NNLS_MAX_COLUMNS)
    return true;
  double *a = malloc(t->count * columns * sizeof *a);
  if (a == NULL)
    return false;
  for (size_t i = 0; i < t->count; i++) {
    for (size_t k = 0; k < models; k++)
      a[i * columns + k] = c->exact[k * t->count + i];
    a[i * columns + models] = 1.0;
    a[i * columns + models + 1] = t->x[i] / t->x[t->count - 1];
  }
  nnls_orthogonalise(a, t->count, columns, r);
  for (size_t i = 0; i < t->count; i++)
    for (size_t j = 0; j < columns; j++)
      right[j] += a[i * columns + j] * t->y[i];
  if (nnls_solve(r, right, columns, models, x))
    memcpy(g->amplitude, x, models * sizeof *x);
  free(a);
  return true;
}

/* The sight of a guess, from the lines of `last`. */
static bool sight_of(const task *t, guess *g, const sight *last, sight *next)
{
  curves c = {malloc((t->model_count * t->count + 1) * sizeof *c.exact),
              malloc((t->model_count * t->count + 1) * sizeof *c.lines)};
  bool good = begin(t, next) && c.exact != NULL && c.lines != NULL;
  if (good)
    memcpy(next->sticks, last->sticks, t->stick_count * sizeof *next->sticks);
  size_t first = 0;
  for (size_t k = 0; good && k < t->model_count; first += t->models[k++].stick_count)
    good = look(t, g, k, next->sticks + first, first, &c);
  if (good && t->model_count > 0 && g->amplitude[0] < 0.0)
    good = take_amplitudes(t, &c, g);
  for (size_t k = 0; good && k < t->model_count; k++)
    for (size_t i = 0; i < t->count; i++)
      next->defect[i] += g->amplitude[k] * (c.exact[k * t->count + i] - c.lines[k * t->count + i]);
  for (size_t i = 0; good && i < t->count; i++)
    next->y[i] = t->y[i] - next->defect[i];
  free(c.exact);
  free(c.lines);
  return good;
}

static bool is_settled(const task *t, const sight *last, const sight *next)
{
  double moved = 0.0, changed = 0.0;
  for (size_t k = 0; k < t->model_count; k++)
    for (size_t i = 0; i < t->models[k].stick_count; i++)
      if (next->models[k].sticks[i].intensity_km_mol > 0.0)
        moved = fmax(moved, fabs(next->models[k].sticks[i].wavenumber_cm1 -
                                 last->models[k].sticks[i].wavenumber_cm1));
  for (size_t i = 0; i < t->count; i++)
    changed = fmax(changed, fabs(next->defect[i] - last->defect[i]));
  return moved <= settled_cm1 && changed <= settled_share * t->range;
}

/* Fits the sample as next sees it; where that fits better than *best does, *s is it. *next is empty
 * afterwards. */
static bool improves(const task *t, sight *next, sight *s, elastir_sample *best)
{
  elastir_sample sample = {0};
  bool better = fit(t, next, &sample) && !(sample.pearson <= best->pearson);
  sight_free(better ? s : next);
  elastir_sample_free(better ? best : &sample);
  if (better) {
    *s = *next;
    *best = sample;
    *next = (sight){0};
  }
  return better;
}

static bool settle(const task *t, sight *s, elastir_sample *best)
{
  guess g = {0};
  sight next = {0};
  bool good = begin(t, s) && guess_begin(t, &g);
  best->pearson = -INFINITY;
  if (good)
    guess_by_factors(t, &g);
  good = good && sight_of(t, &g, s, &next);
  bool better = good && improves(t, &next, s, best);
  if (good && !(best->pearson >= good_pearson)) {
    good = begin(t, &next);
    better = (good && improves(t, &next, s, best)) || better;
  }
  for (int round = 0; good && better && round < most_rounds; round++) {
    guess_by_sample(t, s, best, &g);
    good = sight_of(t, &g, s, &next);
    better = good && !is_settled(t, s, &next) && improves(t, &next, s, best);
    sight_free(&next);
  }
  sight_free(&next);
  guess_free(&g);
  return good;
}

bool sight_settle(const double *x_cm1, const double *y, size_t count,
                  const elastir_compared_model *models, const elastir_comparison *comparison,
                  const elastir_comparison_options *options, sight *s)
{
  task t = {x_cm1, y, count, models, comparison->model_count, 0, options, comparison, 0.0};
  double low = INFINITY, high = -INFINITY;
  for (size_t i = 0; i < count; i++) {
    low = fmin(low, y[i]);
    high = fmax(high, y[i]);
  }
  t.range = high - low;
  for (size_t k = 0; k < t.model_count; k++)
    t.stick_count += models[k].stick_count;
  elastir_sample best = {0};
  bool good = settle(&t, s, &best);
  elastir_sample_free(&best);
  return good;
}

void sight_restore(const sight *s, const double *x_cm1, size_t count, elastir_sample *sample)
{
  size_t at = 0;
  for (size_t i = 0; count > 1 && i < sample->points; i++) {
    double x = sample->x_cm1[i];
    while (at + 2 < count && x_cm1[at + 1] < x)
      at++;
    double part = (x - x_cm1[at]) / (x_cm1[at + 1] - x_cm1[at]);
    double defect = s->defect[at] + part * (s->defect[at + 1] - s->defect[at]);
    sample->fitted[i] += defect;
  }
}
