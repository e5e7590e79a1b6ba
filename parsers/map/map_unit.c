/* SPDX-License-Identifier: GPL-3.0-or-later */
/* map_unit.c: units of the values of a map. */
#include "map/map_unit.h"

#include <stddef.h>
#include <string.h>

static const struct {
  const char *text;
  double factor;
} prefixes[] = {{"", 1.0},    {"p", 1e-12},       {"n", 1e-9},        {"u", 1e-6},
                {"\xc2\xb5", 1e-6}, {"\xce\xbc", 1e-6}, {"\xb5", 1e-6}, {"m", 1e-3},
                {"k", 1e3},   {"M", 1e6},         {"G", 1e9},         {"T", 1e12}};

static bool prefixed(const char *unit, const char *base, double *factor)
{
  size_t length = strlen(unit), tail = strlen(base);
  if (length < tail || strcmp(unit + length - tail, base) != 0)
    return false;
  for (size_t i = 0; i < sizeof prefixes / sizeof *prefixes; i++)
    if (strlen(prefixes[i].text) == length - tail &&
        strncmp(prefixes[i].text, unit, length - tail) == 0) {
      *factor = prefixes[i].factor;
      return true;
    }
  return false;
}

bool elastir_unit_pascals(const char *unit, double *factor)
{
  return prefixed(unit, "Pa", factor) || prefixed(unit, "N/m^2", factor) ||
         prefixed(unit, "N/m2", factor) || prefixed(unit, "N/m\xc2\xb2", factor);
}

bool elastir_unit_metres(const char *unit, double *factor)
{
  static const char *const angstroms[] = {"A", "\xc3\x85", "\xe2\x84\xab", "angstrom"};
  for (size_t i = 0; i < sizeof angstroms / sizeof *angstroms; i++)
    if (strcmp(unit, angstroms[i]) == 0) {
      *factor = 1e-10;
      return true;
    }
  return prefixed(unit, "m", factor);
}
