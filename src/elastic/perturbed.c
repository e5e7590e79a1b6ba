/* SPDX-License-Identifier: GPL-3.0-or-later */
/* perturbed.c: all quantities that carry an error bar, of a tensor near a known one. */
#include "elastic/perturbed.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "elastic/averages.h"
#include "elastic/christoffel.h"
#include "elastic/directions.h"
#include "elastic/tensor.h"
#include "elastic/waves_search.h"

/* 193 directions: one of each pair on the surface of a cubic lattice of half width HALF. */
enum { HALF = 4, SEARCHES = 6, KEPT = 3 };

/* Kept directions are at least 20 degrees apart. */
static const double apart_cosine = 0.94;

/* The best lattice directions of one search, the best first. */
typedef struct {
  int count;
  double goal[KEPT], n[KEPT][3];
} shortlist;

const char *elastir_uncertain_name(int quantity)
{
  static const char *const names[ELASTIR_UNCERTAIN_COUNT] = {
      "averages.voigt.bulk_modulus_gpa",
      "averages.voigt.shear_modulus_gpa",
      "averages.voigt.youngs_modulus_gpa",
      "averages.voigt.poisson_ratio",
      "averages.voigt.p_wave_modulus_gpa",
      "averages.reuss.bulk_modulus_gpa",
      "averages.reuss.shear_modulus_gpa",
      "averages.reuss.youngs_modulus_gpa",
      "averages.reuss.poisson_ratio",
      "averages.reuss.p_wave_modulus_gpa",
      "averages.hill.bulk_modulus_gpa",
      "averages.hill.shear_modulus_gpa",
      "averages.hill.youngs_modulus_gpa",
      "averages.hill.poisson_ratio",
      "averages.hill.p_wave_modulus_gpa",
      "anisotropy.universal",
      "anisotropy.log_euclidean",
      "anisotropy.bulk_percent",
      "anisotropy.shear_percent",
      "stability.distance_gpa",
      "directional.youngs_modulus_gpa.min",
      "directional.youngs_modulus_gpa.max",
      "directional.linear_compressibility_per_tpa.min",
      "directional.linear_compressibility_per_tpa.max",
      "directional.shear_modulus_gpa.min",
      "directional.shear_modulus_gpa.max",
      "directional.poisson_ratio.min",
      "directional.poisson_ratio.max",
      "waves.p.min",
      "waves.p.max",
      "waves.s1.min",
      "waves.s1.max",
      "waves.s2.min",
      "waves.s2.max"};
  return names[quantity];
}

static void put_moduli(const elastir_moduli *moduli, double *values)
{
  values[0] = moduli->bulk_modulus_gpa;
  values[1] = moduli->shear_modulus_gpa;
  values[2] = moduli->youngs_modulus_gpa;
  values[3] = moduli->poisson_ratio;
  values[4] = moduli->p_wave_modulus_gpa;
}

static void put_averages(const double stiffness[36], const double *compliance, double *values)
{
  elastir_averages averages = elastir_average(stiffness, compliance);
  elastir_anisotropy anisotropy = elastir_anisotropy_from(&averages);
  put_moduli(&averages.voigt, values + ELASTIR_UNCERTAIN_VOIGT);
  put_moduli(&averages.reuss, values + ELASTIR_UNCERTAIN_REUSS);
  put_moduli(&averages.hill, values + ELASTIR_UNCERTAIN_HILL);
  values[ELASTIR_UNCERTAIN_UNIVERSAL] = anisotropy.universal;
  values[ELASTIR_UNCERTAIN_LOG_EUCLIDEAN] = anisotropy.log_euclidean;
  values[ELASTIR_UNCERTAIN_BULK_PERCENT] = anisotropy.bulk_percent;
  values[ELASTIR_UNCERTAIN_SHEAR_PERCENT] = anisotropy.shear_percent;
}

static void put_waves(const double stiffness[36], const perturbed_reference *reference,
                      bool fixed, double *values)
{
  static const double z[3] = {0.0, 0.0, 1.0};
  christoffel_tensor tensor;
  christoffel_expand(stiffness, &tensor);
  for (int mode = 0; mode < ELASTIR_WAVE_COUNT; mode++) {
    const elastir_wave_range *range = &reference->waves->ranges[mode];
    const elastir_wave_extremum *ends[2] = {&range->min, &range->max};
    for (int end = 0; end < 2; end++) {
      /* Where every direction is optimal none is given: take z. */
      const double *n = ends[end]->degeneracy == ELASTIR_ISOTROPIC ? z : ends[end]->direction;
      double moduli[3], modulus;
      christoffel_moduli(&tensor, n, moduli);
      modulus = fixed ? moduli[2 - mode]
                      : waves_search_near(&tensor, (elastir_wave_mode)mode, end == 1, n);
      values[2 * mode + end] =
          modulus > 0.0 ? sqrt(modulus / reference->density_g_cm3) : NAN;
    }
  }
}

