/* SPDX-License-Identifier: GPL-3.0-or-later */
/* json_curves.c: the measured curve, the best mixture and what is left, to be drawn. */
#include "output/json_comparison.h"

#include <math.h>

static void add_used(json_builder *builder, cJSON *parent, const char *key,
                     const elastir_preprocessed *grid, const double *first,
                     const double *second)
{
  cJSON *array = json_array(builder, parent, key);
  for (size_t i = 0; i < grid->count && !builder->failed; i++) {
    double value = first[i] + (second != NULL ? second[i] : 0);
    json_number(builder, array, NULL, grid->used[i] ? value : (double)NAN);
  }
}

void json_curves(json_builder *builder, cJSON *parent, const elastir_comparison *comparison)
{
  const elastir_preprocessed *grid = &comparison->scored;
  const elastir_mixture *mixture = &comparison->mixture;
  cJSON *object = json_object(builder, parent, "curves");
  json_number(builder, object, "from_cm1", grid->count > 0 ? grid->x_cm1[0] : (double)NAN);
  json_number(builder, object, "step_cm1", grid->step_cm1);
  if (comparison->has_mixture) {
    /* The mixture has a background of its own, so it was fitted before the baseline went. */
    add_used(builder, object, "measured", grid, mixture->fitted, mixture->residual);
    add_used(builder, object, "fitted", grid, mixture->fitted, NULL);
    add_used(builder, object, "residual", grid, mixture->residual, NULL);
  } else {
    add_used(builder, object, "measured", grid, grid->y, NULL);
  }
}
