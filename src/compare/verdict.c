/* SPDX-License-Identifier: GPL-3.0-or-later */
/* verdict.c: the answer in words. */
#include "compare/verdict.h"

#include <math.h>
#include <stdio.h>
#include <string.h>

#include "base/memory.h"

static const double most_decoys = 0.05;    /* that may explain as much, for an answer */
static const double least_distance = 2.0;  /* of the decoys, for an answer */
static const double likely_decoys = 0.1;   /* as good: none, where no correlation speaks for them */
static const double some_explained = 0.05; /* of the variance: less is nothing */
static const double least_explained = 0.5; /* less: what nobody named hides the models */
static const double least_cost_share = 0.02;
/* From made-up spectra of the generator of the tests: wrong answers 'model' left 1.8 times the noise,
 * or had free lines that took 1 % and more of the variance, right ones with lines a fifth of that. */
static const double nearly_explained = 0.995; /* of the variance, where there are free lines */
/* Ends of the intervals of the best correlation: of 70 samples with all errors none lay below 0.5, of
 * 26 with bands that nobody named besides, in the narrow window of a near field, none below 0.3; of
 * 72 spectra of other substances 29 did. */
static const double low_correlation = 0.3;
/* One model alone may be doubted three times as much as an interval, for the probability is a cautious
 * one: of 200 samples with all errors (ATR) from the generator of the tests 24 were answered at 0.85,
 * two wrongly (less than 0.75 of the cells), 9 at 0.95; of those of one model half and a fourth. */
static const double doubt_of_model = 3.0;

const char *elastir_answer_name(elastir_verdict_answer answer)
{
  static const char *const names[] = {"undecided", "model", "mixture", "none"};
  return names[answer];
}

const char *elastir_present_name(elastir_present present)
{
  static const char *const names[] = {"undetermined", "yes", "no"};
  return names[present];
}

const char *elastir_sample_kind_name(elastir_sample_kind kind)
{
  static const char *const names[] = {"model", "measured", "lines"};
  return names[kind];
}

static size_t largest(const elastir_sample *s)
{
  size_t best = 0;
  for (size_t k = 1; k < s->model_count; k++)
    if (s->components[k].fraction > s->components[best].fraction)
      best = k;
  return best;
}

/* By the same posterior as the interval, so that the two cannot contradict each other. */
static void set_presence(elastir_sample *s, double confidence)
{
  for (size_t k = 0; k < s->model_count; k++) {
    elastir_sample_component *c = &s->components[k];
    c->present = c->low > 0.0                        ? ELASTIR_PRESENT_YES
                 : c->probability <= 1.0 - confidence ? ELASTIR_PRESENT_NO
                                                      : ELASTIR_PRESENT_UNDETERMINED;
  }
}

/* No fraction is given, and so none of the models is said to be there or not. */
static void withhold(elastir_sample *s, const char *begin)
{
  for (size_t k = 0; k < s->model_count; k++)
    s->components[k].present = ELASTIR_PRESENT_UNDETERMINED;
  snprintf(s->withheld, sizeof s->withheld, "%s%.240s", begin, s->verdict.why);
}

static void answer_undecided(elastir_sample *s, const char *why)
{
  s->verdict.answer = ELASTIR_ANSWER_UNDECIDED;
  snprintf(s->verdict.why, sizeof s->verdict.why, "%s", why);
}

/* The fit does not tell the models from displaced ones, or from nothing. true: said why. */
static bool nothing(elastir_sample *s)
{
  elastir_verdict *v = &s->verdict;
  const double decoys = (double)s->decoys;
  bool hidden = s->explained >= some_explained && s->explained < least_explained;
  v->answer = ELASTIR_ANSWER_UNDECIDED;
  if (s->explained < some_explained)
    snprintf(v->why, sizeof v->why,
             "the models explain only %.0f %% of the spectrum above its baseline",
             100.0 * s->explained);
  else if (v->p_decoy > most_decoys)
    snprintf(v->why, sizeof v->why,
             "%.0f of %.0f copies of the models with bands moved by 20 to 60 cm-1 explain the spectrum as "
             "well as the models%s", round(v->p_decoy * (decoys + 1.0) - 1.0),
             decoys, hidden ? "; bands of unnamed substances make up most of it" : "");
  else if (v->decoy_distance < least_distance)
    snprintf(v->why, sizeof v->why,
             "copies of the models with bands moved by 20 to 60 cm-1 explain the spectrum nearly as well: "
             "worse by %.1f of their standard deviations", v->decoy_distance);
  else
    return false;
  withhold(s, "");
  return true;
}

