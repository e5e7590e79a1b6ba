/* SPDX-License-Identifier: GPL-3.0-or-later */
/* low_dimension.c: elasticity of slabs and rods. */
#include "elastic/low_dimension.h"

#include <gsl/gsl_poly.h>
#include <math.h>
#include <stddef.h>
#include <string.h>

#include "base/codata.h"
#include "base/pi.h"
#include "elastic/tensor.h"
#include "elastic/vec3.h"

static const double hartree_per_angstrom2_n_m = CODATA_HARTREE_J * 1e20;
static const double hartree_per_angstrom_n = CODATA_HARTREE_J * 1e10;


double elastir_cell_area_angstrom2(const double a[3], const double b[3])
{
  double normal[3];
  vec3_cross(a, b, normal);
  return vec3_norm(normal);
}

double elastir_newton_per_metre(double hartree, double area_angstrom2)
{
  return area_angstrom2 > 0.0 ? hartree * hartree_per_angstrom2_n_m / area_angstrom2 : NAN;
}

double elastir_newton(double hartree, double length_angstrom)
{
  return length_angstrom > 0.0 ? hartree * hartree_per_angstrom_n / length_angstrom : NAN;
}

/* A component of the fourth-rank compliance: halves for each shear index. */
static double compliance_component(const double s[9], int i, int j, int k, int l)
{
  int p = i == j ? i : 2, q = k == l ? k : 2;
  return s[3 * p + q] / ((p == 2 ? 2.0 : 1.0) * (q == 2 ? 2.0 : 1.0));
}

/* The quartic in t that S_ijkl a_i b_j c_k d_l is for vectors linear in t: (1, t) or (-t, 1). */
static void quartic(const double s[9], const double *const vectors[4], double coefficients[5])
{
  /* vectors[v] holds four numbers: both components as constant and coefficient of t. */
  memset(coefficients, 0, 5 * sizeof *coefficients);
  for (int code = 0; code < 16; code++) {
    int index[4] = {code & 1, code >> 1 & 1, code >> 2 & 1, code >> 3 & 1};
    double product[5] = {compliance_component(s, index[0], index[1], index[2], index[3])};
    for (int v = 0; v < 4; v++) {
      double constant = vectors[v][2 * index[v]], linear = vectors[v][2 * index[v] + 1];
      for (int k = v + 1; k >= 0; k--)
        product[k] = constant * product[k] + (k > 0 ? linear * product[k - 1] : 0.0);
    }
    for (int k = 0; k < 5; k++)
      coefficients[k] += product[k];
  }
}

/* numerator' denominator - numerator denominator': its roots are where the ratio is stationary.
 * The coefficient of t^7 vanishes identically. Returns the largest |coefficient| relative to
 * that of the terms that it is made of. */
static double stationary_polynomial(const double numerator[5], const double denominator[5],
                                    double result[7])
{
  double terms[7] = {0}, largest = 0.0, size = 0.0;
  memset(result, 0, 7 * sizeof *result);
  for (int i = 0; i < 5; i++) {
    for (int j = 0; j < 5; j++) {
      int power = i + j - 1;
      if (power < 0 || power > 6)
        continue;
      double term = (i - j) * numerator[i] * denominator[j];
      result[power] += term;
      terms[power] += fabs(term);
    }
  }
  for (int k = 0; k < 7; k++) {
    /* What is rounding of its terms is zero. */
    if (fabs(result[k]) <= 1e-13 * terms[k])
      result[k] = 0.0;
    largest = fmax(largest, fabs(result[k]));
    size = fmax(size, terms[k]);
  }
  return size > 0.0 ? largest / size : 0.0;
}

enum { CANDIDATES = 8 };

static double polynomial(const double *coefficients, double t)
{
  return gsl_poly_eval(coefficients, 5, t);
}

/* The ratio at an angle, by 1/t where the tangent is large. */
static double ratio_at(const double numerator[5], const double denominator[5], double angle)
{
  double c = cos(angle), s = sin(angle);
  if (fabs(c) >= fabs(s))
    return polynomial(numerator, s / c) / polynomial(denominator, s / c);
  double top[5], bottom[5];
  for (int k = 0; k < 5; k++) {
    top[k] = numerator[4 - k];
    bottom[k] = denominator[4 - k];
  }
  return polynomial(top, c / s) / polynomial(bottom, c / s);
}

