/* SPDX-License-Identifier: GPL-3.0-or-later */
/* island_parts.c: members of the data of the page. */
#include <math.h>

#include "view/html/island.h"

void island_number(json_writer *json, const char *key, double value)
{
  json_key(json, key);
  json_put_number(json, value);
}

void island_text(json_writer *json, const char *key, const char *value)
{
  json_key(json, key);
  json_put_text(json, value);
}

static double rounded(double value, int digits)
{
  if (!isfinite(value) || !(fabs(value) > 1e-200) || fabs(value) > 1e200)
    return value;
  double unit = pow(10.0, floor(log10(fabs(value))) - digits + 1);
  /* Divided by a power of ten that is whole: the decimal that is meant, not one near it. */
  return unit < 1.0 ? round(value * round(1.0 / unit)) / round(1.0 / unit) : round(value / unit) * unit;
}

void island_numbers(json_writer *json, const char *key, const double *values, size_t count)
{
  json_key(json, key);
  json_begin(json, '[');
  for (size_t i = 0; i < count; i++)
    json_put_number(json, values[i]);
  json_end(json);
}

void island_put_rounded(json_writer *json, double value, int digits)
{
  json_put_number(json, rounded(value, digits));
}

void island_rounded(json_writer *json, const char *key, const double *values, size_t count, int digits)
{
  json_key(json, key);
  json_begin(json, '[');
  for (size_t i = 0; i < count; i++)
    island_put_rounded(json, values[i], digits);
  json_end(json);
}
