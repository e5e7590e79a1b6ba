/* SPDX-License-Identifier: GPL-3.0-or-later */
/* averages.c: polycrystalline averages and the anisotropy measures that rest on them. */
#include "elastic/averages.h"

#include <math.h>
#include <stddef.h>

#include "elastic/tensor.h"

elastir_moduli elastir_moduli_from(double k, double g)
{
  double m = k > 0.0 && g > 0.0 ? 3.0 * k + g : 0.0; /* else E and nu mean nothing */
  elastir_moduli moduli = {.bulk_modulus_gpa = k,
                           .shear_modulus_gpa = g,
                           .youngs_modulus_gpa = m != 0.0 ? 9.0 * k * g / m : NAN,
                           .poisson_ratio = m != 0.0 ? (3.0 * k - 2.0 * g) / (2.0 * m) : NAN,
                           .p_wave_modulus_gpa = k + 4.0 * g / 3.0};
  return moduli;
}

/* Sums of a 6x6 Voigt matrix: axial c11+c22+c33, mixed c12+c13+c23, shear c44+c55+c66. */
typedef struct {
  double axial, mixed, shear;
} voigt_sums;

static voigt_sums sums_of(const double t[36])
{
  voigt_sums sums = {t[0] + t[7] + t[14], t[1] + t[2] + t[8], t[21] + t[28] + t[35]};
  return sums;
}

/* Hill, Proc. Phys. Soc. A 65, 349 (1952), eqs 2 to 5. */
elastir_averages elastir_average(const double stiffness_gpa[36],
                                 const double compliance_per_tpa[36])
{
  elastir_averages averages;
  voigt_sums c = sums_of(stiffness_gpa);
  double kv = (c.axial + 2.0 * c.mixed) / 9.0;
  double gv = (c.axial - c.mixed + 3.0 * c.shear) / 15.0;
  double kr = NAN, gr = NAN;
  if (compliance_per_tpa != NULL) {
    voigt_sums s = sums_of(compliance_per_tpa);
    kr = ELASTIR_GPA_PER_TPA / (s.axial + 2.0 * s.mixed);
    gr = ELASTIR_GPA_PER_TPA * 15.0 / (4.0 * s.axial - 4.0 * s.mixed + 3.0 * s.shear);
  }
  averages.voigt = elastir_moduli_from(kv, gv);
  averages.reuss = elastir_moduli_from(kr, gr);
  averages.hill = elastir_moduli_from(0.5 * (kv + kr), 0.5 * (gv + gr));
  return averages;
}

/* What rounding alone makes of a zero, 1e-14 times a few, is one. */
static double above_rounding(double measure)
{
  return measure < 1e-12 ? 0.0 : measure;
}

elastir_anisotropy elastir_anisotropy_from(const elastir_averages *averages)
{
  elastir_anisotropy result = {NAN, NAN, NAN, NAN};
  double kv = averages->voigt.bulk_modulus_gpa, kr = averages->reuss.bulk_modulus_gpa;
  double gv = averages->voigt.shear_modulus_gpa, gr = averages->reuss.shear_modulus_gpa;
  if (!(kv > 0.0 && kr > 0.0 && gv > 0.0 && gr > 0.0))
    return result;
  double log_k = log(kv / kr), log_g = log(gv / gr);
  result.universal = above_rounding(5.0 * (gv / gr) + kv / kr - 6.0);
  result.log_euclidean = sqrt(log_k * log_k + 5.0 * log_g * log_g);
  result.bulk_percent = above_rounding(100.0 * (kv - kr) / (kv + kr));
  result.shear_percent = above_rounding(100.0 * (gv - gr) / (gv + gr));
  return result;
}
