/* SPDX-License-Identifier: GPL-3.0-or-later */
/* debye.h: the acoustic Debye temperature of an elastic crystal. */
#ifndef ELASTIR_DEBYE_H
#define ELASTIR_DEBYE_H

#include <stdbool.h>

typedef struct {
  double temperature_k;
  double mean_velocity_km_s;
  double relative_error;          /* of the mean velocity, as the quadrature estimates it */
  double anderson_temperature_k;  /* from isotropic averages */
  double anderson_velocity_km_s;
  bool no_memory;                 /* memory ran out: the mean does not hold */
} elastir_debye;

/* Theta = (h/k_B) (3 n / (4 pi))^(1/3) v_m, n the number of atoms per volume, and
 * v_m^-3 the mean over all directions and the three waves of v^-3 (O. L. Anderson, J. Phys.
 * Chem. Solids 24, 909 (1963), eqs. 1 to 3); Anderson's own estimate takes v_p and v_s from K
 * and G of Hill's average (eqs. 4, 5).
 * All atoms are counted: this is the usual convention, and for a molecular or porous crystal
 * far above what a low-temperature heat capacity of the acoustic branches alone would give.
 * Valid as the limit T -> 0 of the harmonic crystal. The mean is NAN where a velocity is not
 * real, Anderson's value where K + 4G/3 or G is not positive; both without density or atoms.
 * Gauss-Legendre times trapezoidal rule, doubled until the mean changes by less than 1e-10, or,
 * from 128 x 256 directions on, by less than 1e-5; its error is then far less. Where it still
 * changes by more at 1024 x 2048 directions, it is NAN. */
elastir_debye elastir_debye_temperature(const double stiffness_gpa[36], double density_g_cm3,
                                        double atoms, double volume_angstrom3,
                                        double bulk_modulus_gpa, double shear_modulus_gpa);

#endif
