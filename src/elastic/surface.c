/* SPDX-License-Identifier: GPL-3.0-or-later */
/* surface.c: the moduli on grids of directions, for plots, and directions of a lattice. */
#include "elastic/surface.h"

#include <math.h>
#include <stdint.h>
#include <stdlib.h>

#include "base/angle.h"
#include "base/pi.h"
#include "elastic/contact.h"
#include "elastic/directions.h"
#include "elastic/vec3.h"

elastir_direction_moduli elastir_moduli_along(const double compliance[36], const double n[3])
{
  elastir_direction_moduli moduli = {.direction = {n[0], n[1], n[2]}, .contact_modulus_gpa = NAN};
  elastir_transverse_range shear = elastir_shear_range(compliance, n);
  elastir_transverse_range poisson = elastir_poisson_range(compliance, n);
  moduli.youngs_modulus_gpa = elastir_youngs_modulus(compliance, n);
  moduli.linear_compressibility_per_tpa = elastir_linear_compressibility(compliance, n);
  moduli.shear_modulus_min_gpa = shear.min;
  moduli.shear_modulus_max_gpa = shear.max;
  moduli.poisson_ratio_min = poisson.min;
  moduli.poisson_ratio_max = poisson.max;
  return moduli;
}

bool elastir_surface_compute(const double compliance[36], size_t theta_count, size_t phi_count,
                             elastir_surface *surface)
{
  *surface = (elastir_surface){0};
  if (theta_count < 2 || phi_count < 2 ||
      theta_count > SIZE_MAX / sizeof *surface->points / phi_count)
    return false;
  surface->points = malloc(theta_count * phi_count * sizeof *surface->points);
  if (surface->points == NULL)
    return false;
  surface->theta_count = theta_count;
  surface->phi_count = phi_count;
  for (size_t i = 0; i < theta_count; i++) {
    double theta = ELASTIR_PI * (double)i / (double)(theta_count - 1);
    for (size_t j = 0; j < phi_count; j++) {
      double phi = 2.0 * ELASTIR_PI * (double)j / (double)(phi_count - 1);
      double n[3] = {sin(theta) * cos(phi), sin(theta) * sin(phi), cos(theta)};
      elastir_normalise(n);
      surface->points[i * phi_count + j] = elastir_moduli_along(compliance, n);
    }
  }
  elastir_contact_moduli_of_compliance(compliance, surface->points->direction,
                                       &surface->points->contact_modulus_gpa,
                                       sizeof *surface->points, theta_count * phi_count);
  return true;
}

void elastir_surface_free(elastir_surface *surface)
{
  free(surface->points);
  *surface = (elastir_surface){0};
}

bool elastir_polar_cut_compute(const double compliance[36], const double normal[3],
                               size_t count, elastir_polar_cut *cut)
{
  double other[3];
  *cut = (elastir_polar_cut){.normal = {normal[0], normal[1], normal[2]}};
  if (count == 0 || count > SIZE_MAX / sizeof *cut->points || !elastir_normalise(cut->normal))
    return false;
  cut->points = malloc(count * sizeof *cut->points);
  if (cut->points == NULL)
    return false;
  cut->count = count;
  vec3_transverse(cut->normal, cut->origin);
  vec3_cross(cut->normal, cut->origin, other);
  for (size_t k = 0; k < count; k++) {
    elastir_cut_point *point = &cut->points[k];
    double angle = 2.0 * ELASTIR_PI * (double)k / (double)count, c = cos(angle), s = sin(angle);
    double n[3];
    for (int i = 0; i < 3; i++)
      n[i] = c * cut->origin[i] + s * other[i];
    point->angle_deg = 360.0 * (double)k / (double)count;
    point->moduli = elastir_moduli_along(compliance, n);
  }
  elastir_contact_moduli_of_compliance(compliance, cut->points->moduli.direction,
                                       &cut->points->moduli.contact_modulus_gpa,
                                       sizeof *cut->points, count);
  return true;
}

void elastir_polar_cut_free(elastir_polar_cut *cut)
{
  free(cut->points);
  *cut = (elastir_polar_cut){0};
}

/* a x + b y + c z, to unit length. */
static bool combine(double rows[3][3], const double factors[3], double direction[3])
{
  for (int x = 0; x < 3; x++)
    direction[x] = factors[0] * rows[0][x] + factors[1] * rows[1][x] + factors[2] * rows[2][x];
  return elastir_normalise(direction);
}

bool elastir_direction_of_zone(const double lattice[3][3], const double uvw[3],
                               double direction[3])
{
  double rows[3][3];
  for (int i = 0; i < 9; i++)
    rows[i / 3][i % 3] = lattice[i / 3][i % 3];
  return combine(rows, uvw, direction);
}

bool elastir_direction_of_plane(const double lattice[3][3], const double hkl[3],
                                double direction[3])
{
  double rows[3][3];
  for (int i = 0; i < 3; i++)
    vec3_cross(lattice[(i + 1) % 3], lattice[(i + 2) % 3], rows[i]);
  /* A left-handed lattice has its b x c on the other side of the plane. */
  double volume = vec3_dot(lattice[0], rows[0]);
  if (!(fabs(volume) > 0.0))
    return false;
  if (volume < 0.0)
    for (int i = 0; i < 9; i++)
      rows[i / 3][i % 3] = -rows[i / 3][i % 3];
  return combine(rows, hkl, direction);
}

/* Products of the rows, as of a cell of volume 1. */
static bool shape_of(const double lattice[3][3], double metric[3][3])
{
  double across[3];
  vec3_cross(lattice[1], lattice[2], across);
  double edge = cbrt(fabs(vec3_dot(lattice[0], across)));
  for (int i = 0; i < 3; i++)
    for (int k = 0; k < 3; k++)
      metric[i][k] = vec3_dot(lattice[i], lattice[k]) / (edge * edge);
  return edge > 0.0;
}

static bool have_one_shape(const double one[3][3], const double other[3][3])
{
  const double distortion = 0.05;
  double a[3][3], b[3][3];
  if (!shape_of(one, a) || !shape_of(other, b))
    return false;
  for (int i = 0; i < 3; i++)
    for (int k = i; k < 3; k++)
      if (fabs(a[i][k] - b[i][k]) > 2.0 * distortion * sqrt(a[i][i] * a[k][k]))
        return false;
  return true;
}

bool elastir_indices_agree(const elastir_lattice_direction *one, const elastir_lattice_direction *other)
{
  const double apart = elastir_radians(2.0);
  return have_one_shape(one->lattice, other->lattice) ||
         fabs(vec3_dot(one->direction, other->direction)) > cos(apart);
}
