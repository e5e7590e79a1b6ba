/* SPDX-License-Identifier: GPL-3.0-or-later */
/* waves_search.h: a local search for an extreme wave velocity. */
#ifndef ELASTIR_WAVES_SEARCH_H
#define ELASTIR_WAVES_SEARCH_H

#include <stdbool.h>

#include "elastic/christoffel.h"
#include "elastic/waves.h"

/* The modulus at the extremum that the search from n leads to. */
double waves_search_near(const christoffel_tensor *tensor, elastir_wave_mode mode, bool maximum,
                         const double n[3]);

#endif
