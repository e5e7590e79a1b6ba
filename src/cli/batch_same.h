/* SPDX-License-Identifier: GPL-3.0-or-later */
/* batch_same.h: whether the line of an earlier batch has the models that are wanted now. */
#ifndef ELASTIR_CLI_BATCH_SAME_H
#define ELASTIR_CLI_BATCH_SAME_H

#include "batch/record.h"
#include "model/study.h"

/* Whether the record has these models, by label, of these files, and no other. */
bool batch_same_models(const elastir_study *study, const batch_record *record);

#endif