/* beta(n) = n B n with B_ij = S_ijkk; its extrema are the outer eigenvalues. */
static void put_compressibility(const double compliance[36], double *values)
{
  double b[9], beta[3];
  for (int i = 0; i < 3; i++) {
    for (int j = 0; j < 3; j++) {
      b[3 * i + j] = 0.0;
      for (int k = 0; k < 3; k++)
        b[3 * i + j] += elastir_compliance_component(compliance, i, j, k, k);
    }
  }
  elastir_symmetric_eigen(3, b, beta, NULL);
  values[0] = beta[0];
  values[1] = beta[2];
}


/* What the six searches minimise: E, G, nu and their negatives, at their best m. */
static void objectives(const double compliance[36], const double n[3], double goals[SEARCHES])
{
  elastir_transverse_range shear = elastir_shear_range(compliance, n);
  elastir_transverse_range poisson = elastir_poisson_range(compliance, n);
  double youngs = elastir_youngs_modulus(compliance, n);
  goals[0] = youngs;
  goals[1] = -youngs;
  goals[2] = shear.min;
  goals[3] = -shear.max;
  goals[4] = poisson.min;
  goals[5] = -poisson.max;
}

static double objective(const double compliance[36], const double n[3], int search)
{
  elastir_transverse_range range;
  if (search < 2) {
    double youngs = elastir_youngs_modulus(compliance, n);
    return search == 0 ? youngs : -youngs;
  }
  range = search < 4 ? elastir_shear_range(compliance, n) : elastir_poisson_range(compliance, n);
  return search % 2 == 0 ? range.min : -range.max;
}

static double displaced(const double compliance[36], int search, const double n[3],
                        const double u[3], const double w[3], double x, double y, double to[3])
{
  for (int i = 0; i < 3; i++)
    to[i] = n[i] + x * u[i] + y * w[i];
  elastir_normalise(to);
  return objective(compliance, to, search);
}

/* Newton's method in the tangent plane with differences over `reach`, which shrinks when a step
 * does not help or is short. Differences over `reach` place the optimum to reach^2: below 1e-7 in
 * direction, which is nothing in the value. */
static double polish(const double compliance[36], int search, const double start[3])
{
  double n[3] = {start[0], start[1], start[2]}, best = objective(compliance, n, search);
  double reach = 0.02;
  for (int iteration = 0; iteration < 25 && reach > 2e-4; iteration++) {
    double u[3], w[3], to[3], f[9], step[2] = {0.0, 0.0}, values[2], vectors[4];
    elastir_tangent_frame(n, u, w);
    for (int k = 0; k < 9; k++)
      f[k] = k == 4 ? best
                    : displaced(compliance, search, n, u, w, reach * (k % 3 - 1),
                                reach * (k / 3 - 1), to);
    double slope[2] = {0.5 * (f[5] - f[3]) / reach, 0.5 * (f[7] - f[1]) / reach};
    double cross = 0.25 * (f[8] - f[6] - f[2] + f[0]) / (reach * reach);
    double curvature[4] = {(f[5] - 2.0 * best + f[3]) / (reach * reach), cross, cross,
                           (f[7] - 2.0 * best + f[1]) / (reach * reach)};
    elastir_symmetric_eigen(2, curvature, values, vectors);
    for (int k = 0; k < 2; k++) {
      double along = slope[0] * vectors[2 * k] + slope[1] * vectors[2 * k + 1];
      double length = values[k] != 0.0 ? -along / fabs(values[k]) : 0.0;
      length = fmax(-5.0 * reach, fmin(5.0 * reach, length));
      step[0] += length * vectors[2 * k];
      step[1] += length * vectors[2 * k + 1];
    }
    double moved = displaced(compliance, search, n, u, w, step[0], step[1], to);
    if (moved < best) {
      best = moved;
      memcpy(n, to, sizeof to);
      if (fabs(step[0]) + fabs(step[1]) < reach)
        reach *= 0.25;
    } else {
      reach *= 0.25;
    }
  }
  return best;
}

static bool apart(const double a[3], const double b[3])
{
  return fabs(a[0] * b[0] + a[1] * b[1] + a[2] * b[2]) < apart_cosine;
}

/* Enters a direction where it belongs; what is near it and worse leaves. */
static void enter(shortlist *list, double goal, const double n[3])
{
  int place = 0;
  while (place < list->count && list->goal[place] <= goal) {
    if (!apart(list->n[place], n))
      return;
    place++;
  }
  if (place == KEPT)
    return;
  shortlist behind = {0};
  for (int k = place; k < list->count; k++)
    if (apart(list->n[k], n)) {
      behind.goal[behind.count] = list->goal[k];
      memcpy(behind.n[behind.count++], list->n[k], sizeof list->n[k]);
    }
  list->goal[place] = goal;
  memcpy(list->n[place], n, 3 * sizeof *n);
  list->count = place + 1;
  for (int k = 0; k < behind.count && list->count < KEPT; k++) {
    list->goal[list->count] = behind.goal[k];
    memcpy(list->n[list->count++], behind.n[k], sizeof behind.n[k]);
  }
}

