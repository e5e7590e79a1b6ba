/* SPDX-License-Identifier: GPL-3.0-or-later */
/* test_indicators.c: empirical measures against published values and limits. */
#include "elastic/indicators.h"
#include "suite.h"
#include "tensors.h"

static elastir_averages of_moduli(double k, double g)
{
  elastir_averages averages = {0};
  averages.voigt = averages.reuss = averages.hill = elastir_moduli_from(k, g);
  return averages;
}

static const elastir_setting cubic = {ELASTIR_CLASS_CUBIC, 2, 0};

START_TEST(test_zif8)
{
  double c[36], s[36];
  fill_cubic(12.076, 9.273, 1.213, c);
  ck_assert(elastir_compliance(c, s, NULL));
  elastir_averages averages = elastir_average(c, s);
  elastir_indicators i = elastir_indicate(c, cubic, &averages, 0.0, 0.906, 138.0, 2485.345);
  /* (12.076 + 8 9.273)/(7 12.076 + 2 9.273), 2 1.213/2.803, by hand to four digits. */
  ck_assert_double_eq_tol(i.kleinman, 0.8368, 1e-4);
  ck_assert_double_eq_tol(i.zener, 0.8655, 1e-4);
  ck_assert_double_eq_tol(i.every_s2, 10.863 / 14.502, 1e-12);
  ck_assert_double_eq_tol(i.every_s3, 0.377 / 14.502, 1e-12);
  ck_assert_int_eq(i.cauchy_count, 1);
  ck_assert_str_eq(i.cauchy[0].name, "C12 - C44");
  ck_assert_double_eq_tol(i.cauchy[0].value_gpa, 8.060, 1e-12);
  ck_assert_double_eq_tol(i.pugh_ratio, 10.207 / 1.285, 0.02);
  /* Far too soft for Chen's formula: it would give a negative hardness. */
  ck_assert(isnan(i.hardness_chen_gpa));
  ck_assert_double_gt(i.hardness_tian_gpa, 0.0);
  /* At a pressure the relation is C12 - C44 = 2P. */
  i = elastir_indicate(c, cubic, &averages, 0.4, NAN, NAN, NAN);
  ck_assert_double_eq_tol(i.cauchy[0].value_gpa, 7.260, 1e-12);
  ck_assert(isnan(i.toughness_mpa_sqrt_m) && isnan(i.conductivity_clarke));
}
END_TEST

START_TEST(test_hard_materials)
{
  double c[36];
  /* Diamond, K 442, G 536 GPa. Chen et al. 2011, table 1: 95.7 (experiment 96 +- 5); Mazhnik and
   * Oganov 2019: about 100 GPa, and a toughness of 6 MPa m^1/2 (experiment 4 to 7). */
  fill_cubic(1076.0, 125.0, 577.0, c);
  elastir_averages averages = of_moduli(442.0, 536.0);
  elastir_indicators i = elastir_indicate(c, cubic, &averages, 0.0, 3.515, 8.0, 45.4);
  ck_assert_double_eq_tol(i.hardness_chen_gpa, 95.7, 1.0);
  ck_assert_double_eq_tol(i.hardness_tian_gpa, 97.7, 1.0);
  ck_assert_double_eq_tol(i.hardness_mazhnik_gpa, 101.0, 3.0);
  ck_assert_double_eq_tol(i.toughness_mpa_sqrt_m, 6.3, 0.3);
  /* Silicon, K 97.9, G 66.6 GPa: hardness 11.3 to 12 by experiment and by Chen's table 11.2;
   * toughness 0.8 to 0.95 by experiment. */
  averages = of_moduli(97.9, 66.6);
  i = elastir_indicate(c, cubic, &averages, 0.0, 2.329, 8.0, 160.2);
  ck_assert_double_eq_tol(i.hardness_chen_gpa, 11.7, 1.0);
  ck_assert_double_eq_tol(i.toughness_mpa_sqrt_m, 0.87, 0.08);
}
END_TEST

