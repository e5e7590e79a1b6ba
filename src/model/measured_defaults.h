/* SPDX-License-Identifier: GPL-3.0-or-later */
/* measured_defaults.h: what the facts of a measured file set where the user said nothing. */
#ifndef ELASTIR_MODEL_MEASURED_DEFAULTS_H
#define ELASTIR_MODEL_MEASURED_DEFAULTS_H

#include "compare/comparison.h"
#include "model/named_spectrum.h"

typedef enum {
  ELASTIR_ATR_AS_THE_FILE_SAYS,
  ELASTIR_ATR_YES,
  ELASTIR_ATR_NO
} elastir_atr_choice;

/* What the user said. */
typedef struct {
  elastir_atr_choice atr;
  bool fwhm_given;
} elastir_measured_wishes;

/* Settles how one spectrum is compared, and says so: a diagnostic and an assumption of the
 * spectrum for each.
 *   ATR ('atr-weighted', warning): the lines of the models are weighted by centre/wavenumber, as
 *     the depth of an evanescent wave is proportional to the wavelength (N. J. Harrick, Internal
 *     Reflection Spectroscopy, 1967); `centre` is the geometric mean of the ends of the spectrum,
 *     and wavenumbers beyond these count as these. Not if the file says that this was corrected
 *     already ('atr-corrected', info), or calls it an ATR spectrum in a way that leaves it open
 *     ('atr-unclear', warning): then the fit, which knows a power of the wavenumber, decides.
 *   Resolution ('resolution-width', warning; 'resolution-step', info): models are no narrower
 *     than it, and the grid is as coarse as half of it, rounded down to 1, 2 or 5 times a power
 *     of ten: points closer to each other are interpolated ones.
 * Sets options->shape.fwhm_cm1, options->preprocessing.step_cm1 and options->atr_weighted. */
void elastir_measured_defaults(elastir_named_spectrum *spectrum,
                               const elastir_measured_wishes *wishes,
                               elastir_comparison_options *options,
                               elastir_compared_model *models, size_t model_count,
                               elastir_diagnostics *diagnostics);

#endif
