/* SPDX-License-Identifier: GPL-3.0-or-later */
/* test_sample.c: what a made-up spectrum says about the sample, against what it was made of. */
#include "suite.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "compare/bands.h"
#include "compare/comparison.h"
#include "compare/families.h"
#include "compare/line_fit.h"
#include "compare/sample.h"
#include "compare/sample_model.h"
#include "compare/thin.h"
#include "compare/verdict.h"

/* Two models of four bands each: three vibrations in common, one of its own. */
static const elastir_stick first_sticks[] = {
    {800.0, 800.0, 100.0, 0, 0.0}, {900.0, 900.0, 60.0, 1, 0.0}, {1000.0, 1000.0, 80.0, 2, 0.0},
    {1100.0, 1100.0, 70.0, 3, 0.0}};
static const elastir_stick second_sticks[] = {
    {802.0, 802.0, 90.0, 0, 0.0}, {899.0, 899.0, 65.0, 1, 0.0}, {1003.0, 1003.0, 75.0, 2, 0.0},
    {1160.0, 1160.0, 70.0, 3, 0.0}};
static const elastir_family_model two_models[] = {{"first", first_sticks, 4},
                                                  {"second", second_sticks, 4}};

START_TEST(same_vibrations_are_one_family)
{
  elastir_families f = {0};
  ck_assert(elastir_families_find(two_models, 2, 700.0, 1250.0, 10.0, &f));
  ck_assert_uint_eq(f.family_count, 5);
  ck_assert_uint_eq(f.band_count, 8);
  for (size_t i = 0; i < 3; i++)
    ck_assert_uint_eq(f.first_band[i + 1] - f.first_band[i], 2);
  ck_assert_double_eq_tol(f.bands[f.first_band[3]].position_cm1, 1100.0, 1e-9);
  ck_assert_double_eq_tol(f.bands[f.first_band[4]].position_cm1, 1160.0, 1e-9);
  elastir_families_free(&f);
}
END_TEST

START_TEST(close_sticks_are_one_line_at_their_centre)
{
  const elastir_stick sticks[] = {{800.0, 800.0, 30.0, 0, 0.0}, {800.5, 800.5, 10.0, 1, 0.0},
                                  {804.0, 804.0, 10.0, 2, 0.0}};
  const elastir_family_model model = {"m", sticks, 3};
  elastir_families f = {0};
  ck_assert(elastir_families_find(&model, 1, 700.0, 900.0, 10.0, &f));
  ck_assert_uint_eq(f.band_count, 1);
  ck_assert_uint_eq(f.line_count, 2);
  ck_assert_double_eq_tol(f.lines[0].wavenumber_cm1, (30 * 800.0 + 10 * 800.5) / 40, 1e-9);
  ck_assert_double_eq_tol(f.bands[0].intensity_km_mol, 50.0, 1e-9);
  elastir_families_free(&f);
}
END_TEST

enum { points = 276 };

static void grid(double *x)
{
  for (int i = 0; i < points; i++)
    x[i] = 700.0 + 2.0 * i;
}

/* The Jacobian and the gradient against central differences, everywhere off its start. */
START_TEST(columns_are_derivatives)
{
  double x[points], up[points], down[points], residual[points], curve[points];
  elastir_families f = {0};
  grid(x);
  ck_assert(elastir_families_find(two_models, 2, 700.0, 1250.0, 10.0, &f));
  sample_model m = {.points = points, .x_cm1 = x, .families = &f,
                    .prior = elastir_inadequacy_default(), .fwhm_cm1 = 10.0};
  ck_assert(sample_model_prepare(&m));
  size_t all = m.parameters + 3;
  double *p = calloc(all + 3 * SAMPLE_FREE_LINES, sizeof *p);
  memcpy(p, m.mean, all * sizeof *p);
  for (size_t j = 0; j < all; j++)
    p[j] += 0.1 + 0.02 * (double)(j % 7);
  p[m.line_at + 1] = 850.0;
  sample_scratch scratch = {0};
  normal_equations e = {0};
  ck_assert(sample_scratch_prepare(&m, &scratch));
  ck_assert(normal_equations_prepare(&e, points, all));
  for (int i = 0; i < points; i++)
    residual[i] = sin(0.1 * i);
  sample_model_curve(&m, p, 1, &scratch, curve);
  sample_model_columns(&m, p, 1, &scratch, residual, &e);
  ck_assert_uint_eq(e.count, all);
  for (size_t j = 0; j < all; j++) {
    const double step = 1e-5, kept = p[j];
    double product = 0.0, largest = 0.0, worst = 0.0;
    p[j] = kept + step;
    sample_model_curve(&m, p, 1, &scratch, up);
    p[j] = kept - step;
    sample_model_curve(&m, p, 1, &scratch, down);
    p[j] = kept;
    for (int i = 0; i < points; i++) {
      double slope = (up[i] - down[i]) / (2.0 * step);
      bool inside = (size_t)i >= e.first[j] && (size_t)i < e.end[j];
      double column = inside ? e.values[j * points + (size_t)i] : 0.0;
      product += slope * residual[i];
      largest = fmax(largest, fabs(slope));
      worst = fmax(worst, inside ? fabs(slope - column) : 0.0);
    }
    /* where bands share a width, each is cut off 7 widths from its lines, where the tail is
     * 1 / (1 + 4 * 49) of the top; the gradient is not cut */
    ck_assert_double_le(worst, largest / 190.0);
    /* central differences with a step of 1e-5 are good to some 1e-9 of the curve's 1, times 276
     * points */
    ck_assert_double_eq_tol(e.right[j], product, 1e-5 * fmax(largest, 1.0));
  }
  normal_equations_free(&e);
  sample_scratch_free(&scratch);
  sample_model_free(&m);
  elastir_families_free(&f);
  free(p);
}
END_TEST

