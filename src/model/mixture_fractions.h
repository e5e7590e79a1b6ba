/* SPDX-License-Identifier: GPL-3.0-or-later */
/* mixture_fractions.h: how much of each model a comparison found in a sample. */
#ifndef ELASTIR_MIXTURE_FRACTIONS_H
#define ELASTIR_MIXTURE_FRACTIONS_H

#include "base/diagnostics.h"
#include "elastic/polycrystal.h"

typedef struct {
  char *label;
  double cells, low, high; /* shares of the primitive cells; low and high NAN: no interval */
} mixture_share;

typedef struct {
  mixture_share shares[ELASTIR_MOST_PHASES];
  size_t count;
} mixture_fractions;

/* Of the models in the only mixture of a result (elastir-compare(1)); those of which there is none, by
 * their interval, too, are left out. Errors: 'no-mixture' where there is none, or several, or the
 * fractions are withheld. false: reported; *fractions is to be freed in any case. */
bool mixture_fractions_read(const char *path, mixture_fractions *fractions,
                            elastir_diagnostics *diagnostics);
void mixture_fractions_free(mixture_fractions *fractions);

#endif
