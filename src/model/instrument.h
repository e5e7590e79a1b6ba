/* SPDX-License-Identifier: GPL-3.0-or-later */
/* instrument.h: what an instrument shows of an isotropic permittivity. */
#ifndef ELASTIR_MODEL_INSTRUMENT_H
#define ELASTIR_MODEL_INSTRUMENT_H

#include "measured/measured.h"
#include "model/observable.h"
#include "optics/tip.h"

typedef struct {
  const observable_request *request;
  optics_motion motion;
  double complex reference;
  elastir_y_kind detected; /* of the near field */
} instrument;

/* `detected` is what was measured of a near field: its phase, or anything else for its imaginary
 * part. *request has to outlive it. false: reported. instrument_end in any case. */
bool instrument_begin(const observable_request *request, elastir_y_kind detected, instrument *own,
                      elastir_diagnostics *diagnostics);

/* In the unit of what it detects; the context is an instrument. */
double instrument_shows(const void *context, double nu_cm1, double complex eps);

void instrument_end(instrument *own);

#endif
