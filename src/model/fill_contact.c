/* SPDX-License-Identifier: GPL-3.0-or-later */
/* fill_contact.c: contact moduli over the sphere, on the faces asked for, and with a tip. */
#include <math.h>
#include <string.h>

#include "model/fill.h"

static elastir_result_contact_extremum *new_extremum(elastir_result_memory *memory,
                                                     const elastir_contact_extremum *extremum)
{
  elastir_result_contact_extremum *out =
      isnan(extremum->value_gpa) ? NULL : RESULT_NEW(memory, contact_extremum);
  if (out == NULL)
    return NULL;
  out->value = extremum->value_gpa;
  memcpy(out->direction, extremum->direction, sizeof out->direction);
  return out;
}

void fill_contact(elastir_result_memory *memory, const elastir_contact *contact,
                  elastir_result_contact *out)
{
  out->min = new_extremum(memory, &contact->min);
  out->max = new_extremum(memory, &contact->max);
  out->ratio = contact->max.value_gpa / contact->min.value_gpa;
  out->mean = contact->mean_gpa;
  out->standard_deviation = contact->standard_deviation_gpa;
  out->quadrature_error = contact->error_gpa;
}

double fill_reduced(const elastir_tip *tip, double contact_modulus_gpa)
{
  return tip->name == NULL ? (double)NAN
                           : elastir_reduced_modulus(contact_modulus_gpa, tip->youngs_modulus_gpa,
                                                     tip->poisson_ratio);
}

void fill_tip(elastir_result_memory *memory, const elastir_contact *contact,
              const elastir_tip *tip, elastir_result_elastic *out)
{
  out->tip = RESULT_NEW(memory, tip);
  if (out->tip != NULL)
    *out->tip = (elastir_result_tip){
        .name = result_text(memory, tip->name),
        .youngs_modulus_gpa = tip->youngs_modulus_gpa,
        .poisson_ratio = tip->poisson_ratio,
        .reduced_modulus_min_gpa = fill_reduced(tip, contact->min.value_gpa),
        .reduced_modulus_max_gpa = fill_reduced(tip, contact->max.value_gpa),
        .reduced_modulus_of_mean_gpa = fill_reduced(tip, contact->mean_gpa)};
}

/* false: the form has no face in this lattice. */
static bool fill_facet(const elastir_properties *properties, const elastic_requests *requests,
                       const direction_request *request, const elastir_geometry *geometry,
                       elastir_result_facet *out)
{
  double normals[MOST_OF_FAMILY][3], sum = 0.0, squares = 0.0;
  bool assumed;
  const request_crystal crystal = {geometry, properties->symmetry.setting, requests};
  size_t count = request_faces(request, &crystal, normals, &assumed);
  for (size_t i = 0; i < count; i++) {
    double value = elastir_contact_modulus(properties->analysis.stiffness_gpa, normals[i]);
    double from_mean = value - sum;
    out->min_gpa = i == 0 ? value : fmin(value, out->min_gpa);
    out->max_gpa = i == 0 ? value : fmax(value, out->max_gpa);
    sum += from_mean / (double)(i + 1); /* Welford's mean */
    squares += from_mean * (value - sum);
  }
  out->normals = (int64_t)count;
  out->mean_gpa = sum;
  out->standard_deviation_gpa = sqrt(squares / (double)count);
  out->reduced_modulus_of_mean_gpa = fill_reduced(&requests->tip, sum);
  return count > 0;
}

void fill_facets(elastir_result_memory *memory, const elastir_properties *properties,
                 const elastic_requests *requests, const char *owner,
                 const elastir_geometry *geometry, elastir_result_elastic *out)
{
  out->facets = RESULT_LIST(memory, facet, requests->facet_count);
  for (size_t i = 0; out->facets != NULL && i < requests->facet_count; i++) {
    const direction_request *request = &requests->facets[i];
    elastir_result_facet *facet = &out->facets[out->facets_count];
    if (!fill_facet(properties, requests, request, geometry, facet))
      continue;
    const char *lattice = request_lattice(request, geometry);
    facet->request = result_text(memory, request->text);
    facet->lattice = lattice != NULL ? lattice : "cartesian";
    facet->lattice_of = lattice != NULL ? result_text(memory, owner) : NULL;
    out->facets_count++;
  }
}
