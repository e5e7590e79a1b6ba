/* SPDX-License-Identifier: GPL-3.0-or-later */
/* verdict.h: the answer in words; internal. */
#ifndef ELASTIR_VERDICT_H
#define ELASTIR_VERDICT_H

#include "compare/sample.h"

/* Sets present of each model, verdict and withheld from fractions, probabilities, p_decoy,
 * decoy_distance, main_probability, model_probability, cost_share, explained, noise, residual_rms and
 * line_count. */
void verdict_reach(elastir_sample *sample, const elastir_sample_options *options);

/* A correlation of the best model, as calculated, whose interval reaches 0 is that of curves that may
 * have nothing to do with each other: the fit alone speaks for the models, so that nothing is decided.
 * It says 'none' where that interval ends below 0.3, too, no component that was named is there, and the
 * models explain less than 5 % or more than 10 % of the decoys do as well, where no unnamed bands hide
 * the models. The fit alone never says 'none': bands that nothing named mislead it. */
void verdict_heed_correlation(elastir_sample *sample, double low, double high);

/* Nothing was fitted: undecided, with that reason. */
void verdict_refuse(elastir_sample *sample, const char *why);

#endif
