/* SPDX-License-Identifier: GPL-3.0-or-later */
/* raman.c: the Raman intensities of a mode. */
#include "result/raman.h"

#include <stddef.h>

const elastir_result_raman_set *result_raman_of(const elastir_result_vibrations *vibrations,
                                                const elastir_result_mode *mode)
{
  for (size_t i = 0; i < vibrations->raman_count; i++)
    if (vibrations->raman[i].first <= mode->first && mode->first <= vibrations->raman[i].last)
      return &vibrations->raman[i];
  return NULL;
}
