/* SPDX-License-Identifier: GPL-3.0-or-later */
/* radii.h: covalent radii, and which elements are metals. */
#ifndef ELASTIR_MOTION_RADII_H
#define ELASTIR_MOTION_RADII_H

#include <stdbool.h>

/* In angstrom: Cordero et al., Dalton Trans. 2008, 2832, of carbon that for sp3, of manganese,
 * iron and cobalt that for low spin. NAN: no element up to curium. */
double motion_covalent_radius(int atomic_number);

/* Every element but H, B, C, Si, Ge, N, P, As, O, S, Se, Te, halogens and noble gases. */
bool motion_is_metal(int atomic_number);

#endif
