/* SPDX-License-Identifier: GPL-3.0-or-later */
/* test_contact.c: contact moduli against closed forms and against Stroh's eigenvectors. */
#include "elastic/contact.h"

#include <gsl/gsl_complex_math.h>
#include <gsl/gsl_eigen.h>
#include <gsl/gsl_linalg.h>

#include "elastic/contact_series.h"
#include "elastic/half_space.h"
#include "elastic/tensors.h"
#include "elastic/vec3.h"
#include "suite.h"

static const double x[3] = {1.0, 0.0, 0.0}, z[3] = {0.0, 0.0, 1.0};

START_TEST(test_isotropic)
{
  double c[36];
  elastir_contact contact;
  fill_cubic(120.0, 40.0, 40.0, c);
  const double e = 40.0 * (3.0 * 40.0 + 2.0 * 40.0) / 80.0, nu = 0.25; /* lambda = mu = 40 */
  const double n[3] = {0.48, 0.6, 0.64};
  ck_assert_double_eq_tol(elastir_contact_modulus(c, n), e / (1.0 - nu * nu), 1e-11);
  ck_assert(elastir_contact_over_sphere(c, &contact));
  ck_assert_double_eq_tol(contact.mean_gpa, e / (1.0 - nu * nu), 1e-10);
  ck_assert_double_eq(contact.standard_deviation_gpa, 0.0);
  ck_assert_double_eq_tol(contact.max.value_gpa, contact.min.value_gpa, 1e-10);
  /* A diamond tip: E = 1141 GPa, nu = 0.07. */
  ck_assert_double_eq_tol(elastir_reduced_modulus(100.0, 1141.0, 0.07),
                          1.0 / (0.01 + 0.9951 / 1141.0), 1e-12);
  ck_assert_double_eq(elastir_reduced_modulus(100.0, INFINITY, 0.2), 100.0);
  ck_assert(isnan(elastir_reduced_modulus(-1.0, 1.0, 0.2)));
  ck_assert(isnan(elastir_reduced_modulus(1.0, 0.0, 0.2)));
}
END_TEST

/* A. Delafargue and F.-J. Ulm, Int. J. Solids Struct. 41, 7351 (2004), along the axis. */
static double delafargue(double c11, double c13, double c33, double c44)
{
  return 2.0 * sqrt((c11 * c33 - c13 * c13) / c11 /
                    (1.0 / c44 + 2.0 / (sqrt(c11 * c33) + c13)));
}

START_TEST(test_transversely_isotropic)
{
  double c[36];
  fill_hexagonal(165.0, 31.0, 50.0, 62.0, 39.6, c);
  ck_assert_double_eq_tol(delafargue(165.0, 50.0, 62.0, 39.6), 69.78018261, 1e-8);
  ck_assert_double_eq_tol(elastir_contact_modulus(c, z), 69.78018261, 1e-7);
  fill_hexagonal(162.4, 92.0, 69.0, 180.7, 46.7, c);
  ck_assert_double_eq_tol(elastir_contact_modulus(c, z), 142.7013082, 1e-6);
  uint64_t state = 41;
  for (int trial = 0; trial < 50; trial++) {
    /* Stable: C33 (C11 + C12) > 2 C13^2. */
    double c11 = 20.0 + 10.0 * random_unit(&state), c12 = 4.0 * random_unit(&state);
    double c13 = 5.0 * random_unit(&state), c33 = 15.0 + 10.0 * random_unit(&state);
    double c44 = 6.0 + 5.0 * random_unit(&state);
    fill_hexagonal(c11, c12, c13, c33, c44, c);
    double expected = delafargue(c11, c13, c33, c44);
    ck_assert_double_eq_tol(elastir_contact_modulus(c, z), expected, 1e-8 * expected);
  }
}
END_TEST

