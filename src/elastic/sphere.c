/* SPDX-License-Identifier: GPL-3.0-or-later */
/* sphere.c: mean and spread of the moduli over all directions, and how often they are negative.
 *
 * S_ijkl n_i n_k m_j m_l = m.A.m and S_ijkl n_i n_j m_k m_l = m.B.m, where A and B are linear in the
 * products n_i n_j. Over m across n such a form is a + r c, c = cos 2x uniform in x, with
 * a = (tr A - n.A.n)/2 and the determinant a^2 - r^2 = n.adj(A).n. So 1/G = a + r c gives
 * <G> = 1/sqrt(a^2 - r^2) and <G^2> = a/(a^2 - r^2)^(3/2); nu = -(a + r c)/f gives <nu> = -a/f,
 * <nu^2> = (a^2 + r^2/2)/f^2 and is negative for the fraction arccos(-a/r)/pi of m.
 * beta = n.B.n has <beta> = tr B/3 and <beta^2> = (tr^2 B + 2 tr B^2)/15. */
#include "base/fast.h"

#include "elastic/sphere.h"

#include <float.h>
#include <math.h>
#include <stdbool.h>
#include <string.h>

#include <gsl/gsl_integration.h>

#include "base/pi.h"
#include "base/wide.h"
#include "elastic/directions.h"
#include "elastic/mirrors.h"
#include "elastic/tensor.h"

#define FIRST_ORDER 16
#define LAST_ORDER 256

/* Directions of the rule for the part of pairs with a negative nu: Fibonacci numbers. */
#define FEW_DIRECTIONS 4181
#define MANY_DIRECTIONS 10946

static const double still_enough = 1e-7;

/* <E>, <E^2>, <G>, <G^2>, <nu>, <nu^2>, and a number that is 0 or 1 where nu has one sign everywhere */
enum { E1, E2, G1, G2, NU1, NU2, NU_NEGATIVE, MOMENTS };

/* Fractions go through arccos, whose last digit depends on the C library: they are
 * rounded to what they are worth. */
static double round_fraction(double fraction)
{
  return floor(fraction * 1e9 + 0.5) * 1e-9;
}

/* The fraction of x for which a + r cos 2x > 0; r >= 0. */
static double positive_part(double a, double r)
{
  if (a >= r)
    return a > 0.0 ? 1.0 : 0.0;
  return a <= -r ? 0.0 : acos(-a / r) / ELASTIR_PI;
}

/* The same, but for what lies between 0 and 1. */
static double sign_part(double a, double r)
{
  return fabs(a) < r ? 0.5 : a > 0.0 ? 1.0 : 0.0;
}

/* The products n_i n_j are a 6-vector xx, yy, zz, yz, xz, xy, and so are A and B: rows of these. */
typedef struct {
  double a[6][6], b[6][6];
  /* What may be rounding of a mean of B over m, and of the square of half its range: nu is not
   * negative by that. */
  double zero_mean, zero_square;
} direction_maps;

static const int pairs[6][2] = {{0, 0}, {1, 1}, {2, 2}, {1, 2}, {0, 2}, {0, 1}};

/* least, most: the extreme eigenvalues of the compliance, the inverse of a stiffness. */
static void fill_maps(const double s[36], double least, double most, direction_maps *maps)
{
  maps->zero_mean = 16.0 * DBL_EPSILON * most * (most / least);
  maps->zero_square = 16.0 * DBL_EPSILON * most * most;
  for (int to = 0; to < 6; to++)
    for (int from = 0; from < 6; from++) {
      int i = pairs[from][0], j = pairs[from][1], k = pairs[to][0], l = pairs[to][1];
      bool twice = i != j;
      maps->b[to][from] = (twice ? 2.0 : 1.0) * elastir_compliance_component(s, i, j, k, l);
      maps->a[to][from] = elastir_compliance_component(s, i, k, j, l) +
                          (twice ? elastir_compliance_component(s, j, k, i, l) : 0.0);
    }
}

/* Numbers of LANES directions, for which compilers do two or more at once. */
enum { LANES = 8 };
typedef double lanes[LANES];

ELASTIR_BOTH void apply(const double map[6][6], const lanes v[6], lanes *restrict out)
{
  for (int i = 0; i < 6; i++)
    for (int k = 0; k < LANES; k++)
      out[i][k] = map[i][0] * v[0][k] + map[i][1] * v[1][k] + map[i][2] * v[2][k] +
                  map[i][3] * v[3][k] + map[i][4] * v[4][k] + map[i][5] * v[5][k];
}

ELASTIR_BOTH void products(const lanes n[3], lanes *restrict v)
{
  for (int i = 0; i < 6; i++)
    for (int k = 0; k < LANES; k++)
      v[i][k] = n[pairs[i][0]][k] * n[pairs[i][1]][k];
}