/* Angles in [0, pi) where the ratio may be extreme; -1: no memory. Real parts of complex roots
 * are candidates too: all candidates are compared by value, so that one too many does no harm. */
static int candidate_angles(const double polynomial7[7], double angles[CANDIDATES])
{
  int degree_left = 6, count = 0;
  angles[count++] = 0.0;
  angles[count++] = 90.0 * ELASTIR_DEGREE; /* infinite tangent */
  while (degree_left > 0 && polynomial7[degree_left] == 0.0)
    degree_left--;
  if (degree_left == 0)
    return count;
  double roots[12];
  gsl_poly_complex_workspace *workspace =
      gsl_poly_complex_workspace_alloc((size_t)degree_left + 1);
  if (workspace == NULL)
    return -1;
  int status = gsl_poly_complex_solve(polynomial7, (size_t)degree_left + 1, workspace, roots);
  gsl_poly_complex_workspace_free(workspace);
  for (int k = 0; k < degree_left && status == 0; k++) {
    double angle = atan(roots[2 * k]);
    angles[count++] = angle < 0.0 ? angle + 180.0 * ELASTIR_DEGREE : angle;
  }
  return count;
}

/* The least of sign times the ratio over the candidates. A root that is nearly double is known
 * to half the digits only, and so is its angle; the value is not affected. */
static void take_extremum(const double numerator[5], const double denominator[5],
                          const double *angles, int count, double sign,
                          elastir_plane_extremum *extremum)
{
  double best = INFINITY, values[CANDIDATES];
  for (int k = 0; k < count; k++) {
    values[k] = sign * ratio_at(numerator, denominator, angles[k]);
    best = fmin(best, values[k]);
  }
  double tolerance = 1e-11 * fmax(fabs(best), 1e-3), chosen[CANDIDATES];
  int found = 0;
  for (int k = 0; k < count; k++) {
    bool known = values[k] > best + tolerance;
    for (int j = 0; j < found && !known; j++) {
      double apart = fabs(angles[k] - chosen[j]);
      known = fmin(apart, 180.0 * ELASTIR_DEGREE - apart) < 1e-3;
    }
    if (!known)
      chosen[found++] = angles[k];
  }
  extremum->value = sign * best;
  extremum->angle_deg = 180.0;
  extremum->equivalents = found;
  for (int j = 0; j < found; j++) {
    double angle = chosen[j] / ELASTIR_DEGREE;
    /* Just below a half turn is just below zero. */
    if (angle > 180.0 - 1e-7)
      angle = 0.0;
    extremum->angle_deg = fmin(extremum->angle_deg, angle);
  }
}

static bool ratio_extrema(const double numerator[5], const double denominator[5],
                          elastir_plane_range *range)
{
  double stationary[7], angles[CANDIDATES];
  double variation = stationary_polynomial(numerator, denominator, stationary);
  int count = candidate_angles(stationary, angles);
  if (count < 0)
    return false;
  take_extremum(numerator, denominator, angles, count, 1.0, &range->min);
  take_extremum(numerator, denominator, angles, count, -1.0, &range->max);
  if (variation < 1e-12) {
    range->min.equivalents = range->max.equivalents = 0;
    range->min.angle_deg = range->max.angle_deg = 0.0;
  }
  return true;
}

static elastir_plane_moduli moduli_from(double k, double g)
{
  elastir_plane_moduli moduli = {k, g, NAN, NAN};
  if (k + g != 0.0) {
    moduli.youngs_modulus_n_m = 4.0 * k * g / (k + g);
    moduli.poisson_ratio = (k - g) / (k + g);
  }
  return moduli;
}

