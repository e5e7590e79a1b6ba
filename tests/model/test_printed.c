/* SPDX-License-Identifier: GPL-3.0-or-later */
/* test_printed.c: CRYSTAL's own numbers against the tensor that they belong to. */
#include "elastic/constants.h"
#include "elastic/tensors.h"
#include "elastic/waves.h"
#include "model/condition.h"
#include "model/printed.h"
#include "suite.h"

/* As CRYSTAL17 prints ZIF-8 at 0.4 GPa. */
static elastir_elastic_data zif8_at_pressure(void)
{
  static const double averages[8] = {9.74, 0.52, 9.74, 0.41, 9.74, 0.46, 1.37, 0.477};
  static const double table[7][3] = {{3.462, 0.580, 0.580}, {3.462, 0.580, 0.580},
                                     {3.462, 0.580, 0.580}, {3.375, 0.963, 0.580},
                                     {3.375, 0.963, 0.580}, {3.375, 0.963, 0.580},
                                     {3.346, 0.855, 0.855}};
  static elastir_born_criterion criteria[3] = {{"C11 - C12 > 0", ELASTIR_YES},
                                               {"C11 + 2*C12 > 0", ELASTIR_YES},
                                               {"C44 > 0", ELASTIR_YES}};
  elastir_elastic_data data = {0};
  data.size = 6;
  data.stiffness_complete = data.has_compliance = data.has_averages = true;
  fill_cubic(10.858, 9.178, 0.305, data.stiffness);
  fill_cubic(408.0770, -186.9232, 3275.1955, data.compliance_per_tpa);
  memcpy(data.averages, averages, sizeof averages);
  for (int d = 0; d < 7; d++) {
    memcpy(data.velocities[d].direction, elastir_crystal_directions[d],
           sizeof data.velocities[d].direction);
    data.velocities[d].vp_km_s = table[d][0];
    data.velocities[d].vs1_km_s = table[d][1];
    data.velocities[d].vs2_km_s = table[d][2];
  }
  data.velocity_count = 7;
  data.geometry.density_g_cm3 = 0.906;
  data.criteria = criteria;
  data.criterion_count = 3;
  return data;
}

START_TEST(test_agreement)
{
  elastir_elastic_data data = zif8_at_pressure();
  elastir_printed_check check;
  ck_assert(elastir_check_printed(&data, &check));
  for (size_t i = 0; i < check.count; i++)
    ck_abort_msg("%s: printed %g, computed %g, tolerance %g", check.items[i].quantity,
                 check.items[i].printed, check.items[i].computed, check.items[i].tolerance);
  ck_assert_uint_eq(check.compared, 8 + 21 + 21 + 3);
  elastir_printed_check_free(&check);
}
END_TEST

START_TEST(test_disagreements)
{
  elastir_elastic_data data = zif8_at_pressure();
  elastir_born_criterion criteria[2] = {{"C44 > 0", ELASTIR_NO},
                                        {"EIGENVALUES > 0", ELASTIR_NO}};
  elastir_printed_check check;
  data.averages[0] = -122.44;
  data.compliance_per_tpa[0] = 410.0;
  data.velocities[3].vs1_km_s = 0.990;
  data.criteria = criteria;
  data.criterion_count = 2;
  ck_assert(elastir_check_printed(&data, &check));
  ck_assert_uint_eq(check.count, 4);
  ck_assert_str_eq(check.items[0].quantity, "K_V");
  ck_assert_double_eq_tol(check.items[0].computed, 9.738, 1e-9);
  ck_assert_double_eq_tol(check.items[0].printed, -122.44, 1e-12);
  ck_assert_str_eq(check.items[1].quantity, "S_11");
  ck_assert_str_eq(check.items[2].quantity, "Vs1 [1 1 0]");
  ck_assert_str_eq(check.items[3].quantity, "C44 > 0");
  ck_assert_int_eq(check.items[3].kind, ELASTIR_PRINTED_ANSWER);
  /* The line that is not understood is not compared. */
  ck_assert_uint_eq(check.compared, 8 + 21 + 21 + 1);
  elastir_printed_check_free(&check);
}
END_TEST

