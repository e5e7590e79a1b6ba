/* SPDX-License-Identifier: GPL-3.0-or-later */
/* json_comparison.h: a result document as the input and the output of compare. */
#ifndef ELASTIR_JSON_COMPARISON_H
#define ELASTIR_JSON_COMPARISON_H

#include <stdbool.h>

#include "base/diagnostics.h"
#include "compare/comparison.h"
#include "compare/series.h"
#include "json/json.h"
#include "measured/measured.h"

/* What compare needs of a result document. */
typedef struct {
  elastir_scale scale;
  elastir_lineshape shape;
  elastir_compared_model *models; /* labels belong to the document */
  const cJSON **modes;            /* of each model: its vibrations.modes, for the irreps */
  size_t model_count;
} json_compared;

/* Models without intensities are left out with a warning 'no-intensities'. false: no model is
 * left, or the document is damaged (reported). Free *compared in any case. */
bool json_read_compared(const cJSON *document, const char *path, json_compared *compared,
                        elastir_diagnostics *diagnostics);

void json_compared_free(json_compared *compared);

/* Appends to document.comparison. */
void json_comparison(json_builder *builder, cJSON *document, const elastir_measured *measured,
                     const elastir_absorbance *absorbance, const json_compared *compared,
                     const elastir_comparison_options *options,
                     const elastir_comparison *comparison);

/* Parts of it. */
void json_mixture(json_builder *builder, cJSON *parent, const json_compared *compared,
                  const elastir_mixture *mixture);
void json_pairs(json_builder *builder, cJSON *parent, const json_compared *compared,
                const elastir_comparison *comparison);

/* Adds "curves": measured (before baseline and smoothing, largest value 1), and the mixture's
 * fitted and residual if there is one; null where a point was not used. */
void json_curves(json_builder *builder, cJSON *parent, const elastir_comparison *comparison);

/* Adds document.series: fractions and ratios over the measured spectra. */
void json_series(json_builder *builder, cJSON *document, const json_compared *compared,
                 const elastir_comparison_options *options, const elastir_series *series);

#endif
