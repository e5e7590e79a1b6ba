/* SPDX-License-Identifier: GPL-3.0-or-later */
/* waves.c: the three acoustic waves along one direction. */
#include "elastic/waves.h"

#include <math.h>
#include <string.h>

#include "base/codata.h"
#include "base/pi.h"
#include "elastic/christoffel.h"
#include "elastic/vec3.h"
#include "elastic/waves_search.h"

const double elastir_crystal_directions[7][3] = {{0, 0, 1}, {0, 1, 0}, {1, 0, 0}, {1, 1, 0},
                                                 {1, 0, 1}, {0, 1, 1}, {1, 1, 1}};

double elastir_density_g_cm3(double mass_amu, double volume_angstrom3)
{
  if (!(mass_amu > 0.0) || !(volume_angstrom3 > 0.0))
    return NAN;
  return CODATA_AMU_PER_ANGSTROM3 * mass_amu / volume_angstrom3;
}

/* Ratio of solid angles: 1/|J t1 x J t2| with J the derivative of the unit group velocity
 * with respect to the unit wave vector. */
static double enhancement_factor(const double n[3], const double group[3], double speed,
                                 const double hessian[3][3])
{
  double t[2][3], image[2][3];
  christoffel_tangents(n, t[0], t[1]);
  for (int k = 0; k < 2; k++) {
    double along = 0.0;
    for (int i = 0; i < 3; i++) {
      image[k][i] = 0.0;
      for (int j = 0; j < 3; j++)
        image[k][i] += hessian[i][j] * t[k][j];
      along += image[k][i] * group[i] / speed;
    }
    for (int i = 0; i < 3; i++)
      image[k][i] = (image[k][i] - along * group[i] / speed) / speed;
  }
  double area[3];
  vec3_cross(image[0], image[1], area);
  double area2 = vec3_dot(area, area);
  if (isnan(area2))
    return NAN;
  return area2 > 0.0 ? 1.0 / sqrt(area2) : INFINITY;
}

static void group_properties(const christoffel_state *state, int begin, int count, double density,
                             elastir_wave *wave)
{
  double gradient[3], hessian[3][3], v = wave->velocity_km_s, across[3];
  christoffel_derivatives(state, begin, count, gradient, hessian);
  for (int i = 0; i < 3; i++)
    wave->group_km_s[i] = gradient[i] / (2.0 * density * v);
  double along = vec3_dot(wave->group_km_s, state->n);
  vec3_add(wave->group_km_s, -along, state->n, across);
  wave->group_speed_km_s = vec3_norm(wave->group_km_s);
  wave->power_flow_deg = atan2(vec3_norm(across), along) * 180.0 / ELASTIR_PI;
  for (int i = 0; i < 3; i++)
    for (int j = 0; j < 3; j++)
      hessian[i][j] = hessian[i][j] / (2.0 * density * v) -
                      wave->group_km_s[i] * wave->group_km_s[j] / v;
  wave->enhancement =
      enhancement_factor(state->n, wave->group_km_s, wave->group_speed_km_s, hessian);
}

static void orient(double vector[3])
{
  int largest = 0;
  for (int i = 1; i < 3; i++)
    if (fabs(vector[i]) > fabs(vector[largest]) + 1e-9)
      largest = i;
  if (vector[largest] < 0.0)
    for (int i = 0; i < 3; i++)
      vector[i] = -vector[i];
}

static void fill_wave(const christoffel_state *state, int k, double density, elastir_wave *wave)
{
  int begin, count = christoffel_shared_space(state, k, &begin);
  wave->modulus_gpa = state->moduli[k];
  wave->degenerate = count > 1;
  wave->unstable = wave->modulus_gpa < 0.0;
  memcpy(wave->polarisation, state->vectors[k], sizeof wave->polarisation);
  orient(wave->polarisation);
  if (wave->modulus_gpa > 0.0 && density > 0.0) {
    wave->velocity_km_s = sqrt(wave->modulus_gpa / density);
    group_properties(state, begin, count, density, wave);
  }
}

static void undefined_wave(elastir_wave *wave)
{
  *wave = (elastir_wave){0};
  wave->modulus_gpa = wave->velocity_km_s = wave->group_speed_km_s = NAN;
  wave->power_flow_deg = wave->enhancement = NAN;
  for (int i = 0; i < 3; i++)
    wave->polarisation[i] = wave->group_km_s[i] = NAN;
}

void elastir_waves_along(const double stiffness_gpa[36], double density_g_cm3,
                         const double direction[3], elastir_wave waves[ELASTIR_WAVE_COUNT])
{
  for (int mode = 0; mode < ELASTIR_WAVE_COUNT; mode++)
    undefined_wave(&waves[mode]);
  double length = vec3_norm(direction);
  if (!(length > 0.0) || !isfinite(length))
    return;
  static const double axes[3][3] = {{1, 0, 0}, {0, 1, 0}, {0, 0, 1}};
  christoffel_tensor tensor;
  christoffel_state state;
  double n[3] = {direction[0] / length, direction[1] / length, direction[2] / length};
  christoffel_expand(stiffness_gpa, &tensor);
  christoffel_solve(&tensor, n, 3, axes, &state);
  for (int mode = 0; mode < ELASTIR_WAVE_COUNT; mode++)
    fill_wave(&state, waves_rank((elastir_wave_mode)mode), density_g_cm3, &waves[mode]);
}