/* n.m.n for a symmetric matrix. */
ELASTIR_BOTH void along(const lanes m[6], const lanes v[6], double *restrict out)
{
  for (int k = 0; k < LANES; k++)
    out[k] = m[0][k] * v[0][k] + m[1][k] * v[1][k] + m[2][k] * v[2][k] +
             2.0 * (m[3][k] * v[3][k] + m[4][k] * v[4][k] + m[5][k] * v[5][k]);
}

ELASTIR_BOTH void adjugate(const lanes m[6], lanes *restrict out)
{
  for (int k = 0; k < LANES; k++) {
    out[0][k] = m[1][k] * m[2][k] - m[3][k] * m[3][k];
    out[1][k] = m[0][k] * m[2][k] - m[4][k] * m[4][k];
    out[2][k] = m[0][k] * m[1][k] - m[5][k] * m[5][k];
    out[3][k] = m[4][k] * m[5][k] - m[0][k] * m[3][k];
    out[4][k] = m[3][k] * m[5][k] - m[1][k] * m[4][k];
    out[5][k] = m[3][k] * m[4][k] - m[2][k] * m[5][k];
  }
}

/* A form over the m across n. */
typedef struct {
  lanes mean, determinant;
} transverse_mean;

ELASTIR_BOTH void over_transverse(const lanes m[6], const lanes v[6], const lanes axial,
                            transverse_mean *restrict form)
{
  lanes adjoint[6];
  adjugate(m, adjoint);
  along((const lanes *)adjoint, v, form->determinant);
  for (int k = 0; k < LANES; k++)
    form->mean[k] = 0.5 * (m[0][k] + m[1][k] + m[2][k] - axial[k]);
}

/* r^2 of nu, which rounding may leave below 0. */
static double square_of_difference(const transverse_mean *form, int lane)
{
  double square = form->mean[lane] * form->mean[lane] - form->determinant[lane];
  return square > 0.0 ? square : 0.0;
}

static double half_range(const direction_maps *maps, double square)
{
  return square > maps->zero_square ? sqrt(square) : 0.0;
}

ELASTIR_BOTH void add_these(const direction_maps *maps, const lanes n[3], double weight,
                            double moments[MOMENTS])
{
  lanes v[6], a[6], b[6], f;
  transverse_mean g, p;
  products(n, v);
  apply(maps->a, (const lanes *)v, a);
  apply(maps->b, (const lanes *)v, b);
  along((const lanes *)b, (const lanes *)v, f);
  over_transverse((const lanes *)a, (const lanes *)v, f, &g);
  over_transverse((const lanes *)b, (const lanes *)v, f, &p);
  for (int k = 0; k < LANES; k++) {
    double q2 = square_of_difference(&p, k), root = sqrt(g.determinant[k]);
    double e = ELASTIR_GPA_PER_TPA / f[k];
    double shear = 0.25 * ELASTIR_GPA_PER_TPA / root; /* 1/G = 4 m.A.m */
    moments[E1] += weight * e;
    moments[E2] += weight * e * e;
    moments[G1] += weight * shear;
    moments[G2] += weight * shear * shear * g.mean[k] / root;
    moments[NU1] -= weight * p.mean[k] / f[k];
    moments[NU2] += weight * (p.mean[k] * p.mean[k] + 0.5 * q2) / (f[k] * f[k]);
    moments[NU_NEGATIVE] += weight * sign_part(p.mean[k] - maps->zero_mean, half_range(maps, q2));
  }
}

ELASTIR_WIDE static void add_wide(const direction_maps *maps, const lanes n[3], double weight,
                                  double moments[MOMENTS])
{
  add_these(maps, n, weight, moments);
}

static void add_directions(const direction_maps *maps, const lanes n[3], double weight,
                           double moments[MOMENTS])
{
  if (elastir_is_wide())
    add_wide(maps, n, weight, moments);
  else
    add_these(maps, n, weight, moments);
}

/* Directions of a golden spiral over the upper hemisphere: unlike those of a product rule they lie along
 * no plane of symmetry, where the square root edges of the integrand add up (J. H. Hannay and J. F. Nye,
 * J. Phys. A 37, 11591 (2004)). The error is of the order of 1/count: some 0.4/count as a root mean
 * square over random tensors, 2.6/count at worst of 120. */