START_TEST(test_cubic)
{
  double c[36];
  const double ways[3][3] = {{1, 0, 0}, {1, 1, 0}, {1, 1, 1}};
  /* Values of an independent computation. */
  const double copper[3] = {134.013, 147.386, 151.585}, zif8[3] = {4.6186, 4.5790, 4.5658};
  elastir_contact contact;
  for (int k = 0; k < 3; k++) {
    double n[3] = {ways[k][0], ways[k][1], ways[k][2]};
    elastir_normalise(n);
    fill_cubic(168.4, 121.4, 75.4, c);
    ck_assert_double_eq_tol(elastir_contact_modulus(c, n), copper[k], 6e-4);
    fill_cubic(12.076, 9.273, 1.213, c);
    ck_assert_double_eq_tol(elastir_contact_modulus(c, n), zif8[k], 6e-5);
  }
  ck_assert(elastir_contact_over_sphere(c, &contact));
  ck_assert_double_eq_tol(contact.max.value_gpa, elastir_contact_modulus(c, x), 1e-8);
  ck_assert_double_eq_tol(contact.max.direction[0], 1.0, 1e-9);
  ck_assert_double_eq_tol(contact.min.direction[0], sqrt(1.0 / 3.0), 1e-12);
  ck_assert_double_eq_tol(contact.min.value_gpa, 4.5658, 6e-5);
  ck_assert_double_gt(contact.mean_gpa, contact.min.value_gpa);
  ck_assert_double_lt(contact.mean_gpa, contact.max.value_gpa);
  fill_cubic(10.0, 12.0, 1.0, c);
  ck_assert(isnan(elastir_contact_modulus(c, x)));
  ck_assert(!elastir_contact_over_sphere(c, &contact));
  ck_assert(isnan(contact.mean_gpa));
}
END_TEST

/* Another way: fields exp(i k (x + p z)) in the half space. Each of the three decaying ones is an
 * eigenvector of Stroh's matrix with displacement a and traction b (T. C. T. Ting, Anisotropic
 * Elasticity, 1996, chapter 5); a unit pressure on the surface sinks it by Re(i A B^-1)_nn. */
