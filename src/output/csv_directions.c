/* SPDX-License-Identifier: GPL-3.0-or-later */
/* csv_directions.c: the elastic moduli over directions as CSV. */
#include "output/csv_directions.h"

#include <stddef.h>
#include <string.h>

#include "elastic/surface.h"
#include "model/fill.h"

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
    {"poisson_ratio_max", offsetof(elastir_direction_moduli, poisson_ratio_max)},
    {"contact_modulus_gpa", offsetof(elastir_direction_moduli, contact_modulus_gpa)}};
enum { COLUMNS = sizeof columns / sizeof *columns };

static double column(const elastir_direction_moduli *moduli, int i)
{
  double value;
  memcpy(&value, (const char *)moduli + columns[i].offset, sizeof value);
  return value;
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
