/* SPDX-License-Identifier: GPL-3.0-or-later */
/* families.h: the lines of several models as bands, and which bands are the same vibration. */
#ifndef ELASTIR_FAMILIES_H
#define ELASTIR_FAMILIES_H

#include <stdbool.h>
#include <stddef.h>

#include "spectrum/spectrum.h"

typedef struct {
  const char *label;
  const elastir_stick *sticks; /* already scaled */
  size_t stick_count;
} elastir_family_model;

/* Sticks closer than a tenth of the width, as one: its place is their centre of intensity. */
typedef struct {
  double wavenumber_cm1, intensity_km_mol;
} elastir_family_line;

typedef struct {
  size_t model, family;
  size_t first_line, line_count; /* of elastir_families.lines */
  double position_cm1;           /* centre of intensity */
  double intensity_km_mol;       /* sum */
} elastir_family_band;

typedef struct {
  elastir_family_line *lines;
  size_t line_count;
  elastir_family_band *bands; /* by family, then by model */
  size_t band_count;
  size_t family_count;        /* ascending in wavenumber */
  size_t *first_band;         /* family_count + 1 */
  size_t model_count;
} elastir_families;

/* Bands: around the strongest stick, then the next that is left, all sticks within 0.4 widths.
 * A band that holds less than 0.4 % of the intensity of its model in the window joins its nearest
 * neighbour. Two bands of two models are one family where the optimal assignment of (difference
 * of place / 8 cm-1)^2 + (difference of ln intensity)^2 / 2 pairs them below 4. Lines up to 80
 * cm-1 outside the window count. false: no memory. Free *families in any case. */
bool elastir_families_find(const elastir_family_model *models, size_t model_count,
                           double from_cm1, double to_cm1, double fwhm_cm1,
                           elastir_families *families);

/* Accepts a zeroed struct. */
void elastir_families_free(elastir_families *families);

#endif
