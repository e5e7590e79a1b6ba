/* SPDX-License-Identifier: GPL-3.0-or-later */
/* json_requests.c: the elastic properties along directions and in planes that were asked for. */
#include "output/json_requests.h"

#include <math.h>
#include <stddef.h>
#include <string.h>

#include "elastic/surface.h"
#include "elastic/waves.h"
#include "output/json_result.h"

/* The values that a grid of directions has, in the order they are written. */
static const struct {
  const char *name;
  size_t offset;
} columns[] = {
    {"youngs_modulus_gpa", offsetof(elastir_direction_moduli, youngs_modulus_gpa)},
    {"linear_compressibility_per_tpa",
     offsetof(elastir_direction_moduli, linear_compressibility_per_tpa)},
    {"shear_modulus_min_gpa", offsetof(elastir_direction_moduli, shear_modulus_min_gpa)},
    {"shear_modulus_max_gpa", offsetof(elastir_direction_moduli, shear_modulus_max_gpa)},
    {"poisson_ratio_min", offsetof(elastir_direction_moduli, poisson_ratio_min)},
    {"poisson_ratio_max", offsetof(elastir_direction_moduli, poisson_ratio_max)}};
enum { COLUMNS = sizeof columns / sizeof *columns };

static double column(const elastir_direction_moduli *moduli, int i)
{
  double value;
  memcpy(&value, (const char *)moduli + columns[i].offset, sizeof value);
  return value;
}

bool requests_direction(const elastic_requests *requests, const direction_request *request,
                        const elastir_geometry *geometry, double direction[3], bool *assumed)
{
  double found[3];
  if (!request_direction(request, geometry, found, assumed))
    return false;
  for (int i = 0; i < 3; i++) {
    direction[i] = found[i];
    if (requests->rotated && request->kind != REQUEST_CARTESIAN) {
      const double *axis = requests->rotation + 3 * i;
      direction[i] = axis[0] * found[0] + axis[1] * found[1] + axis[2] * found[2];
    }
  }
  return true;
}

static void add_waves(json_builder *builder, cJSON *item, const elastir_properties *properties,
                      const double direction[3])
{
  if (!properties->has_waves) {
    json_null(builder, item, "waves");
    return;
  }
  elastir_wave waves[ELASTIR_WAVE_COUNT];
  elastir_waves_along(properties->analysis.stiffness_gpa, properties->facts.density_g_cm3,
                      direction, waves);
  json_three_waves(builder, json_object(builder, item, "waves"), waves);
}

static void add_along(json_builder *builder, cJSON *elastic,
                      const elastir_properties *properties, const elastic_requests *requests,
                      const char *owner, const elastir_geometry *geometry)
{
  cJSON *list = json_array(builder, elastic, "along");
  for (size_t i = 0; i < requests->direction_count; i++) {
    const direction_request *request = &requests->directions[i];
    double direction[3];
    bool assumed;
    if (!requests_direction(requests, request, geometry, direction, &assumed))
      continue;
    elastir_direction_moduli moduli =
        elastir_moduli_along(properties->analysis.compliance_per_tpa, direction);
    cJSON *item = json_object(builder, list, NULL);
    json_text(builder, item, "request", request->text);
    json_text(builder, item, "kind", request->kind == REQUEST_PLANE  ? "plane normal"
                                     : request->kind == REQUEST_ZONE ? "zone axis"
                                                                     : "cartesian");
    const char *lattice = request_lattice(request, geometry);
    json_text(builder, item, "lattice", lattice);
    json_text(builder, item, "lattice_of", lattice != NULL ? owner : NULL);
    json_numbers(builder, item, "direction", direction, 3);
    for (int c = 0; c < COLUMNS; c++)
      json_number(builder, item, columns[c].name, column(&moduli, c));
    add_waves(builder, item, properties, direction);
  }
}

static void add_cut(json_builder *builder, cJSON *list, const direction_request *request,
                    const elastir_polar_cut *cut)
{
  cJSON *item = json_object(builder, list, NULL);
  json_text(builder, item, "request", request->text);
  json_numbers(builder, item, "normal", cut->normal, 3);
  json_numbers(builder, item, "origin", cut->origin, 3);
  cJSON *angles = json_array(builder, item, "angle_deg");
  for (size_t k = 0; k < cut->count; k++)
    json_number(builder, angles, NULL, cut->points[k].angle_deg);
  for (int c = 0; c < COLUMNS; c++) {
    cJSON *values = json_array(builder, item, columns[c].name);
    for (size_t k = 0; k < cut->count; k++)
      json_number(builder, values, NULL, column(&cut->points[k].moduli, c));
  }
}

