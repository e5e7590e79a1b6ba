/* SPDX-License-Identifier: GPL-3.0-or-later */
/* presence.h: whether a measured component is in the sample; internal. */
#ifndef ELASTIR_PRESENCE_H
#define ELASTIR_PRESENCE_H

#include "compare/calibration.h"

/* Fills present, probability and detection_limit of measured component k of a fit. false: no memory. */
bool presence_judge(const calibration *c, const sample_fit *fit, size_t k, double confidence,
                    elastir_sample_component *to);

#endif
