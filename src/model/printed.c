/* SPDX-License-Identifier: GPL-3.0-or-later */
/* printed.c: what CRYSTAL printed about its tensor against what follows from the tensor. */
#include "model/printed.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "base/memory.h"
#include "elastic/averages.h"
#include "elastic/constants.h"
#include "elastic/tensor.h"
#include "elastic/waves.h"
#include "model/condition.h"

enum {
  AVERAGES = 8,
  COMPLIANCES = 36,
  DIRECTIONS = sizeof((elastir_elastic_data *)0)->velocities / sizeof(elastir_printed_velocity),
  MODULI_AT = AVERAGES + COMPLIANCES,
  QUANTITIES = MODULI_AT + 3 * DIRECTIONS
};

/* Half of the last digit that CRYSTAL prints; of v_H, two or three digits. */
static const double average_half_unit_gpa = 0.005;
static const double poisson_half_unit = 0.0005, coarse_poisson_half_unit = 0.005;
static const double compliance_half_unit_per_tpa = 0.00005;
static const double velocity_half_unit_km_s = 0.0005;
static const double density_half_unit_g_cm3 = 0.0005;

static size_t direction_count(const elastir_elastic_data *data)
{
  return data->velocity_count < DIRECTIONS ? data->velocity_count : DIRECTIONS;
}

/* All quantities of one tensor: averages, compliances, and for each direction the three moduli
 * density v^2, which unlike velocities exist where a wave does not. */
static void evaluate(const elastir_elastic_data *data, const double stiffness[36],
                     double values[QUANTITIES])
{
  double compliance[36];
  elastir_compliance(stiffness, compliance, NULL);
  elastir_averages a = elastir_average(stiffness, compliance);
  const double averages[AVERAGES] = {
      a.voigt.bulk_modulus_gpa, a.voigt.shear_modulus_gpa, a.reuss.bulk_modulus_gpa,
      a.reuss.shear_modulus_gpa, a.hill.bulk_modulus_gpa, a.hill.shear_modulus_gpa,
      a.hill.youngs_modulus_gpa, a.hill.poisson_ratio};
  memcpy(values, averages, sizeof averages);
  memcpy(values + AVERAGES, compliance, sizeof compliance);
  for (size_t d = 0; d < direction_count(data); d++) {
    elastir_wave waves[ELASTIR_WAVE_COUNT];
    elastir_waves_along(stiffness, 1.0, data->velocities[d].direction, waves);
    for (int mode = 0; mode < ELASTIR_WAVE_COUNT; mode++)
      values[MODULI_AT + 3 * d + (size_t)mode] = waves[mode].modulus_gpa;
  }
}

/* The bound that printing the constants with three digits sets: see printed.h. */
static void rounding_bounds(const elastir_elastic_data *data, const elastir_constants *constants,
                            const double values[QUANTITIES], double bounds[QUANTITIES])
{
  for (int q = 0; q < QUANTITIES; q++)
    bounds[q] = 0.0;
  for (int k = 0; k < constants->count; k++) {
    double shifted[2][QUANTITIES] = {{0}};
    for (int side = 0; side < 2; side++) {
      double stiffness[36];
      memcpy(stiffness, data->stiffness, sizeof stiffness);
      elastir_shift_constant(constants, k, (side == 0 ? 1.0 : -1.0) * ELASTIR_PRINT_HALF_UNIT_GPA,
                             stiffness);
      evaluate(data, stiffness, shifted[side]);
    }
    for (int q = 0; q < QUANTITIES; q++) {
      double up = fabs(shifted[0][q] - values[q]), down = fabs(shifted[1][q] - values[q]);
      /* fmax would drop a NAN, which says that the quantity has a pole here. */
      bounds[q] += up > down || isnan(up) ? up : down;
    }
  }
}

