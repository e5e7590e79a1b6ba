/* SPDX-License-Identifier: GPL-3.0-or-later */
/* medium_of.h: the oscillators of a frequency run. */
#ifndef ELASTIR_MODEL_MEDIUM_OF_H
#define ELASTIR_MODEL_MEDIUM_OF_H

#include "base/diagnostics.h"
#include "crystal/crystal.h"
#include "model/damping.h"
#include "optics/medium.h"
#include "spectrum/scale.h"

/* How the modes become oscillators. */
typedef struct {
  const elastir_scale *scale;
  const damping_settings *damping;
  double lines_cm1; /* damping where those say nothing */
  const double *epsilon_infinity; /* six numbers, instead of those of the output; NULL: none */
} medium_options;

/* Why there is no dielectric function. */
typedef enum {
  MEDIUM_READY,
  MEDIUM_WITHOUT_EPSILON, /* no electronic dielectric tensor */
  MEDIUM_WITHOUT_INTENSITIES,
  MEDIUM_WITHOUT_VOLUME, /* not a crystal in three dimensions */
  MEDIUM_INCOMPLETE, /* modes are missing, or what one of them adds */
  MEDIUM_NO_MEMORY
} medium_state;

/* S of a set, from its Born vectors (*tensor), or isotropic from its intensity. false: nothing says how it
 * absorbs. */
bool medium_strength(const elastir_vibrations *vibrations, const elastir_mode_set *set,
                     double strength_cm2[6], bool *tensor);

/* The oscillators of the sets above 1e-3 cm-1 that are no free motions and absorb, with
 * wavenumbers scaled and strengths as calculated. medium->oscillators is of malloc: the caller
 * frees it in any case. Reported: imaginary modes that are left out, and Born vectors that are
 * incomplete or do not agree with the intensities; those of the set then come from the intensity
 * alone. `path` may be NULL. */
medium_state medium_of_run(const elastir_vibrations *vibrations, const medium_options *options,
                           const char *path, optics_medium *medium,
                           elastir_diagnostics *diagnostics);

#endif
