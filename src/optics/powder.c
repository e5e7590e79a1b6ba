/* SPDX-License-Identifier: GPL-3.0-or-later */
/* powder.c: effective permittivity of small crystallites in a matrix. */
#include "optics/powder.h"

#include <math.h>
#include <stddef.h>

/* Of a spheroid along its axis (Bohren and Huffman 1983, 5.3); `ratio` is length over width. */
static double depolarisation_along(double ratio)
{
  if (fabs(ratio - 1.0) < 1e-4) /* the series: the formulas lose all digits here */
    return 1.0 / 3.0 - 4.0 / 15.0 * (ratio - 1.0);
  if (ratio > 1.0) {
    double e2 = 1.0 - 1.0 / (ratio * ratio), e = sqrt(e2);
    return (1.0 - e2) / e2 * (atanh(e) / e - 1.0);
  }
  double e2 = 1.0 / (ratio * ratio) - 1.0, e = sqrt(e2);
  return (1.0 + e2) / (e2 * e) * (e - atan(e));
}

void optics_depolarisation(optics_shape shape, const double n[3], double ratio, double six[6])
{
  double along = shape == OPTICS_NEEDLE  ? 0.0
                 : shape == OPTICS_PLATE ? 1.0
                 : shape == OPTICS_SPHERE ? 1.0 / 3.0
                                          : depolarisation_along(ratio);
  double across = 0.5 * (1.0 - along);
  for (size_t k = 0; k < 3; k++) {
    size_t i = (k + 1) % 3, j = (k + 2) % 3;
    six[k] = across + (along - across) * n[k] * n[k];
    six[3 + k] = (along - across) * n[i] * n[j];
  }
}

double complex optics_averaged(const optics_tensor *eps, double fraction, double complex matrix)
{
  return fraction * optics_trace_third(eps) + (1.0 - fraction) * matrix;
}

static optics_matrix real_matrix(const double six[6])
{
  optics_tensor tensor;
  for (size_t k = 0; k < 6; k++)
    tensor.six[k] = six[k];
  return optics_matrix_of(&tensor);
}

/* eps - e. */
static optics_matrix contrast(const optics_tensor *eps, double complex e)
{
  optics_matrix matrix = optics_matrix_of(eps);
  for (size_t k = 0; k < 9; k += 4)
    matrix.m[k] -= e;
  return matrix;
}

/* (eps - e) [e + L (eps - e)]^-1; the inverse is given, too. */
static optics_matrix polarisability(const optics_tensor *eps, const optics_matrix *l,
                                    double complex e, optics_matrix *inverse)
{
  optics_matrix difference = contrast(eps, e);
  optics_matrix inner = optics_product(l, &difference);
  for (size_t k = 0; k < 9; k += 4)
    inner.m[k] += e;
  *inverse = optics_inverse(&inner);
  return optics_product(&difference, inverse);
}

double complex optics_maxwell_garnett(const optics_tensor *eps, const double depolarisation[6],
                                      double fraction, double complex matrix)
{
  optics_matrix l = real_matrix(depolarisation), unused;
  optics_matrix a = polarisability(eps, &l, matrix, &unused); /* over eps_m */
  optics_matrix a_l = optics_product(&a, &l);
  double third = fraction / 3.0;
  return matrix + matrix * third * optics_trace(&a) / (1.0 - third * optics_trace(&a_l));
}

/* One step of Newton on (1-f) 3 (m - e)/(2 e + m) + f tr(a)/3. */
static double complex newton_step(const optics_tensor *eps, const optics_matrix *l, double fraction,
                                  double complex matrix, double complex e)
{
  optics_matrix inverse, a = polarisability(eps, l, e, &inverse), unity_l = *l;
  for (size_t k = 0; k < 9; k++)
    unity_l.m[k] = (k % 4 == 0 ? 1.0 : 0.0) - l->m[k];
  optics_matrix slope = optics_product(&a, &unity_l);
  slope = optics_product(&slope, &inverse);
  double complex spheres = 2.0 * e + matrix;
  double complex value = (1.0 - fraction) * 3.0 * (matrix - e) / spheres +
                         fraction / 3.0 * optics_trace(&a);
  double complex derivative = -(1.0 - fraction) * 9.0 * matrix / (spheres * spheres) -
                              fraction / 3.0 * (optics_trace(&inverse) + optics_trace(&slope));
  return value / derivative;
}

/* Along f from the matrix in so many steps. false: one of them does not settle. */
static bool follow_root(const optics_tensor *eps, const optics_matrix *l, double fraction,
                        double complex matrix, int steps, double complex *root)
{
  enum { MOST = 40 };
  double complex e = matrix;
  bool settled = true;
  for (int step = 1; settled && step <= steps; step++) {
    const double enough = step < steps ? 1e-4 : 1e-12; /* the next step only begins there */
    settled = false;
    for (int i = 0; !settled && i < MOST; i++) {
      double complex change = newton_step(eps, l, fraction * step / steps, matrix, e);
      e -= change;
      settled = cabs(change) <= enough * cabs(e);
    }
  }
  *root = e;
  return settled && cimag(e) >= -1e-9 * cabs(e);
}

/* The steps double until two ways lead to the same root. */
bool optics_bruggeman(const optics_tensor *eps, const double depolarisation[6], double fraction,
                      double complex matrix, double complex *effective)
{
  optics_matrix l = real_matrix(depolarisation);
  double complex before = NAN;
  for (int steps = 16; steps <= 1024; steps *= 2) {
    bool found = follow_root(eps, &l, fraction, matrix, steps, effective);
    if (found && cabs(*effective - before) <= 1e-9 * cabs(before))
      return true;
    before = found ? *effective : (double complex)NAN;
  }
  return false;
}
