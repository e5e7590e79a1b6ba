/* SPDX-License-Identifier: GPL-3.0-or-later */
/* json_indicators.c: empirical measures that rest on the elastic constants. */
#include "output/json_result.h"

#include <math.h>

static void add_cauchy(json_builder *builder, cJSON *parent, const char *key,
                       const elastir_indicators *indicators)
{
  cJSON *list = json_array(builder, parent, key);
  for (int i = 0; i < indicators->cauchy_count; i++) {
    cJSON *item = json_object(builder, list, NULL);
    json_text(builder, item, "name", indicators->cauchy[i].name);
    json_number(builder, item, "value_gpa", indicators->cauchy[i].value_gpa);
  }
}

void json_indicators(json_builder *builder, cJSON *elastic, const elastir_properties *properties)
{
  const elastir_indicators *indicators = &properties->indicators;
  cJSON *object = json_object(builder, elastic, "indicators");
  json_number(builder, object, "pugh_ratio", indicators->pugh_ratio);
  /* One number where the class has one Cauchy relation; the list has all of them. */
  json_number(builder, object, "cauchy_pressure_gpa",
              indicators->cauchy_count == 1 ? indicators->cauchy[0].value_gpa : (double)NAN);
  add_cauchy(builder, object, "cauchy_pressures", indicators);
  if (properties->facts.pressure_gpa != 0.0 && !isnan(properties->facts.pressure_gpa))
    add_cauchy(builder, object, "cauchy_pressures_less_twice_the_pressure",
               &properties->indicators_at_pressure);
  json_number(builder, object, "kleinman", indicators->kleinman);
  json_number(builder, object, "every_s2", indicators->every_s2);
  json_number(builder, object, "every_s3", indicators->every_s3);
  cJSON *hardness = json_object(builder, object, "vickers_hardness_gpa");
  json_number(builder, hardness, "chen", indicators->hardness_chen_gpa);
  json_number(builder, hardness, "tian", indicators->hardness_tian_gpa);
  json_number(builder, hardness, "mazhnik_oganov", indicators->hardness_mazhnik_gpa);
  json_number(builder, object, "fracture_toughness_mpa_sqrt_m",
              indicators->toughness_mpa_sqrt_m);
  cJSON *conductivity = json_object(builder, object, "minimum_thermal_conductivity_w_m_k");
  json_number(builder, conductivity, "clarke", indicators->conductivity_clarke);
  json_number(builder, conductivity, "cahill", indicators->conductivity_cahill);
}
