/* SPDX-License-Identifier: GPL-3.0-or-later */
/* waves_search.h: a local search for an extreme wave velocity. */
#ifndef ELASTIR_WAVES_SEARCH_H
#define ELASTIR_WAVES_SEARCH_H

#include <stdbool.h>

#include "elastic/christoffel.h"
#include "elastic/waves.h"

/* The best modulus that searches from the extremum of a tensor near by lead to, and from those of its
 * rivals that are nearly as good now. */
double waves_search_near(const christoffel_tensor *tensor, elastir_wave_mode mode, bool maximum,
                         const elastir_wave_extremum *known);

#endif
