/* SPDX-License-Identifier: GPL-3.0-or-later */
/* apparatus.h: what the end of an interferogram does to a spectrum. */
#ifndef ELASTIR_OPTICS_APPARATUS_H
#define ELASTIR_OPTICS_APPARATUS_H

#include <stdbool.h>
#include <stddef.h>

typedef enum { OPTICS_BLACKMAN_HARRIS, OPTICS_BOXCAR } optics_apodisation;

/* A spectrometer of resolution R moves its mirrors to a path difference L = 1/R; the interferogram
 * is multiplied by 1 (boxcar), or by the four-term window of Harris, Proc. IEEE 66, 51 (1978). */
typedef struct {
  double resolution_cm1;
  optics_apodisation apodisation;
} optics_apparatus;

/* Convolves values on even steps, which stay constant beyond their ends, in place. The step has to be
 * below half the resolution. false: no memory. */
bool optics_apparatus_apply(const optics_apparatus *apparatus, double step_cm1, double *values,
                            size_t points);

#endif
