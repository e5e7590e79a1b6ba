/* SPDX-License-Identifier: GPL-3.0-or-later */
/* sticks_of.c: the lines of a frequency table. */
#include "model/sticks_of.h"

#include <math.h>

size_t elastir_sticks_from_sets(const elastir_mode_set *sets, size_t count,
                                const elastir_scale *scale, elastir_stick *sticks)
{
  size_t written = 0;
  for (size_t i = 0; i < count; i++) {
    double calculated = sets[i].wavenumber_cm1;
    double intensity = sets[i].intensity_km_mol;
    if (!(calculated >= 0.0) || !isfinite(calculated) || !isfinite(intensity))
      continue;
    sticks[written++] =
        (elastir_stick){calculated, elastir_scale_apply(scale, calculated), intensity, i, 0.0};
  }
  return written;
}
