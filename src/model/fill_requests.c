/* SPDX-License-Identifier: GPL-3.0-or-later */
/* fill_requests.c: the elastic properties along directions and in planes that were asked for. */
#include <math.h>
#include <string.h>

#include "elastic/surface.h"
#include "elastic/waves.h"
#include "model/fill.h"

static void fill_three_waves(elastir_result_memory *memory, const elastir_properties *properties,
                             elastir_result_along *out)
{
  elastir_wave waves[ELASTIR_WAVE_COUNT];
  out->waves = properties->has_waves ? RESULT_NEW(memory, three_waves) : NULL;
  if (out->waves == NULL)
    return;
  elastir_waves_along(properties->analysis.stiffness_gpa, properties->facts.density_g_cm3,
                      out->direction, waves);
  fill_wave(&waves[ELASTIR_WAVE_P], &out->waves->p);
  fill_wave(&waves[ELASTIR_WAVE_S1], &out->waves->s1);
  fill_wave(&waves[ELASTIR_WAVE_S2], &out->waves->s2);
}

static void fill_along(elastir_result_memory *memory, const elastir_model *model,
                       const direction_request *request, const char *lattice, const char *owner,
                       elastir_result_along *out)
{
  static const char *const kinds[] = {[REQUEST_CARTESIAN] = "cartesian",
                                      [REQUEST_ZONE] = "zone axis",
                                      [REQUEST_PLANE] = "plane normal"};
  const elastir_properties *properties = &model->elastic;
  elastir_direction_moduli moduli =
      elastir_moduli_along(properties->analysis.compliance_per_tpa, out->direction);
  out->request = result_text(memory, request->text);
  out->kind = kinds[request->kind];
  out->lattice = lattice;
  out->lattice_of = lattice != NULL ? result_text(memory, owner) : NULL;
  out->youngs_modulus_gpa = moduli.youngs_modulus_gpa;
  out->linear_compressibility_per_tpa = moduli.linear_compressibility_per_tpa;
  out->shear_modulus_min_gpa = moduli.shear_modulus_min_gpa;
  out->shear_modulus_max_gpa = moduli.shear_modulus_max_gpa;
  out->poisson_ratio_min = moduli.poisson_ratio_min;
  out->poisson_ratio_max = moduli.poisson_ratio_max;
  out->contact_modulus_gpa =
      elastir_contact_modulus(properties->analysis.stiffness_gpa, out->direction);
  out->contact_modulus_sigma_gpa =
      fill_contact_sigma(model, out->direction, out->contact_modulus_gpa);
  fill_three_waves(memory, properties, out);
}

/* ---- families ---- */

static void extend(double value, double *least, double *most)
{
  *least = fmin(*least, value); /* NAN loses */
  *most = fmax(*most, value);
}

static void fill_family(elastir_result_memory *memory, const elastir_properties *properties,
                        const double *directions, size_t count, elastir_result_family *out)
{
  double youngs = 0.0, compressibility = 0.0;
  out->directions = result_numbers(memory, directions, 3 * count);
  out->directions_count = out->directions != NULL ? count : 0;
  for (size_t i = 0; i < count; i++) {
    elastir_direction_moduli moduli =
        elastir_moduli_along(properties->analysis.compliance_per_tpa, directions + 3 * i);
    youngs += moduli.youngs_modulus_gpa / (double)count;
    compressibility += moduli.linear_compressibility_per_tpa / (double)count;
    extend(moduli.youngs_modulus_gpa, &out->youngs_modulus_min_gpa, &out->youngs_modulus_max_gpa);
    extend(moduli.linear_compressibility_per_tpa, &out->linear_compressibility_min_per_tpa,
           &out->linear_compressibility_max_per_tpa);
    out->shear_modulus_min_gpa = fmin(out->shear_modulus_min_gpa, moduli.shear_modulus_min_gpa);
    out->shear_modulus_max_gpa = fmax(out->shear_modulus_max_gpa, moduli.shear_modulus_max_gpa);
    out->poisson_ratio_min = fmin(out->poisson_ratio_min, moduli.poisson_ratio_min);
    out->poisson_ratio_max = fmax(out->poisson_ratio_max, moduli.poisson_ratio_max);
  }
  out->youngs_modulus_mean_gpa = youngs;
  out->linear_compressibility_mean_per_tpa = compressibility;
}

