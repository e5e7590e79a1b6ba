/* SPDX-License-Identifier: GPL-3.0-or-later */
/* test_thresholds.c: each limit of the elastic numerics with a case just below and just above. */
#include "elastic/analysis.h"
#include "elastic/christoffel.h"
#include "elastic/eigenstrain.h"
#include "elastic/plane_uncertainty.h"
#include "elastic/optima.h"
#include "elastic/symmetry.h"
#include "elastic/tensors.h"
#include "elastic/uncertainty.h"
#include "elastic/vec3.h"
#include "elastic/waves.h"
#include "suite.h"

/* Derivatives of 1/E, 1/G and nu by differences of fourth order: every term of the formulas. */
START_TEST(test_frame_derivatives)
{
  static const elastir_quantity quantities[3] = {ELASTIR_YOUNGS_MODULUS, ELASTIR_SHEAR_MODULUS,
                                                 ELASTIR_POISSON_RATIO};
  const double step = 1e-3;
  uint64_t state = 3;
  for (int trial = 0; trial < 12; trial++) {
    double c[36], s[36], kelvin[36], n[3], m[3];
    random_stable(&state, 1.0, c);
    ck_assert(elastir_compliance(c, s, NULL));
    elastir_kelvin_from_compliance(s, kelvin);
    random_direction(&state, n);
    random_direction(&state, m);
    frame at = frame_of(n, m);
    elastir_quantity quantity = quantities[trial % 3];
    frame_expansion e = frame_expand(kelvin, quantity, &at);
    search_problem problem = search_problem_of(s, quantity, 1e-10);
    ck_assert_double_eq_tol(e.value, search_value(&problem, &at), 1e-11 * fabs(e.value));
    double size = fabs(e.value);
    for (int i = 0; i < 9; i++)
      size = fmax(size, fabs(e.hessian[i]));
    for (int i = 0; i < 3; i++)
      for (int j = 0; j < 3; j++) {
        double value[2][2], theta[3];
        for (int k = 0; k < 4; k++) {
          theta[0] = theta[1] = theta[2] = 0.0;
          theta[i] += k / 2 == 0 ? step : -step;
          theta[j] += k % 2 == 0 ? step : -step;
          frame turned = frame_turn(&at, theta);
          value[k / 2][k % 2] = search_value(&problem, &turned);
        }
        double mixed = (value[0][0] - value[0][1] - value[1][0] + value[1][1]) / (4 * step * step);
        /* The error is of second order in the step, times fourth derivatives of some 50. */
        ck_assert_double_eq_tol(e.hessian[3 * i + j], mixed, 1e-4 * size);
        if (i == j)
          ck_assert_double_eq_tol(e.gradient[i], (value[0][0] - value[1][1]) / (4 * step),
                                  1e-4 * size);
      }
  }
}
END_TEST

START_TEST(test_anisotropy_cut)
{
  elastir_averages a = {.voigt = elastir_moduli_from(1.0 + 0.5e-12, 1.0),
                        .reuss = elastir_moduli_from(1.0, 1.0)};
  ck_assert_double_eq(elastir_anisotropy_from(&a).universal, 0.0);
  a.voigt = elastir_moduli_from(1.0 + 2e-12, 1.0);
  ck_assert_double_gt(elastir_anisotropy_from(&a).universal, 1e-12);
}
END_TEST

START_TEST(test_shared_waves)
{
  christoffel_tensor tensor = {.scale = 1.0};
  christoffel_state state = {.tensor = &tensor, .moduli = {1.0, 1.0 + 1.5e-12, 2.0}, .ways = 1};
  int first;
  ck_assert_int_eq(christoffel_shared_space(&state, 0, &first), 2); /* 1e-12 of the 2 */
  state.moduli[1] = 1.0 + 3e-12;
  ck_assert_int_eq(christoffel_shared_space(&state, 0, &first), 1);
  /* Slopes in the shared space: equal to 1e-6 of the stiffness. */
  double gradient[3], hessian[3][3];
  state.first[0][0][0] = 1.0;
  state.first[0][1][1] = 1.0 + 1.5e-6; /* either is half of that from the mean */
  christoffel_derivatives(&state, 0, 2, gradient, hessian);
  ck_assert_double_eq_tol(gradient[0], 1.0 + 0.75e-6, 1e-12);
  state.first[0][1][1] = 1.0 + 3e-6;
  christoffel_derivatives(&state, 0, 2, gradient, hessian);
  ck_assert(isnan(gradient[0]));
}
END_TEST

