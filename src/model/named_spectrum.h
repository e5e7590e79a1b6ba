/* SPDX-License-Identifier: GPL-3.0-or-later */
/* named_spectrum.h: a measured spectrum as it is compared: of a file, or combined of several. */
#ifndef ELASTIR_NAMED_SPECTRUM_H
#define ELASTIR_NAMED_SPECTRUM_H

#include "compare/combine.h"
#include "measured/measured.h"
#include "model/measurements.h"

/* A file that went into an average or a difference. */
typedef struct {
  char *path;
  char sha256[65];        /* "": not computed */
} elastir_spectrum_part;

/* Zeroed before use. */
typedef struct {
  const char *label;      /* belongs to the list of measurements */
  const elastir_measurement *item; /* likewise */
  elastir_measured measured;     /* the file; of several the first, for its facts */
  elastir_absorbance absorbance; /* what is compared */
  elastir_combined combined;     /* of an average; of a difference without `deviation` */
  elastir_spectrum_part *parts;  /* of an average or a difference, in order */
  size_t part_count;
  const char *unclear;    /* why an ordinate, of any file, may not be absorbance; NULL: it is */
} elastir_named_spectrum;

/* Reads spectrum `at` of a resolved list. Spectra of different ordinates (absorbance and a
 * reflectance, say) are not combined: error 'different-ordinates'. false: reported. Free
 * *spectrum in any case. */
bool elastir_named_spectrum_read(const elastir_measurements *list, size_t at,
                                 const elastir_measured_options *reading,
                                 elastir_named_spectrum *spectrum,
                                 elastir_diagnostics *diagnostics);

/* Accepts a zeroed struct. */
void elastir_named_spectrum_free(elastir_named_spectrum *spectrum);

#endif
