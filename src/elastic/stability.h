/* SPDX-License-Identifier: GPL-3.0-or-later */
/* stability.h: elastic stability: eigenvalues, the criteria of each class, the softest strain.
 *
 * Which tensor. Under a pressure P the condition of stability holds for the stress-strain
 * coefficients B (D. C. Wallace, Thermodynamics of Crystals, 1972; T. H. K. Barron and M. L.
 * Klein, Proc. Phys. Soc. 85, 523 (1965); J. Wang et al., Phys. Rev. B 52, 12627 (1995)), which
 * have all symmetries of C for hydrostatic P. CRYSTAL prints B already: A. Erba, A. Mahmoud,
 * D. Belmonte and R. Dovesi, J. Chem. Phys. 140, 124703 (2014), B_ijkl = C_ijkl +
 * P/2 (2 d_ij d_kl - d_il d_jk - d_ik d_jl) with C from Eulerian strains. So P must not be taken
 * off again, and everything here applies to the tensor as given. A real run bears this out: for
 * ZIF-8 at 0.4 GPa the energies printed for the shear strain give C44 = 0.49 to 0.51 GPa, by the
 * volume taken, and the tensor has 0.305: P/2 less. Tensors of other origin have to
 * be brought to B first. */
#ifndef ELASTIR_STABILITY_H
#define ELASTIR_STABILITY_H

#include <stdbool.h>
#include <stddef.h>

#include "elastic/symmetry.h"

/* One inequality, written as something > 0. */
typedef struct {
  const char *condition; /* "C11 - C12 > 0", axes named so that z is the main one */
  double value;          /* of its left side, in GPa^power */
  int power;
  bool satisfied;
} elastir_criterion;

enum { ELASTIR_CRITERIA_MAX = 6 };

typedef enum {
  ELASTIR_STRAIN_VOLUMETRIC, /* the same in all directions */
  ELASTIR_STRAIN_SHEAR,      /* pure shear in one plane: principal strains e, 0, -e */
  ELASTIR_STRAIN_UNIAXIAL,   /* one principal strain */
  ELASTIR_STRAIN_DEVIATORIC, /* no change of volume, along three axes: 2e, -e, -e and such */
  ELASTIR_STRAIN_MIXED
} elastir_strain_kind;

/* "volumetric", "shear", "uniaxial", "deviatoric", "mixed". */
const char *elastir_strain_kind_name(elastir_strain_kind kind);

/* The strain that costs least, from the Kelvin matrix (independent of the frame). Of a degenerate
 * eigenvalue the representative is the projection of the first Voigt unit strain that has the
 * largest part in the eigenspace; volumetric_fraction is that of the whole eigenspace. */
typedef struct {
  double eigenvalue_gpa;
  int multiplicity;
  double strain[3][3];         /* unit norm */
  double principal[3];         /* its principal strains, descending */
  double axes[3][3];           /* and axes, in rows */
  double volumetric_fraction;  /* 0: pure change of shape, 1: pure change of volume */
  elastir_strain_kind kind;
  double plane_normal[3];      /* of a shear: its plane and direction (interchangeable), else 0 */
  double shear_direction[3];
} elastir_eigenstrain;

typedef struct {
  double kelvin_eigenvalues_gpa[6]; /* ascending */
  bool stable;                      /* all of them positive */
  int negative_count;
  elastir_setting setting;          /* the class that the criteria are for */
  elastir_criterion criteria[ELASTIR_CRITERIA_MAX];
  size_t criterion_count;
  bool criteria_satisfied;
  elastir_eigenstrain softest;
  double distance_gpa;              /* least Kelvin eigenvalue: negative if unstable */
  double distance_sigmas;           /* in standard deviations of it; NAN if not known */
} elastir_stability;

/* For the tensor as given, see above. The criteria (F. Mouhat and F.-X. Coudert, Phys. Rev. B 90,
 * 224104 (2014), eqs. 5 to 22) are necessary and sufficient for the tensor projected onto the
 * class of `setting`; for monoclinic and triclinic ones they are the leading minors of C
 * (Sylvester). eigenvalue_sigma_gpa: standard deviation of the least Kelvin eigenvalue, or NAN.
 * For an unstable tensor these stay meaningful: Voigt's averages, the eigenvalues and
 * eigenstrains, the symmetry, and wave velocities where they are real. Everything that rests
 * on the compliance (Reuss, Hill, E, beta, G, nu and their extrema) does not. */
void elastir_judge_stability(const double stiffness_gpa[36], elastir_setting setting,
                             double eigenvalue_sigma_gpa, elastir_stability *stability);

#endif
