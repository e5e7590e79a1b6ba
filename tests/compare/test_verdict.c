/* SPDX-License-Identifier: GPL-3.0-or-later */
/* test_verdict.c: what is said of a sample, by what its fit found. */
#include "suite.h"

#include <string.h>

#include "compare/comparison.h"
#include "compare/sample.h"
#include "compare/verdict.h"

/* A fit that speaks for the first of two models as clearly as it has to. */
static elastir_sample clear_sample(elastir_sample_component components[2])
{
  components[0] = (elastir_sample_component){
      .fraction = 0.9, .low = 0.5, .high = 1.0, .probability = 0.99};
  components[1] = (elastir_sample_component){
      .fraction = 0.1, .low = 0.0, .high = 0.4, .probability = 0.5};
  return (elastir_sample){
      .components = components, .count = 2, .model_count = 2, .draws = 240, .decoys = 39,
      .explained = 0.5, .noise = 0.01, .residual_rms = 0.015,
      .verdict = {.p_decoy = 0.05, .decoy_distance = 2.0, .main_probability = 0.95,
                  .model_probability = 0.8501, .cost_share = 0.02}};
}

/* Each threshold of the verdict with a case on either side. */
START_TEST(verdicts_change_at_their_thresholds)
{
  static const struct {
    double p_decoy, distance, explained, cost_share, model_probability, second_low;
    elastir_verdict_answer answer;
    bool withheld;
  } cases[] = {{0.05, 2.0, 0.5, 0.02, 0.8501, 0.0, ELASTIR_ANSWER_MODEL, false},
               {0.051, 2.0, 0.5, 0.02, 0.8501, 0.0, ELASTIR_ANSWER_UNDECIDED, true},
               /* the fit alone never says 'none' */
               {0.9, 2.0, 0.5, 0.02, 0.8501, 0.0, ELASTIR_ANSWER_UNDECIDED, true},
               {0.05, 1.99, 0.5, 0.02, 0.8501, 0.0, ELASTIR_ANSWER_UNDECIDED, true},
               {0.05, 2.0, 0.05, 0.02, 0.8501, 0.0, ELASTIR_ANSWER_MODEL, false},
               {0.05, 2.0, 0.049, 0.02, 0.8501, 0.0, ELASTIR_ANSWER_UNDECIDED, true},
               {0.05, 2.0, 0.5, 0.0199, 0.8501, 0.0, ELASTIR_ANSWER_UNDECIDED, true},
               {0.05, 2.0, 0.5, 0.02, 0.8499, 0.0, ELASTIR_ANSWER_UNDECIDED, false},
               {0.05, 2.0, 0.5, 0.02, 0.95, 0.001, ELASTIR_ANSWER_MIXTURE, false}};
  const elastir_sample_options options = elastir_sample_options_default();
  for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
    elastir_sample_component components[2];
    elastir_sample s = clear_sample(components);
    s.verdict.p_decoy = cases[i].p_decoy;
    s.verdict.decoy_distance = cases[i].distance;
    s.explained = cases[i].explained;
    s.verdict.cost_share = cases[i].cost_share;
    s.verdict.model_probability = cases[i].model_probability;
    components[1].low = cases[i].second_low;
    s.verdict.main_probability = 0.9; /* not enough for the largest part of a mixture */
    verdict_reach(&s, &options);
    ck_assert_int_eq(s.verdict.label, cases[i].answer == ELASTIR_ANSWER_MODEL ? 0 : -1);
    ck_assert_msg(s.verdict.answer == cases[i].answer, "case %zu: %s, since %s", i,
                  elastir_answer_name(s.verdict.answer), s.verdict.why);
    ck_assert_int_eq(s.withheld[0] != '\0', cases[i].withheld);
    /* What is withheld says of no model that it is there. */
    ck_assert_int_eq(components[0].present, cases[i].withheld ? ELASTIR_PRESENT_UNDETERMINED
                                                              : ELASTIR_PRESENT_YES);
  }
}
END_TEST

/* The only model that was given makes all the cells by definition. */
START_TEST(the_only_model_is_no_answer)
{
  const elastir_sample_options options = elastir_sample_options_default();
  for (int clean = 0; clean < 2; clean++) {
    elastir_sample_component components[2];
    elastir_sample s = clear_sample(components);
    components[0].fraction = components[0].low = 1.0;
    s.count = s.model_count = 1;
    s.residual_rms = clean ? 0.01 : 0.02;
    s.verdict.model_probability = s.verdict.main_probability = 1.0;
    verdict_reach(&s, &options);
    ck_assert_int_eq(s.verdict.answer, ELASTIR_ANSWER_UNDECIDED);
    ck_assert_int_eq(s.verdict.label, -1);
    ck_assert_str_ne(s.withheld, "");
    ck_assert_int_eq(strstr(s.verdict.why, "the only model explains") != NULL, clean);
  }
}
END_TEST

/* One model alone is not said where a better match of the bands may have been missed, or where bands
 * that nothing named may be another model's; nor which one is the largest part. */
