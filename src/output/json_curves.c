/* SPDX-License-Identifier: GPL-3.0-or-later */
/* json_curves.c: the measured curve, the best mixture and what is left, to be drawn. */
#include "output/json_comparison.h"

#include <math.h>

static void add_used(json_builder *builder, cJSON *parent, const char *key,
                     const elastir_preprocessed *grid, const double *values)
{
  cJSON *array = json_array(builder, parent, key);
  for (size_t i = 0; i < grid->count && !builder->failed; i++)
    json_number(builder, array, NULL, grid->used[i] ? values[i] : (double)NAN);
}

void json_curves(json_builder *builder, cJSON *parent, const elastir_comparison *comparison)
{
  const elastir_preprocessed *grid = &comparison->plain;
  const elastir_mixture *mixture = &comparison->mixture;
  cJSON *object = json_object(builder, parent, "curves");
  json_number(builder, object, "from_cm1", grid->count > 0 ? grid->x_cm1[0] : (double)NAN);
  json_number(builder, object, "step_cm1", grid->step_cm1);
  add_used(builder, object, "measured", grid, grid->y);
  if (comparison->has_mixture) {
    add_used(builder, object, "fitted", grid, mixture->fitted);
    add_used(builder, object, "residual", grid, mixture->residual);
  }
}