static double stroh_sinking(const double c[36], const double n[3], const double k[3])
{
  double q[9] = {0}, r[9] = {0}, t[9] = {0};
  for (int code = 0; code < 81; code++) {
    int i = code / 27, j = code / 9 % 3, m = code / 3 % 3, l = code % 3;
    double element = elastir_stiffness_component(c, i, j, m, l);
    q[3 * j + m] += k[i] * element * k[l];
    r[3 * j + m] += k[i] * element * n[l];
    t[3 * j + m] += n[i] * element * n[l];
  }
  gsl_matrix *stroh = gsl_matrix_alloc(6, 6);
  gsl_matrix_view tv = gsl_matrix_view_array(t, 3, 3);
  ck_assert_int_eq(gsl_linalg_cholesky_decomp1(&tv.matrix), 0);
  ck_assert_int_eq(gsl_linalg_cholesky_invert(&tv.matrix), 0);
  for (int i = 0; i < 3; i++)
    for (int j = 0; j < 3; j++) {
      double n1 = 0.0, n3 = -q[3 * i + j];
      for (int a = 0; a < 3; a++) {
        n1 -= t[3 * i + a] * r[3 * j + a];
        for (int b = 0; b < 3; b++)
          n3 += r[3 * i + a] * t[3 * a + b] * r[3 * j + b];
      }
      gsl_matrix_set(stroh, (size_t)i, (size_t)j, n1);
      gsl_matrix_set(stroh, (size_t)j + 3, (size_t)i + 3, n1);
      gsl_matrix_set(stroh, (size_t)i, (size_t)j + 3, t[3 * i + j]);
      gsl_matrix_set(stroh, (size_t)i + 3, (size_t)j, n3);
    }
  gsl_vector_complex *values = gsl_vector_complex_alloc(6);
  gsl_matrix_complex *vectors = gsl_matrix_complex_alloc(6, 6);
  gsl_eigen_nonsymmv_workspace *work = gsl_eigen_nonsymmv_alloc(6);
  ck_assert_int_eq(gsl_eigen_nonsymmv(stroh, values, vectors, work), 0);
  gsl_matrix_complex *a = gsl_matrix_complex_alloc(3, 3), *b = gsl_matrix_complex_alloc(3, 3);
  size_t found = 0;
  for (size_t e = 0; e < 6; e++) {
    gsl_complex exponent = gsl_vector_complex_get(values, e);
    if (GSL_IMAG(exponent) <= 0.0)
      continue;
    for (size_t i = 0; i < 3; i++) { /* rows: A^T and B^T */
      gsl_matrix_complex_set(a, found, i, gsl_matrix_complex_get(vectors, i, e));
      gsl_matrix_complex_set(b, found, i, gsl_matrix_complex_get(vectors, i + 3, e));
    }
    found++;
  }
  ck_assert_uint_eq(found, 3);
  /* n.A B^-1.n = n.A.y with B y = n. */
  gsl_matrix_complex_transpose(b);
  gsl_vector_complex *right = gsl_vector_complex_alloc(3), *y = gsl_vector_complex_alloc(3);
  gsl_permutation *order = gsl_permutation_alloc(3);
  int sign;
  for (size_t i = 0; i < 3; i++)
    gsl_vector_complex_set(right, i, gsl_complex_rect(n[i], 0.0));
  ck_assert_int_eq(gsl_linalg_complex_LU_decomp(b, order, &sign), 0);
  ck_assert_int_eq(gsl_linalg_complex_LU_solve(b, order, right, y), 0);
  double imaginary = 0.0;
  for (size_t e = 0; e < 3; e++)
    for (size_t i = 0; i < 3; i++) {
      gsl_complex part = gsl_complex_mul(gsl_matrix_complex_get(a, e, i),
                                         gsl_vector_complex_get(y, e));
      imaginary += n[i] * GSL_IMAG(part);
    }
  gsl_matrix_free(stroh);
  gsl_vector_complex_free(values);
  gsl_matrix_complex_free(vectors);
  gsl_eigen_nonsymmv_free(work);
  gsl_matrix_complex_free(a);
  gsl_matrix_complex_free(b);
  gsl_vector_complex_free(right);
  gsl_vector_complex_free(y);
  gsl_permutation_free(order);
  return -imaginary; /* Re(i z) */
}

START_TEST(test_against_stroh)
{
  uint64_t state = 43;
  for (int trial = 0; trial < 40; trial++) {
    double c[36], n[3], u[3], w[3], sum = 0.0;
    enum { ANGLES = 256 };
    random_stable(&state, 0.5 + trial % 4 * 0.5, c);
    random_direction(&state, n);
    elastir_tangent_frame(n, u, w);
    for (int a = 0; a < ANGLES; a++) {
      double angle = M_PI * a / ANGLES, k[3];
      for (int i = 0; i < 3; i++)
        k[i] = cos(angle) * u[i] + sin(angle) * w[i];
      sum += stroh_sinking(c, n, k);
    }
    double expected = 2.0 * ANGLES / sum;
    ck_assert_double_eq_tol(elastir_contact_modulus(c, n), expected, 1e-7 * expected);
  }
}
END_TEST

/* Brute force: how deep a load P of Gaussian pressure of width a sinks the surface below its middle, by
 * the integral of its Fourier transform with the response to each wave,
 *   u = P/(4 pi^2) int d phi int dk g(phi) exp(-k^2 a^2/2),
 * where an isotropic solid of the modulus M has g = 2/M and so u = P/(pi M a) (pi/2)^1/2. Waves along
 * as many angles as it takes. */
