/* SPDX-License-Identifier: GPL-3.0-or-later */
/* json_result.h: the result document, elastir.result/1, from computed models. */
#ifndef ELASTIR_JSON_RESULT_H
#define ELASTIR_JSON_RESULT_H

#include <stdbool.h>

#include "base/diagnostics.h"
#include "json/json.h"
#include "model/model.h"

/* Who made the document; NULL leaves it out (--no-provenance). */
typedef struct {
  const char *version;
  int argc;
  char **argv;
} json_provenance;

/* The whole document, without its diagnostics: see json_diagnostics. later: the long tables are
 * made while the document is printed; settings and models have to stay until then. NULL: no
 * memory. */
cJSON *json_result(const elastir_settings *settings, const elastir_model *models, size_t count,
                   const json_provenance *provenance, bool later);

/* Puts the provenance of this run into a document that was read; what made the document goes into
 * its "earlier", latest first. NULL takes all provenance away. */
void json_renew_provenance(json_builder *builder, cJSON *document,
                           const json_provenance *provenance);

/* Adds "diagnostics" at the end of a document, or appends to those that are there. */
void json_diagnostics(json_builder *builder, cJSON *document,
                      const elastir_diagnostics *diagnostics);

/* Shared by the parts: true, false, or null where it is not known; what the set of optimal
 * directions is and how many there are. */
void json_answer(json_builder *builder, cJSON *parent, const char *key, elastir_answer answer);
void json_degeneracy(json_builder *builder, cJSON *extremum, elastir_degeneracy degeneracy,
                     int equivalents);

/* Parts of it, one file each. */
void json_model(json_builder *builder, cJSON *models, const elastir_model *model,
                const elastir_settings *settings);
void json_vibrations(json_builder *builder, cJSON *model_object, const elastir_model *model,
                     const elastir_settings *settings);
void json_spectrum(json_builder *builder, cJSON *model_object, const elastir_model *model);
void json_elastic(json_builder *builder, cJSON *model_object, const elastir_model *model);

/* Parts of the elastic part. */
void json_indicators(json_builder *builder, cJSON *elastic,
                     const elastir_properties *properties);
void json_symmetry(json_builder *builder, cJSON *elastic,
                   const elastir_properties *properties);
void json_stability(json_builder *builder, cJSON *elastic, const elastir_stability *stability);
void json_waves(json_builder *builder, cJSON *elastic, const elastir_properties *properties);

/* "p", "s1" and "s2" of one direction. */
void json_three_waves(json_builder *builder, cJSON *parent,
                      const elastir_wave waves[ELASTIR_WAVE_COUNT]);
void json_printed(json_builder *builder, cJSON *elastic, const elastir_elastic_data *data,
                  const elastir_printed_check *check);

void json_uncertainty(json_builder *builder, cJSON *elastic,
                      const elastir_uncertainty *uncertainty);

/* "elastic_2d" and "elastic_1d" of a model, where there are such tensors. */
void json_low_dimension(json_builder *builder, cJSON *model_object, const elastir_model *model);

/* Adds "differences": each model of "models" after the first against the first. */
void json_differences(json_builder *builder, cJSON *document);

#endif
