/* SPDX-License-Identifier: GPL-3.0-or-later */
/* indicators.c: empirical and derived measures that rest on the elastic constants. */
#include "elastic/indicators.h"

#include <math.h>

#include "base/codata.h"
#include "base/pi.h"
#include "elastic/voigt.h"

/* Terms: rows of the relation C_ab - C_cd = 0 with Voigt indices from 1. */
typedef struct {
  const char *name;
  int a, b, c, d;
} cauchy_relation;

static const cauchy_relation cubic_relation[] = {{"C12 - C44", 1, 2, 4, 4}};
static const cauchy_relation uniaxial_relations[] = {{"C13 - C44", 1, 3, 4, 4},
                                                     {"C12 - C66", 1, 2, 6, 6}};
static const cauchy_relation general_relations[] = {
    {"C23 - C44", 2, 3, 4, 4}, {"C13 - C55", 1, 3, 5, 5}, {"C12 - C66", 1, 2, 6, 6},
    {"C14 - C56", 1, 4, 5, 6}, {"C25 - C46", 2, 5, 4, 6}, {"C36 - C45", 3, 6, 4, 5}};

/* Axes renamed in cyclic order so that the main one of the setting is z. */
static double element(const double c[36], int axis, int row, int column)
{
  return c[6 * voigt_shifted(row - 1, axis + 1) + voigt_shifted(column - 1, axis + 1)];
}

static void cauchy_pressures(const double c[36], elastir_setting setting, double pressure,
                             elastir_indicators *indicators)
{
  const cauchy_relation *relations = general_relations;
  int count = setting.symmetry == ELASTIR_CLASS_ORTHORHOMBIC ? 3 : 6;
  if (setting.symmetry <= ELASTIR_CLASS_CUBIC) {
    relations = cubic_relation;
    count = 1;
  } else if (setting.symmetry <= ELASTIR_CLASS_TRIGONAL_LOW) {
    relations = uniaxial_relations;
    count = 2;
  }
  indicators->cauchy_count = count;
  for (int k = 0; k < count; k++) {
    const cauchy_relation *r = &relations[k];
    /* Relations between a tensile and a shear constant feel the pressure; the last three,
     * whose second term couples two shears, do not. */
    double offset = r->c == r->d ? 2.0 * pressure : 0.0;
    indicators->cauchy[k].name = r->name;
    indicators->cauchy[k].value_gpa = element(c, setting.axis, r->a, r->b) -
                                      element(c, setting.axis, r->c, r->d) - offset;
  }
}

static void cubic_measures(const double c[36], elastir_setting setting,
                           elastir_indicators *indicators)
{
  indicators->zener = indicators->kleinman = NAN;
  indicators->every_s2 = indicators->every_s3 = NAN;
  if (setting.symmetry > ELASTIR_CLASS_CUBIC)
    return;
  double c11 = c[0], c12 = c[1], c44 = c[21];
  if (c11 - c12 > 0.0 && c44 > 0.0)
    indicators->zener = 2.0 * c44 / (c11 - c12);
  if (c11 + 2.0 * c44 > 0.0) {
    indicators->every_s2 = (c11 - c44) / (c11 + 2.0 * c44);
    indicators->every_s3 = (c11 - c12 - 2.0 * c44) / (c11 + 2.0 * c44);
  }
  if (7.0 * c11 + 2.0 * c12 > 0.0)
    indicators->kleinman = (c11 + 8.0 * c12) / (7.0 * c11 + 2.0 * c12);
}

static void hardness(const elastir_moduli *hill, double volume_per_atom,
                     elastir_indicators *indicators)
{
  double k = hill->bulk_modulus_gpa, g = hill->shear_modulus_gpa;
  double e = hill->youngs_modulus_gpa, nu = hill->poisson_ratio;
  indicators->pugh_ratio = indicators->hardness_chen_gpa = indicators->hardness_tian_gpa = NAN;
  indicators->hardness_mazhnik_gpa = indicators->toughness_mpa_sqrt_m = NAN;
  if (!(k > 0.0) || !(g > 0.0))
    return;
  double ratio = g / k;
  indicators->pugh_ratio = k / g;
  double chen = 2.0 * pow(ratio * ratio * g, 0.585) - 3.0;
  indicators->hardness_chen_gpa = chen > 0.0 ? chen : NAN;
  indicators->hardness_tian_gpa = 0.92 * pow(ratio, 1.137) * pow(g, 0.708);
  if (!(nu >= 0.0) || nu > 0.5)
    return;
  double chi = (1.0 + nu * (-8.5 + nu * 19.5)) / (1.0 + nu * (-7.5 + nu * (12.2 + nu * 19.6)));
  indicators->hardness_mazhnik_gpa = 0.096 * chi * e;
  if (!(volume_per_atom > 0.0))
    return;
  double zeta =
      (1.0 + nu * (-13.7 + nu * 48.6)) / (1.0 + nu * (-15.2 + nu * (70.2 - nu * 81.5)));
  /* GPa angstrom^(1/2) is 1e-2 MPa m^(1/2). */
  indicators->toughness_mpa_sqrt_m =
      0.01 * pow(volume_per_atom, 1.0 / 6.0) * pow(zeta * e, 1.5) / sqrt(8840.0);
}

static void conductivity(const elastir_moduli *hill, double density_g_cm3, double atoms,
                         double volume_angstrom3, elastir_indicators *indicators)
{
  indicators->conductivity_clarke = indicators->conductivity_cahill = NAN;
  if (!(density_g_cm3 > 0.0) || !(atoms > 0.0) || !(volume_angstrom3 > 0.0) ||
      !(hill->shear_modulus_gpa > 0.0) || !(hill->bulk_modulus_gpa > 0.0))
    return;
  double density = 1e3 * density_g_cm3;                       /* kg/m3 */
  double volume_per_atom = 1e-30 * volume_angstrom3 / atoms;  /* m3 */
  double mass = density * volume_per_atom;                    /* kg */
  double p = sqrt(1e9 * hill->p_wave_modulus_gpa / density);  /* m/s */
  double s = sqrt(1e9 * hill->shear_modulus_gpa / density);
  double number = pow(volume_per_atom, -2.0 / 3.0);
  indicators->conductivity_clarke = 0.87 * CODATA_BOLTZMANN * pow(mass, -2.0 / 3.0) *
                                    sqrt(1e9 * hill->youngs_modulus_gpa) *
                                    pow(density, 1.0 / 6.0);
  indicators->conductivity_cahill =
      0.5 * cbrt(ELASTIR_PI / 6.0) * CODATA_BOLTZMANN * number * (p + 2.0 * s);
}

elastir_indicators elastir_indicate(const double stiffness_gpa[36], elastir_setting setting,
                                    const elastir_averages *averages, double pressure_gpa,
                                    double density_g_cm3, double atoms,
                                    double volume_angstrom3)
{
  elastir_indicators indicators = {0};
  double projected[36];
  elastir_project(stiffness_gpa, setting, projected);
  cauchy_pressures(projected, setting, pressure_gpa, &indicators);
  cubic_measures(projected, setting, &indicators);
  hardness(&averages->hill, volume_angstrom3 / atoms, &indicators);
  conductivity(&averages->hill, density_g_cm3, atoms, volume_angstrom3, &indicators);
  return indicators;
}