ELASTIR_BOTH double negative_of(const direction_maps *maps, int count)
{
  const double turn[2] = ELASTIR_GOLDEN_TURN;
  double at[2] = {1.0, 0.0}, sum = 0.0;
  for (int i = 0; i < count; i += LANES) {
    lanes n[3], v[6], b[6], axial;
    transverse_mean p;
    int here = count - i < LANES ? count - i : LANES;
    for (int k = 0; k < LANES; k++) { /* beyond the last: the last again */
      double z = ((k < here ? i + k : count - 1) + 0.5) / count;
      double radius = sqrt((1.0 - z) * (1.0 + z)), next = at[0] * turn[0] - at[1] * turn[1];
      n[0][k] = radius * at[0];
      n[1][k] = radius * at[1];
      n[2][k] = z;
      at[1] = at[0] * turn[1] + at[1] * turn[0];
      at[0] = next;
    }
    products((const lanes *)n, v);
    apply(maps->b, (const lanes *)v, b);
    along((const lanes *)b, (const lanes *)v, axial);
    over_transverse((const lanes *)b, (const lanes *)v, axial, &p);
    for (int k = 0; k < here; k++) {
      double range = half_range(maps, square_of_difference(&p, k));
      sum += positive_part(p.mean[k] - maps->zero_mean, range);
    }
  }
  return sum / count;
}

ELASTIR_WIDE static double negative_wide(const direction_maps *maps, int count)
{
  return negative_of(maps, count);
}

static double negative_pairs(const direction_maps *maps, int count)
{
  return elastir_is_wide() ? negative_wide(maps, count) : negative_of(maps, count);
}

/* count (a power of two from 4 on) unit vectors at equal angles, by bisection: the sine and
 * cosine of a C library are not the same to the last digit everywhere. */
static void circle(int count, double points[][2])
{
  const double quarters[4][2] = {{1, 0}, {0, 1}, {-1, 0}, {0, -1}};
  int step = count / 4;
  for (int i = 0; i < 4; i++)
    for (int x = 0; x < 2; x++)
      points[i * step][x] = quarters[i][x];
  for (; step > 1; step /= 2)
    for (int i = 0; i < count; i += step) {
      const double *a = points[i], *b = points[(i + step) % count];
      double x = a[0] + b[0], y = a[1] + b[1], length = sqrt(x * x + y * y);
      points[i + step / 2][0] = x / length;
      points[i + step / 2][1] = y / length;
    }
}

/* The moments from order/2 latitudes of the upper hemisphere with 2 order longitudes each. */
static bool integrate(const direction_maps *maps, int mirrors, int order, double moments[MOMENTS])
{
  double points[4 * LAST_ORDER][2];
  int first, used;
  gsl_integration_glfixed_table *table = gsl_integration_glfixed_table_alloc((size_t)order);
  memset(moments, 0, MOMENTS * sizeof *moments);
  if (table == NULL)
    return false;
  circle(4 * order, points);
  mirrors_part(mirrors, 2 * order, &first, &used);
  for (int t = 0; t < order; t++) {
    double z, weight;
    gsl_integration_glfixed_point(-1.0, 1.0, (size_t)t, &z, &weight, table);
    if (z < 0.0)
      continue;
    double ring[MOMENTS] = {0.0}, radius = sqrt((1.0 - z) * (1.0 + z));
    for (int p = 0; p < used; p += LANES) {
      lanes n[3];
      for (int k = 0; k < LANES; k++) {
        const double *point = points[(2 * (first + p + k) + 1) % (4 * order)];
        n[0][k] = radius * point[0];
        n[1][k] = radius * point[1];
        n[2][k] = z;
      }
      add_directions(maps, (const lanes *)n, 1.0 / used, ring);
    }
    for (int i = 0; i < MOMENTS; i++)
      moments[i] += weight * ring[i];
  }
  gsl_integration_glfixed_table_free(table);
  return true;
}

/* A variance below the rounding of its two terms is none. */
static double deviation(double mean, double square)
{
  double variance = square - mean * mean;
  return variance > 1e-14 * mean * mean ? sqrt(variance) : 0.0;
}

static elastir_spread spread_of(const double fine[MOMENTS], const double coarse[MOMENTS], int at)
{
  elastir_spread spread = {.mean = fine[at]};
  spread.standard_deviation = deviation(fine[at], fine[at + 1]);
  double before = deviation(coarse[at], coarse[at + 1]);
  spread.error = fmax(fabs(fine[at] - coarse[at]), fabs(spread.standard_deviation - before));
  return spread;
}

static bool stands_still(const elastir_spread *spread)
{
  return spread->error <= still_enough * fmax(fabs(spread->mean), spread->standard_deviation);
}

/* The part of the sphere where b0 x^2 + b1 y^2 + b2 z^2 < 0. For fixed z the form is
 * (1-z^2) (m + d cos 2 phi) + b2 z^2, negative for a fraction of phi in closed form. That has
 * square root ends where it reaches 0 or 1, so z is integrated piece by piece in a variable
 * that is quadratic at both ends of a piece: z = lo + (hi-lo) t^2 (3 - 2 t). */