START_TEST(one_model_alone_needs_a_clean_fit)
{
  static const struct {
    double residual_rms, explained;
    size_t lines;
    elastir_verdict_answer answer;
  } cases[] = {{0.015, 0.9, 0, ELASTIR_ANSWER_MODEL},
               {0.0151, 0.9, 0, ELASTIR_ANSWER_UNDECIDED},
               {0.015, 0.995, 1, ELASTIR_ANSWER_MODEL},
               {0.015, 0.9949, 1, ELASTIR_ANSWER_UNDECIDED}};
  const elastir_sample_options options = elastir_sample_options_default();
  for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
    elastir_sample_component components[2];
    elastir_sample s = clear_sample(components);
    s.residual_rms = cases[i].residual_rms;
    s.explained = cases[i].explained;
    s.line_count = cases[i].lines;
    verdict_reach(&s, &options);
    ck_assert_int_eq(s.verdict.answer, cases[i].answer);
    ck_assert_int_eq(s.verdict.label, cases[i].answer == ELASTIR_ANSWER_MODEL ? 0 : -1);
    ck_assert_str_eq(s.withheld, "");
    /* a mixture is not asked so much: it claims no more than that two are there */
    components[1].low = 0.001;
    verdict_reach(&s, &options);
    ck_assert_int_eq(s.verdict.answer, ELASTIR_ANSWER_MIXTURE);
  }
}
END_TEST

/* Free lines that take more than 0.2 % of the variance are of something that may imitate a model. */
START_TEST(unnamed_bands_decide_nothing)
{
  const elastir_sample_options options = elastir_sample_options_default();
  for (int over = 0; over < 2; over++) {
    elastir_sample_component components[2];
    elastir_sample s = clear_sample(components);
    s.unnamed = over ? 0.0021 : 0.0019;
    verdict_reach(&s, &options);
    ck_assert_int_eq(s.verdict.answer, over ? ELASTIR_ANSWER_UNDECIDED : ELASTIR_ANSWER_MODEL);
    components[1].low = 0.001;
    verdict_reach(&s, &options);
    ck_assert_int_eq(s.verdict.answer, over ? ELASTIR_ANSWER_UNDECIDED : ELASTIR_ANSWER_MIXTURE);
    ck_assert_int_eq(strstr(s.verdict.why, "--component") != NULL, over);
    ck_assert_int_eq(s.verdict.label, over ? -1 : 0);
    components[0].low = components[1].low = 0.0;
    s.verdict.main_probability = 0.5;
    verdict_reach(&s, &options);
    ck_assert_int_eq(strstr(s.verdict.why, "imitates a model") != NULL, over);
  }
}
END_TEST

/* Whose interval holds 0 is not named, however probable its large fractions are. */
START_TEST(a_named_model_is_present)
{
  const elastir_sample_options options = elastir_sample_options_default();
  for (int i = 0; i < 2; i++) {
    elastir_sample_component components[2];
    elastir_sample s = clear_sample(components);
    components[0].low = i == 0 ? 0.001 : 0.0;
    s.verdict.main_probability = 0.9;
    verdict_reach(&s, &options);
    ck_assert_int_eq(s.verdict.answer, i == 0 ? ELASTIR_ANSWER_MODEL : ELASTIR_ANSWER_UNDECIDED);
    ck_assert_int_eq(s.verdict.label, i == 0 ? 0 : -1);
  }
}
END_TEST

/* Displaced models that do as well make 'none' only of a spectrum as unlike the models as calculated
 * as no sample of them is. */
START_TEST(none_needs_an_unlike_spectrum)
{
  static const struct {
    double low, high, explained;
    elastir_verdict_answer answer;
  } cases[] = {{0.0, 0.299, 0.9, ELASTIR_ANSWER_NONE},
               {0.001, 0.299, 0.9, ELASTIR_ANSWER_UNDECIDED},
               {0.0, 0.3, 0.9, ELASTIR_ANSWER_UNDECIDED},
               /* the same where the models explain nothing */
               {0.0, 0.299, 0.049, ELASTIR_ANSWER_NONE},
               {0.0, 0.3, 0.049, ELASTIR_ANSWER_UNDECIDED}};
  const elastir_sample_options options = elastir_sample_options_default();
  for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
    elastir_sample_component components[2];
    elastir_sample s = clear_sample(components);
    s.verdict.p_decoy = 0.5;
    s.explained = cases[i].explained;
    verdict_reach(&s, &options);
    verdict_heed_correlation(&s, cases[i].low, cases[i].high);
    ck_assert_int_eq(s.verdict.answer, cases[i].answer);
    ck_assert_int_eq(s.verdict.label, -1);
    ck_assert_str_ne(s.withheld, "");
    ck_assert_int_eq(components[0].present, ELASTIR_PRESENT_UNDETERMINED);
  }
}
END_TEST

