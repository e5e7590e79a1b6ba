/* SPDX-License-Identifier: GPL-3.0-or-later */
/* test_raman.c: Raman spectra of the tables of an output, and permittivities of a study. */
#include "suite.h"

#include <math.h>
#include <stdio.h>
#include <string.h>

#include "base/pi.h"
#include "model/epsilon_given.h"
#include "model/result.h"
#include "result/read.h"

/* Of the made-up zinc sulfide: modes at 310.25 and 355.5 cm-1, powder 1000 and 321.5, xx 1 and 7. */
static elastir_result *raman_with(const char *kind, const elastir_lineshape *shape,
                                  const double *nu_cm1, size_t count)
{
  elastir_study study = {0};
  elastir_diagnostics diagnostics = {0};
  elastir_settings settings;
  elastir_settings_default(&settings);
  settings.want_elastic = false;
  settings.scale.count = 0;
  settings.lineshape = *shape;
  settings.optics.observable_count = 1;
  memcpy(settings.optics.at_cm1, nu_cm1, count * sizeof *nu_cm1);
  settings.optics.at_count = count;
  ck_assert(observable_parse(kind, &settings.optics.observables[0], &diagnostics));
  ck_assert(elastir_study_add_operand(&study, source_path("fixtures/crystal/good-frequencies.out"),
                                      &diagnostics));
  elastir_result *result = study_result(&study, &settings, 1, &diagnostics);
  ck_assert_ptr_nonnull(result);
  ck_assert_uint_eq(result->models[0].observables_count, 1);
  elastir_study_free(&study);
  elastir_diagnostics_free(&diagnostics);
  return result;
}

static elastir_result *raman_of(const char *kind)
{
  const elastir_lineshape shape = {.kind = ELASTIR_GAUSSIAN, .fwhm_cm1 = 4.0, .eta = 0.0};
  static const double nu[] = {310.25, 355.5};
  return raman_with(kind, &shape, nu, 2);
}

/* Gaussians of area I: at its centre a line has I (2/G) sqrt(ln 2/pi), the other is 45 cm-1 away. */
START_TEST(columns_as_printed)
{
  const double top = 2.0 / 4.0 * sqrt(log(2.0) / ELASTIR_PI);
  elastir_result *result = raman_of("raman");
  const elastir_result_observable *seen = &result->models[0].observables[0];
  ck_assert_double_eq_tol(seen->columns.total[0], 1000.0 * top, 1e-9 * 1000.0 * top);
  ck_assert_double_eq_tol(seen->columns.total[1], 321.5 * top, 1e-9 * 321.5 * top);
  ck_assert_ptr_null(seen->columns.xx);
  ck_assert_double_eq(seen->parameters.laser_nm, 0.0);
  ck_assert_double_eq(seen->parameters.temperature_k, 298.15);
  ck_assert_str_eq(seen->parameters.detector, "energy");
  result_free(result);
  result = raman_of("raman:column=xx");
  seen = &result->models[0].observables[0];
  ck_assert_double_eq_tol(seen->columns.xx[1], 7.0 * top, 1e-9 * 7.0 * top);
  ck_assert_ptr_null(seen->columns.total);
  result_free(result);
}
END_TEST

/* What CRYSTAL writes into RAMSPEC.DAT of these tables, by hand: nine columns at nu_k = k step, of lines
 * of the area of the table, eta Lorentz + (1 - eta) Gauss, both of the width of the damping. */
START_TEST(a_made_up_ramspec)
{
  enum { ROWS = 71, COLUMNS = 9 };
  static const char *const names[COLUMNS] = {"total", "parallel", "perpendicular", "xx", "xy",
                                             "xz",    "yy",       "yz",            "zz"};
  static const double lines[2][COLUMNS] = {{1000.0, 600.0, 400.0, 1, 2, 3, 4, 5, 6},
                                           {321.5, 300.25, 21.25, 7, 8, 9, 10, 11, 12}};
  static const double places[] = {310.25, 355.5};
  const double step = 2.0, eta = 0.3, fwhm = 8.0, half = 0.5 * fwhm;
  const elastir_lineshape shape = {.kind = ELASTIR_PSEUDO_VOIGT, .fwhm_cm1 = fwhm, .eta = eta};
  double nu[ROWS];
  for (size_t i = 0; i < ROWS; i++)
    nu[i] = step * (double)(130 + i);
  for (size_t c = 0; c < COLUMNS; c++) {
    char kind[40];
    snprintf(kind, sizeof kind, "raman:column=%s", names[c]);
    elastir_result *result = raman_with(kind, &shape, nu, ROWS);
    const elastir_result_observable_columns *of = &result->models[0].observables[0].columns;
    const double *seen[COLUMNS] = {of->total, of->parallel, of->perpendicular, of->xx, of->xy,
                                   of->xz,    of->yy,       of->yz,            of->zz};
    for (size_t i = 0; i < ROWS; i++) {
      double expected = 0.0;
      for (size_t k = 0; k < 2; k++) {
        double away = (nu[i] - places[k]) / half;
        expected += lines[k][c] * (eta / (ELASTIR_PI * half * (1.0 + away * away)) +
                                   (1.0 - eta) * sqrt(log(2.0) / ELASTIR_PI) / half *
                                       exp(-log(2.0) * away * away));
      }
      ck_assert_double_eq_tol(seen[c][i], expected, 1e-9 * lines[0][c]); /* asked for: 1e-4 */
    }
    result_free(result);
  }
}
END_TEST

