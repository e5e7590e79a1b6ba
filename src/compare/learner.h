/* SPDX-License-Identifier: GPL-3.0-or-later */
/* learner.h: what spectra on one grid say about fractions, learnt from made-up ones; internal. */
#ifndef ELASTIR_LEARNER_H
#define ELASTIR_LEARNER_H

#include "compare/belief.h"
#include "compare/network.h"
#include "compare/sample.h"
#include "compare/sample_fit.h"

enum { LEARNER_NETWORKS = 2 };

/* Its part of the work on a spectrum. */
#define LEARNER_SHARE 0.4

/* Neural posterior estimation (Papamakarios and Murray, Adv. Neural Inf. Process. Syst. 29
 * (2016); Cranmer, Brehmer and Louppe, Proc. Natl. Acad. Sci. 117, 30055 (2020)): networks
 * that see made-up spectra, each once, and are rewarded by ln of the density that they give
 * the truth. No honest answer but the posterior of the made-up samples is rewarded better. */
typedef struct {
  belief_layout layout;
  size_t points, together; /* of a spectrum; neighbours whose mean is one input */
  size_t inputs;
  float *mean, *scale;     /* of each input */
  network networks[LEARNER_NETWORKS];
} learner;

/* noise: of a spectrum, within a factor of 2. The same for any number of threads. false: no
 * memory. Free in any case. */
bool learner_prepare(const sample_pair *pair, double noise, const elastir_sample_options *options,
                     learner *l);
void learner_free(learner *l);

/* y[points], of range 1. false: no memory. Free *b in any case. */
bool learner_ask(const learner *l, const double *y, belief *b);

#endif
