/* SPDX-License-Identifier: GPL-3.0-or-later */
/* longitudinal.h: longitudinal optical modes along a direction, without damping. */
#ifndef ELASTIR_OPTICS_LONGITUDINAL_H
#define ELASTIR_OPTICS_LONGITUDINAL_H

#include "optics/medium.h"

typedef struct {
  double wavenumber_cm1;
  double intensity_km_mol;
} optics_longitudinal_mode;

#define OPTICS_NO_MEMORY ((size_t)-1)

/* The LO modes, q -> 0 along the unit vector q, of the oscillators that this direction couples:
 * eigenvalues of nu_p^2 delta + (q.Z_p)(q.Z_q) 4 pi H^2 / (V q.eps_inf.q) (Giannozzi et al.,
 * Phys. Rev. B 43, 7231 (1991)), found as the roots of the secular equation of this diagonal
 * matrix plus a dyad. Ascending; oscillators that they would leave within 1e-4 cm-1 are left
 * out. `modes` has room for medium->count. Returns how many; 0 where q.eps_inf.q is not
 * positive; OPTICS_NO_MEMORY. */
size_t optics_longitudinal(const optics_medium *medium, double volume_angstrom3, const double q[3],
                           optics_longitudinal_mode *modes);

#endif