/* The factor and the solution, against the product with the whole matrix. */
START_TEST(envelope_solves_as_the_whole)
{
  enum { n = 12, rows = 40 };
  normal_equations e = {0};
  double x[n], right[n];
  ck_assert(normal_equations_prepare(&e, rows, n));
  e.count = n;
  for (size_t j = 0; j < n; j++) {
    e.first[j] = j < n - 1 ? 3 * j : 0;
    e.end[j] = j < n - 1 ? 3 * j + 7 : rows;
    x[j] = (double)j - 4.0;
    for (size_t i = e.first[j]; i < e.end[j]; i++)
      e.values[j * rows + i] = cos((double)(3 * i + 5 * j));
  }
  for (size_t j = 0; j < n; j++) {
    right[j] = 0.0;
    for (size_t l = 0; l < n; l++)
      for (size_t i = 0; i < rows; i++) {
        double a = i >= e.first[j] && i < e.end[j] ? e.values[j * rows + i] : 0.0;
        double b = i >= e.first[l] && i < e.end[l] ? e.values[l * rows + i] : 0.0;
        right[j] += 2.0 * a * b * x[l];
      }
  }
  normal_equations_form(&e, 2.0);
  ck_assert(normal_equations_factorise(&e));
  normal_equations_solve(&e, right);
  for (size_t j = 0; j < n; j++)
    ck_assert_double_eq_tol(right[j], x[j], 1e-9);
  normal_equations_free(&e);
}
END_TEST

START_TEST(thinned_points_are_means)
{
  const double x[] = {0.0, 1.0, 2.0, 3.0, 10.0}, y[] = {1.0, 3.0, 5.0, 7.0, 9.0};
  double tx[5], ty[5];
  ck_assert_uint_eq(thin_points(x, y, 5, 2.0, tx, ty), 3);
  ck_assert_double_eq_tol(tx[0], 0.5, 1e-12);
  ck_assert_double_eq_tol(ty[1], 6.0, 1e-12);
  ck_assert_double_eq_tol(tx[2], 10.0, 1e-12);
  ck_assert_uint_eq(thin_points(x, y, 5, 1.0, tx, ty), 5);
}
END_TEST

static double lorentzian(double x, double place, double fwhm)
{
  double d = 2.0 * (x - place) / fwhm;
  return 1.0 / (1.0 + d * d);
}

/* 0.7 of the first and 0.3 of the second, bands moved by up to 6 cm-1. */
static void made_up(const double *x, double share, double *y)
{
  static const double moved[] = {4.0, -6.0, 3.0, 5.0};
  for (int i = 0; i < points; i++) {
    y[i] = 0.1 + 1e-4 * (x[i] - 700.0) + 0.001 * sin(1000.0 * sin(37.0 * i));
    for (int j = 0; j < 4; j++) {
      y[i] += share * 0.01 * first_sticks[j].intensity_km_mol *
              lorentzian(x[i], first_sticks[j].wavenumber_cm1 + moved[j], 10.0);
      y[i] += (1.0 - share) * 0.01 * second_sticks[j].intensity_km_mol *
              lorentzian(x[i], second_sticks[j].wavenumber_cm1 + moved[j], 10.0);
    }
  }
}

static elastir_sample_options few_draws(int threads)
{
  elastir_sample_options options = elastir_sample_options_default();
  options.draws = 60;
  options.learn = 20000; /* which teach little, and quickly */
  options.decoys = 19;
  options.threads = threads;
  return options;
}

