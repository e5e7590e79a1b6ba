/* SPDX-License-Identifier: GPL-3.0-or-later */
/* test_raman.c: Raman spectra of the tables of an output, and permittivities of a study. */
#include "suite.h"

#include <math.h>

#include "base/pi.h"
#include "model/epsilon_given.h"
#include "model/result.h"
#include "result/read.h"

/* Of the made-up zinc sulfide: modes at 310.25 and 355.5 cm-1, powder 1000 and 321.5, xx 1 and 7. */
static elastir_result *raman_of(const char *kind)
{
  elastir_study study = {0};
  elastir_diagnostics diagnostics = {0};
  elastir_settings settings;
  elastir_settings_default(&settings);
  settings.want_elastic = false;
  settings.scale.count = 0;
  settings.lineshape.kind = ELASTIR_GAUSSIAN;
  settings.lineshape.eta = 0.0;
  settings.lineshape.fwhm_cm1 = 4.0;
  settings.optics.observable_count = 1;
  settings.optics.at_cm1[0] = 310.25;
  settings.optics.at_cm1[1] = 355.5;
  settings.optics.at_count = 2;
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
  static const char *const bad[] = {"raman:column=q", "raman:temperature=300", "raman:detector=photons",
                                    "raman:laser=99", "raman:laser=0,temperature=300", "raman:laser=3001", "raman:laser=532,temperature=-1"};
  static const char *const good[] = {"raman:laser=100", "raman:laser=3000", "raman:laser=0,temperature=298.15",
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
  tcase_add_test(tests, factors_of_laser_and_temperature);
  tcase_add_test(tests, what_raman_refuses);
  tcase_add_test(tests, permittivities_that_are_given);
  suite_add_tcase(suite, tests);
  return suite;
}
