/* SPDX-License-Identifier: GPL-3.0-or-later */
/* longitudinal.c: which longitudinal optical mode belongs to a transverse one. */
#include "result/longitudinal.h"

#include <math.h>
#include <string.h>

/* Wavenumbers are printed to 0.0001 cm-1, shifts to 0.001. */
static const double printed_cm1 = 0.0011;

static bool same_irrep(const char *one, const char *other)
{
  return one == NULL || other == NULL || strcmp(one, other) == 0;
}

const elastir_result_longitudinal_mode *
result_longitudinal_of(const elastir_result_vibrations *vibrations,
                       const elastir_result_mode *mode)
{
  const elastir_result_longitudinal_mode *found = NULL;
  double nearest = printed_cm1;
  for (size_t i = 0; i < vibrations->longitudinal_count; i++) {
    const elastir_result_longitudinal_mode *one = &vibrations->longitudinal[i];
    double distance = fabs(one->wavenumber_cm1 - one->shift_cm1 - mode->wavenumber_cm1);
    if (distance <= nearest && same_irrep(one->irrep, mode->irrep)) {
      nearest = distance;
      found = one;
    }
  }
  return found;
}