static elastir_extremum classify(const search_problem *problem, search_optima *optima, int count,
                                 const double n[][3])
{
  elastir_extremum extremum = {.value = NAN};
  search_begin(problem, optima);
  for (int k = 0; k < count; k++) {
    double u[3], w[3];
    elastir_tangent_frame(n[k], u, w);
    optima->at[k] = frame_of(n[k], u);
  }
  optima->count = count;
  search_classify(problem, optima, &extremum);
  return extremum;
}

START_TEST(test_sets_of_optima)
{
  static search_optima optima;
  double c[36], s[36], n[25][3];
  uint64_t state = 7;
  random_stable(&state, 0.5, c);
  ck_assert(elastir_compliance(c, s, NULL));
  search_problem problem = search_problem_of(s, ELASTIR_YOUNGS_MODULUS, 1e-10);
  for (int k = 0; k < 25; k++)
    random_direction(&state, n[k]);
  elastir_extremum e = classify(&problem, &optima, 24, (const double(*)[3])n);
  ck_assert_int_eq(e.degeneracy, ELASTIR_ISOLATED);
  ck_assert_int_eq(e.equivalents, 24);
  e = classify(&problem, &optima, 25, (const double(*)[3])n);
  ck_assert_int_eq(e.degeneracy, ELASTIR_CONTINUOUS);
  ck_assert_int_eq(e.equivalents, 0);
  /* A small component goes if the function does not become worse: on a slope for one sign. */
  const double slope[1][3] = {{1.0, 0.5e-7, 0.0}};
  int kept = 0;
  for (problem.sign = -1.0; problem.sign < 2.0; problem.sign += 2.0)
    kept += fabs(classify(&problem, &optima, 1, slope).direction[1]) > 0.4e-7;
  ck_assert_int_eq(kept, 1);
  fill_cubic(168.0, 121.0, 75.0, c);
  ck_assert(elastir_compliance(c, s, NULL));
  problem = search_problem_of(s, ELASTIR_YOUNGS_MODULUS, 1e-10);
  const double flat[2][1][3] = {{{1.0, 0.8e-7, 0.0}}, {{1.0, 1.5e-7, 0.0}}};
  problem.sign = -1.0; /* E is least there */
  ck_assert_double_eq(classify(&problem, &optima, 1, flat[0]).direction[1], 0.0);
  ck_assert_double_gt(classify(&problem, &optima, 1, flat[1]).direction[1], 1.4e-7);
}
END_TEST

/* In the plane across the axis 1/E = S11 + (2 S12 + S66 - 2 S11) x^2 y^2, whose curvature at x is
 * twice the bracket: a ring is looked for up to 1e-5 of the scale. */
