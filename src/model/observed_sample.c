/* SPDX-License-Identifier: GPL-3.0-or-later */
/* observed_sample.c: columns and directions of a sample under the light of an instrument. */
#include "model/observed.h"

double *observed_column(const observed_sample *sample, const double **values, size_t *count)
{
  double *column = result_take(sample->memory, (sample->points + 1) * sizeof *column);
  *values = column;
  *count = column != NULL ? sample->points : 0;
  return column;
}

bool observed_direction(const observed_sample *sample, const observable_direction *direction,
                        double unit[3])
{
  bool assumed = false;
  if (request_direction(&direction->request, sample->geometry, unit, &assumed) && !assumed)
    return true;
  elastir_diagnose(sample->diagnostics, ELASTIR_ERROR, "no-lattice", sample->path, 0,
                   "the direction %s needs lattice vectors, which this output lacks; give it as X/Y/Z",
                   direction->text);
  return false;
}
