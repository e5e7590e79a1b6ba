/* SPDX-License-Identifier: GPL-3.0-or-later */
/* curves.h: how much of the simulated curves a result keeps. */
#ifndef ELASTIR_CURVES_H
#define ELASTIR_CURVES_H

#include "result/result.h"

typedef enum {
  CURVES_FULL,    /* every digit */
  CURVES_COMPACT, /* rounded: steps of a millionth of the highest value or less */
  CURVES_NONE     /* no values; modes and peaks stay */
} curves_kept;

/* Of the spectra of all models. */
void curves_keep(elastir_result *result, curves_kept kept);

#endif
