/* SPDX-License-Identifier: GPL-3.0-or-later */
/* medium.c: the dielectric function of a crystal from its modes. */
#include "optics/medium.h"

#include <string.h>

#include "base/codata.h"
#include "base/pi.h"

/* Where two decimals of the intensity say more than five digits of a vector. */
static const double precise_km_mol = 100.0;

const double optics_intensity_per_charge2 = CRYSTAL_INTENSITY_PER_CHARGE2;

double optics_strength_per_charge2(double volume_angstrom3)
{
  double volume = volume_angstrom3 / (CODATA_BOHR_ANGSTROM * CODATA_BOHR_ANGSTROM * CODATA_BOHR_ANGSTROM);
  return 4.0 * ELASTIR_PI * CODATA_HARTREE_CM1 * CODATA_HARTREE_CM1 / volume;
}

void optics_strength(const double *born, size_t modes, double intensity_km_mol,
                     double volume_angstrom3, double strength_cm2[6])
{
  double sum[6] = {0.0, 0.0, 0.0, 0.0, 0.0, 0.0};
  for (size_t p = 0; p < modes; p++) {
    const double *z = born + 3 * p;
    const double products[6] = {z[0] * z[0], z[1] * z[1], z[2] * z[2],
                                z[1] * z[2], z[0] * z[2], z[0] * z[1]};
    for (size_t k = 0; k < 6; k++)
      sum[k] += products[k];
  }
  double factor = optics_strength_per_charge2(volume_angstrom3);
  double from_vectors = optics_intensity_per_charge2 * (sum[0] + sum[1] + sum[2]);
  if (intensity_km_mol >= precise_km_mol && from_vectors > 0.0)
    factor *= intensity_km_mol / from_vectors;
  for (size_t k = 0; k < 6; k++)
    strength_cm2[k] = factor * sum[k];
}

void optics_strength_isotropic(double intensity_km_mol, double volume_angstrom3,
                               double strength_cm2[6])
{
  double third = optics_strength_per_charge2(volume_angstrom3) * intensity_km_mol /
                 (3.0 * optics_intensity_per_charge2);
  for (size_t k = 0; k < 6; k++)
    strength_cm2[k] = k < 3 ? third : 0.0;
}

/* Points that are computed side by side, so that their divisions are. */
enum { ABREAST = 8 };

typedef struct {
  double nu[ABREAST], square[ABREAST], re[6][ABREAST], im[6][ABREAST];
} abreast;

static void add_oscillator(const optics_oscillator *o, abreast *at)
{
  double x[ABREAST], y[ABREAST];
  double centre = o->wavenumber_cm1 * o->wavenumber_cm1;
  for (size_t i = 0; i < ABREAST; i++) {
    x[i] = centre - at->square[i];
    y[i] = o->damping_cm1 * at->nu[i];
    double norm = 1.0 / (x[i] * x[i] + y[i] * y[i]);
    x[i] *= norm;
    y[i] *= norm;
  }
  for (size_t k = 0; k < 6; k++) {
    double s = o->strength_cm2[k];
    if (s == 0.0)
      continue;
    for (size_t i = 0; i < ABREAST; i++)
      at->re[k][i] += s * x[i];
    for (size_t i = 0; i < ABREAST; i++)
      at->im[k][i] += s * y[i];
  }
}

void optics_epsilon_on(const optics_medium *medium, const double *wavenumber_cm1, size_t points,
                       optics_tensor *eps)
{
  for (size_t from = 0; from < points; from += ABREAST) {
    size_t count = points - from < ABREAST ? points - from : ABREAST;
    abreast at = {.nu = {0.0}};
    for (size_t i = 0; i < ABREAST; i++) {
      at.nu[i] = wavenumber_cm1[from + (i < count ? i : 0)];
      at.square[i] = at.nu[i] * at.nu[i];
      for (size_t k = 0; k < 6; k++)
        at.re[k][i] = medium->epsilon_infinity[k];
    }
    for (size_t p = 0; p < medium->count; p++)
      add_oscillator(&medium->oscillators[p], &at);
    for (size_t i = 0; i < count; i++)
      for (size_t k = 0; k < 6; k++)
        eps[from + i].six[k] = at.re[k][i] + I * at.im[k][i];
  }
}

optics_tensor optics_epsilon(const optics_medium *medium, double wavenumber_cm1)
{
  optics_tensor eps;
  optics_epsilon_on(medium, &wavenumber_cm1, 1, &eps);
  return eps;
}

void optics_epsilon_static(const optics_medium *medium, double epsilon_static[6])
{
  for (size_t k = 0; k < 6; k++) {
    epsilon_static[k] = medium->epsilon_infinity[k];
    for (size_t p = 0; p < medium->count; p++)
      epsilon_static[k] += medium->oscillators[p].strength_cm2[k] /
                           (medium->oscillators[p].wavenumber_cm1 *
                            medium->oscillators[p].wavenumber_cm1);
  }
}
