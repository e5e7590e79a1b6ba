/* SPDX-License-Identifier: GPL-3.0-or-later */
/* fill_measured.h: measured spectra, and what they say about the models, as parts of a result. */
#ifndef ELASTIR_MODEL_FILL_MEASURED_H
#define ELASTIR_MODEL_FILL_MEASURED_H

#include "compare/comparison.h"
#include "compare/series.h"
#include "measured/measured.h"
#include "model/named_spectrum.h"
#include "result/memory.h"

/* What compare needs of a result. */
typedef struct {
  elastir_scale scale;
  elastir_lineshape shape;
  elastir_compared_model *models;           /* labels belong to the result */
  const elastir_result_vibrations **modes;  /* of each model: for the irreps */
  const elastir_result_model **from;
  size_t model_count;
} compared_models;

/* Models without intensities are left out with a warning 'no-intensities'. false: no model is
 * left, or the settings are damaged (reported). Free *compared in any case. */
bool compared_models_take(const elastir_result *result, const char *path,
                          compared_models *compared, elastir_diagnostics *diagnostics);
void compared_models_free(compared_models *compared);

/* What is known of a measured file, and what was assumed. */
void fill_measured_facts(elastir_result_memory *memory, const elastir_measured *measured,
                         const elastir_absorbance *absorbance,
                         elastir_result_measured_facts *out);

/* The steps in order. */
elastir_result_step *fill_preprocessing(elastir_result_memory *memory,
                                        const elastir_preprocessed *prepared, size_t *count);

/* Appends to result->measured. y: prepared->y, NAN where not used; unit: of y. */
void fill_measured(elastir_result *result, const char *label, const elastir_measured *measured,
                   const elastir_absorbance *absorbance, const elastir_preprocessed *prepared,
                   const double *y, const char *unit);

/* Appends to result->comparison. */
void fill_comparison(elastir_result *result, const elastir_measurements *list,
                     const elastir_named_spectrum *spectrum, const compared_models *compared,
                     const elastir_comparison_options *options,
                     const elastir_comparison *comparison);

/* Parts of it. */
void fill_verdict(elastir_result_memory *memory, const compared_models *compared,
                  const elastir_sample *sample, elastir_result_comparison *out);
void fill_sample(elastir_result_memory *memory, const elastir_sample_options *options,
                 const elastir_sample *sample, elastir_result_comparison *out);
void fill_pairs(elastir_result_memory *memory, const compared_models *compared,
                const elastir_comparison *comparison, elastir_result_comparison *out);
void fill_lines_and_areas(elastir_result_memory *memory, const elastir_comparison *comparison,
                          elastir_result_comparison *out);
void fill_ratios(elastir_result_memory *memory, const compared_models *compared,
                 const elastir_comparison_options *options, const elastir_comparison *comparison,
                 elastir_result_comparison *out);

/* result->series: fractions and ratios over the measured spectra. */
void fill_series(elastir_result *result, const compared_models *compared,
                 const elastir_comparison_options *options, const elastir_series *series);

#endif
