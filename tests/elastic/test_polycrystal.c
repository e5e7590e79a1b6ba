/* SPDX-License-Identifier: GPL-3.0-or-later */
/* test_polycrystal.c: bounds and estimates of aggregates against closed forms and brute force. */
#include "suite.h"

#include <math.h>

#include <gsl/gsl_eigen.h>
#include <gsl/gsl_linalg.h>

#include "elastic/polycrystal.h"

static elastir_phase cubic(double c11, double c12, double c44, double fraction)
{
  elastir_phase phase = {.fraction = fraction};
  for (int i = 0; i < 3; i++) {
    for (int j = 0; j < 3; j++)
      phase.stiffness_gpa[6 * i + j] = i == j ? c11 : c12;
    phase.stiffness_gpa[7 * (i + 3)] = c44;
  }
  return phase;
}

static elastir_phase isotropic(double k, double g, double fraction)
{
  return cubic(k + 4 * g / 3, k - 2 * g / 3, g, fraction);
}

static double uniform(uint64_t *state)
{
  *state = *state * UINT64_C(6364136223846793005) + UINT64_C(1442695040888963407);
  return (double)(*state >> 11) * 0x1p-53;
}

/* A stable tensor without symmetry: A A^T and a little. */
static elastir_phase triclinic(uint64_t *state, double fraction)
{
  elastir_phase phase = {.fraction = fraction};
  double a[36];
  for (int i = 0; i < 36; i++)
    a[i] = 8.0 * uniform(state) - 4.0;
  for (int i = 0; i < 36; i++) {
    for (int k = 0; k < 6; k++)
      phase.stiffness_gpa[i] += a[i / 6 * 6 + k] * a[i % 6 * 6 + k];
    phase.stiffness_gpa[i] += i % 7 == 0 ? 6.0 : 0.0;
  }
  return phase;
}

#define CLOSE(a, b) ck_assert_double_eq_tol(a, b, 1e-9 * (1.0 + fabs(b))) /* rounding and the search */

/* Z. Hashin and S. Shtrikman (1962) for cubic crystals, with beta = -3 (K + 2G)/(5 G (3K + 4G)). */
START_TEST(cubic_crystals)
{
  static const double tensors[][3] = {{168.4, 121.4, 75.4}, {12.076, 9.273, 1.213},
                                      {50.0, 10.0, 8.0}, {107.0, 28.0, 24.0}};
  for (size_t t = 0; t < sizeof tensors / sizeof *tensors; t++) {
    const double *c = tensors[t], k = (c[0] + 2 * c[1]) / 3;
    double g1 = (c[0] - c[1]) / 2, g2 = c[2];
    double beta1 = -3 * (k + 2 * g1) / (5 * g1 * (3 * k + 4 * g1));
    double beta2 = -3 * (k + 2 * g2) / (5 * g2 * (3 * k + 4 * g2));
    double one = g1 + 3 / (5 / (g2 - g1) - 4 * beta1), two = g2 + 2 / (5 / (g1 - g2) - 6 * beta2);
    elastir_phase phase = cubic(c[0], c[1], c[2], 1.0);
    elastir_polycrystal found;
    ck_assert(elastir_polycrystal_of(&phase, 1, 0.0, &found));
    CLOSE(found.lower.bulk_modulus_gpa, k);
    CLOSE(found.upper.bulk_modulus_gpa, k);
    CLOSE(found.lower.shear_modulus_gpa, fmin(one, two));
    CLOSE(found.upper.shear_modulus_gpa, fmax(one, two));
    /* E. Kroener (1958): G^3 + a G^2 + b G + c = 0. */
    double g = found.self_consistent.shear_modulus_gpa, a = (5 * c[0] + 4 * c[1]) / 8;
    double b = -c[2] * (7 * c[0] - 4 * c[1]) / 8, d = -c[2] * (c[0] - c[1]) * (c[0] + 2 * c[1]) / 8;
    ck_assert_double_eq_tol(((g + a) * g + b) * g + d, 0.0, 1e-9 * a * g * g);
    CLOSE(found.self_consistent.bulk_modulus_gpa, k);
  }
}
END_TEST

