/* SPDX-License-Identifier: GPL-3.0-or-later */
/* test_library.c: what the calls of elastir.h refuse, and what they say. */
#include "suite.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "elastir.h"

/* A cubic tensor: C11 10, C12 5, C44 3. */
static void make_cubic(double c[36])
{
  for (int i = 0; i < 6; i++)
    for (int j = 0; j < 6; j++)
      c[6 * i + j] = i < 3 && j < 3 ? (i == j ? 10.0 : 5.0) : i == j ? 3.0 : 0.0;
}

/* The error of a tensor that is refused; the caller frees it. */
static char *refusal(const double c[36], const elastir_options *options)
{
  char *error = NULL;
  ck_assert_ptr_null(elastir_analyze_tensor(NULL, c, options, &error));
  ck_assert_ptr_nonnull(error);
  return error;
}

START_TEST(a_tensor_has_to_be_symmetric)
{
  double c[36];
  make_cubic(c);
  c[6] = 1.0; /* c21 */
  char *error = refusal(c, NULL);
  ck_assert_str_eq(error, "expected a symmetric matrix, found c12 = 5 and c21 = 1 GPa");
  free(error);
  ck_assert_ptr_null(elastir_analyze_tensor("a", c, NULL, NULL));
  /* Just within and beyond 1 % of 10 GPa. */
  c[6] = 5.0 + 0.1001;
  error = refusal(c, NULL);
  free(error);
  c[6] = 5.0 + 0.0999;
  elastir_result *result = elastir_analyze_tensor(NULL, c, NULL, NULL);
  ck_assert_ptr_nonnull(result);
  ck_assert_double_eq_tol(result->models[0].elastic->stiffness_gpa[1], 5.04995, 1e-12);
  ck_assert_uint_eq(result->diagnostics_count, 1);
  ck_assert_str_eq(result->diagnostics[0].code, "asymmetric-tensor");
  elastir_free(result);
}
END_TEST

START_TEST(a_tensor_has_to_be_finite)
{
  double c[36];
  make_cubic(c);
  c[7] = NAN;
  char *error = refusal(c, NULL);
  ck_assert_str_eq(error, "c22 is nan; expected a finite number");
  free(error);
  c[7] = 10.0;
  c[30] = INFINITY;
  error = refusal(c, NULL);
  ck_assert_str_eq(error, "c61 is inf; expected a finite number");
  free(error);
}
END_TEST

START_TEST(options_out_of_range_are_errors)
{
  static const struct {
    elastir_options options;
    const char *says;
  } wrong[] = {{{.threads = -3}, "threads is -3"},
               {{.fwhm_cm1 = -1.0}, "fwhm_cm1 is -1"},
               {{.fwhm_cm1 = INFINITY}, "fwhm_cm1 is inf"},
               {{.grid = "9:1:1"}, "9:1:1"}};
  double c[36];
  make_cubic(c);
  for (size_t i = 0; i < sizeof wrong / sizeof *wrong; i++) {
    char *error = refusal(c, &wrong[i].options);
    ck_assert_msg(strstr(error, wrong[i].says) != NULL, "%s", error);
    free(error);
  }
}
END_TEST

START_TEST(a_tensor_has_no_error_bars)
{
  double c[36];
  make_cubic(c);
  elastir_options options = {.samples = 100};
  elastir_result *result = elastir_analyze_tensor("cubic", c, &options, NULL);
  ck_assert_ptr_nonnull(result);
  const elastir_result_model *model = &result->models[0];
  ck_assert_str_eq(model->label, "cubic");
  ck_assert_ptr_null(model->elastic->uncertainty);
  /* K = (C11 + 2 C12)/3; the least E, (C11 - C12)(C11 + 2 C12)/(C11 + C12), is along <100>, as
   * 2 C44 > C11 - C12. */
  ck_assert_double_eq_tol(elastir_number(model, "elastic.averages.hill.bulk_modulus_gpa"),
                          20.0 / 3.0, 1e-12);
  ck_assert_double_eq_tol(elastir_number(model, "elastic.directional.youngs_modulus_gpa.min"),
                          20.0 / 3.0, 1e-9);
  elastir_free(result);
}
END_TEST

START_TEST(numbers_have_units_and_meanings)
{
  static const struct {
    const char *path, *unit, *meaning;
  } known[] = {
      {"elastic.averages.hill.bulk_modulus_gpa", "GPa", "Bulk modulus K."},
      {"elastic.directional.youngs_modulus_gpa.min", "GPa", "Global minimum."},
      {"elastic.directional.youngs_modulus_gpa.min.value", "GPa", "Global minimum."},
      {"elastic.directional.youngs_modulus_gpa.ratio", "", "Maximum over minimum."},
      {"elastic.directional.linear_compressibility_per_tpa.mean", "TPa-1", "Mean."},
      {"elastic.directional.poisson_ratio.min", "", "Global minimum."},
      {"elastic.waves.p.max", "km/s", "The fastest."}};
  for (size_t i = 0; i < sizeof known / sizeof *known; i++) {
    ck_assert_str_eq(elastir_unit(known[i].path), known[i].unit);
    ck_assert_str_eq(elastir_meaning(known[i].path), known[i].meaning);
  }
  ck_assert_ptr_null(elastir_unit("elastic.nothing"));
  ck_assert_ptr_null(elastir_meaning("elastic.directional"));
  ck_assert(isnan(elastir_number(NULL, known[0].path)));
}
END_TEST

START_TEST(no_result_has_no_text)
{
  ck_assert_ptr_null(elastir_json(NULL, true));
  elastir_free(NULL);
}
END_TEST

Suite *suite_model_library(void)
{
  Suite *suite = suite_create("library");
  TCase *tests = tcase_create("library");
  tcase_add_test(tests, a_tensor_has_to_be_symmetric);
  tcase_add_test(tests, a_tensor_has_to_be_finite);
  tcase_add_test(tests, options_out_of_range_are_errors);
  tcase_add_test(tests, a_tensor_has_no_error_bars);
  tcase_add_test(tests, numbers_have_units_and_meanings);
  tcase_add_test(tests, no_result_has_no_text);
  suite_add_tcase(suite, tests);
  return suite;
}
