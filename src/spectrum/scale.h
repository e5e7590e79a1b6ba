/* SPDX-License-Identifier: GPL-3.0-or-later */
/* scale.h: factors that bring calculated wavenumbers to measured ones, one a range. */
#ifndef ELASTIR_SCALE_H
#define ELASTIR_SCALE_H

#include <stdbool.h>
#include <stddef.h>

#include "base/diagnostics.h"

#define ELASTIR_SCALE_MAX_RANGES 64

/* The factors of Möslein et al., ACS Appl. Nano Mater. 2022, 5, 6398, for PBEsol0-3c. */
#define ELASTIR_SCALE_DEFAULT "600-850:0.936,850-1050:0.964,1050-:0.958"

typedef struct {
  double from_cm1; /* included */
  double to_cm1;   /* not included; INFINITY: no upper end */
  double factor;
} elastir_scale_range;

/* Ascending, not overlapping; count 0 scales nothing. */
typedef struct {
  elastir_scale_range ranges[ELASTIR_SCALE_MAX_RANGES];
  size_t count;
  bool automatic;     /* "auto": chosen by the method of the models; before that count is 0 */
  const char *source; /* the paper that the factors are from; NULL: the user gave them */
  const char *method, *basis; /* what they were published for; NULL: unknown, or a part of it */
} elastir_scale;

/* "none", "auto", one factor ("0.96": every wavenumber from 0), or ranges FROM-TO:FACTOR separated by
 * commas, in any order, TO left out for no upper end. false: error 'bad-scale' that names the
 * offending part; *scale is then empty. */
bool elastir_scale_parse(const char *spec, elastir_scale *scale,
                         elastir_diagnostics *diagnostics);

/* The index of the range a calculated wavenumber falls in, or -1. Negative wavenumbers
 * (imaginary modes) and NAN fall in none. */
int elastir_scale_index(const elastir_scale *scale, double calculated_cm1);

/* The factor for a calculated wavenumber; NAN: it falls in no range and stays unscaled. */
double elastir_scale_factor(const elastir_scale *scale, double calculated_cm1);

/* The wavenumber times its factor, or itself where there is none. */
double elastir_scale_apply(const elastir_scale *scale, double calculated_cm1);

#endif