START_TEST(test_poisson_digits)
{
  elastir_elastic_data data = zif8_at_pressure();
  elastir_printed_check check;
  data.averages[7] = 0.01 * round(100.0 * data.averages[7]); /* 0.477 as 0.48 */
  data.poisson_digits = 2;
  ck_assert(elastir_check_printed(&data, &check));
  ck_assert_uint_eq(check.count, 0);
  elastir_printed_check_free(&check);
  data.poisson_digits = 3;
  ck_assert(elastir_check_printed(&data, &check));
  ck_assert_uint_eq(check.count, 1);
  ck_assert_str_eq(check.items[0].quantity, "v_H");
  elastir_printed_check_free(&check);
}
END_TEST

START_TEST(test_tolerance)
{
  /* S44 = 1/C44: 0.305 +- 0.0005 is 3273.3 to 3284.1; both pass, more does not. */
  elastir_elastic_data data = zif8_at_pressure();
  elastir_printed_check check;
  data.compliance_per_tpa[21] = 1000.0 / 0.30451;
  ck_assert(elastir_check_printed(&data, &check));
  ck_assert_uint_eq(check.count, 0);
  elastir_printed_check_free(&check);
  data.compliance_per_tpa[21] = 1000.0 / 0.3042;
  ck_assert(elastir_check_printed(&data, &check));
  ck_assert_uint_eq(check.count, 1);
  ck_assert_str_eq(check.items[0].quantity, "S_44");
  /* K = (C11 + 2 C12)/3 has the bound 0.0005. */
  elastir_printed_check_free(&check);
  data = zif8_at_pressure();
  data.averages[0] = 9.738 + 0.005 + 0.00049;
  ck_assert(elastir_check_printed(&data, &check));
  ck_assert_uint_eq(check.count, 0);
  elastir_printed_check_free(&check);
  data.averages[0] = 9.738 + 0.005 + 0.00052;
  ck_assert(elastir_check_printed(&data, &check));
  ck_assert_uint_eq(check.count, 1);
  ck_assert_double_eq_tol(check.items[0].tolerance, 0.0055, 1e-9);
  elastir_printed_check_free(&check);
}
END_TEST

START_TEST(test_unstable)
{
  /* As printed for a crystal with C44 < 0: Reuss's averages from the inverse, and NEGATIVE
   * EIGENVALUE for six directions. */
  static const double averages[8] = {33.87, 17.33, 33.87, -2.78, 33.87, 7.28, 20.37, 0.400};
  elastir_elastic_data data = {0};
  elastir_printed_check check;
  data.size = 6;
  data.stiffness_complete = data.has_averages = true;
  fill_cubic(94.908, 3.349, -1.628, data.stiffness);
  memcpy(data.averages, averages, sizeof averages);
  data.velocity_count = 7;
  data.geometry.density_g_cm3 = 2.354;
  for (int d = 0; d < 7; d++) {
    elastir_printed_velocity *row = &data.velocities[d];
    memcpy(row->direction, elastir_crystal_directions[d], sizeof row->direction);
    row->negative = d < 6;
    row->vp_km_s = row->vs1_km_s = row->vs2_km_s = NAN;
  }
  data.velocities[6].vp_km_s = 3.670;
  data.velocities[6].vs1_km_s = data.velocities[6].vs2_km_s = 3.569;
  ck_assert(elastir_check_printed(&data, &check));
  ck_assert_uint_eq(check.count, 0);
  ck_assert_uint_eq(check.compared, 8 + 6 + 3);
  elastir_printed_check_free(&check);
  data.velocities[6].negative = true;
  data.velocities[0].vs2_km_s = 1.0;
  ck_assert(elastir_check_printed(&data, &check));
  ck_assert_uint_eq(check.count, 2);
  ck_assert(isnan(check.items[0].computed));
  ck_assert_str_eq(check.items[1].quantity, "negative eigenvalue [1 1 1]");
  elastir_printed_check_free(&check);
  elastir_printed_check_free(&check);
}
END_TEST

START_TEST(test_other_tensors_are_left_alone)
{
  elastir_elastic_data data = zif8_at_pressure();
  elastir_printed_check check;
  data.hartree = true;
  ck_assert(elastir_check_printed(&data, &check));
  ck_assert_uint_eq(check.compared, 0);
  data.hartree = false;
  data.stiffness[0] = NAN;
  ck_assert(elastir_check_printed(&data, &check));
  ck_assert_uint_eq(check.compared, 0);
}
END_TEST

