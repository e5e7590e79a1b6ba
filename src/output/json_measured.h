/* SPDX-License-Identifier: GPL-3.0-or-later */
/* json_measured.h: measured spectra as JSON. */
#ifndef ELASTIR_JSON_MEASURED_H
#define ELASTIR_JSON_MEASURED_H

#include "compare/preprocess.h"
#include "json/json.h"
#include "measured/measured.h"

/* Adds what is known of a measured file, and what was assumed, under the key. */
void json_measured_facts(json_builder *builder, cJSON *parent, const char *key,
                         const elastir_measured *measured,
                         const elastir_absorbance *absorbance);

/* Adds "preprocessing": the steps in order. */
void json_preprocessing(json_builder *builder, cJSON *parent,
                        const elastir_preprocessed *prepared);

/* Appends to document.measured. y: prepared->y, NAN where not used; unit: of y. */
void json_measured(json_builder *builder, cJSON *document, const char *label,
                   const elastir_measured *measured, const elastir_absorbance *absorbance,
                   const elastir_preprocessed *prepared, const double *y, const char *unit);

#endif