/* Z. Hashin and S. Shtrikman, J. Mech. Phys. Solids 11, 127 (1963): two isotropic phases. */
START_TEST(two_isotropic_phases)
{
  const double k1 = 4.0, g1 = 1.5, k2 = 37.0, g2 = 44.0;
  for (int i = 1; i < 10; i++) {
    double f2 = 0.1 * i, f1 = 1.0 - f2;
    elastir_phase phases[2] = {isotropic(k1, g1, f1), isotropic(k2, g2, f2)};
    elastir_polycrystal found;
    ck_assert(elastir_polycrystal_of(phases, 2, 0.0, &found));
    CLOSE(found.lower.bulk_modulus_gpa, k1 + f2 / (1 / (k2 - k1) + 3 * f1 / (3 * k1 + 4 * g1)));
    CLOSE(found.upper.bulk_modulus_gpa, k2 + f1 / (1 / (k1 - k2) + 3 * f2 / (3 * k2 + 4 * g2)));
    CLOSE(found.lower.shear_modulus_gpa,
          g1 + f2 / (1 / (g2 - g1) + 6 * (k1 + 2 * g1) * f1 / (5 * g1 * (3 * k1 + 4 * g1))));
    CLOSE(found.upper.shear_modulus_gpa,
          g2 + f1 / (1 / (g1 - g2) + 6 * (k2 + 2 * g2) * f2 / (5 * g2 * (3 * k2 + 4 * g2))));
    /* Self-consistent: the sums of f (K_i - K)/(K_i + 4G/3) and of f (G_i - G)/(G_i + G*) vanish. */
    double k = found.self_consistent.bulk_modulus_gpa, g = found.self_consistent.shear_modulus_gpa;
    double star = g * (9 * k + 8 * g) / (6 * k + 12 * g);
    CLOSE(f1 * (k1 - k) / (k1 + 4 * g / 3) + f2 * (k2 - k) / (k2 + 4 * g / 3), 0.0);
    CLOSE(f1 * (g1 - g) / (g1 + star) + f2 * (g2 - g) / (g2 + star), 0.0);
  }
}
END_TEST

/* Pores: Hashin and Shtrikman's upper bound with an empty second phase; self-consistent falls apart at
 * a porosity of a half (B. Budiansky, J. Mech. Phys. Solids 13, 223 (1965)). */
START_TEST(pores)
{
  static const double porosities[] = {0.1, 0.4, 0.49, 0.51};
  const double k = 10.0, g = 6.0;
  elastir_phase phase = isotropic(k, g, 1.0);
  elastir_polycrystal found;
  for (size_t i = 0; i < 4; i++) {
    double p = porosities[i];
    ck_assert(elastir_polycrystal_of(&phase, 1, p, &found));
    CLOSE(found.upper.bulk_modulus_gpa, k + p / (-1 / k + 3 * (1 - p) / (3 * k + 4 * g)));
    CLOSE(found.voigt.shear_modulus_gpa, (1 - p) * g);
    ck_assert_double_eq(found.reuss.bulk_modulus_gpa, 0.0);
    ck_assert_double_eq(found.lower.shear_modulus_gpa, 0.0);
    ck_assert_int_eq(found.self_consistent.shear_modulus_gpa > 0.0, p < 0.5);
  }
  ck_assert(!elastir_polycrystal_of(&phase, 1, 1.0, &found));
  ck_assert(!elastir_polycrystal_of(&phase, 1, -0.1, &found));
  ck_assert(!elastir_polycrystal_of(&phase, 0, 0.0, &found));
  phase.stiffness_gpa[0] = -1.0;
  ck_assert(!elastir_polycrystal_of(&phase, 1, 0.0, &found));
}
END_TEST

/* ---- any class: 6 by 6 matrices, inverted and projected as they are ---- */

