/* SPDX-License-Identifier: GPL-3.0-or-later */
/* damping.c: the widths of modes: of all, of ranges, and of single ones. */
#include "model/damping.h"

#include <math.h>
#include <string.h>

#include "base/memory.h"
#include "base/number.h"

static const double least_cm1 = 1e-3, most_cm1 = 1000.0;

static bool whole(const char *text, size_t length, double *value)
{
  return length > 0 && number_scan(text, length, value) == length && isfinite(*value);
}

static bool is_damping(double value)
{
  return value >= least_cm1 && value <= most_cm1;
}

/* "600-900:12" or "m45:5" */
static bool take_rule(const char *text, size_t length, damping_rule *rule)
{
  const char *colon = memchr(text, ':', length);
  *rule = (damping_rule){.mode = 0};
  if (colon == NULL || !whole(colon + 1, length - (size_t)(colon + 1 - text), &rule->damping_cm1) ||
      !is_damping(rule->damping_cm1))
    return false;
  size_t head = (size_t)(colon - text);
  double mode;
  if (*text == 'm') {
    if (!whole(text + 1, head - 1, &mode) || mode != floor(mode) || mode < 1.0 || mode > 1e6)
      return false;
    rule->mode = (int)mode;
    return true;
  }
  const char *dash = memchr(text, '-', head);
  return dash != NULL && whole(text, (size_t)(dash - text), &rule->from_cm1) &&
         whole(dash + 1, (size_t)(colon - dash - 1), &rule->to_cm1) && rule->from_cm1 >= 0.0 &&
         rule->from_cm1 < rule->to_cm1;
}

bool damping_parse(const char *text, damping_settings *damping)
{
  *damping = (damping_settings){.count = 0};
  if (strlen(text) >= DAMPING_TEXT)
    return false;
  elastir_snprintf(damping->text, sizeof damping->text, "%s", text);
  for (const char *part = text;; part++) {
    size_t length = strcspn(part, ",");
    bool first = part == text && memchr(part, ':', length) == NULL;
    if (first && (!whole(part, length, &damping->others_cm1) || !is_damping(damping->others_cm1)))
      return false;
    if (!first && (damping->count == MOST_DAMPINGS ||
                   !take_rule(part, length, &damping->rules[damping->count++])))
      return false;
    part += length;
    if (*part == '\0')
      return true;
  }
}

double damping_of_set(const damping_settings *damping, double lines_cm1, double scaled_cm1,
                      int first, int last)
{
  double value = damping->others_cm1 > 0.0 ? damping->others_cm1 : lines_cm1;
  for (size_t i = 0; i < damping->count; i++) {
    const damping_rule *rule = &damping->rules[i];
    bool holds = rule->mode > 0 ? rule->mode >= first && rule->mode <= last
                                : scaled_cm1 >= rule->from_cm1 && scaled_cm1 < rule->to_cm1;
    value = holds ? rule->damping_cm1 : value;
  }
  return value;
}
