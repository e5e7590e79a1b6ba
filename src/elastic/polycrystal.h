/* SPDX-License-Identifier: GPL-3.0-or-later */
/* polycrystal.h: an isotropic aggregate of grains, of one phase or several: bounds and estimates.
 *
 * In an isotropic medium (K0, G0) that carries K* = 4 G0/3 and G* = G0 (9 K0 + 8 G0)/(6 K0 + 12 G0)
 * (R. Hill, J. Mech. Phys. Solids 13, 89 (1965)) spherical grains C give the aggregate
 *   (C_eff + C*)^-1 = <(C + C*)^-1>,
 * the mean over phases and orientations. It bounds the truth from below where no C - C0 has a negative
 * eigenvalue, from above where none has a positive one (Z. Hashin and S. Shtrikman, J. Mech. Phys.
 * Solids 10, 343 (1962); J. P. Watt and L. Peselnick, J. Appl. Phys. 51, 1525 (1980)); among these
 * media the one is taken that gives the tightest bound of K, and of G, as J. M. Brown, Comput.
 * Geosci. 80, 95 (2015) does. Self-consistent: C0 is the aggregate itself (E. Kroener, Z. Phys. 151,
 * 504 (1958); J. G. Berryman, Phys. Rev. B 71 (2005) for polycrystals). */
#ifndef ELASTIR_POLYCRYSTAL_H
#define ELASTIR_POLYCRYSTAL_H

#include <stdbool.h>
#include <stddef.h>

#include "elastic/averages.h"

typedef struct {
  double stiffness_gpa[36]; /* of a stable crystal */
  double fraction;          /* of the volume */
} elastir_phase;

typedef struct {
  elastir_moduli voigt, reuss, hill;
  elastir_moduli lower, upper; /* Hashin and Shtrikman's; each of K and of G by itself */
  elastir_moduli self_consistent;
} elastir_polycrystal;

enum { ELASTIR_MOST_PHASES = 16 };

/* Fractions add up to 1 without the pores; porosity, 0 to below 1, is the share of spherical pores of
 * the whole. With pores Reuss and the lower bounds are 0; self-consistent moduli are 0 where the
 * aggregate falls apart. false: more than ELASTIR_MOST_PHASES, none, or one is not stable. */
bool elastir_polycrystal_of(const elastir_phase *phases, size_t count, double porosity,
                            elastir_polycrystal *polycrystal);

#endif