START_TEST(a_mixture_of_moved_bands_is_found)
{
  double x[points], y[points];
  elastir_diagnostics diagnostics = {0};
  elastir_sample s = {0};
  elastir_sample_options options = few_draws(1);
  grid(x);
  made_up(x, 0.7, y);
  ck_assert(elastir_sample_explain(x, y, points, two_models, 2, NULL, 0, &options, NULL, &s,
                                   &diagnostics));
  ck_assert_double_le(s.components[0].low, 0.7);
  ck_assert_double_ge(s.components[0].high, 0.7);
  ck_assert_double_eq_tol(s.components[0].fraction + s.components[1].fraction, 1.0, 1e-9);
  ck_assert_int_ne(s.verdict.answer, ELASTIR_ANSWER_NONE);
  ck_assert_double_le(s.verdict.p_decoy, 0.05 + 1e-12);
  elastir_sample_free(&s);
  elastir_diagnostics_free(&diagnostics);
}
END_TEST

START_TEST(threads_do_not_matter)
{
  double x[points], y[points];
  elastir_diagnostics diagnostics = {0};
  elastir_sample one = {0}, two = {0};
  grid(x);
  made_up(x, 0.4, y);
  for (int threads = 1; threads <= 2; threads++) {
    elastir_sample_options options = few_draws(threads);
    ck_assert(elastir_sample_explain(x, y, points, two_models, 2, NULL, 0, &options, NULL,
                                     threads == 1 ? &one : &two, &diagnostics));
  }
  for (size_t k = 0; k < 2; k++) {
    ck_assert_double_eq(one.components[k].fraction, two.components[k].fraction);
    ck_assert_double_eq(one.components[k].low, two.components[k].low);
    ck_assert_double_eq(one.components[k].high, two.components[k].high);
    ck_assert_double_eq(one.components[k].probability, two.components[k].probability);
  }
  ck_assert_double_eq(one.verdict.p_decoy, two.verdict.p_decoy);
  elastir_sample_free(&one);
  elastir_sample_free(&two);
  elastir_diagnostics_free(&diagnostics);
}
END_TEST

START_TEST(something_else_is_none)
{
  static const double places[] = {745.0, 850.0, 860.0, 955.0, 1050.0, 1210.0, 1230.0};
  double x[points], y[points];
  elastir_diagnostics diagnostics = {0};
  elastir_sample s = {0};
  elastir_sample_options options = few_draws(1);
  grid(x);
  for (int i = 0; i < points; i++) {
    y[i] = 0.001 * sin(1000.0 * sin(37.0 * i));
    for (int j = 0; j < 7; j++)
      y[i] += (0.3 + 0.1 * j) * lorentzian(x[i], places[j], 8.0 + 3.0 * j);
  }
  ck_assert(elastir_sample_explain(x, y, points, two_models, 2, NULL, 0, &options, NULL, &s,
                                   &diagnostics));
  ck_assert_int_ne(s.verdict.answer, ELASTIR_ANSWER_MODEL);
  ck_assert_int_ne(s.verdict.answer, ELASTIR_ANSWER_MIXTURE);
  ck_assert_int_eq(s.verdict.label, -1);
  ck_assert_str_ne(s.withheld, "");
  elastir_sample_free(&s);
  elastir_diagnostics_free(&diagnostics);
}
END_TEST

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

START_TEST(tops_are_between_valleys)
{
  double x[51], y[51];
  elastir_bands bands = {0};
  elastir_diagnostics diagnostics = {0};
  elastir_band_options options = elastir_band_options_default();
  for (int i = 0; i <= 50; i++) {
    x[i] = 700.0 + 2.0 * i;
    y[i] = 0.9 * lorentzian(x[i], 744.0, 14.0) + lorentzian(x[i], 758.0, 14.0);
  }
  ck_assert(elastir_bands_find(x, y, NULL, 51, 0.0, &options, &bands, &diagnostics));
  ck_assert_uint_eq(bands.count, 2);
  /* of the sum of the two Lorentzians, by solving for the zeros of its derivative: 745.0 and
   * 757.2; the parabola may be off by half a step */
  ck_assert_double_eq_tol(bands.bands[0].position_cm1, 745.0, 1.0);
  ck_assert_double_eq_tol(bands.bands[1].position_cm1, 757.0, 1.0);
  elastir_bands_free(&bands);
}
END_TEST

/* Two overlapping lines over a slope: the fit returns what they were made of, and its errors are
 * the scatter over draws of the noise. */
