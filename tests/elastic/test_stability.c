/* SPDX-License-Identifier: GPL-3.0-or-later */
/* test_stability.c: stability criteria, eigenvalues, softest strains. */
#include "elastic/stability.h"
#include "suite.h"
#include "tensors.h"

static const double rounding = 1e-12;

START_TEST(test_cubic)
{
  double c[36];
  elastir_stability s;
  elastir_setting cubic = {ELASTIR_CLASS_CUBIC, 2, 0};
  fill_cubic(12.076, 9.273, 1.213, c);
  elastir_judge_stability(c, cubic, 0.01, &s);
  ck_assert(s.stable && s.criteria_satisfied);
  ck_assert_uint_eq(s.criterion_count, 3);
  ck_assert_str_eq(s.criteria[0].condition, "C11 - C12 > 0");
  ck_assert_double_eq_tol(s.criteria[0].value, 2.803, rounding);
  ck_assert_double_eq_tol(s.criteria[1].value, 30.622, rounding);
  /* Kelvin's eigenvalues: 2 C44 three times, C11 - C12 twice, 3 K. */
  ck_assert_double_eq_tol(s.kelvin_eigenvalues_gpa[0], 2.426, rounding);
  ck_assert_double_eq_tol(s.kelvin_eigenvalues_gpa[3], 2.803, rounding);
  ck_assert_double_eq_tol(s.kelvin_eigenvalues_gpa[5], 30.622, 1e-11);
  ck_assert_double_eq_tol(s.distance_sigmas, 242.6, 1e-9);
  ck_assert_int_eq(s.softest.multiplicity, 3);
  ck_assert_int_eq(s.softest.kind, ELASTIR_STRAIN_SHEAR);
  ck_assert_double_eq_tol(s.softest.volumetric_fraction, 0.0, rounding);
  /* Representative: yz shear, that is on (010) along [001] or the reverse. */
  ck_assert_double_eq_tol(s.softest.strain[1][2], sqrt(0.5), rounding);
  ck_assert_double_eq_tol(fabs(s.softest.plane_normal[1]) + fabs(s.softest.plane_normal[2]), 1.0,
                          1e-9);
}
END_TEST

START_TEST(test_unstable_cubic)
{
  double c[36];
  elastir_stability s;
  elastir_setting cubic = {ELASTIR_CLASS_CUBIC, 2, 0};
  fill_cubic(94.908, 3.349, -1.628, c);
  elastir_judge_stability(c, cubic, NAN, &s);
  ck_assert(!s.stable && !s.criteria_satisfied);
  ck_assert_int_eq(s.negative_count, 3);
  ck_assert(s.criteria[0].satisfied && s.criteria[1].satisfied && !s.criteria[2].satisfied);
  ck_assert_double_eq_tol(s.distance_gpa, -3.256, rounding);
  ck_assert(isnan(s.distance_sigmas));
  /* Collapse of volume. */
  fill_cubic(1.0, -0.6, 2.0, c);
  elastir_judge_stability(c, cubic, NAN, &s);
  ck_assert_int_eq(s.softest.kind, ELASTIR_STRAIN_VOLUMETRIC);
  ck_assert_double_eq_tol(s.softest.volumetric_fraction, 1.0, rounding);
  ck_assert(!s.criteria[1].satisfied);
}
END_TEST

START_TEST(test_criteria_agree_with_eigenvalues)
{
  /* Necessary and sufficient: on random tensors of each class, many of them unstable. */
  uint64_t state = 7;
  int stable_count[ELASTIR_CLASS_COUNT] = {0};
  for (int c = 0; c < ELASTIR_CLASS_COUNT; c++) {
    for (int trial = 0; trial < 600; trial++) {
      double a[36], p[36];
      elastir_setting setting = {(elastir_symmetry_class)c, trial % 3, trial % 2};
      elastir_stability s;
      if (c != ELASTIR_CLASS_TRIGONAL_HIGH)
        setting.in_plane = 0;
      for (int i = 0; i < 6; i++)
        for (int j = i; j < 6; j++)
          a[6 * i + j] = a[6 * j + i] =
              i == j ? 2.0 + 2.5 * random_unit(&state) : 1.6 * random_unit(&state);
      elastir_project(a, setting, p);
      elastir_judge_stability(p, setting, NAN, &s);
      ck_assert_int_eq(s.stable, s.criteria_satisfied);
      stable_count[c] += s.stable;
    }
    /* Both answers occur, so that the comparison means something. */
    ck_assert_int_gt(stable_count[c], 0);
    ck_assert_int_lt(stable_count[c], 600);
  }
}
END_TEST