static void fill_families(elastir_result_memory *memory, const elastir_properties *properties,
                          const elastic_requests *requests, const char *owner,
                          const elastir_geometry *geometry, elastir_result_elastic *out)
{
  for (size_t i = 0; i < requests->direction_count; i++) {
    const direction_request *request = &requests->directions[i];
    double directions[MOST_OF_FAMILY][3];
    size_t count = request->family ? request_family(request, geometry, directions) : 0;
    if (count == 0)
      continue;
    for (size_t k = 0; k < count; k++)
      requests_rotate(requests, directions[k]);
    elastir_result_family *family =
        result_append(memory, &quantity_group_family, &out->families, &out->families_count);
    if (family == NULL)
      return;
    family->request = result_text(memory, request->text);
    family->kind = request->kind == REQUEST_ZONE ? "zone axis" : "plane normal";
    family->lattice = request_lattice(request, geometry);
    family->lattice_of = result_text(memory, owner);
    fill_family(memory, properties, &directions[0][0], count, family);
  }
}

static void fill_directions(elastir_result_memory *memory, const elastir_model *model,
                            const elastic_requests *requests, const char *owner,
                            const elastir_geometry *geometry, elastir_result_elastic *out)
{
  out->along = RESULT_LIST(memory, along, requests->direction_count);
  for (size_t i = 0; out->along != NULL && i < requests->direction_count; i++) {
    const direction_request *request = &requests->directions[i];
    elastir_result_along *along = &out->along[out->along_count];
    bool assumed;
    if (request->family && request_lattice(request, geometry) != NULL)
      continue;
    if (!requests_direction(requests, request, geometry, along->direction, &assumed))
      continue;
    fill_along(memory, model, request, request_lattice(request, geometry), owner, along);
    along->reduced_modulus_gpa = fill_reduced(&requests->tip, along->contact_modulus_gpa);
    along->reduced_modulus_sigma_gpa =
        along->contact_modulus_sigma_gpa *
        fill_reduced_factor(&requests->tip, along->contact_modulus_gpa);
    out->along_count++;
  }
}

/* ---- grids ---- */

enum { GRID_COLUMNS = 7 };

/* Where the columns of a cut or a surface go. */
typedef struct {
  const double **lists[GRID_COLUMNS];
  size_t *counts[GRID_COLUMNS];
} grid_columns;

#define COLUMNS_OF(out) \
  {{&(out)->youngs_modulus_gpa, &(out)->linear_compressibility_per_tpa, \
    &(out)->shear_modulus_min_gpa, &(out)->shear_modulus_max_gpa, &(out)->poisson_ratio_min, \
    &(out)->poisson_ratio_max, &(out)->contact_modulus_gpa}, \
   {&(out)->youngs_modulus_gpa_count, &(out)->linear_compressibility_per_tpa_count, \
    &(out)->shear_modulus_min_gpa_count, &(out)->shear_modulus_max_gpa_count, \
    &(out)->poisson_ratio_min_count, &(out)->poisson_ratio_max_count, \
    &(out)->contact_modulus_gpa_count}}

/* moduli is the first of `count`, each `stride` bytes behind the one before. */
static void fill_columns(elastir_result_memory *memory, const elastir_direction_moduli *moduli,
                         size_t stride, size_t count, const grid_columns *columns)
{
  double *values = result_take(memory, GRID_COLUMNS * (count + 1) * sizeof *values);
  if (values == NULL)
    return;
  for (size_t k = 0; k < count; k++) {
    const elastir_direction_moduli *at = (const void *)((const char *)moduli + k * stride);
    const double all[GRID_COLUMNS] = {
        at->youngs_modulus_gpa,    at->linear_compressibility_per_tpa, at->shear_modulus_min_gpa,
        at->shear_modulus_max_gpa, at->poisson_ratio_min,              at->poisson_ratio_max,
        at->contact_modulus_gpa};
    for (size_t c = 0; c < GRID_COLUMNS; c++)
      values[c * count + k] = all[c];
  }
  for (size_t c = 0; c < GRID_COLUMNS; c++) {
    *columns->lists[c] = values + c * count;
    *columns->counts[c] = count;
  }
}

