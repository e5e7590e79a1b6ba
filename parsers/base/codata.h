/* SPDX-License-Identifier: GPL-3.0-or-later */
/* codata.h: constants of physics: CODATA 2018 (E. Tiesinga et al., Rev. Mod. Phys. 93, 025010 (2021)). */
#ifndef ELASTIR_CODATA_H
#define ELASTIR_CODATA_H

/* Exact in the SI of 2019. */
#define CODATA_PLANCK 6.62607015e-34      /* J s */
#define CODATA_REDUCED_PLANCK 1.054571817e-34
#define CODATA_BOLTZMANN 1.380649e-23     /* J/K */
#define CODATA_BOLTZMANN_CM1 0.695034800  /* cm-1/K */
#define CODATA_LIGHT_CM_S 2.99792458e10
#define CODATA_GAS 8.31446261815324       /* J mol-1 K-1 */
#define CODATA_SECOND_RADIATION 1.438776877 /* h c / k, cm K */
#define CODATA_THZ_CM1 (1e12 / CODATA_LIGHT_CM_S)

#define CODATA_BOHR_ANGSTROM 0.529177210903
#define CODATA_HARTREE_J 4.3597447222071e-18
#define CODATA_HARTREE_CM1 219474.63136320
#define CODATA_HARTREE_EV 27.211386245988
#define CODATA_AMU_KG 1.66053906660e-27

/* An eV per cubic angstrom in GPa: 1e21 elementary charges, which are exact. */
#define CODATA_GPA_PER_EV_ANGSTROM3 160.2176634

#define CODATA_GPA_PER_HARTREE_BOHR3 \
  (CODATA_HARTREE_J * 1e21 / (CODATA_BOHR_ANGSTROM * CODATA_BOHR_ANGSTROM * CODATA_BOHR_ANGSTROM))

/* An amu per cubic angstrom in g/cm3. */
#define CODATA_AMU_PER_ANGSTROM3 (CODATA_AMU_KG * 1e27)

/* Of a mode, in km/mol, over the square of its Born vector in CRYSTAL's units: as CRYSTAL prints it. */
#define CRYSTAL_INTENSITY_PER_CHARGE2 0.17770712e7

#endif