START_TEST(test_flat_curvature)
{
  static search_optima optima;
  for (int above = 0; above < 2; above++) {
    double c[36], s[36], kelvin[36], values[3];
    const double x[1][3] = {{1.0, 0.0, 0.0}};
    const double z[3] = {0.0, 0.0, 1.0};
    fill_hexagonal(162.0, 92.0, 69.0, 181.0, 47.0, c);
    ck_assert(elastir_compliance(c, s, NULL));
    elastir_kelvin_from_compliance(s, kelvin);
    frame at = frame_of(x[0], z);
    frame_expansion e = frame_expand(kelvin, ELASTIR_YOUNGS_MODULUS, &at);
    elastir_symmetric_eigen(3, e.hessian, values, NULL);
    double scale = fmax(fmax(fabs(values[0]), fabs(values[2])), fabs(e.value));
    s[35] -= 0.5 * (above ? 1.2e-5 : 0.8e-5) * scale;
    search_problem problem = search_problem_of(s, ELASTIR_YOUNGS_MODULUS, 1e-3);
    problem.sign = -1.0;
    elastir_extremum found = classify(&problem, &optima, 1, x);
    ck_assert_int_eq(found.degeneracy, above ? ELASTIR_ISOLATED : ELASTIR_RING);
    /* Flat, but not the same all around: a turn about n itself, which changes nothing, is no ring. */
    problem = search_problem_of(s, ELASTIR_YOUNGS_MODULUS, 1e-10);
    problem.sign = -1.0;
    found = classify(&problem, &optima, 1, x);
    ck_assert_int_eq(found.degeneracy, ELASTIR_ISOLATED);
  }
}
END_TEST

/* Optima count as equal within 1e-10 of their value. */
START_TEST(test_equal_optima)
{
  double c[36], s[36];
  fill_cubic(168.0, 121.0, 75.0, c);
  ck_assert(elastir_compliance(c, s, NULL));
  s[0] *= 1.0 + 0.7e-10;
  ck_assert_int_eq(elastir_find_extrema(s, ELASTIR_YOUNGS_MODULUS, NULL).min.equivalents, 3);
  s[0] *= 1.0 + 0.8e-10;
  ck_assert_int_eq(elastir_find_extrema(s, ELASTIR_YOUNGS_MODULUS, NULL).min.equivalents, 1);
  search_problem problem = search_problem_of(s, ELASTIR_POISSON_RATIO, 1e-10);
  ck_assert_double_eq(search_size(&problem, -0.009), 0.01);
  ck_assert_double_eq(search_size(&problem, -0.011), 0.011);
  problem.quantity = ELASTIR_SHEAR_MODULUS;
  ck_assert_double_eq(search_size(&problem, 0.009), 0.009);
}
END_TEST

START_TEST(test_default_gaps)
{
  static const double gaps[4] = {1e-6, 1e-9, 1e-4, 1e-4};
  double c[36], s[36];
  uint64_t state = 29;
  random_stable(&state, 1.5, c);
  ck_assert(elastir_compliance(c, s, NULL));
  for (int q = 0; q < 4; q++) {
    elastir_extrema e = elastir_find_extrema(s, (elastir_quantity)q, NULL);
    ck_assert(e.min.certified && e.min.gap <= gaps[q]);
    if (q != ELASTIR_LINEAR_COMPRESSIBILITY)
      ck_assert_double_gt(e.min.gap, 0.99 * gaps[q]); /* the bound is where it was asked for */
  }
}
END_TEST

static elastir_eigenstrain softest(double x, double y, double z, double second)
{
  double values[6] = {1.0, second, 2.0, 2.0, 2.0, 2.0}, strains[36] = {x, y, z, 0.0};
  double length = sqrt(x * x + y * y + z * z);
  elastir_eigenstrain result;
  for (int i = 0; i < 3; i++)
    strains[i] /= length;
  strains[6 + 3] = strains[12 + 4] = strains[18 + 5] = 1.0;
  eigenstrain_describe(values, strains, &result);
  return result;
}

