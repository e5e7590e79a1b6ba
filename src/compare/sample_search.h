/* SPDX-License-Identifier: GPL-3.0-or-later */
/* sample_search.h: from where bands are matched in some way to the most probable ways; internal. */
#ifndef ELASTIR_SAMPLE_SEARCH_H
#define ELASTIR_SAMPLE_SEARCH_H

#include "compare/sample_descent.h"

/* Of the range: the tolerance at which beginnings are compared. */
#define SAMPLE_TOLERANCE 0.03

/* Place of the smallest of them; count > 0. */
size_t sample_least(const double *values, size_t count);

/* Follows the beginnings that coarse->begins and begin_cost hold, then goes on from the best with
 * some of its families moved, until that finds nothing better. All different modes go to
 * fit->modes; the most probable is left in `best` and the parameters of best->w. patience: tries in vain
 * before it stops, half of them where all beginnings came to one place. false: none. */
bool sample_search(descent *best, const sample_workspace *coarse, double noise, int patience,
                   sample_fit *fit);

#endif
