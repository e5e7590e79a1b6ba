/* SPDX-License-Identifier: GPL-3.0-or-later */
/* medium.h: the dielectric function of a crystal from its modes. */
#ifndef ELASTIR_OPTICS_MEDIUM_H
#define ELASTIR_OPTICS_MEDIUM_H

#include <stddef.h>

#include "optics/tensor.h"

/* One set of degenerate modes. */
typedef struct {
  double wavenumber_cm1;  /* of the transverse mode, scaled where frequencies are scaled */
  double strength_cm2[6]; /* S: xx yy zz yz xz xy. It stays as it is where wavenumbers are scaled,
                           * since charges, eigenvectors and volume do not change */
  double damping_cm1;     /* full width at half maximum of Im eps */
} optics_oscillator;

typedef struct {
  double epsilon_infinity[6];
  const optics_oscillator *oscillators; /* wavenumbers above 0 */
  size_t count;
} optics_medium;

/* km/mol of a mode per |Z|^2 in e^2/m_e, Napierian: pi N_A / 3 c^2. */
extern const double optics_intensity_per_charge2;

/* 4 pi H^2 / V in cm-2 per e^2/m_e: S = this times sum of Z Z over the set. */
double optics_strength_per_charge2(double volume_angstrom3);

/* S of a set of modes with dipole derivatives born[mode][xyz] in e m_e^-1/2. An intensity
 * (km/mol, of the set) from 100 on has more digits than the vectors, which are scaled so that it
 * holds; NAN is none. */
void optics_strength(const double *born, size_t modes, double intensity_km_mol,
                     double volume_angstrom3, double strength_cm2[6]);

/* S of a set whose intensity alone is known: isotropic. Exact in cubic crystals, else the mean.
 * */
void optics_strength_isotropic(double intensity_km_mol, double volume_angstrom3,
                               double strength_cm2[6]);

/* eps(nu) = eps_inf + sum S / (nu_p^2 - nu^2 - i g_p nu). */
optics_tensor optics_epsilon(const optics_medium *medium, double wavenumber_cm1);

/* The same at each of these wavenumbers. */
void optics_epsilon_on(const optics_medium *medium, const double *wavenumber_cm1, size_t points,
                       optics_tensor *eps);

/* eps(0): eps_inf + sum S / nu_p^2. */
void optics_epsilon_static(const optics_medium *medium, double epsilon_static[6]);

#endif
