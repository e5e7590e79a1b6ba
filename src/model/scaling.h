/* SPDX-License-Identifier: GPL-3.0-or-later */
/* scaling.h: whether scale factors go with the method of a run, and runs with each other. */
#ifndef ELASTIR_SCALING_H
#define ELASTIR_SCALING_H

#include "model/model.h"

/* Makes a grid that was not given long enough for the bands of all models, whose files are merged. */
void scaling_extend_grid(const elastir_model *models, size_t count, elastir_settings *settings);

/* Reports modes that the grid leaves out ('modes-outside-grid'). */
void scaling_check(elastir_model *model, const elastir_settings *settings);

/* Reports models whose method differs from that of the first ('methods-differ'), and once of all
 * models default factors that are of another method than theirs or of an unknown one
 * ('scale-factors-of-another-method'), and modes below the first range of factors, which stay
 * unscaled ('unscaled-modes'). */
void methods_check(elastir_model *models, size_t count, const elastir_settings *settings);

#endif
