/* SPDX-License-Identifier: GPL-3.0-or-later */
/* test_scale_factors.c: published scale factors by method and basis. */
#include "suite.h"

#include "base/memory.h"
#include "model/scale_factors.h"

static const char *factors_of(const char *functional, const char *basis)
{
  elastir_method method = {0};
  snprintf(method.functional, sizeof method.functional, "%s", functional);
  char *text = elastir_copy_text(basis, strlen(basis));
  method.basis = text;
  const published_factors *found = scale_factors_of(&method);
  free(text);
  return found != NULL ? found->factors : "none";
}

START_TEST(a_basis_is_known_by_its_contractions)
{
  ck_assert_str_eq(factors_of("B3LYP", "C: 6s 3sp 1sp 1d; H: 3s 1s"), "0.9613");
  ck_assert_str_eq(factors_of("B3LYP", "H: 3s 1s 1p; Si: 6s 6sp 3sp 1sp 1d"), "0.9627");
  ck_assert_str_eq(factors_of("B3LYP", "O: 6s 3sp 1sp 1sp 1d; H: 3s 1s 1s"), "0.9672");
  ck_assert_str_eq(factors_of("B3LYP", "O: 6s 3sp 1sp 1sp 1d; H: 3s 1s 1s 1p"), "0.9682");
  ck_assert_str_eq(factors_of("HF", "O: 1d 1sp 6s 3sp"), "0.8953"); /* in any order */
  ck_assert_str_eq(factors_of("PBE", "C: 6s 2s 1s 1s 1s 4p 1p 1p 1d 1d 1f"), "0.985");
  ck_assert_str_eq(factors_of("PBE0", "N: 6s 3sp 1sp 1d"), "0.9512");
}
END_TEST

START_TEST(what_is_not_in_the_table_has_none)
{
  ck_assert_str_eq(factors_of("B3LYP", "C: 6s 3sp 1sp; H: 3s 1s"), "none");      /* no d */
  ck_assert_str_eq(factors_of("B3LYP", "C: 6s 3sp 1sp 1d 1d; H: 3s 1s"), "none"); /* another */
  ck_assert_str_eq(factors_of("B3LYP", "C: 6s 3sp 1sp 1d; H: 2s 1s"), "none");
  ck_assert_str_eq(factors_of("B3LYP", "C: 6s 3sp 1sp 1d; H: 3s 1s 1s"), "none"); /* mixed */
  ck_assert_str_eq(factors_of("B3LYP", "Zn: 6s 3sp 1sp 1d"), "none"); /* not of this element */
  ck_assert_str_eq(factors_of("B3LYP-D3", "C: 6s 3sp 1sp 1d"), "none");
  ck_assert_str_eq(factors_of("M06", "C: 6s 3sp 1sp 1d"), "none");
  ck_assert_str_eq(factors_of("B3LYP", ""), "none");
  ck_assert_str_eq(factors_of("B3LYP", "C"), "none");
  ck_assert_str_eq(factors_of("", ""), "none");
  elastir_method method = {.functional = "HF", .pseudopotentials = true};
  char basis[] = "O: 6s 3sp 1sp 1d";
  method.basis = basis;
  ck_assert_ptr_null(scale_factors_of(&method));
  method.pseudopotentials = false;
  ck_assert_ptr_nonnull(scale_factors_of(&method));
  snprintf(method.dispersion, sizeof method.dispersion, "D3(BJ)");
  ck_assert_ptr_null(scale_factors_of(&method));
}
END_TEST

START_TEST(a_composite_method_fixes_its_basis)
{
  elastir_method method = {.composite = "PBEsol0-3c"};
  ck_assert_str_eq(scale_factors_of(&method)->factors, ELASTIR_SCALE_DEFAULT);
  elastir_scale scale;
  scale_factors_default(&scale);
  ck_assert_uint_eq(scale.count, 3);
  ck_assert_str_eq(scale.source, scale_factors_of(&method)->source);
  snprintf(method.composite, sizeof method.composite, "B97-3c");
  ck_assert_ptr_null(scale_factors_of(&method));
}
END_TEST

Suite *suite_model_scale_factors(void)
{
  Suite *suite = suite_create("model scale_factors");
  TCase *factors = tcase_create("factors");
  tcase_add_test(factors, a_basis_is_known_by_its_contractions);
  tcase_add_test(factors, what_is_not_in_the_table_has_none);
  tcase_add_test(factors, a_composite_method_fixes_its_basis);
  suite_add_tcase(suite, factors);
  return suite;
}