static void fill_averages(elastir_plane *plane)
{
  const double *c = plane->stiffness_n_m, *s = plane->compliance_m_n;
  double kv = 0.25 * (c[0] + c[4] + 2.0 * c[1]);
  double gv = 0.125 * (c[0] + c[4] - 2.0 * c[1] + 4.0 * c[8]);
  double kr = 1.0 / (s[0] + s[4] + 2.0 * s[1]);
  double gr = 2.0 / (s[0] + s[4] - 2.0 * s[1] + s[8]);
  plane->voigt = moduli_from(kv, gv);
  plane->reuss = moduli_from(kr, gr);
  plane->hill = moduli_from(0.5 * (kv + kr), 0.5 * (gv + gr));
}

static void fill_compliance(elastir_plane *plane)
{
  const double *c = plane->stiffness_n_m;
  for (int i = 0; i < 9; i++)
    plane->compliance_m_n[i] = NAN;
  if (!plane->stable)
    return;
  for (int i = 0; i < 3; i++) {
    for (int j = 0; j < 3; j++) {
      int r = (j + 1) % 3, t = (j + 2) % 3, u = (i + 1) % 3, v = (i + 2) % 3;
      plane->compliance_m_n[3 * i + j] =
          (c[3 * r + u] * c[3 * t + v] - c[3 * r + v] * c[3 * t + u]) / plane->minors[2];
    }
  }
}

static void fill_stability(elastir_plane *plane)
{
  const double *c = plane->stiffness_n_m, root = sqrt(2.0);
  double kelvin[9] = {c[0],        c[1],        root * c[2], c[1],       c[4],
                      root * c[5], root * c[2], root * c[5], 2.0 * c[8]};
  elastir_symmetric_eigen(3, kelvin, plane->kelvin_eigenvalues_n_m, NULL);
  plane->minors[0] = c[0];
  plane->minors[1] = c[0] * c[4] - c[1] * c[1];
  plane->minors[2] = c[0] * (c[4] * c[8] - c[5] * c[5]) - c[1] * (c[1] * c[8] - c[5] * c[2]) +
                     c[2] * (c[1] * c[5] - c[4] * c[2]);
  plane->stable = plane->kelvin_eigenvalues_n_m[0] > 0.0;
}

static bool fill_extrema(elastir_plane *plane)
{
  static const double along[4] = {1.0, 0.0, 0.0, 1.0};   /* (1, t) */
  static const double across[4] = {0.0, -1.0, 1.0, 0.0}; /* (-t, 1) */
  static const double length4[5] = {1.0, 0.0, 2.0, 0.0, 1.0};
  const double *axial[4] = {along, along, along, along};
  const double *shear[4] = {along, across, along, across};
  const double *lateral[4] = {along, along, across, across};
  double p[5], q[5], r[5];
  quartic(plane->compliance_m_n, axial, p);
  quartic(plane->compliance_m_n, shear, q);
  quartic(plane->compliance_m_n, lateral, r);
  for (int k = 0; k < 5; k++) {
    q[k] *= 4.0;
    r[k] = -r[k];
  }
  return ratio_extrema(length4, p, &plane->youngs_modulus_n_m) &&
         ratio_extrema(length4, q, &plane->shear_modulus_n_m) &&
         ratio_extrema(r, p, &plane->poisson_ratio);
}

static void undefined_range(elastir_plane_range *range)
{
  range->min = range->max = (elastir_plane_extremum){NAN, NAN, 0};
}

bool elastir_analyse_plane(const double stiffness_n_m[9], elastir_plane *plane)
{
  *plane = (elastir_plane){0};
  bool finite = true;
  for (int i = 0; i < 3; i++)
    for (int j = 0; j < 3; j++) {
      plane->stiffness_n_m[3 * i + j] =
          0.5 * (stiffness_n_m[3 * i + j] + stiffness_n_m[3 * j + i]);
      finite = finite && isfinite(stiffness_n_m[3 * i + j]);
    }
  if (finite)
    fill_stability(plane);
  fill_compliance(plane);
  fill_averages(plane);
  undefined_range(&plane->youngs_modulus_n_m);
  undefined_range(&plane->shear_modulus_n_m);
  undefined_range(&plane->poisson_ratio);
  return finite && (!plane->stable || fill_extrema(plane));
}
