/* SPDX-License-Identifier: GPL-3.0-or-later */
/* eigenvalues3.c: the eigenvalues of a symmetric 3x3 matrix, for innermost loops.
 *
 * With q a third of the trace and B = (A - q)/p, where tr B^2 = 6, the eigenvalues are q + 2 p c with
 * 4 c^3 - 3 c = det B / 2 (O. K. Smith, Commun. ACM 4, 168 (1961)). Two roots of that may coincide, and then
 * are known to half of the digits only; the third, an outer one, never is near to them. Its eigenvector
 * leaves a matrix of 2x2 for the other two (D. Eberly, A Robust Eigensolver for 3x3 Symmetric Matrices,
 * Geometric Tools, 2014). No more than sqrt is needed, so that the same bits come out everywhere. */
#include "base/fast.h"

#include "elastic/eigenvalues3.h"

#include <math.h>

#include "elastic/vec3.h"

/* The root of 4 c^3 - 3 c = r that is at least sqrt(3)/2, for 0 <= r <= 1. The parabola through the ends
 * is off by at most 0.002, and each step of Newton's method squares that. */
static double outer_root(double r)
{
  const double start = 0.86602540378443865, slope = 1.0 / 6.0;
  double c = start + r * (slope + r * (1.0 - start - slope));
  for (int i = 0; i < 3; i++)
    c -= ((4.0 * c * c - 3.0) * c - r) / (12.0 * c * c - 3.0);
  return c;
}

/* The eigenvector of a single eigenvalue: the longest column of the adjugate of A - value, which is a
 * multiple of v v^T. */
static void eigenvector(const double a[6], double value, double v[3])
{
  double x = a[0] - value, y = a[1] - value, z = a[2] - value;
  double xx = y * z - a[3] * a[3], yy = x * z - a[4] * a[4], zz = x * y - a[5] * a[5];
  double yz = a[4] * a[5] - x * a[3], xz = a[3] * a[5] - y * a[4], xy = a[3] * a[4] - z * a[5];
  if (xx >= yy && xx >= zz) {
    v[0] = xx, v[1] = xy, v[2] = xz;
  } else if (yy >= zz) {
    v[0] = xy, v[1] = yy, v[2] = yz;
  } else {
    v[0] = xz, v[1] = yz, v[2] = zz;
  }
  double length = vec3_norm(v);
  for (int i = 0; i < 3; i++)
    v[i] /= length;
}

/* Unit vectors u and w that are perpendicular to the unit vector v and to one another. */
static void complement(const double v[3], double u[3], double w[3])
{
  if (fabs(v[0]) > fabs(v[1])) {
    double length = sqrt(v[0] * v[0] + v[2] * v[2]);
    u[0] = -v[2] / length, u[1] = 0.0, u[2] = v[0] / length;
  } else {
    double length = sqrt(v[1] * v[1] + v[2] * v[2]);
    u[0] = 0.0, u[1] = v[2] / length, u[2] = -v[1] / length;
  }
  vec3_cross(v, u, w);
}

static void multiply(const double a[6], const double v[3], double result[3])
{
  result[0] = a[0] * v[0] + a[5] * v[1] + a[4] * v[2];
  result[1] = a[5] * v[0] + a[1] * v[1] + a[3] * v[2];
  result[2] = a[4] * v[0] + a[3] * v[1] + a[2] * v[2];
}

void eigenvalues3(const double a[6], double values[3])
{
  double q = (a[0] + a[1] + a[2]) / 3.0, b[6] = {a[0] - q, a[1] - q, a[2] - q, a[3], a[4], a[5]};
  /* Where all are nearly equal what q was rounded by is as large as B. */
  double rest = (b[0] + b[1] + b[2]) / 3.0;
  q += rest;
  for (int i = 0; i < 3; i++)
    b[i] -= rest;
  double p = sqrt((vec3_dot(b, b) + 2.0 * vec3_dot(b + 3, b + 3)) / 6.0);
  if (p == 0.0) {
    values[0] = values[1] = values[2] = q;
    return;
  }
  for (int i = 0; i < 6; i++)
    b[i] /= p;
  double half = 0.5 * (b[0] * (b[1] * b[2] - b[3] * b[3]) - b[1] * b[4] * b[4] - b[2] * b[5] * b[5]) +
                b[3] * b[4] * b[5];
  bool largest = half >= 0.0;
  double c = outer_root(fmin(fabs(half), 1.0));
  double v[3], u[3], w[3], bu[3], bw[3];
  eigenvector(b, largest ? 2.0 * c : -2.0 * c, v);
  complement(v, u, w);
  multiply(b, u, bu);
  multiply(b, w, bw);
  double uu = vec3_dot(u, bu), ww = vec3_dot(w, bw), uw = vec3_dot(u, bw);
  double mean = 0.5 * (uu + ww), difference = 0.5 * (uu - ww);
  double radius = sqrt(difference * difference + uw * uw), outer = b[0] + b[1] + b[2] - 2.0 * mean;
  values[0] = q + p * (largest ? mean - radius : outer);
  values[1] = q + p * (largest ? mean + radius : mean - radius);
  values[2] = q + p * (largest ? outer : mean + radius);
}
