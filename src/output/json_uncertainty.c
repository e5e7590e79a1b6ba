/* SPDX-License-Identifier: GPL-3.0-or-later */
/* json_uncertainty.c: standard deviations of averages and extrema, by where they come from. */
#include "output/json_result.h"

#include <math.h>

static void add_source(json_builder *builder, cJSON *sources, const char *key,
                       const elastir_uncertainty_source *source)
{
  if (!source->available) {
    json_null(builder, sources, key);
    return;
  }
  cJSON *object = json_object(builder, sources, key);
  json_number(builder, object, "constant_sigma_gpa", source->constant_sigma_gpa);
  json_number(builder, object, "inputs", source->inputs);
  json_number(builder, object, "samples", source->samples);
  json_number(builder, object, "unstable_samples", source->unstable_samples);
}

static void add_value(json_builder *builder, cJSON *object, const char *key,
                      const elastir_uncertainty_source *source, const double *values, int i)
{
  json_number(builder, object, key, source->available ? values[i] : (double)NAN);
}

void json_uncertainty(json_builder *builder, cJSON *elastic,
                      const elastir_uncertainty *uncertainty)
{
  cJSON *object = json_object(builder, elastic, "uncertainty");
  cJSON *sources = json_object(builder, object, "sources");
  add_source(builder, sources, "rounding", &uncertainty->rounding);
  add_source(builder, sources, "other_fits", &uncertainty->fits);
  add_source(builder, sources, "scatter", &uncertainty->scatter);
  json_number(builder, object, "fits_left_out_for_stress", uncertainty->fits_stressed);
  json_number(builder, object, "fits_that_repeat_the_result", uncertainty->fits_repeated);
  cJSON *deviations = json_object(builder, object, "standard_deviations");
  for (int i = 0; i < ELASTIR_UNCERTAIN_COUNT; i++) {
    cJSON *item = json_object(builder, deviations, elastir_uncertain_name(i));
    add_value(builder, item, "rounding", &uncertainty->rounding, uncertainty->rounding.sigma, i);
    add_value(builder, item, "rounding_linear", &uncertainty->rounding,
              uncertainty->rounding.linear, i);
    add_value(builder, item, "other_fits", &uncertainty->fits, uncertainty->fits.sigma, i);
    add_value(builder, item, "scatter", &uncertainty->scatter, uncertainty->scatter.sigma, i);
    add_value(builder, item, "scatter_linear", &uncertainty->scatter,
              uncertainty->scatter.linear, i);
  }
}