START_TEST(test_softest_strain)
{
  /* Eigenvalues are one within 1e-9 of the largest, which is 2. */
  ck_assert_int_eq(softest(1.0, 0.0, -1.0, 1.0 + 1.5e-9).multiplicity, 2);
  ck_assert_int_eq(softest(1.0, 0.0, -1.0, 1.0 + 3e-9).multiplicity, 1);
  /* 0.02 of a unit strain is nothing. */
  ck_assert_int_eq(softest(1.0, 0.026, -1.0, 1.5).kind, ELASTIR_STRAIN_SHEAR); /* 0.0184 */
  ck_assert_int_eq(softest(1.0, 0.030, -1.0, 1.5).kind, ELASTIR_STRAIN_MIXED); /* 0.0212 */
  ck_assert_int_eq(softest(1.0, 0.026, -1.026, 1.5).kind, ELASTIR_STRAIN_SHEAR);
  ck_assert_int_eq(softest(1.0, 0.030, -1.030, 1.5).kind, ELASTIR_STRAIN_DEVIATORIC);
  ck_assert_int_eq(softest(1.0, 1.0, 0.74, 1.5).kind, ELASTIR_STRAIN_VOLUMETRIC); /* 0.9825 */
  ck_assert_int_eq(softest(1.0, 1.0, 0.70, 1.5).kind, ELASTIR_STRAIN_MIXED);      /* 0.9759 */
  ck_assert_int_eq(softest(1.0, 0.19, 0.0, 1.5).kind, ELASTIR_STRAIN_UNIAXIAL);   /* 0.9824 */
  ck_assert_int_eq(softest(1.0, 0.22, 0.0, 1.5).kind, ELASTIR_STRAIN_MIXED);      /* 0.9767 */
}
END_TEST

START_TEST(test_plane)
{
  /* Directions are as good within 1e-11. */
  double c[9] = {20.0, 5.0, 0.0, 5.0, 20.0, 0.0, 0.0, 0.0, 4.0};
  elastir_plane plane;
  c[4] = 20.0 * (1.0 - 0.6e-11);
  ck_assert(elastir_analyse_plane(c, &plane));
  ck_assert_int_eq(plane.youngs_modulus_n_m.max.equivalents, 2);
  c[4] = 20.0 * (1.0 - 2e-11);
  ck_assert(elastir_analyse_plane(c, &plane));
  ck_assert_int_eq(plane.youngs_modulus_n_m.max.equivalents, 1);
  /* A slab is isotropic if what is left of its variation is 1e-12 of the terms. */
  double round[9] = {10.0, 4.0, 0.0, 4.0, 10.0, 0.0, 0.0, 0.0, 3.0 * (1.0 + 0.7e-12)};
  ck_assert(elastir_analyse_plane(round, &plane));
  ck_assert_int_eq(plane.youngs_modulus_n_m.max.equivalents, 0);
  round[8] = 3.0 * (1.0 + 4e-12);
  ck_assert(elastir_analyse_plane(round, &plane));
  ck_assert_int_gt(plane.youngs_modulus_n_m.max.equivalents, 0);
  /* The classes as far as rounding lets one see. */
  const double half = 0.01;
  for (int above = 0; above < 2; above++) {
    double x = (above ? 1.01 : 0.99) * half;
    const double isotropic[9] = {10.0, 4.0, 0.0, 4.0, 10.0, 0.0, 0.0, 0.0, 3.0 + 2.0 * x};
    const double square[9] = {10.0 + 2.0 * x, 4.0, 0.0, 4.0, 10.0, 0.0, 0.0, 0.0, 1.0};
    const double turned[9] = {10.0, 4.0, 1.0, 4.0, 10.0, -1.0 + 2.0 * x, 1.0, -1.0 + 2.0 * x, 1.0};
    const double straight[9] = {10.0, 4.0, x, 4.0, 8.0, x, x, x, 1.0};
    ck_assert_int_eq(elastir_plane_symmetry_of(isotropic, half),
                     above ? ELASTIR_PLANE_SQUARE : ELASTIR_PLANE_ISOTROPIC);
    ck_assert_int_eq(elastir_plane_symmetry_of(square, half),
                     above ? ELASTIR_PLANE_RECTANGULAR : ELASTIR_PLANE_SQUARE);
    ck_assert_int_eq(elastir_plane_symmetry_of(turned, half),
                     above ? ELASTIR_PLANE_OBLIQUE : ELASTIR_PLANE_SQUARE);
    ck_assert_int_eq(elastir_plane_symmetry_of(straight, half),
                     above ? ELASTIR_PLANE_OBLIQUE : ELASTIR_PLANE_RECTANGULAR);
  }
}
END_TEST

