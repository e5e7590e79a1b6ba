/* SPDX-License-Identifier: GPL-3.0-or-later */
/* stiffness_of.c: the stiffness of a CRYSTAL run, and what tells how well it is known. */
#include "model/stiffness_of.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "elastic/constants.h"

/* Which classes a tensor may have is seen from its digits where these are all that is wrong with it.
 * VASP prints more of them than it knows. */
static bool goes_by_digits(elastir_origin origin)
{
  return origin != ELASTIR_FROM_CRYSTAL && origin != ELASTIR_FROM_VASP;
}

bool stiffness_of(const elastir_crystal_run *run, elastir_stiffness_data *stiffness)
{
  const elastir_elastic_data *data = &run->elastic;
  bool crystal = run->origin == ELASTIR_FROM_CRYSTAL;
  *stiffness = (elastir_stiffness_data){
      .tolerance_gpa = goes_by_digits(run->origin) ? 0.0 : (double)NAN, .pressure_gpa = data->pressure_gpa,
      .points = data->points, .order = data->order};
  memcpy(stiffness->stiffness_gpa, data->stiffness, sizeof stiffness->stiffness_gpa);
  for (int i = 0; i < 36; i++) {
    stiffness->half_unit_gpa[i] = crystal ? ELASTIR_PRINT_HALF_UNIT_GPA : data->half_unit_gpa[i];
    stiffness->raw_gpa[i] = NAN;
  }
  for (size_t k = 0; k < data->raw_count; k++) {
    const elastir_raw_constant *raw = &data->raw[k];
    if (raw->row >= 1 && raw->row <= 6 && raw->column >= 1 && raw->column <= 6)
      stiffness->raw_gpa[6 * (raw->row - 1) + raw->column - 1] = raw->value_gpa;
  }
  if (data->fit_count == 0)
    return true;
  stiffness->fits = calloc(data->fit_count, sizeof *stiffness->fits);
  for (size_t f = 0; stiffness->fits != NULL && f < data->fit_count; f++) {
    const elastir_other_fit *from = &data->fits[f];
    if (!from->complete)
      continue;
    elastir_stiffness_fit *to = &stiffness->fits[stiffness->fit_count++];
    memcpy(to->stiffness_gpa, from->stiffness, sizeof to->stiffness_gpa);
    to->points = from->points;
    to->order = from->order;
  }
  return stiffness->fits != NULL;
}
