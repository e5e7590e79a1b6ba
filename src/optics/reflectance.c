/* SPDX-License-Identifier: GPL-3.0-or-later */
/* reflectance.c: reflection of light from a single crystal of any orientation. */
#include "optics/reflectance.h"

#include <math.h>
#include <stddef.h>

/* The fields are (Ex, Hy, Ey, -Hx), which a surface does not change, along x in the plane of
 * incidence, z into the crystal: d/dz = i k0 D. */
typedef struct {
  double complex m[4][4];
} fields_matrix;

static fields_matrix berreman(const optics_tensor *e, double across, const double x[3],
                              const double y[3], const double z[3])
{
  double complex xx = optics_between(e, x, x), yy = optics_between(e, y, y),
                 zz = optics_between(e, z, z), xy = optics_between(e, x, y),
                 xz = optics_between(e, x, z), yz = optics_between(e, y, z);
  return (fields_matrix){
      {{-across * xz / zz, 1.0 - across * across / zz, -across * yz / zz, 0.0},
       {xx - xz * xz / zz, -across * xz / zz, xy - xz * yz / zz, 0.0},
       {0.0, 0.0, 0.0, 1.0},
       {xy - yz * xz / zz, -across * yz / zz, yy - across * across - yz * yz / zz, 0.0}}};
}

static fields_matrix multiply(const fields_matrix *a, const fields_matrix *b)
{
  fields_matrix c;
  for (size_t i = 0; i < 4; i++)
    for (size_t j = 0; j < 4; j++) {
      c.m[i][j] = 0.0;
      for (size_t k = 0; k < 4; k++)
        c.m[i][j] += a->m[i][k] * b->m[k][j];
    }
  return c;
}

static fields_matrix less(const fields_matrix *a, double complex value)
{
  fields_matrix b = *a;
  for (size_t i = 0; i < 4; i++)
    b.m[i][i] -= value;
  return b;
}

/* x^4 + c[3] x^3 + ... + c[0] (Faddeev and Le Verrier). */
static void characteristic(const fields_matrix *a, double complex c[4])
{
  fields_matrix power = *a;
  for (int k = 1; k <= 4; k++) {
    double complex trace = power.m[0][0] + power.m[1][1] + power.m[2][2] + power.m[3][3];
    c[4 - k] = -trace / k;
    fields_matrix shifted = less(&power, -c[4 - k]);
    power = multiply(a, &shifted);
  }
}

/* All roots at once (Durand and Kerner). The sum and the product of a double root converge far
 * better than its two halves, and only those are used. */
static void quartic_roots(const double complex c[4], double complex roots[4])
{
  double size = 1.0;
  for (int k = 0; k < 4; k++)
    size = fmax(size, pow(cabs(c[k]), 1.0 / (4 - k)));
  for (int k = 0; k < 4; k++)
    roots[k] = size * cpow(0.4 + 0.9 * I, k);
  for (int step = 0; step < 500; step++) {
    double moved = 0.0;
    for (int k = 0; k < 4; k++) {
      double complex x = roots[k], below = 1.0;
      for (int j = 0; j < 4; j++)
        below *= j == k ? 1.0 : x - roots[j];
      double complex change = ((((x + c[3]) * x + c[2]) * x + c[1]) * x + c[0]) / below;
      if (isfinite(creal(change)) && isfinite(cimag(change)))
        roots[k] -= change;
      moved = fmax(moved, cabs(change));
    }
    if (moved < 1e-15 * size)
      break;
  }
}

/* Into the crystal: what decays on the way there, or what goes there if nothing decays. */
static double inwards(double complex q)
{
  return fabs(cimag(q)) > 1e-7 * cabs(q) ? cimag(q) : creal(q);
}

static void inward_first(double complex roots[4])
{
  for (int i = 1; i < 4; i++)
    for (int j = i; j > 0 && inwards(roots[j]) > 0.0 && inwards(roots[j - 1]) <= 0.0; j--) {
      double complex kept = roots[j];
      roots[j] = roots[j - 1];
      roots[j - 1] = kept;
    }
}

/* Two columns of a matrix of rank two that span what it maps to: the longest, and that which is
 * longest without its part along the first. */
