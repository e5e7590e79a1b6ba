/* SPDX-License-Identifier: GPL-3.0-or-later */
/* decoys.h: how well models explain a spectrum whose bands are in wrong places; internal. */
#ifndef ELASTIR_DECOYS_H
#define ELASTIR_DECOYS_H

#include "compare/sample.h"
#include "compare/sample_fit.h"

/* cost[options->decoys]: of the same fit with each family displaced by 20 to 60 cm-1, up or down, all its
 * bands alike; INFINITY where a fit failed. The same for any number of threads. false: no
 * memory. */
bool decoys_fit(const sample_pair *pair, const double *y, double noise,
                const elastir_sample_options *options, double *cost);

#endif
