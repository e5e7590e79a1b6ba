// SPDX-License-Identifier: GPL-3.0-or-later
// judge.c: reads comparisons by the documented names alone, and counts.
#include "judge.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

// "It is this model" misleads if a fourth or more of the cells are something else.
#define NEARLY_PURE 0.75
// "It is a mixture" misleads if there is nothing else.
#define ALL_OF_IT 0.999
// Less than a tenth may be called absent.
#define PLAINLY_PRESENT 0.10
// What counts as "holds the truth" in a number with 15 digits.
#define ROUNDING 1e-9

const char *const answer_names[] = {"undecided", "model", "mixture", "none"};

static const cJSON *get(const cJSON *object, const char *name) {
  return cJSON_GetObjectItemCaseSensitive(object, name);
}

static double number(const cJSON *object, const char *name) {
  const cJSON *value = get(object, name);
  return cJSON_IsNumber(value) ? value->valuedouble : (double)NAN;
}

static size_t find_label(const model_set *set, const cJSON *label) {
  for (size_t k = 0; k < set->count && cJSON_IsString(label); k++)
    if (strcmp(set->models[k].label, label->valuestring) == 0) return k;
  return MODELS_MAX;
}

static void read_answer(const cJSON *comparison, const model_set *set, judgement *j) {
  const cJSON *verdict = get(comparison, "verdict"), *ranking = get(comparison, "ranking");
  const cJSON *answer = get(verdict, "answer");
  if (cJSON_IsString(answer)) {
    for (size_t i = 0; i < 4; i++)
      if (strcmp(answer->valuestring, answer_names[i]) == 0) j->answer = (answer_kind)i;
    j->member = find_label(set, get(verdict, "label"));
  } else if (cJSON_IsTrue(get(ranking, "decided"))) {  // a program without verdicts
    j->answer = ANSWER_MODEL;
    j->ranked = 1;
    j->member = find_label(set, get(ranking, "best"));
  }
}

// A program that does not say whether a component is present says it by its interval.
static char read_present(const cJSON *component) {
  const cJSON *present = get(component, "present");
  if (cJSON_IsString(present))
    return strcmp(present->valuestring, "yes") == 0  ? 'y'
           : strcmp(present->valuestring, "no") == 0 ? 'n'
                                                     : 'u';
  const double low = number(component, "low"), high = number(component, "high");
  return low > 0.0 ? 'y' : high < 0.01 ? 'n' : 'u';
}

void judgement_read(const cJSON *comparison, const model_set *set, judgement *j) {
  memset(j, 0, sizeof *j);
  j->member = MODELS_MAX;
  for (size_t k = 0; k < MODELS_MAX; k++) {
    j->fraction[k] = j->low[k] = j->high[k] = (double)NAN;
    j->present[k] = 'u';
  }
  read_answer(comparison, set, j);
  const cJSON *mixture = get(comparison, "mixture"), *component;
  const cJSON *reason = get(mixture, "withheld");
  j->withheld = cJSON_IsString(reason);
  cJSON_ArrayForEach(component, get(mixture, "components")) {
    const size_t k = find_label(set, get(component, "label"));
    const cJSON *kind = get(component, "kind");
    if (k == MODELS_MAX || (cJSON_IsString(kind) && strcmp(kind->valuestring, "model") != 0))
      continue;
    j->fraction[k] = number(component, "fraction");
    j->low[k] = number(component, "low");
    j->high[k] = number(component, "high");
    j->present[k] = read_present(component);
  }
  for (size_t k = 0; k < set->count; k++)
    if (isnan(j->fraction[k])) j->withheld = 1;
  j->unexplained = (size_t)cJSON_GetArraySize(get(mixture, "unexplained"));
}

int judgement_wrong(const recipe *r, const model_set *set, const sample *s, const judgement *j) {
  double largest = 0.0;
  for (size_t k = 0; k < set->count; k++) largest = fmax(largest, s->fraction[k]);
  const int foreign = r->kind == SAMPLE_FOREIGN || r->kind == SAMPLE_ONLY_FOURTH;
  switch (j->answer) {
    case ANSWER_MODEL:
      if (foreign || j->member == MODELS_MAX) return 1;
      if (j->ranked) return s->fraction[j->member] < largest;
      return s->fraction[j->member] < NEARLY_PURE || r->kind == SAMPLE_FOURTH;
    case ANSWER_MIXTURE: return foreign || largest > ALL_OF_IT;
    case ANSWER_NONE: return !foreign;
    default: return 0;
  }
}

static void add_interval(tally *t, double truth, const judgement *j, size_t k) {
  t->intervals++;
  if (j->low[k] <= truth + ROUNDING && j->high[k] >= truth - ROUNDING) t->covered++;
  t->widths += j->high[k] - j->low[k];
}

void tally_add(tally *t, const recipe *r, const model_set *set, const sample *s,
               const judgement *j) {
  const int has_truth = r->kind != SAMPLE_FOREIGN && r->kind != SAMPLE_ONLY_FOURTH;
  const size_t before = t->intervals;
  t->spectra++;
  t->answers[j->answer]++;
  if (j->answer != ANSWER_UNDECIDED) t->decided++;
  if (judgement_wrong(r, set, s, j)) t->wrong++;
  if (j->withheld) t->withheld++;
  if (j->unexplained) t->unexplained++;
  for (size_t k = 0; k < set->count && has_truth; k++) {
    const double truth = s->fraction[k];
    if (truth <= 0.0) t->absent++;
    if (truth <= 0.0 && j->present[k] == 'y') t->absent_called_present++;
    if (truth >= PLAINLY_PRESENT) t->present++;
    if (truth >= PLAINLY_PRESENT && j->present[k] == 'n') t->present_called_absent++;
    if (j->withheld) continue;
    t->fractions++;
    t->squares += (j->fraction[k] - truth) * (j->fraction[k] - truth);
    if (isfinite(j->low[k]) && isfinite(j->high[k])) add_interval(t, truth, j, k);
  }
  if (t->intervals > before) t->spectra_with_intervals++;
}
