/* SPDX-License-Identifier: GPL-3.0-or-later */
/* deviation.c: the standard deviation of a number of a model, from all its sources. */
#include "result/deviation.h"

#include <math.h>
#include <string.h>

static const char from_rounding[] = "from the rounding of the constants",
                  from_scatter[] = "from the scatter of constants that should be equal, or zero",
                  from_given[] = "from the standard deviations given";

/* The rounding of eight decimals, and nothing of the noise of energies: that is not an error. */
static bool only_digits(const elastir_result_uncertainty *known, double scatter)
{
  const double finest_gpa = 1e-6; /* between the rounding of raw constants and of tables */
  const elastir_result_error_source *rounding = known->sources.rounding;
  return !(scatter > 0.0) && rounding != NULL && rounding->constant_sigma_gpa < finest_gpa;
}

static double combined_of(const elastir_result_uncertainty *known, const char *path)
{
  for (size_t i = 0; i < known->combined.values_count; i++)
    if (known->combined.values[i].path != NULL && strcmp(known->combined.values[i].path, path) == 0)
      return known->combined.values[i].value;
  return NAN;
}

/* The combined one; *source: the larger part. What other fits of the run gave is a spread of truncation
 * orders and no part of it. */
static double of_crystal(const elastir_result_elastic *elastic, const char *path,
                         const char **source)
{
  const elastir_result_uncertainty *known = elastic != NULL ? elastic->uncertainty : NULL;
  for (size_t i = 0; known != NULL && i < known->standard_deviations_count; i++) {
    const elastir_result_deviation *one = &known->standard_deviations[i];
    if (one->path == NULL || strcmp(one->path, path) != 0)
      continue;
    if (!(one->given > 0.0) && only_digits(known, one->scatter))
      break;
    if (source != NULL)
      *source = one->given > 0.0                                             ? from_given
                : one->scatter > one->rounding || isnan(one->rounding) ? from_scatter
                                                                       : from_rounding;
    return combined_of(known, path);
  }
  return NAN;
}

static double of_layer(const elastir_result_elastic_2d *layer, const char *path,
                       const char **source)
{
  const elastir_result_plane_uncertainty *known = layer != NULL ? layer->uncertainty : NULL;
  for (size_t i = 0; known != NULL && i < known->standard_deviations_count; i++)
    if (known->standard_deviations[i].path != NULL &&
        strcmp(known->standard_deviations[i].path, path) == 0) {
      if (source != NULL)
        *source = from_rounding;
      return known->standard_deviations[i].rounding;
    }
  return NAN;
}

double result_deviation(const elastir_result_model *model, const char *path, const char **source)
{
  static const char crystal[] = "elastic.", layer[] = "elastic_2d.";
  if (strncmp(path, crystal, sizeof crystal - 1) == 0)
    return of_crystal(model->elastic, path + sizeof crystal - 1, source);
  if (strncmp(path, layer, sizeof layer - 1) == 0)
    return of_layer(model->elastic_2d, path + sizeof layer - 1, source);
  return NAN;
}
