/* SPDX-License-Identifier: GPL-3.0-or-later */
/* model_spectrum.h: the infrared spectrum of a model, and what it lacks. */
#ifndef ELASTIR_MODEL_SPECTRUM_H
#define ELASTIR_MODEL_SPECTRUM_H

#include "model/model.h"

/* Fills model->spectrum of a model whose files are merged. Reports active modes without a number
 * ('spectrum-incomplete') and, if settings need one, that there is none ('no-spectrum'). */
void spectrum_compute(elastir_model *model, const elastir_settings *settings);

#endif
