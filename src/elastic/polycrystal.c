/* SPDX-License-Identifier: GPL-3.0-or-later */
/* polycrystal.c: an isotropic aggregate of grains, of one phase or several: bounds and estimates.
 *
 * All that counts of a grain are, in Kelvin's form, its hydrostatic element h = v.C.v with v = (1, 1, 1,
 * 0, 0, 0)/sqrt(3), the eigenvalues l_i of its deviatoric 5 by 5 block, and the couplings c_i of both.
 * Schur's complement gives the rest in closed form. */
#include "elastic/polycrystal.h"

#include <math.h>

#include "elastic/tensor.h"

enum { DEVIATORIC = 5, GRID = 64, NARROWINGS = 60, MOST_ITERATIONS = 5000 };

typedef struct {
  double hydrostatic, eigenvalue[DEVIATORIC], coupling[DEVIATORIC], fraction;
} grain;

typedef struct {
  grain grains[ELASTIR_MOST_PHASES + 1]; /* pores are one, too */
  size_t count;
} aggregate;

typedef struct {
  double k, g;
} isotropic;

/* Rows: v, then five unit deviators. */
static void basis_of(double basis[6][6])
{
  const double s2 = sqrt(0.5), s3 = sqrt(1.0 / 3.0), s6 = sqrt(1.0 / 6.0);
  const double rows[6][6] = {{s3, s3, s3, 0, 0, 0}, {s2, -s2, 0, 0, 0, 0}, {s6, s6, -2 * s6, 0, 0, 0},
                             {0, 0, 0, 1, 0, 0},    {0, 0, 0, 0, 1, 0},    {0, 0, 0, 0, 0, 1}};
  for (int i = 0; i < 36; i++)
    basis[i / 6][i % 6] = rows[i / 6][i % 6];
}

static double element(const double kelvin[36], const double a[6], const double b[6])
{
  double sum = 0.0;
  for (int i = 0; i < 36; i++)
    sum += a[i / 6] * kelvin[i] * b[i % 6];
  return sum;
}

/* false: not stable. */
static bool grain_of(const elastir_phase *phase, double solid, grain *out)
{
  double kelvin[36], basis[6][6], block[DEVIATORIC * DEVIATORIC], vectors[DEVIATORIC * DEVIATORIC];
  double all[6];
  elastir_kelvin_eigen(phase->stiffness_gpa, all, NULL);
  elastir_kelvin_from_stiffness(phase->stiffness_gpa, kelvin);
  basis_of(basis);
  for (int i = 0; i < DEVIATORIC * DEVIATORIC; i++)
    block[i] = element(kelvin, basis[1 + i / DEVIATORIC], basis[1 + i % DEVIATORIC]);
  elastir_symmetric_eigen(DEVIATORIC, block, out->eigenvalue, vectors);
  out->hydrostatic = element(kelvin, basis[0], basis[0]);
  for (int i = 0; i < DEVIATORIC; i++) {
    out->coupling[i] = 0.0;
    for (int j = 0; j < DEVIATORIC; j++)
      out->coupling[i] += vectors[DEVIATORIC * i + j] * element(kelvin, basis[0], basis[1 + j]);
  }
  out->fraction = solid * phase->fraction;
  return all[0] > 0.0;
}

/* sum of c_i^2/(l_i + shift)^power. */
static double coupled(const grain *one, double shift, int power)
{
  double sum = 0.0;
  for (int i = 0; i < DEVIATORIC; i++) {
    double inverse = 1.0 / (one->eigenvalue[i] + shift);
    sum += one->coupling[i] * one->coupling[i] * (power == 1 ? inverse : inverse * inverse);
  }
  return sum;
}

/* The aggregate in that medium. */
static isotropic aggregate_in(const aggregate *all, isotropic medium)
{
  const double g = medium.g, k_star = 4.0 * g / 3.0;
  const double g_star = g > 0.0 ? g * (9.0 * medium.k + 8.0 * g) / (6.0 * medium.k + 12.0 * g) : 0.0;
  double hydrostatic = 0.0, deviatoric = 0.0;
  for (size_t r = 0; r < all->count; r++) {
    const grain *one = &all->grains[r];
    double t = 1.0 / (one->hydrostatic + 3.0 * k_star - coupled(one, 2.0 * g_star, 1));
    double sum = t * coupled(one, 2.0 * g_star, 2);
    for (int i = 0; i < DEVIATORIC; i++)
      sum += 1.0 / (one->eigenvalue[i] + 2.0 * g_star);
    hydrostatic += one->fraction * t;
    deviatoric += one->fraction * sum / DEVIATORIC;
  }
  return (isotropic){1.0 / (3.0 * hydrostatic) - k_star, 0.5 / deviatoric - g_star};
}

/* K0 where the medium with this G0 touches all grains, from below (sign 1) or above (-1). */
static double touching(const aggregate *all, double g, double sign)
{
  double k = INFINITY;
  for (size_t r = 0; r < all->count; r++)
    k = fmin(k, sign * (all->grains[r].hydrostatic - coupled(&all->grains[r], -2.0 * g, 1)) / 3.0);
  return sign * k;
}

/* The medium that touches at the place x, 0 to 1: G0 is x times the smallest eigenvalue, or the
 * largest over x. */