static void two_columns(const fields_matrix *a, double complex one[4], double complex two[4])
{
  double longest = 0.0;
  size_t first = 0;
  for (size_t j = 0; j < 4; j++) {
    double norm = 0.0;
    for (size_t i = 0; i < 4; i++)
      norm += creal(a->m[i][j] * conj(a->m[i][j]));
    if (norm > longest) {
      longest = norm;
      first = j;
    }
  }
  for (size_t i = 0; i < 4; i++)
    one[i] = a->m[i][first] / sqrt(longest);
  longest = -1.0;
  for (size_t j = 0; j < 4; j++) {
    double complex along = 0.0, rest[4];
    double norm = 0.0;
    for (size_t i = 0; i < 4; i++)
      along += conj(one[i]) * a->m[i][j];
    for (size_t i = 0; i < 4; i++) {
      rest[i] = a->m[i][j] - along * one[i];
      norm += creal(rest[i] * conj(rest[i]));
    }
    for (size_t i = 0; norm > longest && i < 4; i++)
      two[i] = rest[i] / sqrt(norm);
    longest = fmax(norm, longest);
  }
}

/* Gaussian elimination of four equations with two right-hand sides, in place. */
static bool solve(double complex a[4][6])
{
  for (size_t k = 0; k < 4; k++) {
    size_t pivot = k;
    for (size_t i = k + 1; i < 4; i++)
      if (cabs(a[i][k]) > cabs(a[pivot][k]))
        pivot = i;
    for (size_t j = 0; j < 6; j++) {
      double complex kept = a[k][j];
      a[k][j] = a[pivot][j];
      a[pivot][j] = kept;
    }
    if (!(cabs(a[k][k]) > 0.0))
      return false;
    for (size_t i = 0; i < 4; i++) {
      double complex share = i == k ? 0.0 : a[i][k] / a[k][k];
      for (size_t j = k; i != k && j < 6; j++)
        a[i][j] -= share * a[k][j];
    }
  }
  for (size_t k = 0; k < 4; k++)
    for (size_t j = 4; j < 6; j++)
      a[k][j] /= a[k][k];
  return true;
}

bool optics_reflectance(const optics_tensor *eps, const double n[3], double angle, double azimuth,
                        optics_reflectances *out)
{
  double first[3], second[3], x[3], y[3];
  optics_frame(n, first, second);
  for (size_t k = 0; k < 3; k++) {
    x[k] = cos(azimuth) * first[k] + sin(azimuth) * second[k];
    y[k] = cos(azimuth) * second[k] - sin(azimuth) * first[k];
  }
  fields_matrix d = berreman(eps, sin(angle), x, y, n);
  double complex c[4], roots[4], one[4], two[4];
  characteristic(&d, c);
  quartic_roots(c, roots);
  inward_first(roots);
  /* (D - Q3)(D - Q4) leaves of any field what goes inwards, be Q1 and Q2 equal or not. */
  fields_matrix third = less(&d, roots[2]), fourth = less(&d, roots[3]);
  fields_matrix inward = multiply(&third, &fourth);
  two_columns(&inward, one, two);
  /* inward fields - reflected p - reflected s = incident p, incident s; fields (Ex, Hy, Ey, -Hx) of
   * vacuum: p (cos, 1, 0, 0) and s (0, 0, 1, cos) inwards, cos changing its sign outwards. */
  double cosine = cos(angle);
  double complex a[4][6] = {{one[0], two[0], cosine, 0.0, cosine, 0.0},
                            {one[1], two[1], -1.0, 0.0, 1.0, 0.0},
                            {one[2], two[2], 0.0, -1.0, 0.0, 1.0},
                            {one[3], two[3], 0.0, cosine, 0.0, cosine}};
  if (!solve(a))
    return false;
  double complex pp = a[2][4], ps = a[3][4], sp = a[2][5], ss = a[3][5];
  out->crossed = creal(ps * conj(ps));
  out->p = creal(pp * conj(pp)) + out->crossed;
  out->s = creal(ss * conj(ss)) + creal(sp * conj(sp));
  return isfinite(out->p) && isfinite(out->s);
}
