/* SPDX-License-Identifier: GPL-3.0-or-later */
/* seen_models.h: models as an instrument sees them, for a comparison. */
#ifndef ELASTIR_MODEL_SEEN_MODELS_H
#define ELASTIR_MODEL_SEEN_MODELS_H

#include "model/seen_as.h"

typedef struct seen_models seen_models;

/* Moves the sticks of the models (a copy of those of `compared`) to where the instrument sees
 * their bands, with its heights; the sum of the intensities of the first model stays, and those of
 * others are to it as what the instrument sees of as many cells. models[].observed does so again when a fit
 * has moved the modes. `compared` has to outlive *seen, which may stay NULL. `detected`: see
 * instrument_begin. false: reported. Free in any case. */
bool seen_models_make(const seen_as *as, const compared_models *compared, elastir_y_kind detected,
                      const elastir_lineshape *shape, elastir_compared_model *models,
                      seen_models **seen, elastir_diagnostics *diagnostics);

/* Accepts NULL. */
void seen_models_free(seen_models *seen);

#endif