/* A spread is nothing if its square is below 1e-14 of that of the mean. */
START_TEST(test_no_spread)
{
  for (int above = 0; above < 2; above++) {
    double c[36], s[36];
    fill_cubic(30.0, 10.0, 10.0, c);
    ck_assert(elastir_compliance(c, s, NULL));
    /* 1/E = S11 - 2 J (x^2 y^2 + y^2 z^2 + z^2 x^2), a sum with variance 4/525. */
    double j = s[0] * (above ? 1.3e-7 : 0.8e-7) / sqrt(16.0 / 525.0);
    for (int i = 3; i < 6; i++)
      s[7 * i] -= 2.0 * j;
    elastir_spread spread = elastir_spread_over_sphere(s).youngs_modulus_gpa;
    if (above)
      ck_assert_double_eq_tol(spread.standard_deviation / spread.mean, 1.3e-7, 0.1e-7);
    else
      ck_assert_double_eq(spread.standard_deviation, 0.0);
  }
}
END_TEST

/* Rounding may take 0.002 GPa of a symmetry: C66 of a cubic tensor by x leaves x sqrt(8/3). */
START_TEST(test_symmetry_tolerance)
{
  for (int above = 0; above < 2; above++) {
    double c[36];
    elastir_symmetry symmetry;
    fill_cubic(12.0, 9.0, 1.2, c);
    c[35] += (above ? 0.00205 : 0.00195) / sqrt(8.0 / 3.0);
    elastir_find_symmetry(c, 0.0, false, &symmetry);
    ck_assert_int_eq(symmetry.given_frame,
                     above ? ELASTIR_CLASS_TETRAGONAL_HIGH : ELASTIR_CLASS_CUBIC);
  }
}
END_TEST

/* Where several settings fit alike the usual one, z, is kept. */
START_TEST(test_usual_setting)
{
  double c[36];
  elastir_symmetry symmetry;
  fill_cubic(12.0, 9.0, 1.2, c);
  elastir_find_symmetry(c, 0.0, false, &symmetry);
  ck_assert_int_eq(symmetry.fits[ELASTIR_CLASS_TETRAGONAL_HIGH].setting.axis, 2);
  ck_assert_int_eq(symmetry.fits[ELASTIR_CLASS_HEXAGONAL].setting.axis, 2);
}
END_TEST

START_TEST(test_singular)
{
  double c[36], s[36];
  fill_cubic(10.0, 5.0, 0.5 * 1.1e-13 * 20.0, c); /* 2 C44 against C11 + 2 C12 */
  ck_assert(elastir_compliance(c, s, NULL));
  fill_cubic(10.0, 5.0, 0.5 * 0.9e-13 * 20.0, c);
  ck_assert(!elastir_compliance(c, s, NULL));
}
END_TEST

START_TEST(test_fits_and_scatter)
{
  double c[36];
  const elastir_extrema none[4] = {{{.degeneracy = ELASTIR_UNDEFINED}, {.degeneracy = 0}}};
  const elastir_uncertainty_options options = {0, 0};
  elastir_uncertainty u;
  elastir_stiffness_fit fit = {.points = 5, .order = 1};
  elastir_stiffness_data data = {.tolerance_gpa = NAN, .pressure_gpa = NAN, .points = 3, .order = 2};
  data.fits = &fit;
  data.fit_count = 1;
  fill_cubic(12.0, 9.0, 1.2, c);
  for (int above = 0; above < 2; above++) {
    memcpy(data.stiffness_gpa, c, sizeof c);
    memcpy(fit.stiffness_gpa, c, sizeof c);
    fit.stiffness_gpa[0] += above ? 0.00051 : 0.00049; /* half of the last digit printed */
    for (int i = 0; i < 36; i++) {
      data.half_unit_gpa[i] = 0.0005;
      data.raw_gpa[i] = NAN;
    }
    data.raw_gpa[0] = data.raw_gpa[21] = 12.0;
    data.raw_gpa[3] = above ? 1.1e-7 : 0.9e-7; /* against zero: eight decimals */
    ck_assert(elastir_estimate_uncertainty(&data, &(elastir_known_optima){.extrema = none}, &options,
                                           &u));
    ck_assert_int_eq(u.fits_repeated, above ? 0 : 1);
    ck_assert_int_eq(u.fits.inputs, above ? 1 : 0);
    ck_assert_int_eq(u.scatter.inputs, above ? 1 : 0);
  }
}
END_TEST

