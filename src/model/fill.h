/* SPDX-License-Identifier: GPL-3.0-or-later */
/* fill.h: puts what was read and computed of a model into the structs of a result. */
#ifndef ELASTIR_MODEL_FILL_H
#define ELASTIR_MODEL_FILL_H

#include "model/model.h"
#include "model/requests.h"
#include "result/memory.h"

/* Long tables are moved from the model, not copied. `first`: the first model, maybe this one. */
void fill_model(elastir_result_memory *memory, elastir_model *model, const elastir_model *first,
                const elastir_settings *settings, elastir_result_model *out);

/* Parts of it. */
void fill_vibrations(elastir_result_memory *memory, elastir_model *model,
                     const elastir_settings *settings, elastir_result_model *out);
void fill_optics(elastir_result_memory *memory, elastir_model *model,
                 const elastir_settings *settings, elastir_result_model *out);
void fill_motion(elastir_result_memory *memory, const elastir_model *model,
                 const elastir_model *first, elastir_result_model *out);
void fill_spectrum(elastir_result_memory *memory, elastir_model *model, elastir_result_model *out);
void fill_elastic(elastir_result_memory *memory, const elastir_model *model,
                  elastir_result_model *out);
/* With the parameters that follow from K and G. */
elastir_result_moduli fill_moduli(const elastir_moduli *moduli);
void fill_symmetry(elastir_result_memory *memory, const elastir_model *model,
                   elastir_result_symmetry *out);
/* "standard_setting". */
void fill_standard(elastir_result_memory *memory, const elastir_model *model,
                   elastir_result_elastic *out);
void fill_stability(elastir_result_memory *memory, const elastir_stability *stability,
                    elastir_result_stability *out);
void fill_waves(elastir_result_memory *memory, const elastir_properties *properties,
                elastir_result_elastic *out);
void fill_wave(const elastir_wave *wave, elastir_result_wave *out);
void fill_printed(elastir_result_memory *memory, const elastir_model *model,
                  elastir_result_elastic *out);
void fill_uncertainty(elastir_result_memory *memory, const elastir_uncertainty *uncertainty,
                      elastir_result_elastic *out);
void fill_low_dimension(elastir_result_memory *memory, const elastir_model *model,
                        elastir_result_model *out);

void fill_contact(elastir_result_memory *memory, const elastir_contact *contact,
                  elastir_result_contact *out);
/* Of a contact modulus with the tip; NAN without one. */
double fill_reduced(const elastir_tip *tip, double contact_modulus_gpa);
/* Its standard deviation over that of the contact modulus. */
double fill_reduced_factor(const elastir_tip *tip, double contact_modulus_gpa);
/* Standard deviation of the contact modulus along a normal; NAN: not known. */
double fill_contact_sigma(const elastir_model *model, const double n[3], double value_gpa);
/* "tip", and the standard deviations of what is in it. */
void fill_tip(elastir_result_memory *memory, const elastir_contact *contact,
              const elastir_tip *tip, elastir_result_elastic *out);
/* "facets", as fill_requests. */
void fill_facets(elastir_result_memory *memory, const elastir_model *model,
                 const elastic_requests *requests, const char *owner,
                 const elastir_geometry *geometry, elastir_result_elastic *out);

enum { CUT_POINTS = 360 }; /* of a polar cut: in 1° steps */

/* "along", "facets", "tip", "cuts" and "surface" as far as they were asked for. The indices refer to
 * `geometry` (may be NULL), that of the model called `owner`. false: no memory. */
bool fill_requests(elastir_result_memory *memory, const elastir_model *model,
                   const elastic_requests *requests, const char *owner,
                   const elastir_geometry *geometry, elastir_result_elastic *out);

#endif