static void kelvin_minus(const elastir_phase *phase, double k, double g, double sign, gsl_matrix *out)
{
  for (size_t i = 0; i < 6; i++)
    for (size_t j = 0; j < 6; j++) {
      double factor = (i < 3 ? 1.0 : sqrt(2.0)) * (j < 3 ? 1.0 : sqrt(2.0));
      double own = i == j ? 2 * g : 0.0;
      own += i < 3 && j < 3 ? k - 2 * g / 3 : 0.0;
      gsl_matrix_set(out, i, j, phase->stiffness_gpa[6 * i + j] * factor + sign * own);
    }
}

static void extreme_eigenvalues(const elastir_phase *phase, double k, double g, double *least,
                                double *most)
{
  gsl_matrix *m = gsl_matrix_alloc(6, 6);
  gsl_vector *values = gsl_vector_alloc(6);
  gsl_eigen_symm_workspace *work = gsl_eigen_symm_alloc(6);
  kelvin_minus(phase, k, g, -1.0, m);
  gsl_eigen_symm(m, values, work);
  gsl_vector_minmax(values, least, most);
  gsl_eigen_symm_free(work);
  gsl_vector_free(values);
  gsl_matrix_free(m);
}

static void brute_force(const elastir_phase *phases, size_t count, double k0, double g0, double *k,
                        double *g)
{
  double k_star = 4 * g0 / 3, g_star = g0 * (9 * k0 + 8 * g0) / (6 * k0 + 12 * g0), trace = 0, sum = 0;
  gsl_matrix *m = gsl_matrix_alloc(6, 6), *inverse = gsl_matrix_alloc(6, 6);
  gsl_permutation *p = gsl_permutation_alloc(6);
  int sign;
  for (size_t r = 0; r < count; r++) {
    kelvin_minus(&phases[r], k_star, g_star, 1.0, m);
    gsl_linalg_LU_decomp(m, p, &sign);
    gsl_linalg_LU_invert(m, p, inverse);
    for (size_t i = 0; i < 6; i++) {
      trace += phases[r].fraction * gsl_matrix_get(inverse, i, i);
      for (size_t j = 0; i < 3 && j < 3; j++)
        sum += phases[r].fraction * gsl_matrix_get(inverse, i, j) / 3;
    }
  }
  *k = (1 / sum) / 3 - k_star;
  *g = 0.5 * 5 / (trace - sum) - g_star;
  gsl_permutation_free(p);
  gsl_matrix_free(m);
  gsl_matrix_free(inverse);
}

/* No medium of a fine grid that is softer than all grains gives a tighter bound; and the tightest of the
 * grid comes near. In between: Reuss, lower, self-consistent, upper, Voigt. */
START_TEST(any_class)
{
  const unsigned long trials = trials_of(60);
  for (unsigned long t = 0; t < trials; t++) {
    uint64_t state = 17 + t;
    size_t count = 1 + t % 3;
    elastir_phase phases[3];
    elastir_polycrystal found;
    double best[4] = {0, 0, INFINITY, INFINITY}, k, g;
    for (size_t r = 0; r < count; r++)
      phases[r] = triclinic(&state, 1.0 / (double)count);
    ck_assert(elastir_polycrystal_of(phases, count, 0.0, &found));
    for (int i = 0; i < 60; i++)
      for (int j = 0; j < 60; j++) {
        double k0 = found.voigt.bulk_modulus_gpa * pow(10.0, -2.0 + 4.0 * i / 59);
        double g0 = found.voigt.shear_modulus_gpa * pow(10.0, -2.0 + 4.0 * j / 59);
        double least = INFINITY, most = -INFINITY;
        for (size_t r = 0; r < count; r++) {
          double low, high;
          extreme_eigenvalues(&phases[r], k0, g0, &low, &high);
          least = fmin(least, low);
          most = fmax(most, high);
        }
        if (least < 0.0 && most > 0.0)
          continue;
        brute_force(phases, count, k0, g0, &k, &g);
        if (least >= 0.0) {
          best[0] = fmax(best[0], k);
          best[1] = fmax(best[1], g);
        } else {
          best[2] = fmin(best[2], k);
          best[3] = fmin(best[3], g);
        }
      }
    const elastir_moduli *rows[] = {&found.reuss, &found.lower, &found.self_consistent, &found.upper,
                                    &found.voigt};
    for (int i = 0; i < 4; i++) {
      ck_assert_double_le(rows[i]->bulk_modulus_gpa, rows[i + 1]->bulk_modulus_gpa * (1 + 1e-12));
      ck_assert_double_le(rows[i]->shear_modulus_gpa, rows[i + 1]->shear_modulus_gpa * (1 + 1e-12));
    }
    const double bound[4] = {found.lower.bulk_modulus_gpa, found.lower.shear_modulus_gpa,
                             found.upper.bulk_modulus_gpa, found.upper.shear_modulus_gpa};
    for (int i = 0; i < 4; i++) {
      double slack = i < 2 ? bound[i] - best[i] : best[i] - bound[i];
      ck_assert_double_ge(slack, -1e-9 * bound[i]);
      ck_assert_double_le(slack, 0.1 * bound[i]); /* steps of the grid are 17 % */
    }
    brute_force(phases, count, found.self_consistent.bulk_modulus_gpa,
                found.self_consistent.shear_modulus_gpa, &k, &g);
    CLOSE(k, found.self_consistent.bulk_modulus_gpa);
    CLOSE(g, found.self_consistent.shear_modulus_gpa);
  }
}
END_TEST

