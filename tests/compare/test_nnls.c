/* SPDX-License-Identifier: GPL-3.0-or-later */
/* test_nnls.c: non-negative least squares against every possible active set. */
#include "suite.h"

#include <math.h>

#include <gsl/gsl_linalg.h>
#include <gsl/gsl_randist.h>

#include "compare/nnls.h"

enum { ROWS = 9, MOST = 5 };

/* min |A x - b| as compare has it: by an orthogonal basis of the columns. */
static bool solve(const double *a, const double *b, size_t rows, size_t columns, size_t bounded,
                  double *x)
{
  double q[ROWS * MOST], r[MOST * MOST], c[MOST];
  memcpy(q, a, rows * columns * sizeof *q);
  nnls_orthogonalise(q, rows, columns, r);
  for (size_t j = 0; j < columns; j++) {
    c[j] = 0.0;
    for (size_t i = 0; i < rows; i++)
      c[j] += q[i * columns + j] * b[i];
  }
  return nnls_solve(r, c, columns, bounded, x);
}

static double square_of(const double *a, const double *b, size_t columns, const double *x)
{
  double square = 0.0;
  for (size_t i = 0; i < ROWS; i++) {
    double sum = -b[i];
    for (size_t j = 0; j < columns; j++)
      sum += a[i * columns + j] * x[j];
    square += sum * sum;
  }
  return square;
}

/* Plain least squares on the columns in `set` by GSL's QR; others 0. */
static void least_squares(const double *a, const double *b, size_t columns, unsigned set,
                          double *x)
{
  size_t index[MOST], m = 0;
  for (size_t j = 0; j < columns; j++) {
    x[j] = 0.0;
    if (set >> j & 1u)
      index[m++] = j;
  }
  if (m == 0)
    return;
  gsl_matrix *matrix = gsl_matrix_alloc(ROWS, m);
  gsl_vector *tau = gsl_vector_alloc(m), *rhs = gsl_vector_alloc(ROWS), *out = gsl_vector_alloc(m),
             *residual = gsl_vector_alloc(ROWS);
  for (size_t i = 0; i < ROWS; i++) {
    gsl_vector_set(rhs, i, b[i]);
    for (size_t j = 0; j < m; j++)
      gsl_matrix_set(matrix, i, j, a[i * columns + index[j]]);
  }
  gsl_linalg_QR_decomp(matrix, tau);
  gsl_linalg_QR_lssolve(matrix, tau, rhs, out, residual);
  for (size_t j = 0; j < m; j++)
    x[index[j]] = gsl_vector_get(out, j);
  gsl_matrix_free(matrix);
  gsl_vector_free(tau);
  gsl_vector_free(rhs);
  gsl_vector_free(out);
  gsl_vector_free(residual);
}

static void brute_force(const double *a, const double *b, size_t columns, size_t bounded,
                        double *best)
{
  double least = INFINITY;
  for (unsigned set = 0; set < 1u << columns; set++) {
    if (set >> bounded != (1u << (columns - bounded)) - 1u) /* free unknowns are always in */
      continue;
    double x[MOST];
    least_squares(a, b, columns, set, x);
    bool feasible = true;
    for (size_t j = 0; j < bounded; j++)
      feasible = feasible && x[j] >= 0.0;
    double square = square_of(a, b, columns, x);
    if (feasible && square < least) {
      least = square;
      for (size_t j = 0; j < columns; j++)
        best[j] = x[j];
    }
  }
}

START_TEST(every_active_set_is_tried_and_none_is_better)
{
  gsl_rng *generator = gsl_rng_alloc(gsl_rng_mt19937);
  gsl_rng_set(generator, 1);
  size_t at_bound = 0;
  for (int trial = 0; trial < 2000; trial++) {
    size_t columns = 1 + (size_t)trial % MOST;
    size_t bounded = gsl_rng_uniform_int(generator, columns + 1);
    double a[ROWS * MOST], b[ROWS], x[MOST], expected[MOST] = {0};
    for (size_t i = 0; i < ROWS * columns; i++) /* mostly positive: strongly dependent columns */
      a[i] = gsl_ran_gaussian(generator, 1.0) + (trial % 3 ? 0.0 : 3.0);
    for (size_t i = 0; i < ROWS; i++)
      b[i] = gsl_ran_gaussian(generator, 1.0);
    ck_assert(solve(a, b, ROWS, columns, bounded, x));
    brute_force(a, b, columns, bounded, expected);
    for (size_t j = 0; j < columns; j++) {
      /* the same normal equations by two orthogonalisations; condition below 1e4 */
      ck_assert_double_eq_tol(x[j], expected[j], 1e-9 * (1.0 + fabs(expected[j])));
      at_bound += j < bounded && x[j] == 0.0;
      ck_assert(j >= bounded || x[j] >= 0.0);
    }
  }
  ck_assert_uint_gt(at_bound, 500); /* the bounds did play a part */
  gsl_rng_free(generator);
}
END_TEST

START_TEST(dependent_columns_do_no_harm)
{
  /* the second column is twice the first, the fourth is 0 */
  double a[4 * 4] = {1, 2, 0, 0, 1, 2, 1, 0, 1, 2, 2, 0, 1, 2, 3, 0};
  double b[4] = {3, 4, 5, 6}, x[4];
  ck_assert(solve(a, b, 4, 4, 4, x));
  ck_assert_double_eq_tol(x[0] + 2.0 * x[1], 3.0, 1e-12);
  ck_assert_double_eq_tol(x[2], 1.0, 1e-12);
  ck_assert_double_eq(x[3], 0.0);
  ck_assert(solve(a, b, 4, 4, 0, x));
  ck_assert_double_eq_tol(x[0] + 2.0 * x[1], 3.0, 1e-12);
}
END_TEST

Suite *suite_compare_nnls(void)
{
  Suite *suite = suite_create("nnls");
  TCase *tests = tcase_create("nnls");
  tcase_add_test(tests, every_active_set_is_tried_and_none_is_better);
  tcase_add_test(tests, dependent_columns_do_no_harm);
  suite_add_tcase(suite, tests);
  return suite;
}
