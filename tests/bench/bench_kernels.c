/* SPDX-License-Identifier: GPL-3.0-or-later */
/* bench_kernels.c: the innermost work of two commands against the plainest program for it, in this
 * process; a line for each: milliseconds of ours, of the other, and the largest difference (of the
 * maximum). bench_table.pl makes rows of it. */
#if defined(__GNUC__) && !defined(__clang__)
#pragma GCC optimize("O3")
#endif
#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <time.h>

#include <gsl/gsl_integration.h>

#include "base/pi.h"
#include "elastic/directions.h"
#include "elastic/random_tensors.h"
#include "elastic/sphere.h"
#include "elastic/tensor.h"
#include "spectrum/spectrum.h"

enum { MODES = 3000, POINTS = 40000, TIMES = 5, TENSORS = 200 };

static double milliseconds(void)
{
  struct timespec t;
  clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &t);
  return 1e3 * (double)t.tv_sec + 1e-6 * (double)t.tv_nsec;
}

/* ---- a spectrum ---- */

static void plain_curve(const elastir_stick *sticks, double half, double *restrict values)
{
  for (int i = 0; i < POINTS; i++)
    values[i] = 0.0;
  for (int k = 0; k < MODES; k++) {
    double strength = sticks[k].intensity_km_mol * half / ELASTIR_PI;
    double centre = sticks[k].wavenumber_cm1;
    for (int i = 0; i < POINTS; i++) {
      double d = 0.1 * i - centre;
      values[i] += strength / (d * d + half * half);
    }
  }
}

static bool bench_spectrum(void)
{
  static elastir_stick sticks[MODES];
  static double plain[POINTS], curve[POINTS];
  elastir_lineshape shape = {ELASTIR_LORENTZIAN, 1.0, 10.0};
  elastir_lines lines = {sticks, MODES, &shape};
  elastir_grid grid = {.to_cm1 = 3999.9, .step_cm1 = 0.1, .points = POINTS};
  double ours = INFINITY, other = INFINITY, all = INFINITY, largest = 0.0, worst = 0.0;
  for (int k = 0; k < MODES; k++)
    sticks[k] = (elastir_stick){.wavenumber_cm1 = 1.27 * k + 40.0 * sin(k),
                                .intensity_km_mol = 500.0 * pow(sin(1.7 * k), 8.0)};
  for (int t = 0; t < TIMES; t++) {
    elastir_diagnostics diagnostics = {0};
    elastir_spectrum spectrum = {.absorbance = NULL};
    double a = milliseconds();
    plain_curve(sticks, 5.0, plain);
    double b = milliseconds();
    elastir_lines_curve(&lines, &grid, curve);
    double c = milliseconds();
    bool good = elastir_spectrum_compute(&lines, &grid, &spectrum, &diagnostics);
    double d = milliseconds();
    other = fmin(other, b - a);
    ours = fmin(ours, c - b);
    all = fmin(all, d - c);
    for (int i = 0; good && i < POINTS; i++) {
      largest = fmax(largest, plain[i]);
      worst = fmax(worst, fabs(plain[i] - curve[i]));
    }
    elastir_spectrum_free(&spectrum);
    elastir_diagnostics_free(&diagnostics);
    if (!good)
      return false;
  }
  printf("curve %.4f %.4f %.3g\n", ours, other, worst / largest);
  printf("spectrum %.4f %.4f %.3g\n", all, other, worst / largest);
  return true;
}

/* ---- means over the sphere ---- */

/* <E>, <G>, <nu>, and the part of pairs with a negative nu, by the product rule of an order. */
static bool plain_means(const double s[36], int order, double mean[4])
{
  gsl_integration_glfixed_table *table = gsl_integration_glfixed_table_alloc((size_t)order);
  if (table == NULL)
    return false;
  mean[0] = mean[1] = mean[2] = mean[3] = 0.0;
  for (int i = 0; i < order * order; i++) {
    double z, weight, phi = ELASTIR_PI * (i % (2 * order)) / order;
    gsl_integration_glfixed_point(-1.0, 1.0, (size_t)(i / (2 * order)), &z, &weight, table);
    double radius = sqrt(1.0 - z * z), part = weight / (2 * order);
    const double n[3] = {radius * cos(phi), radius * sin(phi), z};
    double f = elastir_axial_compliance(s, n);
    elastir_transverse_form g = elastir_shear_form(s, n), p = elastir_poisson_form(s, n);
    double r = hypot(p.difference, p.cross);
    mean[0] += part * 1e3 / f;
    mean[1] += part * 1e3 / sqrt(g.mean * g.mean - g.difference * g.difference - g.cross * g.cross);
    mean[2] -= part * p.mean / f;
    mean[3] += part * (p.mean >= r ? 1.0 : p.mean <= -r ? 0.0 : acos(-p.mean / r) / ELASTIR_PI);
  }
  gsl_integration_glfixed_table_free(table);
  return true;
}

/* Orders are doubled until the means stand to 1e-7 and the part to 1e-4. */
static bool plain_until_still(const double s[36], double mean[4])
{
  double before[4];
  bool good = plain_means(s, 16, mean), still = false;
  for (int order = 32; good && !still && order <= 256; order *= 2) {
    for (int i = 0; i < 4; i++)
      before[i] = mean[i];
    good = plain_means(s, order, mean);
    still = fabs(mean[3] - before[3]) <= 1e-4;
    for (int i = 0; i < 3; i++)
      still = still && fabs(mean[i] - before[i]) <= 1e-7 * fabs(mean[i]);
  }
  return good;
}

static bool bench_sphere(void)
{
  double ours = 0.0, other = 0.0, worst = 0.0;
  for (unsigned long t = 0; t < TENSORS; t++) {
    double c[36], s[36], mean[4];
    random_standard(t, c);
    elastir_compliance(c, s, NULL);
    double begin = milliseconds();
    if (!plain_until_still(s, mean))
      return false;
    double middle = milliseconds();
    elastir_spreads spreads = elastir_spread_over_sphere(s);
    ours += milliseconds() - middle;
    other += middle - begin;
    worst = fmax(worst, fabs(spreads.youngs_modulus_gpa.mean / mean[0] - 1.0));
  }
  printf("sphere %.4f %.4f %.3g\n", ours / TENSORS, other / TENSORS, worst);
  return true;
}

int main(void)
{
  return bench_spectrum() && bench_sphere() ? EXIT_SUCCESS : EXIT_FAILURE;
}
