/* SPDX-License-Identifier: GPL-3.0-or-later */
/* averages.h: polycrystalline averages and the anisotropy measures that rest on them. */
#ifndef ELASTIR_AVERAGES_H
#define ELASTIR_AVERAGES_H

/* One isotropic average; K and G are the averages, the rest follows from them:
 * E = 9KG/(3K+G), nu = (3K-2G)/(6K+2G), P-wave modulus M = K + 4G/3. */
typedef struct {
  double bulk_modulus_gpa;
  double shear_modulus_gpa;
  double youngs_modulus_gpa;
  double poisson_ratio;
  double p_wave_modulus_gpa;
} elastir_moduli;

typedef struct {
  elastir_moduli voigt; /* uniform strain, from C (Voigt 1928): always defined */
  elastir_moduli reuss; /* uniform stress, from S (Reuss 1929); NAN for an unstable tensor */
  elastir_moduli hill;  /* K and G are the mean of both (Hill 1952); NAN likewise */
} elastir_averages;

typedef struct {
  double universal;     /* A^U = 5 G_V/G_R + K_V/K_R - 6 (Ranganathan, Ostoja-Starzewski 2008) */
  double log_euclidean; /* A^L = sqrt(ln(K_V/K_R)^2 + 5 ln(G_V/G_R)^2) (Kube 2016) */
  double bulk_percent;  /* 100 (K_V-K_R)/(K_V+K_R) (Chung and Buessem 1967) */
  double shear_percent; /* 100 (G_V-G_R)/(G_V+G_R) */
} elastir_anisotropy;

/* The isotropic moduli that follow from K and G; E and nu are NAN unless both are positive. */
elastir_moduli elastir_moduli_from(double bulk_modulus_gpa, double shear_modulus_gpa);

/* compliance NULL: the tensor is unstable or singular, and what rests on S is NAN. */
elastir_averages elastir_average(const double stiffness_gpa[36],
                                 const double compliance_per_tpa[36]);

/* All NAN unless both Voigt and Reuss averages are positive. Zero for an isotropic tensor;
 * never negative beyond rounding, which is cut to zero. */
elastir_anisotropy elastir_anisotropy_from(const elastir_averages *averages);

#endif
