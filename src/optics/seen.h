/* SPDX-License-Identifier: GPL-3.0-or-later */
/* seen.h: where an instrument sees each band of a medium, and how high. */
#ifndef ELASTIR_OPTICS_SEEN_H
#define ELASTIR_OPTICS_SEEN_H

#include <complex.h>
#include <stdbool.h>
#include <stddef.h>

/* One oscillator of an isotropic medium, strength in cm-2. */
typedef struct {
  double wavenumber_cm1, strength_cm2;
} optics_line;

typedef struct {
  double epsilon_infinity, damping_cm1;
  const optics_line *lines;
  size_t count;
} optics_lines;

/* The permittivity of all: eps_inf + sum of S / (nu0^2 - nu^2 - i damping nu). */
double complex optics_lines_epsilon(const optics_lines *medium, double nu_cm1);

/* What an instrument shows of a permittivity at a wavenumber. */
typedef double optics_shown(const void *context, double nu_cm1, double complex eps);

typedef struct {
  double shift_cm1; /* of its top against the wavenumber of the oscillator */
  double height;    /* in the unit of what is shown; 0: it is no maximum */
} optics_seen;

/* The band of an oscillator is what it adds to what is shown while all oscillators grow together from
 * nothing to their strengths: the values of Aumann and Shapley (Values of Non-Atomic Games, 1974), which
 * add up to what is shown of all. So a lone band is what is shown of it, and bands that stand on one
 * another move as one. One for each line; `shown` is called some 1600 times a line. false: no memory. */
bool optics_see(const optics_lines *medium, optics_shown *shown, const void *context,
                optics_seen *seen);

#endif