/* The upper limits of all others together, as said in a sentence. */
static double most_of_others(const elastir_sample *s, size_t best)
{
  double most = 0.0;
  for (size_t k = 0; k < s->model_count; k++)
    if (k != best)
      most = fmax(most, s->components[k].high);
  return most;
}

static bool leaves_more_than_noise(const elastir_sample *s)
{
  return s->residual_rms > ELASTIR_MOST_LEFT * s->noise;
}

/* Bands of a substance that nobody named may lie where those of a model do. */
static bool has_unnamed_bands(const elastir_sample *s)
{
  return s->unnamed > ELASTIR_MOST_UNNAMED;
}

/* Why it may not be one model alone, although the fractions say so. NULL: nothing speaks against it. */
static const char *not_alone(const elastir_sample *s)
{
  if (leaves_more_than_noise(s))
    return "it looks like a single model, but the residual exceeds the noise: a better match of the bands "
           "may have been missed";
  if (has_unnamed_bands(s) || (s->line_count > 0 && s->explained < nearly_explained))
    return "it looks like a single model, except for unexplained bands, which may belong to another model";
  return NULL;
}

/* false: no model is named, although the fractions do. */
static bool answer_model(elastir_sample *s, size_t best)
{
  elastir_verdict *v = &s->verdict;
  const char *against = not_alone(s);
  if (against != NULL) {
    answer_undecided(s, against);
    return false;
  }
  v->answer = ELASTIR_ANSWER_MODEL;
  snprintf(v->why, sizeof v->why,
           "it makes up at least %.0f %% of the cells, with a probability of %.2f; up to %.0f %% of any "
           "other model could be present undetected", 100.0 * ELASTIR_NEARLY_ALL,
           v->model_probability, ceil(100.0 * most_of_others(s, best)));
  return true;
}

/* One model makes all the cells by definition. Models of one crystal share most of their bands, so that
 * it may explain the spectrum of another; a made-up spectrum without any of a model was explained by it. */
static void answer_of_one(elastir_sample *s)
{
  const char *against = not_alone(s);
  answer_undecided(s, against != NULL ? against
                                      : "the only model explains the spectrum, and does not when displaced; "
                                        "to test another structure, add its model");
  withhold(s, "");
}

/* Several models have intervals without 0. */
static void answer_mixture(elastir_sample *s, size_t present)
{
  elastir_verdict *v = &s->verdict;
  if (has_unnamed_bands(s)) {
    answer_undecided(s, "it looks like a mixture, but has unexplained bands: the substance that they are of "
                        "may imitate a model elsewhere; name it with --component");
    return;
  }
  v->answer = ELASTIR_ANSWER_MIXTURE;
  snprintf(v->why, sizeof v->why,
           "%zu of the models are present: the intervals of their fractions exclude 0", present);
}

/* sure: which model is the largest part. */
static const char *why_undecided(const elastir_sample *s, bool sure)
{
  if (sure)
    return "it is the largest part, but another model may also be present";
  if (has_unnamed_bands(s))
    return "the intervals of the fractions do not decide which model it is; they are wide since unexplained "
           "bands may be of a substance that imitates a model elsewhere: name it with --component";
  if (leaves_more_than_noise(s))
    return "the intervals of the fractions do not decide which model it is; they are wide since the fit "
           "leaves more than the noise, and may have missed something";
  return "the intervals of the fractions do not decide which model it is";
}