START_TEST(test_directions)
{
  double a[3] = {-0.9e-9, 1.0, 0.0}, b[3] = {-1.1e-9, 1.0, 0.0};
  vec3_canonical_sign(a);
  vec3_canonical_sign(b);
  ck_assert_double_eq(a[1], 1.0);
  ck_assert_double_eq(b[1], -1.0);
  const double c[3] = {0.2 + 0.4e-6, 0.1, 0.0}, d[3] = {0.2, 0.2, 0.0}, e[3] = {0.2 + 0.6e-6, 0, 0};
  ck_assert_int_gt(vec3_compare(c, d), 0); /* first components alike: the second decides */
  ck_assert_int_lt(vec3_compare(e, d), 0);
  double near_x[3] = {1.0, 3.2e-5, 0.0}, less_near[3] = {1.0, 6e-5, 0.0}, m[3];
  elastir_normalise(near_x); /* 1 - 0.5e-9 */
  vec3_transverse(near_x, m);
  ck_assert_double_gt(m[1], 0.9);
  elastir_normalise(less_near); /* 1 - 1.8e-9 */
  vec3_transverse(less_near, m);
  ck_assert_double_lt(m[1], -0.9);
}
END_TEST

/* p is fastest along the axes where C12 + 2 C44 < C11. */
START_TEST(test_wave_optima)
{
  for (int above = 0; above < 2; above++) {
    double c[36];
    elastir_wave_extrema waves;
    fill_cubic(12.0, 3.0, 2.0, c);
    c[0] -= (above ? 1.1e-10 : 0.9e-10) * 12.0;
    ck_assert(elastir_waves_extrema(c, 1.0, &waves));
    ck_assert_int_eq(waves.ranges[ELASTIR_WAVE_P].max.equivalents, above ? 2 : 3);
    /* Across a hexagonal axis all are as good; C66 off by x raises p by x within 45 degrees. The
     * optimum is judged on a circle of 0.05 rad, where the rise is 4 sin^2 cos^2 of that. */
    fill_hexagonal(12.0, 3.0, 2.0, 9.0, 2.0, c);
    double rise = (above ? 1.2e-8 : 0.8e-8) * 12.0, part = 4.0 * 0.05 * 0.05;
    c[35] -= rise / part;
    ck_assert(elastir_waves_extrema(c, 1.0, &waves));
    ck_assert_int_eq(waves.ranges[ELASTIR_WAVE_P].max.degeneracy,
                     above ? ELASTIR_ISOLATED : ELASTIR_CONTINUOUS);
  }
}
END_TEST

Suite *suite_elastic_thresholds(void)
{
  Suite *suite = suite_create("thresholds");
  TCase *tests = tcase_create("thresholds");
  tcase_set_timeout(tests, 60);
  tcase_add_test(tests, test_frame_derivatives);
  tcase_add_test(tests, test_anisotropy_cut);
  tcase_add_test(tests, test_shared_waves);
  tcase_add_test(tests, test_sets_of_optima);
  tcase_add_test(tests, test_flat_curvature);
  tcase_add_test(tests, test_equal_optima);
  tcase_add_test(tests, test_default_gaps);
  tcase_add_test(tests, test_softest_strain);
  tcase_add_test(tests, test_plane);
  tcase_add_test(tests, test_no_spread);
  tcase_add_test(tests, test_symmetry_tolerance);
  tcase_add_test(tests, test_usual_setting);
  tcase_add_test(tests, test_singular);
  tcase_add_test(tests, test_fits_and_scatter);
  tcase_add_test(tests, test_directions);
  tcase_add_test(tests, test_wave_optima);
  suite_add_tcase(suite, tests);
  return suite;
}
