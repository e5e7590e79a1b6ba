/* SPDX-License-Identifier: GPL-3.0-or-later */
/* half_space.c: how a pressure wave on its surface sinks an elastic half space. */
#include "base/fast.h"

#include "elastic/half_space.h"

#include <math.h>
#include <string.h>

#include "elastic/tensor.h"
#include "elastic/vec3.h"

enum { MOST_STEPS = 60 };

/* Newton's steps square their size: after one below this, in parts of the coefficients, the next
 * would be rounding, or nearly. */
static const double short_step = 1e-7;

/* ---- the half space ---- */

/* (ab)_jk = C_ajkb of the tensor in the frame u, w, n. */
static void contract(const double c[36], int a, int b, double ab[9])
{
  for (int j = 0; j < 3; j++)
    for (int k = 0; k < 3; k++)
      ab[3 * j + k] = c[6 * elastir_voigt_index(a, j) + elastir_voigt_index(k, b)];
}

/* The inverse of the lower factor of a symmetric positive matrix. */
static bool inverse_factor(const double t[9], double inverse[9])
{
  double l[9] = {0.0};
  for (int i = 0; i < 3; i++)
    for (int j = 0; j <= i; j++) {
      double sum = t[3 * i + j];
      for (int k = 0; k < j; k++)
        sum -= l[3 * i + k] * l[3 * j + k];
      if (i == j && !(sum > 0.0))
        return false;
      l[3 * i + j] = i == j ? sqrt(sum) : sum / l[4 * j];
    }
  memset(inverse, 0, 9 * sizeof *inverse);
  for (int j = 0; j < 3; j++)
    for (int i = j; i < 3; i++) {
      double sum = i == j ? 1.0 : 0.0;
      for (int k = j; k < i; k++)
        sum -= l[3 * i + k] * inverse[3 * k + j];
      inverse[3 * i + j] = sum / l[4 * i];
    }
  return true;
}

/* m = f m f^T. */
static void transform(const double f[9], double m[9])
{
  double half[9];
  for (int i = 0; i < 3; i++)
    for (int j = 0; j < 3; j++)
      half[3 * i + j] = f[3 * i] * m[j] + f[3 * i + 1] * m[3 + j] + f[3 * i + 2] * m[6 + j];
  for (int i = 0; i < 3; i++)
    for (int j = 0; j < 3; j++)
      m[3 * i + j] = vec3_dot(half + 3 * i, f + 3 * j);
}

bool half_space_prepare(const double stiffness_gpa[36], const double axes[9], half_space *space)
{
  double turned[36], nn[9], factor[9];
  elastir_rotate_stiffness(stiffness_gpa, axes, turned);
  double *const matrices[5] = {space->uu, space->uw, space->ww, space->un, space->wn};
  static const int pairs[5][2] = {{0, 0}, {0, 1}, {1, 1}, {0, 2}, {1, 2}};
  contract(turned, 2, 2, nn);
  if (!inverse_factor(nn, factor))
    return false;
  for (int i = 0; i < 5; i++) {
    contract(turned, pairs[i][0], pairs[i][1], matrices[i]);
    transform(factor, matrices[i]);
  }
  space->depth = factor[8] * factor[8];
  for (int i = 0; i < 3; i++)
    for (int j = 0; j < 3; j++)
      space->back[3 * i + j] = factor[3 * i] * axes[j] + factor[3 * i + 1] * axes[3 + j] +
                               factor[3 * i + 2] * axes[6 + j];
  return true;
}

/* ---- G(p), its adjugate and its determinant ---- */

/* G = q + p (r + r^T) + p^2; of symmetric matrices the elements 00 01 02 11 12 22. */
typedef struct {
  double r[9];
  double g[6][3];        /* powers of p, lowest first */
  double adjugate[6][5];
  double determinant[6]; /* p^6 has the factor one */
} pencil;

/* x y - z w of quadratics. */
static void minor_of(const double x[3], const double y[3], const double z[3], const double w[3],
                     double minor[5])
{
  minor[0] = x[0] * y[0] - z[0] * w[0];
  minor[1] = x[0] * y[1] + x[1] * y[0] - z[0] * w[1] - z[1] * w[0];
  minor[2] = x[0] * y[2] + x[1] * y[1] + x[2] * y[0] - z[0] * w[2] - z[1] * w[1] - z[2] * w[0];
  minor[3] = x[1] * y[2] + x[2] * y[1] - z[1] * w[2] - z[2] * w[1];
  minor[4] = x[2] * y[2] - z[2] * w[2];
}

