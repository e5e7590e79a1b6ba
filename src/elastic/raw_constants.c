/* SPDX-License-Identifier: GPL-3.0-or-later */
/* raw_constants.c: constants before they were made symmetric and rounded. */
#include "elastic/raw_constants.h"

#include <math.h>
#include <string.h>

#include "base/spread.h"

/* Raw constants nearer than this are one number, and below it zero: they have eight decimals. */
static const double same_gpa = 1e-7;

/* Estimates of variances: one a constant, then one a row. */
enum { FIRST_ROW = 36 };

/* The raw constants of one independent one. */
typedef struct {
  spread values;
  double largest, least;
} repeats;

static repeats repeats_of(const elastir_stiffness_data *data, const elastir_constants *constants,
                          int constant)
{
  repeats found = {.largest = -INFINITY, .least = INFINITY};
  for (int i = 0; i < 36; i++) {
    double value = constants->sign[i] * data->raw_gpa[i];
    if (constants->group[i] != constant || !isfinite(value))
      continue;
    spread_add(&found.values, value);
    found.largest = fmax(found.largest, value);
    found.least = fmin(found.least, value);
  }
  return found;
}

bool elastir_use_raw_constants(elastir_stiffness_data *data)
{
  elastir_symmetry symmetry;
  elastir_constants constants;
  double means[36] = {0}, full[36];
  elastir_find_symmetry(data->stiffness_gpa, 0.0, false, &symmetry);
  elastir_independent_constants(symmetry.setting, &constants);
  for (int k = 0; k < constants.count; k++) {
    repeats found = repeats_of(data, &constants, k);
    if (found.values.count < 1.0)
      return false;
    elastir_shift_constant(&constants, k, found.values.mean, means);
  }
  elastir_project(means, symmetry.setting, full);
  for (int i = 0; i < 36; i++)
    if (!(fabs(full[i] - data->stiffness_gpa[i]) <= data->half_unit_gpa[i] + same_gpa))
      return false;
  for (int i = 0; i < 36; i++) {
    data->stiffness_gpa[i] = constants.group[i] < 0 ? 0.0 : full[i];
    data->half_unit_gpa[i] = ELASTIR_RAW_HALF_UNIT_GPA;
  }
  return true;
}

/* A raw constant that vanishes by symmetry, and did not. Of a row, those of equal size are one number
 * that the symmetry of the strain repeats: the first counts. */
static bool is_noise(const elastir_stiffness_data *data, const elastir_constants *constants, int i)
{
  double size = fabs(data->raw_gpa[i]);
  if (constants->group[i] >= 0 || !(size > same_gpa))
    return false;
  for (int j = i - i % 6; j < i; j++)
    if (constants->group[j] < 0 && fabs(fabs(data->raw_gpa[j]) - size) <= same_gpa)
      return false;
  return true;
}

/* Mean square of the noise of each row. */
static void noise_of_rows(const elastir_stiffness_data *data, const elastir_constants *constants,
                          double mean_square[6], int count[6])
{
  for (int row = 0; row < 6; row++) {
    double squares = 0.0;
    count[row] = 0;
    for (int i = 6 * row; i < 6 * row + 6; i++) {
      if (!is_noise(data, constants, i))
        continue;
      squares += data->raw_gpa[i] * data->raw_gpa[i];
      count[row]++;
    }
    mean_square[row] = count[row] > 0 ? squares / count[row] : NAN;
  }
}

/* The mean of the raw constants of one independent one, by the noise of their rows: each row adds its
 * part of the variance. A row without noise that is known adds nothing. */
static void add_by_rows(const elastir_stiffness_data *data, const elastir_constants *constants,
                        int constant, const double mean_square[6], error_inputs *inputs)
{
  int of_row[6] = {0}, count = 0;
  for (int i = 0; i < 36; i++) {
    if (constants->group[i] != constant || !isfinite(data->raw_gpa[i]))
      continue;
    of_row[i / 6]++;
    count++;
  }
  for (int row = 0; row < 6; row++)
    if (of_row[row] > 0 && isfinite(mean_square[row]))
      error_inputs_add(constants, constant, sqrt(of_row[row] * mean_square[row]) / count,
                       FIRST_ROW + row, inputs);
}

int elastir_raw_scatter(const elastir_stiffness_data *data, const elastir_constants *constants,
                        error_inputs *inputs)
{
  double mean_square[6];
  int zeros[6], used = 0;
  error_inputs_begin(true, inputs);
  noise_of_rows(data, constants, mean_square, zeros);
  for (int row = 0; row < 6; row++) {
    used += zeros[row];
    if (zeros[row] > 0)
      inputs->freedom[FIRST_ROW + row] = zeros[row]; /* their mean is known: nothing is lost to it */
  }
  for (int k = 0; k < constants->count; k++) {
    repeats found = repeats_of(data, constants, k);
    if (found.values.count > 1.0 && found.largest - found.least > same_gpa) {
      error_inputs_add(constants, k, spread_deviation(&found.values) / sqrt(found.values.count), k,
                       inputs);
      inputs->freedom[k] = found.values.count - 1.0;
      used += (int)found.values.count;
    } else {
      add_by_rows(data, constants, k, mean_square, inputs);
    }
  }
  return used;
}