static bool add(elastir_printed_check *check, char *quantity, elastir_printed_kind kind,
                double printed, double computed, double tolerance)
{
  if (quantity == NULL ||
      !elastir_grow(&check->items, &check->capacity, check->count, sizeof *check->items)) {
    free(quantity);
    return false;
  }
  check->items[check->count++] =
      (elastir_disagreement){quantity, kind, printed, computed, tolerance};
  return true;
}

static bool differs(double printed, double computed, double tolerance)
{
  /* A part in 1e9 more, for numbers that lie on the limit exactly. */
  return fabs(printed - computed) > tolerance * (1.0 + 1e-9) + 1e-12;
}

/* true unless memory ran out. */
static bool compare(elastir_printed_check *check, const char *name, double printed,
                    double computed, double tolerance)
{
  if (isnan(printed) || isnan(computed) || isnan(tolerance))
    return true;
  check->compared++;
  if (!differs(printed, computed, tolerance))
    return true;
  return add(check, elastir_format("%s", name), ELASTIR_PRINTED_NUMBER, printed, computed,
             tolerance);
}

static bool check_averages(const elastir_elastic_data *data, const double values[QUANTITIES],
                           const double bounds[QUANTITIES], elastir_printed_check *check)
{
  static const char *const names[AVERAGES] = {"K_V", "G_V", "K_R", "G_R",
                                              "K_H", "G_H", "E_H", "v_H"};
  bool done = true;
  for (int q = 0; q < AVERAGES && data->has_averages && done; q++) {
    double unit = q < AVERAGES - 1             ? average_half_unit_gpa
                  : data->poisson_digits == 2 ? coarse_poisson_half_unit
                                              : poisson_half_unit;
    done = compare(check, names[q], data->averages[q], values[q], unit + bounds[q]);
  }
  return done;
}

static bool check_compliance(const elastir_elastic_data *data, const double values[QUANTITIES],
                             const double bounds[QUANTITIES], elastir_printed_check *check)
{
  bool done = true;
  for (int i = 0; i < 6 && data->has_compliance; i++) {
    for (int j = i; j < 6 && done; j++) {
      int q = AVERAGES + 6 * i + j;
      char name[8] = {'S', '_', (char)('1' + i), (char)('1' + j), '\0'};
      done = compare(check, name, data->compliance_per_tpa[6 * i + j], values[q],
                     compliance_half_unit_per_tpa + bounds[q]);
    }
  }
  return done;
}

static char *velocity_name(int mode, const double direction[3])
{
  static const char *const names[ELASTIR_WAVE_COUNT] = {"Vp", "Vs1", "Vs2"};
  return elastir_format("%s [%ld %ld %ld]", names[mode], lround(direction[0]),
                        lround(direction[1]), lround(direction[2]));
}

static bool check_velocity(double printed, double modulus, double bound, double density, int mode,
                           const double direction[3], elastir_printed_check *check)
{
  if (isnan(printed) || isnan(bound))
    return true;
  check->compared++;
  double velocity = modulus > 0.0 ? sqrt(modulus / density) : NAN;
  if (isnan(velocity)) {
    /* A number where there is no wave, unless rounding could make one. */
    if (modulus + bound > 0.0)
      return true;
    return add(check, velocity_name(mode, direction), ELASTIR_PRINTED_NUMBER, printed, NAN,
               velocity_half_unit_km_s);
  }
  /* The larger of the two sides: towards zero the root is steeper. */
  double spread = velocity - sqrt(fmax(modulus - bound, 0.0) / density);
  double tolerance = velocity_half_unit_km_s + spread +
                     0.5 * velocity * density_half_unit_g_cm3 / density;
  if (!differs(printed, velocity, tolerance))
    return true;
  return add(check, velocity_name(mode, direction), ELASTIR_PRINTED_NUMBER, printed, velocity,
             tolerance);
}

