/* SPDX-License-Identifier: GPL-3.0-or-later */
/* thermodynamics.h: harmonic vibrational thermodynamics of a set of modes. */
#ifndef ELASTIR_THERMODYNAMICS_H
#define ELASTIR_THERMODYNAMICS_H

#include <stddef.h>

typedef struct {
  double thermal_energy_hartree; /* above the zero-point energy */
  double entropy_j_mol_k;
  double heat_capacity_j_mol_k;  /* at constant volume */
  double ts_hartree;             /* temperature times entropy */
} elastir_harmonic;

/* A vibration; wavenumbers that are not positive, and counts of zero, contribute nothing. */
typedef struct {
  double wavenumber_cm1;
  size_t count; /* of modes at this wavenumber */
} elastir_vibration;

double elastir_zero_point_hartree(const elastir_vibration *vibrations, size_t count);

/* Of harmonic oscillators: D. A. McQuarrie, Statistical Mechanics, eqs. 5-4 to 5-8 and 8-1.
 * soften_cm1 > 0: the entropy of soft modes goes over to that of free rotors below this
 * wavenumber, where the harmonic one grows without bound (S. Grimme, Chem. Eur. J. 2012, 18,
 * 9955, eqs. 3-8; 100 cm-1 there). */
elastir_harmonic elastir_harmonic_at(const elastir_vibration *vibrations, size_t count,
                                     double temperature_k, double soften_cm1);

#endif
