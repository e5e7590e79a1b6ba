/* SPDX-License-Identifier: GPL-3.0-or-later */
/* lineshape.h: area-normalised line shapes; wavenumbers in cm-1, values in cm. */
#ifndef ELASTIR_LINESHAPE_H
#define ELASTIR_LINESHAPE_H

#include <stdbool.h>

#include "base/diagnostics.h"

typedef enum {
  ELASTIR_LORENTZIAN,
  ELASTIR_GAUSSIAN,
  ELASTIR_PSEUDO_VOIGT /* eta Lorentzian + (1 - eta) Gaussian of the same FWHM */
} elastir_lineshape_kind;

typedef struct {
  elastir_lineshape_kind kind;
  double eta;      /* pseudo-Voigt only, 0…1; 1 for the Lorentzian, 0 for the Gaussian */
  double fwhm_cm1; /* full width at half maximum, > 0 */
} elastir_lineshape;

#define ELASTIR_FWHM_DEFAULT_CM1 10.0
#define ELASTIR_ETA_DEFAULT 0.5

/* "lorentzian", "gaussian", "pseudo-voigt" or "pseudo-voigt:ETA"; leaves fwhm_cm1 alone.
 * false: error 'bad-lineshape' that lists the valid names. */
bool elastir_lineshape_parse(const char *spec, elastir_lineshape *shape,
                             elastir_diagnostics *diagnostics);

/* "lorentzian", "gaussian", "pseudo-voigt". */
const char *elastir_lineshape_name(elastir_lineshape_kind kind);

/* The shape at `offset` from its centre, in cm: Lorentzian (G/2pi)/(d^2 + (G/2)^2),
 * Gaussian (2/G) sqrt(ln2/pi) exp(-4 ln2 d^2/G^2), G the FWHM; each has area 1. */
double elastir_lineshape_value(const elastir_lineshape *shape, double offset_cm1);

/* Value, first and second derivative by the offset: cm, cm2, cm3. */
void elastir_lineshape_derivatives(const elastir_lineshape *shape, double offset_cm1,
                                   double derivatives[3]);

/* Derivative of the value by the FWHM, cm2. */
double elastir_lineshape_by_fwhm(const elastir_lineshape *shape, double offset_cm1);

#endif