static bool check_velocities(const elastir_elastic_data *data, const double values[QUANTITIES],
                             const double bounds[QUANTITIES], elastir_printed_check *check)
{
  double density = data->geometry.density_g_cm3;
  bool done = true;
  if (!(density > 0.0))
    return true;
  for (size_t d = 0; d < direction_count(data) && done; d++) {
    const elastir_printed_velocity *row = &data->velocities[d];
    const double printed[ELASTIR_WAVE_COUNT] = {row->vp_km_s, row->vs1_km_s, row->vs2_km_s};
    const double *modulus = values + MODULI_AT + 3 * d, *bound = bounds + MODULI_AT + 3 * d;
    for (int mode = 0; mode < ELASTIR_WAVE_COUNT && done; mode++)
      done = check_velocity(printed[mode], modulus[mode], bound[mode], density, mode,
                            row->direction, check);
    if (!row->negative || !done || isnan(modulus[ELASTIR_WAVE_S2]))
      continue;
    check->compared++;
    if (modulus[ELASTIR_WAVE_S2] > bound[ELASTIR_WAVE_S2])
      done = add(check,
                 elastir_format("negative eigenvalue [%ld %ld %ld]", lround(row->direction[0]),
                                lround(row->direction[1]), lround(row->direction[2])),
                 ELASTIR_PRINTED_ANSWER, 1.0, 0.0, 0.0);
  }
  return done;
}

/* How far rounding can move the left side of a condition. */
static double condition_bound(const elastir_elastic_data *data, const char *text,
                              const elastir_constants *constants, double value)
{
  double bound = 0.0;
  for (int k = 0; k < constants->count; k++) {
    double largest = 0.0;
    for (int side = -1; side <= 1; side += 2) {
      double stiffness[36], shifted;
      memcpy(stiffness, data->stiffness, sizeof stiffness);
      elastir_shift_constant(constants, k, side * ELASTIR_PRINT_HALF_UNIT_GPA, stiffness);
      if (condition_value(text, stiffness, &shifted))
        largest = fmax(largest, fabs(shifted - value));
    }
    bound += largest;
  }
  return bound;
}

static bool check_criteria(const elastir_elastic_data *data, const elastir_constants *constants,
                           elastir_printed_check *check)
{
  bool done = true;
  for (size_t k = 0; k < data->criterion_count && done; k++) {
    const elastir_born_criterion *line = &data->criteria[k];
    double value;
    if (line->condition == NULL || line->satisfied == ELASTIR_UNKNOWN ||
        !condition_value(line->condition, data->stiffness, &value))
      continue;
    check->compared++;
    bool printed = line->satisfied == ELASTIR_YES, computed = value > 0.0;
    if (printed != computed &&
        fabs(value) > condition_bound(data, line->condition, constants, value))
      done = add(check, elastir_format("%s", line->condition), ELASTIR_PRINTED_ANSWER,
                 printed ? 1.0 : 0.0, computed ? 1.0 : 0.0, 0.0);
  }
  return done;
}

bool elastir_check_printed(const elastir_elastic_data *data, elastir_printed_check *check)
{
  double values[QUANTITIES] = {0}, bounds[QUANTITIES];
  elastir_symmetry symmetry;
  elastir_constants constants;
  *check = (elastir_printed_check){0};
  if (data->size != 6 || data->hartree || !data->stiffness_complete)
    return true;
  if (!elastir_is_finite(data->stiffness))
    return true;
  elastir_find_symmetry(data->stiffness, 0.0, false, &symmetry);
  elastir_independent_constants(symmetry.setting, &constants);
  evaluate(data, data->stiffness, values);
  rounding_bounds(data, &constants, values, bounds);
  return check_averages(data, values, bounds, check) &&
         check_compliance(data, values, bounds, check) &&
         check_velocities(data, values, bounds, check) &&
         check_criteria(data, &constants, check);
}

void elastir_printed_check_free(elastir_printed_check *check)
{
  for (size_t i = 0; i < check->count; i++)
    free(check->items[i].quantity);
  free(check->items);
  *check = (elastir_printed_check){0};
}
