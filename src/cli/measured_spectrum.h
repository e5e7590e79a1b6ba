/* SPDX-License-Identifier: GPL-3.0-or-later */
/* measured_spectrum.h: a measured file, read, converted and prepared for writing. */
#ifndef ELASTIR_CLI_MEASURED_SPECTRUM_H
#define ELASTIR_CLI_MEASURED_SPECTRUM_H

#include "compare/preprocess.h"
#include "measured/measured.h"
#include "model/observable.h"
#include "output/export.h"
#include "spectrum/grid.h"

/* How it is read and prepared. */
typedef struct {
  const elastir_measured_options *reading;
  const elastir_preprocessing *preprocessing;
  const observable_request *correction; /* of an ATR spectrum; NULL: none. Outlives the spectrum */
} measured_wishes;

typedef struct {
  const char *label; /* belongs to the study */
  const observable_request *correction; /* as wished */
  elastir_measured measured;
  elastir_absorbance absorbance;
  elastir_preprocessed prepared;
  double *y;         /* [prepared.count] NAN where not used */
  double *spread;    /* the same on all of a common grid; NULL: there is none */
  const double *spread_x; /* belongs to the caller */
  size_t spread_points;
  const char *unit;  /* static: "absorbance", "log(1/R)", "kubelka-munk", "arbitrary", or of what was
                      * corrected */
  char *origin;      /* one line: which file */
  char *processing;  /* one line: what was assumed, converted and done */
} measured_spectrum;

/* false: reported. Free *spectrum in any case. */
bool measured_spectrum_read(const char *label, const char *path, const measured_wishes *wishes,
                            measured_spectrum *spectrum, elastir_diagnostics *diagnostics);

/* Prepares what was read once more, with other options. false: reported. */
bool measured_spectrum_prepare(measured_spectrum *spectrum,
                               const elastir_preprocessing *preprocessing,
                               elastir_diagnostics *diagnostics);

/* Has the curve go from end to end of a grid that the spectrum was prepared on, or of one that goes
 * on by the same step: no value where the spectrum has none. x: the points of the
 * grid, which outlive the spectrum. false: reported. */
bool measured_spectrum_spread(measured_spectrum *spectrum, const elastir_grid *grid,
                              const double *x, elastir_diagnostics *diagnostics);

/* Owns nothing; lives as long as the spectrum. */
export_curve measured_spectrum_curve(const measured_spectrum *spectrum);

/* Accepts a zeroed struct. */
void measured_spectrum_free(measured_spectrum *spectrum);

#endif
