/* SPDX-License-Identifier: GPL-3.0-or-later */
/* baseline.c: estimates the slow background under the bands of a measured spectrum. */
#include "compare/baseline.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "base/number.h"
#include "base/pi.h"

static const char *const names[] = {"none", "asls", "arpls", "rubber-band", "polynomial"};

/* Above this the penalty drowns the data in rounding. */
static const double largest_penalty = 1e13;

enum { most_iterations = 200, most_degree = 10 };

elastir_baseline elastir_baseline_default(void)
{
  return (elastir_baseline){ELASTIR_BASELINE_ARPLS, 600.0, 0.01, 1e-3, 2};
}

const char *elastir_baseline_name(elastir_baseline_method method)
{
  return names[method];
}

static bool refuse(const char *spec, elastir_diagnostics *diagnostics)
{
  elastir_diagnose(diagnostics, ELASTIR_ERROR, "bad-baseline", NULL, 0,
                   "baseline '%.100s': expected none, asls[:WIDTH[:P]], arpls[:WIDTH[:RATIO]], "
                   "rubber-band, or polynomial[:DEGREE] with WIDTH in cm-1, 0 < P < 1, "
                   "0 < RATIO < 1, DEGREE from 0 to 10", spec);
  return false;
}

/* ":A:B" behind the name: at most two numbers. Returns how many, or -1. */
static int parse_parameters(const char *text, double parameters[2])
{
  int count = 0;
  while (*text == ':' && count < 2) {
    text++;
    size_t length = strcspn(text, ":");
    if (length == 0 || number_scan(text, length, &parameters[count]) != length)
      return -1;
    count++;
    text += length;
  }
  return *text == '\0' ? count : -1;
}

bool elastir_baseline_parse(const char *spec, elastir_baseline *baseline,
                            elastir_diagnostics *diagnostics)
{
  elastir_baseline wanted = elastir_baseline_default();
  size_t stem = strcspn(spec, ":");
  size_t method = 0;
  while (method < sizeof names / sizeof *names &&
         !(strlen(names[method]) == stem && strncmp(spec, names[method], stem) == 0))
    method++;
  double parameters[2] = {NAN, NAN};
  int count = parse_parameters(spec + stem, parameters);
  if (method == sizeof names / sizeof *names || count < 0)
    return refuse(spec, diagnostics);
  wanted.method = (elastir_baseline_method)method;
  bool smoother = wanted.method == ELASTIR_BASELINE_ASLS || wanted.method == ELASTIR_BASELINE_ARPLS;
  if (count > (smoother ? 2 : wanted.method == ELASTIR_BASELINE_POLYNOMIAL ? 1 : 0))
    return refuse(spec, diagnostics);
  if (smoother && count > 0) {
    if (!(parameters[0] > 0.0 && parameters[0] <= 1e6))
      return refuse(spec, diagnostics);
    wanted.width_cm1 = parameters[0];
  }
  if (count > 1) {
    if (!(parameters[1] > 0.0 && parameters[1] < 1.0))
      return refuse(spec, diagnostics);
    *(wanted.method == ELASTIR_BASELINE_ASLS ? &wanted.asymmetry : &wanted.ratio) = parameters[1];
  }
  if (wanted.method == ELASTIR_BASELINE_POLYNOMIAL && count > 0) {
    if (!(parameters[0] >= 0.0 && parameters[0] <= most_degree) ||
        parameters[0] != floor(parameters[0]))
      return refuse(spec, diagnostics);
    wanted.degree = (int)parameters[0];
  }
  *baseline = wanted;
  return true;
}

/* Factors W + penalty D'D, D the second difference: a pentadiagonal positive definite matrix,
 * as L diag(d) L' without fill-in; e and f are the first and second subdiagonal of L.
 * false: a pivot is not positive. */
static bool factor(const double *w, size_t n, double penalty, double *d, double *e, double *f)
{
  for (size_t i = 0; i < n; i++) {
    /* row i of D'D is 1 -4 6 -4 1 away from the ends */
    bool at_end = i == 0 || i + 1 == n, next_to_end = i == 1 || i + 2 == n;
    double first = i + 1 < n ? (i == 0 || i + 2 == n ? -2.0 : -4.0) : 0.0;
    d[i] = w[i] + penalty * (at_end ? 1.0 : next_to_end ? 5.0 : 6.0);
    e[i] = penalty * first;
    f[i] = i + 2 < n ? penalty : 0.0;
    if (i > 0) {
      d[i] -= e[i - 1] * e[i - 1] * d[i - 1];
      e[i] -= f[i - 1] * e[i - 1] * d[i - 1];
    }
    if (i > 1)
      d[i] -= f[i - 2] * f[i - 2] * d[i - 2];
    if (!(d[i] > 0.0))
      return false;
    e[i] /= d[i];
    f[i] /= d[i];
  }
  return true;
}