START_TEST(test_softest_strain_turns_with_the_tensor)
{
  uint64_t state = 11;
  elastir_setting none = {ELASTIR_CLASS_TRICLINIC, 2, 0};
  for (int trial = 0; trial < 20; trial++) {
    double c[36], rotation[9], turned[36];
    elastir_stability a, b;
    random_stable(&state, 2.0, c);
    random_rotation(&state, rotation);
    elastir_rotate_stiffness(c, rotation, turned);
    elastir_judge_stability(c, none, NAN, &a);
    elastir_judge_stability(turned, none, NAN, &b);
    ck_assert_double_eq_tol(a.distance_gpa, b.distance_gpa, 1e-11);
    ck_assert_double_eq_tol(a.softest.volumetric_fraction, b.softest.volumetric_fraction, 1e-9);
    ck_assert_int_eq(a.softest.kind, b.softest.kind);
    /* The strain itself, up to its sign, so that its energy is the eigenvalue. */
    double energy = 0.0;
    for (int i = 0; i < 3; i++)
      for (int j = 0; j < 3; j++)
        for (int k = 0; k < 3; k++)
          for (int l = 0; l < 3; l++)
            energy += elastir_stiffness_component(c, i, j, k, l) * a.softest.strain[i][j] *
                      a.softest.strain[k][l];
    ck_assert_double_eq_tol(energy, a.distance_gpa, 1e-11);
  }
}
END_TEST

START_TEST(test_shear_planes)
{
  /* C11 - C12 small: the softest strains are (110)[1-10] shears and tetragonal ones. */
  double c[36];
  elastir_stability s;
  elastir_setting orthorhombic = {ELASTIR_CLASS_ORTHORHOMBIC, 2, 0};
  fill_cubic(10.0, 4.0, 5.0, c);
  c[35] = 0.5;
  elastir_judge_stability(c, orthorhombic, NAN, &s);
  ck_assert_int_eq(s.softest.multiplicity, 1);
  ck_assert_int_eq(s.softest.kind, ELASTIR_STRAIN_SHEAR);
  /* xy shear: on (100) along [010]. */
  ck_assert_double_eq_tol(s.softest.plane_normal[2], 0.0, 1e-9);
  ck_assert_double_eq_tol(fabs(s.softest.plane_normal[0]) + fabs(s.softest.plane_normal[1]), 1.0,
                          1e-9);
  fill_cubic(10.0, 9.9, 5.0, c);
  elastir_judge_stability(c, orthorhombic, NAN, &s);
  ck_assert_int_eq(s.softest.multiplicity, 2);
  ck_assert_int_eq(s.softest.kind, ELASTIR_STRAIN_DEVIATORIC);
  ck_assert_str_eq(elastir_strain_kind_name(s.softest.kind), "deviatoric");
}
END_TEST

Suite *suite_elastic_stability(void)
{
  Suite *suite = suite_create("stability");
  TCase *tests = tcase_create("stability");
  tcase_add_test(tests, test_cubic);
  tcase_add_test(tests, test_unstable_cubic);
  tcase_add_test(tests, test_criteria_agree_with_eigenvalues);
  tcase_add_test(tests, test_softest_strain_turns_with_the_tensor);
  tcase_add_test(tests, test_shear_planes);
  suite_add_tcase(suite, tests);
  return suite;
}