static isotropic medium_at(const aggregate *all, double x, double sign)
{
  static const double inside = 1.0 - 1e-12; /* the end itself divides 0 by 0 */
  double least = INFINITY, most = 0.0;
  for (size_t r = 0; r < all->count; r++) {
    least = fmin(least, all->grains[r].eigenvalue[0]);
    most = fmax(most, all->grains[r].eigenvalue[DEVIATORIC - 1]);
  }
  double g = sign > 0.0 ? 0.5 * least * x * inside : 0.5 * most / (x * inside);
  return (isotropic){touching(all, g, sign), g};
}

/* The bounds of K and of G with that medium. */
static isotropic bound_at(const aggregate *all, double x, double sign)
{
  isotropic medium = medium_at(all, x, sign);
  return medium.k >= 0.0 ? aggregate_in(all, medium)
                         : (isotropic){-sign * INFINITY, -sign * INFINITY};
}

/* The places to be searched: all, or those before the first of the grid where that touches none.
 * From below K0 falls with G0, from Reuss's. */
static double end_of_places(const aggregate *all, double sign)
{
  double low = 0.0, high = 1.0 / GRID;
  if (sign < 0.0 || medium_at(all, high, sign).k >= 0.0)
    return 1.0;
  for (int i = 0; i < NARROWINGS; i++) {
    double middle = 0.5 * (low + high);
    if (medium_at(all, middle, sign).k >= 0.0)
      low = middle;
    else
      high = middle;
  }
  return low;
}

/* The best of a grid, narrowed by golden sections; each x gives a bound, so none is too tight. */
static double tightest(const aggregate *all, double sign, bool of_k)
{
  const double golden = 0.6180339887498949, end = end_of_places(all, sign);
  double best = -INFINITY;
  int at = 1;
  for (int i = 1; i <= GRID; i++) {
    isotropic bound = bound_at(all, end * i / GRID, sign);
    double value = sign * (of_k ? bound.k : bound.g);
    if (value > best) {
      best = value;
      at = i;
    }
  }
  double low = end * (at - 1.0) / GRID, high = end * fmin((at + 1.0) / GRID, 1.0);
  for (int i = 0; i < NARROWINGS; i++) {
    double a = high - golden * (high - low), b = low + golden * (high - low);
    isotropic at_a = bound_at(all, a, sign), at_b = bound_at(all, b, sign);
    double value_a = sign * (of_k ? at_a.k : at_a.g), value_b = sign * (of_k ? at_b.k : at_b.g);
    best = fmax(best, fmax(value_a, value_b));
    if (value_a > value_b)
      high = b;
    else
      low = a;
  }
  return sign * best;
}

static isotropic self_consistent(const aggregate *all, isotropic start)
{
  isotropic at = start;
  for (int i = 0; i < MOST_ITERATIONS; i++) {
    isotropic next = aggregate_in(all, at);
    bool still = fabs(next.k - at.k) <= 1e-14 * at.k && fabs(next.g - at.g) <= 1e-14 * at.g;
    at = next;
    if (!(at.g > 1e-9 * start.g))
      return (isotropic){0.0, 0.0};
    if (still)
      break;
  }
  return at;
}

/* Sums of Voigt and Reuss over the phases. */
static void simple_averages(const aggregate *all, isotropic *voigt, isotropic *reuss)
{
  double soft_k = 0.0, soft_g = 0.0;
  *voigt = (isotropic){0.0, 0.0};
  for (size_t r = 0; r < all->count; r++) {
    const grain *one = &all->grains[r];
    double s = 1.0 / (one->hydrostatic - coupled(one, 0.0, 1)), sum = s * coupled(one, 0.0, 2);
    for (int i = 0; i < DEVIATORIC; i++) {
      voigt->g += one->fraction * one->eigenvalue[i] / (2.0 * DEVIATORIC);
      sum += 1.0 / one->eigenvalue[i];
    }
    voigt->k += one->fraction * one->hydrostatic / 3.0;
    soft_k += one->fraction * 3.0 * s;
    soft_g += one->fraction * 2.0 * sum / DEVIATORIC;
  }
  *reuss = (isotropic){1.0 / soft_k, 1.0 / soft_g};
}

bool elastir_polycrystal_of(const elastir_phase *phases, size_t count, double porosity,
                            elastir_polycrystal *out)
{
  aggregate all = {.count = count};
  isotropic voigt, reuss, lower = {0.0, 0.0}, upper;
  if (count == 0 || count > ELASTIR_MOST_PHASES || !(porosity >= 0.0 && porosity < 1.0))
    return false;
  for (size_t r = 0; r < count; r++)
    if (!grain_of(&phases[r], 1.0 - porosity, &all.grains[r]))
      return false;
  simple_averages(&all, &voigt, &reuss);
  if (porosity > 0.0) {
    reuss = (isotropic){0.0, 0.0};
    all.grains[all.count++] = (grain){.fraction = porosity};
  } else {
    lower = (isotropic){tightest(&all, 1.0, true), tightest(&all, 1.0, false)};
  }
  upper = (isotropic){tightest(&all, -1.0, true), tightest(&all, -1.0, false)};
  isotropic middle = {0.5 * (voigt.k + reuss.k), 0.5 * (voigt.g + reuss.g)};
  isotropic own = self_consistent(&all, porosity > 0.0 ? upper : middle);
  out->voigt = elastir_moduli_from(voigt.k, voigt.g);
  out->reuss = elastir_moduli_from(reuss.k, reuss.g);
  out->hill = elastir_moduli_from(middle.k, middle.g);
  out->lower = elastir_moduli_from(lower.k, lower.g);
  out->upper = elastir_moduli_from(upper.k, upper.g);
  out->self_consistent = elastir_moduli_from(own.k, own.g);
  return true;
}