static bool fill_cut(elastir_result_memory *memory, const elastir_properties *properties,
                     const direction_request *request, const double normal[3],
                     elastir_result_cut *out)
{
  elastir_polar_cut cut = {0};
  if (!elastir_polar_cut_compute(properties->analysis.compliance_per_tpa, normal, CUT_POINTS,
                                 &cut))
    return false;
  out->request = result_text(memory, request->text);
  memcpy(out->normal, cut.normal, sizeof out->normal);
  memcpy(out->origin, cut.origin, sizeof out->origin);
  double *angles = result_take(memory, (cut.count + 1) * sizeof *angles);
  for (size_t k = 0; angles != NULL && k < cut.count; k++)
    angles[k] = cut.points[k].angle_deg;
  out->angle_deg = angles;
  out->angle_deg_count = angles != NULL ? cut.count : 0;
  const grid_columns columns = COLUMNS_OF(out);
  fill_columns(memory, &cut.points[0].moduli, sizeof cut.points[0], cut.count, &columns);
  elastir_polar_cut_free(&cut);
  return true;
}

static bool fill_cuts(elastir_result_memory *memory, const elastir_properties *properties,
                      const elastic_requests *requests, const elastir_geometry *geometry,
                      elastir_result_elastic *out)
{
  out->cuts = RESULT_LIST(memory, cut, requests->cut_count);
  for (size_t i = 0; out->cuts != NULL && i < requests->cut_count; i++) {
    double normal[3];
    bool assumed;
    if (!requests_direction(requests, &requests->cuts[i], geometry, normal, &assumed))
      continue;
    if (!fill_cut(memory, properties, &requests->cuts[i], normal, &out->cuts[out->cuts_count]))
      return false;
    out->cuts_count++;
  }
  return true;
}

static bool fill_surface(elastir_result_memory *memory, const elastir_properties *properties,
                         const elastic_requests *requests, elastir_result_elastic *out)
{
  elastir_surface surface = {0};
  out->surface = RESULT_NEW(memory, surface);
  if (out->surface == NULL ||
      !elastir_surface_compute(properties->analysis.compliance_per_tpa, requests->theta_count,
                               requests->phi_count, &surface))
    return false;
  out->surface->theta_count = (int64_t)surface.theta_count;
  out->surface->phi_count = (int64_t)surface.phi_count;
  const grid_columns columns = COLUMNS_OF(out->surface);
  fill_columns(memory, surface.points, sizeof surface.points[0],
               surface.theta_count * surface.phi_count, &columns);
  elastir_surface_free(&surface);
  return true;
}

bool fill_requests(elastir_result_memory *memory, const elastir_model *model,
                   const elastic_requests *requests, const char *owner,
                   const elastir_geometry *geometry, elastir_result_elastic *out)
{
  const elastir_properties *properties = &model->elastic;
  bool good = true;
  if (requests->direction_count > 0) {
    fill_directions(memory, model, requests, owner, geometry, out);
    fill_families(memory, properties, requests, owner, geometry, out);
  }
  if (requests->rotated && out->lattice_angstrom_count == 3) {
    double rows[3][3];
    memcpy(rows, out->lattice_angstrom, sizeof rows);
    for (int i = 0; i < 3; i++)
      requests_rotate(requests, rows[i]);
    out->lattice_angstrom = result_numbers(memory, rows[0], 9);
  }
  if (requests->facet_count > 0)
    fill_facets(memory, model, requests, owner, geometry, out);
  if (requests->tip.name != NULL)
    fill_tip(memory, &properties->contact, &requests->tip, out);
  if (requests->cut_count > 0)
    good = fill_cuts(memory, properties, requests, geometry, out);
  if (good && requests->theta_count > 0)
    good = fill_surface(memory, properties, requests, out);
  return good;
}
