/* SPDX-License-Identifier: GPL-3.0-or-later */
/* scale_judge.h: whether fitted factors are the only ones possible; internal to the scale fit. */
#ifndef ELASTIR_SCALE_JUDGE_H
#define ELASTIR_SCALE_JUDGE_H

#include "compare/scale_fit.h"
#include "compare/scale_scan.h"
#include "compare/scale_ties.h"

/* What the factors are fitted to. */
typedef struct {
  const elastir_points *points;
  const elastir_stick *sticks;
  size_t stick_count;
  const elastir_scale_fit_options *options;
} scale_problem;

/* Takes back the factors that the curve does not single out: fit->factors[].doubt says why.
 * false: no memory. */
bool scale_judge(const scale_problem *problem, const scale_scan *scan, const scale_ties *ties,
                 elastir_scale_fit *fit);

#endif
