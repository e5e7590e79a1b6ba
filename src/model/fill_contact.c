/* SPDX-License-Identifier: GPL-3.0-or-later */
/* fill_contact.c: contact moduli over the sphere, on the faces asked for, and with a tip. */
#include <math.h>
#include <string.h>

#include "base/spread.h"
#include "elastic/contact_slope.h"
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

/* d(1/E_r) = d(1/M). */
double fill_reduced_factor(const elastir_tip *tip, double contact_modulus_gpa)
{
  double ratio = fill_reduced(tip, contact_modulus_gpa) / contact_modulus_gpa;
  return ratio * ratio;
}

double fill_contact_sigma(const elastir_model *model, const double n[3], double value_gpa)
{
  double slope[36];
  if (!model->has_uncertainty)
    return NAN;
  contact_slope_along(model->elastic.analysis.stiffness_gpa, n, value_gpa, slope);
  return elastir_deviation_of_slope(&model->uncertainty, slope);
}

/* ---- with a tip ---- */

static bool append_value(elastir_result_memory *memory, const char *path, double value,
                         elastir_result_parameter **list, size_t *count)
{
  elastir_result_parameter *added = result_append(memory, &quantity_group_parameter, list, count);
  if (added != NULL)
    *added = (elastir_result_parameter){path, value};
  return added != NULL;
}

/* What is known of the quantity `from`, times a factor, of the one at `path`. */
static void append_scaled(elastir_result_memory *memory, const char *from, const char *path,
                          double factor, elastir_result_uncertainty *known)
{
  size_t i = 0;
  while (i < known->standard_deviations_count &&
         strcmp(known->standard_deviations[i].path, from) != 0)
    i++;
  if (i == known->standard_deviations_count)
    return;
  elastir_result_deviation one = known->standard_deviations[i], *added;
  double *const values[] = {&one.rounding, &one.rounding_linear, &one.scatter,
                            &one.scatter_linear, &one.given, &one.given_linear};
  one.path = path;
  for (size_t k = 0; k < sizeof values / sizeof *values; k++)
    *values[k] *= factor;
  elastir_result_other_fits *fits = known->other_fits;
  if ((fits == NULL || append_value(memory, path, factor * fits->spread.values[i].value,
                                    &fits->spread.values, &fits->spread.values_count)) &&
      append_value(memory, path, factor * known->combined.values[i].value,
                   &known->combined.values, &known->combined.values_count) &&
      append_value(memory, path, known->degrees_of_freedom.values[i].value,
                   &known->degrees_of_freedom.values, &known->degrees_of_freedom.values_count) &&
      append_value(memory, path, factor * known->half_width_95.values[i].value,
                   &known->half_width_95.values, &known->half_width_95.values_count) &&
      (added = result_append(memory, &quantity_group_deviation, &known->standard_deviations,
                             &known->standard_deviations_count)) != NULL)
    *added = one;
}

static void fill_tip_deviations(elastir_result_memory *memory, const elastir_contact *contact,
                                const elastir_tip *tip, elastir_result_uncertainty *known)
{
  const struct {
    const char *from, *path;
    double modulus_gpa;
  } all[] = {{"directional.contact_modulus_gpa.min", "tip.reduced_modulus_min_gpa",
              contact->min.value_gpa},
             {"directional.contact_modulus_gpa.max", "tip.reduced_modulus_max_gpa",
              contact->max.value_gpa},
             {"directional.contact_modulus_gpa.mean", "tip.reduced_modulus_of_mean_gpa",
              contact->mean_gpa}};
  for (size_t i = 0; i < sizeof all / sizeof *all; i++)
    append_scaled(memory, all[i].from, all[i].path, fill_reduced_factor(tip, all[i].modulus_gpa),
                  known);
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
  if (out->uncertainty != NULL)
    fill_tip_deviations(memory, contact, tip, out->uncertainty);
}

/* ---- faces ---- */

/* Of the least, the largest and the mean of values along normals. */
static void fill_face_sigmas(const elastir_model *model, double normals[][3], const double *values,
                             size_t count, elastir_result_facet *out)
{
  double slope[36], mean[36] = {0.0};
  for (size_t i = 0; i < count && model->has_uncertainty; i++) {
    contact_slope_along(model->elastic.analysis.stiffness_gpa, normals[i], values[i], slope);
    for (int k = 0; k < 36; k++)
      mean[k] += slope[k] / (double)count;
    double sigma = elastir_deviation_of_slope(&model->uncertainty, slope);
    if (values[i] == out->min_gpa)
      out->min_sigma_gpa = sigma;
    if (values[i] == out->max_gpa)
      out->max_sigma_gpa = sigma;
  }
  if (model->has_uncertainty)
    out->mean_sigma_gpa = elastir_deviation_of_slope(&model->uncertainty, mean);
}

/* false: the form has no face in this lattice. */
static bool fill_facet(const elastir_model *model, const elastic_requests *requests,
                       const direction_request *request, const elastir_geometry *geometry,
                       elastir_result_facet *out)
{
  const elastir_properties *properties = &model->elastic;
  double normals[MOST_OF_FAMILY][3], values[MOST_OF_FAMILY];
  spread all = {0};
  bool assumed;
  const request_crystal crystal = {geometry, properties->symmetry.setting, requests};
  size_t count = request_faces(request, &crystal, normals, &assumed);
  for (size_t i = 0; i < count; i++) {
    double value = elastir_contact_modulus(properties->analysis.stiffness_gpa, normals[i]);
    values[i] = value;
    out->min_gpa = i == 0 ? value : fmin(value, out->min_gpa);
    out->max_gpa = i == 0 ? value : fmax(value, out->max_gpa);
    spread_add(&all, value);
  }
  out->normals = (int64_t)count;
  out->mean_gpa = all.mean;
  out->standard_deviation_gpa = sqrt(all.squares / all.count);
  out->reduced_modulus_of_mean_gpa = fill_reduced(&requests->tip, all.mean);
  fill_face_sigmas(model, normals, values, count, out);
  out->reduced_modulus_of_mean_sigma_gpa =
      out->mean_sigma_gpa * fill_reduced_factor(&requests->tip, all.mean);
  return count > 0;
}

void fill_facets(elastir_result_memory *memory, const elastir_model *model,
                 const elastic_requests *requests, const char *owner,
                 const elastir_geometry *geometry, elastir_result_elastic *out)
{
  out->facets = RESULT_LIST(memory, facet, requests->facet_count);
  for (size_t i = 0; out->facets != NULL && i < requests->facet_count; i++) {
    const direction_request *request = &requests->facets[i];
    elastir_result_facet *facet = &out->facets[out->facets_count];
    if (!fill_facet(model, requests, request, geometry, facet))
      continue;
    const char *lattice = request_lattice(request, geometry);
    facet->request = result_text(memory, request->text);
    facet->lattice = lattice != NULL ? lattice : "cartesian";
    facet->lattice_of = lattice != NULL ? result_text(memory, owner) : NULL;
    out->facets_count++;
  }
}
