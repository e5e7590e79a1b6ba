/* SPDX-License-Identifier: GPL-3.0-or-later */
/* result.h: computed models as a result. */
#ifndef ELASTIR_MODEL_RESULT_H
#define ELASTIR_MODEL_RESULT_H

#include "model/model.h"
#include "result/document.h"

/* Settings, models and differences. Long tables are moved from the models, whose diagnostics stay
 * where they are. NULL: no memory. */
elastir_result *model_result(const elastir_settings *settings, elastir_model *models, size_t count);

/* Adds all diagnostics to the result, which may be NULL. NULL: it was, or memory ran out at any
 * time, so that something may be missing (reported); it is freed. */
elastir_result *result_finish(elastir_result *result, elastir_diagnostics *diagnostics);

/* Reads and computes a study, and adds all diagnostics to the list and the result. NULL: no memory
 * (reported). */
elastir_result *study_result(const elastir_study *study, const elastir_settings *settings,
                             int threads, elastir_diagnostics *diagnostics);

#endif