/* (nuL - nu)^4 (1 + n)/nu of two lines, by hand, for 532 nm at 300 K: hc/k = 1.438776877 cm K. */
START_TEST(factors_of_laser_and_temperature)
{
  const double laser = 1e7 / 532.0, kt = 300.0 / 1.438776877;
  const double nu[] = {310.25, 355.5};
  for (int photons = 0; photons < 2; photons++) {
    elastir_result *result = raman_of(photons ? "raman:laser=532,temperature=300,detector=photons"
                                              : "raman:laser=532,temperature=300");
    const double *total = result->models[0].observables[0].columns.total;
    double expected[2];
    for (int i = 0; i < 2; i++)
      expected[i] = (i == 0 ? 1000.0 : 321.5) * pow(laser - nu[i], photons ? 3.0 : 4.0) /
                    (nu[i] * (1.0 - exp(-nu[i] / kt)));
    ck_assert_double_eq_tol(total[1] / total[0], expected[1] / expected[0], 1e-9);
    result_free(result);
  }
}
END_TEST

START_TEST(what_raman_refuses)
{
  static const char *const bad[] = {"raman:column=q",
                                    "raman:temperature=300",
                                    "raman:detector=photons",
                                    "raman:laser=99",
                                    "raman:laser=0,temperature=300",
                                    "raman:laser=3001",
                                    "raman:laser=532,temperature=-1"};
  static const char *const good[] = {"raman:laser=100", "raman:laser=3000",
                                     "raman:laser=0,temperature=298.15",
                                     "raman:laser=532,temperature=0,detector=energy"};
  observable_request request;
  for (size_t i = 0; i < sizeof bad / sizeof *bad; i++) {
    elastir_diagnostics trouble = {0};
    ck_assert_msg(!observable_parse(bad[i], &request, &trouble), "%s", bad[i]);
    elastir_diagnostics_free(&trouble);
  }
  for (size_t i = 0; i < sizeof good / sizeof *good; i++) {
    elastir_diagnostics trouble = {0};
    ck_assert_msg(observable_parse(good[i], &request, &trouble), "%s", good[i]);
    elastir_diagnostics_free(&trouble);
  }
}
END_TEST

/* Each model of a study has its own; principal values on either side of 1. */
START_TEST(permittivities_that_are_given)
{
  elastir_diagnostics trouble = {0};
  double one[6] = {1.001}, too_small[6] = {1.0}, six[6] = {2.0, 2.0, 2.0, 0.0, 0.0, 0.999},
         indefinite[6] = {2.0, 2.0, 2.0, 0.0, 0.0, 1.001};
  ck_assert(epsilon_given_take(one, 1, "one", &trouble));
  ck_assert_double_eq(one[2], 1.001);
  ck_assert(!epsilon_given_take(too_small, 1, "one", &trouble));
  ck_assert(epsilon_given_take(six, 6, "six", &trouble));
  ck_assert(!epsilon_given_take(indefinite, 6, "six", &trouble));
  ck_assert(!epsilon_given_take(six, 3, "three", &trouble));
  elastir_diagnostics_free(&trouble);
  elastir_study study = {0};
  ck_assert(elastir_study_add_file(&study, source_path("fixtures/zif8/study.json"), &trouble));
  ck_assert(study.models[2].has_epsilon_infinity);
  ck_assert_double_eq(study.models[2].epsilon_infinity[1], 2.11);
  ck_assert_double_eq(study.models[2].epsilon_infinity[3], 0.0);
  elastir_study_free(&study);
}
END_TEST

Suite *suite_model_raman(void)
{
  Suite *suite = suite_create("raman");
  TCase *tests = tcase_create("raman");
  tcase_add_test(tests, columns_as_printed);
  tcase_add_test(tests, a_made_up_ramspec);
  tcase_add_test(tests, factors_of_laser_and_temperature);
  tcase_add_test(tests, what_raman_refuses);
  tcase_add_test(tests, permittivities_that_are_given);
  suite_add_tcase(suite, tests);
  return suite;
}
