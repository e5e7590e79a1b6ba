/* SPDX-License-Identifier: GPL-3.0-or-later */
/* differences.h: each model of a result against the first. */
#ifndef ELASTIR_MODEL_DIFFERENCES_H
#define ELASTIR_MODEL_DIFFERENCES_H

#include "result/memory.h"

/* Fills result->differences from its models. */
void fill_differences(elastir_result *result);

/* The bands of two spectra matched one to one: least sum of squared shifts, no pair further apart
 * than 15 cm-1; bands below 0.5 % of the strongest are left out. NULL: no memory. */
elastir_result_band_change *band_changes(elastir_result_memory *memory,
                                         const elastir_result_spectrum *reference,
                                         const elastir_result_spectrum *value, size_t *count);

#endif
