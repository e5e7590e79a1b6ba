// SPDX-License-Identifier: GPL-3.0-or-later
// judge.h: what compare said of a sample, and how often that was so.
#ifndef GENERATOR_JUDGE_H
#define GENERATOR_JUDGE_H

#include "models.h"
#include "recipe.h"
#include "sample.h"

#include <cjson/cJSON.h>
#include <stddef.h>

typedef enum { ANSWER_UNDECIDED, ANSWER_MODEL, ANSWER_MIXTURE, ANSWER_NONE } answer_kind;
extern const char *const answer_names[];

typedef struct {
  answer_kind answer;
  size_t member;  // of ANSWER_MODEL; MODELS_MAX for an unknown label
  int ranked;     // no verdict is there: the answer is the ranking's, which asks who is nearest
  int withheld;   // no fraction is given
  // NaN where it is missing.
  double fraction[MODELS_MAX], low[MODELS_MAX], high[MODELS_MAX];
  char present[MODELS_MAX];  // y, n or u
  size_t unexplained;
} judgement;

// Reads one element of comparison[].
void judgement_read(const cJSON *comparison, const model_set *set, judgement *j);
// Whether the answer misleads somebody who has this sample.
int judgement_wrong(const recipe *r, const model_set *set, const sample *s, const judgement *j);

typedef struct {
  size_t spectra, failed, withheld;
  size_t intervals, covered, spectra_with_intervals;
  size_t answers[4], decided, wrong;
  size_t absent, absent_called_present, present, present_called_absent;
  size_t fractions;
  double squares, widths;
  size_t unexplained;  // spectra with at least one
  double seconds;
} tally;

void tally_add(tally *t, const recipe *r, const model_set *set, const sample *s,
               const judgement *j);

#endif
