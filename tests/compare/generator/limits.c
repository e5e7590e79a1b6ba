// SPDX-License-Identifier: GPL-3.0-or-later
// limits.c: one table of limits, with the reason of each.
#include "limits.h"

#include <math.h>
#include <stdio.h>
#include <string.h>

#define ENOUGH_SPECTRA 200
#define CHANCE 0.005

typedef enum {
  COVER_LEAST,
  COVER_MOST,
  WRONG_OF_DECIDED,
  WRONG_OF_ALL,
  ABSENT_CALLED_PRESENT,
  RMSE,
  PURE_LEAST,
  CALLED_A_MODEL,
  UNEXPLAINED,
  WITHHELD,
  SECONDS
} figure;

typedef struct {
  const char *cases;  // names or beginnings with a * behind, parted by blanks
  figure figure;
  double limit;
  const char *reason;
} limit;

#define MIXTURES                                                                              \
  "control* frequency* intensity* widths gaussian pseudo-voigt asymmetric phase tilt "         \
  "saturation fringes correlated vapour nitrate-given all-atr all-nano all-*-given"
#define UNKNOWN_BANDS "nitrate all-atr-nitrate all-nano-nitrate fourth"

static const limit limits[] = {
  {MIXTURES " pure*", COVER_LEAST, 0.90, "a 95 % interval; 0.90 is what 200 spectra can tell"},
  {UNKNOWN_BANDS, COVER_LEAST, 0.88, "bands nobody named can look like any of the models"},
  {"frequency* intensity* all-*", COVER_MOST, 0.99, "wider than it says is not honest, either"},
  {"*", WRONG_OF_DECIDED, 0.05, "a decision is given at 95 %"},
  {"*", WRONG_OF_ALL, 0.02, "few users look at the probability"},
  {"*", ABSENT_CALLED_PRESENT, 0.05, "presence is given at 95 %"},
  {"control*", RMSE, 0.01, "with nothing but noise the fit is exact"},
  {"all-atr", RMSE, 0.12, "what a prototype of such a fit reaches, 0.10, and some room"},
  {"all-nano", RMSE, 0.17, "a prototype reaches 0.15"},
  {"all-atr-given all-nano-given", RMSE, 0.15, "a known nitrate must not cost the answer"},
  {"pure*", PURE_LEAST, 0.50, "an answer that is nearly never given is no use"},
  {"paper tin-oxide hcl ammonia silica ptfe polystyrene calcite random-bands blank pet nylon "
   "pmma talc kaolinite water gypsum uio-66 hkust-1 zif-7",
   CALLED_A_MODEL, 0.0, "a substance that is none of the models is not one"},
  {"control*", UNEXPLAINED, 0.01, "nothing is there but the models"},
  {"control*", WITHHELD, 0.02, "nothing is wrong with these spectra"},
  {"*", SECONDS, 60.0, "one core, default options"},
};

static const char *const figure_names[] = {
  "cover of the intervals", "cover of the intervals", "wrong of decided", "wrong of all",
  "absent called present", "rmse of a fraction", "pure samples called their model",
  "called a model or a mixture", "spectra with unexplained bands", "fractions withheld",
  "seconds a spectrum"};

static int name_matches(const char *cases, const char *name) {
  for (const char *at = cases; *at;) {
    const size_t length = strcspn(at, " ");
    const char *star = memchr(at, '*', length);
    // A * in the middle stands for one word of the name.
    const size_t head = star ? (size_t)(star - at) : length;
    const size_t tail = star ? length - head - 1 : 0, all = strlen(name);
    if (star ? all >= head + tail && strncmp(at, name, head) == 0
                 && strncmp(star + 1, name + all - tail, tail) == 0
             : all == length && strncmp(at, name, length) == 0)
      return 1;
    at += length + strspn(at + length, " ");
  }
  return 0;
}

// The chance of at least `count` of `total` at a rate of `rate`.
static double binomial_tail(size_t count, size_t total, double rate) {
  double sum = 0.0;
  if (count == 0) return 1.0;
  if (rate <= 0.0) return 0.0;
  for (size_t i = count; i <= total; i++)
    sum += exp(lgamma((double)total + 1.0) - lgamma((double)i + 1.0)
               - lgamma((double)(total - i) + 1.0) + (double)i * log(rate)
               + (double)(total - i) * log1p(-rate));
  return sum;
}

// Whether more than `rate` of `total` are bad.
static int too_many(double bad, size_t total, double rate, int strict) {
  if (total == 0 || bad <= rate * (double)total + 1e-9) return 0;
  return strict || binomial_tail((size_t)floor(bad + 0.5), total, rate) < CHANCE;
}

static double share(size_t count, size_t total) {
  return total ? (double)count / (double)total : 0.0;
}

static int count_misses(const limit *l, const tally *t, int strict, double *value) {
  // The intervals of one spectrum depend on each other, so a spectrum counts once.
  const double uncovered = 1.0 - share(t->covered, t->intervals);
  const size_t with = t->spectra_with_intervals;
  const size_t called = t->answers[ANSWER_MODEL] + t->answers[ANSWER_MIXTURE];
  switch (l->figure) {
    case COVER_LEAST:
      *value = 1.0 - uncovered;
      return too_many(uncovered * (double)with, with, 1.0 - l->limit, strict);
    case COVER_MOST:
      *value = 1.0 - uncovered;
      return strict && with && *value > l->limit;
    case WRONG_OF_DECIDED:
      *value = share(t->wrong, t->decided);
      return too_many((double)t->wrong, t->decided, l->limit, strict);
    case WRONG_OF_ALL:
      *value = share(t->wrong, t->spectra);
      return too_many((double)t->wrong, t->spectra, l->limit, strict);
    case ABSENT_CALLED_PRESENT:
      *value = share(t->absent_called_present, t->absent);
      return too_many((double)t->absent_called_present, t->absent, l->limit, strict);
    case RMSE:
      *value = t->fractions ? sqrt(t->squares / (double)t->fractions) : 0.0;
      return *value > l->limit * (strict ? 1.0 : 1.0 + 2.6 / sqrt(2.0 * (double)t->spectra));
    case PURE_LEAST:
      *value = share(t->answers[ANSWER_MODEL], t->spectra);
      return too_many((double)(t->spectra - t->answers[ANSWER_MODEL]), t->spectra,
                      1.0 - l->limit, strict);
    case CALLED_A_MODEL:
      *value = share(called, t->spectra);
      return too_many((double)called, t->spectra, l->limit, strict);
    case UNEXPLAINED:
      *value = share(t->unexplained, t->spectra);
      return too_many((double)t->unexplained, t->spectra, l->limit, strict);
    case WITHHELD:
      *value = share(t->withheld, t->spectra);
      return too_many((double)t->withheld, t->spectra, l->limit, strict);
    case SECONDS:
      *value = t->spectra ? t->seconds / (double)t->spectra : 0.0;
      return *value > l->limit;
  }
  return 0;
}

int limits_missed(const recipe *r, const tally *t) {
  int missed = 0;
  const int strict = t->spectra >= ENOUGH_SPECTRA;
  for (size_t i = 0; i < sizeof limits / sizeof limits[0]; i++) {
    const limit *l = &limits[i];
    double value = 0.0;
    if (!name_matches(l->cases, r->name) || !count_misses(l, t, strict, &value)) continue;
    printf("  missed: %s: %s %.3g, limit %.3g: %s\n", r->name, figure_names[l->figure], value,
           l->limit, l->reason);
    missed++;
  }
  if (t->failed) {
    printf("  missed: %s: %zu spectra without an answer\n", r->name, t->failed);
    missed++;
  }
  return missed;
}
