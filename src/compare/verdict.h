/* SPDX-License-Identifier: GPL-3.0-or-later */
/* verdict.h: the answer in words; internal. */
#ifndef ELASTIR_VERDICT_H
#define ELASTIR_VERDICT_H

#include "compare/sample.h"

/* Sets present of each model, verdict and withheld from fractions, probabilities, p_decoy,
 * main_probability, cost_share and explained. */
void verdict_reach(elastir_sample *sample, const elastir_sample_options *options);

#endif
