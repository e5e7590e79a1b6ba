/* SPDX-License-Identifier: GPL-3.0-or-later */
/* indicators.h: empirical and derived measures that rest on the elastic constants.
 *
 * K, G, E, nu are Hill's averages. A measure is NAN where it is undefined or where its formula
 * leaves its range; being a number does not make it valid for every material: see each. */
#ifndef ELASTIR_INDICATORS_H
#define ELASTIR_INDICATORS_H

#include "elastic/averages.h"
#include "elastic/symmetry.h"

enum { ELASTIR_CAUCHY_MAX = 6 };

/* One Cauchy relation, C12 = C66 say, as a difference. Atoms at centres of symmetry with central
 * forces make it vanish; a negative one goes with directional bonding (D. G. Pettifor, Mater.
 * Sci. Technol. 8, 345 (1992)). Under a pressure the stress-strain constants obey
 * C12 - C66 = 2P instead (Wallace 1972), so 2P is taken off those. */
typedef struct {
  const char *name; /* "C12 - C44", axes named so that z is the main one */
  double value_gpa;
} elastir_cauchy_pressure;

typedef struct {
  double pugh_ratio; /* K/G (S. F. Pugh, Phil. Mag. 45, 823 (1954)): above some 1.75 metals are
                      * ductile. Fitted to metals; no statement on a framework. */

  /* Cubic one; C13 - C44, C12 - C66 with one main axis; C23 - C44, C13 - C55, C12 - C66
   * orthorhombic; and C14 - C56, C25 - C46, C36 - C45 too below. */
  elastir_cauchy_pressure cauchy[ELASTIR_CAUCHY_MAX];
  int cauchy_count;

  /* Cubic and isotropic tensors only, else NAN. */
  double zener;    /* 2 C44/(C11-C12) (C. Zener, Elasticity and Anelasticity of Metals, 1948) */
  double kleinman; /* zeta = (C11 + 8 C12)/(7 C11 + 2 C12) (L. Kleinman, Phys. Rev. 128, 2614
                    * (1962); W. A. Harrison, Electronic Structure, 1980): bond stretching
                    * against bending; derived for tetrahedral bonding */
  double every_s2; /* (C11 - C44)/(C11 + 2 C44), and */
  double every_s3; /* (C11 - C12 - 2 C44)/(C11 + 2 C44): zero where isotropic (A. G. Every, Phys.
                    * Rev. B 22, 1746 (1980); T. Paszkiewicz and S. Wolski, arXiv:0710.1057) */

  /* Vickers hardness, GPa: three fits to hard inorganic solids and metallic glasses. Soft
   * molecular and porous crystals lie outside what they were fitted to. */
  double hardness_chen_gpa;    /* 2 (k^2 G)^0.585 - 3, k = G/K (X.-Q. Chen, H. Niu, D. Li, Y. Li,
                                * Intermetallics 19, 1275 (2011), eq. 6); NAN below zero */
  double hardness_tian_gpa;    /* 0.92 k^1.137 G^0.708 (Y. Tian, B. Xu, Z. Zhao, Int. J. Refract.
                                * Met. Hard Mater. 33, 93 (2012)) */
  double hardness_mazhnik_gpa; /* 0.096 chi(nu) E, chi = (1 - 8.5 nu + 19.5 nu^2)/(1 - 7.5 nu +
                                * 12.2 nu^2 + 19.6 nu^3) (E. Mazhnik, A. R. Oganov, J. Appl.
                                * Phys. 126, 125109 (2019)); 0 <= nu <= 0.5; not for metals */

  /* K_Ic = V^(1/6) a^(-1/2) (zeta(nu) E)^(3/2), a = 8840 GPa, zeta = (1 - 13.7 nu + 48.6 nu^2)/
   * (1 - 15.2 nu + 70.2 nu^2 - 81.5 nu^3), V the volume per atom (Mazhnik and Oganov 2019);
   * covalent and ionic crystals, 0 <= nu <= 0.5; metals need a factor that is not applied. */
  double toughness_mpa_sqrt_m;

  /* Least thermal conductivity of a solid far above its Debye temperature, W m^-1 K^-1. */
  double conductivity_clarke; /* 0.87 k_B m^(-2/3) E^(1/2) rho^(1/6), m the mean mass of an atom
                               * (D. R. Clarke, Surf. Coat. Technol. 163-164, 67 (2003)) */
  double conductivity_cahill; /* 1/2 (pi/6)^(1/3) k_B n^(2/3) (v_p + 2 v_s), n atoms per volume
                               * (D. G. Cahill, S. K. Watson, R. O. Pohl, Phys. Rev. B 46,
                               * 6131 (1992), its limit of high temperature) */
} elastir_indicators;

/* setting: the class whose measures apply; the tensor is projected onto it. pressure: 0 where
 * none. density, atoms and volume of the cell: NAN where unknown. */
elastir_indicators elastir_indicate(const double stiffness_gpa[36], elastir_setting setting,
                                    const elastir_averages *averages, double pressure_gpa,
                                    double density_g_cm3, double atoms,
                                    double volume_angstrom3);

#endif