static void search_lattice(const double compliance[36], shortlist lists[SEARCHES])
{
  for (int i = -HALF; i <= HALF; i++) {
    for (int j = -HALF; j <= HALF; j++) {
      for (int k = 0; k <= HALF; k++) {
        bool surface = abs(i) == HALF || abs(j) == HALF || k == HALF;
        if (!surface || (k == 0 && (j < 0 || (j == 0 && i < 0))))
          continue;
        double n[3] = {i, j, k}, goals[SEARCHES];
        elastir_normalise(n);
        objectives(compliance, n, goals);
        for (int s = 0; s < SEARCHES; s++)
          enter(&lists[s], goals[s], n);
      }
    }
  }
}

static const elastir_extremum *known_extremum(const perturbed_reference *reference, int search)
{
  static const elastir_quantity quantity[3] = {ELASTIR_YOUNGS_MODULUS, ELASTIR_SHEAR_MODULUS,
                                               ELASTIR_POISSON_RATIO};
  const elastir_extrema *extrema = &reference->extrema[quantity[search / 2]];
  return search % 2 == 0 ? &extrema->min : &extrema->max;
}

static void put_searched(const double compliance[36], const perturbed_reference *reference,
                         double *values)
{
  /* Where the results of the six searches belong. */
  static const int place[SEARCHES] = {0, 1, 4, 5, 6, 7};
  shortlist lists[SEARCHES] = {{0}};
  search_lattice(compliance, lists);
  for (int s = 0; s < SEARCHES; s++) {
    double best = INFINITY;
    for (int k = 0; k < lists[s].count; k++)
      best = fmin(best, polish(compliance, s, lists[s].n[k]));
    const elastir_extremum *known = known_extremum(reference, s);
    if (known->degeneracy != ELASTIR_UNDEFINED && known->degeneracy != ELASTIR_ISOTROPIC)
      best = fmin(best, polish(compliance, s, known->direction));
    values[place[s]] = s % 2 == 0 ? best : -best;
  }
  put_compressibility(compliance, values + 2);
}

/* The value at the known optimum: its n and, for G and nu, its m. */
static double at_known(const double compliance[36], elastir_quantity quantity,
                       const elastir_extremum *known)
{
  double n[3] = {0.0, 0.0, 1.0}, m[3] = {1.0, 0.0, 0.0};
  if (known->degeneracy == ELASTIR_UNDEFINED)
    return NAN;
  if (known->degeneracy != ELASTIR_ISOTROPIC) {
    memcpy(n, known->direction, sizeof n);
    memcpy(m, known->transverse, sizeof m);
  }
  switch (quantity) {
  case ELASTIR_YOUNGS_MODULUS:
    return elastir_youngs_modulus(compliance, n);
  case ELASTIR_LINEAR_COMPRESSIBILITY:
    return elastir_linear_compressibility(compliance, n);
  case ELASTIR_SHEAR_MODULUS:
    return elastir_shear_modulus(compliance, n, m);
  default:
    return elastir_poisson_ratio(compliance, n, m);
  }
}

void perturbed_values(const double stiffness_gpa[36], const perturbed_reference *reference,
                      bool fixed, double values[ELASTIR_UNCERTAIN_COUNT])
{
  double compliance[36], eigenvalues[6];
  for (int q = 0; q < ELASTIR_UNCERTAIN_COUNT; q++)
    values[q] = NAN;
  elastir_kelvin_eigen(stiffness_gpa, eigenvalues, NULL);
  values[ELASTIR_UNCERTAIN_EIGENVALUE] = eigenvalues[0];
  if (reference->waves != NULL && reference->density_g_cm3 > 0.0)
    put_waves(stiffness_gpa, reference, fixed, values + ELASTIR_UNCERTAIN_WAVES);
  bool stable =
      eigenvalues[0] > 0.0 && elastir_compliance(stiffness_gpa, compliance, NULL);
  put_averages(stiffness_gpa, stable ? compliance : NULL, values);
  if (!stable)
    return;
  double *extrema = values + ELASTIR_UNCERTAIN_EXTREMA;
  if (!fixed) {
    put_searched(compliance, reference, extrema);
    return;
  }
  for (int q = 0; q < 4; q++) {
    extrema[2 * q] = at_known(compliance, (elastir_quantity)q, &reference->extrema[q].min);
    extrema[2 * q + 1] = at_known(compliance, (elastir_quantity)q, &reference->extrema[q].max);
  }
}