static void substitute(const double *d, const double *e, const double *f, size_t n, double *r)
{
  for (size_t i = 0; i < n; i++) {
    if (i > 0)
      r[i] -= e[i - 1] * r[i - 1];
    if (i > 1)
      r[i] -= f[i - 2] * r[i - 2];
  }
  for (size_t i = n; i-- > 0;) {
    r[i] /= d[i];
    if (i + 1 < n)
      r[i] -= e[i] * r[i + 1];
    if (i + 2 < n)
      r[i] -= f[i] * r[i + 2];
  }
}

/* Solves (W + penalty D'D) z = W y. With a large penalty the factors carry an error of penalty
 * times 1e-16, beside weights that may be small; the refinement takes that out, since the
 * residual is formed from differences of z and not from the matrix. work: 4 n values. */
static bool whittaker(const double *y, const double *w, size_t n, double penalty, double *z,
                      double *work)
{
  double *d = work, *e = work + n, *f = work + 2 * n, *r = work + 3 * n;
  if (!factor(w, n, penalty, d, e, f))
    return false;
  memset(z, 0, n * sizeof *z);
  for (int refinement = 0; refinement < 4; refinement++) {
    for (size_t i = 0; i < n; i++)
      r[i] = w[i] > 0.0 ? w[i] * (y[i] - z[i]) : 0.0;
    for (size_t i = 1; i + 1 < n; i++) {
      double bend = penalty * ((z[i - 1] - z[i]) - (z[i] - z[i + 1]));
      r[i - 1] -= bend;
      r[i] += 2.0 * bend;
      r[i + 1] -= bend;
    }
    substitute(d, e, f, n, r);
    for (size_t i = 0; i < n; i++)
      z[i] += r[i];
  }
  return true;
}

/* Eilers and Boelens, Baseline correction with asymmetric least squares smoothing, 2005. */
static void asls_weights(const double *y, const double *z, const bool *used, size_t n, double p,
                         double *next)
{
  for (size_t i = 0; i < n; i++)
    next[i] = used != NULL && !used[i] ? 0.0 : y[i] > z[i] ? p : 1.0 - p;
}

/* Baek, Park, Ahn and Choo, Analyst 2015, 140, 250, equation 9. false: no point lies below. */
static bool arpls_weights(const double *y, const double *z, const bool *used, size_t n,
                          double *next)
{
  double mean = 0.0, square = 0.0;
  size_t below = 0;
  for (size_t i = 0; i < n; i++)
    if ((used == NULL || used[i]) && y[i] < z[i]) {
      mean += y[i] - z[i];
      below++;
    }
  if (below < 2)
    return false;
  mean /= (double)below;
  for (size_t i = 0; i < n; i++)
    if ((used == NULL || used[i]) && y[i] < z[i])
      square += (y[i] - z[i] - mean) * (y[i] - z[i] - mean);
  double deviation = sqrt(square / (double)(below - 1));
  if (!(deviation > 0.0))
    return false;
  for (size_t i = 0; i < n; i++) {
    double exponent = 2.0 * (y[i] - z[i] - (2.0 * deviation - mean)) / deviation;
    next[i] = used != NULL && !used[i] ? 0.0 : 1.0 / (1.0 + exp(exponent));
  }
  return true;
}

/* work: 6 n values. */
static bool smooth_baseline(const elastir_baseline *options, const double *y, const bool *used,
                            size_t n, double penalty, double *z, double *work)
{
  double *w = work, *next = work + n;
  for (size_t i = 0; i < n; i++)
    w[i] = used == NULL || used[i] ? 1.0 : 0.0;
  for (int iteration = 0; iteration < most_iterations; iteration++) {
    if (!whittaker(y, w, n, penalty, z, work + 2 * n))
      return false;
    if (options->method == ELASTIR_BASELINE_ASLS)
      asls_weights(y, z, used, n, options->asymmetry, next);
    else if (!arpls_weights(y, z, used, n, next))
      return true;
    double change = 0.0, size = 0.0;
    for (size_t i = 0; i < n; i++) {
      change += (next[i] - w[i]) * (next[i] - w[i]);
      size += w[i] * w[i];
    }
    double limit = options->method == ELASTIR_BASELINE_ASLS ? 0.0 : options->ratio;
    if (sqrt(change) <= limit * sqrt(size))
      return true;
    memcpy(w, next, n * sizeof *w);
  }
  return true; /* the last weights differ little; both papers stop there as well */
}

/* The lower convex hull of the used points (Andrew's monotone chain), joined by lines. */
static bool rubber_band(const double *y, const bool *used, size_t n, double *z)
{
  size_t *hull = malloc(n * sizeof *hull);
  if (hull == NULL)
    return false;
  size_t count = 0;
  for (size_t i = 0; i < n; i++) {
    if (used != NULL && !used[i])
      continue;
    while (count >= 2) {
      size_t a = hull[count - 2], b = hull[count - 1];
      if ((y[b] - y[a]) * (double)(i - a) < (y[i] - y[a]) * (double)(b - a))
        break;
      count--;
    }
    hull[count++] = i;
  }
  for (size_t i = 0; i < hull[0]; i++)
    z[i] = y[hull[0]];
  for (size_t k = 0; k + 1 < count; k++)
    for (size_t i = hull[k]; i <= hull[k + 1]; i++)
      z[i] = y[hull[k]] + (y[hull[k + 1]] - y[hull[k]]) * (double)(i - hull[k]) /
                              (double)(hull[k + 1] - hull[k]);
  for (size_t i = hull[count - 1]; i < n; i++)
    z[i] = y[hull[count - 1]];
  free(hull);
  return true;
}

