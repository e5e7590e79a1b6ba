/* SPDX-License-Identifier: GPL-3.0-or-later */
/* test_similarity.c: every metric by hand, and what ranking may claim. */
#include "suite.h"

#include <math.h>

#include <gsl/gsl_randist.h>

#include "compare/similarity.h"

START_TEST(metrics_by_hand)
{
  const double x[] = {1, 2, 3, 4, 5};
  const double y[] = {1, 2, 3, 4, 10}, s[] = {2, 1, 3, 5, 4};
  elastir_diagnostics d = {0};
  elastir_similarity r;
  ck_assert(elastir_similarity_compute(&(elastir_points){x, y, NULL, 5}, s, 0.0, &r, &d));
  /* means 4 and 3; sums of products: 13, of squares 50 and 10 */
  ck_assert_double_eq_tol(r.pearson, 13.0 / sqrt(500.0), 1e-15);
  /* ranks 12345 and 21354: 1 - 6 (1+1+0+1+1) / (5 24) */
  ck_assert_double_eq_tol(r.spearman, 0.8, 1e-15);
  /* products 2+2+9+20+40 = 73; squares 130 and 55 */
  ck_assert_double_eq_tol(r.cosine, 73.0 / sqrt(130.0 * 55.0), 1e-15);
  ck_assert_double_eq_tol(r.scale, 73.0 / 55.0, 1e-15);
  ck_assert_double_eq_tol(r.rmse, sqrt((130.0 - 73.0 * 73.0 / 55.0) / 5.0), 1e-14);
}
END_TEST

START_TEST(ties_share_their_rank)
{
  const double x[] = {1, 2, 3, 4}, y[] = {1, 1, 2, 3}, s[] = {5, 6, 6, 9};
  elastir_diagnostics d = {0};
  elastir_similarity r;
  ck_assert(elastir_similarity_compute(&(elastir_points){x, y, NULL, 4}, s, 0.0, &r, &d));
  /* ranks 1.5 1.5 3 4 and 1 2.5 2.5 4: deviations -1 -1 .5 1.5 and -1.5 0 0 1.5 */
  ck_assert_double_eq_tol(r.spearman, (1.5 + 2.25) / sqrt(4.5 * 4.5), 1e-15);
}
END_TEST

START_TEST(moving_a_band_is_its_wasserstein_distance)
{
  enum { N = 2001 };
  static double x[N], y[N], s[N];
  bool used[N];
  for (double shift = 0.0; shift <= 40.0; shift += 8.0) {
    for (int i = 0; i < N; i++) {
      x[i] = 500.0 + 0.5 * i;
      y[i] = 3.0 * exp(-pow((x[i] - 900.0) / 8.0, 2.0));
      s[i] = 0.1 * exp(-pow((x[i] - 900.0 - shift) / 8.0, 2.0));
      used[i] = true;
    }
    elastir_diagnostics d = {0};
    elastir_similarity r;
    ck_assert(elastir_similarity_compute(&(elastir_points){x, y, used, N}, s, 0.0, &r, &d));
    /* trapezia on a Gaussian that vanishes at both ends are exact to rounding */
    ck_assert_double_eq_tol(r.wasserstein_cm1, shift, 1e-9);
    if (shift == 0.0) {
      ck_assert_double_eq_tol(r.pearson, 1.0, 1e-12); /* roundings of 2001 terms */
      ck_assert_double_eq_tol(r.spearman, 1.0, 1e-12);
      ck_assert_double_eq_tol(r.rmse, 0.0, 1e-14);
      ck_assert_double_eq_tol(r.scale, 30.0, 1e-12);
    }
  }
  /* two thirds of the mass in one band, one third in the other, against all in the first */
  for (int i = 0; i < N; i++) {
    y[i] = exp(-pow((x[i] - 700.0) / 8.0, 2.0));
    s[i] = 2.0 * y[i] + exp(-pow((x[i] - 1000.0) / 8.0, 2.0));
    used[i] = x[i] < 800.0 || x[i] > 850.0; /* a hole in between costs its width */
  }
  elastir_diagnostics d = {0};
  elastir_similarity r;
  ck_assert(elastir_similarity_compute(&(elastir_points){x, y, used, N}, s, 0.0, &r, &d));
  ck_assert_double_eq_tol(r.wasserstein_cm1, 100.0, 1e-9);
}
END_TEST

