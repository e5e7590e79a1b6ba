/* SPDX-License-Identifier: GPL-3.0-or-later */
/* harmonic.h: harmonic thermodynamics of a model's modes, compared with what is printed. */
#ifndef ELASTIR_HARMONIC_H
#define ELASTIR_HARMONIC_H

#include "model/model.h"

/* Fills model->harmonic: one entry for each temperature that is printed, none where modes are
 * missing or imaginary, or where CRYSTAL sums over other k points, too. A difference from the
 * printed numbers is reported ('thermodynamics-mismatch'). soften_cm1 > 0: also with the entropy of
 * soft modes as that of free rotors, see elastir_harmonic_at. */
void harmonic_compute(elastir_model *model, double soften_cm1);

#endif
