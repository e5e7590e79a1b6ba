/* SPDX-License-Identifier: GPL-3.0-or-later */
/* tip.c: what a tip or an indenter is made of. */
#include "model/tip.h"

#include <math.h>
#include <string.h>

#include "base/number.h"

static const elastir_tip known[] = {{"diamond", 1141.0, 0.07},
                                    {"silicon", 162.9, 0.223},
                                    {"tungsten", 411.0, 0.28},
                                    {"rigid", INFINITY, 0.0}};

bool elastir_tip_parse(const char *text, elastir_tip *tip)
{
  for (size_t i = 0; i < sizeof known / sizeof *known; i++)
    if (strcmp(text, known[i].name) == 0) {
      *tip = known[i];
      return true;
    }
  double *e = &tip->youngs_modulus_gpa, *nu = &tip->poisson_ratio;
  size_t length = strlen(text), first = number_scan(text, length, e);
  if (first == 0 || text[first] != ',')
    return false;
  size_t second = number_scan(text + first + 1, length - first - 1, nu);
  tip->name = text;
  return second > 0 && first + 1 + second == length && isfinite(*e) && *e > 0.0 && *nu > -1.0 &&
         *nu <= 0.5;
}
