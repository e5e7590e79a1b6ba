/* SPDX-License-Identifier: GPL-3.0-or-later */
/* contact_slope.c: how the contact modulus changes with the stiffness. */
#include "base/fast.h"

#include "elastic/contact_slope.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "base/pi.h"
#include "elastic/contact_series.h"
#include "elastic/mirrors.h"
#include "elastic/tensor.h"
#include "elastic/vec3.h"

enum { COUNTS = 8, MOST_ANGLES = 192, MEAN_COUNTS = 4, COMPONENTS = 6 };

/* Of equal steps in the plane across t, and of directions t. The first are orders of the rule of the
 * mean, too. */
static const int counts[COUNTS] = {8, 12, 16, 24, 32, 48, 64, 96};

/* How far the value of a rule may be off, in parts of it: slopes are off by some ten times that. */
static const double along_within = 2e-4, mean_within = 1e-3;

/* Of symmetric matrices. */
static const int row_of[COMPONENTS] = {0, 0, 0, 1, 1, 2};
static const int column_of[COMPONENTS] = {0, 1, 2, 1, 2, 2};

/* C_ijkl, and cosine and sine of the angles from 0 to pi. */
typedef struct {
  double c[81];
  double steps[MOST_ANGLES][2];
} solid;

/* The plane across t: its L^-1, and K at each angle. */
typedef struct {
  double u[3], w[3], inverse[9];
  int angles;
  double k[MOST_ANGLES / 2][9];
} plane;

static void prepare(const double stiffness_gpa[36], solid *of)
{
  for (int code = 0; code < 81; code++)
    of->c[code] = elastir_stiffness_component(stiffness_gpa, code / 27, code / 9 % 3, code / 3 % 3,
                                              code % 3);
  for (int a = 0; a < MOST_ANGLES; a++) {
    of->steps[a][0] = cos(ELASTIR_PI * a / MOST_ANGLES);
    of->steps[a][1] = sin(ELASTIR_PI * a / MOST_ANGLES);
  }
}

/* (ab)_jk = a_i C_ijkl b_l */
static void contract(const solid *of, const double a[3], const double b[3], double ab[9])
{
  for (int jk = 0; jk < 9; jk++) {
    const double *c = of->c + 3 * jk;
    ab[jk] = a[0] * vec3_dot(c, b) + a[1] * vec3_dot(c + 27, b) + a[2] * vec3_dot(c + 54, b);
  }
}

/* false: the matrix, which is symmetric, has no inverse. */
static bool invert(const double m[9], double inverse[9])
{
  double rows[9], determinant = vec3_cofactors(m, rows);
  for (int i = 0; i < 9; i++)
    inverse[i] = rows[i] / determinant;
  return determinant > 0.0;
}

/* c = a^T b */
static void multiply(const double a[9], const double b[9], double c[9])
{
  for (int i = 0; i < 3; i++)
    for (int j = 0; j < 3; j++)
      c[3 * i + j] = a[i] * b[j] + a[3 + i] * b[3 + j] + a[6 + i] * b[6 + j];
}

static bool make_plane(const solid *of, const double t[3], int angles, plane *out)
{
  double uu[9], uw[9], ww[9], sum[9] = {0.0}, inverse[9];
  elastir_tangent_frame(t, out->u, out->w);
  contract(of, out->u, out->u, uu);
  contract(of, out->u, out->w, uw);
  contract(of, out->w, out->w, ww);
  out->angles = angles;
  for (int a = 0; a < angles; a++) {
    /* m = c u + s w, p = -s u + c w */
    const double *step = of->steps[a * (MOST_ANGLES / angles)];
    double c = step[0], s = step[1], pp[9], pm[9], back[9];
    for (int i = 0; i < 9; i++) {
      double wu = uw[3 * (i % 3) + i / 3];
      pp[i] = s * s * uu[i] - s * c * (uw[i] + wu) + c * c * ww[i];
      pm[i] = s * c * (ww[i] - uu[i]) - s * s * uw[i] + c * c * wu;
      sum[i] += c * c * uu[i] + s * c * (uw[i] + wu) + s * s * ww[i]; /* (mm) */
    }
    if (!invert(pp, inverse))
      return false;
    multiply(inverse, pm, out->k[a]);
    multiply(pm, out->k[a], back);
    for (int i = 0; i < 9; i++)
      sum[i] -= back[i];
  }
  for (int i = 0; i < 9; i++)
    sum[i] /= angles;
  return invert(sum, out->inverse);
}