void verdict_reach(elastir_sample *s, const elastir_sample_options *options)
{
  elastir_verdict *v = &s->verdict;
  size_t best = largest(s), present = 0;
  v->label = -1;
  set_presence(s, options->confidence);
  for (size_t k = 0; k < s->model_count; k++)
    present += s->components[k].present == ELASTIR_PRESENT_YES;
  if (nothing(s))
    return;
  if (s->draws == 0 || isnan(v->p_decoy)) {
    answer_undecided(s, s->draws == 0 ? "without synthetic samples the reliability of the fit is unknown"
                                      : "without displaced models the reliability of the fit is unknown");
    return;
  }
  if (v->cost_share < least_cost_share) {
    answer_undecided(s, "the residual is larger than for samples of these models, with all errors of "
                        "calculations and instruments: the sample has something else");
    withhold(s, "");
    return;
  }
  bool sure = v->main_probability >= options->confidence && s->model_count > 1;
  if (present >= 2) {
    answer_mixture(s, present);
    sure = sure && v->answer == ELASTIR_ANSWER_MIXTURE;
  } else if (s->model_count < 2) {
    answer_of_one(s);
  } else if (v->model_probability >= 1.0 - doubt_of_model * (1.0 - options->confidence) &&
             s->components[best].present == ELASTIR_PRESENT_YES) {
    sure = answer_model(s, best);
  } else {
    answer_undecided(s, why_undecided(s, sure));
  }
  if (sure)
    v->label = (long)best;
}

/* What was named and is there lowers the correlation with the models alone. */
static bool named_is_present(const elastir_sample *s)
{
  for (size_t k = s->model_count; k < s->count; k++)
    if (s->components[k].kind == ELASTIR_KIND_MEASURED &&
        s->components[k].present == ELASTIR_PRESENT_YES)
      return true;
  return false;
}

/* What is said of an interval that does not lie above 0. */
static const char *beside_zero(double high)
{
  return high < 0.0 ? "lies below 0 (is the curve inverted?)" : "holds 0";
}

void verdict_heed_correlation(elastir_sample *s, double low, double high)
{
  elastir_verdict *v = &s->verdict;
  if (low > 0.0)
    return;
  bool little = s->explained < some_explained;
  bool decoys = v->p_decoy > likely_decoys && s->explained >= least_explained;
  bool none = (little || decoys) && high < low_correlation && !named_is_present(s);
  v->answer = none ? ELASTIR_ANSWER_NONE : ELASTIR_ANSWER_UNDECIDED;
  v->label = -1;
  if (none && little)
    elastir_snprintf(v->why, sizeof v->why,
                     "the interval of the best correlation as calculated, %.2f to %.2f, %s, and the models "
                     "explain only %.0f %% of the spectrum above its baseline", low,
                     high, beside_zero(high), 100.0 * s->explained);
  else if (none)
    elastir_snprintf(v->why, sizeof v->why,
                     "the interval of the best correlation as calculated, %.2f to %.2f, %s, and %.0f %% "
                     "of copies of the models with their bands moved explain the spectrum as well", low,
                     high, beside_zero(high), 100.0 * v->p_decoy);
  else
    elastir_snprintf(v->why, sizeof v->why,
                     "the interval of the best correlation as calculated, %.2f to %.2f, %s: only the fit, "
                     "which moves bands and adds the named components, supports the models", low, high,
                     beside_zero(high));
  withhold(s, none ? "nothing resembles the spectrum: " : "");
}

void verdict_refuse(elastir_sample *s, const char *why)
{
  s->verdict = (elastir_verdict){.answer = ELASTIR_ANSWER_UNDECIDED,
                                 .label = -1,
                                 .p_decoy = NAN,
                                 .decoy_distance = NAN,
                                 .main_probability = NAN,
                                 .model_probability = NAN,
                                 .cost_share = NAN};
  snprintf(s->verdict.why, sizeof s->verdict.why, "%s", why);
  withhold(s, "");
}
