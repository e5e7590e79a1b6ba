/* SPDX-License-Identifier: GPL-3.0-or-later */
/* join.h: several results as one, to be shown side by side. */
#ifndef ELASTIR_RESULT_JOIN_H
#define ELASTIR_RESULT_JOIN_H

#include "result/result.h"

/* The models, comparisons, differences and diagnostics of all parts one after the other; settings
 * and the series are those of the first, and a polycrystal is kept where only one part has one. The
 * parts have to live on, as the result points to them. NULL: no memory. */
elastir_result *result_join(elastir_result *const *parts, size_t count);

/* How many parts have a polycrystal. */
size_t result_count_polycrystals(elastir_result *const *parts, size_t count);

/* Do all have the same scale factors, line shape and width? Parts without a spectrum agree with
 * all. */
bool result_settings_agree(elastir_result *const *parts, size_t count);

#endif