/* Polynomials of degree 0, 1, … orthonormal over the used points, one a column: each is the one
 * before times t, made orthogonal to all before it. */
static void orthonormal_polynomials(const bool *used, size_t n, int degree, double *basis)
{
  for (int k = 0; k <= degree; k++) {
    double *column = basis + (size_t)k * n;
    for (size_t i = 0; i < n; i++) {
      double t = n > 1 ? 2.0 * (double)i / (double)(n - 1) - 1.0 : 0.0;
      column[i] = k == 0 ? 1.0 : t * basis[(size_t)(k - 1) * n + i];
    }
    for (int pass = 0; pass < 2; pass++)
      for (int j = 0; j < k; j++) {
        double dot = 0.0;
        for (size_t i = 0; i < n; i++)
          if (used == NULL || used[i])
            dot += column[i] * basis[(size_t)j * n + i];
        for (size_t i = 0; i < n; i++)
          column[i] -= dot * basis[(size_t)j * n + i];
      }
    double square = 0.0;
    for (size_t i = 0; i < n; i++)
      if (used == NULL || used[i])
        square += column[i] * column[i];
    for (size_t i = 0; i < n && square > 0.0; i++)
      column[i] /= sqrt(square);
  }
}

/* Zhao, Lui, McLean and Zeng, Appl. Spectrosc. 2007, 61, 1225: values above the fit plus one
 * standard deviation are cut down to it, and the polynomial is fitted again. */
static bool polynomial(const elastir_baseline *options, const double *y, const bool *used,
                       size_t n, double *z)
{
  size_t columns = (size_t)options->degree + 1;
  double *basis = malloc((columns + 1) * n * sizeof *basis);
  if (basis == NULL)
    return false;
  double *cut = basis + columns * n;
  orthonormal_polynomials(used, n, options->degree, basis);
  memcpy(cut, y, n * sizeof *cut);
  double before = INFINITY;
  for (int iteration = 0; iteration < most_iterations; iteration++) {
    memset(z, 0, n * sizeof *z);
    for (size_t k = 0; k < columns; k++) {
      double dot = 0.0;
      for (size_t i = 0; i < n; i++)
        if (used == NULL || used[i])
          dot += basis[k * n + i] * cut[i];
      for (size_t i = 0; i < n; i++)
        z[i] += dot * basis[k * n + i];
    }
    double square = 0.0;
    size_t counted = 0;
    for (size_t i = 0; i < n; i++)
      if (used == NULL || used[i]) {
        square += (cut[i] - z[i]) * (cut[i] - z[i]);
        counted++;
      }
    double deviation = sqrt(square / (double)counted);
    if (!(deviation < before * (1.0 - 1e-4)))
      break;
    before = deviation;
    for (size_t i = 0; i < n; i++)
      cut[i] = fmin(cut[i], z[i] + deviation);
  }
  free(basis);
  return true;
}

static bool fail(elastir_diagnostics *diagnostics, const char *why)
{
  elastir_diagnose(diagnostics, ELASTIR_ERROR, "baseline-failed", NULL, 0, "baseline: %s", why);
  return false;
}

bool elastir_baseline_estimate(const elastir_baseline *options, const double *y,
                               const bool *used, size_t count, double step_cm1, double *z,
                               elastir_diagnostics *diagnostics)
{
  memset(z, 0, count * sizeof *z);
  if (options->method == ELASTIR_BASELINE_NONE)
    return true;
  size_t points = 0;
  for (size_t i = 0; i < count; i++)
    points += used == NULL || used[i];
  if (points < 4 || points <= (size_t)options->degree + 1)
    return fail(diagnostics, "too few points");
  bool done;
  if (options->method == ELASTIR_BASELINE_RUBBER_BAND) {
    done = rubber_band(y, used, count, z);
  } else if (options->method == ELASTIR_BASELINE_POLYNOMIAL) {
    done = polynomial(options, y, used, count, z);
  } else {
    double penalty = pow(options->width_cm1 / (2.0 * ELASTIR_PI * step_cm1), 4.0);
    if (!(penalty > 0.0 && penalty <= largest_penalty))
      return fail(diagnostics, "the width is too large for this step; use a polynomial");
    double *work = malloc(6 * count * sizeof *work);
    done = work != NULL;
    if (done && !smooth_baseline(options, y, used, count, penalty, z, work)) {
      free(work);
      return fail(diagnostics, "the smoothing equations cannot be solved");
    }
    free(work);
  }
  if (!done)
    elastir_diagnose_no_memory(diagnostics);
  return done;
}
