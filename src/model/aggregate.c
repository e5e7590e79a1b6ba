/* SPDX-License-Identifier: GPL-3.0-or-later */
/* aggregate.c: a polycrystal of several models. */
#include "model/aggregate.h"

#include <math.h>
#include <string.h>

#include "base/number.h"
#include "elastic/polycrystal.h"
#include "model/fill.h"
#include "model/mixture_fractions.h"

static const double slack = 1e-3; /* fractions are written with a few digits */

typedef struct {
  elastir_result *result;
  elastir_result_polycrystal *out;
  elastir_phase phases[ELASTIR_MOST_PHASES];
  size_t count;
  elastir_diagnostics *diagnostics;
} aggregate_job;

static bool bad_fractions(const aggregate_job *job, const char *why, const char *text)
{
  elastir_diagnose(job->diagnostics, ELASTIR_ERROR, "bad-fractions", NULL, 0,
                   "--fractions needs LABEL=0.6,LABEL=0.4, which add up to 1, not '%s': %s", text, why);
  return false;
}

static bool no_such_model(const aggregate_job *job, const char *label, size_t length)
{
  elastir_diagnose(job->diagnostics, ELASTIR_ERROR, "no-such-model", NULL, 0,
                   "--fractions: there is no model '%.*s', only '%s'", (int)length, label,
                   job->result->models[0].label);
  return false;
}

static bool add_phase(aggregate_job *job, const elastir_result_model *model, double fraction)
{
  if (model->elastic == NULL || model->elastic->stable != 1) {
    elastir_diagnose(job->diagnostics, ELASTIR_ERROR, "no-stable-tensor", NULL, 0,
                     "%s: it has no stable elastic tensor and cannot be a phase of a polycrystal",
                     model->label);
    return false;
  }
  elastir_phase *phase = &job->phases[job->count];
  memcpy(phase->stiffness_gpa, model->elastic->stiffness_gpa, sizeof phase->stiffness_gpa);
  phase->fraction = fraction;
  job->out->phases[job->count].label = model->label;
  job->out->phases[job->count].fraction = fraction;
  job->out->phases_count = ++job->count;
  return true;
}

static const elastir_result_model *find(const elastir_result *result, const char *label, size_t length)
{
  for (size_t i = 0; i < result->models_count; i++)
    if (strlen(result->models[i].label) == length &&
        strncmp(result->models[i].label, label, length) == 0)
      return &result->models[i];
  return NULL;
}

/* One "LABEL=0.6"; the label, which may hold "=" itself, ends before `equals`. */
static bool read_part(const char *part, size_t length, size_t *equals, double *fraction)
{
  *equals = length;
  while (*equals > 0 && part[*equals - 1] != '=')
    --*equals;
  return *equals >= 2 && number_real(part + *equals, length - *equals, fraction) == NUMBER_OK &&
         *fraction > 0.0 && *fraction <= 1.0;
}

bool fractions_are_written(const char *text)
{
  size_t equals;
  double fraction;
  bool good = true;
  for (const char *part = text; good && part != NULL;) {
    size_t length = strcspn(part, ",");
    good = read_part(part, length, &equals, &fraction);
    part = part[length] == ',' ? part + length + 1 : NULL;
  }
  return good;
}

static bool take_part(aggregate_job *job, const char *part, size_t length, const char *all)
{
  size_t equals;
  double fraction;
  if (!read_part(part, length, &equals, &fraction))
    return bad_fractions(job, "expected a label and a fraction above 0", all);
  if (job->count == ELASTIR_MOST_PHASES)
    return bad_fractions(job, "there are too many", all);
  const elastir_result_model *model = find(job->result, part, equals - 1);
  if (model == NULL)
    return no_such_model(job, part, equals - 1);
  for (size_t i = 0; i < job->count; i++)
    if (job->out->phases[i].label == model->label)
      return bad_fractions(job, "a label is given twice", all);
  return add_phase(job, model, fraction);
}

