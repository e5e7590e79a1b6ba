/* SPDX-License-Identifier: GPL-3.0-or-later */
/* test_sample.c: what a made-up spectrum says about the sample, against what it was made of. */
#include "suite.h"

#include <math.h>

#include "compare/families.h"
#include "compare/sample.h"
#include "compare/sample_model.h"
#include "compare/thin.h"
#include "synthetic.h"

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

START_TEST(thinned_points_lie_in_the_middle)
{
  /* the last two lie apart, and the first of all has nobody before it: means */
  const double x[] = {0.0, 1.0, 2.0, 3.0, 4.0, 5.0, 10.0}, y[] = {1.0, 2.0, 5.0, 10.0, 17.0, 26.0, 9.0};
  double tx[7], ty[7];
  ck_assert_uint_eq(thin_points(x, y, 7, 2.0, tx, ty), 4);
  ck_assert_double_eq_tol(tx[0], 0.5, 1e-12);
  ck_assert_double_eq_tol(ty[0], 1.5, 1e-12);
  ck_assert_double_eq_tol(ty[1], 1.0 + 2.5 * 2.5, 1e-12); /* y = 1 + x^2 */
  ck_assert_double_eq_tol(ty[2], 21.5, 1e-12);
  ck_assert_double_eq_tol(tx[3], 10.0, 1e-12);
  ck_assert_uint_eq(thin_points(x, y, 7, 1.0, tx, ty), 7);
}
END_TEST

/* A Lorentzian as wide as four thinned points. Parabolas leave 1 % of its top, means 4 %. */
START_TEST(thinning_keeps_the_tops_of_bands)
{
  static const double spacings[] = {0.25, 0.5, 1.0, 1.3, 2.0};
  for (size_t s = 0; s < sizeof spacings / sizeof *spacings; s++) {
    double x[400], y[400], tx[400], ty[400];
    size_t count = (size_t)(100.0 / spacings[s]);
    for (size_t i = 0; i < count; i++) {
      x[i] = spacings[s] * (double)i - 50.2;
      y[i] = 1.0 / (1.0 + x[i] * x[i] / 25.0);
    }
    count = thin_points(x, y, count, 2.5, tx, ty);
    for (size_t i = 0; i < count; i++)
      ck_assert_double_eq_tol(ty[i], 1.0 / (1.0 + tx[i] * tx[i] / 25.0), 0.011);
  }
}
END_TEST

/* 0.7 of the first and 0.3 of the second, bands moved by up to 6 cm-1. */
static void made_up(const double *x, double share, double *y)
{
  static const double moved[] = {4.0, -6.0, 3.0, 5.0};
  for (int i = 0; i < points; i++) {
    y[i] = 0.1 + 1e-4 * (x[i] - 700.0) + 0.001 * sin(1000.0 * sin(37.0 * i));
    for (int j = 0; j < 4; j++) {
      y[i] += share * 0.01 * first_sticks[j].intensity_km_mol *
              synthetic_lorentzian(x[i], first_sticks[j].wavenumber_cm1 + moved[j], 10.0);
      y[i] += (1.0 - share) * 0.01 * second_sticks[j].intensity_km_mol *
              synthetic_lorentzian(x[i], second_sticks[j].wavenumber_cm1 + moved[j], 10.0);
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
  ck_assert(elastir_sample_explain(&(elastir_sample_inputs){{x, y, NULL, points}, two_models, 2, NULL, 0},
                                   &options, NULL, &s, &diagnostics));
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
    ck_assert(elastir_sample_explain(&(elastir_sample_inputs){{x, y, NULL, points}, two_models, 2, NULL, 0},
                                     &options, NULL, threads == 1 ? &one : &two, &diagnostics));
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
      y[i] += (0.3 + 0.1 * j) * synthetic_lorentzian(x[i], places[j], 8.0 + 3.0 * j);
  }
  ck_assert(elastir_sample_explain(&(elastir_sample_inputs){{x, y, NULL, points}, two_models, 2, NULL, 0},
                                   &options, NULL, &s, &diagnostics));
  ck_assert_int_ne(s.verdict.answer, ELASTIR_ANSWER_MODEL);
  ck_assert_int_ne(s.verdict.answer, ELASTIR_ANSWER_MIXTURE);
  ck_assert_int_eq(s.verdict.label, -1);
  ck_assert_str_ne(s.withheld, "");
  elastir_sample_free(&s);
  elastir_diagnostics_free(&diagnostics);
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
  tcase_add_test(tests, thinned_points_lie_in_the_middle);
  tcase_add_test(tests, thinning_keeps_the_tops_of_bands);
  tcase_add_test(tests, a_mixture_of_moved_bands_is_found);
  tcase_add_test(tests, threads_do_not_matter);
  tcase_add_test(tests, something_else_is_none);
  suite_add_tcase(suite, tests);
  return suite;
}