static double negative_part(const double b[3], bool *no_memory)
{
  if (b[0] >= 0.0)
    return 0.0;
  if (b[2] <= 0.0)
    return 1.0;
  double m = 0.5 * (b[0] + b[1]), d = 0.5 * (b[1] - b[0]);
  double ends[4] = {0.0, 0.0, 0.0, 1.0};
  /* m + b2 z^2/(1-z^2) = -+d: z^2 = q/(1+q) with q = -(m+-d)/b2. */
  for (int i = 0; i < 2; i++) {
    double q = -(i == 0 ? m + d : m - d) / b[2];
    ends[i + 1] = q > 0.0 ? sqrt(q / (1.0 + q)) : 0.0;
  }
  gsl_integration_glfixed_table *table = gsl_integration_glfixed_table_alloc(64);
  if (table == NULL) {
    *no_memory = true;
    return NAN;
  }
  double sum = 0.0;
  for (int piece = 0; piece < 3; piece++)
    for (size_t i = 0; i < 64; i++) {
      double t, weight, width = ends[piece + 1] - ends[piece];
      gsl_integration_glfixed_point(0.0, 1.0, i, &t, &weight, table);
      double z = ends[piece] + width * t * t * (3.0 - 2.0 * t);
      double level = -(m + b[2] * z * z / ((1.0 - z) * (1.0 + z)));
      sum += weight * width * 6.0 * t * (1.0 - t) * positive_part(level, d);
    }
  gsl_integration_glfixed_table_free(table);
  return round_fraction(sum);
}

static elastir_spread spread_of_compressibility(const double s[36], bool *no_memory)
{
  double b[9], values[3], trace = 0.0, squares = 0.0;
  elastir_compressibility_tensor(s, b);
  elastir_symmetric_eigen(3, b, values, NULL);
  for (int i = 0; i < 3; i++)
    trace += values[i];
  for (int i = 0; i < 3; i++) {
    double part = values[i] - trace / 3.0;
    squares += part * part;
  }
  elastir_spread spread = {.mean = trace / 3.0,
                           .standard_deviation = sqrt(2.0 * squares / 15.0),
                           .negative_fraction = negative_part(values, no_memory)};
  return spread;
}

/* The part of pairs, and its error, where the product rule saw that there are both. */
static void take_fraction(const direction_maps *maps, elastir_spreads *spreads)
{
  const double worst = 3.0 / MANY_DIRECTIONS;
  double *fraction = &spreads->poisson_ratio.negative_fraction;
  spreads->negative_fraction_error = 0.0;
  if (spreads->no_memory || !(*fraction > 0.0 && *fraction < 1.0))
    return;
  double few = negative_pairs(maps, FEW_DIRECTIONS),
         many = negative_pairs(maps, MANY_DIRECTIONS);
  *fraction = round_fraction(many);
  spreads->negative_fraction_error = round_fraction(fmax(fabs(many - few), worst));
}

elastir_spreads elastir_spread_over_sphere(const double compliance[36])
{
  const elastir_spread none = {NAN, NAN, NAN, NAN};
  elastir_spreads spreads = {none, none, none, none, NAN, 0, false};
  double kelvin[36], values[6], moments[2][MOMENTS];
  elastir_kelvin_from_compliance(compliance, kelvin);
  elastir_symmetric_eigen(6, kelvin, values, NULL);
  if (!elastir_is_positive(values))
    return spreads;
  direction_maps maps;
  fill_maps(compliance, values[0], values[5], &maps);
  int mirrors = mirrors_of(compliance);
  spreads.no_memory = !integrate(&maps, mirrors, FIRST_ORDER, moments[0]);
  for (int order = 2 * FIRST_ORDER, now = 1; order <= LAST_ORDER && !spreads.no_memory;
       order *= 2, now = 1 - now) {
    spreads.no_memory = !integrate(&maps, mirrors, order, moments[now]);
    if (spreads.no_memory)
      break;
    const double *fine = moments[now], *coarse = moments[1 - now];
    spreads.order = order;
    spreads.youngs_modulus_gpa = spread_of(fine, coarse, E1);
    spreads.shear_modulus_gpa = spread_of(fine, coarse, G1);
    spreads.poisson_ratio = spread_of(fine, coarse, NU1);
    spreads.poisson_ratio.negative_fraction = round_fraction(fine[NU_NEGATIVE]);
    if (stands_still(&spreads.youngs_modulus_gpa) && stands_still(&spreads.shear_modulus_gpa) &&
        stands_still(&spreads.poisson_ratio))
      break;
  }
  take_fraction(&maps, &spreads);
  spreads.linear_compressibility_per_tpa =
      spread_of_compressibility(compliance, &spreads.no_memory);
  return spreads;
}
