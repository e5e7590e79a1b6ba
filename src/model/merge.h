/* SPDX-License-Identifier: GPL-3.0-or-later */
/* merge.h: which of a model's outputs its numbers come from, and whether they agree. */
#ifndef ELASTIR_MERGE_H
#define ELASTIR_MERGE_H

#include "model/model.h"

/* Chooses vibrations_run, elastic_run and table among the runs of all files: the first with
 * intensities before the first without, the first complete stiffness tensor before a damaged
 * one. Reports outputs that contradict each other: other elements ('composition-differs'), a
 * second, different tensor ('two-stiffness-tensors') or table ('two-frequency-tables'), cells
 * of clearly different volume ('cells-differ'). */
void merge_files(elastir_model *model);

#endif
