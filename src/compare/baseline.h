/* SPDX-License-Identifier: GPL-3.0-or-later */
/* baseline.h: estimates the slow background under the bands of a measured spectrum. */
#ifndef ELASTIR_BASELINE_H
#define ELASTIR_BASELINE_H

#include <stdbool.h>
#include <stddef.h>

#include "base/diagnostics.h"

typedef enum {
  ELASTIR_BASELINE_NONE,
  ELASTIR_BASELINE_ASLS,       /* Eilers and Boelens, 2005: asymmetric least squares */
  ELASTIR_BASELINE_ARPLS,      /* Baek et al., Analyst 2015, 140, 250 */
  ELASTIR_BASELINE_RUBBER_BAND, /* lower convex hull */
  ELASTIR_BASELINE_POLYNOMIAL  /* Zhao et al. 2007: least squares, what stands out above is cut */
} elastir_baseline_method;

typedef struct {
  elastir_baseline_method method;
  double width_cm1;   /* Whittaker smoothers: features narrower than this are bands. The
                       * penalty is lambda = (width / (2 pi step))^4, so that the result does
                       * not depend on the step */
  double asymmetry;   /* AsLS: weight of points above, 0 < p < 1 */
  double ratio;       /* arPLS: relative change of the weights at which to stop */
  int degree;         /* polynomial: 0…10 */
} elastir_baseline;

/* arPLS with a width of 600 cm-1. */
elastir_baseline elastir_baseline_default(void);

/* "none", "asls[:WIDTH[:P]]", "arpls[:WIDTH[:RATIO]]", "rubber-band", "polynomial[:DEGREE]".
 * false: error 'bad-baseline' that lists the methods. */
bool elastir_baseline_parse(const char *spec, elastir_baseline *baseline,
                            elastir_diagnostics *diagnostics);

/* "none", "asls", "arpls", "rubber-band", "polynomial". */
const char *elastir_baseline_name(elastir_baseline_method method);

/* z[0…count-1] under y on an even grid. Points with used[i] false (used may be NULL) carry no
 * weight; the baseline passes under them smoothly. false: reported ('baseline-failed',
 * 'no-memory'). */
bool elastir_baseline_estimate(const elastir_baseline *options, const double *y,
                               const bool *used, size_t count, double step_cm1, double *z,
                               elastir_diagnostics *diagnostics);

#endif
