/* SPDX-License-Identifier: GPL-3.0-or-later */
/* nnls.c: least squares with some unknowns kept from being negative. */
#include "compare/nnls.h"

#include <math.h>
#include <string.h>

enum { MOST = ELASTIR_NNLS_MAX_COLUMNS };

/* What is left of a column below this share of its length is rounding. */
static const double dependent = 1e-12;

/* A gradient below this share of |column| |c| is rounding. */
static const double flat = 1e-13;

static void remove_projection(double *a, size_t rows, size_t columns, size_t k, size_t j,
                              double *r)
{
  double dot = 0.0;
  for (size_t i = 0; i < rows; i++)
    dot += a[i * columns + k] * a[i * columns + j];
  for (size_t i = 0; i < rows; i++)
    a[i * columns + j] -= dot * a[i * columns + k];
  r[k * columns + j] += dot;
}

static double column_length(const double *a, size_t rows, size_t columns, size_t j)
{
  double sum = 0.0;
  for (size_t i = 0; i < rows; i++)
    sum += a[i * columns + j] * a[i * columns + j];
  return sqrt(sum);
}

void nnls_orthogonalise(double *a, size_t rows, size_t columns, double *r)
{
  memset(r, 0, columns * columns * sizeof *r);
  for (size_t j = 0; j < columns; j++) {
    double before = column_length(a, rows, columns, j);
    for (int pass = 0; pass < 2; pass++)
      for (size_t k = 0; k < j; k++)
        remove_projection(a, rows, columns, k, j, r);
    double left = column_length(a, rows, columns, j);
    if (!(left > dependent * before))
      left = 0.0;
    r[j * columns + j] = left;
    for (size_t i = 0; i < rows; i++)
      a[i * columns + j] = left > 0.0 ? a[i * columns + j] / left : 0.0;
  }
}

typedef struct {
  const double *r, *c;
  size_t columns, bounded;
  bool passive[MOST];
} problem;

/* Least squares over the passive columns; the others are 0. */
static void solve_passive(const problem *p, double *z)
{
  size_t n = p->columns, index[MOST] = {0}, m = 0;
  double work[MOST * MOST], small[MOST * MOST], q[MOST] = {0.0};
  for (size_t j = 0; j < n; j++) {
    z[j] = 0.0;
    if (p->passive[j])
      index[m++] = j;
  }
  for (size_t i = 0; i < n; i++)
    for (size_t j = 0; j < m; j++)
      work[i * m + j] = p->r[i * n + index[j]];
  nnls_orthogonalise(work, n, m, small);
  for (size_t j = 0; j < m; j++) {
    q[j] = 0.0;
    for (size_t i = 0; i < n; i++)
      q[j] += work[i * m + j] * p->c[i];
  }
  for (size_t j = m; j-- > 0;) {
    double sum = q[j];
    for (size_t k = j + 1; k < m; k++)
      sum -= small[j * m + k] * z[index[k]];
    z[index[j]] = small[j * m + j] > 0.0 ? sum / small[j * m + j] : 0.0;
  }
}

/* The bounded column outside the passive set along which the residual falls fastest, measured
 * on columns of length 1; n: none. */
static size_t steepest(const problem *p, const double *x, const bool *refused)
{
  size_t n = p->columns, best = n;
  double residual[MOST], length = 0.0, most = 0.0;
  for (size_t i = 0; i < n; i++) {
    residual[i] = p->c[i];
    length += p->c[i] * p->c[i];
    for (size_t j = 0; j < n; j++)
      residual[i] -= p->r[i * n + j] * x[j];
  }
  for (size_t j = 0; j < p->bounded; j++) {
    if (p->passive[j] || refused[j])
      continue;
    double size = column_length(p->r, n, n, j), gradient = 0.0;
    for (size_t i = 0; i < n; i++)
      gradient += p->r[i * n + j] * residual[i];
    if (size > 0.0 && gradient / size > most && gradient / size > flat * sqrt(length)) {
      most = gradient / size;
      best = j;
    }
  }
  return best;
}

/* Goes from x towards z as far as no bounded unknown turns negative; those that reach 0 leave
 * the passive set. true: z was reached. */
static bool step_towards(problem *p, double *x, const double *z)
{
  double step = 1.0;
  for (size_t j = 0; j < p->bounded; j++)
    if (p->passive[j] && z[j] <= 0.0)
      step = fmin(step, x[j] > 0.0 ? x[j] / (x[j] - z[j]) : 0.0);
  bool reached = true;
  for (size_t j = 0; j < p->bounded; j++)
    if (p->passive[j] && z[j] <= 0.0)
      reached = false;
  for (size_t j = 0; j < p->columns; j++) {
    bool falls = j < p->bounded && p->passive[j] && z[j] <= 0.0;
    double limit = falls && x[j] > 0.0 ? x[j] / (x[j] - z[j]) : 0.0;
    x[j] += step * (z[j] - x[j]);
    if (falls && limit <= step) {
      x[j] = 0.0;
      p->passive[j] = false;
    }
  }
  return reached;
}

bool nnls_solve(const double *r, const double *c, size_t columns, size_t bounded, double *x)
{
  problem p = {.r = r, .c = c, .columns = columns, .bounded = bounded};
  bool refused[MOST] = {false};
  double z[MOST];
  for (size_t j = 0; j < columns; j++)
    p.passive[j] = j >= bounded;
  solve_passive(&p, x);
  for (size_t round = 0; round < 10 * columns + 10; round++) {
    size_t enters = steepest(&p, x, refused);
    if (enters == columns)
      return true;
    p.passive[enters] = true;
    solve_passive(&p, z);
    if (z[enters] <= 0.0) { /* rounding: the column depends on the passive ones */
      p.passive[enters] = false;
      refused[enters] = true;
      continue;
    }
    while (!step_towards(&p, x, z))
      solve_passive(&p, z);
    memset(refused, 0, sizeof refused);
  }
  return false;
}