static bool take_fractions(aggregate_job *job, const char *text)
{
  double sum = 0.0;
  for (const char *part = text; part != NULL;) {
    size_t length = strcspn(part, ",");
    if (!take_part(job, part, length, text))
      return false;
    part = part[length] == ',' ? part + length + 1 : NULL;
  }
  for (size_t i = 0; i < job->count; i++)
    sum += job->phases[i].fraction;
  if (fabs(sum - 1.0) > slack)
    return bad_fractions(job, "they do not add up to 1", text);
  for (size_t i = 0; i < job->count; i++)
    job->phases[i].fraction /= sum;
  return true;
}

/* ---- from a comparison ---- */

/* Shares of the best fit alone say nothing of how far off they may be. */
static void report_no_intervals(const aggregate_job *job, const char *path)
{
  bool ranged = true;
  for (size_t i = 0; i < job->count; i++)
    ranged = ranged && !isnan(job->out->phases[i].low) && !isnan(job->out->phases[i].high);
  if (!ranged)
    elastir_diagnose(
        job->diagnostics, ELASTIR_WARNING, "fractions-without-intervals", path, 0,
        "the comparison has no intervals of the fractions, as with compare --quick: these are the best fit "
        "only, and the errors of the moduli are unknown");
}

/* A share of cells is one of volume in units of the mean cell. */
static bool take_share(aggregate_job *job, const mixture_share *share)
{
  const elastir_result_model *model = find(job->result, share->label, strlen(share->label));
  if (model == NULL)
    return no_such_model(job, share->label, strlen(share->label));
  if (!add_phase(job, model, share->cells))
    return false;
  elastir_result_phase *phase = &job->out->phases[job->count - 1];
  double volume = model->cell != NULL ? model->cell->volume_angstrom3 : (double)NAN;
  if (!(volume > 0.0)) {
    elastir_diagnose(job->diagnostics, ELASTIR_ERROR, "no-volume", NULL, 0,
                     "%s: the volume of its cell is unknown; use --fractions LABEL=F,... with volume "
                     "fractions", share->label);
    return false;
  }
  job->phases[job->count - 1].fraction *= volume;
  phase->low = share->low * volume;
  phase->high = share->high * volume;
  return true;
}

static bool take_mixture(aggregate_job *job, const char *path)
{
  mixture_fractions found;
  bool good = mixture_fractions_read(path, &found, job->diagnostics);
  double sum = 0.0;
  for (size_t i = 0; i < found.count && good; i++) {
    good = take_share(job, &found.shares[i]);
    sum += good ? job->phases[i].fraction : 0.0;
  }
  good = good && sum > 0.0;
  for (size_t i = 0; i < job->count && good; i++) {
    job->phases[i].fraction /= sum;
    job->out->phases[i].fraction = job->phases[i].fraction;
    job->out->phases[i].low /= sum;
    job->out->phases[i].high = fmin(job->out->phases[i].high / sum, 1.0);
  }
  if (good)
    report_no_intervals(job, path);
  job->out->fractions_from = good ? result_text(job->result->memory, path) : NULL;
  mixture_fractions_free(&found);
  return good;
}

/* Corner number `code` of the shares within their intervals that add up to 1: all but one, `free`, are at
 * an end. false: there is no such corner. */
static bool corner(aggregate_job *job, size_t free, unsigned long code)
{
  double rest = 1.0;
  for (size_t i = 0; i < job->count; i++) {
    const elastir_result_phase *phase = &job->out->phases[i];
    if (i == free)
      continue;
    job->phases[i].fraction = (code >> (i - (i > free))) % 2 == 0 ? phase->low : phase->high;
    rest -= job->phases[i].fraction;
  }
  job->phases[free].fraction = rest;
  return rest >= job->out->phases[free].low - 1e-9 && rest <= job->out->phases[free].high + 1e-9 &&
         rest >= 0.0;
}

