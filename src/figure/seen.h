/* SPDX-License-Identifier: GPL-3.0-or-later */
/* seen.h: the curves of models beside measured spectra: their absorbance, or what they were compared as. */
#ifndef ELASTIR_FIGURE_SEEN_H
#define ELASTIR_FIGURE_SEEN_H

#include "figure/figure.h"

/* Not to be copied: `shown` points to `all`. */
typedef struct {
  figure_data shown, all; /* a model has a place for each of its curves */
  size_t sets;            /* how many things else they were compared as */
  bool absorbance;        /* of the models; no: all measured spectra were compared as something else */
  bool made;              /* the lists of models are its own */
  const char *title;      /* of the ordinate: "Raman intensity" */
} seen_curves;

/* Of the data's measured spectra each is beside what it was compared with; the models' absorbance stays
 * where any was compared with that, or there is none. false: no memory. Free in any case. */
bool seen_take(const figure_data *data, seen_curves *out);
void seen_free(seen_curves *seen);

/* "raman" of "raman:column=total"; of bytes as many as precision says: "%.*s". */
int seen_kind_length(const char *seen_as);

/* "Raman intensity" of "raman:column=total". */
const char *seen_title(const char *seen_as);

#endif
