/* SPDX-License-Identifier: GPL-3.0-or-later */
/* json_waves.c: acoustic waves and the Debye temperature. */
#include "output/json_result.h"

#include <math.h>

static void add_extremum(json_builder *builder, cJSON *parent, const char *key,
                         const elastir_wave_extremum *extremum)
{
  cJSON *object = json_object(builder, parent, key);
  json_number(builder, object, "value", extremum->velocity_km_s);
  json_numbers(builder, object, "direction", extremum->direction, 3);
  json_degeneracy(builder, object, extremum->degeneracy, extremum->equivalents);
}

static void add_wave(json_builder *builder, cJSON *parent, const char *key,
                     const elastir_wave *wave)
{
  cJSON *object = json_object(builder, parent, key);
  json_number(builder, object, "phase_velocity_km_s", wave->velocity_km_s);
  json_number(builder, object, "modulus_gpa", wave->modulus_gpa);
  json_numbers(builder, object, "polarisation", wave->polarisation, 3);
  json_numbers(builder, object, "group_velocity_km_s", wave->group_km_s, 3);
  json_number(builder, object, "power_flow_deg", wave->power_flow_deg);
  json_number(builder, object, "enhancement", wave->enhancement);
  json_bool(builder, object, "degenerate", wave->degenerate);
}

void json_three_waves(json_builder *builder, cJSON *parent,
                      const elastir_wave waves[ELASTIR_WAVE_COUNT])
{
  for (int mode = 0; mode < ELASTIR_WAVE_COUNT; mode++)
    add_wave(builder, parent, elastir_wave_name((elastir_wave_mode)mode), &waves[mode]);
}

void json_waves(json_builder *builder, cJSON *elastic, const elastir_properties *properties)
{
  if (!properties->has_waves) {
    json_null(builder, elastic, "waves");
    return;
  }
  cJSON *object = json_object(builder, elastic, "waves");
  for (int mode = 0; mode < ELASTIR_WAVE_COUNT; mode++) {
    const elastir_wave_range *range = &properties->waves.ranges[mode];
    cJSON *wave = json_object(builder, object, elastir_wave_name((elastir_wave_mode)mode));
    add_extremum(builder, wave, "min", &range->min);
    add_extremum(builder, wave, "max", &range->max);
  }
  json_number(builder, object, "debye_temperature_k", properties->debye.temperature_k);
  json_number(builder, object, "debye_temperature_anderson_k",
              properties->debye.anderson_temperature_k);
  json_number(builder, object, "mean_velocity_km_s", properties->debye.mean_velocity_km_s);
  json_number(builder, object, "density_g_cm3", properties->facts.density_g_cm3);
  cJSON *along = json_array(builder, object, "along");
  for (int i = 0; i < CRYSTAL_DIRECTIONS; i++) {
    cJSON *item = json_object(builder, along, NULL);
    json_numbers(builder, item, "direction", elastir_crystal_directions[i], 3);
    json_three_waves(builder, item, properties->along[i]);
  }
}