START_TEST(test_conductivity)
{
  double c[36], density = 2.329, atoms = 8.0, volume = 160.2;
  fill_cubic(165.7, 63.9, 79.6, c);
  elastir_averages averages = of_moduli(97.9, 66.6);
  elastir_indicators i = elastir_indicate(c, cubic, &averages, 0.0, density, atoms, volume);
  /* By hand: n = 4.994e28 m^-3, v_p = 8.953, v_s = 5.348 km/s;
   * 0.40300 1.380649e-23 (4.994e28)^(2/3) 19649 m/s = 1.483. */
  ck_assert_double_eq_tol(i.conductivity_cahill, 1.483, 0.005);
  /* m = 4.6637e-26 kg, E = 162.9 GPa: 0.87 k_B m^(-2/3) E^(1/2) rho^(1/6) = 1.363. */
  ck_assert_double_eq_tol(i.conductivity_clarke, 1.363, 0.01);
}
END_TEST

START_TEST(test_classes)
{
  double c[36];
  uint64_t state = 3;
  random_stable(&state, 1.0, c);
  elastir_averages averages = of_moduli(5.0, 3.0);
  elastir_setting hexagonal = {ELASTIR_CLASS_HEXAGONAL, 0, 0};
  elastir_setting none = {ELASTIR_CLASS_TRICLINIC, 2, 0};
  elastir_setting orthorhombic = {ELASTIR_CLASS_ORTHORHOMBIC, 2, 0};
  elastir_indicators i = elastir_indicate(c, none, &averages, 0.5, NAN, NAN, NAN);
  ck_assert_int_eq(i.cauchy_count, 6);
  ck_assert_double_eq_tol(i.cauchy[0].value_gpa, c[8] - c[21] - 1.0, 1e-12);
  ck_assert_double_eq_tol(i.cauchy[5].value_gpa, c[17] - c[22], 1e-12);
  ck_assert(isnan(i.zener) && isnan(i.kleinman));
  i = elastir_indicate(c, orthorhombic, &averages, 0.0, NAN, NAN, NAN);
  ck_assert_int_eq(i.cauchy_count, 3);
  /* Main axis x: the constants that are called C13 and C12 are between x and yz, and in yz. */
  double p[36];
  i = elastir_indicate(c, hexagonal, &averages, 0.0, NAN, NAN, NAN);
  elastir_project(c, hexagonal, p);
  ck_assert_int_eq(i.cauchy_count, 2);
  ck_assert_double_eq_tol(i.cauchy[0].value_gpa, p[1] - p[35], 1e-12);
  ck_assert_double_eq_tol(i.cauchy[1].value_gpa, p[8] - p[21], 1e-12);
}
END_TEST

START_TEST(test_unstable)
{
  double c[36];
  fill_cubic(94.908, 3.349, -1.628, c);
  elastir_averages averages = elastir_average(c, NULL);
  elastir_indicators i = elastir_indicate(c, cubic, &averages, 0.0, 2.354, 8.0, 100.0);
  ck_assert(isnan(i.pugh_ratio) && isnan(i.zener) && isnan(i.hardness_tian_gpa));
  ck_assert(isnan(i.conductivity_cahill));
  /* An auxetic solid is outside Mazhnik and Oganov's range. */
  averages = of_moduli(1.0, 3.0);
  i = elastir_indicate(c, cubic, &averages, 0.0, 2.354, 8.0, 100.0);
  ck_assert(isnan(i.hardness_mazhnik_gpa) && isnan(i.toughness_mpa_sqrt_m));
}
END_TEST

Suite *suite_elastic_indicators(void)
{
  Suite *suite = suite_create("indicators");
  TCase *tests = tcase_create("indicators");
  tcase_add_test(tests, test_zif8);
  tcase_add_test(tests, test_hard_materials);
  tcase_add_test(tests, test_conductivity);
  tcase_add_test(tests, test_classes);
  tcase_add_test(tests, test_unstable);
  suite_add_tcase(suite, tests);
  return suite;
}
