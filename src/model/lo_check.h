/* SPDX-License-Identifier: GPL-3.0-or-later */
/* lo_check.h: the longitudinal modes that an output prints against those that follow from the
 * rest of it. */
#ifndef ELASTIR_MODEL_LO_CHECK_H
#define ELASTIR_MODEL_LO_CHECK_H

#include "base/diagnostics.h"
#include "crystal/crystal.h"

/* CRYSTAL takes q along the polarisation of each irreducible representation. Those are compared
 * whose sets are polarised along one direction, or alike in a plane or in space as their
 * degeneracy says; of others nobody knows the direction. epsilon_infinity: xx yy zz yz xz xy.
 * Warning 'lo-mismatch' where one is further than 0.05 cm-1 from every one that follows from
 * intensities, and from every one that follows from the printed oscillator strengths. */
void lo_check(const elastir_vibrations *vibrations, const double epsilon_infinity[6],
              const char *path, elastir_diagnostics *diagnostics);

#endif
