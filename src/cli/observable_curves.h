/* SPDX-License-Identifier: GPL-3.0-or-later */
/* observable_curves.h: what instruments see of the models of a result, as curves to write. */
#ifndef ELASTIR_CLI_OBSERVABLE_CURVES_H
#define ELASTIR_CLI_OBSERVABLE_CURVES_H

#include "output/export.h"
#include "result/result.h"

/* How many curves observable_curves() makes at most. */
size_t observable_curve_count(const elastir_result *result);

/* A curve for every column, on the wavenumbers of its observable: those of --at, or `grid`. The
 * labels are "MODEL KIND COLUMN", in text that belongs to the result. Returns how many. */
size_t observable_curves(elastir_result *result, const double *grid, export_curve *curves);

#endif
