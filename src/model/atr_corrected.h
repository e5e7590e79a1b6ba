/* SPDX-License-Identifier: GPL-3.0-or-later */
/* atr_corrected.h: a measured ATR spectrum as what the sample absorbs and refracts. */
#ifndef ELASTIR_MODEL_ATR_CORRECTED_H
#define ELASTIR_MODEL_ATR_CORRECTED_H

#include "compare/preprocess.h"
#include "measured/measured.h"
#include "model/observable.h"

/* Replaces prepared->y, absorbances on an even grid, by the quantity of the request: decadic
 * absorption coefficient in cm-1, n or k, and adds the step. false: reported:
 * 'atr-no-absorbance' (the ordinate is no absorbance any more), 'atr-gap' (points are missing),
 * 'atr-not-total' (the index is too high for total reflection, above the bands or below them, or
 * an absorption comes out negative). */
bool atr_correct(const observable_request *request, const elastir_measured *measured,
                 elastir_preprocessed *prepared, elastir_diagnostics *diagnostics);

/* Static: "cm-1, decadic", "n" or "k". */
const char *atr_corrected_unit(const observable_request *request);

#endif