static void make_pencil(const half_space *space, double c, double s, pencil *out)
{
  static const int place[6] = {0, 1, 2, 4, 5, 8}, transposed[6] = {0, 3, 6, 4, 7, 8};
  static const int minors[6][4] = {{3, 5, 4, 4}, {2, 4, 1, 5}, {1, 4, 2, 3},
                                   {0, 5, 2, 2}, {1, 2, 0, 4}, {0, 3, 1, 1}};
  for (int i = 0; i < 9; i++)
    out->r[i] = c * space->un[i] + s * space->wn[i];
  for (int e = 0; e < 6; e++) {
    int i = place[e], t = transposed[e];
    double cross = space->uw[i] + space->uw[t];
    out->g[e][0] = c * c * space->uu[i] + c * s * cross + s * s * space->ww[i];
    out->g[e][1] = out->r[i] + out->r[t];
    out->g[e][2] = i == t ? 1.0 : 0.0;
  }
  for (int e = 0; e < 6; e++) {
    const int *m = minors[e];
    minor_of(out->g[m[0]], out->g[m[1]], out->g[m[2]], out->g[m[3]], out->adjugate[e]);
  }
  memset(out->determinant, 0, sizeof out->determinant);
  for (int e = 0; e < 3; e++) {
    const double *g = out->g[e], *a = out->adjugate[e];
    double *d = out->determinant;
    d[0] += g[0] * a[0];
    d[1] += g[0] * a[1] + g[1] * a[0];
    d[2] += g[0] * a[2] + g[1] * a[1] + g[2] * a[0];
    d[3] += g[0] * a[3] + g[1] * a[2] + g[2] * a[1];
    d[4] += g[0] * a[4] + g[1] * a[3] + g[2] * a[2];
    d[5] += g[1] * a[4] + g[2] * a[3];
  }
}

/* ---- the cubic of the roots above the real line ---- */

/* f = A + i B. Columns: B p^j modulo A, as coefficients; its rows are r[0..2]. */
static void multiplication(const half_space_factor *f, double rows[9])
{
  double column[3] = {f->b[0], f->b[1], f->b[2]};
  for (int j = 0; j < 3; j++) {
    double top = column[2];
    for (int i = 0; i < 3; i++)
      rows[3 * i + j] = column[i];
    column[2] = column[1] - top * f->a[2];
    column[1] = column[0] - top * f->a[1];
    column[0] = -top * f->a[0];
  }
}

static void invert(const double m[9], double inverse[9])
{
  double rows[9], factor = 1.0 / vec3_cofactors(m, rows);
  for (int i = 0; i < 3; i++)
    for (int j = 0; j < 3; j++)
      inverse[3 * i + j] = rows[3 * j + i] * factor;
}

static inline double larger(double a, double b)
{
  return a > b ? a : b;
}

/* One step towards A^2 + B^2 = D: A X + B Y = (D - A^2 - B^2)/2. Returns the size of the step, each
 * coefficient in parts of the power of `size` that it is. */
static double improve(const double determinant[6], double size, half_space_factor *f)
{
  double e[6], rest[6], rows[9], minors[9], y[3], x[3];
  const double *a = f->a, *b = f->b;
  memcpy(e, determinant, sizeof e);
  for (int i = 0; i < 3; i++) {
    e[i + 3] -= 2.0 * a[i];
    for (int j = 0; j < 3; j++)
      e[i + j] -= a[i] * a[j] + b[i] * b[j];
  }
  for (int i = 0; i < 6; i++)
    rest[i] = e[i] *= 0.5;
  for (int top = 5; top >= 3; top--)
    for (int i = 0; i < 3; i++)
      rest[top - 3 + i] -= rest[top] * a[i];
  multiplication(f, rows);
  double factor = 1.0 / vec3_cofactors(rows, minors);
  for (int i = 0; i < 3; i++)
    y[i] = (minors[i] * rest[0] + minors[3 + i] * rest[1] + minors[6 + i] * rest[2]) * factor;
  for (int i = 0; i < 3; i++)
    for (int j = 0; j < 3; j++)
      e[i + j] -= b[i] * y[j];
  x[2] = e[5];
  x[1] = e[4] - a[2] * x[2];
  x[0] = e[3] - a[2] * x[1] - a[1] * x[2];
  double step = 0.0, scale = size;
  for (int i = 2; i >= 0; i--, scale *= size) {
    f->a[i] += x[i];
    f->b[i] += y[i];
    step = larger(step, larger(fabs(x[i]), fabs(y[i])) / scale);
    if (isnan(x[i] + y[i]))
      return NAN;
  }
  return step;
}