static double sinking_modulus(const double c[36], const double n[3], int angles)
{
  const double a = 1.0, step = 0.05, last = 9.0; /* exp(-40), and steps that are exact for a Gaussian */
  double u[3], w[3], depth = 0.0;
  elastir_tangent_frame(n, u, w);
  for (int t = 0; t < angles; t++) {
    double angle = M_PI * (t + 0.5) / angles, k[3]; /* g(phi + pi) = g(phi) */
    for (int i = 0; i < 3; i++)
      k[i] = cos(angle) * u[i] + sin(angle) * w[i];
    double response = stroh_sinking(c, n, k), radial = 0.5;
    for (double size = step; size < last; size += step)
      radial += exp(-0.5 * size * size * a * a);
    depth += response * radial * step * (2.0 * M_PI / angles) / (4.0 * M_PI * M_PI);
  }
  return sqrt(0.5 * M_PI) / (M_PI * a * depth);
}

START_TEST(test_brute_force)
{
  uint64_t state = 61;
  for (unsigned long trial = 0; trial < trials_of(20); trial++) {
    double c[36], n[3], expected = 0.0, before;
    int angles = 32;
    random_stable(&state, 0.5 + (double)(trial % 5) * 0.5, c); /* conditions up to 300 */
    random_direction(&state, n);
    do {
      before = expected;
      expected = sinking_modulus(c, n, angles);
      angles *= 2;
    } while (angles <= 8192 && !(fabs(expected - before) < 1e-9 * expected));
    ck_assert_msg(fabs(elastir_contact_modulus(c, n) - expected) < 1e-7 * expected,
                  "tensor %lu: %.12g, brute force %.12g", trial, elastir_contact_modulus(c, n), expected);
  }
}
END_TEST

/* A third way, without roots and without factors: the integral of Barnett and Lothe for L by equal
 * steps around the circle. */
static void add_turned(const double c[36], const double m[3], const double p[3], double sum[9])
{
  double mm[9] = {0}, mp[9] = {0}, pp[9] = {0};
  for (int code = 0; code < 81; code++) {
    int i = code / 27, j = code / 9 % 3, k = code / 3 % 3, l = code % 3;
    double element = elastir_stiffness_component(c, i, j, k, l);
    mm[3 * j + k] += m[i] * element * m[l];
    mp[3 * j + k] += m[i] * element * p[l];
    pp[3 * j + k] += p[i] * element * p[l];
  }
  gsl_matrix_view view = gsl_matrix_view_array(pp, 3, 3);
  ck_assert_int_eq(gsl_linalg_cholesky_decomp1(&view.matrix), 0);
  ck_assert_int_eq(gsl_linalg_cholesky_invert(&view.matrix), 0);
  for (int j = 0; j < 3; j++)
    for (int k = 0; k < 3; k++) {
      sum[3 * j + k] += mm[3 * j + k];
      for (int e = 0; e < 9; e++)
        sum[3 * j + k] -= mp[3 * j + e / 3] * pp[e] * mp[3 * k + e % 3];
    }
}

static double integrated_response(const double c[36], const double n[3], const double k[3],
                                  int steps)
{
  double l[9] = {0}, column[3];
  for (int a = 0; a < steps; a++) {
    double angle = M_PI * a / steps, m[3], p[3];
    for (int i = 0; i < 3; i++) {
      m[i] = cos(angle) * k[i] + sin(angle) * n[i];
      p[i] = cos(angle) * n[i] - sin(angle) * k[i];
    }
    add_turned(c, m, p, l);
  }
  gsl_matrix_view view = gsl_matrix_view_array(l, 3, 3);
  gsl_vector_const_view right = gsl_vector_const_view_array(n, 3);
  gsl_vector_view left = gsl_vector_view_array(column, 3);
  ck_assert_int_eq(gsl_linalg_cholesky_decomp1(&view.matrix), 0);
  ck_assert_int_eq(gsl_linalg_cholesky_solve(&view.matrix, &right.vector, &left.vector), 0);
  return steps * vec3_dot(n, column);
}

