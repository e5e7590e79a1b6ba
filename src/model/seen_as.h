/* SPDX-License-Identifier: GPL-3.0-or-later */
/* seen_as.h: what a measured spectrum is compared as. */
#ifndef ELASTIR_MODEL_SEEN_AS_H
#define ELASTIR_MODEL_SEEN_AS_H

#include "model/fill_measured.h"
#include "model/named_spectrum.h"
#include "model/observable.h"
#include "result/result.h"

/* How a spectrum is compared. */
typedef enum {
  SEEN_BY_THE_FILE, /* what the file says it is, where permittivities are known */
  SEEN_AS_ABSORBANCE,
  SEEN_AS_OBSERVABLE
} seen_choice;

typedef struct {
  seen_choice choice;
  char text[OBSERVABLE_WHOLE_TEXT]; /* with all parameters */
  observable_request request;
} seen_as;

/* "absorbance", or an observable that is a spectrum: atr, nanoftir, powder, attenuation, film (as
 * absorbance), reflectance, raman. false: error 'bad-observable'. */
bool seen_as_parse(const char *text, seen_as *as, elastir_diagnostics *diagnostics);

/* Whether what was measured can be compared so: the phase of a near field only as nanoftir (error
 * 'not-absorbance'), as reflectance only that of one file (error 'not-reflectance'). */
bool seen_as_admits(const seen_as *as, const elastir_named_spectrum *spectrum,
                    elastir_diagnostics *diagnostics);

/* What is compared of a measured reflectance is it itself, not log(1/R): y[count]. */
void seen_as_ordinate(const seen_as *as, double *y, size_t count);

/* Whether all models have a dielectric function. */
bool seen_as_is_possible(const compared_models *compared);

/* What a file says that it is: a text for seen_as_parse; "": nothing that is known here. */
void seen_as_of_file(const elastir_measured *measured, char text[128]);

#endif