/* Presence is what the interval says: yes as soon as it excludes 0, no where 5 % are left. */
START_TEST(presence_agrees_with_the_interval)
{
  const elastir_sample_options options = elastir_sample_options_default();
  static const struct {
    double low, probability;
    elastir_present present;
  } cases[] = {{0.001, 0.976, ELASTIR_PRESENT_YES},
               {0.0, 0.974, ELASTIR_PRESENT_UNDETERMINED},
               {0.0, 0.051, ELASTIR_PRESENT_UNDETERMINED},
               {0.0, 0.05, ELASTIR_PRESENT_NO}};
  for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
    elastir_sample_component components[2];
    elastir_sample s = clear_sample(components);
    components[1].low = cases[i].low;
    components[1].probability = cases[i].probability;
    verdict_reach(&s, &options);
    ck_assert_int_eq(components[1].present, cases[i].present);
  }
}
END_TEST

/* The correlation of the curves as calculated takes an answer away, and may make it 'none'. */
/* Without a mixture the ranking is decided by a correlation above 0.3 of what is absorbance. */
START_TEST(no_mixture_decides_little)
{
  static const struct {
    double low;
    const char *unclear;
    bool decided;
  } cases[] = {{0.31, NULL, true}, {0.30, NULL, false}, {0.31, "it may be transmittance", false}};
  for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
    elastir_rank best = {.low = cases[i].low};
    elastir_comparison comparison = {.ranking = {.ranks = &best, .count = 1, .decided = true}};
    elastir_comparison_leave_unexplained(cases[i].unclear, &comparison);
    ck_assert_int_eq(comparison.ranking.decided, cases[i].decided);
    comparison.ranking.decided = false;
    elastir_comparison_leave_unexplained(NULL, &comparison);
    ck_assert(!comparison.ranking.decided);
  }
}
END_TEST

START_TEST(a_correlation_that_holds_0_decides_nothing)
{
  const elastir_sample_options options = elastir_sample_options_default();
  elastir_sample_component components[2];
  elastir_sample s = clear_sample(components);
  verdict_reach(&s, &options);
  verdict_heed_correlation(&s, 0.01, 0.6);
  ck_assert_int_eq(s.verdict.answer, ELASTIR_ANSWER_MODEL);
  ck_assert_int_eq(s.verdict.label, 0);
  verdict_heed_correlation(&s, -0.01, 0.6);
  ck_assert_int_eq(s.verdict.answer, ELASTIR_ANSWER_UNDECIDED);
  ck_assert_ptr_nonnull(strstr(s.verdict.why, "-0.01 to 0.60, holds 0"));
  ck_assert_int_eq(s.verdict.label, -1);
  ck_assert(s.withheld[0] != '\0');
  ck_assert_int_eq(components[0].present, ELASTIR_PRESENT_UNDETERMINED);
  /* with decoys that do as well it is none, unless bands that nobody named hide the models */
  static const struct {
    double p_decoy, explained, high;
    elastir_verdict_answer answer;
  } cases[] = {{0.5, 0.5, 0.29, ELASTIR_ANSWER_NONE},
               {0.101, 0.5, 0.29, ELASTIR_ANSWER_NONE},
               {0.101, 0.499, 0.29, ELASTIR_ANSWER_UNDECIDED},
               {0.101, 0.5, 0.3, ELASTIR_ANSWER_UNDECIDED},
               {0.1, 0.5, 0.29, ELASTIR_ANSWER_UNDECIDED}};
  for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
    s = clear_sample(components);
    s.verdict.p_decoy = cases[i].p_decoy;
    s.explained = cases[i].explained;
    verdict_reach(&s, &options);
    verdict_heed_correlation(&s, -0.01, cases[i].high);
    ck_assert_int_eq(s.verdict.answer, cases[i].answer);
  }
  /* what was named and is there takes part in the spectrum, and so in that correlation */
  elastir_sample_component named[3];
  s = clear_sample(named);
  named[2] = (elastir_sample_component){.kind = ELASTIR_KIND_MEASURED,
                                        .present = ELASTIR_PRESENT_YES};
  s.count = 3;
  s.verdict.p_decoy = 0.2;
  s.explained = 0.9;
  verdict_reach(&s, &options);
  verdict_heed_correlation(&s, -0.01, 0.29);
  ck_assert_int_eq(s.verdict.answer, ELASTIR_ANSWER_UNDECIDED);
}
END_TEST

Suite *suite_compare_verdict(void)
{
  Suite *suite = suite_create("compare/verdict");
  TCase *tests = tcase_create("verdict");
  tcase_add_test(tests, verdicts_change_at_their_thresholds);
  tcase_add_test(tests, the_only_model_is_no_answer);
  tcase_add_test(tests, one_model_alone_needs_a_clean_fit);
  tcase_add_test(tests, unnamed_bands_decide_nothing);
  tcase_add_test(tests, a_named_model_is_present);
  tcase_add_test(tests, none_needs_an_unlike_spectrum);
  tcase_add_test(tests, presence_agrees_with_the_interval);
  tcase_add_test(tests, no_mixture_decides_little);
  tcase_add_test(tests, a_correlation_that_holds_0_decides_nothing);
  suite_add_tcase(suite, tests);
  return suite;
}
