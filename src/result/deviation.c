/* SPDX-License-Identifier: GPL-3.0-or-later */
/* deviation.c: the standard deviation of a number of a model, from all its sources. */
#include "result/deviation.h"

#include <math.h>
#include <string.h>

/* Three sources that a result keeps apart, in quadrature; *source: the largest. */
static double combined(const double parts[3], const char **source)
{
  static const char *const sources[] = {"from the rounding of the printed tensor",
                                        "from the scatter of the points of the fit",
                                        "from the other fits of the run"};
  double sum = NAN, largest = -1.0;
  for (int i = 0; i < 3; i++) {
    if (!(parts[i] >= 0.0))
      continue;
    sum = (isfinite(sum) ? sum : 0.0) + parts[i] * parts[i];
    if (parts[i] > largest) {
      largest = parts[i];
      if (source != NULL)
        *source = sources[i];
    }
  }
  return sqrt(sum);
}

static double of_crystal(const elastir_result_elastic *elastic, const char *path,
                         const char **source)
{
  double parts[3] = {NAN, NAN, NAN};
  const elastir_result_uncertainty *known = elastic != NULL ? elastic->uncertainty : NULL;
  for (size_t i = 0; known != NULL && i < known->standard_deviations_count; i++) {
    const elastir_result_deviation *one = &known->standard_deviations[i];
    if (one->path != NULL && strcmp(one->path, path) == 0) {
      parts[0] = one->rounding;
      parts[1] = one->scatter;
      parts[2] = one->other_fits;
    }
  }
  return combined(parts, source);
}

static double of_layer(const elastir_result_elastic_2d *layer, const char *path,
                       const char **source)
{
  double parts[3] = {NAN, NAN, NAN};
  const elastir_result_plane_uncertainty *known = layer != NULL ? layer->uncertainty : NULL;
  for (size_t i = 0; known != NULL && i < known->standard_deviations_count; i++)
    if (known->standard_deviations[i].path != NULL &&
        strcmp(known->standard_deviations[i].path, path) == 0)
      parts[0] = known->standard_deviations[i].rounding;
  return combined(parts, source);
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