START_TEST(noise_is_not_absorption)
{
  enum { N = 3001 };
  static double x[N], y[N], s[N];
  gsl_rng *generator = gsl_rng_alloc(gsl_rng_mt19937);
  for (int i = 0; i < N; i++) {
    x[i] = 500.0 + i;
    s[i] = 100.0 * exp(-pow((x[i] - 900.0) / 8.0, 2.0));
    y[i] = exp(-pow((x[i] - 910.0) / 8.0, 2.0)) + gsl_ran_gaussian(generator, 0.01);
  }
  elastir_diagnostics d = {0};
  elastir_similarity with, without;
  ck_assert(elastir_similarity_compute(&(elastir_points){x, y, NULL, N}, s, 0.01, &with, &d));
  ck_assert(elastir_similarity_compute(&(elastir_points){x, y, NULL, N}, s, 0.0, &without, &d));
  /* 3000 points of noise, cut at 0, hold as much as the band; a few of them pass 3 sigma. */
  ck_assert_double_gt(without.wasserstein_cm1, 200.0);
  ck_assert_double_eq_tol(with.wasserstein_cm1, 10.0, 12.0);
  ck_assert_double_eq(with.pearson, without.pearson);
  gsl_rng_free(generator);
}
END_TEST

START_TEST(the_undefined_is_nan)
{
  const double x[] = {1, 2, 3}, y[] = {1, 2, 3}, flat[] = {2, 2, 2}, zero[] = {0, 0, 0},
               minus[] = {-1, -2, -3};
  elastir_diagnostics d = {0};
  elastir_similarity r;
  ck_assert(elastir_similarity_compute(&(elastir_points){x, y, NULL, 3}, flat, 0.0, &r, &d));
  ck_assert(isnan(r.pearson) && isnan(r.spearman) && !isnan(r.cosine));
  ck_assert(elastir_similarity_compute(&(elastir_points){x, y, NULL, 3}, zero, 0.0, &r, &d));
  ck_assert(isnan(r.cosine) && isnan(r.wasserstein_cm1));
  ck_assert_double_eq_tol(r.rmse, sqrt(14.0 / 3.0), 1e-15);
  ck_assert(elastir_similarity_compute(&(elastir_points){x, y, NULL, 3}, minus, 0.0, &r, &d));
  ck_assert_double_eq_tol(r.pearson, -1.0, 1e-15);
  ck_assert_double_eq(r.scale, 0.0); /* never turned upside down */
  bool none[3] = {false, false, true};
  ck_assert(elastir_similarity_compute(&(elastir_points){x, y, none, 3}, y, 0.0, &r, &d));
  ck_assert(isnan(r.pearson) && isnan(r.rmse));
}
END_TEST

enum { POINTS = 800 };

static void three_curves(double curves[3][POINTS])
{
  for (int i = 0; i < POINTS; i++) {
    double x = 600.0 + i;
    double common = exp(-pow((x - 700.0) / 8.0, 2.0)) + exp(-pow((x - 1150.0) / 8.0, 2.0));
    curves[0][i] = common + 0.5 * exp(-pow((x - 900.0) / 8.0, 2.0));
    curves[1][i] = common + 0.5 * exp(-pow((x - 1000.0) / 8.0, 2.0));
    curves[2][i] = exp(-pow((x - 800.0) / 8.0, 2.0));
  }
}

static elastir_ranking rank(const double *y, const double *const *curves, size_t models)
{
  elastir_diagnostics d = {0};
  elastir_bootstrap options = elastir_bootstrap_default();
  elastir_ranking ranking = {0};
  ck_assert(elastir_ranking_compute(&(elastir_points){NULL, y, NULL, POINTS}, curves, models, 1.0, &options,
                                    &ranking, &d));
  return ranking;
}

