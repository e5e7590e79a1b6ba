/* SPDX-License-Identifier: GPL-3.0-or-later */
/* pressures.h: whether tensors at different pressures are of different cells; internal. */
#ifndef ELASTIR_PRESSURES_H
#define ELASTIR_PRESSURES_H

#include "model/model.h"

/* Reports models whose tensor is at another pressure than that of an earlier one and whose cell has the very
 * same volume ('same-cell-at-pressure'): some programs print the cell that a run began from. */
void pressures_check(elastir_model *models, size_t count);

#endif