/* Isotropic ones among them: there all three roots coincide. */
START_TEST(test_response_against_the_integral)
{
  uint64_t state = 53;
  for (int trial = 0; trial < 60; trial++) {
    double c[36], axes[9];
    half_space space;
    half_space_factor factor = {{0}, {0}};
    random_stable(&state, 0.5 + trial % 3 * 0.5, c);
    if (trial % 10 == 0)
      fill_cubic(120.0, 40.0, 40.0 * (1.0 + (trial / 10) * 1e-9), c);
    random_direction(&state, axes + 6);
    elastir_tangent_frame(axes + 6, axes, axes + 3);
    ck_assert(half_space_prepare(c, axes, &space));
    for (int a = 0; a < 3; a++) { /* each begins where the one before ended */
      double angle = 0.3 + a, k[3];
      for (int i = 0; i < 3; i++)
        k[i] = cos(angle) * axes[i] + sin(angle) * axes[3 + i];
      double coarse = integrated_response(c, axes + 6, k, 128);
      double fine = integrated_response(c, axes + 6, k, 256);
      double value = half_space_response(&space, cos(angle), sin(angle), &factor);
      ck_assert_double_eq_tol(value, fine, fabs(fine - coarse) + 1e-10 * fine);
    }
  }
}
END_TEST

/* The series of L^-1 against the sum over directions, and its error as the order is doubled: a
 * smooth function's falls with every degree. Poles are among the normals, and those of the rule. */
START_TEST(test_series_against_the_sum)
{
  uint64_t tensors = 71;
  for (unsigned long index = 0; index < trials_of(50); index++) {
    double c[36], worst[2] = {0.0, 0.0};
    random_stable(&tensors, 0.5 + (double)(index % 4) * 0.5, c);
    for (int k = 0; k < 2; k++) {
      contact_series series;
      uint64_t state = 67;
      ck_assert(contact_series_begin(k == 0 ? 48 : 96, &series));
      ck_assert(contact_series_fill(c, &series));
      for (int trial = 0; trial < 10; trial++) {
        double n[3];
        random_direction(&state, n);
        if (trial < 2)
          n[0] = n[1] = n[1 + trial] = 0.0, n[2 - trial] = 1.0;
        if (trial == 2)
          contact_series_direction(&series, 3, 5, n);
        double expected = elastir_contact_modulus(c, n);
        double value = contact_series_modulus(&series, n);
        if (trial == 2)
          ck_assert_double_eq_tol(value, series.value[3 * series.angles + 5],
                                  (k == 0 ? 1e-3 : 1e-4) * expected);
        worst[k] = fmax(worst[k], fabs(value / expected - 1.0));
      }
      contact_series_free(&series);
    }
    ck_assert_msg(worst[0] < 1e-3 && worst[1] < 1e-4, "tensor %lu: %.1e, %.1e", index, worst[0],
                  worst[1]);
    ck_assert_msg(worst[1] < 2e-8 || worst[1] < 0.1 * worst[0], "tensor %lu: %.1e after %.1e",
                  index, worst[1], worst[0]);
  }
}
END_TEST

/* A film a million times softer across than along: no series of L^-1 settles, and the values of the
 * rule come one by one. Values along and across the axis bound what is told. */
START_TEST(test_very_soft)
{
  double c[36];
  elastir_contact contact;
  fill_hexagonal(100.0, 20.0, 1e-5, 1e-4, 1e-4, c);
  ck_assert(elastir_contact_over_sphere(c, &contact));
  double along = elastir_contact_modulus(c, z), across = elastir_contact_modulus(c, x);
  ck_assert_double_eq_tol(along, delafargue(100.0, 1e-5, 1e-4, 1e-4), 1e-6 * along);
  ck_assert_double_le(contact.min.value_gpa, fmin(along, across) * (1.0 + 1e-6));
  ck_assert_double_ge(contact.max.value_gpa, fmax(along, across) * (1.0 - 1e-6));
  ck_assert_double_gt(contact.mean_gpa, contact.min.value_gpa);
  ck_assert_double_lt(contact.mean_gpa, contact.max.value_gpa);
}
END_TEST