/* Grains of one isotropic phase are that phase. */
START_TEST(isotropic_is_itself)
{
  elastir_phase phases[2] = {isotropic(10.0, 6.0, 0.3), isotropic(10.0, 6.0, 0.7)};
  elastir_polycrystal found;
  ck_assert(elastir_polycrystal_of(phases, 2, 0.0, &found));
  const elastir_moduli *rows[] = {&found.reuss, &found.lower, &found.self_consistent, &found.upper,
                                  &found.voigt, &found.hill};
  for (int i = 0; i < 6; i++) {
    CLOSE(rows[i]->bulk_modulus_gpa, 10.0);
    CLOSE(rows[i]->shear_modulus_gpa, 6.0);
  }
}
END_TEST

/* A soft strain that changes the volume: only media far softer in shear than the softest strain
 * without one are below. Orthorhombic. */
START_TEST(soft_grains_have_a_lower_bound)
{
  elastir_phase phase = {.fraction = 1.0,
                         .stiffness_gpa = {53.3059959856, -43.2391633585, -9.5072599699, 0, 0, 0,
                                           -43.2391633585, 36.0604975955, 16.6240164819, 0, 0, 0,
                                           -9.5072599699, 16.6240164819, 95.6107222707, 0, 0, 0,
                                           0, 0, 0, 35.6311644738, 0, 0,
                                           0, 0, 0, 0, 48.0901088199, 0,
                                           0, 0, 0, 0, 0, 59.9115637659}};
  elastir_polycrystal found;
  ck_assert(elastir_polycrystal_of(&phase, 1, 0.0, &found));
  ck_assert_double_ge(found.lower.bulk_modulus_gpa, found.reuss.bulk_modulus_gpa);
  ck_assert_double_ge(found.lower.shear_modulus_gpa, found.reuss.shear_modulus_gpa);
  /* By a search over all media below, found apart from this. */
  ck_assert_double_eq_tol(found.lower.bulk_modulus_gpa, 0.0812, 5e-5);
  ck_assert_double_eq_tol(found.lower.shear_modulus_gpa, 2.165, 6e-4);
}
END_TEST

Suite *suite_elastic_polycrystal(void)
{
  Suite *suite = suite_create("polycrystal");
  TCase *tests = tcase_create("polycrystal");
  tcase_set_timeout(tests, 300);
  tcase_add_test(tests, cubic_crystals);
  tcase_add_test(tests, two_isotropic_phases);
  tcase_add_test(tests, pores);
  tcase_add_test(tests, any_class);
  tcase_add_test(tests, isotropic_is_itself);
  tcase_add_test(tests, soft_grains_have_a_lower_bound);
  suite_add_tcase(suite, tests);
  return suite;
}