/* All roots at c + i size. */
static void begin(const double determinant[6], double size, half_space_factor *f)
{
  double c = -determinant[5] / 6.0;
  *f = (half_space_factor){
      {3.0 * c * size * size - c * c * c, 3.0 * c * c - 3.0 * size * size, -3.0 * c},
      {size * (size * size - 3.0 * c * c), 6.0 * c * size, -3.0 * size}};
}

static bool factorise(const double determinant[6], half_space_factor *f)
{
  double size = cbrt(sqrt(determinant[0]));
  if (f->b[2] == 0.0)
    begin(determinant, size, f);
  for (int i = 0; i < MOST_STEPS; i++) {
    double step = improve(determinant, size, f);
    if (step <= short_step)
      return true;
    if (isnan(step))
      return false;
  }
  return false;
}

/* ---- the response ---- */

/* 1/pi int p^k/D dp. With A X + B Y = p^k it is minus the leading coefficient of Y: p^k/D is the real
 * part of (X + i Y)/f, whose poles are above the line. */
static void integrals(const half_space_factor *f, double j[6])
{
  double rows[9], minors[9];
  multiplication(f, rows);
  double factor = -1.0 / vec3_cofactors(rows, minors);
  for (int k = 0; k < 3; k++) /* the last row of the inverse */
    j[k] = factor * minors[3 * k + 2];
  for (int k = 3; k < 6; k++)
    j[k] = -(f->a[2] * j[k - 1] + f->a[1] * j[k - 2] + f->a[0] * j[k - 3]);
}

/* L^-1 where (nn) is the unit matrix: the rows of the adjugate of H^-1, less the axial vector of
 * H^-1 S times itself, over `divisor`. */
typedef struct {
  double minors[9], axial[3], divisor;
} response;

static bool respond(const half_space *space, double c, double s, half_space_factor *factor,
                    response *to)
{
  static const int full[9] = {0, 1, 2, 1, 3, 4, 2, 4, 5};
  pencil g;
  double j[6], h[9], first[9], inverse[9], spin[9];
  make_pencil(space, c, s, &g);
  if (!factorise(g.determinant, factor)) {
    *factor = (half_space_factor){{0.0}, {0.0}};
    return false;
  }
  integrals(factor, j);
  double both[6][2];
  for (int e = 0; e < 6; e++) {
    const double *a = g.adjugate[e];
    both[e][0] = a[0] * j[0] + a[1] * j[1] + a[2] * j[2] + a[3] * j[3] + a[4] * j[4];
    both[e][1] = a[0] * j[1] + a[1] * j[2] + a[2] * j[3] + a[3] * j[4] + a[4] * j[5];
  }
  for (int i = 0; i < 9; i++) {
    h[i] = both[full[i]][0];
    first[i] = both[full[i]][1];
  }
  invert(h, inverse);
  /* H^-1 S = -(H^-1 first + r), antisymmetric. */
  for (int row = 0; row < 3; row++)
    for (int column = 0; column < 3; column++)
      spin[3 * row + column] =
          -vec3_dot(inverse + 3 * row, first + 3 * column) - g.r[3 * row + column];
  to->axial[0] = 0.5 * (spin[5] - spin[7]);
  to->axial[1] = 0.5 * (spin[6] - spin[2]);
  to->axial[2] = 0.5 * (spin[1] - spin[3]);
  to->divisor = vec3_cofactors(inverse, to->minors);
  for (int i = 0; i < 3; i++)
    to->divisor -= to->axial[i] * vec3_dot(inverse + 3 * i, to->axial);
  return true;
}

double half_space_response(const half_space *space, double c, double s,
                           half_space_factor *factor)
{
  response of;
  if (!respond(space, c, s, factor, &of))
    return NAN;
  return space->depth * (of.minors[8] - of.axial[2] * of.axial[2]) / of.divisor;
}

bool half_space_tensor(const half_space *space, double c, double s, half_space_factor *factor,
                       double tensor[6])
{
  response of;
  double m[9], half[9];
  if (!respond(space, c, s, factor, &of))
    return false;
  for (int i = 0; i < 9; i++)
    m[i] = (of.minors[i] - of.axial[i / 3] * of.axial[i % 3]) / of.divisor;
  for (int i = 0; i < 3; i++)
    for (int j = 0; j < 3; j++)
      half[3 * i + j] = m[3 * i] * space->back[j] + m[3 * i + 1] * space->back[3 + j] +
                        m[3 * i + 2] * space->back[6 + j];
  for (int i = 0, e = 0; i < 3; i++)
    for (int j = i; j < 3; j++)
      tensor[e++] = space->back[i] * half[j] + space->back[3 + i] * half[3 + j] +
                    space->back[6 + i] * half[6 + j];
  return true;
}
