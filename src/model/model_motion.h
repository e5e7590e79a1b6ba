/* SPDX-License-Identifier: GPL-3.0-or-later */
/* model_motion.h: which atoms of a model move, in its modes and against another model. */
#ifndef ELASTIR_MODEL_MOTION_H
#define ELASTIR_MODEL_MOTION_H

#include "model/model.h"

/* Reports a table of modes without eigenvectors ('no-normal-modes'). */
void motion_report_missing(elastir_model *model);

/* Fills model->motion of a model whose files are merged. */
void motion_compute(elastir_model *model);

/* Against the first model; NULL: this is it. */
void motion_relate_model(elastir_model *model, const elastir_model *first,
                         const elastir_settings *settings);

/* Groups that no atom of any model belongs to are a slip. */
void motion_report_empty_groups(const elastir_model *models, size_t count,
                                const elastir_settings *settings, elastir_diagnostics *diagnostics);

#endif
