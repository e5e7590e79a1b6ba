/* SPDX-License-Identifier: GPL-3.0-or-later */
/* scale.c: factors that bring calculated wavenumbers to measured ones, one a range. */
#include "spectrum/scale.h"

#include <math.h>
#include <string.h>

#include "base/number.h"

/* A factor outside of this is a slip of the pen: no method errs by half. */
static const double least_factor = 0.5;
static const double largest_factor = 2.0;

static bool refuse(elastir_diagnostics *diagnostics, const char *part, size_t length,
                   const char *why)
{
  elastir_diagnose(diagnostics, ELASTIR_ERROR, "bad-scale", NULL, 0,
                   "scale '%.*s': %s; expected 'none', 'auto', one factor, or ranges such as "
                   "'%s'",
                   (int)(length < 200 ? length : 200), part, why, ELASTIR_SCALE_DEFAULT);
  return false;
}

static bool parse_factor(const char *part, size_t part_length, const char *text, size_t length,
                         double *factor, elastir_diagnostics *diagnostics)
{
  if (length == 0 || number_scan(text, length, factor) != length)
    return refuse(diagnostics, part, part_length, "the factor is not a number");
  if (!(*factor >= least_factor && *factor <= largest_factor))
    return refuse(diagnostics, part, part_length, "the factor is not between 0.5 and 2");
  return true;
}

static bool parse_range(const char *part, size_t length, elastir_scale_range *range,
                        elastir_diagnostics *diagnostics)
{
  const char *colon = memchr(part, ':', length);
  if (colon == NULL)
    return refuse(diagnostics, part, length, "a range needs a colon before its factor");
  size_t head = (size_t)(colon - part);
  size_t used = number_scan(part, head, &range->from_cm1);
  if (used == 0 || used >= head || part[used] != '-')
    return refuse(diagnostics, part, length, "a range starts with FROM-");
  used++;
  range->to_cm1 = INFINITY;
  if (used < head && number_scan(part + used, head - used, &range->to_cm1) != head - used)
    return refuse(diagnostics, part, length, "the upper end is not a number");
  if (!isfinite(range->from_cm1) || range->from_cm1 < 0.0)
    return refuse(diagnostics, part, length, "the lower end is negative or not finite");
  if (!(range->to_cm1 > range->from_cm1))
    return refuse(diagnostics, part, length, "the upper end is not above the lower end");
  return parse_factor(part, length, colon + 1, length - head - 1, &range->factor, diagnostics);
}

static void insert_range(elastir_scale *scale, const elastir_scale_range *range)
{
  size_t i = scale->count++;
  for (; i > 0 && scale->ranges[i - 1].from_cm1 > range->from_cm1; i--)
    scale->ranges[i] = scale->ranges[i - 1];
  scale->ranges[i] = *range;
}

static bool check_overlaps(const char *spec, const elastir_scale *scale,
                           elastir_diagnostics *diagnostics)
{
  for (size_t i = 1; i < scale->count; i++) {
    const elastir_scale_range *below = &scale->ranges[i - 1];
    const elastir_scale_range *above = &scale->ranges[i];
    if (below->to_cm1 > above->from_cm1) {
      elastir_diagnose(diagnostics, ELASTIR_ERROR, "bad-scale", NULL, 0,
                       "scale '%.200s': the ranges from %g and from %g cm-1 overlap; ranges include their "
                       "lower end but not their upper end",
                       spec, below->from_cm1, above->from_cm1);
      return false;
    }
  }
  return true;
}

static bool parse_ranges(const char *spec, elastir_scale *scale,
                         elastir_diagnostics *diagnostics)
{
  for (const char *part = spec;; part++) {
    size_t length = strcspn(part, ",");
    elastir_scale_range range;
    if (!parse_range(part, length, &range, diagnostics))
      return false;
    if (scale->count == ELASTIR_SCALE_MAX_RANGES)
      return refuse(diagnostics, part, length, "more than 64 ranges");
    insert_range(scale, &range);
    part += length;
    if (*part == '\0')
      break;
  }
  return check_overlaps(spec, scale, diagnostics);
}

bool elastir_scale_parse(const char *spec, elastir_scale *scale,
                         elastir_diagnostics *diagnostics)
{
  *scale = (elastir_scale){0};
  scale->automatic = strcmp(spec, "auto") == 0;
  if (scale->automatic || strcmp(spec, "none") == 0)
    return true;
  bool good;
  if (strchr(spec, ':') == NULL && strchr(spec, ',') == NULL) {
    size_t length = strlen(spec);
    scale->ranges[0] = (elastir_scale_range){0.0, INFINITY, NAN};
    scale->count = 1;
    good = parse_factor(spec, length, spec, length, &scale->ranges[0].factor, diagnostics);
  } else {
    good = parse_ranges(spec, scale, diagnostics);
  }
  if (!good)
    *scale = (elastir_scale){0};
  return good;
}

int elastir_scale_index(const elastir_scale *scale, double calculated_cm1)
{
  for (size_t i = 0; i < scale->count; i++)
    if (calculated_cm1 >= scale->ranges[i].from_cm1 && calculated_cm1 < scale->ranges[i].to_cm1)
      return (int)i;
  return -1;
}

double elastir_scale_factor(const elastir_scale *scale, double calculated_cm1)
{
  int index = elastir_scale_index(scale, calculated_cm1);
  return index < 0 ? NAN : scale->ranges[index].factor;
}

double elastir_scale_apply(const elastir_scale *scale, double calculated_cm1)
{
  int index = elastir_scale_index(scale, calculated_cm1);
  return index < 0 ? calculated_cm1 : calculated_cm1 * scale->ranges[index].factor;
}