/* No direction of a fine grid is better; the mean is that of the grid. */
START_TEST(test_over_the_sphere)
{
  uint64_t state = 47;
  for (int trial = 0; trial < 3; trial++) {
    double c[36], low = INFINITY, high = 0.0, sum = 0.0, weights = 0.0;
    elastir_contact contact;
    random_stable(&state, 1.0, c);
    ck_assert(elastir_contact_over_sphere(c, &contact));
    for (int i = 0; i < 15; i++)
      for (int j = 0; j < 30; j++) {
        double theta = M_PI * (i + 0.5) / 30.0, phi = M_PI * j / 15.0, weight = sin(theta);
        const double n[3] = {sin(theta) * cos(phi), sin(theta) * sin(phi), cos(theta)};
        double value = elastir_contact_modulus(c, n);
        low = fmin(low, value);
        high = fmax(high, value);
        sum += weight * value;
        weights += weight;
      }
    ck_assert_double_ge(low, contact.min.value_gpa * (1.0 - 1e-6));
    ck_assert_double_le(high, contact.max.value_gpa * (1.0 + 1e-6));
    ck_assert_double_le(low, contact.min.value_gpa * 1.02);
    ck_assert_double_ge(high, contact.max.value_gpa * 0.98);
    /* The midpoint rule with 6 degrees: some 1e-3. */
    ck_assert_double_eq_tol(contact.mean_gpa, sum / weights, 3e-3 * contact.mean_gpa);
    ck_assert_double_le(contact.error_gpa, 1e-3 * contact.mean_gpa);
    ck_assert_double_eq_tol(elastir_contact_modulus(c, contact.min.direction),
                            contact.min.value_gpa, 1e-8 * contact.min.value_gpa);
  }
}
END_TEST

/* Rounding leaves no deviation, whatever the unit. A small change d of the modulus along the axes gives a
 * deviation in proportion to d. */
START_TEST(test_least_deviation)
{
  const double scales[] = {1.0, 1e-4};
  for (int k = 0; k < 2; k++) {
    double c[36], scale = scales[k];
    elastir_contact contact;
    fill_cubic(120.0 * scale, 40.0 * scale, 40.0 * scale, c);
    ck_assert(elastir_contact_over_sphere(c, &contact));
    ck_assert_double_eq(contact.standard_deviation_gpa, 0.0);
    fill_cubic(120.0 * scale, 40.0 * scale, 40.0 * (1.0 + 1e-4) * scale, c);
    ck_assert(elastir_contact_over_sphere(c, &contact));
    double first = contact.standard_deviation_gpa / contact.mean_gpa;
    ck_assert_double_gt(first, 1e-6);
    fill_cubic(120.0 * scale, 40.0 * scale, 40.0 * (1.0 + 2e-4) * scale, c);
    ck_assert(elastir_contact_over_sphere(c, &contact));
    ck_assert_double_eq_tol(contact.standard_deviation_gpa / contact.mean_gpa / first, 2.0, 0.02);
    fill_cubic(120.0 * scale, 40.0 * scale, 40.0 * (1.0 + 1e-8) * scale, c);
    ck_assert(elastir_contact_over_sphere(c, &contact));
    ck_assert_double_eq_tol(contact.standard_deviation_gpa / contact.mean_gpa / first, 1e-4, 1e-6);
  }
}
END_TEST

Suite *suite_elastic_contact(void)
{
  Suite *suite = suite_create("contact");
  TCase *tests = tcase_create("contact");
  tcase_set_timeout(tests, 600);
  tcase_add_test(tests, test_isotropic);
  tcase_add_test(tests, test_transversely_isotropic);
  tcase_add_test(tests, test_cubic);
  tcase_add_test(tests, test_least_deviation);
  tcase_add_test(tests, test_against_stroh);
  tcase_add_test(tests, test_brute_force);
  tcase_add_test(tests, test_response_against_the_integral);
  tcase_add_test(tests, test_series_against_the_sum);
  tcase_add_test(tests, test_very_soft);
  tcase_add_test(tests, test_over_the_sphere);
  suite_add_tcase(suite, tests);
  return suite;
}