/* The strain A^j_ir for each j, as in Voigt's order with engineering shears. */
static void strains(const double m[3], const double p[3], const double k[9], double a[3][6])
{
  for (int j = 0; j < 3; j++) {
    for (int i = 0; i < 3; i++)
      a[j][i] = (i == j ? m[i] : 0.0) - p[i] * k[3 * i + j];
    for (int e = 3; e < 6; e++) {
      int i = voigt_pair[e][0], r = voigt_pair[e][1];
      a[j][e] = (r == j ? m[i] : 0.0) + (i == j ? m[r] : 0.0) - p[i] * k[3 * r + j] -
                p[r] * k[3 * i + j];
    }
  }
}

/* Adds W_jk dL_jk to the upper triangle. */
static void add_plane(const solid *of, const plane *at, const double weight[9], double slope[36])
{
  double each[9];
  for (int i = 0; i < 9; i++)
    each[i] = weight[i] / at->angles;
  for (int step = 0; step < at->angles; step++) {
    const double *turn = of->steps[step * (MOST_ANGLES / at->angles)];
    double c = turn[0], s = turn[1], m[3], p[3], a[3][6], b[3][6];
    for (int i = 0; i < 3; i++) {
      m[i] = c * at->u[i] + s * at->w[i];
      p[i] = c * at->w[i] - s * at->u[i];
    }
    strains(m, p, at->k[step], a);
    for (int j = 0; j < 3; j++)
      for (int e = 0; e < 6; e++)
        b[j][e] = each[3 * j] * a[0][e] + each[3 * j + 1] * a[1][e] + each[3 * j + 2] * a[2][e];
    for (int e = 0; e < 6; e++)
      for (int f = e; f < 6; f++)
        slope[6 * e + f] += a[0][e] * b[0][f] + a[1][e] * b[1][f] + a[2][e] * b[2][f];
  }
}

double contact_slope_change(const double slope[36], const double change_gpa[36])
{
  double sum = 0.0;
  for (int i = 0; i < 36; i++)
    sum += slope[i] * change_gpa[i];
  return sum;
}

/* Makes the slope whole, so that its sum with C is the value. How far it was off. */
static double scale_to(const double stiffness_gpa[36], double value_gpa, double slope[36])
{
  for (int i = 0; i < 36; i++)
    if (i / 6 > i % 6)
      slope[i] = slope[6 * (i % 6) + i / 6];
  double factor = value_gpa / contact_slope_change(slope, stiffness_gpa);
  for (int i = 0; i < 36; i++)
    slope[i] *= factor;
  return fabs(1.0 / factor - 1.0);
}

static void undefine(double slope[36])
{
  for (int i = 0; i < 36; i++)
    slope[i] = NAN;
}

/* Adds M^2/2 times the mean of v.dL.v over directions t across n. */
static bool add_circle(const solid *of, const double n[3], double value_gpa, int count,
                       double slope[36])
{
  plane at;
  double u[3], w[3];
  elastir_tangent_frame(n, u, w);
  for (int k = 0; k < count; k++) {
    const double *step = of->steps[k * (MOST_ANGLES / count)];
    double t[3] = {0.0}, v[3], weight[9];
    vec3_add(t, step[0], u, t);
    vec3_add(t, step[1], w, t);
    if (!make_plane(of, t, count, &at))
      return false;
    for (int i = 0; i < 3; i++)
      v[i] = value_gpa * vec3_dot(at.inverse + 3 * i, n);
    for (int i = 0; i < 9; i++)
      weight[i] = 0.5 * v[i / 3] * v[i % 3] / count;
    add_plane(of, &at, weight, slope);
  }
  return true;
}