START_TEST(test_conditions)
{
  double c[36], value;
  for (int i = 0; i < 36; i++)
    c[i] = i;
  /* C11 = 0, C12 = 1, C33 = 14, C44 = 21, C66 = 35. */
  static const struct {
    const char *text;
    double value;
  } good[] = {{"C44 > 0", 21.0},
              {"C11 - C12 > 0", -1.0},
              {"C11 > ABS(C12)", -1.0},
              {"C11 > |C12|", -1.0},
              {"2*C12^2 < C33*(C11+C12)", 12.0},
              {"2 C12**2 < C33(C11+C12)", 12.0},
              {"-C12 + 0.5*C44/3 > 1", 1.5}};
  for (size_t i = 0; i < sizeof good / sizeof *good; i++) {
    ck_assert_msg(condition_value(good[i].text, c, &value), "%s", good[i].text);
    ck_assert_double_eq_tol(value, good[i].value, 1e-12);
  }
  static const char *const bad[] = {"", "C44", "C44 >", "C77 > 0", "C1 > 0", "(C11 > 0",
                                    "C11 > 0 AND C44 > 0", "DET(C) > 0", "C11 = 0", "|C11 > 0",
                                    "C11 > 0 )", "1/0 > 2 - 1/0"};
  for (size_t i = 0; i < sizeof bad / sizeof *bad; i++)
    ck_assert_msg(!condition_value(bad[i], c, &value), "%s", bad[i]);
  char deep[200];
  memset(deep, '(', sizeof deep - 1);
  deep[sizeof deep - 1] = '\0';
  ck_assert(!condition_value(deep, c, &value));
}
END_TEST

START_TEST(test_constants)
{
  static const struct {
    elastir_setting setting;
    int count;
  } expected[] = {{{ELASTIR_CLASS_CUBIC, 2, 0}, 3},
                  {{ELASTIR_CLASS_HEXAGONAL, 2, 0}, 6}, /* C66 is printed on its own */
                  {{ELASTIR_CLASS_TETRAGONAL_HIGH, 0, 0}, 6},
                  {{ELASTIR_CLASS_TETRAGONAL_LOW, 2, 0}, 7},
                  {{ELASTIR_CLASS_TRIGONAL_HIGH, 2, 0}, 7},
                  {{ELASTIR_CLASS_TRIGONAL_LOW, 2, 0}, 8},
                  {{ELASTIR_CLASS_ORTHORHOMBIC, 2, 0}, 9},
                  {{ELASTIR_CLASS_MONOCLINIC, 1, 0}, 13},
                  {{ELASTIR_CLASS_TRICLINIC, 2, 0}, 21}};
  elastir_constants constants;
  for (size_t i = 0; i < sizeof expected / sizeof *expected; i++) {
    elastir_independent_constants(expected[i].setting, &constants);
    ck_assert_int_eq(constants.count, expected[i].count);
  }
  double c[36] = {0};
  elastir_independent_constants(expected[4].setting, &constants);
  elastir_shift_constant(&constants, constants.group[3], 1.0, c);
  /* C14 = -C24 = C56. */
  ck_assert_double_eq(c[3], 1.0);
  ck_assert_double_eq(c[9], -1.0);
  ck_assert_double_eq(c[29], 1.0);
  ck_assert_double_eq(c[34], 1.0);
  ck_assert_double_eq(c[4], 0.0);
}
END_TEST

Suite *suite_model_printed(void)
{
  Suite *suite = suite_create("printed");
  TCase *tests = tcase_create("printed");
  tcase_add_test(tests, test_agreement);
  tcase_add_test(tests, test_disagreements);
  tcase_add_test(tests, test_poisson_digits);
  tcase_add_test(tests, test_tolerance);
  tcase_add_test(tests, test_unstable);
  tcase_add_test(tests, test_other_tensors_are_left_alone);
  tcase_add_test(tests, test_conditions);
  tcase_add_test(tests, test_constants);
  suite_add_tcase(suite, tests);
  return suite;
}
