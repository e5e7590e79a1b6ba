/* SPDX-License-Identifier: GPL-3.0-or-later */
/* model_elastic.h: the elastic part of a model, from the run that was chosen for it. */
#ifndef ELASTIR_MODEL_ELASTIC_H
#define ELASTIR_MODEL_ELASTIC_H

#include "model/model.h"

/* Fills the elastic part of a model whose files are merged: of a crystal, a slab or a rod. Reports a tensor
 * that is not complete ('elastic-incomplete'), what CRYSTAL prints otherwise ('printed-disagrees') and a
 * cell at a pressure ('cell-at-pressure'). */
void elastic_compute(elastir_model *model, const elastir_settings *settings);

#endif