static void widen(const elastir_moduli *here, elastir_result_moduli *least, elastir_result_moduli *most)
{
  const elastir_result_moduli now = fill_moduli(here); /* nothing but doubles */
  double from[sizeof now / sizeof(double)], low[sizeof now / sizeof(double)];
  double high[sizeof now / sizeof(double)];
  memcpy(from, &now, sizeof now);
  memcpy(low, least, sizeof now);
  memcpy(high, most, sizeof now);
  for (size_t i = 0; i < sizeof now / sizeof *from; i++) {
    low[i] = fmin(low[i], from[i]); /* not of NAN, which both begin with */
    high[i] = fmax(high[i], from[i]);
  }
  memcpy(least, low, sizeof now);
  memcpy(most, high, sizeof now);
}

static void fill_ends(aggregate_job *job, double porosity)
{
  enum { MOST = 8 }; /* 8 times 128 corners */
  elastir_result_polycrystal *out = job->out;
  for (size_t i = 0; i < job->count; i++)
    if (isnan(out->phases[i].low) || isnan(out->phases[i].high))
      return;
  if (job->count < 2 || job->count > MOST)
    return;
  out->least = RESULT_NEW(job->result->memory, polycrystal_end);
  out->most = RESULT_NEW(job->result->memory, polycrystal_end);
  for (size_t free = 0; free < job->count && out->most != NULL && out->least != NULL; free++)
    for (unsigned long code = 0; code < 1UL << (job->count - 1); code++) {
      elastir_polycrystal here;
      if (!corner(job, free, code) || !elastir_polycrystal_of(job->phases, job->count, porosity, &here))
        continue;
      widen(&here.voigt, &out->least->voigt, &out->most->voigt);
      widen(&here.reuss, &out->least->reuss, &out->most->reuss);
      widen(&here.hill, &out->least->hill, &out->most->hill);
      widen(&here.lower, &out->least->hashin_shtrikman_lower, &out->most->hashin_shtrikman_lower);
      widen(&here.upper, &out->least->hashin_shtrikman_upper, &out->most->hashin_shtrikman_upper);
      widen(&here.self_consistent, &out->least->self_consistent, &out->most->self_consistent);
    }
}

static bool fill(aggregate_job *job, double porosity)
{
  elastir_polycrystal found;
  if (!elastir_polycrystal_of(job->phases, job->count, porosity, &found))
    return false;
  job->out->porosity = porosity;
  job->out->voigt = fill_moduli(&found.voigt);
  job->out->reuss = fill_moduli(&found.reuss);
  job->out->hill = fill_moduli(&found.hill);
  job->out->hashin_shtrikman_lower = fill_moduli(&found.lower);
  job->out->hashin_shtrikman_upper = fill_moduli(&found.upper);
  job->out->self_consistent = fill_moduli(&found.self_consistent);
  job->result->polycrystal = job->out;
  return true;
}

bool fill_polycrystal(elastir_result *result, const char *fractions, double porosity,
                      elastir_diagnostics *diagnostics)
{
  aggregate_job job = {.result = result,
                       .out = RESULT_NEW(result->memory, polycrystal),
                       .diagnostics = diagnostics};
  if (job.out != NULL)
    job.out->phases = RESULT_LIST(result->memory, phase, ELASTIR_MOST_PHASES);
  if (job.out == NULL || job.out->phases == NULL) {
    elastir_diagnose_no_memory(diagnostics);
    return false;
  }
  if (result->models_count == 0)
    return false; /* an error says why */
  if (fractions == NULL && result->models_count > 1) {
    elastir_diagnose(diagnostics, ELASTIR_ERROR, "bad-fractions", NULL, 0,
                     "there are %zu models; expected --fractions for a polycrystal of them",
                     result->models_count);
    return false;
  }
  bool mixture = fractions != NULL && !fractions_are_written(fractions);
  bool good = mixture             ? take_mixture(&job, fractions)
              : fractions != NULL ? take_fractions(&job, fractions)
                                  : add_phase(&job, &result->models[0], 1.0);
  good = good && fill(&job, porosity);
  if (good && mixture)
    fill_ends(&job, porosity);
  return good;
}
