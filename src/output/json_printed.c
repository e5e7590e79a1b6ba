/* SPDX-License-Identifier: GPL-3.0-or-later */
/* json_printed.c: what CRYSTAL printed about its tensor, and where ours differs. */
#include "output/json_result.h"

#include <math.h>

static void add_averages(json_builder *builder, cJSON *object, const elastir_elastic_data *data)
{
  static const char *const names[] = {"k_v_gpa", "g_v_gpa", "k_r_gpa", "g_r_gpa",
                                      "k_h_gpa", "g_h_gpa", "e_h_gpa", "nu_h"};
  if (!data->has_averages) {
    json_null(builder, object, "averages");
    return;
  }
  cJSON *averages = json_object(builder, object, "averages");
  for (int i = 0; i < 8; i++)
    json_number(builder, averages, names[i], data->averages[i]);
}

static void add_velocities(json_builder *builder, cJSON *object,
                           const elastir_elastic_data *data)
{
  cJSON *velocities = json_array(builder, object, "velocities");
  for (size_t i = 0; i < data->velocity_count; i++) {
    const elastir_printed_velocity *row = &data->velocities[i];
    cJSON *item = json_object(builder, velocities, NULL);
    json_numbers(builder, item, "direction", row->direction, 3);
    json_number(builder, item, "p_km_s", row->vp_km_s);
    json_number(builder, item, "s1_km_s", row->vs1_km_s);
    json_number(builder, item, "s2_km_s", row->vs2_km_s);
    json_bool(builder, item, "negative_eigenvalue", row->negative);
  }
}

static void add_answer(json_builder *builder, cJSON *item, const char *key, double value)
{
  if (isnan(value))
    json_null(builder, item, key);
  else
    json_bool(builder, item, key, value != 0.0);
}

static void add_disagreements(json_builder *builder, cJSON *object,
                              const elastir_printed_check *check)
{
  cJSON *list = json_array(builder, object, "disagreements");
  for (size_t i = 0; i < check->count; i++) {
    const elastir_disagreement *found = &check->items[i];
    cJSON *item = json_object(builder, list, NULL);
    json_text(builder, item, "quantity", found->quantity);
    if (found->kind == ELASTIR_PRINTED_ANSWER) {
      add_answer(builder, item, "printed", found->printed);
      add_answer(builder, item, "computed", found->computed);
      continue;
    }
    json_number(builder, item, "printed", found->printed);
    json_number(builder, item, "computed", found->computed);
    json_number(builder, item, "tolerance", found->tolerance);
  }
}

void json_printed(json_builder *builder, cJSON *elastic, const elastir_elastic_data *data,
                  const elastir_printed_check *check)
{
  cJSON *object = json_object(builder, elastic, "printed");
  add_averages(builder, object, data);
  add_velocities(builder, object, data);
  cJSON *criteria = json_array(builder, object, "criteria");
  for (size_t i = 0; i < data->criterion_count; i++) {
    cJSON *item = json_object(builder, criteria, NULL);
    json_text(builder, item, "condition", data->criteria[i].condition);
    add_answer(builder, item, "satisfied",
               data->criteria[i].satisfied == ELASTIR_UNKNOWN
                   ? (double)NAN
                   : (double)(data->criteria[i].satisfied == ELASTIR_YES));
  }
  json_number(builder, object, "compared", (double)check->compared);
  add_disagreements(builder, object, check);
}
