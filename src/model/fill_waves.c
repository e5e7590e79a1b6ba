/* SPDX-License-Identifier: GPL-3.0-or-later */
/* fill_waves.c: acoustic waves and the Debye temperature. */
#include "model/fill.h"

#include <string.h>

static void fill_extremum(const elastir_wave_extremum *extremum, elastir_result_wave_extremum *out)
{
  out->value = extremum->velocity_km_s;
  memcpy(out->direction, extremum->direction, sizeof out->direction);
  out->degeneracy = elastir_degeneracy_name(extremum->degeneracy);
  out->equivalents = extremum->equivalents > 0 ? extremum->equivalents : -1;
}

void fill_wave(const elastir_wave *wave, elastir_result_wave *out)
{
  out->phase_velocity_km_s = wave->velocity_km_s;
  out->modulus_gpa = wave->modulus_gpa;
  memcpy(out->polarisation, wave->polarisation, sizeof out->polarisation);
  memcpy(out->group_velocity_km_s, wave->group_km_s, sizeof out->group_velocity_km_s);
  out->power_flow_deg = wave->power_flow_deg;
  out->enhancement = wave->enhancement;
  out->degenerate = wave->degenerate;
}

void fill_waves(elastir_result_memory *memory, const elastir_properties *properties,
                elastir_result_elastic *out)
{
  out->waves = properties->has_waves ? RESULT_NEW(memory, waves) : NULL;
  if (out->waves == NULL)
    return;
  elastir_result_wave_range *const ranges[] = {&out->waves->p, &out->waves->s1, &out->waves->s2};
  for (int mode = 0; mode < ELASTIR_WAVE_COUNT; mode++) {
    fill_extremum(&properties->waves.ranges[mode].min, &ranges[mode]->min);
    fill_extremum(&properties->waves.ranges[mode].max, &ranges[mode]->max);
  }
  out->waves->debye_temperature_k = properties->debye.temperature_k;
  out->waves->debye_temperature_anderson_k = properties->debye.anderson_temperature_k;
  out->waves->mean_velocity_km_s = properties->debye.mean_velocity_km_s;
  out->waves->density_g_cm3 = properties->facts.density_g_cm3;
  out->waves->along = RESULT_LIST(memory, wave_direction, CRYSTAL_DIRECTIONS);
  for (int i = 0; out->waves->along != NULL && i < CRYSTAL_DIRECTIONS; i++) {
    elastir_result_wave_direction *along = &out->waves->along[out->waves->along_count++];
    memcpy(along->direction, elastir_crystal_directions[i], sizeof along->direction);
    fill_wave(&properties->along[i][ELASTIR_WAVE_P], &along->p);
    fill_wave(&properties->along[i][ELASTIR_WAVE_S1], &along->s1);
    fill_wave(&properties->along[i][ELASTIR_WAVE_S2], &along->s2);
  }
}