START_TEST(a_clear_winner_wins_and_a_tie_is_undecided)
{
  static double curves[3][POINTS], y[POINTS];
  const double *models[] = {curves[2], curves[0], curves[1]};
  three_curves(curves);
  gsl_rng *generator = gsl_rng_alloc(gsl_rng_mt19937);
  for (int i = 0; i < POINTS; i++)
    y[i] = curves[0][i] + gsl_ran_gaussian(generator, 0.05);
  elastir_ranking ranking = rank(y, models, 3);
  ck_assert_uint_eq(ranking.ranks[0].model, 1);
  ck_assert_uint_eq(ranking.ranks[2].model, 0);
  elastir_similarity similarity;
  elastir_diagnostics d = {0};
  ck_assert(elastir_similarity_compute(&(elastir_points){y, y, NULL, POINTS}, curves[0], 0.0, &similarity,
                                       &d));
  ck_assert_double_eq_tol(ranking.ranks[0].score, similarity.pearson, 1e-12);
  ck_assert(ranking.margin_low <= ranking.margin && ranking.margin <= ranking.margin_high);
  ck_assert(ranking.ranks[0].low < ranking.ranks[0].score);
  ck_assert(ranking.confidence > 0.5);
  double shares = 0.0;
  for (int i = 0; i < 3; i++)
    shares += ranking.ranks[i].first_share;
  ck_assert_double_eq_tol(shares, 1.0, 1e-9);
  elastir_ranking again = rank(y, models, 3);
  ck_assert_double_eq(again.margin_low, ranking.margin_low); /* same seed, same numbers */
  elastir_ranking_free(&again);
  elastir_ranking_free(&ranking);

  /* half of each: by symmetry nothing can tell the two apart */
  for (int i = 0; i < POINTS; i++)
    y[i] = 0.5 * (curves[0][i] + curves[1][i]) + gsl_ran_gaussian(generator, 0.05);
  ranking = rank(y, models, 3);
  ck_assert(!ranking.decided);
  elastir_ranking_free(&ranking);

  /* twice the same model is never decided */
  const double *twins[] = {curves[0], curves[0]};
  ranking = rank(curves[0], twins, 2);
  ck_assert(!ranking.decided);
  ck_assert_double_eq(ranking.margin, 0.0);
  ck_assert_double_eq_tol(ranking.confidence, 0.5, 1e-9);
  elastir_ranking_free(&ranking);
  gsl_rng_free(generator);
}
END_TEST

START_TEST(a_tie_is_hardly_ever_decided)
{
  /* half of each in 200 noisy spectra: a verdict is wrong, whichever it is */
  static double curves[3][POINTS], y[POINTS];
  const double *models[] = {curves[0], curves[1]};
  three_curves(curves);
  gsl_rng *generator = gsl_rng_alloc(gsl_rng_mt19937);
  int decided = 0;
  for (int trial = 0; trial < 200; trial++) {
    for (int i = 0; i < POINTS; i++)
      y[i] = 0.5 * (curves[0][i] + curves[1][i]) + gsl_ran_gaussian(generator, 0.2);
    elastir_ranking ranking = rank(y, models, 2);
    decided += ranking.decided;
    elastir_ranking_free(&ranking);
  }
  ck_assert_msg(decided <= 10, "%d of 200", decided);
  printf("ties decided: %d of 200\n", decided);
  gsl_rng_free(generator);
}
END_TEST

START_TEST(many_differences_decide)
{
  /* ten bands that tell: whatever blocks are drawn, some of them are in */
  static double curves[2][POINTS], y[POINTS];
  gsl_rng *generator = gsl_rng_alloc(gsl_rng_mt19937);
  for (int i = 0; i < POINTS; i++) {
    curves[0][i] = curves[1][i] = 0.0;
    for (int k = 0; k < 10; k++) {
      curves[0][i] += exp(-pow((i - 40.0 - 78.0 * k) / 8.0, 2.0));
      curves[1][i] += exp(-pow((i - 55.0 - 78.0 * k) / 8.0, 2.0));
    }
    y[i] = curves[1][i] + gsl_ran_gaussian(generator, 0.1);
  }
  const double *models[] = {curves[0], curves[1]};
  elastir_ranking ranking = rank(y, models, 2);
  ck_assert_uint_eq(ranking.ranks[0].model, 1);
  ck_assert(ranking.decided);
  ck_assert_double_ge(ranking.confidence, 0.999);
  elastir_ranking_free(&ranking);
  gsl_rng_free(generator);
}
END_TEST

Suite *suite_compare_similarity(void)
{
  Suite *suite = suite_create("similarity");
  TCase *tests = tcase_create("similarity");
  tcase_add_test(tests, metrics_by_hand);
  tcase_add_test(tests, ties_share_their_rank);
  tcase_add_test(tests, moving_a_band_is_its_wasserstein_distance);
  tcase_add_test(tests, noise_is_not_absorption);
  tcase_add_test(tests, the_undefined_is_nan);
  tcase_add_test(tests, a_clear_winner_wins_and_a_tie_is_undecided);
  tcase_add_test(tests, a_tie_is_hardly_ever_decided);
  tcase_add_test(tests, many_differences_decide);
  suite_add_tcase(suite, tests);
  return suite;
}