void contact_slope_along(const double stiffness_gpa[36], const double n[3], double value_gpa,
                         double slope[36])
{
  solid of;
  prepare(stiffness_gpa, &of);
  for (int k = 0; value_gpa > 0.0 && k < COUNTS; k++) {
    memset(slope, 0, 36 * sizeof *slope);
    if (!add_circle(&of, n, value_gpa, counts[k], slope))
      break;
    if (scale_to(stiffness_gpa, value_gpa, slope) <= along_within)
      return;
  }
  undefine(slope);
}

/* ---- the mean ---- */

/* Means of M^2/2 n n over the normals n across each direction of the rule. */
static void weigh_normals(contact_series *series, double *components)
{
  int size = series->rings * series->angles;
  for (int k = 0; k < size; k++) {
    double n[3], half = 0.5 * series->value[k] * series->value[k];
    contact_series_direction(series, k / series->angles, k % series->angles, n);
    for (int e = 0; e < COMPONENTS; e++)
      components[e * size + k] = half * n[row_of[e]] * n[column_of[e]];
  }
  for (int e = 0; e < COMPONENTS; e++)
    contact_series_circle_means(series, components + e * size);
}

/* What images of directions across mirror planes would cancel. */
static void keep_even(int mirrors, double slope[36])
{
  for (int axis = 0; axis < 3; axis++)
    for (int i = 0; i < 36 && mirrors_has(mirrors, axis); i++)
      if (mirrors_flip_voigt(axis, i))
        slope[i] = 0.0;
}

/* The mean over n of one over t across n is one over t of one over n across t. Images of t across mirror
 * planes are not worked out. */
static bool add_sphere(const solid *of, int mirrors, const contact_series *series,
                       const double *components, double slope[36])
{
  plane at;
  int size = series->rings * series->angles;
  for (int k = 0; k < size; k++) {
    double t[3], nn[9], half[9], weight[9];
    int images = mirrors_count(mirrors, series->angles, k % series->angles);
    if (images == 0)
      continue;
    contact_series_direction(series, k / series->angles, k % series->angles, t);
    if (!make_plane(of, t, series->order, &at))
      return false;
    double factor = images * series->weight[k / series->angles] / series->angles;
    for (int e = 0; e < COMPONENTS; e++) {
      int i = row_of[e], j = column_of[e];
      nn[3 * i + j] = nn[3 * j + i] = factor * components[e * size + k];
    }
    multiply(nn, at.inverse, half);
    multiply(at.inverse, half, weight);
    add_plane(of, &at, weight, slope);
  }
  keep_even(mirrors, slope);
  return true;
}

/* false: no memory. */
static bool slope_by(int order, const double stiffness_gpa[36], const solid *of, double slope[36])
{
  contact_series series = {0};
  double *components = NULL;
  memset(slope, 0, 36 * sizeof *slope);
  bool good = contact_series_begin(order, &series) && contact_series_fill(stiffness_gpa, &series);
  if (good)
    components = malloc(COMPONENTS * (size_t)(series.rings * series.angles) * sizeof *components);
  good = good && components != NULL;
  if (good) {
    weigh_normals(&series, components);
    if (!add_sphere(of, mirrors_of(stiffness_gpa), &series, components, slope))
      undefine(slope);
  }
  free(components);
  contact_series_free(&series);
  return good;
}

bool contact_slope_of_mean(const double stiffness_gpa[36], double mean_gpa, double slope[36])
{
  solid of;
  undefine(slope);
  prepare(stiffness_gpa, &of);
  for (int k = 0; mean_gpa > 0.0 && k < MEAN_COUNTS; k++) {
    if (!slope_by(counts[k], stiffness_gpa, &of, slope))
      return false;
    if (scale_to(stiffness_gpa, mean_gpa, slope) <= mean_within)
      return true;
  }
  undefine(slope);
  return true;
}