START_TEST(overlapping_lines_are_taken_apart)
{
  enum { n = 101, draws = 60 };
  const double places[] = {744.0, 758.0};
  double x[n], y[n], sum = 0.0, square = 0.0, error = 0.0;
  unsigned stream = 7;
  for (int draw = 0; draw < draws; draw++) {
    elastir_line_fit fit = {0};
    elastir_diagnostics diagnostics = {0};
    for (int i = 0; i < n; i++) {
      double noise = -6.0;
      for (int j = 0; j < 12; j++) {
        stream = stream * 1664525u + 1013904223u;
        noise += (double)(stream >> 8) / 16777216.0;
      }
      x[i] = 700.0 + i;
      y[i] = 0.2 + 0.001 * (x[i] - 750.0) + 0.9 * lorentzian(x[i], 744.0, 14.0) +
             lorentzian(x[i], 758.0, 14.0) + 0.005 * noise;
    }
    ck_assert(elastir_lines_fit(x, y, NULL, n, places, 2, 10.0, &fit, &diagnostics));
    ck_assert_uint_eq(fit.count, 2);
    ck_assert_double_eq_tol(fit.lines[0].position_cm1, 744.0, 0.5);
    ck_assert_double_eq_tol(fit.lines[1].fwhm_cm1, 14.0, 1.5);
    ck_assert_double_eq_tol(fit.lines[0].area,
                            0.5 * 3.14159265 * fit.lines[0].height * fit.lines[0].fwhm_cm1, 1e-6);
    sum += fit.lines[0].ratio / draws;
    square += fit.lines[0].ratio * fit.lines[0].ratio / draws;
    error += fit.lines[0].ratio_error / draws;
    elastir_line_fit_free(&fit);
    elastir_diagnostics_free(&diagnostics);
  }
  double scatter = sqrt((square - sum * sum) * draws / (draws - 1.0));
  ck_assert_double_eq_tol(sum, 0.9, 4.0 * scatter / sqrt(draws));
  /* the scatter of 60 draws is known to a tenth */
  ck_assert_double_eq_tol(error / scatter, 1.0, 0.35);
}
END_TEST

START_TEST(an_area_is_that_above_its_line)
{
  double x[41], y[41];
  for (int i = 0; i <= 40; i++) {
    x[i] = 1250.0 + 2.5 * i;
    y[i] = 1.0 + 0.01 * (x[i] - 1250.0) + fmax(0.0, 1.0 - fabs(x[i] - 1300.0) / 25.0);
  }
  elastir_noise noise = {.level = 0.01, .together = 1.0};
  elastir_band_area area = elastir_area_measure(x, y, NULL, 41, 1250.0, 1350.0, &noise);
  ck_assert_double_eq_tol(area.area, 25.0, 1e-9); /* a triangle of height 1 and base 50 */
  /* 39 inner weights of 2.5, two of 1.25 - 50 */
  ck_assert_double_eq_tol(area.area_error, 0.01 * sqrt(39 * 6.25 + 2 * 48.75 * 48.75), 1e-9);
  /* of four points for each independent one the inner ones average half as well */
  noise.together = 4.0;
  area = elastir_area_measure(x, y, NULL, 41, 1250.0, 1350.0, &noise);
  ck_assert_double_eq_tol(area.area_error, 0.01 * sqrt(4 * 39 * 6.25 + 2 * 48.75 * 48.75), 1e-9);
  ck_assert(isnan(elastir_area_measure(x, y, NULL, 41, 1200.0, 1300.0, &noise).area));
}
END_TEST

Suite *suite_compare_sample(void)
{
  Suite *suite = suite_create("compare/sample");
  TCase *tests = tcase_create("sample");
  tcase_set_timeout(tests, 300.0);
  tcase_add_test(tests, same_vibrations_are_one_family);
  tcase_add_test(tests, close_sticks_are_one_line_at_their_centre);
  tcase_add_test(tests, columns_are_derivatives);
  tcase_add_test(tests, envelope_solves_as_the_whole);
  tcase_add_test(tests, thinned_points_are_means);
  tcase_add_test(tests, a_mixture_of_moved_bands_is_found);
  tcase_add_test(tests, threads_do_not_matter);
  tcase_add_test(tests, something_else_is_none);
  tcase_add_test(tests, verdicts_change_at_their_thresholds);
  tcase_add_test(tests, the_only_model_is_no_answer);
  tcase_add_test(tests, one_model_alone_needs_a_clean_fit);
  tcase_add_test(tests, a_named_model_is_present);
  tcase_add_test(tests, none_needs_an_unlike_spectrum);
  tcase_add_test(tests, presence_agrees_with_the_interval);
  tcase_add_test(tests, no_mixture_decides_little);
  tcase_add_test(tests, a_correlation_that_holds_0_decides_nothing);
  tcase_add_test(tests, tops_are_between_valleys);
  tcase_add_test(tests, overlapping_lines_are_taken_apart);
  tcase_add_test(tests, an_area_is_that_above_its_line);
  suite_add_tcase(suite, tests);
  return suite;
}