static void add_cuts(json_builder *builder, cJSON *elastic,
                     const elastir_properties *properties, const elastic_requests *requests,
                     const elastir_geometry *geometry)
{
  cJSON *list = json_array(builder, elastic, "cuts");
  for (size_t i = 0; i < requests->cut_count; i++) {
    double normal[3];
    bool assumed;
    elastir_polar_cut cut = {0};
    if (!requests_direction(requests, &requests->cuts[i], geometry, normal, &assumed))
      continue;
    if (elastir_polar_cut_compute(properties->analysis.compliance_per_tpa, normal, CUT_POINTS,
                                  &cut))
      add_cut(builder, list, &requests->cuts[i], &cut);
    else
      builder->failed = true;
    elastir_polar_cut_free(&cut);
  }
}

static void add_surface(json_builder *builder, cJSON *elastic,
                        const elastir_properties *properties,
                        const elastic_requests *requests)
{
  elastir_surface surface = {0};
  if (!elastir_surface_compute(properties->analysis.compliance_per_tpa, requests->theta_count,
                               requests->phi_count, &surface)) {
    builder->failed = true;
    return;
  }
  size_t count = surface.theta_count * surface.phi_count;
  cJSON *object = json_object(builder, elastic, "surface");
  json_number(builder, object, "theta_count", (double)surface.theta_count);
  json_number(builder, object, "phi_count", (double)surface.phi_count);
  for (int c = 0; c < COLUMNS; c++) {
    cJSON *values = json_array(builder, object, columns[c].name);
    for (size_t i = 0; i < count && !builder->failed; i++)
      json_number(builder, values, NULL, column(&surface.points[i], c));
  }
  elastir_surface_free(&surface);
}

void json_requests(json_builder *builder, cJSON *elastic, const elastir_properties *properties,
                   const elastic_requests *requests, const char *owner,
                   const elastir_geometry *geometry)
{
  if (requests->direction_count > 0)
    add_along(builder, elastic, properties, requests, owner, geometry);
  if (requests->cut_count > 0)
    add_cuts(builder, elastic, properties, requests, geometry);
  if (requests->theta_count > 0)
    add_surface(builder, elastic, properties, requests);
}

static void csv_head(text_buffer *out, const char *first)
{
  text_append(out, first);
  for (int c = 0; c < COLUMNS; c++)
    text_format(out, ",%s", columns[c].name);
  text_append(out, "\n");
}

static void csv_row(text_buffer *out, const elastir_direction_moduli *moduli)
{
  for (int k = 0; k < 3; k++) {
    text_append(out, ",");
    text_append_number(out, moduli->direction[k]);
  }
  for (int c = 0; c < COLUMNS; c++) {
    text_append(out, ",");
    text_append_number(out, column(moduli, c));
  }
  text_append(out, "\n");
}

bool csv_surface(const elastir_properties *properties, const elastic_requests *requests,
                 text_buffer *out)
{
  elastir_surface surface = {0};
  if (!elastir_surface_compute(properties->analysis.compliance_per_tpa, requests->theta_count,
                               requests->phi_count, &surface))
    return false;
  csv_head(out, "theta_deg,phi_deg,x,y,z");
  for (size_t i = 0; i < surface.theta_count; i++)
    for (size_t j = 0; j < surface.phi_count; j++) {
      text_append_number(out, 180.0 * (double)i / (double)(surface.theta_count - 1));
      text_append(out, ",");
      text_append_number(out, 360.0 * (double)j / (double)(surface.phi_count - 1));
      csv_row(out, &surface.points[i * surface.phi_count + j]);
    }
  elastir_surface_free(&surface);
  return !out->failed;
}

bool csv_cut(const elastir_properties *properties, const double normal[3], text_buffer *out)
{
  elastir_polar_cut cut = {0};
  if (!elastir_polar_cut_compute(properties->analysis.compliance_per_tpa, normal, CUT_POINTS,
                                 &cut))
    return false;
  csv_head(out, "angle_deg,x,y,z");
  for (size_t k = 0; k < cut.count; k++) {
    text_append_number(out, cut.points[k].angle_deg);
    csv_row(out, &cut.points[k].moduli);
  }
  elastir_polar_cut_free(&cut);
  return !out->failed;
}
